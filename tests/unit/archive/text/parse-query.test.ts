import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestQuery, mostTerms, parseQuery } from "#lib/archive/text/parse-query.ts";

const texts = (terms: readonly { text: string }[]) => terms.map(({ text }) => text);

describe("parseQuery", () => {
  it.each<[string, string[], string[]]>([
    ["垃圾分类 禁毒", ["垃圾分类", "禁毒"], []],
    ["垃圾分类\u3000禁毒", ["垃圾分类", "禁毒"], []],
    ['"waste sorting" drive', ["waste sorting", "drive"], []],
    ["“市委 常委会”会议", ["市委 常委会", "会议"], []],
    ["「市委」『市政府』", ["市委", "市政府"], []],
    ["会议 -论坛", ["会议"], ["论坛"]],
    ["会议 －论坛 −禁毒", ["会议"], ["论坛", "禁毒"]],
    ['会议 -"waste sorting"', ["会议"], ["waste sorting"]],
    ["e-mail 2020-11-28", ["e-mail", "2020-11-28"], []],
    ["会议 - 论坛", ["会议", "论坛"], []],
    ['an "open quote', ["an", "open", "quote"], []],
    ['"" “” 「」 - -- “', [], []],
    ["，。！ ** ()", [], []],
    ["常务，会议", ["常务", "会议"], []],
    ["市委、市政府（2,300人）10:30", ["市委", "市政府", "2,300人", "10:30"], []],
    ["“常务，会议” -元，他", ["常务，会议"], ["元，他"]],
    ["智慧\u200b水\ufeff务", ["智慧水务"], []],
    ["a\u0000b\u0007c\nd", ["a", "b", "c", "d"], []],
  ])("reads %j", (typed, terms, excluded) => {
    const query = parseQuery(typed);
    expect([texts(query.terms), texts(query.excluded), query.cut]).toEqual([terms, excluded, false]);
  });

  it.each([
    ["王　梅", "王 梅"],
    ["常务，会议", "常务，会议"],
    ["COVID 19", "COVID 19"],
    ["常务 会议", undefined],
    ["王 -梅", undefined],
    ["“王” 梅", undefined],
  ])("keeps of %j what stands best as it was typed: %j", (typed, asTyped) => {
    expect(parseQuery(typed).asTyped).toBe(asTyped);
  });

  it("reads a part of what is too long, and says so", () => {
    expect(parseQuery("市".repeat(10_000))).toMatchObject({ text: "市".repeat(longestQuery), cut: true });
    expect(parseQuery("市 ".repeat(30)).terms).toHaveLength(mostTerms);
    expect(parseQuery("市 ".repeat(30)).cut).toBe(true);
  });

  it("reads whatever is typed, within bounds", () => {
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
          "-",
          "－",
          "“",
          "”",
          "「",
          "」",
          " ",
          "AND",
          " NOT ",
          "NEAR(",
          "\u0000",
          "\ud800",
          "市",
          "a",
        ),
        fc.string({ unit: "binary", maxLength: 1 }),
      ),
      maxLength: 400,
    });
    fc.assert(
      fc.property(hostile, (typed) => {
        const { terms, excluded, text } = parseQuery(typed);
        expect(terms.length + excluded.length).toBeLessThanOrEqual(mostTerms);
        expect([...text].length).toBeLessThanOrEqual(longestQuery);
        expect(parseQuery(text).terms).toEqual(terms);
      }),
      { numRuns: 1000 },
    );
  });
});
