// From its own module: the whole library takes longer to load than a check of the content.
import { isValid } from "date-fns/isValid";
import { parseISO } from "date-fns/parseISO";

/** A calendar day as `YYYY-MM-DD`; a month is its first seven characters, a year its first four. */
export type Day = string;

/** Whether the text is a day that the calendar has, from year 1000 on: not `2020-02-30`. */
export function isDay(text: string): boolean {
  return /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) && isValid(parseISO(text));
}

export function isMonth(text: string): boolean {
  return /^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`);
}

export function isYear(text: string): boolean {
  return /^[1-9]\d{3}$/.test(text);
}

/** The farthest from UTC that any place has been, in hours. */
const farthestOffset = 15;

/** Whether the text is an ISO 8601 date-time with a UTC offset: `2020-11-28T06:00+08:00`. */
export function isInstant(text: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(?:Z|[+-](\d{2}):\d{2})$/.exec(text);
  return (
    match?.[1] !== undefined &&
    isDay(match[1]) &&
    Number(match[4] ?? 0) <= farthestOffset &&
    isValid(parseISO(text))
  );
}

/** Whether the text is a day, or an instant. */
export function isDayOrInstant(text: string): boolean {
  return isDay(text) || isInstant(text);
}
