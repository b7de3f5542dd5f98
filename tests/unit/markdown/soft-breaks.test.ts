import { describe, expect, it } from "vitest";
import { parseMarkdown } from "#lib/markdown/parse.ts";
import { plainText } from "#lib/markdown/plain-text.ts";

/** The text of a body once its soft breaks are joined. */
const joined = (body: string) => plainText(parseMarkdown(body));

describe("a soft break is gone", () => {
  it.each([
    ["between Han characters", "全市生活垃\n圾分类", "全市生活垃圾分类"],
    ["with spaces around it", "全市 \n  生活", "全市生活"],
    ["after a full stop", "出席。\n会议", "出席。会议"],
    ["before a quotation mark", "强调\n“小事”", "强调“小事”"],
    ["after a quotation mark", "“小事”\n也是", "“小事”也是"],
    ["beside a dash", "——\n会议", "——会议"],
    ["beside a full-width letter", "Ａ\n座", "Ａ座"],
    ["beside a character outside the basic plane", "𠮷\n𠮷", "𠮷𠮷"],
    ["several times in a paragraph", "一\n二\n三", "一二三"],
    ["beside a number in a circle", "第①\n②项", "第①②项"],
    ["before a number in a circle", "第\n①项", "第①项"],
    ["beside a unit", "5℃\n为准", "5℃为准"],
    ["beside a square unit", "五㎡\n的地", "五㎡的地"],
    ["after a reference mark", "※\n注意", "※注意"],
    ["after an arrow", "→\n下一页", "→下一页"],
    ["before a multiplication sign", "三\n×四", "三×四"],
    ["beside a bullet", "●\n会议", "●会议"],
    ["beside an emoji", "会议😀\n结束", "会议😀结束"],
    ["after a variation selector", "葛\u{E0100}\n洲坝", "葛\u{E0100}洲坝"],
    ["beside a vertical mark", "︽\n书", "︽书"],
    ["between kana", "ア\nイ", "アイ"],
    ["between half-width kana", "ｱ\nｲ", "ｱｲ"],
    ["beside a reference to a note", "见[^1]\n后文[^1]\n\n[^1]: 注", "见后文注"],
    ["before a reference to a note", "见\n[^1]后文\n\n[^1]: 注", "见后文注"],
    ["within a number", "14\n.2%", "14.2%"],
    ["before a percent sign", "0.9\n%", "0.9%"],
    ["beside a zero-width space", "one\u200B\ntwo", "one\u200Btwo"],
    ["before emphasis", "一\n**二**", "一二"],
    ["after emphasis", "**一**\n二", "一二"],
    ["inside emphasis", "*一\n二*", "一二"],
    ["at the end of emphasis inside a link", "[**一**](https://example.org)\n二", "一二"],
    ["inside a link", "[一\n二](https://example.org)", "一二"],
    ["between two struck texts", "~~一~~\n~~二~~", "一二"],
    ["in a list", "- 一\n  二", "一二"],
    ["in a quotation", "> 一\n> 二", "一二"],
    ["in a footnote", "x[^1]\n\n[^1]: 一\n    二", "x一二"],
  ])("%s", (_, body, expected) => {
    expect(joined(body)).toBe(expected);
  });
});

describe("a soft break stays", () => {
  it.each([
    ["between Latin words", "city\nbulletin"],
    ["between Han and Latin", "衡阳\nHengyang"],
    ["between Latin and Han", "Hengyang\n衡阳"],
    ["between figures", "17\n18"],
    ["between a figure and Han", "17\n次"],
    ["between quotation marks of Latin text", "“one”\n“two”"],
    ["after Latin punctuation", "One.\nTwo"],
    ["between Hangul, which has spaces", "가\n나"],
    ["between Hangul and Han", "가\n一"],
    ["beside a sign of Latin text", "5 ×\n6"],
    ["between an emoji and a word", "😀\nyes"],
    ["between emphasis in Latin", "*one*\ntwo"],
  ])("%s", (_, body) => {
    expect(joined(body)).toContain("\n");
  });

  it("on both sides of code", () => {
    expect(joined("一\n`二`\n三")).toBe("一\n二\n三");
  });

  it("on both sides of a picture", () => {
    expect(joined("一\n![二](https://example.org/a.png)\n三")).toBe("一\n二\n三");
  });

  it("in a code block", () => {
    expect(joined("```\n一\n二\n```")).toBe("一\n二");
  });
});

it("leaves hard breaks alone", () => {
  const [paragraph] = parseMarkdown("一\\\n二  \n三").children;
  expect(paragraph).toMatchObject({
    children: [{ value: "一" }, { type: "break" }, { value: "二" }, { type: "break" }, { value: "三" }],
  });
});

it("does not join one block to the next", () => {
  expect(parseMarkdown("一\n\n二\n").children).toHaveLength(2);
});
