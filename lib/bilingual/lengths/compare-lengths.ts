import type { Locale } from "../../record/languages.ts";
import type { Finding, Pair, Span } from "../pair.ts";
import { countsOf, firstFrom, scoreOf, type Weights } from "./answered.ts";
import { sentencesOf } from "./clauses.ts";
import { lexicon } from "./lexicon.ts";
import { type LinkedWord, linksOf } from "./links.ts";

/** `text` is what has no counterpart; `isWhole` where that is all of it. */
export type LengthFinding = Finding<"omission" | "addition", { text: string; isWhole?: boolean }>;

export interface Estimated {
  /** What tells a stretch without a counterpart from one that has one: see `answered.ts`. */
  weights: Weights;
  /** English characters for each Chinese one, and the variance of that (Gale and Church, 1993). */
  length: { ratio: number; variance: number };
  /** How much one standard deviation of the length counts. */
  lengthWeight: number;
  /** From where on a stretch is told of. */
  limits: Record<Locale, number>;
}

/**
 * All numbers here are estimated from the news of WMT 2021, Chinese to English (1,948 segments with a professional's
 * translation): `npm run bench:bilingual -- alignment` estimates them again, and tells how well they do on the half
 * that they were not estimated from.
 */
export const estimated: Estimated = {
  weights: {
    zh: [0.28, -1.03, -1.25, -1.11, 0, 1.01, -0.37, -0.62, -0.53, -1.61, 1.59, 0, 0, -2.34, -2.25, -0.66],
    en: [
      1.21, 0.67, -0.19, -0.45, -0.96, 1.39, 0.77, 0.18, -0.67, -0.57, 1.77, 2.09, -0.01, -1.1, -1.88, -1.13,
    ],
  },
  length: { ratio: 4.24, variance: 34.8 },
  lengthWeight: 1.2,
  limits: { zh: 4, en: 5.5 },
};

/** A stretch of one text, and how much speaks for its having no counterpart. */
interface Stretch {
  from: number;
  to: number;
  score: number;
}

/** As many clauses of a sentence are looked at together. */
const mostTogether = 2;
/** Two stretches as far apart in the course of their texts, at the most, may render each other, freely. */
const mostApart = 0.35;
/** So many times longer one of them may be than its length leads to expect. */
const mostUneven = 3;

/** What is known to be rendered: the words there are answered, whatever the dictionary says. */
export interface Answered {
  original: readonly Span[];
  translation: readonly Span[];
}

/** In less than that nothing can be told. */
const least = { han: 16, characters: 90 };

/**
 * What one text says and the other does not: clauses whose words the other does not answer, all the more where the
 * lengths of the two do not fit.
 */
export function compareLengths(
  { original, translation }: Pick<Pair, "original" | "translation">,
  answered: Answered = { original: [], translation: [] },
  { weights, length, lengthWeight, limits }: Estimated = estimated,
): LengthFinding[] {
  const han = original.match(/\p{Script=Han}/gu)?.length ?? 0;
  const isEnglish = /\p{Script=Latin}{2}/u.test(translation);
  if (han === 0 || !isEnglish || (han < least.han && translation.length < least.characters)) return [];
  const links = linksOf(original, translation, lexicon());
  support(links.original, answered.original);
  support(links.translation, answered.translation);
  const excess = excessOf(original, translation, length);
  const omitted = stretchesOf(original, links.original, "zh", weights.zh);
  const added = stretchesOf(translation, links.translation, "en", weights.en);
  const left = {
    zh: unrendered(omitted, added, original.length, translation.length, 1 / length.ratio),
    en: unrendered(added, omitted, translation.length, original.length, length.ratio),
  };
  return [
    ...apart(
      left.zh.filter(
        ({ score, from, to }) =>
          score - lengthWeight * excess > limits.zh && isWorded(original.slice(from, to)),
      ),
    ).map(
      ({ from, to }): LengthFinding => ({
        ...{ code: "omission", details: { text: original.slice(from, to) }, original: [from, to] },
      }),
    ),
    ...apart(left.en.filter(({ score }) => score + lengthWeight * excess > limits.en)).map(
      ({ from, to }): LengthFinding => ({
        ...{ code: "addition", details: { text: translation.slice(from, to) }, translation: [from, to] },
      }),
    ),
  ];
}

/** Whether a stretch says something in words: a telephone number and its label do not. */
function isWorded(text: string): boolean {
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 4;
}

/** Words within a span are answered. Both are in the order of the text. */
function support(words: readonly LinkedWord[], spans: readonly Span[]): void {
  for (const [from, to] of spans) {
    for (let index = firstFrom(words, from); (words[index]?.to ?? Number.POSITIVE_INFINITY) <= to; index++) {
      const word = words[index];
      if (word !== undefined) word.support = 1;
    }
  }
}

/** By how many standard deviations the translation is longer than the original leads to expect. */
function excessOf(original: string, translation: string, { ratio, variance }: Estimated["length"]): number {
  // Figures and Latin letters are as long in one as in the other.
  const plain = original.match(/[\x20-\x7e]/g)?.length ?? 0;
  const length = original.length - plain + plain / ratio;
  return (translation.length - ratio * length) / Math.sqrt(variance * Math.max(1, length));
}

/** Clauses, and those that follow each other in a sentence, with more against a counterpart than for one. */
function stretchesOf(
  text: string,
  words: readonly LinkedWord[],
  locale: Locale,
  weights: readonly number[],
): Stretch[] {
  return sentencesOf(text, locale).flatMap((clauses) => {
    const counts = clauses.map((clause) => countsOf(words, clause, locale));
    return clauses.flatMap(([from], first) => {
      let sum: number[] = [];
      return clauses.slice(first, first + mostTogether).flatMap(([, to], more) => {
        sum = (counts[first + more] ?? []).map((count, index) => count + (sum[index] ?? 0));
        const score = scoreOf(sum, weights);
        return score > 0 ? [{ from, to, score }] : [];
      });
    });
  });
}

/**
 * What is rendered so freely that no word of it answers looks as if it had no counterpart, and so does its rendering:
 * where there is such a one, it speaks against.
 * @param ratio characters of a stretch's own text for each of the other text
 */
function unrendered(
  own: readonly Stretch[],
  others: readonly Stretch[],
  length: number,
  otherLength: number,
  ratio: number,
): Stretch[] {
  return own.map((stretch) => {
    const middle = (stretch.from + stretch.to) / 2 / length;
    const renderings = others.filter(({ from, to }) => {
      const uneven = (stretch.to - stretch.from) / ((to - from) * ratio);
      const isNear = Math.abs(middle - (from + to) / 2 / otherLength) < mostApart;
      return isNear && uneven < mostUneven && uneven > 1 / mostUneven;
    });
    return { ...stretch, score: stretch.score - Math.max(0, ...renderings.map(({ score }) => score)) };
  });
}

/** The strongest of those that overlap. */
function apart(stretches: readonly Stretch[]): Stretch[] {
  const kept: Stretch[] = [];
  for (const stretch of [...stretches].sort((one, other) => other.score - one.score)) {
    if (kept.every(({ from, to }) => stretch.to <= from || stretch.from >= to)) kept.push(stretch);
  }
  return kept.sort((one, other) => one.from - other.from);
}
