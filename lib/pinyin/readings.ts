import type { Localized } from "../record/languages.ts";
import { holds } from "./circumstances.ts";
import { type Entry, entriesIn, type Word, wordsIn } from "./dictionary.ts";
import { lexicon, type Polyphone } from "./lexicon.ts";
import { nameReadings } from "./names.ts";

/** A part of a text: one Chinese character with its pinyin, or what has none. */
export interface Reading {
  text: string;
  pinyin?: string;
}

const han = /\p{Script=Han}/u;
/** What chooses a form of the character before it, and is never by itself. */
const variationSelector = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u;

/**
 * The pinyin of each Chinese character of a text, for annotation. Tones are those that each has by itself (GB/T 16159):
 * 一 and 不 are yī and bù, whatever follows.
 * @param names people's: their characters are read as `en` spells them
 * @returns in order, and together the text; what is no Chinese character, or one that nobody can read, has no pinyin,
 *   and is one part as far as it goes
 */
export function readings(text: string, names: readonly Localized[]): Reading[] {
  const parts: Reading[] = [];
  const read = syllables(text, names);
  for (const [index, character] of [...text].entries()) {
    const pinyin = read[index];
    const last = parts.at(-1);
    if (pinyin !== undefined) parts.push({ text: character, pinyin });
    else if (last !== undefined && (last.pinyin === undefined || variationSelector.test(character)))
      last.text += character;
    else parts.push({ text: character });
  }
  return parts;
}

/** The same by code points: a syllable for each, or nothing. */
export function syllables(text: string, names: readonly Localized[]): (string | undefined)[] {
  if (!han.test(text)) return [...text].map(() => undefined);
  const { characters, plain } = fold(text);
  const read = readPlain(plain, names);
  let at = 0;
  return characters.map((character) => {
    const pinyin = character === "" ? undefined : read[at];
    at += character.length;
    return pinyin;
  });
}

/** A text as dictionaries have it, by code points: a radical (⼈) is its character, and a variation selector is nothing. */
function fold(text: string): { characters: string[]; plain: string } {
  const characters = [...text].map((character) => {
    if (variationSelector.test(character)) return "";
    if (!han.test(character)) return character;
    const folded = character.normalize("NFKC");
    return [...folded].length === 1 ? folded : character;
  });
  return { characters, plain: characters.join("") };
}

/** The words of a text, and the offsets (in UTF-16 units) at which one begins or ends. */
interface Cut {
  text: string;
  words: Word[];
  edges: Set<number>;
}

/** The syllables of a text by offsets, in UTF-16 units. */
function readPlain(text: string, names: readonly Localized[]): (string | undefined)[] {
  const words = wordsIn(text);
  const cut = { text, words, edges: new Set([...words.map(({ at }) => at), text.length]) };
  const read: (string | undefined)[] = new Array(text.length);
  const inWords = readByLibrary(cut, read);
  const rules = lexicon();
  for (const [index, word] of words.entries()) {
    let at = word.at;
    for (const character of word.text) {
      const polyphone = rules.get(character);
      const settled = polyphone && settle(polyphone, cut, at, index, inWords.get(at));
      // A character that stands for the one before it again.
      if (character === "々") read[at] = read[at - 1];
      else if (settled !== undefined) read[at] = settled;
      at += character.length;
    }
  }
  for (const { at, pinyin } of nameReadings(text, names, cut.edges)) read[at] = pinyin;
  return read;
}

/** Reads each character as the library does; returns the words of several characters, by each offset in them. */
function readByLibrary(cut: Cut, read: (string | undefined)[]): Map<number, Entry> {
  const inWords = new Map<number, Entry>();
  const write = (entry: Entry) => {
    let at = entry.at;
    for (const [index, character] of [...entry.text].entries()) {
      const pinyin = entry.syllables[index];
      if (han.test(character) && pinyin !== character && pinyin !== undefined) {
        read[at] = withOwnTone(character, pinyin);
        if ([...entry.text].length > 1) inWords.set(at, entry);
      }
      at += character.length;
    }
  };
  for (const entry of entriesIn(cut.text)) {
    if (fits(cut, entry.at, entry.text.length)) {
      write(entry);
      continue;
    }
    // The library's word is made of the end of one and the beginning of another: each is read by itself.
    let at = entry.at;
    for (const character of entry.text) {
      for (const alone of entriesIn(character)) write({ ...alone, at });
      at += character.length;
    }
  }
  return inWords;
}

/** Whether a word of the rules is one here: not 里长 in 五千里长征, which is one word, and neither begins nor ends with it. */
function stands(cut: Cut, at: number, length: number): boolean {
  return fits(cut, at, length) && (cut.edges.has(at) || cut.edges.has(at + length));
}

/** Whether a stretch is made of whole words of the text, or lies within one. */
function fits({ edges }: Cut, at: number, length: number): boolean {
  if (edges.has(at) && edges.has(at + length)) return true;
  for (let inside = at + 1; inside < at + length; inside++) if (edges.has(inside)) return false;
  return true;
}

/** The library has some words with the tones that 一 and 不 take before others. */
function withOwnTone(character: string, pinyin: string): string {
  if (character === "一") return "yī";
  return character === "不" && pinyin !== "bu" ? "bù" : pinyin;
}

/** How one of several readings is chosen: by words, by patterns, by the library's words, by what the character is here. */
function settle(
  { words, patterns, circumstances, otherwise }: Polyphone,
  cut: Cut,
  at: number,
  index: number,
  entry: Entry | undefined,
): string | undefined {
  const { text } = cut;
  for (const { at: place, length, readings } of words) {
    const from = at - place;
    const reading = from >= 0 ? readings.get(text.slice(from, from + length)) : undefined;
    if (reading === undefined || !stands(cut, from, length)) continue;
    // 面相 is not meant in 面面相觑.
    const isPart =
      entry &&
      length < entry.text.length &&
      entry.at <= from &&
      from + length <= entry.at + entry.text.length;
    return isPart ? undefined : reading;
  }
  for (const { reading, pattern } of patterns) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return reading;
  }
  if (entry !== undefined) return undefined;
  for (const { reading, circumstance } of circumstances)
    if (holds(circumstance, text, at, { words: cut.words, index })) return reading;
  return otherwise;
}
