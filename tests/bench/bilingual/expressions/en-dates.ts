import { englishNumeralAt } from "#lib/numerals/english.ts";
import type { Day } from "#lib/record/days.ts";
import {
  type DayExpression,
  fullYear,
  isWeekday,
  moved,
  nthInMonth,
  timexOf,
  type Unit,
  weekdayOf,
} from "./calendar.ts";

type Groups = Record<string, string | undefined>;
type Reading = (groups: Groups, reference: Day) => string | undefined;

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const month =
  "(?<month>january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|december|dec)";
const weekday =
  "(?<weekday>mondays?|mon|tuesdays?|tues|tue|wednesdays?|wed|thursdays?|thurs|thur|thu|fridays?|fri|saturdays?|sat|sundays?|sun)(?![a-z])";
const tens =
  "(?:twenty|thirty)[ -]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|one|two|three|four|five|six|seven|eight|nine)";
const dayWord = `(?:${tens}|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teen(?:th)?|twentieth|thirtieth|twenty|thirty)`;
const day = `(?<day>[0-3]?\\d(?:st|nd|rd|th)?(?!\\d)|${dayWord}(?![a-z]))`;
const yearWord =
  "two thousand(?: and)?(?: [a-z]+ty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?| [a-z]+teen| (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?|(?:nineteen|eighteen|seventeen|twenty) (?:hundred )?(?:zero [a-z]+|[a-z]+ty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|[a-z]+teen|ten|eleven|twelve)";
const year = `(?<year>\\d{4}(?!\\d)|${yearWord})`;
const count = "(?<count>\\d+|an?|a few|few|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)";
const unit = "(?<unit>business day|day|week|month|year)s?";

function dayNumber(written: string | undefined): number {
  return englishNumeralAt((written ?? "").replace("-", " "), 0)?.value ?? 0;
}

function yearNumber(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (/^\d+$/.test(written)) return Number(written);
  const [, century, rest] =
    /^(nineteen|eighteen|seventeen|twenty) (?:hundred )?(?:zero )?(.+)$/i.exec(written) ?? [];
  if (century === undefined) return englishNumeralAt(written, 0)?.value;
  return (englishNumeralAt(century, 0)?.value ?? 0) * 100 + (englishNumeralAt(rest ?? "", 0)?.value ?? 0);
}

const monthNumber = (written: string | undefined) =>
  months.indexOf((written ?? "").slice(0, 3).toLowerCase()) + 1;
const weekdayNumber = (written: string | undefined) =>
  weekdays.indexOf((written ?? "").slice(0, 3).toLowerCase()) + 1;
const weeksOff = (written: string | undefined) =>
  ({ next: 1, last: -1, past: -1, previous: -1, following: 1 })[(written ?? "").toLowerCase() as "next"] ?? 0;

function countOf(written: string | undefined): number {
  const word = (written ?? "").toLowerCase();
  return word === "a" || word === "an" ? 1 : /few$/.test(word) ? 3 : (englishNumeralAt(word, 0)?.value ?? 0);
}

function dated(groups: Groups): string | undefined {
  const number = dayNumber(groups.day);
  if (number < 1 || number > 31) return undefined;
  return timexOf(yearNumber(groups.year), monthNumber(groups.month), number);
}

/** Month first, unless there is no such month. */
function numeric({ first, second, year: written }: Groups): string | undefined {
  const [one, other] = [Number(first), Number(second)];
  const [m, d] = one > 12 ? [other, one] : [one, other];
  if (m < 1 || m > 12 || d < 1 || d > 31) return undefined;
  return timexOf(written === undefined ? undefined : fullYear(Number(written), written), m, d);
}

const from: Record<string, (reference: Day) => Day> = {
  now: (reference) => reference,
  today: (reference) => reference,
  tomorrow: (reference) => moved(reference, 1, "day"),
  tmrw: (reference) => moved(reference, 1, "day"),
  yesterday: (reference) => moved(reference, -1, "day"),
};
const steps = `(?<steps>(?:${count.replace("<count>", ":").replace("(?:", "(?:")} (?:day|week|month|year)s?(?:,? (?:and )?)?)+)`;

/** 2 years 1 month 21 days ago. */
function stepped({ steps: written, direction }: Groups, reference: Day): string {
  const sign = /ago/i.test(direction ?? "") ? -1 : 1;
  const all = [...(written ?? "").matchAll(/(\d+|[a-z]+(?: few)?) (day|week|month|year)s?/gi)];
  const order = ["year", "month", "week", "day"];
  const sorted = all.sort(
    ([, , left], [, , right]) =>
      order.indexOf((left ?? "").toLowerCase()) - order.indexOf((right ?? "").toLowerCase()),
  );
  return sorted.reduce(
    (at, [, many, of]) => moved(at, sign * countOf(many), (of ?? "day").toLowerCase() as Unit),
    reference,
  );
}

const onlyHere = "(?=\\s*(?:[.!?]|$))";
const words: [string, Reading][] = [
  ["today|this day|my day(?= look)", (_, reference) => reference],
  ["(?:tomorrow|tmrw|(?:the )?next day)", (_, reference) => moved(reference, 1, "day")],
  ["(?:yesterday|(?:the )?last day|past day)", (_, reference) => moved(reference, -1, "day")],
  [`the day${onlyHere}`, (_, reference) => reference],
  ["the day after (?:tomorrow|tmrw)", (_, reference) => moved(reference, 2, "day")],
  ["the day before yesterday", (_, reference) => moved(reference, -2, "day")],
];
const calendarDays: [string, Reading][] = [
  [
    `(?:${weekday},? )?${day}(?:[. /-]| of | day of |\\. )*${month}(?![a-z])(?:(?:\\.? ?,? ?| of | in |[-/])${year})?`,
    dated,
  ],
  [`(?:${weekday},? )?${month}(?:\\. ?|[ ,./-]+(?:the )?)?${day}(?:(?: of | ?, ?| |[-/])${year})?`, dated],
  [`this ${weekday}(?:-| ?\\(| )${month}[ -]${day}\\)?`, thisWeekday],
  ["(?<year>(?:19|20)\\d{2})(?<first>0[1-9]|1[0-2])(?<second>[0-3]\\d)(?!\\d)", numeric],
  ["(?<year>(?:19|20)\\d{2}) (?<first>0[1-9]|1[0-2]) (?<second>[0-3]\\d)(?!\\d)", numeric],
  ["(?<year>\\d{4})[-/.](?<first>1?\\d|0\\d)[-/.](?<second>[0-3]?\\d)(?![\\d./-]\\d)", numeric],
  [`(?<year>\\d{4})[-/]${month}[-/]${day}`, dated],
  [
    "(?<first>[0-3]?\\d)(?:(?<mark>[-/.])(?<second>[0-3]?\\d)\\k<mark>)(?<year>\\d{4}|\\d{2})(?![\\d/-])",
    numeric,
  ],
  ["(?<first>[0-3]?\\d)/(?<second>[0-3]?\\d),(?<year>\\d{4}|\\d{2})(?!\\d)", numeric],
  ["(?<first>[0-3]?\\d)/(?<second>[0-3]?\\d)(?![\\d/%])", numeric],
  ["(?<=\\b(?:on|in) +)(?<first>[0-3]?\\d)[.-](?<second>[0-3]?\\d)(?![\\d.-]\\d)", numeric],
  [`${weekday} (?:\\d{4}[-/](?=\\d))?(?<first>[0-3]?\\d)[-./](?<second>[0-3]?\\d)(?!\\d)`, numeric],
];
const relativeDays: [string, Reading][] = [
  [
    `(?:(?:this )?(?<which>this|next|last|past|previous|following|coming|upcoming) )?${weekday}`,
    weekdayNamed,
  ],
  [`${weekday} (?:[0-3]?\\d(?:st|nd|rd|th)?)(?!\\d|[-/.:]\\d)`, weekdayNamed],
  [`(?<which>this|next|last) week (?:on )?${weekday}`, weekdayNamed],
  [`(?:on )?${weekday}(?: of)? (?<which>this|next|last) week`, weekdayNamed],
  [
    `(?:the )?(?<nth>first|second|third|fourth|fifth|last) ${weekday} (?:of|in) (?:(?<which>this|next|last|previous) month|${month})`,
    nthWeekday,
  ],
  [`(?<nth>first|second|third|fourth|fifth) ${weekday}`, nthWeekday],
  [
    `${weekday} the ${day}`,
    (groups, reference) =>
      `${reference.slice(0, 8)}${timexOf(undefined, undefined, dayNumber(groups.day)).slice(8)}`,
  ],
  [`(?:the )?${day} (?:day )?(?:of )?(?<which>this|next|last) month`, ofMonth],
  [`(?<=\\b(?:for|on) )the ${day}(?=\\s*(?:[.!?]|$))`, dayAlone],
  [`(?<=\\bon )${day}(?=\\s*(?:[.!?]|$))`, dayAlone],
  [`${steps}(?<direction>ago|later|from now)`, stepped],
  [
    `in ${count} ${unit}`,
    (groups, reference) =>
      moved(reference, countOf(groups.count), (groups.unit ?? "day").toLowerCase() as Unit),
  ],
  [`${count} ${unit} (?<direction>after|from|before) (?<base>now|today|tomorrow|tmrw|yesterday)`, fromBase],
  [`in ${count} ${unit} (?<direction>from) (?<base>now|today)`, fromBase],
  [`${count} ${weekday} (?:from now|later)`, (groups, reference) => weekdaysOn(groups, reference)],
];

function thisWeekday(groups: Groups, reference: Day): string | undefined {
  const timex = dated(groups);
  const own = timex?.replace("XXXX", reference.slice(0, 4));
  return own !== undefined && isWeekday(own, weekdayNumber(groups.weekday)) ? timex : undefined;
}

function weekdayNamed({ which, weekday: written }: Groups, reference: Day): string {
  const number = weekdayNumber(written);
  if (/past/i.test(which ?? "")) return nearest(reference, number, -1);
  if (/coming/i.test(which ?? "")) return nearest(reference, number, 1);
  return which === undefined ? `XXXX-WXX-${number}` : weekdayOf(reference, number, weeksOff(which));
}

/** The last such weekday before a day, or the first after it. */
function nearest(reference: Day, number: number, direction: 1 | -1): Day {
  const own = weekdayOf(reference, number, 0);
  const isThere = direction < 0 ? own < reference : own > reference;
  return isThere ? own : moved(own, direction, "week");
}

const nths = ["first", "second", "third", "fourth", "fifth"];

function nthWeekday({ nth, weekday: written, which, month: name }: Groups, reference: Day): string {
  const [number, weekdayAt] = [nths.indexOf((nth ?? "").toLowerCase()) + 1, weekdayNumber(written)];
  if (name === undefined && which === undefined) return nthInMonth(reference, number, weekdayAt);
  const own =
    name === undefined ? Number(moved(reference, weeksOff(which), "month").slice(5, 7)) : monthNumber(name);
  return `XXXX-${String(own).padStart(2, "0")}-WXX-${weekdayAt}-#${number}`;
}

function ofMonth({ day: written, which }: Groups, reference: Day): string {
  const of = moved(`${reference.slice(0, 8)}01`, weeksOff(which), "month");
  return `${of.slice(0, 8)}${String(dayNumber(written)).padStart(2, "0")}`;
}

function dayAlone({ day: written }: Groups): string | undefined {
  const number = dayNumber(written);
  return number >= 1 && number <= 31 ? timexOf(undefined, undefined, number) : undefined;
}

function fromBase({ count: many, unit: of, direction, base }: Groups, reference: Day): string {
  const at = from[(base ?? "now").toLowerCase()]?.(reference) ?? reference;
  const sign = /before/i.test(direction ?? "") ? -1 : 1;
  return moved(at, sign * countOf(many), (of ?? "day").toLowerCase() as Unit);
}

/** Two Sundays from now: the second one to come. */
function weekdaysOn({ count: many, weekday: written }: Groups, reference: Day): string {
  const number = weekdayNumber(written);
  const inWeek = weekdayOf(reference, number, 0);
  return moved(inWeek, inWeek > reference ? countOf(many) - 1 : countOf(many), "week");
}

let patterns: { pattern: RegExp; read: Reading }[] | undefined;

function compiled(): { pattern: RegExp; read: Reading }[] {
  patterns ??= [...words, ...calendarDays, ...relativeDays].map(([source, read]) => ({
    pattern: new RegExp(`(?:${source})(?![a-z\\d])`, "iy"),
    read,
  }));
  return patterns;
}

/** The days that an English text names. @param reference what “today” is */
export function daysInEnglish(text: string, reference: Day): DayExpression[] {
  const found: DayExpression[] = [];
  for (const { index } of text.matchAll(/(?<![\p{L}\d.,/:$-]|\d |\p{L}-)[\da-z]|(?<=\|)[a-z]/giu)) {
    if (index < (found.at(-1)?.to ?? 0)) continue;
    const longest = longestAt(text, index, reference);
    if (longest !== undefined) found.push(longest);
  }
  return found;
}

const distanceHere = new RegExp(`${count} ${unit} (?<direction>after|from|before) (?=[a-z\\d])`, "iy");

/** 2 weeks from January 15: from a day that is named, the next one where its year is open. */
function fromDay(text: string, at: number, reference: Day): DayExpression | undefined {
  distanceHere.lastIndex = at;
  const found = distanceHere.exec(text);
  const base = found === null ? undefined : longestAt(text, at + found[0].length, reference);
  const day = base && concrete(base.timex, reference);
  if (found === null || base === undefined || day === undefined) return undefined;
  const { count: many, unit: of, direction } = found.groups ?? {};
  const sign = /before/i.test(direction ?? "") ? -1 : 1;
  return {
    from: at,
    to: base.to,
    timex: moved(day, sign * countOf(many), (of ?? "day").toLowerCase() as Unit),
  };
}

function concrete(timex: string, reference: Day): Day | undefined {
  const weekdayAt = /^XXXX-WXX-(\d)$/.exec(timex)?.[1];
  if (weekdayAt !== undefined) return nearest(reference, Number(weekdayAt), 1);
  const own = timex.replace("XXXX", reference.slice(0, 4));
  if (!/^\d{4}-\d\d-\d\d$/.test(own)) return undefined;
  return timex.startsWith("XXXX") && own < reference ? moved(own, 1, "year") : own;
}

function longestAt(text: string, at: number, reference: Day): DayExpression | undefined {
  let best = fromDay(text, at, reference);
  for (const { pattern, read } of compiled()) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null || (best !== undefined && at + found[0].length <= best.to)) continue;
    const timex = read(found.groups ?? {}, reference);
    if (timex !== undefined) best = { from: at, to: at + found[0].trimEnd().length, timex };
  }
  return best;
}
