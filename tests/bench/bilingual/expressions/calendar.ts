import {
  addBusinessDays,
  addDays,
  addMonths,
  addWeeks,
  addYears,
  format,
  getISODay,
  parseISO,
  startOfISOWeek,
  startOfMonth,
} from "date-fns";
import type { Day } from "#lib/record/days.ts";

/** A day in running text, in the form of TIMEX3: `XXXX` and `XX` stand for what the text leaves open. */
export interface DayExpression {
  from: number;
  to: number;
  /** `2020-11-28`, `XXXX-11-28`, `XXXX-XX-28`, `XXXX-WXX-5` for a Friday, `XXXX-07-WXX-5-#1` for the first of July. */
  timex: string;
}

const plain = (date: Date): Day => format(date, "yyyy-MM-dd");
const two = (number: number): string => String(number).padStart(2, "0");

/** A day of which the year or the month may be open. */
export function timexOf(year: number | undefined, month: number | undefined, day: number): string {
  const years = year === undefined ? "XXXX" : String(year).padStart(4, "0");
  return `${years}-${month === undefined ? "XX" : two(month)}-${two(day)}`;
}

/** 16 is 2016, 89 is 1989. */
export function fullYear(year: number, written: string): number {
  return written.length > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

export type Unit = "day" | "week" | "month" | "year" | "business day";

export function moved(day: Day, by: number, unit: Unit): Day {
  const add = {
    day: addDays,
    week: addWeeks,
    month: addMonths,
    year: addYears,
    "business day": addBusinessDays,
  }[unit];
  return plain(add(parseISO(day), by));
}

/** A weekday (1 is Monday) of a day's week, or of one so many weeks off. */
export function weekdayOf(day: Day, weekday: number, weeks: number): Day {
  return plain(addDays(startOfISOWeek(parseISO(day)), weekday - 1 + weeks * 7));
}

export function isWeekday(day: Day, weekday: number): boolean {
  return getISODay(parseISO(day)) === weekday;
}

/** The date of the nth of a weekday in a day's month, even where there are not so many. */
export function nthInMonth(day: Day, nth: number, weekday: number): string {
  const first = getISODay(startOfMonth(parseISO(day)));
  return `${day.slice(0, 8)}${two(1 + ((weekday - first + 7) % 7) + (nth - 1) * 7)}`;
}
