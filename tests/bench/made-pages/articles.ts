/** Articles as a house sets them, whole, before their columns are cut. */
import { dictionary } from "#lib/importer/page/words.ts";
import { pick, type Random, whole } from "./chance.ts";
import { blockSignature, byline, dateline, inlineSignature } from "./forms/authors.ts";
import { columnName, continuedMark, turnLine } from "./forms/front-matter.ts";
import { deck, headlines, kicker } from "./forms/heads.ts";
import { caption, credit } from "./forms/pictures.ts";
import { listing, notice } from "./forms/small-items.ts";
import type { House } from "./house.ts";
import type { Printed, Story } from "./printed.ts";
import { things } from "./words.ts";

export interface SetArticle {
  kind: "news" | "photo" | "notice" | "listing";
  blocks: Printed[];
  /** May be set aside instead of being an article. */
  optional: boolean;
  /** Continued from another page and without a headline there. */
  continued: boolean;
}

const topics = new Map<Story, string>();

/** What a story is about: its most frequent content word. */
export function topicOf(story: Story, random: Random): string {
  const known = topics.get(story);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const { text, tag } of dictionary().words([story.headline ?? "", ...story.paragraphs].join("。"))) {
    if (
      text.length >= 2 &&
      text.length <= 5 &&
      /^(?:n|vn|l|j)/u.test(tag) &&
      tag !== "nr" &&
      !/\d/u.test(text)
    )
      counts.set(text, (counts.get(text) ?? 0) + text.length);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? pick(random, things);
  topics.set(story, best);
  return best;
}

/** As many paragraphs of a story as fit on a page; most articles are short. */
function paragraphsOf({ paragraphs }: Story, random: Random): string[] {
  const most = random() < 0.6 ? whole(random, 1, 4) : whole(random, 4, 10);
  const kept = paragraphs.slice(0, most);
  if (random() > 0.2) return [...kept];
  // An item of a few lines.
  const few = (kept[0] ?? "")
    .match(/[^。！？]+[。！？]”?/gu)
    ?.slice(0, whole(random, 1, 2))
    .join("");
  return [few === undefined || few.length < 24 ? (kept[0] ?? "") : few];
}

export function article(house: House, story: Story): SetArticle {
  const { random, style } = house;
  const topic = topicOf(story, random);
  const paragraphs = paragraphsOf(story, random);
  const isContinued = style.turn !== "none" && random() < 0.12;
  const hasHead = !isContinued || random() < 0.4;
  const heads: Printed[] = [];
  const add = (role: Printed["role"], text: string | undefined, odds = 1) => {
    if (text !== undefined && random() < odds) heads.push({ role, text });
  };
  if (hasHead) {
    add("kicker", columnName(house), 0.25);
    if (heads.length === 0) add("kicker", kicker(house, topic), 0.35);
    for (const line of headlines(house, topic, story.headline)) add("headline", line);
    add("deck", deck(house, topic), 0.4);
  }
  const hasByline = hasHead && style.byline !== "none" && random() < 0.6;
  if (hasByline) add("byline", byline(house));
  if (isContinued)
    paragraphs[0] =
      continuedMark(house) +
      (paragraphs[0] ?? "").slice(
        random() < 0.6 ? whole(random, 0, Math.max(0, (paragraphs[0] ?? "").length - 12)) : 0,
      );
  else if (random() < 0.8) paragraphs[0] = dateline(house) + (paragraphs[0] ?? "");
  const blocks = [...heads, ...bodyOf(house, topic, paragraphs), ...endOf(house, hasByline)];
  const last = blocks.findLastIndex(({ role }) => role === "body");
  const inline = hasByline && random() < 0.8 ? undefined : inlineSignature(house);
  const lastBlock = blocks[last];
  if (lastBlock !== undefined && inline !== undefined && random() < 0.8)
    blocks[last] = { ...lastBlock, text: lastBlock.text + inline };
  else turned(house, blocks);
  return { kind: "news", blocks, optional: false, continued: isContinued && !hasHead };
}

function endOf(house: House, hasByline: boolean): Printed[] {
  const odds = hasByline ? 0.15 : 0.7;
  const text = house.random() < odds ? blockSignature(house) : undefined;
  return text === undefined ? [] : [{ role: "signature", text }];
}

/** Goes on on another page: stops anywhere. */
function turned(house: House, blocks: Printed[]): void {
  const { random } = house;
  const line = random() < 0.2 ? turnLine(house) : undefined;
  const last = blocks.at(-1);
  if (line === undefined || last?.role !== "body" || last.text.length < 30) return;
  const text = random() < 0.6 ? last.text.slice(0, whole(random, 16, last.text.length - 2)) : last.text;
  if (/^[（(【▶→]/u.test(line) && random() < 0.5) blocks[blocks.length - 1] = { ...last, text: text + line };
  else blocks.splice(-1, 1, { ...last, text }, { role: "turn", text: line });
}

function bodyOf(house: House, topic: string, paragraphs: readonly string[]): Printed[] {
  const { random, style } = house;
  const form = random();
  const isMeasured = form < 0.08 && paragraphs.length >= 3;
  const measure = pick(random, [
    (at: number) => `${at}.`,
    (at: number) => `${"一二三四五六七八九十"[at - 1] ?? at}、`,
    (at: number) => `（${"一二三四五六七八九十"[at - 1] ?? at}）`,
    (at: number) => `${"①②③④⑤⑥⑦⑧⑨"[at - 1] ?? at}`,
    () => "●",
    () => "■ ",
  ]);
  const bodies = paragraphs.map(
    (text, at): Printed => ({
      role: "body",
      text: isMeasured && at > 0 && text.length > 0 ? measure(at) + text : text,
    }),
  );
  if (random() < 0.05)
    bodies.unshift({
      role: "body",
      text: pick(random, [
        `编者按：${topic}牵动人心。本报今起推出专栏，敬请关注。`,
        `【${pick(random, ["人物名片", "核心提示", "阅读提示"])}】${topic}，${pick(random, ["从业三十年", "始于去年春天", "覆盖全市十二个乡镇"])}。`,
      ]),
    });
  if (style.subhead === "none" || paragraphs.length < 3 || random() < 0.35) return bodies;
  const count = whole(random, 2, Math.min(4, bodies.length - 1));
  const heads = subheads(house, topic, count);
  const places = new Set<number>();
  while (places.size < count) places.add(whole(random, 1, bodies.length - 1));
  return bodies.flatMap((block, at): Printed[] => {
    const text = places.has(at) ? heads.shift() : undefined;
    return text === undefined ? [block] : [{ role: "subhead", text }, block];
  });
}

function subheads({ random, style }: House, topic: string, count: number): string[] {
  const plain = pick(random, [
    () =>
      `${pick(random, [topic, pick(random, things)])}：${pick(random, ["从“有”到“优”", "让群众少跑腿", "小切口做大文章", "一张网兜住底"])}`,
    () =>
      `“${pick(random, ["小网格", "老手艺", "新农人", "一张图", "流动岗"])}”${pick(random, ["托起大民生", "焕发新活力", "撑起一片天", "管到底"])}`,
    () =>
      `${pick(random, ["党建引领", "科技赋能", "文化搭台", "产业兴村", "先试后推"])}${pick(random, ["聚合力", "促发展", "添活力", "有奔头", "稳步走"])}`,
    () => `${topic}${pick(random, ["怎么建", "有多难", "换了样", "装了“听诊器”", "不再愁", "谁来管"])}`,
    () =>
      pick(random, [
        "水里装了“听诊器”",
        "一天七块二",
        "白天上课 晚上训练",
        "“我就想试试”",
        "从零开始",
        "把账算明白",
      ]),
  ]);
  const word = () =>
    pick(random, [
      "初心不改",
      "逆水行舟",
      "守望相助",
      "现状",
      "难点",
      "算账",
      "破局",
      "归来",
      "山高路长",
      "起步",
      "算一笔账",
    ]);
  const numerals = "一二三四五六";
  const forms: Record<string, (at: number) => string> = {
    plain: () => plain(),
    numbered: (at) =>
      pick(random, [
        `${numerals[at]}、${plain()}`,
        `（${numerals[at]}）${plain()}`,
        `${at + 1}. ${plain()}`,
        `0${at + 1} ${plain()}`,
        `之${numerals[at]} ${word()}`,
      ]),
    brackets: (at) => `【${["现状", "难点", "对策", "展望"][at] ?? word()}】`,
    short: () => (random() < 0.2 ? [...word()].join("　") : word()),
    spaces: () =>
      `${pick(random, ["立足实际", "创新机制", "拓宽路径", "夯实基础"])}${pick(random, [" ", "　"])}${pick(random, ["补齐短板弱项", "激发内生动力", "凝聚发展合力"])}`,
    marked: () => `${pick(random, ["■ ", "◆", "●", "▌", "▶"])}${plain()}`,
    question: () =>
      `${pick(random, ["怎么", "谁来", "为什么要", "凭什么"])}${pick(random, ["建", "管", "用", "评", "算"])}？`,
  };
  return Array.from({ length: count }, (_, at) => (forms[style.subhead] ?? plain)(at));
}

/** A photograph with a headline is an item of its own. */
export function photoItem(house: House, topic: string): SetArticle {
  const { random } = house;
  const [head] = headlines(house, topic, undefined);
  const text = caption(
    { ...house, style: { ...house.style, caption: pick(random, ["plain", "with-credit", "figure-is"]) } },
    topic,
  );
  const isLong =
    random() < 0.5
      ? pick(random, [
          "连日来，前来参观的市民络绎不绝。",
          "当天共有三百余人参加。",
          "这是当地连续第五年举办这项活动。",
        ])
      : "";
  return {
    kind: "photo",
    optional: true,
    continued: false,
    blocks: [
      { role: "headline", text: random() < 0.2 ? "图片新闻" : (head ?? topic) },
      { role: "caption", text: isLong === "" ? text : text.replace(/(?<=。)|$/u, isLong) },
      ...(random() < 0.7 ? [{ role: "credit", text: credit(house) } as const] : []),
    ],
  };
}

/** A picture that belongs to no text: its words and who took it. */
export function picture(house: House, topic: string): Printed[] {
  const text: Printed = { role: "caption", text: caption(house, topic) };
  // What says by nothing else that it is a caption has a credit below it, or nobody could tell.
  const odds = { "with-credit": 0, plain: 0.95, scene: 0.9 }[house.style.caption] ?? 0.65;
  const hasCredit = house.random() < odds;
  return hasCredit ? [text, { role: "credit", text: credit(house) }] : [text];
}

export function smallItems(house: House, topic: string): SetArticle[] {
  const items: SetArticle[] = [];
  const note = house.random() < 0.7 ? notice(house) : [];
  if (note.length > 0) items.push({ kind: "notice", blocks: note, optional: true, continued: false });
  const list = house.random() < 0.75 ? listing(house, topic) : [];
  if (list.length > 0) items.push({ kind: "listing", blocks: list, optional: false, continued: false });
  return items;
}
