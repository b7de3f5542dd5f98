import type { Pair, Span } from "../pair.ts";
import type { Figure } from "./figure.ts";

type Unit = "day" | "month" | "year";

/** A day, month or year by its distance from the article's: yesterday, 去年. */
interface RelativeWord {
  unit: Unit;
  distance: -1 | 0 | 1;
  span: Span;
}

/** What the other language has in place of a word of the original. */
export interface SwappedWord {
  original: Span;
  translation: Span;
  expected: string;
}

type Row = [Unit, RelativeWord["distance"], RegExp];

/** `alike` are words that the other language may render so, and that are not looked for themselves. */
const chinese: { words: Row[]; alike: Row[] } = {
  words: [
    ["day", -1, /昨[天日晚夜晨]|昨(?=[上下]午|凌晨)/g],
    ["day", 0, /今[天日晚晨早]|今(?=[上下]午|凌晨)/g],
    ["day", 1, /明[天晚晨早]|(?<![文说证声表])明日/g],
    ["month", -1, /上个?月(?!球)/g],
    ["month", 0, /本月|这个月/g],
    ["month", 1, /(?<![以天])下个?月/g],
    ["year", -1, /去年/g],
    ["year", 0, /今年/g],
    ["year", 1, /明年/g],
  ],
  alike: [
    ["day", -1, /前[一天日晚]|头[天晚]|昨|[夜隔]|日电/],
    ["day", 0, /当[天日晚今前下]|现[在有已任今]|目前|截至|眼下|时下|即日|今(?!年|后)|这[一天]|此[次前时]/],
    ["day", 1, /次日|第二天|翌|隔|明[天日晚早晨]/],
    ["month", -1, /环比|上一?个?月|前一?个?月/],
    ["month", 0, /当月|月[内底末初中]|同月/],
    ["month", 1, /次月|下一?个?月/],
    ["year", -1, /同比|上一?年|往年|前一?年|同期|一年[前来]|去[岁冬春夏秋]|近一年|过去/],
    ["year", 0, /当年|年[内底末初中]|同年|本[年赛届]|今[岁冬春夏秋]|全年/],
    ["year", 1, /次年|翌年|来年|第二年|明[春夏秋冬]|下一?[年届赛]|后年|未来/],
  ],
};

const english: { words: Row[]; names: Record<Unit, [string, string, string]> } = {
  words: [
    ["day", -1, /\byesterday\b|\blast night\b/gi],
    ["day", 0, /\btoday\b(?!['’]s)|\btonight\b|\bthis (?:morning|afternoon|evening)\b/gi],
    ["day", 1, /\btomorrow\b/gi],
    ["month", -1, /\blast month\b/gi],
    ["month", 0, /\bthis month\b/gi],
    ["month", 1, /\bnext month\b/gi],
    ["year", -1, /\blast year\b/gi],
    ["year", 0, /\bthis year\b/gi],
    ["year", 1, /\bnext year\b/gi],
  ],
  names: {
    day: ["yesterday", "today", "tomorrow"],
    month: ["last month", "this month", "next month"],
    year: ["last year", "this year", "next year"],
  },
};

/**
 * Where the original says 昨天 and the translation “today” in its place. Either may leave such a word out, name the day,
 * or say it otherwise; only what stands for nothing, in both texts, is told.
 */
export function swappedWords(
  { original, translation, day }: Pair,
  { zh, en }: { zh: readonly Figure[]; en: readonly Figure[] },
): SwappedWord[] {
  const [ours, theirs] = [wordsIn(original, chinese.words), wordsIn(translation, english.words)];
  if (ours.length === 0 || theirs.length === 0) return [];
  const said = (list: RelativeWord[], { unit, distance }: RelativeWord) =>
    list.some((other) => other.unit === unit && other.distance === distance);
  const lost = ours.filter((each) => !said(theirs, each) && !isDated(each, en, day));
  const added = theirs.filter((each) => {
    const alike = chinese.alike.filter(
      ([unit, distance]) => unit === each.unit && distance === each.distance,
    );
    return (
      !said(ours, each) && !alike.some(([, , pattern]) => pattern.test(original)) && !isDated(each, zh, day)
    );
  });
  return lost.flatMap(({ unit, distance, span }) => {
    const other = added.find((each) => each.unit === unit);
    if (other === undefined || lost.find((each) => each.unit === unit)?.span !== span) return [];
    return [{ original: span, translation: other.span, expected: english.names[unit][distance + 1] ?? "" }];
  });
}

function wordsIn(text: string, rows: readonly Row[]): RelativeWord[] {
  return rows.flatMap(([unit, distance, pattern]) =>
    Array.from(text.matchAll(pattern), ({ 0: found, index }): RelativeWord => {
      return { unit, distance, span: [index, index + found.length] };
    }),
  );
}

/** Whether the other text names the day, month or year that is meant, or a day of the week, which may be any. */
function isDated({ unit, distance }: RelativeWord, figures: readonly Figure[], day: string): boolean {
  if (unit === "day" && figures.some(({ kind }) => kind === "weekday")) return true;
  const date = new Date(`${day}T00:00Z`);
  if (Number.isNaN(date.getTime())) return true;
  if (unit === "day") date.setUTCDate(date.getUTCDate() + distance);
  else if (unit === "month") date.setUTCMonth(date.getUTCMonth() + distance, 1);
  else date.setUTCFullYear(date.getUTCFullYear() + distance);
  const value =
    unit === "day" ? date.getUTCDate() : unit === "month" ? date.getUTCMonth() + 1 : date.getUTCFullYear();
  return figures.some(({ kind, values }) => kind === unit && values.includes(value));
}
