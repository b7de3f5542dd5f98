/** Texts that pages are made of: news that others wrote, the practice pages' articles, and invented ones. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { generator } from "#lib/importer/solve/solve.ts";
import { shortArticles } from "../../unit/importer/short-articles.ts";
import { pick, type Random, whole } from "./chance.ts";
import type { Story } from "./printed.ts";

interface PracticeTruth {
  source_articles?: string[];
  layout?: Record<string, unknown>;
  articles: {
    id: string;
    headline_lines: string[] | null;
    fragments: string[];
    gaps: unknown[];
    optional?: boolean;
  }[];
  fragments: { id: string; role: string; text: string }[];
  joins: [string, string][];
}

/** The whole articles of practice pages, each once. */
function practiceStories(folder: string, from: string): Story[] {
  const stories = new Map<string, Story>();
  for (const path of globSync(`${folder}/*.truth.json`).sort()) {
    const truth = JSON.parse(readFileSync(path, "utf8")) as PracticeTruth;
    const layout = truth.layout ?? {};
    if (layout.noise !== undefined || layout.radicals !== undefined || layout.trad !== undefined) continue;
    const fragments = new Map(truth.fragments.map((fragment) => [fragment.id, fragment]));
    const goesOn = new Set(truth.joins.map(([, to]) => to));
    for (const { headline_lines: lines, fragments: ids, gaps, optional } of truth.articles) {
      if (lines === null || gaps.length > 0 || optional === true) continue;
      const paragraphs: string[] = [];
      for (const id of ids) {
        const { role, text } = fragments.get(id) ?? { role: "", text: "" };
        if (role !== "body") continue;
        if (goesOn.has(id)) paragraphs.push((paragraphs.pop() ?? "") + text);
        else paragraphs.push(plainParagraph(text));
      }
      const isProse =
        paragraphs.length > 0 &&
        paragraphs.every((text) => /[。！？”）]$/u.test(text) && !/^[（(]上接/u.test(text));
      if (isProse) stories.set(lines.join(" "), { headline: lines.join(" "), paragraphs, from });
    }
  }
  return [...stories.values()];
}

/** A paragraph without the dateline that one paper gave it: each house has its own. */
function plainParagraph(text: string): string {
  return text.replace(
    /^[^，。：；“]{2,18}?[讯电](?:[（(][^）)]*[）)])?(?![子力器视网价影商信站池动能竞])/u,
    "",
  );
}

/** News that follow each other, one sentence a line: a headline is a line that ends without a full stop. */
function newsStories(path: string, random: Random): Story[] {
  if (!existsSync(path)) return [];
  const stories: Story[] = [];
  let headline: string | undefined;
  let sentences: string[] = [];
  const close = () => {
    const paragraphs: string[] = [];
    while (sentences.length > 0)
      paragraphs.push(plainParagraph(sentences.splice(0, whole(random, 1, 3)).join("")));
    if (paragraphs.length > 0)
      stories.push({ ...(headline === undefined ? {} : { headline }), paragraphs, from: "news" });
  };
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const text = line.trim();
    if (/[。！？”…]$/u.test(text) && !/^\d{4}-\d\d-\d\d/u.test(text)) {
      sentences.push(text.replace(/\s+/gu, ""));
      continue;
    }
    const title = text.replace(/\s*-\s*\S{2,8}$|-视点头条.*$/u, "").replace(/\s*—\s*—\s*/gu, "——");
    const isTitle =
      title.length >= 6 &&
      title.length <= 34 &&
      !/记者|作者|来源|[社网台].{0,14}[电讯]|[）)摄作发]$/u.test(title);
    if (!isTitle) continue;
    if (sentences.length > 0) {
      close();
      sentences = [];
      headline = title;
    } else headline ??= title;
  }
  close();
  return stories;
}

const sentences = [
  "这里是全市最大的苗木基地。",
  "去年，村里人均收入超过两万元。",
  "工程完工后，沿线群众出行将更加便捷。",
  "他一边擦汗一边说，这活儿得赶在雨前干完。",
  "截至目前，已有三百多名学员结业。",
  "项目负责人介绍，设备调试进入尾声。",
  "孩子们围着展台问个不停。",
  "下一步，当地将扩大种植面积，带动更多农户增收。",
  "老人把存了多年的老照片一张张铺开，指给年轻人看。",
  "这项服务全年免费开放，凭身份证即可办理。",
  "天刚亮，码头上已经忙碌起来，吊机、货车来回穿梭。",
  "“以前下雨就发愁，现在踏实多了。”她说。",
  "据了解，首批设备从外地运来，安装用了二十天。",
  "专家建议，要把日常养护和应急处置结合起来，宁可备而不用。",
  "有人问他图什么，他笑一笑，把工具箱背上肩，又走进了下一户人家。",
  "全县七个乡镇、四十二个村参加了这次试点，覆盖一万三千多户。",
  "按照计划，三期工程明年春天动工，届时日处理能力将提高一倍。",
  "评委们看得仔细，从选料、火候到装盘，一样一样打分。",
  "会议要求，各单位要把责任落实到人，件件有着落、事事有回音。",
  "记者看到，展厅里挂着一百多幅剪纸，最小的作者只有六岁。",
  "医生提醒，换季时节早晚温差大，老人和孩子要注意保暖。",
  "水退以后，村民们连夜清淤，三天就恢复了集市。",
  "比赛设男子、女子和混合三个组别，共有四百余人报名。",
  "司机老周说，新线路绕开了学校门口，放学时不再堵成一团。",
];

/** Invented texts: those written for tests, and others of sentences that go with anything. */
export function inventedStories(random: Random, count: number): Story[] {
  const written = shortArticles.map(
    ({ headline, paragraphs }): Story => ({
      headline,
      paragraphs: paragraphs.map(plainParagraph).map((text) => text.trim()),
      from: "invented",
    }),
  );
  const others = Array.from(
    { length: count },
    (): Story => ({
      paragraphs: Array.from({ length: whole(random, 1, 5) }, () =>
        Array.from({ length: whole(random, 1, 3) }, () => pick(random, sentences)).join(""),
      ),
      from: "invented",
    }),
  );
  return [...written, ...others];
}

/** All texts at hand: news and the practice pages' articles where they are present, and invented ones. */
export function benchStories({ news = true, practice = ["practice", "practice2"] } = {}): Story[] {
  const shared = new URL("../../../../shared/", import.meta.url).pathname;
  const random = generator(11);
  return [
    ...(news ? newsStories(`${shared}yardsticks/news-zh-en/source.zh`, random) : []),
    ...practice.flatMap((name) => practiceStories(`${shared}bulletins/${name}`, name)),
    ...inventedStories(random, 24),
  ];
}
