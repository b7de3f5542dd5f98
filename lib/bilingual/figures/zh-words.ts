import { numeralAt } from "../../numerals/han.ts";
import { type Figure, figure } from "./figure.ts";
import type { Source } from "./zh-text.ts";

const weekdays = "一二三四五六日";

const weekdayHere = /(?:周|星期|礼拜)([一二三四五六日天])(?![年岁]|[个期]|周)/y;

const timesHere = /翻(?:了|上)?([一两三四五]|\d)(?:番|倍)/y;

/** The five-year plan that 十四五 is short for. */
const plansHere = /((?:十[一二三四五六七]?|[七八九]))五(?=[”"’]|规划|计划|时期|期间|末|初|以来)/y;

/** Days that are names: 九一八, 双十一, 9·11. Their numbers answer to a date or to digits, and may be left out. */
const namedDays: [RegExp, numbers: number[], month?: number, day?: number][] = [
  [/双(?:十一|11)/y, [11], 11, 11],
  [/双(?:十二|12)/y, [12], 12, 12],
  [/九一八/y, [918], 9, 18],
  [/一二[·•]?九(?=运动|”)/y, [129], 12, 9],
  [/五四(?=运动|青年|精神|”|时期|以来|奖)/y, [54], 5, 4],
  [/七七(?=事变|”)/y, [77], 7, 7],
  [/五一(?=[^一-九十百千万亿]|$)/y, [51], 5, 1],
  [/六一(?=儿童|”|期间|国际|节|前)/y, [61], 6, 1],
  [/三八(?=妇女|国际|”|红旗|节)/y, [38], 3, 8],
  [/七一(?=[”前讲勋])/y, [71], 7, 1],
  [/八一(?=[”建南军大])/y, [81], 8, 1],
  [/(?<=[“"'])十一(?=[”"'])|十一(?=黄金周|长假|假期|国庆)/y, [11], 10, 1],
];
const dotted = /(?<![\d.·])(\d{1,2})[·•・](\d{1,2})(?![\d·])/y;
const lunarHere =
  /(?:正月|腊月|冬月)(?:初?[一二三四五六七八九十]{1,3}|廿[一二三四五六七八九]?)?|初[一二三四五六七八九十](?![\p{Script=Han}]{0,2}[学中级])/uy;

function namedDay(text: string, at: number): Figure[] | undefined {
  const soft = { weight: "soft" as const, digits: false };
  for (const [pattern, numbers, month, day] of namedDays) {
    pattern.lastIndex = at;
    const to = at + (pattern.exec(text)?.[0].length ?? 0);
    if (to === at || month === undefined || day === undefined) continue;
    return [
      figure("month", [month], at, to, soft),
      figure("day", [day], at, to, soft),
      figure("number", numbers, at, to, soft),
    ];
  }
  dotted.lastIndex = at;
  const found = dotted.exec(text);
  if (found !== null) {
    const [month, day, to] = [Number(found[1]), Number(found[2]), at + found[0].length];
    return [
      ...[figure("month", [month], at, to, soft), figure("day", [day], at, to, soft)],
      ...[month, day, Number(`${month}.${found[2]}`), month / day].map((value) =>
        figure("number", [value], at, to, soft),
      ),
    ];
  }
  lunarHere.lastIndex = at;
  const lunar = lunarHere.exec(text)?.[0];
  if (lunar === undefined) return undefined;
  const value = numeralAt(lunar.replace(/^..月|^.月|初/g, ""), 0)?.value ?? 1;
  const month = lunarMonths[lunar.charAt(0)];
  return [
    ...(month === undefined ? [] : [figure("month", [month], at, at + lunar.length, soft)]),
    figure("day", [value], at, at + lunar.length, soft),
  ];
}

/** Ages and spans of years that have names of their own. */
const namedYears: [RegExp, number[], unit: string][] = [
  [/甲子(?!年)/y, [60], "year"],
  [/花甲/y, [60], "year old"],
  [/半百/y, [50], "year old"],
  [/古稀/y, [70], "year old"],
  [/耄耋/y, [80, 90], "year old"],
  [/期颐/y, [100], "year old"],
];
const lanesHere = /双向 ?(\d|[二四六八十])(?=(?:条|个)?(?:机动)?车道)/y;
const lunarMonths: Record<string, number> = { 正: 1, 冬: 11, 腊: 12 };

/** 甲子, and the lanes of a road, which are as many in both directions as half of them in each. */
function softWords(text: string, at: number): Figure[] | undefined {
  for (const [pattern, years, unit] of namedYears) {
    pattern.lastIndex = at;
    if (!pattern.test(text)) continue;
    return [figure("number", years, at, at + 2, { unit, weight: "soft", digits: false })];
  }
  lanesHere.lastIndex = at;
  const lanes = lanesHere.exec(text);
  if (lanes === null) return undefined;
  const many = numeralAt(lanes[1] ?? "", 0)?.value ?? 0;
  const to = at + lanes[0].length;
  return [figure("number", [many, many / 2], to - 1, to, { weight: "soft", digits: false })];
}

/** What is said in a word: weekdays, 翻一番, 对折. */
export function words({ text }: Source, at: number): Figure[] | undefined {
  const day = namedDay(text, at) ?? softWords(text, at);
  if (day !== undefined) return day;
  weekdayHere.lastIndex = at;
  const weekday = weekdayHere.exec(text);
  if (weekday !== null) {
    const number = weekdays.indexOf(weekday[1] === "天" ? "日" : (weekday[1] ?? "")) + 1;
    return [figure("weekday", [number], at, at + weekday[0].length, { weight: "soft" })];
  }
  timesHere.lastIndex = at;
  const times = timesHere.exec(text);
  if (times !== null) {
    const by = numeralAt(times[1] ?? "", 0)?.value ?? 1;
    return [figure("times", [2 ** by], at, at + times[0].length)];
  }
  plansHere.lastIndex = at;
  const plan = plansHere.exec(text);
  if (plan !== null) {
    const which = numeralAt(plan[1] ?? "", 0)?.value ?? 0;
    return [figure("ordinal", [which], at, at + plan[0].length, { digits: false, weight: "soft" })];
  }
  const roman = "ⅠⅡⅢⅣⅤⅥ".indexOf(text.charAt(at)) + 1;
  if (roman > 0) return [figure("ordinal", [roman], at, at + 1, { weight: "soft", digits: false })];
  if (text.startsWith("全天候", at) || text.startsWith("昼夜", at)) {
    return [figure("number", [24], at, at + 2, { unit: "hour", weight: "soft", digits: false })];
  }
  if (text.charAt(at) === "首")
    return [figure("ordinal", [1], at, at + 1, { weight: "soft", digits: false })];
  if (text.startsWith("对折", at)) return [figure("percent", [50], at, at + 2)];
  return undefined;
}
