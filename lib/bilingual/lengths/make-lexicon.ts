import type { CedictEntry } from "../../cedict.ts";
import { stemsOf } from "./english-words.ts";

/** Lists one after the other: that of a key begins at `starts[key]` and ends before `starts[key + 1]`. */
export interface Lists {
  starts: Uint32Array;
  /** Stems, by the numbers that they have in the lexicon. */
  stems: Uint16Array;
}

/** What CC-CEDICT tells of words and characters. */
export interface Lexicon {
  /** The number of each English stem. */
  stems: ReadonlyMap<string, number>;
  /** The list of each Chinese word: the stems of its glosses. */
  words: ReadonlyMap<string, number>;
  glosses: Lists;
  /** By a word's first character: how long the longest word is that begins with it, eight at the most. */
  longest: ReadonlyMap<string, number>;
  /** The list of each character: the stems that its words have. */
  characters: ReadonlyMap<string, number>;
  /** With how closely each stem goes with the character: from 0 to 255. */
  associations: Lists & { strengths: Uint8Array };
  /** The readings of each character, without tones. */
  readings: ReadonlyMap<string, readonly string[]>;
}

/** Senses that say nothing of what a word means. */
const pointer = /^(?:CL:|(?:old |archaic |erhua )?variant of|see |also written|surname )/;
const chinese = /\[[^\]]*\]|[\p{Script=Han}|]+/gu;

/** How often a character has to go with a stem, or a stem with a character, to say something. */
const leastShare = 0.04;
/** Longer words are names and sayings, of which a character alone says little. */
const longestCounted = 2;
/** Longer words are sentences of their own. */
const longestWord = 8;
/** As many stems have a number of two bytes. */
const mostStems = 0x1_00_00;

/** Makes a lexicon of a dictionary's entries. */
export function makeLexicon(entries: readonly CedictEntry[]): Lexicon {
  const stems = new Map<string, number>();
  const glosses = new Map<string, number[]>();
  const readings = new Map<string, string[]>();
  for (const { simplified, pinyin, english } of entries) {
    const own = glosses.get(simplified) ?? [];
    glosses.set(simplified, own);
    for (const sense of english) {
      if (pointer.test(sense)) continue;
      for (const stem of stemsOf(sense.replace(chinese, " "))) {
        const number = stems.get(stem) ?? stems.size;
        if (number >= mostStems) continue;
        if (number === stems.size) stems.set(stem, number);
        if (!own.includes(number)) own.push(number);
      }
    }
    if (simplified.length > 1) continue;
    const reading = pinyin.toLowerCase().replaceAll("u:", "v").replace(/\d/g, "");
    const known = readings.get(simplified);
    if (known === undefined) readings.set(simplified, [reading]);
    else if (!known.includes(reading)) known.push(reading);
  }
  const words = new Map([...glosses.keys()].map((word, index) => [word, index]));
  const longest = new Map<string, number>();
  for (const { 0: first = "", length } of glosses.keys())
    longest.set(first, Math.min(longestWord, Math.max(length, longest.get(first) ?? 1)));
  return {
    ...{ stems, words, longest, readings, glosses: listsOf([...glosses.values()]) },
    ...associationsOf(glosses, stems.size),
  };
}

function listsOf(lists: readonly (readonly number[])[]): Lists {
  const starts = new Uint32Array(lists.length + 1);
  let end = 0;
  lists.forEach((list, index) => {
    end += list.length;
    starts[index + 1] = end;
  });
  const stems = new Uint16Array(end);
  lists.forEach((list, index) => {
    stems.set(list, starts[index]);
  });
  return { starts, stems };
}

/** Which stems go with which character, and how closely: what share of each one's words they have in common. */
function associationsOf(
  glosses: ReadonlyMap<string, readonly number[]>,
  stemCount: number,
): Pick<Lexicon, "characters" | "associations"> {
  const characters = new Map<string, number>();
  const ofCharacter: number[] = [];
  const ofStem = new Uint32Array(stemCount);
  const pairs: number[] = [];
  for (const [word, own] of glosses) {
    for (const stem of own) ofStem[stem] = (ofStem[stem] ?? 0) + 1;
    if (word.length > longestCounted) continue;
    for (const character of word) {
      const number = characters.get(character) ?? characters.size;
      characters.set(character, number);
      ofCharacter[number] = (ofCharacter[number] ?? 0) + 1;
      for (const stem of own) pairs.push(number * mostStems + stem);
    }
  }
  const sorted = Float64Array.from(pairs).sort();
  const lists: number[][] = Array.from(characters, () => []);
  const strengths: number[] = [];
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const pair = sorted[from] ?? 0;
    while (sorted[to] === pair) to += 1;
    const [character, stem] = [Math.floor(pair / mostStems), pair % mostStems];
    const shares = [ofStem[stem] ?? 0, ofCharacter[character] ?? 0].map((all) => (to - from) / (all + 2));
    if (Math.max(...shares) <= leastShare) continue;
    lists[character]?.push(stem);
    strengths.push(Math.min(255, Math.round(255 * Math.sqrt((shares[0] ?? 0) * (shares[1] ?? 0)))));
  }
  return { characters, associations: { ...listsOf(lists), strengths: Uint8Array.from(strengths) } };
}
