import type { WordPairs } from "./word-pairs.ts";
import type { Word } from "./words.ts";

/** Words, each with how likely all that leads to it, or all that it leads to, is. */
type Shares = (readonly [id: number, share: number])[];

/** A text's end as what may come next sees it, by every way to cut it into words. */
export interface Tail {
  /** The words that may stand at the end. */
  ends: Shares;
  /** The strings at the end that may be a word's first part, each with what may stand before it. */
  stubs: readonly { text: string; before: Shares }[];
  /** How likely it is, whatever follows. */
  share: number;
}

/** A text's beginning, the same the other way round. */
export interface Head {
  text: string;
  starts: Shares;
  /** For a first part of one character, of two …: the words that may stand after it. */
  after: readonly Shares[];
  share: number;
}

/** Characters on either side that are looked at, at least. */
const window = 7;
const longestWord = 6;
const longestStub = 3;
/** A character that is no word of the list, and a person's name among all names. */
const [unlisted, oneName] = [Math.exp(-17), Math.exp(-8)];
const noWord = -1;

/** Where nothing is before or after. */
export function edgeOf(kind: "^" | "$", pairs: WordPairs): { tail: Tail; head: Head } {
  const id = pairs.idOf(kind) ?? noWord;
  return {
    tail: { ends: [[id, 1]], stubs: [], share: 1 },
    head: { text: "", starts: [[id, 1]], after: [], share: pairs.share(id) },
  };
}

export function tailOf(words: readonly Word[], pairs: WordPairs): Tail {
  const lattice = latticeOf(lastOf(words), pairs);
  const { size } = lattice;
  const ends: Shares[] = Array.from({ length: size + 1 }, () => []);
  for (let to = 1; to <= size; to++) {
    for (const { from, id, factor } of lattice.words.filter((word) => word.to === to)) {
      const share = from === 0 ? shareOf(id, pairs) : after(ends[from] ?? [], id, pairs);
      ends[to]?.push([id, share * factor]);
    }
  }
  const stubs = Array.from({ length: Math.min(longestStub, size) }, (_, length) => {
    const at = size - length - 1;
    return { text: lattice.text.slice(at), before: at === 0 ? ([[noWord, 1]] as Shares) : (ends[at] ?? []) };
  });
  const broken = stubs.reduce((sum, { text, before }) => sum + pairs.beginning(text) * total(before), 0);
  return { ends: ends[size] ?? [], stubs, share: total(ends[size] ?? []) + broken };
}

export function headOf(words: readonly Word[], pairs: WordPairs): Head {
  const lattice = latticeOf(firstOf(words), pairs);
  const { size, text } = lattice;
  const starts: Shares[] = Array.from({ length: size + 1 }, () => []);
  for (let from = size - 1; from >= 0; from--) {
    for (const { to, id, factor } of lattice.words.filter((word) => word.from === from)) {
      const share = to === size ? 1 : before(id, starts[to] ?? [], pairs);
      starts[from]?.push([id, share * factor]);
    }
  }
  const rests = Array.from(
    { length: Math.min(longestStub, Math.max(0, size - 1)) },
    (_, length) => starts[length + 1] ?? [],
  );
  const broken = rests.reduce(
    (sum, rest, length) => sum + pairs.ending(text.slice(0, length + 1)) * anywhere(rest, pairs),
    0,
  );
  return { text, starts: starts[0] ?? [], after: rests, share: anywhere(starts[0] ?? [], pairs) + broken };
}

/** How much likelier the second is after the first than anywhere, in nats: 0 where neither says anything. */
export function seamOdds(tail: Tail, head: Head, pairs: WordPairs): number {
  if (tail.share === 0 || head.share === 0) return 0;
  let together = 0;
  for (const [id, share] of tail.ends) together += share * before(id, head.starts, pairs);
  for (const { text, before: previous } of tail.stubs) {
    head.after.forEach((rest, length) => {
      const id = pairs.idOf(text + head.text.slice(0, length + 1));
      if (id !== undefined) together += after(previous, id, pairs) * before(id, rest, pairs);
    });
  }
  return Math.log(Math.max(together / (tail.share * head.share), 1e-6));
}

/** How surely a text stops inside a word: the logarithm of the odds. */
export function brokenOdds({ ends, share }: Tail): number {
  const whole = total(ends);
  return share === 0 ? 0 : Math.log((share - whole + share * 1e-4) / (whole + share * 1e-4));
}

interface Lattice {
  /** With numbers, times and letters as one character each. */
  text: string;
  size: number;
  words: readonly { from: number; to: number; id: number; factor: number }[];
}

const times = /\d+(?:[年月日时]\d+)*[年月日时](?!间)/gu;

function latticeOf(given: readonly Word[], pairs: WordPairs): Lattice {
  const names: { from: number; to: number }[] = [];
  let text = "";
  for (const { text: word, tag } of given) {
    const plain = word
      .replace(/[A-Za-zＡ-Ｚａ-ｚ]+/gu, "S")
      .replace(times, "T")
      .replace(/[\d.．]+/gu, "N");
    if (tag === "nr" && plain.length > 1) names.push({ from: text.length, to: text.length + plain.length });
    text += plain;
  }
  text = text.replace(/N+/g, "N");
  const words = [];
  for (let from = 0; from < text.length; from++) {
    for (let to = from + 1; to <= Math.min(from + longestWord, text.length); to++) {
      const id = pairs.idOf(text.slice(from, to));
      if (id !== undefined || to === from + 1) words.push({ from, to, id: id ?? noWord, factor: 1 });
    }
  }
  const person = pairs.idOf("P") ?? noWord;
  for (const { from, to } of names) {
    if (to <= text.length) words.push({ from, to, id: person, factor: oneName });
  }
  return { text, size: text.length, words };
}

function lastOf(words: readonly Word[]): readonly Word[] {
  let [at, length] = [words.length, 0];
  while (at > 0 && length < window) length += words[--at]?.text.length ?? 0;
  return words.slice(at);
}

function firstOf(words: readonly Word[]): readonly Word[] {
  let [at, length] = [0, 0];
  while (at < words.length && length < window) length += words[at++]?.text.length ?? 0;
  return words.slice(0, at);
}

function shareOf(id: number, pairs: WordPairs): number {
  return id === noWord ? unlisted : pairs.share(id);
}

function gainOf(first: number, second: number, pairs: WordPairs): number {
  return first === noWord || second === noWord ? 1 : pairs.gain(first, second);
}

function total(shares: Shares): number {
  return shares.reduce((sum, [, share]) => sum + share, 0);
}

function anywhere(shares: Shares, pairs: WordPairs): number {
  return shares.reduce((sum, [id, share]) => sum + share * shareOf(id, pairs), 0);
}

/** How likely a word is after any of some others. */
function after(previous: Shares, id: number, pairs: WordPairs): number {
  let sum = 0;
  for (const [first, share] of previous) sum += share * gainOf(first, id, pairs);
  return sum * shareOf(id, pairs);
}

/** How likely any of some words is after one. */
function before(id: number, next: Shares, pairs: WordPairs): number {
  let sum = 0;
  for (const [second, share] of next) sum += share * shareOf(second, pairs) * gainOf(id, second, pairs);
  return sum;
}
