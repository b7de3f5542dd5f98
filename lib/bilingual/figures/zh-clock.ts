import { type Numeral, numeralAt } from "../../numerals/han.ts";
import { type Figure, figure, isoDateAt } from "./figure.ts";
import { none, type Suffix } from "./zh-suffix.ts";
import type { Source } from "./zh-text.ts";

const isoClock = /([01]?\d|2[0-4]): ?([0-5]\d)(?::([0-5]\d))?(?![\d:])/y;

const isoMonth = /(?<!\d)((?:19|20)\d{2})[-/.](0[1-9]|1[0-2])(?![\d-/.])/y;

/** 2020-07-26 and 05:03. */
export function wholeDates({ text }: Source, at: number): Figure[] | undefined {
  if (/\d/.test(text.charAt(at - 1))) return undefined;
  const date = isoDateAt(text, at);
  if (date !== undefined) return date;
  isoClock.lastIndex = at;
  const clock = isoClock.exec(text);
  if (clock !== null) {
    const before = text.slice(Math.max(0, at - 4), at);
    const hour = Number(clock[1]);
    const past = Number(clock[2]) + Number(clock[3] ?? 0) / 60;
    const sure = isSureHalf(before, hour);
    const afternoon =
      sure && hour < 12 && /[下晚后] ?$|[午间上] ?$/.test(before) && !/上午|早上/.test(before);
    return [figure("clock", [hour * 60 + past + (afternoon ? 720 : 0)], at, at + clock[0].length, { sure })];
  }
  isoMonth.lastIndex = at;
  const month = isoMonth.exec(text);
  if (month === null) return undefined;
  const to = at + month[0].length;
  return [figure("year", [Number(month[1])], at, to), figure("month", [Number(month[2])], at, to)];
}

const wholeDay = /0[时点]? ?[-—–~～至到] ?24[时点]/y;

/** Which half of a day an hour is of, where the words before it or its number say so. */
function isSureHalf(before: string, hour: number): boolean {
  if (hour > 12 && hour < 24) return true;
  if (hour === 0 || hour >= 12) return false;
  if (/(?:凌晨|清晨|早上|早晨|上午|早|晨) ?$/.test(before)) return true;
  return (/(?:下午|傍晚|午后) ?$/.test(before) && hour < 9) || (/晚上?间? ?$/.test(before) && hour > 4);
}

/** From 0:00 to 24:00 is a day. */
export function wholeDayHere(text: string, at: number): Figure[] | undefined {
  wholeDay.lastIndex = at;
  const found = wholeDay.exec(text);
  if (found === null) return undefined;
  const to = at + found[0].length;
  return [0, 1440].map((minutes) => figure("clock", [minutes], at, to, { weight: "soft" }));
}

/** 下午2点推出: what stands before it shows that it is of the clock. */
export function afterHours(text: string, at: number, numeral: Numeral): Suffix | undefined {
  const hours = /(?:上午|下午|中午|凌晨|清晨|早上|早晨|傍晚|晚上|晚间|今晚|当晚|晚|深夜|夜间) ?$/.test(
    text.slice(Math.max(0, at - 3), at),
  );
  if (!hours || numeral.value > 24 || !/[点时]/.test(text.charAt(numeral.to))) return undefined;
  return { ...none(numeral.to + 1), kind: "clock", by: 60 };
}

const spokenClock =
  /(?<hours>\d{1,2}|[一二三四五六七八九十两]{1,3}|〇)[点时](?:(?<word>半|整|一刻|三刻)|(?<minutes>〇?[一二三四五六七八九十]{1,3}|\d{1,2})(?<mark>分)?(?:(?<seconds>[一二三四五六七八九十]{1,3}|\d{1,2})秒)?)?/y;

const hoursBefore = /(?:上午|下午|中午|凌晨|清晨|早上|早晨|傍晚|晚上|晚间|今晚|当晚|晚|深夜|夜间|午后) ?$/;

/** 八点三十, 下午两点四十一分, 五点零二分三十秒, 下午3点. */
export function clockHere({ text }: Source, at: number): Figure[] | undefined {
  spokenClock.lastIndex = at;
  const found = spokenClock.exec(text);
  if (found === null || /[\d.〇一二三四五六七八九十百千万]/.test(text.charAt(at - 1))) return undefined;
  const { hours = "", word, minutes, mark, seconds } = found.groups ?? {};
  const named = hoursBefore.test(text.slice(Math.max(0, at - 4), at));
  const spoken =
    minutes !== undefined &&
    /^(?:〇[一-九]|[二三四五]?十[一-九]?)$/.test(minutes) &&
    !/^[万亿个倍%]/.test(text.slice(at + found[0].length));
  const [hour, past] = [numeralAt(hours, 0)?.value ?? 0, minutesOf(minutes, word)];
  if (
    hour > 24 ||
    past > 59 ||
    !(named || word !== undefined || spoken || (mark && /[\d十〇]/.test(minutes ?? "")))
  )
    return undefined;
  if (word !== undefined && !named && /\p{Script=Han}/u.test(text.charAt(at + found[0].length)))
    return undefined;
  const afternoon =
    /(?:下午|傍晚|晚上?|晚间|夜间|午后) ?$/.test(text.slice(Math.max(0, at - 4), at)) && hour < 12;
  const past12 =
    (seconds === undefined ? 0 : (numeralAt(seconds, 0)?.value ?? 0) / 60) + (afternoon ? 720 : 0);
  return [
    figure("clock", [hour * 60 + past + past12], at, at + found[0].length, {
      digits: /\d/.test(hours),
      sure: isSureHalf(text.slice(Math.max(0, at - 4), at), hour),
    }),
  ];
}

function minutesOf(minutes: string | undefined, word: string | undefined): number {
  if (minutes !== undefined) return numeralAt(minutes.replace(/^〇/, ""), 0)?.value ?? 0;
  return { 半: 30, 一刻: 15, 三刻: 45 }[word ?? ""] ?? 0;
}

const minutesHere = /(半|整|一刻|三刻)|/y;

/** 11时48分, 八点半, 下午3时. */
export function clockAt(text: string, at: number, numeral: Numeral, suffix: Suffix): Figure | undefined {
  const start = /点(.*)$/.exec(text.slice(numeral.to, suffix.to));
  const from = start === null ? suffix.to : numeral.to + 1;
  const minutes = numeralAt(text, from);
  const past =
    minutes !== undefined && text.charAt(minutes.to) === "分" && minutes.value < 60
      ? { minutes: minutes.value, to: minutes.to + 1 }
      : wordMinutes(text, from);
  const afternoon =
    /(?:下午|傍晚|晚上?|夜间|夜里) ?$/.test(text.slice(Math.max(0, at - 4), at)) && numeral.value < 12;
  const value = numeral.value * 60 + past.minutes + (afternoon ? 720 : 0);
  return figure("clock", [value], at, Math.max(past.to, numeral.to + 1), {
    digits: numeral.digits,
    sure: isSureHalf(text.slice(Math.max(0, at - 4), at), numeral.value),
    // 说明两点 may be two points.
    weight: numeral.digits ? "firm" : "soft",
  });
}

function wordMinutes(text: string, at: number): { minutes: number; to: number } {
  minutesHere.lastIndex = at;
  const word = minutesHere.exec(text)?.[1] ?? "";
  const minutes = { 半: 30, 一刻: 15, 三刻: 45 }[word] ?? 0;
  return { minutes, to: at + word.length };
}
