import { numeralAt } from "../../numerals/han.ts";
import type { Figure } from "./figure.ts";
import { figure, type Source } from "./zh-text.ts";

const weekdays = "一二三四五六日";

const weekdayHere = /(?:周|星期|礼拜)([一二三四五六日天])(?![年岁]|[个期]|周)/y;

const timesHere = /翻(?:了|上)?([一两三四五]|\d)(?:番|倍)/y;

/** The five-year plan that 十四五 is short for. */
const plansHere = /((?:十[一二三四五六七]?|[七八九]))五(?=[”"’]|规划|计划|时期|期间|末|初|以来)/y;

/** What is said in a word: weekdays, 翻一番, 对折. */
export function words({ text }: Source, at: number): Figure[] | undefined {
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
