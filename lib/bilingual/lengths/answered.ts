import type { Locale } from "../../record/languages.ts";
import type { Span } from "../pair.ts";
import type { LinkedWord } from "./links.ts";

/**
 * How well a stretch of a text is answered in the other language: its words counted by what they are and by how well
 * each is answered, weighed by how much more often words of that kind stand in what has no counterpart.
 */
export type Weights = Record<Locale, readonly number[]>;

/** From where on a word's support is of the next step. */
const steps = [0.001, 0.3, 0.6, 0.9];
const stepCount = steps.length + 1;
/** How many numbers `countsOf` gives; after as many weights comes what is added at the end. */
export const countCount = 3 * stepCount;

/** The words from one offset up to another, by kind (three) and step of support (five). */
export function countsOf(words: readonly LinkedWord[], [from, to]: Span, locale: Locale): number[] {
  const counts = new Array<number>(countCount).fill(0);
  let index = firstFrom(words, from);
  for (let word = words[index]; word !== undefined && word.from < to; word = words[++index]) {
    if (word.isSlight) continue;
    const step = steps.findLastIndex((least) => word.support >= least) + 1;
    const kind = kindOf(word, locale, word.from <= from + 2) * stepCount + step;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** The index of the first word that begins at an offset or after it. */
export function firstFrom(words: readonly LinkedWord[], offset: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.from ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function kindOf({ text }: LinkedWord, locale: Locale, isFirst: boolean): 0 | 1 | 2 {
  if (locale === "zh") return /^[\p{Script=Latin}\d]/u.test(text) ? 2 : text.length > 1 ? 1 : 0;
  return /\d/.test(text) ? 2 : /^\p{Lu}/u.test(text) && !isFirst ? 1 : 0;
}

/** Above 0: rather without a counterpart. */
export function scoreOf(counts: readonly number[], weights: readonly number[]): number {
  let score = weights[countCount] ?? 0;
  for (let index = 0; index < countCount; index++) score += (counts[index] ?? 0) * (weights[index] ?? 0);
  return score;
}
