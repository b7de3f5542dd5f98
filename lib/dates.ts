import { tz } from "@date-fns/tz";
// Each from its own module: the whole library takes longer to load than a check of the content.
import { addMonths } from "date-fns/addMonths";
import { eachDayOfInterval } from "date-fns/eachDayOfInterval";
import { endOfMonth } from "date-fns/endOfMonth";
import { format } from "date-fns/format";
import { getISODay } from "date-fns/getISODay";
import { enGB } from "date-fns/locale/en-GB";
import { zhCN } from "date-fns/locale/zh-CN";
import { parseISO } from "date-fns/parseISO";
import { Solar } from "lunar-typescript";
import { type Day, isDay } from "./record/days.ts";
import type { Locale } from "./record/languages.ts";

const dateFnsLocale = { zh: zhCN, en: enGB };
/** A day of the calendar has no zone; read in UTC it is the same day on every machine and in every century. */
const onCalendar = { in: tz("UTC") };

/** The day on which an instant falls in a time zone; a day is itself. @param timeZone IANA name */
export function dayOf(dayOrInstant: string, timeZone: string): Day {
  if (isDay(dayOrInstant)) return dayOrInstant;
  return format(parseISO(dayOrInstant, { in: tz(timeZone) }), "yyyy-MM-dd");
}

/** An instant as a time zone's clocks show it: `2020-11-28T06:00+08:00`. @param timeZone IANA name */
export function instantIn(timeZone: string, instant: number): string {
  return format(instant, "yyyy-MM-dd'T'HH:mmxxx", { in: tz(timeZone) });
}

function parts(pattern: Record<Locale, string>) {
  return (day: string, locale: Locale): string =>
    format(parseISO(day, onCalendar), pattern[locale], { locale: dateFnsLocale[locale] });
}

/** `2020年11月28日`, `28 November 2020`. */
export const formatDay = parts({ zh: "yyyy年M月d日", en: "d MMMM yyyy" });
/** `11月28日`, `28 November`. */
export const formatDayOfYear = parts({ zh: "M月d日", en: "d MMMM" });
/** `星期六`, `Saturday`. */
export const formatWeekday = parts({ zh: "EEEE", en: "EEEE" });
/** `2020年11月`, `November 2020`; takes a month or a day. */
export const formatMonth = parts({ zh: "yyyy年M月", en: "MMMM yyyy" });
/** `2020年11月`, `Nov 2020`. */
export const formatShortMonth = parts({ zh: "yyyy年M月", en: "MMM yyyy" });
/** `11月`, `November`. */
export const formatMonthOfYear = parts({ zh: "M月", en: "MMMM" });

/** `2020年`, `2020`. */
export function formatYear(year: string, locale: Locale): string {
  return locale === "zh" ? `${year}年` : year;
}

/** `2020年11月28日 星期六`, `Saturday, 28 November 2020`. */
export function formatDayWithWeekday(day: Day, locale: Locale): string {
  return locale === "zh"
    ? `${formatDay(day, locale)} ${formatWeekday(day, locale)}`
    : `${formatWeekday(day, locale)}, ${formatDay(day, locale)}`;
}

/** `十一` and `腊`, where the library's own names would be `冬` and `腊`: as mastheads print them. */
const lunarMonths = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "腊"];

/**
 * The day by the Chinese calendar, as mastheads print it: `庚子年十月十四`. Not by `Intl`: ICU's is a day off on 417
 * days from 1900 to 2100, New Year of 2027 and 2030 among them.
 */
export function formatLunarDay(day: Day): string {
  // By its number: the library takes what is before 15 October 1582 for a day of the Julian calendar.
  const julianDay = Date.parse(`${day}T12:00:00Z`) / 86_400_000 + 2_440_587.5;
  const lunar = Solar.fromJulianDay(julianDay).getLunar();
  // A leap month has the negative number of the one that it follows.
  const month = `${lunar.getMonth() < 0 ? "闰" : ""}${lunarMonths[Math.abs(lunar.getMonth()) - 1]}`;
  return `${lunar.getYearInGanZhi()}年${month}月${lunar.getDayInChinese()}`;
}

/** One-letter weekday headings, Monday first: `一` … `日`, `M` … `S`, with full names for assistive technology. */
export function weekdayHeadings(locale: Locale): { short: string; long: string }[] {
  // 2 November 2020 was a Monday.
  return Array.from({ length: 7 }, (_, index) => {
    const day = `2020-11-0${index + 2}`;
    return { short: parts({ zh: "EEEEE", en: "EEEEE" })(day, locale), long: formatWeekday(day, locale) };
  });
}

/**
 * The weeks of a month, Monday first (ISO 8601). Each has seven places; those of other months are `undefined`.
 * @param month `YYYY-MM`
 */
export function monthGrid(month: string): (Day | undefined)[][] {
  const first = parseISO(`${month}-01`, onCalendar);
  const days = eachDayOfInterval({ start: first, end: endOfMonth(first) }).map((date) =>
    format(date, "yyyy-MM-dd"),
  );
  const places: (Day | undefined)[] = [
    ...Array.from({ length: getISODay(first) - 1 }, () => undefined),
    ...days,
  ];
  while (places.length % 7 !== 0) places.push(undefined);
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7));
}

/** The place of a day in its week: 0 for Monday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return getISODay(parseISO(day, onCalendar)) - 1;
}

/** The days of each quarter of a year. */
export function quartersOf(year: string): Day[][] {
  return [0, 3, 6, 9].map((month) => {
    const start = addMonths(parseISO(`${year}-01-01`, onCalendar), month);
    const days = eachDayOfInterval({ start, end: endOfMonth(addMonths(start, 2)) });
    return days.map((date) => format(date, "yyyy-MM-dd"));
  });
}

/** All months from one to another, both among them, as `YYYY-MM`. */
export function monthsBetween(first: string, last: string): string[] {
  const [from, to] = [first, last].map(
    (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1,
  ) as [number, number];
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const [year, month] = [Math.floor((from + index) / 12), ((from + index) % 12) + 1];
    return `${year}-${String(month).padStart(2, "0")}`;
  });
}

/** The twelve months of a year as `YYYY-MM`. */
export function monthsOf(year: string): string[] {
  return monthsBetween(`${year}-01`, `${year}-12`);
}
