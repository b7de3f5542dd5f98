import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  agesInEnglish,
  dimensionsInEnglish,
  ordinalsInEnglish,
  percentagesInEnglish,
  ranksInEnglish,
  temperaturesInEnglish,
} from "../../../bench/bilingual/expressions/en-measures.ts";
import { moneyInEnglish } from "../../../bench/bilingual/expressions/en-money.ts";
import { numbersInEnglish } from "../../../bench/bilingual/expressions/en-numbers.ts";
import { rangesInEnglish } from "../../../bench/bilingual/expressions/en-ranges.ts";
import type { Expression, RangeExpression } from "../../../bench/bilingual/expressions/expression.ts";
import { scoreFolder } from "../../../bench/bilingual/figures/expressions.ts";

const written = (text: string, found: Expression[]) =>
  found.map(({ from, to, value, unit }) =>
    [text.slice(from, to), value, unit].filter((each) => each !== undefined),
  );

describe("numbersInEnglish", () => {
  it.each<[string, (string | number)[][]]>([
    [
      "some 4.7 million of 9,200,000",
      [
        ["4.7 million", 4_700_000],
        ["9,200,000", 9_200_000],
      ],
    ],
    [
      "minus seventeen and -8.5",
      [
        ["minus seventeen", -17],
        ["-8.5", -8.5],
      ],
    ],
    ["seven eighths of it", [["seven eighths", 0.875]]],
    ["forty and two fifths", [["forty and two fifths", 40.4]]],
    ["four million and a half", [["four million and a half", 4_500_000]]],
    ["half a dozen eggs", [["half a dozen", 6]]],
    ["the one who came", []],
    ["a 35km road", []],
    [
      "2^6 or 4e3",
      [
        ["2^6", 64],
        ["4e3", 4000],
      ],
    ],
    [
      "10.20.30.40",
      [
        ["10", 10],
        ["20", 20],
        ["30", 30],
        ["40", 40],
      ],
    ],
    ["6 thousand 2 hundred and 15", [["6 thousand 2 hundred and 15", 6215]]],
  ])("reads %s", (text, expected) => {
    expect(written(text, numbersInEnglish(text))).toEqual(expected);
  });
});

describe("measures in English", () => {
  it.each<[(text: string) => Expression[], string, (string | number)[][]]>([
    [
      ordinalsInEnglish,
      "the 43rd and the forty-fourth",
      [
        ["43rd", 43],
        ["forty-fourth", 44],
      ],
    ],
    [
      ranksInEnglish,
      "the penultimate page, then the next one",
      [
        ["penultimate", -1, "end"],
        ["next one", 1, "current"],
      ],
    ],
    [
      percentagesInEnglish,
      "from 7.5 % to sixty percent",
      [
        ["7.5 %", 7.5],
        ["sixty percent", 60],
      ],
    ],
    [
      agesInEnglish,
      "a six-year-old and a man of age 71",
      [
        ["six-year-old", 6, "year old"],
        ["age 71", 71, "age"],
      ],
    ],
    [
      temperaturesInEnglish,
      "It was 31 degrees Celsius or 88°F",
      [
        ["31 degrees Celsius", 31, "C"],
        ["88°F", 88, "F"],
      ],
    ],
    [
      moneyInEnglish,
      "US$ 3.2 billion, 40 euros, £7, eight dollars thirty",
      [
        ["US$ 3.2 billion", 3_200_000_000, "USD"],
        ["40 euros", 40, "EUR"],
        ["£7", 7, "pound"],
        ["eight dollars thirty", 8.3, "dollar"],
      ],
    ],
    [
      dimensionsInEnglish,
      "a 12-acre park, 6 ft 3 in., 450 ml, 90 km/h",
      [
        ["12-acre", 12, "acre"],
        ["6 ft 3 in", 6.25, "foot"],
        ["450 ml", 450, "milliliter"],
        ["90 km/h", 90, "kilometer per hour"],
      ],
    ],
  ])("are read by %o in %s", (read, text, expected) => {
    expect(written(text, read(text))).toEqual(expected);
  });
});

const interval = ({ low, high, withLow, withHigh }: RangeExpression) =>
  `${withLow ? "[" : "("}${low ?? ""},${high ?? ""}${withHigh ? "]" : ")"}`;

describe("rangesInEnglish", () => {
  it.each([
    ["no fewer than 40 people", "no fewer than 40", "[40,)"],
    ["it takes between six and nine days", "between six and nine", "[6,9]"],
    ["over 300 but less than 500 came", "over 300 but less than 500", "(300,500)"],
    ["up to 25 may enter", "up to 25", "(,25]"],
    ["70 or more", "70 or more", "[70,)"],
    ["pages 14-19", "14-19", "[14,19]"],
  ])("reads %s", (text, span, expected) => {
    expect(rangesInEnglish(text).map((each) => [text.slice(each.from, each.to), interval(each)])).toEqual([
      [span, expected],
    ]);
  });
});

const sets = "../shared/yardsticks/number-expressions/en";
describe.skipIf(!existsSync(sets))("English of public sets of number expressions", () => {
  it("is read as they have it in 97 of 100 entries, in each of them", () => {
    const scores = scoreFolder(sets, "en");
    expect(scores.length).toBeGreaterThanOrEqual(10);
    for (const [name, { right, all }] of scores) expect(right / all, name).toBeGreaterThanOrEqual(0.969);
  });
});
