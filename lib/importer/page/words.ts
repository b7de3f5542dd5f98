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
  const frequencies = new Map<string, number>();
  const [beginning, ending] = [new Map<string, number>(), new Map<string, number>()];
  let total = 0;
  for (const line of dictionary.toString("utf8").split("\n")) {
    const [word, count] = line.split(" ", 2);
    if (word === undefined || count === undefined) continue;
    const frequency = Number(count);
    frequencies.set(word, frequency);
    total += frequency;
    if (word.length === 1) continue;
    beginning.set(word[0] ?? "", (beginning.get(word[0] ?? "") ?? 0) + frequency);
    ending.set(word.at(-1) ?? "", (ending.get(word.at(-1) ?? "") ?? 0) + frequency);
  }
  const floor = Math.log(0.5 / total);
  return {
    words: (text) => jieba.tag(text, true).map(({ word, tag }) => ({ text: word, tag })),
    beginsWords: (character) => share(beginning.get(character), frequencies.get(character)),
    endsWords: (character) => share(ending.get(character), frequencies.get(character)),
    has: (word) => (frequencies.get(word) ?? 0) > 0,
    logProbability(word) {
      const frequency = frequencies.get(word);
      if (frequency !== undefined && frequency > 0) return Math.log(frequency / total);
      // Each character of an unknown word costs more than a rare word.
      return floor - 2 * (word.length - 1);
    },
  };
}

function share(part = 0, rest = 0): number {
  return part / (part + rest + 1);
}
