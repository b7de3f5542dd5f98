import { describe, expect, it } from "vitest";
import { TermFinder } from "#lib/archive/text/term-finder.ts";

const finder = new TermFinder(
  [
    { zh: ["市委"], en: ["CPC Hengyang Municipal Committee"] },
    { zh: ["市委书记"], en: ["Secretary of the CPC Hengyang Municipal Committee"] },
    { zh: ["市长"], en: ["Mayor"] },
    { zh: ["副市长"], en: ["Vice-Mayor"] },
    { zh: ["院士"], en: ["academician"] },
    { zh: ["信息技术"], en: ["IT", "information technology"] },
    { zh: ["研发"], en: ["R&D"] },
    { zh: ["企业"], en: ["business"] },
    { zh: ["“五老”"], en: ["“five groups of veterans”"] },
    { zh: ["“十四五”"], en: ["14th Five-Year Plan"] },
  ].map((forms) => ({ key: forms.zh[0] as string, forms })),
);
const found = (text: string, locale: "zh" | "en") =>
  finder.find(text, locale).map(({ from, to, key }) => [text.slice(from, to), key]);

describe("in Chinese", () => {
  it.each([
    ["市委书记邓群策、市长朱健", ["市委书记", "市长"]],
    ["副市长龚学余", ["副市长"]],
    ["市委、市政府", ["市委"]],
    ["王浩院士团队", ["院士"]],
    ["谋划“十四五”发展", ["“十四五”"]],
  ])("finds in %s the longest at each place", (text, terms) => {
    expect(found(text, "zh").map(([, key]) => key)).toEqual(terms);
  });

  it.each(["城市长远发展", "城市长期规划", "都市长廊"])("sees no mayor in %s", (text) => {
    expect(found(text, "zh")).toEqual([]);
  });
});

describe("in English", () => {
  it.each([
    ["The mayors and the vice-mayor met.", ["mayors", "vice-mayor"]],
    [
      "Academicians of the CPC Hengyang Municipal Committee",
      ["Academicians", "CPC Hengyang Municipal Committee"],
    ],
    [
      "Secretary of the CPC Hengyang Municipal Committee",
      ["Secretary of the CPC Hengyang Municipal Committee"],
    ],
    ["Businesses spent on R&D and IT.", ["Businesses", "R&D", "IT"]],
    ["the 14th Five-Year Plan", ["14th Five-Year Plan"]],
    ["The “five groups of veterans” and the mayor", ["“five groups of veterans”", "mayor"]],
  ])("finds in %j whole words in whatever form", (text, terms) => {
    expect(found(text, "en").map(([term]) => term)).toEqual(terms);
  });

  it.each(["It is so.", "a mayoress", "Mayoral elections", "busines", "the items"])(
    "finds nothing in %j",
    (text) => {
      expect(found(text, "en")).toEqual([]);
    },
  );

  it("keeps its places where a small letter is longer than its capital", () => {
    for (const [term] of found("İstanbul’s Mayor", "en")) expect(term).toBe("Mayor");
  });
});

it("finds no term over another, in text of any kind", () => {
  for (const text of ["市委市委书记市长副市长院士", "Mayor Mayor IT"])
    for (const locale of ["zh", "en"] as const) {
      const spans = finder.find(text, locale);
      for (const [index, { from }] of spans.entries())
        expect(from).toBeGreaterThanOrEqual(spans[index - 1]?.to ?? 0);
    }
});
