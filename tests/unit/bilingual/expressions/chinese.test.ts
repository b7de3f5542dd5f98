import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Expression, RangeExpression } from "../../../bench/bilingual/expressions/expression.ts";
import {
  agesInChinese,
  dimensionsInChinese,
  moneyInChinese,
  ordinalsInChinese,
  percentagesInChinese,
  temperaturesInChinese,
} from "../../../bench/bilingual/expressions/zh-measures.ts";
import { numbersInChinese } from "../../../bench/bilingual/expressions/zh-numbers.ts";
import { rangesInChinese } from "../../../bench/bilingual/expressions/zh-ranges.ts";
import { scoreFolder } from "../../../bench/bilingual/figures/expressions.ts";
import { scoreSpoken } from "../../../bench/bilingual/figures/spoken.ts";

const written = (text: string, found: Expression[]) =>
  found.map(({ from, to, value, unit }) =>
    [text.slice(from, to), value, unit].filter((each) => each !== undefined),
  );

describe("numbersInChinese", () => {
  it.each<[string, (string | number)[][]]>([
    [
      "买了三打铅笔和两盒橡皮",
      [
        ["三打", 36],
        ["两", 2],
      ],
    ],
    ["气温为-4.5", [["-4.5", -4.5]]],
    ["负二又四分之三", [["负二又四分之三", -2.75]]],
    ["共7/8", [["7/8", 0.875]]],
    [
      "3^4等于81",
      [
        ["3^4", 81],
        ["81", 81],
      ],
    ],
    ["他一直在九江工作", []],
    ["百分之七的人", [["七", 7]]],
    [
      "三千六百余万和四十多亿",
      [
        ["三千六百余万", 36_000_000],
        ["四十多亿", 4_000_000_000],
      ],
    ],
  ])("reads %s", (text, expected) => {
    expect(written(text, numbersInChinese(text))).toEqual(expected);
  });
});

describe("measures in Chinese", () => {
  it.each<[(text: string) => Expression[], string, (string | number)[][]]>([
    [
      ordinalsInChinese,
      "第十二届和第4名",
      [
        ["第十二", 12],
        ["第4", 4],
      ],
    ],
    [
      percentagesInChinese,
      "打八五折，涨三成半，降千分之四，增6个百分点",
      [
        ["八五折", 85],
        ["三成半", 35],
        ["千分之四", 0.4],
        ["6个百分点", 6],
      ],
    ],
    [percentagesInChinese, "见 https://example.org/?q=%20a 成立五年", []],
    [
      agesInChinese,
      "六岁的哥哥和八个月大的妹妹",
      [
        ["六岁", 6, "year old"],
        ["八个月大", 8, "month"],
      ],
    ],
    [
      moneyInChinese,
      "七元二角，￥45，人民币 300元，90万美元",
      [
        ["七元二角", 7.2, "CNY"],
        ["￥45", 45, "CNY"],
        ["人民币 300元", 300, "CNY"],
        ["90万美元", 900_000, "USD"],
      ],
    ],
    [
      dimensionsInChinese,
      "四百亩地，2.5千米，三吨半，650兆瓦",
      [
        ["四百亩", 400, "mu"],
        ["2.5千米", 2.5, "kilometer"],
        ["三吨半", 3.5, "ton"],
        ["650兆瓦", 650, "megawatt"],
      ],
    ],
    [
      temperaturesInChinese,
      "水温26摄氏度，华氏80度",
      [
        ["26摄氏度", 26, "C"],
        ["华氏80度", 80, "F"],
      ],
    ],
  ])("are read by %o in %s", (read, text, expected) => {
    expect(written(text, read(text))).toEqual(expected);
  });
});

const interval = ({ low, high, withLow, withHigh }: RangeExpression) =>
  `${withLow ? "[" : "("}${low ?? ""},${high ?? ""}${withHigh ? "]" : ")"}`;

describe("rangesInChinese", () => {
  it.each([
    ["人数不少于四十", "不少于四十", "[40,)"],
    ["水深在6米以下", "6米以下", undefined],
    ["得分低于六十", "低于六十", "(,60)"],
    ["选七到九个人", "七到九", "[7,9]"],
    ["大于5并且小于8", "大于5并且小于8", "(5,8)"],
    ["来了三百多人", "三百多", "(300,)"],
    ["不超过12", "不超过12", "(,12]"],
  ])("reads %s", (text, span, expected) => {
    const found = rangesInChinese(text).map((each) => [text.slice(each.from, each.to), interval(each)]);
    expect(found).toEqual(expected === undefined ? [] : [[span, expected]]);
  });
});

const sets = "../shared/yardsticks";
describe.skipIf(!existsSync(`${sets}/number-expressions/zh`))(
  "Chinese of public sets of number expressions",
  () => {
    it("is read as they have it in 97 of 100 entries, in each of them", () => {
      const scores = scoreFolder(`${sets}/number-expressions/zh`, "zh");
      expect(scores.length).toBeGreaterThanOrEqual(9);
      for (const [name, { right, all }] of scores) expect(right / all, name).toBeGreaterThanOrEqual(0.97);
    });

    it("is read as its digits in 97 of 100 spoken lines", () => {
      const { right, all } = scoreSpoken(`${sets}/spoken-numbers-zh`);
      expect(right / all).toBeGreaterThanOrEqual(0.97);
    });
  },
);
