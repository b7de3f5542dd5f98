import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import type { Piece, SearchQuery } from "#lib/archive/search-views.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { matchOf } from "#lib/archive/sqlite/search/match.ts";
import { findArticles } from "#lib/archive/sqlite/search/rank.ts";
import { Searcher } from "#lib/archive/sqlite/search/searcher.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { parseQuery } from "#lib/archive/text/parse-query.ts";
import { generator } from "#lib/importer/solve/solve.ts";
import type { Locale } from "#lib/record/languages.ts";
import { dayOf, makeContent } from "../../../../bench/archive/make-content.ts";
import { makePicture } from "../../../../support/make-picture.ts";
import { ContentFolder } from "../../content-folder.ts";

const day = "2020-11-28";
let folder: ContentFolder;
let dataFolder: string;
let database: DatabaseSync;
let searcher: Searcher;

beforeEach(async () => {
  folder = await ContentFolder.make();
  dataFolder = await mkdtemp(join(tmpdir(), "bulletin-index-"));
  database = openDatabase(dataFolder);
  searcher = new Searcher(database);
});
afterEach(async () => {
  database.close();
  await folder.remove();
  await rm(dataFolder, { recursive: true });
});

const apply = () => syncIndex(new SqliteIndex(database), folder.path);

function search(q: string, more: Partial<SearchQuery> = {}, locale: Locale = "zh") {
  const result = searcher.search({ q, page: 1, ...more }, locale);
  if (result === undefined) throw new Error("no such page");
  return result;
}

const slugs = (q: string, more: Partial<SearchQuery> = {}) =>
  search(q, more).hits.items.map(({ article }) => article.slug);
const marked = (pieces: readonly Piece[] = []) =>
  pieces.filter((piece) => piece.marked).map(({ text }) => text);
const whole = (pieces: readonly Piece[] = []) => pieces.map(({ text }) => text).join("");

describe("what is found", () => {
  it.each([
    ["水", "one character"],
    ["雁", "a character at the end of a run"],
    ["智慧水务", "a word"],
    ["慧水", "across words"],
    ["2020年", "a number with Han"],
    ["5g网", "Latin with Han, in another case"],
    ["g网络", "a part of that"],
    ["使用windows系统", "what typography parts by spaces"],
    ["ＧＤＰ", "full width"],
    ["gdp", "half width, lower case"],
    ["雁。5", "across a stop"],
    ["議會", "traditional characters for simplified ones"],
    ["里面", "simplified characters for traditional ones"],
    ["𬭳", "a rare character"],
    ["Cafés", "accents and the plural"],
    ["Zürich", "accents"],
    ["workshop", "the singular"],
    ["朱健", "Han in an English text"],
    ["2,300", "a number with a comma"],
  ])("by %s: %s", async (q) => {
    const text = "2020年智慧水务进城雁。5G网络和GDP，议会，裏面，使用 Windows 系统，陈𬭳说。";
    await folder.original(day, "a", {}, text);
    await folder.translation(
      day,
      "a",
      "Cafe owners from Zurich held workshops; Zhu Jian (朱健) saw 2,300 of them.",
    );
    await apply();
    expect(slugs(q)).toEqual(["a"]);
  });

  it.each(["水慧", "城 -雁", '"智慧 网络"', "慧城", "work-life", "30年", "caf"])(
    "but not by %s",
    async (q) => {
      await folder.original(day, "a", {}, "2020年智慧水务进城雁。5G网络。");
      await folder.translation(day, "a", "Cafe workshops.");
      await apply();
      expect(slugs(q)).toEqual([]);
    },
  );

  it("is what has all terms, the phrase, and nothing that is excluded", async () => {
    await folder.original(day, "a", {}, "市委召开会议。");
    await folder.original(day, "b", {}, "会议由市委办公室召开。");
    await folder.original(day, "c", {}, "市委论坛，会议之外。");
    await apply();
    expect(slugs("市委 会议").sort()).toEqual(["a", "b", "c"]);
    expect(slugs("“召开会议”")).toEqual(["a"]);
    expect(slugs("市委 会议 -论坛").sort()).toEqual(["a", "b"]);
    expect(slugs("市委 -“召开会议” －坛")).toEqual(["b"]);
    expect(slugs("会议 -论坛，会 ").sort()).toEqual(["a", "b"]);
    expect(slugs("会议 -论坛，委 ").sort()).toEqual(["a", "b", "c"]);
    expect(search("-论坛")).toMatchObject({ searched: false, hits: { total: 0 } });
  });

  it("is never what stands in two paragraphs", async () => {
    await folder.original(day, "a", {}, "全市的GDP\n\n中国水务");
    await apply();
    expect(slugs("GDP中国")).toEqual([]);
  });

  it("does not have the original's words for blocks without a translation twice, but once", async () => {
    await folder.original(day, "a", {}, "一段。\n\n水务二段。");
    await folder.translation(day, "a", "One.\n\n[untranslated]");
    await apply();
    expect(slugs("水务")).toEqual(["a"]);
    expect(slugs("untranslated")).toEqual([]);
  });
});

it("finds every part of every text", async () => {
  const made = await mkdtemp(join(tmpdir(), "bulletin-made-"));
  makeContent(made, 60);
  await syncIndex(new SqliteIndex(database), made);
  const random = generator(5);
  const bodies = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => ({
      day: dayOf(index),
      slug: `story-${index}`,
      text:
        (await readFile(join(made, `articles/${dayOf(index)}/story-${index}.md`), "utf8")).split(
          "---\n",
        )[2] ?? "",
    })),
  );
  const missed: string[] = [];
  for (let drawn = 0; drawn < 2000; ) {
    const { day, slug, text } = bodies[Math.floor(random() * bodies.length)] ?? {
      day: "",
      slug: "",
      text: "",
    };
    const at = Math.floor(random() * text.length);
    const part = [...text.slice(at)].slice(0, 2 + Math.floor(random() * 5)).join("");
    if (part.includes("\n") || !/[\p{L}\p{N}]/u.test(part) || part.length < 2) continue;
    // Numbers are found whole.
    if ([at, at + part.length].some((cut) => /^\d\d$/.test(text.slice(cut - 1, cut + 1)))) continue;
    drawn++;
    if (!slugs(part, { from: day, to: day }).includes(slug)) missed.push(part);
  }
  await rm(made, { recursive: true });
  expect(missed).toEqual([]);
}, 60_000);

describe("numbers", () => {
  beforeEach(async () => {
    await folder.original(
      day,
      "long",
      {},
      "第17次会议于11月21日召开，增长15.5%，共20210316人，电话27123450。",
    );
    await folder.translation(day, "long", "The 17th meeting, up 15.5%, with 20,210,316 people in G200.");
    await folder.original(
      day,
      "exact",
      {},
      "第7次会议于1月21日召开，增长5%，共2,021人，电话2712345，0.5米。",
    );
    await folder.translation(day, "exact", "The 7th meeting, up 5%, with 2,021 people of the G20; COVID-19.");
    await apply();
  });

  it.each([
    ["7次", ["exact"]],
    ["第7次", ["exact"]],
    ["第1", []],
    ["17次", ["long"]],
    ["1月21日", ["exact"]],
    ["5%", ["exact"]],
    ["5％", ["exact"]],
    ["15%", []],
    ["15.5％", ["long"]],
    ["0.5", ["exact"]],
    ["5米", []],
    ["2021", ["exact"]],
    ["2,021", ["exact"]],
    ["２０２１人", ["exact"]],
    ["2021 people", ["exact"]],
    ["2712345", ["exact"]],
    ["12345", []],
    ["7th", ["exact"]],
    ["G20", ["exact"]],
    ["covid19", ["exact"]],
    ["COVID 19", ["exact"]],
    ["Covid‑19", ["exact"]],
    ["20", ["exact"]],
  ])("%s finds %j", (q, found) => {
    expect(slugs(q)).toEqual(found);
  });
});

it("takes an ordinal for the same in digits and in words", async () => {
  await folder.original(day, "digits", {}, "市委第7次会议。");
  await folder.original(day, "words", {}, "市委第七次会议。");
  await folder.original(day, "more", {}, "市委第十七次会议，第27次会议。");
  await apply();
  for (const q of ["第7次", "第七次会议", "市委第7次"]) expect(slugs(q).sort()).toEqual(["digits", "words"]);
  expect(slugs("第17次")).toEqual(["more"]);
});

describe("notes", () => {
  it("are found, and lead to themselves in the language where they stand", async () => {
    await folder.original(day, "a", {}, "正文[^1]，又一处[^2]。\n\n[^1]: 出处。\n[^2]: 见*水务*年鉴。");
    await folder.translation(day, "a", "Text[^1].\n\n[^1]: See the yearbook.");
    await apply();
    expect(slugs("水务年鉴")).toEqual(["a"]);
    expect(search("水务年鉴").hits.items[0]?.passage).toEqual({
      locale: "zh",
      at: "note-fn-2",
      pieces: [
        { text: "见", marked: false },
        { text: "水务年鉴", marked: true },
        { text: "。", marked: false },
      ],
    });
    expect(search("yearbook").hits.items[0]?.passage).toMatchObject({ locale: "en", at: "note-en-fn-1" });
    expect(search("又一处").hits.items[0]?.passage).toMatchObject({ at: "p1" });
    // Neither the way back nor the heading of the notes is part of them.
    expect(slugs("回到正文")).toEqual([]);
  });
});

it("finds what stands under pictures, in the language of the reader's text", async () => {
  const words = "alt: { zh: 会场, en: The hall }, caption: { zh: 代表入场, en: Delegates arrive }";
  const pictures = `[{ file: hall.jpg, ${words}, credit: { zh: 丁一 摄, en: Photo by Ding Yi } }]`;
  await folder.original(day, "a", { pictures }, "正文。\n\n![](hall.jpg)");
  await folder.translation(day, "a", "Text.");
  await folder.write(`articles/${day}/a.hall.jpg`, await makePicture(60, 40));
  await apply();
  expect(search("代表入场").hits.items[0]?.passage).toMatchObject({ locale: "zh", at: "caption:hall.jpg" });
  expect(search("delegates").hits.items[0]?.passage).toMatchObject({ locale: "en", at: "caption:hall.jpg" });
  expect(slugs("丁一")).toEqual(["a"]);
  const other = pictures.replace("代表入场", "代表离场");
  await folder.original(day, "a", { pictures: other }, "正文。\n\n![](hall.jpg)");
  await apply();
  expect(slugs("代表入场")).toEqual([]);
  expect(slugs("代表离场")).toEqual(["a"]);
});

describe("a search that finds nothing leads on", () => {
  beforeEach(async () => {
    await folder.original("2020-11-20", "a", { kind: "forum", topics: "[water]" }, "水务。");
    await folder.original("2020-11-28", "b", {}, "别的。");
    await apply();
  });

  it("to what is found with less filters", () => {
    expect(search("水务", { kind: "forum" }).waysOn).toBeUndefined();
    expect(search("水务", { kind: "meeting" }).waysOn).toMatchObject({
      without: [{ filter: "kind", articles: 1 }],
      everywhere: 1,
    });
    expect(search("水务", { kind: "forum", from: "2020-11-21", to: "2020-11-30" }).waysOn).toMatchObject({
      without: [{ filter: "days", articles: 1 }],
      everywhere: 1,
    });
    expect(search("水务", { kind: "meeting", from: "2020-11-21" }).waysOn).toMatchObject({
      without: [],
      everywhere: 1,
    });
    expect(search("没有", { kind: "meeting" }).waysOn).toMatchObject({ without: [], everywhere: 0 });
  });

  it("to the latest issue and the topics", () => {
    expect(search("没有").waysOn).toEqual({
      without: [],
      everywhere: 0,
      latest: "2020-11-28",
      topics: [expect.objectContaining({ id: "water" })],
    });
    expect(search("-没有").waysOn).toBeUndefined();
  });
});

describe("days", () => {
  beforeEach(async () => {
    await folder.original("2021-03-16", "of-the-day", {}, "别的。");
    await folder.original("2021-03-17", "names-it", {}, "3月16日，市委召开会议。");
    await folder.original("2021-03-18", "held", { held: "2021-03-16" }, "会议。");
    await folder.original("2021-03-19", "in-full", {}, "二〇二一年三月十六日起。");
    await folder.original("2021-03-20", "english", {}, "起。");
    await folder.translation("2021-03-20", "english", "From March 16, 2021.");
    await folder.original("2020-03-17", "another-year", {}, "3月16日，去年。");
    await folder.original("2020-03-18", "another-day", {}, "13月16日，3月1日，16人，2021年。");
    await apply();
  });
  const all = ["english", "held", "in-full", "names-it", "of-the-day"];

  it.each([
    "2021年3月16日",
    "2021-03-16",
    "2021/3/16",
    "16 March 2021",
    "March 16th, 2021",
    "二○二一年三月十六日",
  ])("are found as %s, with the issue and the texts that name them", (q) => {
    expect(slugs(q).sort()).toEqual(all);
    expect(search(q).dates).toEqual([{ at: "2021-03-16", articles: 1 }]);
  });

  it.each(["3月16日", "March 16", "三月十六日"])("of any year are found as %s", (q) => {
    expect(slugs(q).sort()).toEqual(["another-year", ...all]);
    expect(search(q).dates).toEqual([{ at: "2021-03-16", articles: 1 }]);
  });

  it("are marked in whatever form they stand", () => {
    const passages = Object.fromEntries(
      search("16 March 2021").hits.items.map(({ article, passage }) => [
        article.slug,
        marked(passage?.pieces),
      ]),
    );
    expect(passages).toEqual({
      "of-the-day": [],
      held: [],
      "names-it": ["3月16日"],
      "in-full": ["二〇二一年三月十六日"],
      english: ["March 16, 2021"],
    });
  });

  it("without an issue lead to those before and after; months lead to theirs", () => {
    expect(search("2021年3月1日").dates).toEqual([
      { at: "2021-03-01", articles: 0, previous: "2020-03-18", next: "2021-03-16" },
    ]);
    expect(search("2021年3月").dates).toEqual([{ at: "2021-03", articles: 5 }]);
    expect(search("2019年3月").dates).toEqual([]);
    expect(search("3月17日 会议").dates).toEqual([
      { at: "2021-03-17", articles: 1 },
      { at: "2020-03-17", articles: 1 },
    ]);
  });

  it("go with other words", () => {
    expect(slugs("2021年3月16日 会议")).toEqual(["names-it", "held"]);
    expect(slugs("会议 -2021年3月16日")).toEqual([]);
  });
});

describe("print", () => {
  it.each([
    ["王梅", "副市长王　梅到会"],
    ["王　梅", "副市长王梅到会"],
    ["李娜", "李 娜发言"],
    ["周岚", "■本报记者　周　　岚"],
    ["二零二一年", "二○二一年度"],
    ["二〇二一", "二0二一年度"],
    ["二○二一年", "二零二一年度"],
    ["智慧水务", "智慧\u200b水务"],
    ["智慧\ufeff水务", "智慧水务"],
    ["产\u00ad业升级", "产业升级路"],
    ["长桥通车", "⻓桥通⻋"],
    ["⺠生", "民生工程"],
    ["常务，会议", "常务会议"],
    ["会议、常务", "常务会议"],
    ["《常务》会议", "会议：常务"],
  ])("by %j one finds %j", async (q, text) => {
    await folder.original(day, "a", {}, text);
    await folder.original(day, "other", {}, "别的。");
    await apply();
    expect(slugs(q)).toEqual(["a"]);
    expect(marked(search(q).hits.items[0]?.passage?.pieces).length).toBeGreaterThan(0);
  });

  it("has what is typed with a stop or as a padded name first where it stands so", async () => {
    await folder.original("2020-11-20", "so", {}, "常务，会议，王　梅到会。");
    await folder.original("2020-11-21", "otherwise", { headline: "会议常务" }, "梅园的王。");
    await apply();
    expect(slugs("常务，会议")).toEqual(["so", "otherwise"]);
    expect(slugs("王 梅")).toEqual(["so", "otherwise"]);
  });

  it("goes over the lines of a headline", async () => {
    await folder.original(day, "a", { headline: "[市委常委会, 召开会议]" });
    await apply();
    expect(slugs("常委会召开")).toEqual(["a"]);
    expect(marked(search("常委会召开").hits.items[0]?.headline)).toEqual(["常委会 召开"]);
  });
});

describe("across languages", () => {
  beforeEach(async () => {
    await folder.write(
      "people.yaml",
      "- { id: zhu-jian, name: { zh: 朱健, en: Zhu Jian }, office: { zh: 市长, en: Mayor } }\n",
    );
    await folder.write(
      "glossary.yaml",
      "- { id: sorting, term: { zh: 垃圾分类, en: waste sorting }, also: { zh: [生活垃圾分类], en: [sorting of waste] } }\n",
    );
    await folder.original(day, "waste", {}, "推进垃圾分类。");
    await folder.original(day, "mayor", {}, "朱健出席。");
    await folder.original(day, "english", {}, "全市清洁。");
    await folder.translation(day, "english", "Sorting of waste, said Zhu Jian.");
    await folder.original(day, "tagged", { topics: "[water]", reporters: "[chen-run]" });
    await apply();
  });

  it.each([
    ["waste sorting", ["english", "waste"]],
    ["Waste-Sorting", ["english", "waste"]],
    ["sorting of wastes", ["english", "waste"]],
    ["垃圾分类", ["english", "waste"]],
    ["zhu jian", ["english", "mayor"]],
    ["朱健", ["english", "mayor"]],
    ["Zhu Jian 出席", ["mayor"]],
    ["waste sorting -朱健", ["waste"]],
    ["water", ["tagged"]],
    ["陈润", ["tagged"]],
    ["Chen Run", ["tagged"]],
  ])("%s finds %j", (q, found) => {
    expect(slugs(q).sort()).toEqual(found);
  });

  it("shows the passage in the reader's language where it is there, else in the other one", () => {
    const inEnglish = search("waste sorting", {}, "en").hits.items;
    const passages = Object.fromEntries(inEnglish.map(({ article, passage }) => [article.slug, passage]));
    expect(passages.english?.locale).toBe("en");
    expect(marked(passages.english?.pieces)).toEqual(["Sorting of waste"]);
    expect(passages.waste?.locale).toBe("zh");
    expect(marked(passages.waste?.pieces)).toEqual(["垃圾分类"]);
    expect(
      marked(
        search("朱健", {}, "zh").hits.items.find(({ article }) => article.slug === "english")?.passage
          ?.pieces,
      ),
    ).toEqual(["Zhu Jian"]);
  });

  it.each([
    ["waste sortin", "waste sorting"],
    ["Zhou Jian", "Zhu Jian"],
    ["清洁全市", "清洁 全市"],
    ["垃圾分雷 推近垃圾", "垃圾分类"],
    ["朱健 缺席", "朱健"],
  ])("offers for %s what is found, first of all by name", (q, suggestion) => {
    const { suggestions } = search(q);
    expect(suggestions[0]).toBe(suggestion);
  });
});

describe("order", () => {
  it("is headlines, decks, texts, and the newest first among equals", async () => {
    await folder.original("2020-11-20", "headline-old", { headline: "水务会议" });
    await folder.original("2020-11-21", "headline-new", { headline: "水务会议" });
    await folder.original("2020-11-22", "deck", { headline: "会议", deck: "关于水务" });
    await folder.original("2020-11-23", "body-old", { headline: "会议" }, "水务。");
    await folder.original("2020-11-24", "body-new", { headline: "会议" }, "水务。");
    for (let number = 0; number < 20; number++) await folder.original("2020-11-25", `other${number}`);
    await apply();
    expect(slugs("水务")).toEqual(["headline-new", "headline-old", "deck", "body-new", "body-old"]);
    expect(slugs("务").slice(0, 2)).toEqual(["headline-new", "headline-old"]);
  });
});

describe("passages", () => {
  it("begin and end near what was looked for, with the terms marked as they are written", async () => {
    const long = "前面的话说了很多。".repeat(40);
    await folder.original(
      day,
      "a",
      { headline: "關於 ＧＤＰ 的会议" },
      `${long}全市ＧＤＰ增长，水务也好。${long}`,
    );
    await apply();
    const [hit] = search("gdp 水务").hits.items;
    expect(marked(hit?.headline)).toEqual(["ＧＤＰ"]);
    expect(marked(hit?.passage?.pieces)).toEqual(["ＧＤＰ", "水务"]);
    const text = whole(hit?.passage?.pieces);
    expect(text.startsWith("…全市ＧＤＰ")).toBe(true);
    expect(text.endsWith("…")).toBe(true);
    expect(text.length).toBeLessThan(120);
  });

  it("are the text's beginning where only the headline, a tag or a byline is what was looked for", async () => {
    await folder.original(day, "a", { headline: "水务会议" }, "第一段。");
    await apply();
    expect(whole(search("水务").hits.items[0]?.passage?.pieces)).toBe("第一段。");
  });

  it("keep the text whole, whatever is looked for", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("市", "委", "a", "1", "，", " ") }), (q) => {
        const pieces = search(q).hits.items[0]?.headline ?? [];
        expect(["", "a标题"]).toContain(whole(pieces));
      }),
    );
  });
});

it("answers whatever is typed", async () => {
  await folder.original(day, "a", {}, "市委 AND OR NOT NEAR 水务 \"引号\" 'x' * ^ : { } ( )");
  await apply();
  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        '"',
        "'",
        "*",
        "(",
        ")",
        "{",
        "}",
        ":",
        "^",
        "+",
        "-",
        "“",
        "”",
        "「",
        " ",
        "AND",
        " OR ",
        " NOT ",
        "NEAR(",
        "\u0000",
        "\ud800",
        "市",
        "委",
        "a",
        "7",
        "%",
        "_",
        "\\",
        ";--",
      ),
      fc.string({ unit: "binary", maxLength: 1 }),
    ),
    maxLength: 60,
  });
  fc.assert(
    fc.property(hostile, (q) => {
      expect(search(q).hits.total).toBeLessThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
  expect(search("市".repeat(10_000))).toMatchObject({ cut: true, hits: { total: 0 } });
  expect(slugs('"" AND ( 市委 NEAR( * "')).toEqual(["a"]);
  expect(slugs("tags : kinds_meeting_")).toEqual([]);
});

it("counts up to 10,000, the newest, and has an older one with it in the headline first", () => {
  const insert = database.prepare("INSERT INTO search (rowid, body_zh, headline_zh) VALUES (?, ?, ?)");
  database.exec("BEGIN");
  for (let id = 1; id <= 10_500; id++) insert.get(id, "水务 务", id === 5 || id === 600 ? "水务 务" : "");
  database.exec("COMMIT");
  expect(search("水务", { page: 500 })).toMatchObject({ more: true, hits: { total: 10_000, pages: 500 } });
  expect(searcher.search({ q: "水务", page: 501 }, "zh")).toBeUndefined();
  const match = matchOf(parseQuery("水务"), { meaningOf: () => undefined, all: [] });
  expect(findArticles(database, match, {}).articles.slice(0, 4)).toEqual([600, 5, 10_500, 10_499]);
});
