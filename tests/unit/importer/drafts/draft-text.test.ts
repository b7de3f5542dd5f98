import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftLine, draftLines, escapeMarkdown, joinPieces } from "#lib/importer/drafts/draft-text.ts";
import { renderBody } from "#lib/markdown/blocks.ts";
import { parseMarkdown } from "#lib/markdown/parse.ts";

const withoutSpace = (text: string) => text.replace(/\s+/g, "");
const plainText = (markdown: string) =>
  renderBody(parseMarkdown(markdown), "zh")
    .blocks.map(({ text }) => text)
    .join("\n\n");

/** Text as pages have it: Chinese, Latin, digits, punctuation of all kinds, layout spaces, line ends, markup. */
const pieces = [
  ..."王伟江岸会议强调，。、；：“”《》（）——……·■□",
  ..."aZ09.,:;!?'\"-+#*_~`^|\\/<>[](){}&=$@%",
  ..." \u3000\t\n",
  "\r\n",
  "\u00A0",
  "𠮷",
  "GDP",
  "&amp;",
  "www.example.com",
  "https://example.com/a_b",
  "a@b.cn",
  "1. ",
  "---",
  "~~~",
  "<br>",
  "<!-- x -->",
  "[^1]",
  "[x]: y",
  "| --- |",
  "![a](b)",
];
const print = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 40 })
  .map((all) => all.join(""));

describe("draftLine", () => {
  it.each([
    ["推\n动形成绿色发展方式", "推动形成绿色发展方式"],
    ["推\r\n动形成", "推动形成"],
    ["over\nthe river", "over the river"],
    ["采用AI\n大模型", "采用AI大模型"],
    ["投资20\n20万元", "投资2020万元"],
    ["下降\n3%", "下降3%"],
    ["增长14\n.2%", "增长14.2%"],
    ["增长14.\n2%", "增长14.2%"],
    ["只有0.9\n%", "只有0.9%"],
    ["共1\n,234户", "共1,234户"],
    ["共1,\n234户", "共1,234户"],
    ["15\n:30开幕", "15:30开幕"],
    ["15:\n30开幕", "15:30开幕"],
    ["比分3\n-0", "比分3-0"],
    ["比分3-\n0", "比分3-0"],
    ["COVID-\n19", "COVID-19"],
    ["3\n~5月", "3~5月"],
    ["1920\n×1080", "1920×1080"],
    ["2020/\n21赛季", "2020/21赛季"],
    ["GDP (\n2020)", "GDP (2020)"],
    ["GDP (2020\n)", "GDP (2020)"],
    ["in 2020,\n5 schools", "in 2020, 5 schools"],
    ["GDP 5\nkm", "GDP 5 km"],
    ["see\n.NET", "see .NET"],
    ["主持人：王　伟", "主持人：王伟"],
    ["王 伟 主持", "王伟 主持"],
    ["本报记者 江　岸 杜　若", "本报记者 江岸 杜若"],
    ["■本报记者 陈润", "■本报记者 陈润"],
    ["草 原 千 里", "草原千里"],
    ["江　岸　杜　若", "江岸 杜若"],
    ["增长14 .2%", "增长14.2%"],
    ["增长14\n.2%", "增长14.2%"],
    ["本 报 讯 11月27日", "本报讯 11月27日"],
    ["本报讯　11月27日下午", "本报讯 11月27日下午"],
    ["　　会议强调，  要坚持", "会议强调，要坚持"],
    ["书香衡阳　　全民阅读", "书香衡阳 全民阅读"],
    ["“王　伟”", "“王伟”"],
    ["𠮷\n野", "𠮷野"],
  ])("makes %j into %j", (source, expected) => {
    expect(draftLine(source)).toBe(expected);
  });

  it("changes nothing but whitespace", () => {
    fc.assert(
      fc.property(print, (source) => {
        expect(withoutSpace(draftLine(source))).toBe(withoutSpace(source));
        expect(draftLines(source).map(withoutSpace).join("")).toBe(withoutSpace(source));
      }),
    );
  });

  it("leaves what it made as it is", () => {
    fc.assert(
      fc.property(print, (source) => {
        expect(draftLine(draftLine(source))).toBe(draftLine(source));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("joinPieces", () => {
  it("goes on in the middle of a word as in the middle of a sentence", () => {
    expect(joinPieces(["良好局面，推", "动形成"])).toBe("良好局面，推动形成");
  });
});

describe("escapeMarkdown", () => {
  it.each([
    ["1. 加强领导", "1\\. 加强领导"],
    ["# 号楼", "\\# 号楼"],
    ["3~5月", "3~5月"],
    ["-5℃", "-5℃"],
    ["- 一项", "\\- 一项"],
    ["AT&T", "AT\\&T"],
    ["5月 & 6月", "5月 & 6月"],
  ])("writes %j as %j", (line, expected) => {
    expect(escapeMarkdown(line)).toBe(expected);
  });

  it("gives a paragraph whose plain text is the print", () => {
    fc.assert(
      fc.property(print, (source) => {
        const line = draftLine(source);
        fc.pre(line !== "");
        expect(plainText(escapeMarkdown(line))).toBe(line);
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps paragraphs apart, whatever stands in them", () => {
    fc.assert(
      fc.property(fc.array(print, { minLength: 1, maxLength: 5 }), (sources) => {
        const lines = sources.map(draftLine).filter((line) => line !== "");
        fc.pre(lines.length > 0);
        expect(plainText(lines.map(escapeMarkdown).join("\n\n"))).toBe(lines.join("\n\n"));
      }),
      { numRuns: 1000 },
    );
  });
});
