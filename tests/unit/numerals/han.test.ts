import { describe, expect, it } from "vitest";
import { hanNumber, numberOfHan, numeralAt } from "#lib/numerals/han.ts";
import { plainForms } from "#lib/numerals/plain-forms.ts";

const read = (text: string) => numeralAt(plainForms(text), 0);

describe("numeralAt", () => {
  it.each([
    ["三", 3],
    ["十七", 17],
    ["廿三", 23],
    ["两百零六", 206],
    ["三百二", 320],
    ["一万五", 15_000],
    ["四千零八万", 40_080_000],
    ["七亿零九", 700_000_009],
    ["叁仟陆佰", 3600],
    ["二〇三五", 2035],
    ["3万5千", 35_000],
    ["12.6亿", 1_260_000_000],
    ["4.07亿", 407_000_000],
    ["6.3万亿", 6_300_000_000_000],
    ["1,250万", 12_500_000],
    ["９，３５０", 9350],
    ["六点二五", 6.25],
    ["1亿4600万", 146_000_000],
    ["五十 六", 56],
  ])("reads %s as %d, to its end", (text, value) => {
    expect(read(text)).toMatchObject({ value, high: value, to: text.length });
  });

  it.each([
    ["五六十", 50, 60],
    ["二三百", 200, 300],
    ["七八万", 70_000, 80_000],
    ["三四", 3, 4],
  ])("reads %s as two numbers", (text, value, high) => {
    expect(read(text)).toMatchObject({ value, high, to: text.length });
  });

  it.each([
    ["三十多万", 300_000],
    ["六百余万", 6_000_000],
    ["十几亿", 1_000_000_000],
  ])("knows that %s is some more", (text, value) => {
    expect(read(text)).toMatchObject({ value, over: true, to: text.length });
  });

  it("knows numerals that have a magnitude alone", () => {
    expect(read("数百人")).toMatchObject({ value: 100, vague: true, to: 2 });
    expect(read("几十万人")).toMatchObject({ value: 100_000, vague: true, to: 3 });
  });

  it.each([
    ["36万千瓦", 3],
    ["8兆瓦", 1],
    ["30多人", 2],
    ["五十千", 2],
    ["7.8.9", 3],
  ])("ends where the numeral of %s ends", (text, to) => {
    expect(read(text)?.to).toBe(to);
  });

  it.each(["多少", "零", "点三", "元", ""])("finds none in “%s”", (text) => {
    expect(read(text)?.value ?? 0).toBe(0);
  });
});

describe("numberOfHan", () => {
  it("reads back what hanNumber writes", () => {
    for (let number = 1; number < 100; number++) expect(numberOfHan(hanNumber(number))).toBe(number);
  });

  it.each(["", "一二", "十零", "一百", "二十一次", "一十"])(
    "takes “%s” for no number of two digits",
    (text) => {
      expect(numberOfHan(text)).toBe(0);
    },
  );
});
