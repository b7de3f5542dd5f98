import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { projectFile } from "../../project-file.ts";

/**
 * What words follow which in Chinese newspapers (docs/decisions/034). Words are numbers. Kinds of words have one, too:
 * `^` a sentence's beginning, `$` its end, `N` numbers, `T` times, `S` letters, `P` people.
 */
export interface WordPairs {
  /** A word's number; undefined where it is not listed. */
  idOf(word: string): number | undefined;
  /** How likely a word is in running text. */
  share(id: number): number;
  /** How many times likelier a word is after another one than anywhere. */
  gain(before: number, id: number): number;
  /** How likely it is that running text has a longer word that begins with a string, or that ends with it. */
  beginning(stub: string): number;
  ending(stub: string): number;
}

let shared: WordPairs | undefined;

/** The pairs that come with the program, read once at first use. */
export function wordPairs(): WordPairs {
  shared ??= readWordPairs(
    brotliDecompressSync(readFileSync(projectFile("lib/importer/page/word-pairs.br"))),
  );
  return shared;
}

/** Longer stubs of words are not looked up. */
const longestStub = 3;
/** What each pair's count is lowered by, for those that were not seen (absolute discounting). */
const discount = 0.7;
/** A pair that was never seen is held to have been seen this often, where chance would have shown it oftener. */
const unseen = 0.3;
const leastGain = Math.exp(-7);

/** The form is that of scripts/word-pairs.mjs. */
function readWordPairs(data: Buffer): WordPairs {
  const [texts, sizes, follower, gaps, pairSizes] = partsOf(data);
  const words = texts.toString("utf8").split("\n");
  const counts = Float64Array.from(sizes, (step) => Math.exp(step / 16));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const { starts, seconds } = pairsOf(words.length, follower, gaps);
  const variety = new Float64Array(words.length);
  for (const second of seconds) variety[second] = (variety[second] ?? 0) + 1;
  const ids = new Map(words.map((word, id) => [word, id]));
  const ending = endingsOf(words, counts);
  const sums = new Float64Array(words.length + 1);
  for (let id = 0; id < words.length; id++) sums[id + 1] = (sums[id] ?? 0) + (counts[id] ?? 0);
  return {
    idOf: (word) => ids.get(word),
    share: (id) => (counts[id] ?? 0.1) / total,
    gain(before, id) {
      const [from, to] = [starts[before] ?? 0, starts[before + 1] ?? 0];
      const [first, second] = [counts[before] ?? 1, counts[id] ?? 1];
      const expected = (first * second) / total;
      // What was never seen after a word is likelier to be one that follows many words (Kneser and Ney).
      const spread = (((variety[id] ?? 0) + 0.1) / seconds.length) * (total / second);
      const rest = Math.min((discount * (to - from) + 1) / (first + 1), 1) * spread;
      const at = placeIn(seconds, from, to, id);
      if (at === -1) return Math.max(Math.min(rest, unseen / expected), leastGain);
      return (Math.exp((pairSizes[at] ?? 0) / 16) - discount) / expected + rest;
    },
    beginning(stub) {
      // Words are in order: those that begin with a string stand together, the string itself first.
      const [from, to] = [firstNotBelow(words, stub), firstNotBelow(words, `${stub}\uffff`)];
      const longer = words[from] === stub ? from + 1 : from;
      return ((sums[to] ?? 0) - (sums[longer] ?? 0)) / total;
    },
    ending: (stub) => (ending.get(stub) ?? 0) / total,
  };
}

function partsOf(data: Buffer): [Buffer, Buffer, Buffer, Buffer, Buffer] {
  let at = 20;
  const part = (index: number) => {
    const size = data.readUInt32LE(index * 4);
    at += size;
    return data.subarray(at - size, at);
  };
  return [part(0), part(1), part(2), part(3), part(4)];
}

/** Where each word's pairs start, and the second word of each pair. */
function pairsOf(count: number, followers: Buffer, gaps: Buffer) {
  const sizes = base128(followers);
  const steps = base128(gaps);
  const starts = new Uint32Array(count + 1);
  const seconds = new Uint32Array(steps.length);
  for (let id = 0, pair = 0; id < count; id++) {
    let second = 0;
    for (let left = sizes[id] ?? 0; left > 0; left--) {
      second += steps[pair] ?? 0;
      seconds[pair++] = second;
    }
    starts[id + 1] = pair;
  }
  return { starts, seconds };
}

function base128(bytes: Buffer): number[] {
  const values: number[] = [];
  let [value, shift] = [0, 0];
  for (const byte of bytes) {
    value += (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    values.push(value);
    [value, shift] = [0, 0];
  }
  return values;
}

function placeIn(sorted: Uint32Array, from: number, to: number, value: number): number {
  let [low, high] = [from, to - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle] ?? 0;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The counts of all longer words that end with a string. */
function endingsOf(words: readonly string[], counts: Float64Array): Map<string, number> {
  const ending = new Map<string, number>();
  words.forEach((word, id) => {
    for (let length = 1; length < word.length && length <= longestStub; length++) {
      const end = word.slice(-length);
      ending.set(end, (ending.get(end) ?? 0) + (counts[id] ?? 0));
    }
  });
  return ending;
}

function firstNotBelow(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
