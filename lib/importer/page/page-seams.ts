import { brokenOdds, edgeOf, headOf, seamOdds, tailOf } from "./seam-odds.ts";
import { wordPairs } from "./word-pairs.ts";
import type { Word } from "./words.ts";

/** How the texts of a page may follow each other by the words at their seams; all in nats. */
export interface PageSeams {
  /** How much likelier one text's beginning is after another's end than anywhere. */
  odds(from: number, to: number): number;
  /** The same against what the first has elsewhere on the page to go on in, and the second to come from. */
  oddsAgainst(from: number, to: number): { heads: number; tails: number };
  /** How much likelier a text's beginning is at a sentence's beginning than anywhere. */
  begins(item: number): number;
  /** How likely it is that a text stops inside a word. */
  isBroken(item: number): number;
}

/**
 * @param words of each text of the page
 * @param open the texts that stop in mid-sentence
 * @param texts those that may go on in another
 */
export function seamsOf(
  words: readonly (readonly Word[])[],
  open: readonly number[],
  texts: readonly number[],
): PageSeams {
  const pairs = wordPairs();
  const tails = new Map(open.map((index) => [index, tailOf(words[index] ?? [], pairs)]));
  const heads = new Map(texts.map((index) => [index, headOf(words[index] ?? [], pairs)]));
  const begin = edgeOf("^", pairs).tail;
  const known = new Map<number, number>();
  const odds = (from: number, to: number) => {
    const key = from * words.length + to;
    let value = known.get(key);
    if (value === undefined) {
      const [tail, head] = [tails.get(from), heads.get(to)];
      value = tail && head ? seamOdds(tail, head, pairs) : 0;
      known.set(key, value);
    }
    return value;
  };
  const ofRow = new Map<number, number>();
  const ofColumn = new Map<number, number>();
  return {
    odds,
    oddsAgainst: (from, to) => ({
      heads: odds(from, to) - kept(ofRow, from, () => level(texts, (other) => odds(from, other), from)),
      tails: odds(from, to) - kept(ofColumn, to, () => level(open, (other) => odds(other, to), to)),
    }),
    begins(item) {
      const head = heads.get(item);
      return head ? seamOdds(begin, head, pairs) : 0;
    },
    isBroken(item) {
      const tail = tails.get(item);
      return tail ? 1 / (1 + Math.exp(-brokenOdds(tail))) : 0;
    },
  };
}

/** The logarithm of the mean. */
function level(others: readonly number[], odds: (other: number) => number, but: number): number {
  const values = others.filter((other) => other !== but).map(odds);
  return Math.log(values.reduce((sum, value) => sum + Math.exp(value), 1e-4) / Math.max(1, values.length));
}

function kept(values: Map<number, number>, key: number, make: () => number): number {
  const value = values.get(key) ?? make();
  values.set(key, value);
  return value;
}
