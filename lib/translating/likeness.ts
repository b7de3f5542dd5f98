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

/** So many pairs a text has. */
export function sizeOf(bigrams: Bigrams): number {
  let all = 0;
  for (const count of bigrams.values()) all += count;
  return all;
}

export function likeness(one: Bigrams, other: Bigrams): Likeness {
  let common = 0;
  for (const [pair, count] of one) common += Math.min(count, other.get(pair) ?? 0);
  return likenessOf(common, sizeOf(one), sizeOf(other));
}

/** By how many pairs two texts have in common, and how many each has. */
export function likenessOf(common: number, first: number, second: number): Likeness {
  return {
    both: first + second === 0 ? 0 : (2 * common) / (first + second),
    first: first === 0 ? 0 : common / first,
    second: second === 0 ? 0 : common / second,
  };
}

/**
 * Texts that others are looked for in, by the pairs of characters they have: so one text is held only against those
 * that it shares something with.
 */
export class LikeTexts {
  readonly #sizes: number[] = [];
  readonly #having = new Map<string, [text: number, count: number][]>();

  constructor(texts: readonly string[]) {
    texts.forEach((text, index) => {
      const bigrams = bigramsOf(text);
      this.#sizes.push(sizeOf(bigrams));
      for (const [pair, count] of bigrams) {
        const having = this.#having.get(pair) ?? [];
        having.push([index, count]);
        this.#having.set(pair, having);
      }
    });
  }

  /** What a text has in common with each that it shares a pair with, by their indexes. */
  likeness(text: string): (Likeness & { index: number })[] {
    const bigrams = bigramsOf(text);
    const common = new Uint32Array(this.#sizes.length);
    for (const [pair, count] of bigrams) {
      for (const [index, other] of this.#having.get(pair) ?? [])
        common[index] = (common[index] ?? 0) + Math.min(count, other);
    }
    const size = sizeOf(bigrams);
    return this.#sizes.flatMap((other, index) => {
      const pairs = common[index] ?? 0;
      return pairs === 0 ? [] : [{ index, ...likenessOf(pairs, size, other) }];
    });
  }
}
