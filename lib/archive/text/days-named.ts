import { hanNumber, numberOfHan, numerals } from "../../numerals/han.ts";
import { type Day, isDay, isMonth } from "../../record/days.ts";
import { fold } from "./fold.ts";
import type { Meaning } from "./names.ts";
import { tagToken } from "./tokens.ts";

/** A day, a month, or the same day of every year: `2021-03-16`, `2021-03`, `03-16`. */
export interface NamedDay {
  year: string | undefined;
  /** `01` to `12`. */
  month: string;
  day: string | undefined;
}

const monthNames = [
  ...["january", "february", "march", "april", "may", "june", "july"],
  ...["august", "september", "october", "november", "december"],
];

const year = "(?<year>[1-9]\\d{3}|[一二][零一二三四五六七八九]{3})";
const hanDay = "(?:[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])";
const monthName = "(?<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|MONTHS)\\.?".replace(
  "MONTHS",
  monthNames.join("|"),
);
/** Of a day of every year, so many are looked for. */
const mostYears = 20;
const number = "\\d{1,2}";
const weekday = "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?";
const ordinal = `(?<day>${number})(?:st|nd|rd|th)?`;
/** Of the text folded, with one space for several. */
const patterns = [
  `(?:${year} ?年 ?)?(?<month>${number}|${hanDay}) ?月 ?(?<day>${number}|${hanDay}) ?[日号]?(?: ?\\(?(?:星期|周|礼拜)[一二三四五六日天]\\)?)?`,
  `${year} ?年 ?(?<month>${number}|${hanDay}) ?月(?:份)?`,
  `${year}(?<mark>[-/.])(?<month>${number})(?:\\k<mark>(?<day>${number}))?`,
  "(?<year>[12]\\d{3})(?<month>0[1-9]|1[0-2])(?<day>[0-3]\\d)",
  `${weekday}(?:the )?${ordinal}(?: of)? ${monthName}(?:,? ${year})?`,
  `${weekday}${monthName} (?:the )?${ordinal}(?:,? ${year})?`,
  `${monthName},? ${year}`,
  `(?<day>${number})(?<mark>[/.])(?<month>${number})\\k<mark>${year}`,
  `(?<month>${number})(?<mark>[/.])(?<day>${number})\\k<mark>${year}`,
].map((pattern) => new RegExp(`(?<![\\da-z一二三四五六七八九十.])(?:${pattern})(?![\\da-z])`, "g"));

/**
 * The days and months that a query names, as people write them in either language, each once.
 * @returns also whether the query is nothing else
 */
export function daysNamedIn(query: string): { days: NamedDay[]; alone: boolean } {
  const text = fold(query).replace(/\s+/g, " ").trim();
  const days = new Map<string, NamedDay>();
  const taken: { start: number; end: number }[] = [];
  let alone = false;
  for (const pattern of patterns) {
    for (const { 0: written, index: start, groups } of text.matchAll(pattern)) {
      const end = start + written.length;
      const named = namedDay(groups ?? {});
      const overlaps = taken.some((other) => start < other.end && other.start < end);
      // 3/4/2021 is the third of April or the fourth of March.
      const same = taken.some((other) => start === other.start && other.end === end);
      if (named === undefined || (overlaps && !same)) continue;
      taken.push({ start, end });
      days.set(JSON.stringify(named), named);
      if (written === text) alone = true;
    }
  }
  return { days: [...days.values()], alone };
}

function namedDay(groups: Record<string, string | undefined>): NamedDay | undefined {
  const padded = (text: string) => String(numberOf(text)).padStart(2, "0");
  const month = padded(groups.month ?? "");
  const day = groups.day === undefined ? undefined : padded(groups.day);
  const year = groups.year && [...groups.year].map((one) => digitOf(one)).join("");
  const exists =
    day === undefined ? isMonth(`${year ?? 2000}-${month}`) : isDay(`${year ?? 2000}-${month}-${day}`);
  return exists ? { year, month, day } : undefined;
}

function digitOf(character: string): string {
  return numerals.includes(character) ? String(numerals.indexOf(character)) : character;
}

function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const month = monthNames.findIndex((name) => name.startsWith(text.slice(0, 3)));
  return month >= 0 ? month + 1 : numberOfHan(text);
}

/** How texts may name a day or month. `withYear` says no other; `ofYear` is of the year where the text stands. */
export function writtenForms({ year, month, day }: NamedDay): { withYear: string[]; ofYear: string[] } {
  const m = String(Number(month));
  const name = capital(monthNames[Number(month) - 1] ?? "");
  const hanMonth = `${hanNumber(Number(month))}月`;
  const hanYear = [...(year ?? "")].map((digit) => numerals[Number(digit)]).join("");
  if (day === undefined) {
    const withYear = [`${year}年${m}月`, `${year}-${month}`, `${hanYear}年${hanMonth}`, `${name} ${year}`];
    return { withYear, ofYear: [] };
  }
  const d = String(Number(day));
  const hanDay = `${hanNumber(Number(day))}日`;
  const ofYear = [
    ...new Set([`${m}月${d}日`, `${month}月${day}日`]),
    // 一月 is a part of 十一月.
    ...(Number(month) > 2 ? [hanMonth + hanDay] : []),
    ...[`${d} ${name}`, `${name} ${d}`],
  ];
  if (year === undefined) return { withYear: [], ofYear };
  const withYear = [
    ...new Set([`${year}年${m}月${d}日`, `${year}年${month}月${day}日`]),
    `${hanYear}年${hanMonth}${hanDay}`,
    ...new Set([`${year}-${month}-${day}`, `${year}-${m}-${d}`]),
    ...[`${d} ${name} ${year}`, `${name} ${d} ${year}`],
  ];
  return { withYear, ofYear };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The day of a year; nothing for a month, or where neither names the year. */
export function dayIn({ year, month, day }: NamedDay, otherYear = ""): Day | undefined {
  const found = `${year ?? otherYear}-${month}-${day}`;
  return day !== undefined && isDay(found) ? found : undefined;
}

/** The tokens of all articles of a day, and of those of its year: where a text names no year, it is its own. */
export function dayTokens(day: Day): string[] {
  return [tagToken("day", day), yearToken(day.slice(0, 4))];
}

function yearToken(year: string): string {
  return tagToken("year", year);
}

/**
 * What a text that is a day or month means: whatever else it is called, and the articles of the day.
 * @param years that have issues, the newest first
 */
export function meaningOfDay(text: string, years: readonly string[]): Meaning | undefined {
  const { days, alone } = daysNamedIn(text);
  if (!alone) return undefined;
  const forms = days.map(writtenForms);
  const yearless = forms.flatMap(({ ofYear }) => ofYear);
  const isOfYear = days.every(({ year, day }) => year !== undefined && day !== undefined);
  return {
    names: new Set([text, ...forms.flatMap(({ withYear }) => withYear), ...(isOfYear ? [] : yearless)]),
    tags: new Set(
      days
        .flatMap((named) =>
          (named.year ? [undefined] : years.slice(0, mostYears)).map((year) => dayIn(named, year)),
        )
        .flatMap((day) => (day === undefined ? [] : tagToken("day", day))),
    ),
    ...(isOfYear && {
      among: { names: yearless, tags: days.map(({ year = "" }) => yearToken(year)) },
    }),
    whole: true,
  };
}
