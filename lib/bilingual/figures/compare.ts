import type { Finding, Pair, Span } from "../pair.ts";
import type { Figure } from "./figure.ts";
import { isSame } from "./matching.ts";
import { readEnglish } from "./read-en.ts";
import { readChinese } from "./read-zh.ts";
import { hasKind, isImpliedByOriginal, isImpliedByTranslation, relativeIn } from "./relative-days.ts";
import { swappedWords } from "./relative-words.ts";
import { inEnglish } from "./render.ts";
import { opposedIn } from "./senses.ts";

export type FigureCode = "number" | "date";

export interface FigureDetails {
  /** As the original has it; absent where only the translation has a figure. */
  original?: string;
  /** What that is in English. */
  expected?: string;
  /** What the translation has in its place; absent where it has nothing. */
  translation?: string;
}

export type FigureFinding = Finding<FigureCode, FigureDetails>;

const dateKinds = new Set(["year", "month", "day", "weekday", "decade", "century", "clock"]);

/** So many findings of a paragraph are told: a table beside another one has a thousand. */
const mostTold = 100;

/** Which numbers and dates of either text have no counterpart in the other. */
export function compareFigures(pair: Pair): FigureFinding[] {
  const zh = readChinese(pair.original);
  const en = readEnglish(pair.translation);
  const answered = answersOf(zh, en);
  const hasParentheses = /[(（]/.test(pair.original);
  const missing = zh
    .filter(
      (each) =>
        each.weight === "firm" &&
        !isGloss(each, pair.original) &&
        !answered.inEnglish(each) &&
        !(isWhole(each) && wholeWords.en.test(pair.translation)),
    )
    .slice(0, mostTold);
  const extra = en
    .filter(
      (each) =>
        each.weight === "firm" &&
        isNamedIn(each, pair.original) &&
        !answered.inChinese(each) &&
        !(isWhole(each) && wholeWords.zh.test(pair.original)) &&
        (hasParentheses || !isExplained(each, pair.translation)),
    )
    .slice(0, mostTold);
  const said = { ...relativeIn(pair), zh, en };
  const [few, fewer] = swapped(pair, zh, en);
  const unlike = findings(
    pair,
    [...missing.filter((each) => hasKind(extra, each.kind) || !isImpliedByTranslation(each, said)), ...few],
    [...extra.filter((each) => hasKind(missing, each.kind) || !isImpliedByOriginal(each, said)), ...fewer],
    zh,
    en,
  );
  return [...unlike, ...opposites(pair, zh, en)];
}

/** What both texts have, but one the other way round. */
function opposites(pair: Pair, zh: Figure[], en: Figure[]): FigureFinding[] {
  const of = (code: FigureCode, original: Span, translation: Span, expected: string): FigureFinding => {
    const details = {
      ...{ original: pair.original.slice(...original), expected },
      translation: pair.translation.slice(...translation),
    };
    return { code, details, original, translation };
  };
  return [
    ...opposedIn(pair, { zh, en }).map(({ figure, sense, original, translation }) =>
      of("number", original, translation, `${sense} ${inEnglish([figure])}`),
    ),
    ...swappedWords(pair, { zh, en }).map(({ original, translation, expected }) =>
      of("date", original, translation, expected),
    ),
  ];
}

/** 100 percent of the villages are all of them. */
const wholeWords = {
  zh: /全|所有|都|均|每|满|一律|无一/,
  en: /\b(?:all|every|each|full|fully|entire|entirely|whole|wholly|complete|completely|universal|throughout)\b/i,
};

function isWhole({ kind, values: [value] }: Figure): boolean {
  return kind === "percent" && value === 100;
}

/** So often two figures are compared; with more of them than that takes, a text is no prose, and the rest is let pass. */
const mostCompared = 2e6;

/** Whether a figure of one text has its like in the other: mostly one that says the very same. */
function answersOf(zh: readonly Figure[], en: readonly Figure[]) {
  const keysOf = ({ kind, values, unit, weight, of, sure }: Figure) =>
    weight === "vague" || of !== undefined || sure
      ? []
      : values.map((value) => `${kind} ${value} ${unit ?? ""}`);
  const [zhKeys, enKeys] = [zh, en].map((figures) => new Set(figures.flatMap(keysOf)));
  let left = mostCompared;
  const isIn = (
    figure: Figure,
    keys: Set<string> | undefined,
    others: readonly Figure[],
    same: typeof isSame,
  ) => {
    if (keysOf(figure).some((key) => keys?.has(key))) return true;
    left -= others.length;
    return left < 0 || others.some((other) => same(figure, other));
  };
  return {
    inEnglish: (figure: Figure) => isIn(figure, enKeys, en, isSame),
    inChinese: (figure: Figure) => isIn(figure, zhKeys, zh, (own, other) => isSame(other, own)),
  };
}

/**
 * Two to ten in words may be left out of a translation, and added, and days of the week; but where each text has just
 * one that the other has not, as in 五家 for “six companies”, one stands for the other.
 */
function swapped({ original, translation }: Pair, zh: Figure[], en: Figure[]): [Figure[], Figure[]] {
  const isSmall =
    (least: number, ...kinds: Figure["kind"][]) =>
    ({ weight, kind, values: [value = 0, ...others] }: Figure) =>
      weight === "soft" &&
      kinds.includes(kind) &&
      others.length === 0 &&
      value >= least &&
      value <= 12 &&
      Number.isInteger(value);
  // 首日 may be “the beginning”.
  const isNumbered = ({ span: [from] }: Figure) => original.charAt(from) !== "首";
  const hasWeekend = /周末|双休/.test(original);
  for (const [isOwn, isOther] of [
    [(each: Figure) => isNumbered(each) && isSmall(1, "ordinal")(each), isSmall(2, "ordinal")],
    [isSmall(2, "number", "ordinal"), isSmall(2, "number", "ordinal")],
    [isSmall(1, "month"), isSmall(1, "month")],
    [isSmall(1, "weekday"), (each: Figure) => !hasWeekend && isSmall(1, "weekday")(each)],
  ] as const) {
    const own = zh.filter((each) => isOwn(each) && !en.some((other) => isSame(each, other)));
    const others = en.filter(
      // With a capital a number is part of a name: the Three Gorges.
      (each) =>
        isOther(each) &&
        (each.kind === "weekday" || /[a-z\d]/.test(translation.charAt(each.span[0]))) &&
        !zh.some((other) => isSame(other, each)),
    );
    if (own.length === 1 && others.length === 1) return [own, others];
  }
  return [[], []];
}

/** What an original says once more in its readers' money or measures: （约合人民币10.4万元）. */
function isGloss({ span }: Figure, original: string): boolean {
  const before = original.slice(Math.max(0, span[0] - 12), span[0]);
  return /[（(](?:约合?|折合|合|相当于)[^）)，。；]*$/.test(before);
}

/** What a translation adds in parentheses where the original has none: (about 7.6 million U.S. dollars). */
function isExplained({ span }: Figure, translation: string): boolean {
  const open = translation.lastIndexOf("(", span[0]);
  return open >= 0 && !translation.slice(open, span[0]).includes(")") && translation.includes(")", span[1]);
}

/**
 * CCTV-2 may be 财经频道: what stands behind letters is looked for only where the original has the letters with a number
 * too, or a name such as 卡-52.
 */
function isNamedIn({ code }: Figure, original: string): boolean {
  if (code === undefined || /covid/i.test(code)) return true;
  return (
    new RegExp(`${code}-?\\d`, "i").test(original) ||
    (code.endsWith("-") && /\p{Script=Han}-\d/u.test(original))
  );
}

/** A number, or all parts of one date, of which at least one has no counterpart. */
interface Part {
  code: FigureCode;
  figures: Figure[];
  span: Span;
}

function findings(
  pair: Pair,
  missing: Figure[],
  extra: Figure[],
  zh: Figure[],
  en: Figure[],
): FigureFinding[] {
  const left = partsOf(extra, en, pair.translation);
  const found = partsOf(missing, zh, pair.original).map((part) => {
    const [other] = left.splice(counterpart(part, left), 1);
    return finding(pair, part, other);
  });
  return [...found, ...left.map((part) => finding(pair, undefined, part))];
}

const dateParts = new Set<Figure["kind"]>(["year", "month", "day"]);

function partsOf(found: Figure[], all: Figure[], text: string): Part[] {
  const parts: Part[] = [];
  for (const figure of found) {
    if (parts.some(({ figures }) => figures.includes(figure))) continue;
    const figures = dateParts.has(figure.kind) ? dateAround(figure, all, text) : [figure];
    const span: Span = [
      Math.min(...figures.map((each) => each.span[0])),
      Math.max(...figures.map((each) => each.span[1])),
    ];
    parts.push({ code: dateKinds.has(figure.kind) ? "date" : "number", figures, span });
  }
  return parts;
}

/** The parts of the date that one of its parts stands in: 2020年, 11月 and 27日. */
function dateAround(figure: Figure, all: Figure[], text: string): Figure[] {
  const at = all.indexOf(figure);
  let [from, to] = [at, at];
  const kinds = new Set([figure.kind]);
  const joins = (next: Figure | undefined, between: string) =>
    next !== undefined &&
    dateParts.has(next.kind) &&
    !kinds.has(next.kind) &&
    /^[ ,，.\-/]{0,2}$/.test(between);
  for (
    let next = all[from - 1];
    joins(next, text.slice(next?.span[1], all[from]?.span[0]));
    next = all[from - 1]
  ) {
    if (next !== undefined) kinds.add(next.kind);
    from--;
  }
  for (let next = all[to + 1]; joins(next, text.slice(all[to]?.span[1], next?.span[0])); next = all[to + 1]) {
    if (next !== undefined) kinds.add(next.kind);
    to++;
  }
  return all.slice(from, to + 1);
}

/** Which of the parts that only the translation has most probably stands for one of the original; -1 for none. */
function counterpart(part: Part, others: Part[]): number {
  const scores = others.map((other) => (other.code === part.code ? likeness(part, other) : -1));
  const best = Math.max(-1, ...scores);
  return best < 0 ? others.length : scores.indexOf(best);
}

function likeness({ figures: [zh] }: Part, { figures: [en] }: Part): number {
  if (zh === undefined || en === undefined) return -1;
  const digits = (figure: Figure) => String(figure.values[0]).replace(/[.0]/g, "");
  return (
    (zh.kind === en.kind ? 1 : 0) +
    (zh.unit !== undefined && zh.unit === en.unit ? 2 : 0) +
    (digits(zh) === digits(en) ? 3 : 0)
  );
}

function finding(pair: Pair, zh: Part | undefined, en: Part | undefined): FigureFinding {
  const details: FigureDetails = {
    ...(zh && { original: pair.original.slice(...zh.span), expected: inEnglish(zh.figures) }),
    ...(en && { translation: pair.translation.slice(...en.span) }),
  };
  return {
    code: (zh ?? en)?.code ?? "number",
    details,
    ...(zh && { original: zh.span }),
    ...(en && { translation: en.span }),
  };
}
