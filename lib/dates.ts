import { tz } from "@date-fns/tz";
// Each from its own module: the whole library takes longer to load than a check of the content.
import { format } from "date-fns/format";
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

/** From 0. */
type MonthIndex = Parameters<typeof enGB.localize.month>[0];
/** A day or a month, and nothing else of what ISO 8601 has. */
const plain = /^\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?$/;
const tokens = /yyyy|MMMM|MMM|M|d/g;

function parts(pattern: Record<Locale, string>) {
  return (day: string, locale: Locale): string => {
    // Weekdays, and instants. A page of a year has seven hundred days, and to read one as an instant takes long.
    if (pattern[locale].includes("E") || !plain.test(day))
      return format(parseISO(day, onCalendar), pattern[locale], { locale: dateFnsLocale[locale] });
    return pattern[locale].replace(tokens, (token) => partOf(day, token, locale));
  };
}

function partOf(day: string, token: string, locale: Locale): string {
  if (token === "yyyy") return day.slice(0, 4);
  if (token === "d") return String(Number(day.slice(8)) || 1);
  const month = Number(day.slice(5, 7));
  if (token === "M") return String(month);
  const width = token === "MMM" ? "abbreviated" : "wide";
  return dateFnsLocale[locale].localize.month((month - 1) as MonthIndex, { width, context: "formatting" });
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

interface WeekdayHeading {
  short: string;
  long: string;
}

const headings = new Map<Locale, readonly WeekdayHeading[]>();

/** One-letter weekday headings, Monday first: `一` … `日`, `M` … `S`, with full names for assistive technology. */
export function weekdayHeadings(locale: Locale): readonly WeekdayHeading[] {
  // A page of calendars has them forty times. 2 November 2020 was a Monday.
  const made = headings.get(locale) ?? [2, 3, 4, 5, 6, 7, 8].map((date) => weekdayHeading(date, locale));
  headings.set(locale, made);
  return made;
}

function weekdayHeading(date: number, locale: Locale): WeekdayHeading {
  const day = `2020-11-0${date}`;
  return { short: parts({ zh: "EEEEE", en: "EEEEE" })(day, locale), long: formatWeekday(day, locale) };
}

/**
 * The weeks of a month, Monday first (ISO 8601). Each has seven places; those of other months are `undefined`.
 * @param month `YYYY-MM`
 */
export function monthGrid(month: string): (Day | undefined)[][] {
  const days = daysOfMonth(month);
  const places: (Day | undefined)[] = [
    ...Array.from({ length: weekdayOf(days[0] ?? "") }, () => undefined),
    ...days,
  ];
  while (places.length % 7 !== 0) places.push(undefined);
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7));
}

/** The place of a day in its week: 0 for Monday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The days of a month. A year's page has hundreds: reckoned in UTC, which has no zone's rules to look up. */
function daysOfMonth(month: string): Day[] {
  const last = new Date(`${month}-01T00:00:00Z`);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return Array.from(
    { length: last.getUTCDate() },
    (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`,
  );
}

/** The days of each quarter of a year. */
export function quartersOf(year: string): Day[][] {
  const months = monthsOf(year);
  return [0, 3, 6, 9].map((first) => months.slice(first, first + 3).flatMap(daysOfMonth));
}

/** All months from one to another, both among them, as `YYYY-MM`. */
export function monthsBetween(first: string, last: string): string[] {
  const [from, to] = [first, last].map(
    (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1,
  ) as [number, number];
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const [year, month] = [Math.floor((from + index) / 12), ((from + index) % 12) + 1];
    return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
  });
}

/** The twelve months of a year as `YYYY-MM`. */
export function monthsOf(year: string): string[] {
  return monthsBetween(`${year}-01`, `${year}-12`);
}
