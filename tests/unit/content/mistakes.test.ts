import { describe, expect, it } from "vitest";
import { splitFrontMatter } from "#lib/content/front-matter.ts";
import { parseOriginal, parseTranslation } from "#lib/content/parse-article.ts";
import { parseRegistry } from "#lib/content/parse-registry.ts";
import { type Problem, wordingOf } from "#lib/record/problems/catalogue.ts";

const required = {
  headline: "headline: 短讯",
  kind: "kind: news",
  date: "date: 2020-11-28",
  reporters: "reporters: []",
  topics: "topics: []",
};

function problemsWith(lines: Partial<typeof required>, more = ""): Problem[] {
  const fields = Object.values({ ...required, ...lines }).join("\n");
  return parseOriginal(`---\n${fields}\n${more}---\n\n水务会议举行。\n`, "x.md").problems;
}

/** Where each is, and what a Chinese editor reads. */
const told = (problems: readonly Problem[]) =>
  problems.map((each) => `${each.line}:${each.column} ${wordingOf(each).message.zh}`);

const colon = (name: string, character = "：") => `字段“${name}”后面是“${character}”，不是半角冒号“:”`;
const noSpace = (name: string) => `字段“${name}”的冒号后面没有半角空格`;
const wide = "行首或“-”之后有全角空格（U+3000），不是半角空格";

describe("a mistake of a Chinese keyboard or of haste is named where it is", () => {
  it.each([
    [{ headline: "headline： 新馆开放" }, [`2:9 ${colon("headline")}`]],
    [{ headline: "headline：新馆开放" }, [`2:9 ${colon("headline")}`]],
    [{ headline: "headline = 新馆开放" }, [`2:10 ${colon("headline", "=")}`]],
    [{ headline: "标题：新馆开放" }, [`2:3 ${colon("headline")}`]],
    [{ topics: "topics：[]" }, [`6:7 ${colon("topics")}`]],
    [
      { headline: "headline： 甲", kind: "kind：news", topics: "topics:[]" },
      [`2:9 ${colon("headline")}`, `3:5 ${colon("kind")}`, `6:7 ${noSpace("topics")}`],
    ],
    [{ headline: 'headline:"新馆"' }, [`2:9 ${noSpace("headline")}`]],
    [{ headline: "headline:新馆" }, [`2:9 ${noSpace("headline")}`]],
    [{ headline: "headline:　新馆" }, [`2:9 ${noSpace("headline")}`]],
    [{ headline: "\theadline: 新馆" }, ["2:1 用制表符（Tab）缩进"]],
    [{ headline: "　headline: 新馆" }, [`2:1 ${wide}`]],
    [{ reporters: "reporters:\n　- chen-run" }, [`6:1 ${wide}`]],
    [{ reporters: "reporters:\n  -　chen-run" }, [`6:4 ${wide}`]],
    [{ reporters: "reporters:\n\t- chen-run" }, ["6:1 用制表符（Tab）缩进"]],
    [{ reporters: "reporters:\n  -chen-run" }, ["6:3 列表符号“-”后面没有半角空格"]],
    [{ reporters: "reporters:\n  － chen-run" }, ["6:3 列表符号是“－”，不是半角“-”"]],
    [{ reporters: "reporters: ［chen-run，li-ya］" }, ["5:12 “［”不是半角括号；是不是“[chen-run, li-ya]”？"]],
    [
      { reporters: "reporters: [chen-run，li-ya]" },
      ["5:21 用“，”分隔，不是半角逗号“,”；是不是“chen-run, li-ya”？"],
    ],
    [{ headline: "headline: 甲\n  deck： 乙" }, [`3:7 ${colon("deck")}`]],
    [
      { headline: "headline: 会议: 召开" },
      ["2:13 字段“headline”的文字里有半角冒号加空格，会被当作另一个字段"],
    ],
    [{ headline: 'headline: "会议"召开' }, ["2:15 引号收尾之后还有文字"]],
    [{ headline: 'headline: "会议召开' }, ['2:11 引号 " 没有收尾']],
    [{ headline: "headline: [新]馆" }, ["2:14 “]”之后还有文字"]],
    [{ headline: "headline: [新馆" }, ["2:14 括号没有收尾：缺半角“]”"]],
    [{ headline: "headline: @新馆" }, ["2:11 文字不能以“@”开头"]],
    [{ headline: " headline: 新馆" }, ["2:1 缩进与上面的不一致"]],
    [{ kind: "  kind: news" }, ["3:1 缩进与上面的不一致"]],
    [{ headline: "headline: 甲\n乙" }, ["3:1 这一行不是“字段: 值”"]],
    [{ headline: "headline: 甲\nheadline: 乙" }, ["3:1 字段“headline”写了两次"]],
    [{ headline: 'headline: "D:\\x"' }, ["2:14 双引号里的“\\x”不是 YAML 的转义"]],
    [{ kind: "kind: 会议" }, ["3:7 没有“会议”这一类文章；是不是“meeting”？"]],
    [
      { date: "date: 2020年11月8日" },
      ["4:7 字段“date”的“2020年11月8日”不是日历上的一天；是不是“2020-11-08”？"],
    ],
    [
      { date: "date: ２０２０－１１－２８" },
      ["4:7 字段“date”的“２０２０－１１－２８”不是日历上的一天；是不是“2020-11-28”？"],
    ],
  ])("%j", (lines, expected) => {
    const problems = problemsWith(lines);
    expect(told(problems)).toEqual(expected);
  });

  it.each([
    [
      "publish: 2020-11-28 6:00",
      "字段“publish”的“2020-11-28 6:00”不是日期加时间；是不是“2020-11-28T06:00+08:00”？",
    ],
    [
      "publish: 2020年11月28日 6点30分",
      "字段“publish”的“2020年11月28日 6点30分”不是日期加时间；是不是“2020-11-28T06:30+08:00”？",
    ],
    [
      "publish: 2020-11-28T06:00",
      "字段“publish”的“2020-11-28T06:00”没有写时差；是不是“2020-11-28T06:00+08:00”？",
    ],
    [
      "publish: 2020-11-28T06:00+0900",
      "字段“publish”的“2020-11-28T06:00+0900”不是日期加时间；是不是“2020-11-28T06:00+09:00”？",
    ],
    ["publish: 明天六点", "字段“publish”的“明天六点”不是日期加时间"],
    [
      "updated: 2020-11-29 08:30",
      "字段“updated”的“2020-11-29 08:30”不是日历上的一天；是不是“2020-11-29T08:30+08:00”？",
    ],
    [
      "withdrawn: true",
      "字段“withdrawn”应为撤稿的日期和说明：{ date: 2020-12-03, note: { zh: 说明, en: Reason } }",
    ],
    [
      "pictures: [{ file: a.jpg, alt: 会场 }]",
      "字段“pictures[0].alt”应为中英两种文字：{ zh: 中文, en: English }",
    ],
    ["版次: 2", "没有“版次”这个字段；是不是“page”？"],
  ])("%s", (line, expected) => {
    expect(problemsWith({}, `${line}\n`).map((each) => wordingOf(each).message.zh)).toEqual([expected]);
  });

  it("and what to do fits what is expected", () => {
    const fixOf = (line: string) => problemsWith({}, `${line}\n`).map((each) => wordingOf(each).fix.zh);
    expect(fixOf('position: "1"')).toEqual(["写数字，不加引号。"]);
    expect(fixOf("translator: 李娅")[0]).toContain("文件名要以 .en.md 结尾");
    expect(fixOf("pictures: [{ file: a.jpg }]")).toEqual(["在 pictures[0] 里加上“alt: …”。"]);
    const [translation] = parseTranslation(
      "---\nheadline: News\ntranslator: machine\ndate: 2020-11-28\n---\n\nText.\n",
      "x.en.md",
      "en",
    ).problems;
    expect(translation && wordingOf(translation).fix.zh).toBe("这是原文的字段：只写在原文里，从译文中删去。");
  });

  it("in a map in one line, each of them", () => {
    expect(told(problemsWith({}, "corrections: [{block：p1，from: 甲}]\n")).slice(0, 2)).toEqual([
      `7:21 ${colon("block")}`,
      "7:24 用“，”分隔，不是半角逗号“,”",
    ]);
  });

  it("and nothing in ordinary text is one", () => {
    const fields = {
      headline: "headline:\n  - 主题：甲、乙\n  - to：丙 – 丁\n  - “五号线”：－5℃",
      topics: "topics: []\nbyline: |\n  记者：周岚\n  -李娅\n  　date：x\nkicker: 记者：周岚",
    };
    expect(told(problemsWith(fields))).toEqual([]);
  });
});

describe("a fence that is none", () => {
  const file = (opening: string, closing: string) =>
    `${opening}\nheadline: 甲\n${closing}\n\n水务会议举行。\n`;

  it.each(["——-", "－－－", "———", "----", "- - -", "***", "___", "...", "--- 正文"])(
    "%s is named",
    (dashes) => {
      expect(told(splitFrontMatter(file("---", dashes), "x.md").problems)).toEqual([
        `3:1 收尾的一行是“${dashes}”，不是 ---`,
      ]);
    },
  );

  it.each(["——-", "－－－", "———", "----", " ---"])("%s does not open front matter", (dashes) => {
    expect(told(splitFrontMatter(file(dashes, "---"), "x.md").problems)).toEqual([
      `1:1 第一行是“${dashes}”，不是 ---`,
    ]);
  });

  it.each([
    ["and none follows", "---\nheadline: 甲\nkind: news\n\n水务会议举行。\n", 4],
    ["and a rule in the text closes it", "---\nheadline: 甲\nkind: news\n\n水务会议举行。\n\n---\n\n二\n", 4],
    ["and the text holds colons", "---\nheadline: 甲\n\n会议指出：要做好。\n", 3],
    ["after a blank line between fields", "---\nheadline: 甲\n\nkind: news\n\n水务会议。\n", 5],
  ])("is missed where the text begins, %s", (_, text, line) => {
    expect(told(splitFrontMatter(text, "x.md").problems)).toEqual([`${line}:1 字段之后没有收尾的 ---`]);
  });
});

describe("what follows a hash", () => {
  const cut = (text: string, name = "headline") =>
    `字段“${name}”里“ #”之后的文字被当作注释，不会显示：“${text}”`;

  it.each([
    ["headline: 五号线 #2标段", [`2:15 ${cut("#2标段")}`]],
    ["headline:\n  - 五号线 #2标段\n  - 乙", [`3:9 ${cut("#2标段", "headline[0]")}`]],
    ["headline: 五号线\n  #2标段", [`3:3 ${cut("#2标段")}`]],
    ["headline: #2标段", [`2:11 ${cut("#2标段")}`, "2:11 字段“headline”是空的"]],
    ["headline: 五号线#2标段", []],
    ['headline: "五号线 #2标段" # 已核对', []],
    ["headline: 五号线\n# 已核对", []],
    ["headline:\n  - 五号线\n  # - 乙", []],
  ])("%j", (headline, expected) => {
    expect(told(problemsWith({ headline }))).toEqual(expected);
  });

  it("is a comment after what is no text", () => {
    expect(told(problemsWith({ kind: "kind: news # 待定", topics: "topics: [] # 无" }))).toEqual([]);
  });

  it("is told in translations, registries and what is said of the site", () => {
    const translation = "---\nheadline: Bid #2 begins\ntranslator: machine\n---\n\nA.\n";
    expect(parseTranslation(translation, "x.en.md", "en").problems).toMatchObject([{ line: 2, column: 15 }]);
    const topics = "- id: a\n  name:\n    zh: 甲 #1\n    en: A #1\n";
    expect(parseRegistry("topics", topics, "topics.yaml").problems).toMatchObject([{ line: 3 }, { line: 4 }]);
    expect(parseRegistry("topics", topics, "topics.yaml").entries).toHaveLength(1);
    const site = "name:\n  zh: 雁城 #1\n  en: A\ntimeZone: Asia/Shanghai # x\ncontact: a@b.cn\n";
    expect(parseRegistry("site", site, "site.yaml").problems).toMatchObject([{ line: 2, column: 10 }]);
  });
});

describe("a fault in a registry names the entry", () => {
  const of = (text: string) => told(parseRegistry("reporters", text, "reporters.yaml").problems);

  it("by its place, its id and its name", () => {
    expect(
      of("- { id: a, name: { zh: 甲, en: A }, role: staff }\n- { id: b, name: { zh: 乙 }, role: staff }\n"),
    ).toEqual(["2:18 第 2 条（b，乙）：缺少必填字段“name.en”"]);
  });

  it("by what there is of them", () => {
    expect(of("- { name: { zh: 甲, en: A }, role: staff }\n- 3\n")).toEqual([
      "1:3 第 1 条（甲）：缺少必填字段“id”",
      "2:3 第 2 条：内容应为“字段: 值”的组合",
    ]);
  });

  it("also where it is no YAML", () => {
    expect(
      of("- id: a\n  name: { zh: 甲, en: A }\n  role: staff\n- id: b\n  name： { zh: 乙, en: B }\n"),
    ).toEqual([`5:7 第 2 条（b，乙）：${colon("name")}`]);
  });
});

it("no word of a parser stands in a message", () => {
  const texts = [
    "a: [",
    "a: 'x",
    'a: "\\q"',
    "a: 1\n b: 2",
    "- a\nb: 1",
    "a: !!x y",
    "a: b: c",
    "? a\n: [",
    "a: {b",
    "%x",
    "a:\n  - b\n c: d",
    "a: |x",
    "\ta: 1",
    "[a]: [b",
    "a: >\n b\n  c\n d: [",
    "{",
    "a: b\n---\nc: d",
  ];
  for (const text of texts) {
    for (const each of parseRegistry("topics", text, "topics.yaml").problems) {
      const { zh, en } = wordingOf(each).message;
      expect(zh).not.toMatch(/[a-z]{4,}/i.test(zh.replace(/YAML|Tab|“[^”]*”/g, "")) ? /./ : /^$/);
      expect(en).not.toMatch(/implicit|scalar|flow|mapping|token/i);
    }
  }
});
