import { readJieba } from "../../jieba.ts";

/** A word with its part of speech in jieba's (ICTCLAS) tags: `n`, `v`, `nr` a person, `ns` a place … */
export interface Word {
  text: string;
  tag: string;
}

/** What a dictionary knows of Chinese words. */
export interface Dictionary {
  /** Cuts a text into words. */
  words(text: string): Word[];
  /** The natural logarithm of how likely a word is in running text; unknown words have a floor by their length. */
  logProbability(word: string): number;
  has(word: string): boolean;
  /** Of all that begins with a character, the share that is a longer word: 坚 has hardly a life of its own. */
  beginsWords(character: string): number;
  /** Of all that ends with a character, the share that is a longer word. */
  endsWords(character: string): number;
}

let shared: Dictionary | undefined;

/** The dictionary of jieba, read once at first use: about 350,000 words with their frequencies. */
export function dictionary(): Dictionary {
  shared ??= readDictionary();
  return shared;
}

function readDictionary(): Dictionary {
  const { jieba, dictionary } = readJieba();
  const { frequencyOf, total, beginning, ending } = indexOf(dictionary);
  const floor = Math.log(0.5 / total);
  const code = (character: string) => character.codePointAt(0) ?? 0;
  return {
    words: (text) => jieba.tag(text, true).map(({ word, tag }) => ({ text: word, tag })),
    beginsWords: (character) => share(beginning.get(code(character)), frequencyOf(character)),
    endsWords: (character) => share(ending.get(code(character)), frequencyOf(character)),
    has: (word) => frequencyOf(word) > 0,
    logProbability(word) {
      const frequency = frequencyOf(word);
      if (frequency > 0) return Math.log(frequency / total);
      // Each character of an unknown word costs more than a rare word.
      return floor - 2 * (word.length - 1);
    },
  };
}

const [lineFeed, space] = [10, 32];
/** More places than twice the words, and a power of two. */
const places = 1 << 20;

/**
 * Finds the words of a dictionary where they stand in its bytes (a word, its frequency and its tag on each line):
 * a map of 350,000 strings takes ten times as long to make, and 50 MB.
 */
function indexOf(dictionary: Buffer) {
  const starts = new Int32Array(places).fill(-1);
  const [beginning, ending] = [new Map<number, number>(), new Map<number, number>()];
  let total = 0;
  for (let at = 0; at < dictionary.length; ) {
    const start = at;
    let [hash, last, size] = [0, 0, 0];
    for (let lead = dictionary[at]; at < dictionary.length && lead !== space; lead = dictionary[at]) {
      last = characterAt(dictionary, at);
      hash = hashed(hash, last);
      at += bytesOf(last);
      size++;
    }
    const frequency = numberAt(dictionary, at + 1);
    while (at < dictionary.length && dictionary[at] !== lineFeed) at++;
    at++;
    let place = placeOf(hash);
    while (starts[place] !== -1) place = (place + 1) % places;
    starts[place] = start;
    total += frequency;
    if (size < 2) continue;
    const first = characterAt(dictionary, start);
    beginning.set(first, (beginning.get(first) ?? 0) + frequency);
    ending.set(last, (ending.get(last) ?? 0) + frequency);
  }
  const frequencyOf = (word: string) => {
    let hash = 0;
    for (const character of word) hash = hashed(hash, character.codePointAt(0) ?? 0);
    let place = placeOf(hash);
    for (let start = starts[place] ?? -1; start !== -1; start = starts[place] ?? -1) {
      const end = endOf(word, dictionary, start);
      if (end !== undefined) return numberAt(dictionary, end + 1);
      place = (place + 1) % places;
    }
    return 0;
  };
  return { frequencyOf, total, beginning, ending };
}

function hashed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function placeOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (places - 1);
}

/** Where a word ends that stands at a place of the dictionary; undefined where another one does. */
function endOf(word: string, dictionary: Buffer, start: number): number | undefined {
  let at = start;
  for (const character of word) {
    const code = character.codePointAt(0) ?? 0;
    if (characterAt(dictionary, at) !== code) return undefined;
    at += bytesOf(code);
  }
  return dictionary[at] === space ? at : undefined;
}

function numberAt(bytes: Buffer, start: number): number {
  let number = 0;
  for (let at = start; (bytes[at] ?? 0) > space; at++) number = number * 10 + (bytes[at] ?? 0) - 48;
  return number;
}

/** The code point of the character that starts at a place in UTF-8. */
function characterAt(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  const next = (offset: number) => (bytes[at + offset] ?? 0) & 63;
  if (lead < 0x80) return lead;
  if (lead < 0xe0) return ((lead & 31) << 6) | next(1);
  if (lead < 0xf0) return ((lead & 15) << 12) | (next(1) << 6) | next(2);
  return ((lead & 7) << 18) | (next(1) << 12) | (next(2) << 6) | next(3);
}

/** How many bytes a code point takes in UTF-8. */
function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

function share(part = 0, rest = 0): number {
  return part / (part + rest + 1);
}
