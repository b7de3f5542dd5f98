import { withoutTypography } from "../bilingual/block-hash.ts";

/** How much two texts have in common, each from 0 to 1. */
export interface Likeness {
  /** Of both (Dice). */
  both: number;
  /** How much of the first is in the second. */
  first: number;
  second: number;
}

/** The pairs of characters of a text, each as often as it is there. */
export type Bigrams = ReadonlyMap<string, number>;

export function bigramsOf(text: string): Bigrams {
  const plain = withoutTypography(text);
  const found = new Map<string, number>();
  for (let index = 0; index < plain.length; index++) {
    const pair = plain.slice(index, index + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

export function likeness(one: Bigrams, other: Bigrams): Likeness {
  let common = 0;
  for (const [pair, count] of one) common += Math.min(count, other.get(pair) ?? 0);
  const [first, second] = [sum(one), sum(other)];
  return {
    both: first + second === 0 ? 0 : (2 * common) / (first + second),
    first: first === 0 ? 0 : common / first,
    second: second === 0 ? 0 : common / second,
  };
}

function sum(bigrams: Bigrams): number {
  let all = 0;
  for (const count of bigrams.values()) all += count;
  return all;
}
