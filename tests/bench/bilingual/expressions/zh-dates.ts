import { numeralAt } from "#lib/numerals/han.ts";
import { plainForms } from "#lib/numerals/plain-forms.ts";
import type { Day } from "#lib/record/days.ts";
import { type DayExpression, fullYear, moved, timexOf, weekdayOf } from "./calendar.ts";

type Groups = Record<string, string | undefined>;
type Reading = (groups: Groups, reference: Day) => string | undefined;

/** The first year of each era. */
const eras: Record<string, number> = {
  ...{
    贞观: 627,
    神龙: 705,
    开元: 713,
    天宝: 742,
    洪武: 1368,
    永乐: 1403,
    万历: 1573,
    崇祯: 1628,
    顺治: 1644,
  },
  ...{
    康熙: 1662,
    雍正: 1723,
    乾隆: 1736,
    嘉庆: 1796,
    道光: 1821,
    咸丰: 1851,
    同治: 1862,
    光绪: 1875,
    宣统: 1909,
  },
  ...{ 民国: 1912, 昭和: 1926, 平成: 1989, 令和: 2019 },
};
const numeral = "[〇一二三四五六七八九十两廿]";
const year = `(?:(?<era>${Object.keys(eras).join("|")})(?<eraYear>元|\\d{1,2}|${numeral}{1,3})年|(?<year>\\d{4}|\\d{2}|[〇一二三四五六七八九]{2,4}|[一二两]千(?:〇?${numeral}{1,3})?) ?年)`;
const month = "(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|正|腊|冬)月";
const day = `(?<day>[0-3]?\\d|初?(?:[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九]))`;
const weekday = "(?:星期|礼拜|周)(?<weekday>[一二三四五六日天])";
const lunar = "(?:农历|阴历)";

function numberOf(written: string | undefined): number {
  const plain = (written ?? "").replace(/^初/, "");
  if (plain === "正" || plain === "元") return 1;
  if (plain === "冬") return 11;
  if (plain === "腊") return 12;
  return numeralAt(plain, 0)?.value ?? 0;
}

function yearOf({ era, eraYear, year: written }: Groups): number | undefined {
  if (era !== undefined) return (eras[era] ?? 0) + numberOf(eraYear) - 1;
  if (written === undefined) return undefined;
  if (/千/.test(written)) return numeralAt(written, 0)?.value;
  const digits = [...written]
    .map((one) => (/\d/.test(one) ? one : String("〇一二三四五六七八九".indexOf(one))))
    .join("");
  return fullYear(Number(digits), digits);
}

function dated(groups: Groups): string | undefined {
  const [monthNumber, dayNumber] = [numberOf(groups.month), numberOf(groups.day)];
  if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || dayNumber > 31) return undefined;
  return timexOf(yearOf(groups), monthNumber, dayNumber);
}

/** The first or last day of the old year's end: 大年三十. */
function newYear(groups: Groups): string {
  return timexOf(yearOf(groups), 1, numberOf(groups.day));
}

/** Day, month, year; year, month, day where the first cannot be a day or is written like a year. */
function numeric({ one, two, three }: Groups): string | undefined {
  const [first, second, third] = [one ?? "", two ?? "", three ?? ""];
  const isYearLast = third.length === 4 || (third.length === 2 && (first.length === 1 || Number(third) > 31));
  const [y, m, d] = isYearLast ? [third, second, first] : [first, second, third];
  if (Number(m) < 1 || Number(m) > 12 || Number(d) < 1 || Number(d) > 31) return undefined;
  return timexOf(fullYear(Number(y), y), Number(m), Number(d));
}

/** A title is a name: 《明日之后》. */
const titles = /《[^》]*》/g;

const distances: Record<string, number> = {
  ...{ 大前: -3, 前: -2, 昨: -1, 今: 0, 当: 0, 明: 1, 次: 1, 后: 2, 大后: 3 },
};
const weeks: Record<string, number> = { 这: 0, 本: 0, 上: -1, 下: 1, 上上: -2, 下下: 2 };

function weekdayNamed({ which, weekday: written }: Groups, reference: Day): string {
  const number = "一二三四五六日".indexOf(written === "天" ? "日" : (written ?? "")) + 1;
  return which === undefined ? `XXXX-WXX-${number}` : weekdayOf(reference, number, weeks[which] ?? 0);
}

function ofMonth({ which, yearWord, day: written }: Groups, reference: Day): string {
  const years = { 去年: -1, 今年: 0, 明年: 1 }[yearWord ?? "今年"] ?? 0;
  const of = moved(moved(`${reference.slice(0, 8)}01`, years, "year"), weeks[which ?? "本"] ?? 0, "month");
  return `${of.slice(0, 8)}${String(numberOf(written)).padStart(2, "0")}`;
}

const sources: [string, Reading][] = [
  [`${lunar}?${year}${lunar}? ?${month}${day}(?:[日号](?!线))?(?:[，,] ?${weekday})?`, dated],
  [`${lunar}?${month}${day}(?:[日号](?!线))?(?:[，,] ?${weekday})?`, dated],
  [`(?:${year})?大年(?<day>初一|三十)`, newYear],
  ["(?<one>\\d{4})(?<mark>[-/. ])(?<two>\\d{1,2})\\k<mark>(?<three>\\d{1,2})(?![\\d.]\\d|\\d)", numeric],
  ["(?<one>\\d{1,2})(?<mark>[-/.])(?<two>\\d{1,2})\\k<mark>(?<three>\\d{4}|\\d{1,2})(?![\\d./-])", numeric],
  ["(?<month>1[0-2]|0?[1-9])/(?<day>[0-3]?\\d)(?![\\d/%])", dated],
  [
    `(?<day>[0-3]?\\d|${numeral}{1,3})[日号](?![\\d线楼院元])`,
    ({ day: written }) =>
      numberOf(written) >= 1 && numberOf(written) <= 31
        ? timexOf(undefined, undefined, numberOf(written))
        : undefined,
  ],
  [
    "(?<which>大前|大后|前|后|今|昨|明|当|次)[天日](?!头条)",
    ({ which }, reference) => moved(reference, distances[which ?? ""] ?? 0, "day"),
  ],
  ["最近", (_, reference) => reference],
  [
    `(?<many>\\d{1,3}|${numeral}{1,3})(?<unit>天|周|个月|年)(?<direction>前|后)`,
    ({ many, unit, direction }, reference) =>
      moved(
        reference,
        (direction === "前" ? -1 : 1) * numberOf(many),
        ({ 天: "day", 周: "week", 个月: "month", 年: "year" } as const)[unit as "天"],
      ),
  ],
  [`(?:(?<which>上上|下下|上|下|这|本)(?:一?个)?)?${weekday}`, weekdayNamed],
  [`最后一个的?${weekday}`, weekdayNamed],
  [
    `(?:(?<yearWord>去年|今年|明年))?(?<which>本|上|下|这)(?:个)?月(?<day>[0-3]?\\d|初?${numeral}{1,3})[日号]?`,
    ofMonth,
  ],
];

let patterns: { pattern: RegExp; read: Reading }[] | undefined;

function compiled(): { pattern: RegExp; read: Reading }[] {
  patterns ??= sources.map(([source, read]) => ({ pattern: new RegExp(source, "y"), read }));
  return patterns;
}

/** The days that a Chinese text names. @param reference what 今天 is */
export function daysInChinese(written: string, reference: Day): DayExpression[] {
  const text = plainForms(written)
    .replaceAll("禮", "礼")
    .replace(titles, (title) => "_".repeat(title.length));
  const found: DayExpression[] = [];
  for (let at = 0; at < text.length; at++) {
    if (/\d/.test(text.charAt(at)) && /[\d.]/.test(text.charAt(at - 1))) continue;
    const longest = longestAt(text, at, reference);
    if (longest === undefined) continue;
    found.push(longest);
    at = longest.to - 1;
  }
  return found;
}

function longestAt(text: string, at: number, reference: Day): DayExpression | undefined {
  let best: DayExpression | undefined;
  for (const { pattern, read } of compiled()) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null || (best !== undefined && at + found[0].length <= best.to)) continue;
    const timex = read(found.groups ?? {}, reference);
    if (timex !== undefined) best = { from: at, to: at + found[0].length, timex };
  }
  return best;
}
