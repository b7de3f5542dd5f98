import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as en from "../expressions/en-measures.ts";
import { moneyInEnglish } from "../expressions/en-money.ts";
import { numbersInEnglish } from "../expressions/en-numbers.ts";
import { rangesInEnglish } from "../expressions/en-ranges.ts";
import type { Expression, RangeExpression } from "../expressions/expression.ts";
import * as zh from "../expressions/zh-measures.ts";
import { numbersInChinese } from "../expressions/zh-numbers.ts";
import { rangesInChinese } from "../expressions/zh-ranges.ts";

/** An entry of the Recognizers-Text specifications. */
export interface Entry {
  Input: string;
  Results: {
    Text: string;
    Start: number;
    End?: number;
    Length?: number;
    TypeName?: string;
    Resolution?: Resolution | null;
  }[];
  NotSupported?: string;
}

interface Resolution {
  value?: string | null;
  unit?: string;
}

export interface Score {
  right: number;
  all: number;
  wrong: { input: string; wanted: string; got: string }[];
}

type Reader = (text: string) => (Expression | RangeExpression)[];
const readers: Record<string, Reader> = {
  "en Number-NumberModel": numbersInEnglish,
  "en Number-NumberModelExperimentalMode": numbersInEnglish,
  "en Number-NumberRangeModel": (text) =>
    rangesInEnglish(text).map((range) => ({ ...range, withHigh: range.withHigh && !range.between })),
  "en Number-NumberRangeModelExperimentalMode": rangesInEnglish,
  "en Number-OrdinalModelSuppressExtendedTypes": en.ordinalsInEnglish,
  "en Number-OrdinalModel": en.ranksInEnglish,
  "en NumberWithUnit-CurrencyModel": moneyInEnglish,
  "en Number-PercentModel": en.percentagesInEnglish,
  "en NumberWithUnit-AgeModel": en.agesInEnglish,
  "en NumberWithUnit-DimensionModel": en.dimensionsInEnglish,
  "en NumberWithUnit-TemperatureModel": en.temperaturesInEnglish,
  "zh Number-NumberModel": numbersInChinese,
  "zh Number-OrdinalModel": zh.ordinalsInChinese,
  // Its two modes differ in whether the upper bound of 3 to 5 is in it.
  "zh Number-NumberRangeModel": (text) =>
    rangesInChinese(text).map((range) => ({ ...range, withHigh: range.withHigh && !range.between })),
  "zh Number-NumberRangeModelExperimentalMode": rangesInChinese,
  "zh Number-PercentModel": zh.percentagesInChinese,
  "zh NumberWithUnit-AgeModel": zh.agesInChinese,
  "zh NumberWithUnit-CurrencyModel": zh.moneyInChinese,
  "zh NumberWithUnit-DimensionModel": zh.dimensionsInChinese,
  "zh NumberWithUnit-TemperatureModel": zh.temperaturesInChinese,
};

/** What the set calls a unit; otherwise it is our name with a capital. */
const names: Record<string, string> = {
  ...{
    CAD: "Canadian dollar",
    AUD: "Australian dollar",
    NZD: "New Zealand dollar",
    MXN: "Mexican peso",
    GBP: "British pound",
  },
  ...{
    FIM: "Finnish markka",
    NLG: "Netherlands guilder",
    CRC: "Costa Rican colón",
    GEL: "Georgian lari",
    LAK: "Lao kip",
  },
  ...{ LKR: "Sri Lankan rupee", TRY: "Turkish lira", INR: "Indian rupee" },
  ...{
    CNY: "Chinese yuan",
    USD: "United States dollar",
    EUR: "Euro",
    CHF: "Swiss franc",
    HKD: "Hong Kong dollar",
  },
  ...{
    TWD: "New Taiwan dollar",
    JPY: "Japanese yen",
    NGN: "Nigerian naira",
    BTC: "Bitcoin",
    "year old": "Year",
  },
};
const nameOf = (unit: string) => names[unit] ?? unit.charAt(0).toUpperCase() + unit.slice(1);

const rounded = (value: number) => Number(value.toPrecision(12));

function wantedOf({ Input, Results }: Entry): string {
  const inOrder = Results.toSorted((left, right) => left.Start - right.Start);
  return inOrder
    .map((result) => {
      const to = result.End === undefined ? result.Start + (result.Length ?? 0) : result.End + 1;
      const { value, unit } = result.Resolution ?? {};
      const plain = value === "null" ? null : value?.endsWith("%") ? value.slice(0, -1) : value;
      const number =
        plain === null || plain === undefined
          ? "–"
          : /^[\d.eE+-]+$/.test(plain)
            ? rounded(Number(plain))
            : plain;
      return `${Input.slice(result.Start, to)}=${number}${unit === undefined ? "" : ` ${unit}`}`;
    })
    .join(" | ");
}

function gotOf(input: string, found: (Expression | RangeExpression)[]): string {
  return found
    .map((each) => {
      const text = input.slice(each.from, each.to);
      if ("withLow" in each) return `${text}=${interval(each)}`;
      const value = each.value === undefined ? "–" : rounded(each.value);
      if (each.unit === "end" || each.unit === "current")
        return `${text}=${each.unit}${Number(value) < 0 ? "" : "+"}${value}`;
      return `${text}=${value}${each.unit === undefined ? "" : ` ${nameOf(each.unit)}`}`;
    })
    .join(" | ");
}

function interval({ low, high, withLow, withHigh }: RangeExpression): string {
  const left = low === undefined ? "(" : `${withLow ? "[" : "("}${rounded(low)}`;
  return `${left},${high === undefined ? ")" : `${rounded(high)}${withHigh ? "]" : ")"}`}`;
}

/** The scores of all specifications of a folder that there is a reader for. */
export function scoreFolder(folder: string, language: string): [name: string, Score][] {
  return readdirSync(folder)
    .map((file) => basename(file, ".json"))
    .filter((name) => readers[`${language} ${name}`] !== undefined)
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, `${name}.json`), "utf8").replace(/^\uFEFF/, "");
      return [name, score(language, name, JSON.parse(text) as Entry[])];
    });
}

export function score(language: string, name: string, entries: Entry[]): Score {
  const read = readers[`${language} ${name}`];
  const result: Score = { right: 0, all: entries.length, wrong: [] };
  if (read === undefined) return result;
  for (const entry of entries) {
    const [wanted, got] = [wantedOf(entry), gotOf(entry.Input, read(entry.Input))];
    if (wanted === got) result.right++;
    else result.wrong.push({ input: entry.Input, wanted, got });
  }
  return result;
}
