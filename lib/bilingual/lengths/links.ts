import { type ChineseWord, chineseWords } from "./chinese-words.ts";
import { type EnglishWord, englishWords } from "./english-words.ts";
import type { Lexicon, Lists } from "./make-lexicon.ts";

/** A word of one text, and how well the other text answers it. */
export interface LinkedWord {
  from: number;
  to: number;
  text: string;
  /** From 0, for not at all, to 1. */
  support: number;
  /** Whether it is a word that says little by itself. */
  isSlight: boolean;
}

export interface Links {
  original: LinkedWord[];
  translation: LinkedWord[];
}

/** How sure a link is that the dictionary has for a word, a character, a part of a word, or a sound. */
const surety = { word: 1, character: 0.6, part: 0.9, sound: 0.7, longSound: 0.55, figure: 0.7, most: 0.8 };
/** An association's strength counts that much, of 255. */
const associationShare = 3 / 255;
/** Of two links that are as good, that is taken which lies nearer in the course of the text. */
const nearness = 0.05;
/** Of a word that a text has more often, so many of the nearest are looked at: a table has one number a thousand times. */
const mostAlike = 48;

/**
 * Links the words of two texts by what the dictionary knows of them: the best links first, each English word to one
 * Chinese word, and to a Chinese word as many as it has characters.
 */
export function linksOf(original: string, translation: string, lexicon: Lexicon): Links {
  const [chinese, english] = [chineseWords(original, lexicon), englishWords(translation)];
  const candidates = new Candidates(chinese, english, lexicon).all();
  const linked = { chinese: new Float32Array(chinese.length), english: new Float32Array(english.length) };
  const used = new Uint8Array(chinese.length);
  candidates.sort((one, other) => other.score - one.score);
  for (const { zh, en, score } of candidates) {
    if ((linked.english[en] ?? 0) > 0 || (used[zh] ?? 0) >= (chinese[zh]?.text.length ?? 0)) continue;
    used[zh] = (used[zh] ?? 0) + 1;
    linked.english[en] = score;
    linked.chinese[zh] = Math.max(linked.chinese[zh] ?? 0, score);
  }
  return {
    original: chinese.map((word, zh) => ({ ...word, support: linked.chinese[zh] ?? 0, isSlight: false })),
    translation: english.map(({ from, to, text, stem }, en) => ({
      ...{ from, to, text, support: linked.english[en] ?? 0, isSlight: stem === "" },
    })),
  };
}

interface Candidate {
  zh: number;
  en: number;
  score: number;
}

/** Longer numbers are looked for by so many of their first digits. */
const longestFigure = 12;

/** The runs of letters and of figures in what mixes them, or has points between them: `qq` and `123` in `qq123`. */
function partsOf(word: string): string[] {
  const parts = word.match(/\p{L}{2,}|\d{2,}/gu) ?? [];
  return parts.length === 1 && parts[0] === word ? [] : parts;
}

function push<Key>(lists: Map<Key, number[]>, key: Key, value: number): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}

/** The index of the first of some rising numbers that is not below a limit. */
function firstAbove(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

class Candidates {
  readonly #chinese: readonly ChineseWord[];
  readonly #english: readonly EnglishWord[];
  readonly #lexicon: Lexicon;
  /** The English words with each stem of the lexicon that the text has. */
  readonly #withStem = new Map<number, number[]>();
  /** The English words that are written so, in small letters or as a stem, and the numbers that begin so. */
  readonly #written = new Map<string, number[]>();
  readonly #numbers = new Map<string, number[]>();
  /** English words that may be written after the sound of Chinese ones. */
  readonly #names = new Map<number, string>();
  readonly #withSound = new Map<string, readonly number[]>();
  readonly #found: Candidate[] = [];
  /** How far in its text the word at hand stands, from 0 to 1. */
  #course = 0;
  /** What was found for the word at hand, by English word. */
  readonly #best: Float32Array;
  readonly #touched: number[] = [];

  constructor(chinese: readonly ChineseWord[], english: readonly EnglishWord[], lexicon: Lexicon) {
    this.#chinese = chinese;
    this.#english = english;
    this.#lexicon = lexicon;
    this.#best = new Float32Array(english.length);
    english.forEach(({ stem, text }, en) => {
      const number = lexicon.stems.get(stem);
      if (number !== undefined) push(this.#withStem, number, en);
      const plain = text.toLowerCase();
      push(this.#written, plain, en);
      if (stem !== "" && stem !== plain) push(this.#written, stem, en);
      for (const part of partsOf(plain)) push(this.#written, part, en);
      const figure = /^\d/.test(plain) ? plain.replaceAll(",", "") : "";
      for (let to = 1; to <= Math.min(figure.length, longestFigure); to++)
        push(this.#numbers, figure.slice(0, to), en);
      if (/^\p{Lu}/u.test(text)) this.#names.set(en, text.toLowerCase().replace(/[’']s$|[^a-zü]/g, ""));
    });
  }

  all(): Candidate[] {
    this.#chinese.forEach((word, zh) => {
      this.#course = word.from / (this.#chinese.at(-1)?.to ?? 1);
      if (/^[\p{Script=Latin}\d]/u.test(word.text)) this.#offerSame(word.text.toLowerCase());
      else this.#offerTranslations(word.text);
      this.#keep(word, zh);
    });
    return this.#found;
  }

  #keep({ from }: ChineseWord, zh: number): void {
    const [ends, englishEnds] = [this.#chinese.at(-1)?.to ?? 1, this.#english.at(-1)?.to ?? 1];
    for (const en of this.#touched) {
      const apart = Math.abs(from / ends - (this.#english[en]?.from ?? 0) / englishEnds);
      this.#found.push({ zh, en, score: (this.#best[en] ?? 0) + nearness * (1 - apart) });
      this.#best[en] = 0;
    }
    this.#touched.length = 0;
  }

  #offer(en: number, score: number): void {
    const before = this.#best[en] ?? 0;
    if (before === 0) this.#touched.push(en);
    if (score > before) this.#best[en] = score;
  }

  /** What is written in Latin letters or figures in both. */
  #offerSame(run: string): void {
    for (const each of [run, ...partsOf(run)])
      for (const en of this.#nearest(this.#written.get(each))) this.#offer(en, surety.word);
    for (const en of this.#nearest(this.#numbers.get(run))) this.#offer(en, surety.figure);
  }

  /** Of English words that are alike, those that stand about as far in their text as the word at hand in its own. */
  #nearest(alike: readonly number[] | undefined): readonly number[] {
    if (alike === undefined || alike.length <= mostAlike) return alike ?? [];
    const middle = firstAbove(alike, this.#course * this.#english.length);
    const from = Math.max(0, Math.min(alike.length - mostAlike, middle - mostAlike / 2));
    return alike.slice(from, from + mostAlike);
  }

  #offerTranslations(word: string): void {
    const { words, glosses, characters, associations } = this.#lexicon;
    this.#offerList(glosses, words.get(word), () => (word.length > 1 ? surety.word : surety.character));
    for (let length = word.length - 1; length > 1; length--) {
      for (let from = 0; from + length <= word.length; from++)
        this.#offerList(glosses, words.get(word.slice(from, from + length)), () => surety.part);
    }
    for (const character of word) {
      const strength = (index: number) =>
        Math.min(surety.most, associationShare * (associations.strengths[index] ?? 0));
      this.#offerList(associations, characters.get(character), strength);
      this.#offerSounds(character);
    }
  }

  #offerList({ starts, stems }: Lists, list: number | undefined, score: (index: number) => number): void {
    if (list === undefined) return;
    const end = starts[list + 1] ?? 0;
    for (let index = starts[list] ?? 0; index < end; index++) {
      const english = this.#withStem.get(stems[index] ?? -1);
      if (english !== undefined) for (const en of this.#nearest(english)) this.#offer(en, score(index));
    }
  }

  #offerSounds(character: string): void {
    for (const en of this.#nearest(this.#heard(character))) {
      this.#offer(en, (this.#names.get(en)?.length ?? 0) > 5 ? surety.longSound : surety.sound);
    }
  }

  /** The English words that begin or end with the sound of a character. */
  #heard(character: string): readonly number[] {
    const known = this.#withSound.get(character);
    if (known !== undefined) return known;
    const readings = (this.#lexicon.readings.get(character) ?? []).filter(({ length }) => length > 1);
    const found: number[] = [];
    if (readings.length > 0) {
      for (const [en, plain] of this.#names)
        if (readings.some((reading) => plain.startsWith(reading) || plain.endsWith(reading))) found.push(en);
    }
    this.#withSound.set(character, found);
    return found;
  }
}
