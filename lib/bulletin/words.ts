import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Jieba } from "@node-rs/jieba";

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
}

let shared: Dictionary | undefined;

/** The dictionary of jieba, read once at first use: about 350,000 words with their frequencies. */
export function dictionary(): Dictionary {
  shared ??= readDictionary();
  return shared;
}

function readDictionary(): Dictionary {
  // The package's own module of the dictionary reads its files as soon as it is imported.
  const dict = readFileSync(createRequire(import.meta.url).resolve("@node-rs/jieba/dict.txt"));
  const jieba = Jieba.withDict(dict);
  const frequencies = new Map<string, number>();
  let total = 0;
  for (const line of dict.toString("utf8").split("\n")) {
    const [word, count] = line.split(" ", 2);
    if (word === undefined || count === undefined) continue;
    const frequency = Number(count);
    frequencies.set(word, frequency);
    total += frequency;
  }
  const floor = Math.log(0.5 / total);
  return {
    words: (text) => jieba.tag(text, true).map(({ word, tag }) => ({ text: word, tag })),
    has: (word) => (frequencies.get(word) ?? 0) > 0,
    logProbability(word) {
      const frequency = frequencies.get(word);
      if (frequency !== undefined && frequency > 0) return Math.log(frequency / total);
      // Each character of an unknown word costs more than a rare word.
      return floor - 2 * (word.length - 1);
    },
  };
}
