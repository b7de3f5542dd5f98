import { describe, expect, it } from "vitest";
import { looksOf } from "#lib/importer/page/block-looks.ts";
import { readerOf } from "#lib/importer/page/normalised-text.ts";

function looksOfTexts(...texts: string[]): Set<string>[] {
  const blocks = texts.map((text, at) => ({ text, lines: [at + 1, at + 1] as const }));
  return looksOf(blocks, readerOf(texts)).map((looks) => new Set(looks));
}

describe("what a text's words are", () => {
  it("tells where a column's end has cut one", () => {
    const [cut, whole] = looksOfTexts("会议强调要加强顶层设计，坚", "会议强调要加强顶层设计");
    expect(cut).toContain("endsInWord");
    expect(whole).not.toContain("endsInWord");
  });
});

describe("what a block is kin to", () => {
  const wetland = "候鸟栖息在湿地，湿地的芦苇为候鸟挡住北风，观鸟的人站在堤上。";
  const court = "法院开庭审理合同纠纷，原告请求赔偿，法院当庭作出判决。";

  it("is a text that speaks of the same", () => {
    const [, head] = looksOfTexts(court, "湿地来了候鸟", wetland);
    expect(head).toContain("kinAbove0");
    expect(head).not.toContain("kinBelow0");
    expect(head).toContain("nearerBelow");
  });

  it("may stand elsewhere on the page", () => {
    const looks = looksOfTexts("湿地来了候鸟", court, "法院判决合同纠纷案", court, court, court, wetland);
    expect(looks[0]).toContain("kinBelow0");
    expect(looks[0]).not.toContain("kinElsewhere0");
  });
});

it("short lines that stand together are a run, and each knows its place in it", () => {
  const looks = looksOfTexts("导读", "秋收过半", "夜校开课", "昨日，绿道全线开放，市民都说好。", "河岸新绿");
  expect(looks[0]).toContain("run3.first");
  expect(looks[1]).toContain("run3.inside");
  expect(looks[2]).toContain("run3.last");
  expect(looks[4]).toContain("run1.alone");
  expect(looks[3]).not.toContain("run3");
});

it("a second line was set apart only where paragraphs are not wrapped", () => {
  const paragraph =
    "昨日，绿道全线开放，市民沿河散步，都说好，工程前后历时两年，沿线设有驿站六处，可供游人歇脚饮水避雨。".repeat(
      2,
    );
  const wrapped = paragraph.replace(/(.{20})/gu, "$1\n");
  expect(looksOfTexts("河岸新绿\n绿道开放", paragraph)[0]).toContain("brokenLine");
  expect(looksOfTexts("河岸新绿\n绿道开放", wrapped)[0]).not.toContain("brokenLine");
});
