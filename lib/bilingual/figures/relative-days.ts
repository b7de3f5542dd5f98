import type { Pair } from "../pair.ts";
import type { Figure } from "./figure.ts";
import { isSame } from "./matching.ts";

/** Which words a text has that name a day, month or year by its distance from another. */
interface Distances {
  day: boolean;
  month: boolean;
  year: boolean;
}

/** What both texts of a pair say of time, and when they were printed. */
export interface Said {
  zh: Figure[];
  en: Figure[];
  zhWords: Distances & { lastMonth: boolean; nextMonth: boolean };
  enWords: Distances;
  /** Of the article, where it is known. */
  day: { year: number; month: number; day: number } | undefined;
}

const zhDay = /[今昨明当同次前后][天日晚晨]|日前|近日|即日|首日|元旦|国庆|除夕/;
const zhMonth = /[本上下当同次]个?月|月[初底末]|环比/;
const zhYear = /[今去前明后当本同上次]一?年|年[初底末内]|年中(?=[，。、时])|新年|同期|同比|跨年/;
const enDay =
  /\b(?:today|yesterday|tomorrow|tonight|(?:same|that|this|next|previous|following) (?:day|night|evening|morning|afternoon)|day (?:before|after)|recently|eve|last night)\b/i;
const enMonth = /\b(?:this|last|next|same|previous|following|the) month\b/i;
const enYear =
  /\b(?:this|last|next|same|previous|following|the|current|that) year|year[- ](?:on|over)[- ]year|annual|New Year|years? (?:ago|earlier|later)\b/i;

export function relativeIn({ original, translation, day }: Pair): Omit<Said, "zh" | "en"> {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(day) ?? [];
  return {
    zhWords: {
      day: zhDay.test(original),
      month: zhMonth.test(original),
      year: zhYear.test(original),
      lastMonth: /上个?月|环比/.test(original),
      nextMonth: /下个?月/.test(original),
    },
    enWords: {
      day: enDay.test(translation),
      month: enMonth.test(translation),
      year: enYear.test(translation),
    },
    day: year === undefined ? undefined : { year: Number(year), month: Number(month), day: Number(date) },
  };
}

/** Whether the original says in another way, or leaves to be understood, a part of a date that the translation has. */
export function isImpliedByOriginal({ kind, values, span }: Figure, said: Said): boolean {
  const { zh, zhWords, day } = said;
  const [value = 0] = values;
  const dated = zhWords.day || hasKind(zh, "month") || hasKind(zh, "day");
  if (kind === "year") {
    return (
      (zhWords.year || dated) && (day === undefined || Math.abs(value - day.year) <= (zhWords.year ? 2 : 1))
    );
  }
  if (kind === "month") {
    if (!zhWords.day && !zhWords.month && !hasKind(zh, "day")) return false;
    const date = said.en.find((other) => other.kind === "day" && other.span[0] > span[1])?.values[0];
    // 上月 beside 4月份 is March.
    const { lastMonth, nextMonth } = said.zhWords;
    const beside = zh.some(({ kind, values: [other = 0] }) => {
      const later = (value - other + 12) % 12;
      return kind === "month" && ((lastMonth && later === 11) || (nextMonth && later === 1));
    });
    if (beside) return true;
    return day === undefined ? !hasKind(zh, "month") : isMonthMeant(value, date, day, zhWords.month);
  }
  return kind === "day" && zhWords.day && (day === undefined || Math.abs(value - day.day) <= 2);
}

/** A day without its month is of the article's, or of the one before where it would be far ahead. */
function isMonthMeant(
  month: number,
  date: number | undefined,
  { month: own, day }: { month: number; day: number },
  named: boolean,
): boolean {
  const distance = (own - month + 12) % 12;
  if (distance === 0) return true;
  if (distance === 1) return named || (date !== undefined && date > day);
  return distance === 11 && (named || (date !== undefined && date < day));
}

/** The same the other way round: “today” for 26日. */
export function isImpliedByTranslation(figure: Figure, said: Said): boolean {
  const { enWords, day } = said;
  const [value = 0] = figure.values;
  if (figure.kind === "year") {
    return value === day?.year || (enWords.year && (day === undefined || Math.abs(value - day.year) <= 2));
  }
  if (figure.kind === "month")
    return enWords.month || (enWords.day && (day === undefined || value === day.month));
  if (figure.kind !== "day") return false;
  const near = day === undefined || Math.abs(value - day.day) <= 2;
  return near && (enWords.day || (day !== undefined && leftOut(figure, said)));
}

/** “On the 26th” of a report is often left out, as long as the translation names no other day in its place. */
function leftOut({ span }: Figure, { zh, en }: Said): boolean {
  const withMonth = zh.some(({ kind, span: before }) => kind === "month" && before[1] === span[0]);
  const days = en.filter(({ kind }) => kind === "day" || kind === "ordinal");
  return !withMonth && days.every((other) => zh.some((each) => isSame(each, other)));
}

export function hasKind(figures: Figure[], kind: Figure["kind"]): boolean {
  return figures.some((each) => each.kind === kind);
}
