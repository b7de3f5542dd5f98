/** Who wrote what, and where it is from: above a text, at its beginning, at its end. */
import { pick, whole } from "../chance.ts";
import { type House, reporter } from "../house.ts";
import { gap, monthDay, offices, people, person, places, schools, spacedPerson } from "../words.ts";

const papersOf = ({ paper }: House) => ["本报", "本报", "本报", "本刊", paper, paper.slice(-2)];

function reporters(house: House, most = 3): string {
  const { random } = house;
  const between = pick(random, [" ", "　", "、", "  "]);
  return Array.from({ length: whole(random, 1, most) }, () =>
    random() < 0.3 ? spacedPerson(random) : reporter(house),
  ).join(between);
}

export function byline(house: House): string | undefined {
  const { random, style, town } = house;
  const names = reporters(house);
  const paper = pick(random, papersOf(house));
  switch (style.byline) {
    case "reporter":
      return `${paper}${pick(random, ["记者", "记者", "首席记者", "见习记者", "特约记者", `驻${town}记者`])}${random() < 0.75 ? gap(random) : ""}${names}`;
    case "marked":
      return `${pick(random, ["■", "□", "▲", "◆", "●", "◎", "○", "★", "⊙"])}${gap(random).slice(random() < 0.6 ? 9 : 0)}${pick(random, [`${paper}记者${gap(random)}`, "", "通讯员 ", "本刊记者 "])}${names}`;
    case "media-reporter":
      return `${pick(random, [paper, house.paper])}${pick(random, ["全媒体记者", "融媒体记者", "融媒记者", "全媒体首席记者", "新媒体记者"])}${random() < 0.6 ? gap(random) : ""}${names}`;
    case "bare":
      return spacedPerson(random);
    case "row":
      return Array.from({ length: whole(random, 2, 4) }, () => spacedPerson(random)).join(gap(random));
    case "with-intern":
      return `${pick(random, [`${paper}记者`, "记者", "■记者"])} ${reporters(house, 2)} ${pick(random, ["通讯员", "实习生", "实习记者", "见习记者", "特约通讯员"])} ${people(random, 2)}`;
    case "from-place":
      return pick(random, [
        `${pick(random, ["通讯员", "特约通讯员", "记者"])} ${names} ${pick(random, [`发自${pick(random, places)}`, `${pick(random, places)}报道`])}`,
        `${pick(random, schools)}${gap(random)}${person(random)}`,
        `${pick(random, places)}${gap(random)}${spacedPerson(random)}`,
      ]);
    case "text-picture":
      return pick(random, [
        `${paper}记者 ${reporters(house, 1)} ${pick(random, ["文/图", "文图", "图文", "文并图", "摄影报道"])}`,
        `${names}${pick(random, ["／文", "/文", " 文"])}${gap(random)}${person(random)}${pick(random, ["／图", "/图", " 图"])}`,
        `${pick(random, ["文/图", "文/", "文｜", "文：", "图文｜"])}${names}`,
      ]);
    case "agency":
      return pick(random, [
        `新华社记者${gap(random)}${names}`,
        `中新社记者 ${names}`,
        `新华社“新华视点”记者${names}`,
        `人民日报记者 ${names}`,
      ]);
    case "duties":
      return pick(random, [
        `${pick(random, ["撰文", "采写", "作者", "撰稿", "整理", "执笔"])}${pick(random, ["/", "：", "｜", " "])}${names}`,
        `${pick(random, ["本报评论员", "本报特约评论员", "本报编辑部", "本报记者", "特约评论员"])}${random() < 0.4 ? ` ${reporter(house)}` : ""}`,
        `${names} ${pick(random, ["采写", "整理", "报道", "口述", "译"])}`,
      ]);
    default:
      return undefined;
  }
}

/** What a first paragraph begins with. */
export function dateline(house: House): string {
  const { random, style, town, paper } = house;
  const who = () =>
    `${pick(random, ["记者", "记者", "首席记者", "通讯员", "见习记者"])}${pick(random, [" ", "", "　"])}${reporter(house)}${random() < 0.35 ? pick(random, [`、${person(random)}`, ` 通讯员 ${person(random)}`, ` 实习生 ${person(random)}`, ` 摄影 ${person(random)}`]) : ""}`;
  const inBrackets = random() < 0.6 ? `（${who()}）` : pick(random, [" ", "　", " "]);
  const place = pick(random, [town, "北京", "省城", ...places.map((each) => each.slice(0, 2))]);
  switch (style.dateline) {
    case "dispatch":
      return `本报讯${pick(random, ["", " ", "　"])}${inBrackets}`;
    case "place-day":
      return `本报${place}${random() < 0.7 ? monthDay(random) : ""}${pick(random, ["电", "讯"])}${inBrackets}`;
    case "agency":
      return pick(random, [
        `${pick(random, ["新华社", "据新华社", "中新社", "据中新社"])}${place}${monthDay(random)}电${inBrackets}`,
        `据新华社电${pick(random, [" ", "　", `（${who()}）`])}`,
        `新华社${place}${monthDay(random)}电 题：`,
      ]);
    case "brackets":
      return pick(random, [
        `【本报${pick(random, [place, ""])}${pick(random, ["讯", "专电", "专讯"])}】`,
        `【${paper.slice(-2)}讯】`,
        `【本报${place}电】${pick(random, ["", `记者 ${reporter(house)} 报道：`])}`,
      ]);
    case "paper-name":
      return pick(random, [
        `${paper}讯${inBrackets}`,
        `${paper.slice(-2)}讯${inBrackets}`,
        `${paper}全媒体讯${inBrackets}`,
      ]);
    case "reports":
      return pick(random, [
        `${pick(random, ["本报", "本刊"])}记者${reporter(house)}${pick(random, ["", `、实习生${person(random)}`])}报道：`,
        `（${who()}）`,
        `${monthDay(random)}讯${inBrackets}`,
      ]);
    case "gap-only":
      return pick(random, ["", "", `${monthDay(random)}，`, "连日来，", "日前，"]);
    default:
      return "";
  }
}

/** At the end of a last paragraph, in brackets. */
export function inlineSignature(house: House): string | undefined {
  const { random, style } = house;
  switch (style.signature) {
    case "inline-reporter":
      return pick(random, [
        `（${pick(random, ["记者", "本报记者", "通讯员", "全媒体记者", "见习记者"])}${gap(random)}${reporters(house)}）`,
        `（记者 ${reporters(house, 2)} 通讯员 ${people(random, 2)}）`,
        `（记者 ${reporters(house, 2)} 文/图）`,
        `【记者 ${reporters(house, 2)}】`,
      ]);
    case "inline-names":
      return pick(random, [
        `（${reporters(house)}）`,
        `（${spacedPerson(random)}）`,
        `[${reporters(house, 2)}]`,
      ]);
    case "inline-source":
      return pick(random, [
        `（${pick(random, ["本报综合", "据新华社", "据新华社电", "据《人民日报》", "综合新华社报道", "本报综合报道", "据央视新闻客户端", "均据新华社电"])}）`,
        `（${pick(random, offices).replace(/^市|县/u, "")}${pick(random, ["", "供稿", "提供", "整理"])}）`,
        `（${reporter(house)} ${pick(random, ["整理", "采写", "文"])}）`,
      ]);
    default:
      return undefined;
  }
}

/** Below a text's end, a block of its own. */
export function blockSignature(house: House): string | undefined {
  const { random, style, town } = house;
  switch (style.signature) {
    case "block-brackets":
      return pick(random, [
        `（记者 ${reporters(house)}）`,
        `（${reporters(house)}）`,
        `〔${reporters(house, 2)}〕`,
        `（${pick(random, ["本报综合", "据新华社", "综合报道"])}）`,
      ]);
    case "block-dash":
      return `${pick(random, ["——", "—— ", "—"])}${pick(random, ["", "本报记者 ", "摘自", "据"])}${reporters(house, 2)}`;
    case "block-open":
      return pick(random, [
        `${pick(random, ["本报记者", "记者", "通讯员", `${house.paper.slice(-2)}记者`, "全媒体记者"])} ${reporters(house, 2)}`,
        `${pick(random, ["文/", "供稿：", "来源：", "作者："])}${pick(random, [reporter(house), `${town}发布`, "新华社", "市教育局"])}`,
        `${pick(random, places).slice(0, 2)}${gap(random)}${pick(random, ["一读者", "退休教师", "一居民"])}${random() < 0.5 ? ` ${person(random)}` : ""}`,
      ]);
    case "block-unit":
      return pick(random, [
        `（${pick(random, ["作者单位", "作者系", "作者为", "作者"])}${pick(random, ["：", ""])}${pick(random, schools)}${random() < 0.3 ? "教师" : ""}）`,
        `〔${pick(random, offices)}〕`,
        `（${pick(random, offices)}${pick(random, ["", "供稿"])}）`,
      ]);
    default:
      return undefined;
  }
}
