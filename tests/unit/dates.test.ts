import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  dayOf,
  formatDay,
  formatDayOfYear,
  formatDayWithWeekday,
  formatLunarDay,
  formatMonth,
  formatMonthOfYear,
  formatWeekday,
  formatYear,
  monthGrid,
  monthsBetween,
  monthsOf,
  quartersOf,
  weekdayHeadings,
  weekdayOf,
} from "#lib/dates.ts";
import { publishedMonths } from "./lunar-months.ts";

afterEach(() => void vi.unstubAllEnvs());

/** A minute either side of midnight in Shanghai, before 28 November 2020. */
const beforeMidnight = "2020-11-27T15:59:00Z";
const afterMidnight = "2020-11-27T16:01:00Z";

describe.each(["UTC", "America/Los_Angeles", "Asia/Shanghai"])("on a machine in %s", (zone) => {
  beforeEach(() => {
    vi.stubEnv("TZ", zone);
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
  });

  it.each([
    [beforeMidnight, "2020-11-27"],
    [afterMidnight, "2020-11-28"],
    ["2020-11-27T23:59:59+08:00", "2020-11-27"],
    ["2020-11-28T00:00:00+08:00", "2020-11-28"],
    ["2020-11-27T08:01-08:00", "2020-11-28"],
    ["2020-11-28", "2020-11-28"],
    ["2020-02-29", "2020-02-29"],
  ])("falls %s on %s", (instant, day) => {
    expect(dayOf(instant, "Asia/Shanghai")).toBe(day);
    expect(dayOf(instant, "UTC")).toBe(
      instant.includes("T") ? new Date(instant).toISOString().slice(0, 10) : day,
    );
  });

  it.each([
    ["2020-11-28", "2020年11月28日 星期六", "Saturday, 28 November 2020"],
    ["2020-02-29", "2020年2月29日 星期六", "Saturday, 29 February 2020"],
    ["2000-02-29", "2000年2月29日 星期二", "Tuesday, 29 February 2000"],
    ["2019-12-31", "2019年12月31日 星期二", "Tuesday, 31 December 2019"],
    ["2020-01-01", "2020年1月1日 星期三", "Wednesday, 1 January 2020"],
    // Days on which a clock changed in Los Angeles and in Shanghai.
    ["2020-03-08", "2020年3月8日 星期日", "Sunday, 8 March 2020"],
    ["1986-05-04", "1986年5月4日 星期日", "Sunday, 4 May 1986"],
    ["1940-06-01", "1940年6月1日 星期六", "Saturday, 1 June 1940"],
  ])("prints %s as that day", (day, zh, en) => {
    expect(formatDayWithWeekday(day, "zh")).toBe(zh);
    expect(formatDayWithWeekday(day, "en")).toBe(en);
  });

  it("prints days and months before 1901, when Shanghai kept local mean time, as what they are", () => {
    expect(formatDay("1900-12-31", "en")).toBe("31 December 1900");
    expect(formatMonth("1900-12", "zh")).toBe("1900年12月");
    expect(monthsOf("1900")[0]).toBe("1900-01");
    expect(monthGrid("1900-12").flat().filter(Boolean)).toHaveLength(31);
  });

  it("prints 2020-11-28 as 庚子年十月十四 of the Chinese calendar", () => {
    expect(formatLunarDay("2020-11-28")).toBe("庚子年十月十四");
  });

  it("lays out a month that begins on a Monday without a place before it", () => {
    const weeks = monthGrid("2020-06");
    expect(weeks).toHaveLength(5);
    expect(weeks[0]?.[0]).toBe("2020-06-01");
    expect(weeks[4]).toEqual(["2020-06-29", "2020-06-30", ...Array(5)]);
  });

  it("lays out a month that begins on a Sunday with six places before it", () => {
    const weeks = monthGrid("2020-11");
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([...Array(6), "2020-11-01"]);
    expect(weeks[5]).toEqual(["2020-11-30", ...Array(6)]);
  });

  it.each([
    ["2020-02", 29],
    ["2021-02", 28],
    ["2000-02", 29],
    ["2100-02", 28],
    ["2020-12", 31],
    ["1940-06", 30],
    ["1986-05", 31],
  ])("gives %s its %i days in order, in whole weeks", (month, length) => {
    const weeks = monthGrid(month);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeks.flat().filter((day) => day !== undefined)).toEqual(
      Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`),
    );
  });

  it("lays out February 2021, which is four whole weeks, as four", () => {
    expect(monthGrid("2021-02")).toHaveLength(4);
  });

  it("gives a year its twelve months", () => {
    expect(monthsOf("2020")).toHaveLength(12);
    expect(monthsOf("2020").at(0)).toBe("2020-01");
    expect(monthsOf("2020").at(-1)).toBe("2020-12");
    expect(monthsOf("1940")[5]).toBe("1940-06");
  });
});

describe("the Chinese calendar", () => {
  it.each([
    ["2020-05-23", "庚子年闰四月初一"],
    ["2021-02-11", "庚子年腊月三十"],
    ["2021-02-12", "辛丑年正月初一"],
    ["2020-12-15", "庚子年十一月初一"],
    // On these ICU's calendar is wrong.
    ["1987-08-01", "丁卯年闰六月初七"],
    ["2012-08-17", "壬辰年七月初一"],
    ["2018-11-07", "戊戌年九月三十"],
    ["2027-02-06", "丁未年正月初一"],
    ["2030-02-03", "庚戌年正月初一"],
    // The year in which a month is leap that hardly ever is.
    ["2033-12-22", "癸丑年闰十一月初一"],
    // New Year of the first Qing emperor in Beijing, and a day that the Gregorian calendar left out.
    ["1644-02-08", "甲申年正月初一"],
    ["1582-10-10", "壬午年九月十四"],
  ])("calls %s %s", (day, lunar) => {
    expect(formatLunarDay(day)).toBe(lunar);
  });

  it("begins and ends each month of two centuries on the days that are published", () => {
    const stems = "甲乙丙丁戊己庚辛壬癸";
    const branches = "子丑寅卯辰巳午未申酉戌亥";
    const names = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "腊"];
    const published = publishedMonths().map(({ year, month, isLeap, days, first, last }) => {
      const name = `${stems[(year - 4) % 10]}${branches[(year - 4) % 12]}年${isLeap ? "闰" : ""}${names[month - 1]}月`;
      return { first, last, begins: `${name}初一`, ends: `${name}${days === 30 ? "三十" : "廿九"}` };
    });
    const ours = published.map(({ first, last }) => ({
      ...{ first, last },
      ...{ begins: formatLunarDay(first), ends: formatLunarDay(last) },
    }));
    expect(ours).toEqual(published);
    expect(published.at(-1)?.last).toBe("2101-01-28");
  });
});

describe("dates in words", () => {
  it.each([
    [formatDay, "2020-11-08", "2020年11月8日", "8 November 2020"],
    [formatDayOfYear, "2020-11-08", "11月8日", "8 November"],
    [formatWeekday, "2020-11-29", "星期日", "Sunday"],
    [formatMonth, "2020-09", "2020年9月", "September 2020"],
    [formatMonth, "2020-09-30", "2020年9月", "September 2020"],
    [formatMonthOfYear, "2020-09", "9月", "September"],
    [formatYear, "2020", "2020年", "2020"],
  ])("are Chinese in Chinese and English in English (%#)", (format, date, zh, en) => {
    expect([format(date, "zh"), format(date, "en")]).toEqual([zh, en]);
  });

  it("head the columns of a calendar from Monday to Sunday", () => {
    expect(weekdayHeadings("zh").map(({ short }) => short)).toEqual([..."一二三四五六日"]);
    expect(weekdayHeadings("en").map(({ short }) => short)).toEqual([..."MTWTFSS"]);
    expect(weekdayHeadings("en")[6]?.long).toBe("Sunday");
    expect(weekdayHeadings("zh")[0]?.long).toBe("星期一");
  });
});

describe("the days of a year in a map", () => {
  it.each(["1900", "2000", "2019", "2020", "2023"])("has each day of %s once, in four quarters", (year) => {
    const quarters = quartersOf(year);
    const days = quarters.flat();
    expect(quarters.map(([first]) => first?.slice(5))).toEqual(["01-01", "04-01", "07-01", "10-01"]);
    expect(new Set(days).size).toBe(days.length);
    expect(days.at(-1)).toBe(`${year}-12-31`);
    // A quarter is drawn in fourteen weeks.
    for (const quarter of quarters)
      expect(weekdayOf(quarter[0] ?? "") + quarter.length).toBeLessThanOrEqual(14 * 7);
  });

  it("counts weekdays from Monday", () => {
    expect(weekdayOf("2020-11-28")).toBe(5);
    expect(weekdayOf("2020-11-30")).toBe(0);
  });

  it("goes from month to month over the end of a year", () => {
    expect(monthsBetween("2019-11", "2020-02")).toEqual(["2019-11", "2019-12", "2020-01", "2020-02"]);
    expect(monthsBetween("2020-11", "2020-11")).toEqual(["2020-11"]);
  });
});
