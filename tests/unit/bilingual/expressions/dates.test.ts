import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DayExpression } from "../../../bench/bilingual/expressions/calendar.ts";
import { daysInEnglish } from "../../../bench/bilingual/expressions/en-dates.ts";
import { daysInChinese } from "../../../bench/bilingual/expressions/zh-dates.ts";
import { scoreDates } from "../../../bench/bilingual/figures/dates.ts";

/** A Saturday. */
const reference = "2020-11-28";
const named = (text: string, found: DayExpression[]) =>
  found.map(({ from, to, timex }) => `${text.slice(from, to)} ${timex}`);

describe("daysInChinese", () => {
  it.each([
    ["2020年11月27日召开", ["2020年11月27日 2020-11-27"]],
    ["二〇一九年三月五日和4月6号", ["二〇一九年三月五日 2019-03-05", "4月6号 XXXX-04-06"]],
    ["昨天下雨，后天放晴", ["昨天 2020-11-27", "后天 2020-11-30"]],
    ["上周三和下周五", ["上周三 2020-11-18", "下周五 2020-12-04"]],
    ["星期日休息", ["星期日 XXXX-WXX-7"]],
    ["康熙十年正月初五", ["康熙十年正月初五 1671-01-05"]],
    ["本月三十日截止", ["本月三十日 2020-11-30"]],
    ["见2021/3/9的报告", ["2021/3/9 2021-03-09"]],
    ["乘5号线到15楼", []],
    ["13月45日", []],
  ])("finds the days of %s", (text, expected) => {
    expect(named(text, daysInChinese(text, reference))).toEqual(expected);
  });
});

describe("daysInEnglish", () => {
  it.each([
    ["held on November 27, 2020", ["November 27, 2020 2020-11-27"]],
    [
      "from 3rd of May until the day after tomorrow",
      ["3rd of May XXXX-05-03", "the day after tomorrow 2020-11-30"],
    ],
    ["last Wednesday and next Friday", ["last Wednesday 2020-11-18", "next Friday 2020-12-04"]],
    ["three weeks ago", ["three weeks ago 2020-11-07"]],
    ["two years and 3 days ago", ["two years and 3 days ago 2018-11-25"]],
    ["the second Tuesday of March", ["the second Tuesday of March XXXX-03-WXX-2-#2"]],
    ["on 2021-03-09 or 31/12/2021", ["2021-03-09 2021-03-09", "31/12/2021 2021-12-31"]],
    ["December the twenty-fourth", ["December the twenty-fourth XXXX-12-24"]],
    ["the 27th floor of 45 Main Street", []],
  ])("finds the days of %s", (text, expected) => {
    expect(named(text, daysInEnglish(text, reference))).toEqual(expected);
  });
});

const sets = "../shared/yardsticks/number-expressions";
describe.skipIf(!existsSync(sets))("days of public sets", () => {
  it.each(["zh", "en"])("are found and dated as they have them in 97 of 100 entries (%s)", (language) => {
    for (const [name, { right, all }] of scoreDates(`${sets}/${language}`, language)) {
      expect(right / all, name).toBeGreaterThanOrEqual(0.97);
    }
  });
});
