import { describe, expect, it } from "vitest";
import { parseOriginal, parseTranslation } from "#lib/content/parse-article.ts";
import { wordingFor } from "../../support/wording.ts";

const fields = "headline: 短讯\nkind: news\ndate: 2020-11-28\nreporters: []\ntopics: []\n";
const original = (body: string) => parseOriginal(`---\n${fields}---\n\n${body}\n`, "a.md").problems;
const translation = (body: string) =>
  parseTranslation(`---\nheadline: News\ntranslator: machine\n---\n\n${body}\n`, "a.en.md", "en").problems;
const found = (body: string) => original(body).map(({ code, line, column }) => `${code} ${line}:${column}`);

describe("an editor is told where readers would see something else", () => {
  it.each([
    // Notes
    ["甲[^1]。", ["missing-note 9:2"]],
    ["甲[^1]。\n\n［^1］：注。", ["missing-note 9:2", "misread-note 11:1"]],
    ["甲【^1】。", ["misread-note 9:2"]],
    ["甲[^1]。\n\n[^1] : 注。", ["missing-note 9:2", "misread-note 11:1"]],
    ["- 甲[^a]\n\n[^A]: 注。\n\n[^b]: 注。", ["unused-note 13:1"]],
    ["甲[^1]。\n\n[^1]: 一。\n\n[^1]: 二。", ["repeated-note 13:1"]],
    // Characters
    ["零\u200B宽", ["invisible-character 9:2"]],
    ["软\u00AD连", ["invisible-character 9:2"]],
    ["字\uE123", ["unreadable-character 9:2"]],
    ["字\uFFFD", ["unreadable-character 9:2"]],
    ["⺠生", ["radical-character 9:1"]],
    ["王\u00A0梅", ["no-break-space 9:2"]],
    ["结束。。。", ["repeated-punctuation 9:3"]],
    ["甲，，乙", ["repeated-punctuation 9:2"]],
    [
      "甲,乙;丙:丁",
      ["half-width-punctuation 9:2", "half-width-punctuation 9:4", "half-width-punctuation 9:6"],
    ],
    ["召开.", ["half-width-punctuation 9:3"]],
    ["主任(兼)出席", ["half-width-punctuation 9:3", "half-width-punctuation 9:5"]],
    ["共１２家", ["full-width-characters 9:2"]],
    // A heading that is bold alone
    ["**加强领导**\n全市各级要提高认识。", ["lines-run-together 10:1"]],
    ["全市各级要提高认识。\n__压实责任__\n狠抓落实。", ["lines-run-together 10:1"]],
    ["**会议**强调，要\n提高认识。", []],
    ["**加强领导**\n\n全市各级要提高认识。", []],
    // Markdown from a Chinese keyboard
    ["＃ 标题", ["misread-markup 9:1"]],
    ["###标题", ["misread-markup 9:1"]],
    ["#小标题", ["misread-markup 9:1"]],
    ["##　标题", ["misread-markup 9:1"]],
    ["本报＊＊重点＊＊讯", ["misread-markup 9:3"]],
    ["｀代码｀", ["misread-markup 9:1"]],
    ["》引文", ["misread-markup 9:1"]],
    ["＞引文", ["misread-markup 9:1"]],
    ["－ 甲\n－ 乙", ["misread-markup 9:1", "misread-markup 10:1", "lines-run-together 10:1"]],
    ["-　甲", ["misread-markup 9:1"]],
    ["　　- 甲", ["misread-markup 9:1"]],
    ["［报名］（https://a.example/x）", ["misread-markup 9:1"]],
    ["[报名](https://a.example/x）", ["misread-markup 9:1"]],
    ["｜甲｜乙｜\n｜－－｜－－｜\n｜1｜2｜", ["misread-markup 9:1"]],
    ["| 甲 | 乙 |\n| 1 | 2 |", ["misread-markup 9:1"]],
    ["| 甲 | 乙 |\n| --- |\n| 1 | 2 |", ["misread-markup 9:1"]],
    ["甲\n===", ["misread-markup 10:1"]],
    ["会议[...]指出", ["misread-gap 9:3"]],
    ["会议【……】指出", ["misread-gap 9:3"]],
    ["会议［...］指出", ["misread-gap 9:3"]],
    // Lines
    ["张三\n李四\n王五", ["lines-run-together 10:1"]],
    ["主任：张三\n副主任：李四", ["lines-run-together 10:1"]],
    ["一、甲\n二、乙", ["lines-run-together 10:1"]],
    ["①甲\n②乙", ["lines-run-together 10:1"]],
    ["●甲\n●乙", ["lines-run-together 10:1"]],
    ["床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。", ["lines-run-together 10:1"]],
    ["衡阳市人民政府办公室\n2021年3月5日", ["lines-run-together 10:1"]],
    ["会议指出，要加快推进。\n　　会议强调，要压实责任。", ["lines-run-together 10:1"]],
    ["市教育局\n市自然资源和规划局办公室\n市财政局", ["lines-run-together 10:1"]],
    // Signs
    ["长3米*宽4米*高5米。", ["marks-vanish 9:4"]],
    ["张*明和李*华。", ["marks-vanish 9:2"]],
    ["张**和李**", ["marks-vanish 9:2"]],
    ["上午~~下午，周一~~周五", ["marks-vanish 9:3"]],
    ["`王五`出席", ["marks-vanish 9:1"]],
    ["12. 5亿元投资。", ["sign-made-list 9:1"]],
    ["2021. 3. 5日，会议。", ["sign-made-list 9:1", "sign-made-list 9:7"]],
    ["1. 5亿元投资。", ["sign-made-list 9:1"]],
    ["01. 甲\n02. 乙", ["sign-made-list 9:1", "sign-made-list 10:1"]],
    ["+ 5℃以上。", ["sign-made-list 9:1"]],
    ["- 3℃以下。", ["sign-made-list 9:1"]],
    ["* 5折优惠", ["sign-made-list 9:1"]],
    ["> 60岁以上免票", ["sign-made-list 9:1"]],
    ["甲&copy;乙&nbsp;丙", ["decoded-text 9:2", "decoded-text 9:9"]],
    ["增长5\\%", ["decoded-text 9:4"]],
    // What is lost
    ["甲\n\n[注]: 说明", ["text-not-shown 11:1"]],
    ["见[图](左)", ["text-not-shown 9:2"]],
    ["[注]\n\n[注]: 说明", ["text-not-shown 11:1"]],
    ["| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 | 3 |", ["text-not-shown 11:9"]],
    ["| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n后文", ["text-in-table 12:1"]],
    ["甲\n\n```\n乙", ["text-not-shown 11:1"]],
    ["## 排名 #", ["text-not-shown 9:1"]],
  ])("%j", (body, expected) => {
    expect(found(body)).toEqual(expected);
  });

  it.each([
    "[Untranslated]",
    "【untranslated】",
    "[ untranslated ]",
    "A word. [untranslated]",
    "- [untranslated]",
    "[not translated]",
  ])("in a translation, where %s is no mark of a block without one", (body) => {
    expect(translation(body).map(({ code }) => code)).toEqual(["placeholder"]);
  });

  it("and not where it is one", () => {
    expect(translation("[untranslated]")).toEqual([]);
    expect(found("[untranslated]")).toEqual(["placeholder 9:1"]);
  });

  it("in a translation too", () => {
    const codes = (body: string) => translation(body).map(({ code }) => code);
    expect(codes("One[^1] and [...].")).toEqual(["misread-gap", "missing-note"]);
    expect(codes("Li Ya\nChen Run\nOu Yang")).toEqual(["lines-run-together"]);
    expect(codes("zero\u200Bwidth 5*6 and un*frigging*real")).toEqual(["invisible-character"]);
    expect(codes("[note]: explained\n\nOne.")).toEqual(["text-not-shown"]);
  });

  it("with the character's name and code point", () => {
    const [zero] = original("零\u200B宽");
    expect(wordingFor(zero).message).toEqual({
      zh: "有看不见的字符 U+200B 零宽空格",
      en: "an invisible character, U+200B zero width space",
    });
  });

  it("in the block or field where it can be answered", () => {
    expect(original("一\n\n二,三")[0]).toMatchObject({ block: "p2", field: "body" });
    const [first] = parseOriginal(`---\n${fields.replace("短讯", "⻓讯")}---\n\n一\n`, "a.md").problems;
    expect(first).toMatchObject({ code: "radical-character", line: 2, column: 11, block: "headline" });
  });

  it("where a field's name holds what nobody sees", () => {
    const text = `---\n${fields.replace("kind", "\u200Bkind")}---\n\n一\n`;
    const unknown = parseOriginal(text, "a.md").problems.find(({ code }) => code === "unknown-field");
    expect(wordingFor(unknown).message.zh).toBe("没有“⟨U+200B⟩kind”这个字段；是不是“kind”？");
  });
});

describe("ordinary text is not told", () => {
  it.each([
    "本报讯 11月27日上午，市长朱健主持召开市政府2020年第17次常务会议。",
    "全市生活垃圾分类工作推进会在市图书馆召\n开，会议总结了前一阶段的工作，部署了下\n一阶段的任务。",
    "王　梅、李　强出席。",
    "1. 5家企业落户\n2. 3个项目开工\n3. 8条道路通车",
    "1. 甲\n\n正文。\n\n2. 2021年工作安排\n\n正文。",
    "1. 5家企业落户\n\n正文。\n\n2. 3个项目开工",
    "- 5月1日：开幕\n- 5月2日：闭幕",
    "1) 甲\n2) 乙",
    "## 一、总体要求\n\n正文。",
    "**会议强调**，要压实责任。**同时**，要抓落实。",
    "他说*真*，她说*假*。".replaceAll("说*", "说：*"),
    "比分3:2，时间9:00，价格1,234.5元，网址https://a.example/b，邮箱a@a.example。",
    "“好！”他说，“真的？！”——《衡阳日报》……",
    "甲（乙）、丙：丁；戊。",
    "WTO(World Trade Organization)、C919、5G、A股、T-shirt、R&D。",
    "分辨率2560*1440，电话138****5678，王**、李*。",
    "3~5月，9:00～18:00，5℃～8℃。",
    "#清河马拉松#今日开跑。",
    "首页｜新闻｜视频",
    "[报名](https://a.example/x)、[本站](/zh/about)、[段](#p2)、<https://a.example>",
    "[一][x]\n\n[x]: https://a.example",
    "| 馆 | 时间 |\n| --- | --- |\n| 东区 | 9:00 |\n| 合计 |\n\n后文。",
    "一[^1]。\n\n二[^1]。\n\n[^1]: 据组委会。",
    "> “教育的本质意味着一棵树摇动另一棵树。”",
    "甲路  \n乙街\\\n丙巷",
    "第①\n②项",
    "5℃\n为准",
    "1．加强领导。\n\n2．压实责任。",
    "❤️👨‍👩‍👧🇨🇳1️⃣☎️、葛\u{E0100}洲坝",
    "[…]最开放的姿态，坚[…]",
    "甲\\*乙\\[丙\\]1\\. 丁\\\\戊",
    "&lt;甲&gt;&amp;",
    "---",
    "会议指出，要加快推进各项工作，压实各方责任，确保年底前全面完成目标任务。\n会议强调，要抓好落实。",
    "见图（左），[甲]乙、【快讯】丙、［丁］",
  ])("%j", (body) => {
    expect(found(body)).toEqual([]);
  });

  it.each([
    "The meeting stressed that Hengyang must put\necology first and pursue green development, and\ntake an active part in it.",
    "He said “yes”, she (Ms. Li) said ‘no’; 3:2, 10 km, 5% – etc.…",
    "10\u00A0km and Dr.\u00A0Li",
    "- One\n- Two\n\n1. First\n2. Second",
    "*Hengyang Daily* reports **this** and ~~that~~ in `code`.",
    "See [this](https://a.example/b_c) and https://a.example/d.",
    "[…] balance”",
    "Zo\u00EB, na\u00EFve, caf\u00E9, \u0643\u062A\u200C\u0628",
  ])("nor is %j in a translation", (body) => {
    expect(translation(body).map(({ code }) => code)).toEqual([]);
  });
});
