import { stemmer } from "stemmer";
import type { Locale } from "../../record/languages.ts";
import { cuttingOf, isWord, plainEnglish, readEnglish, runsOf } from "./tokens.ts";

/** Where a term stands in a text. */
export interface Mark {
  start: number;
  end: number;
  /** The term's number. */
  term: number;
}

/** What is compared: a character of a Chinese text, a word's stem in an English one, or nothing between two runs. */
interface Part {
  key: string;
  start: number;
  end: number;
}

/** Finds terms in texts as the index does. */
export class Marker {
  /** How many terms there are. */
  readonly size: number;
  readonly #terms: Record<Locale, string[][]>;
  /** The letters that stems of the terms begin with: other words need no stem. */
  readonly #initials: Set<string>;

  constructor(terms: readonly string[]) {
    const keys = (locale: Locale) => terms.map((term) => partsOf(term, locale).map(({ key }) => key));
    this.size = terms.length;
    this.#terms = { zh: keys("zh"), en: keys("en") };
    this.#initials = new Set(this.#terms.en.flat().map((key) => key.charAt(0)));
  }

  /** All places of all terms, in the order of the text. */
  find(text: string, locale: Locale): Mark[] {
    const parts = partsOf(text, locale, this.#initials);
    const marks: Mark[] = [];
    for (const [at, { key, start }] of parts.entries()) {
      for (const [term, wanted] of this.#terms[locale].entries()) {
        if (wanted[0] !== key || !wanted.every((other, index) => parts[at + index]?.key === other)) continue;
        marks.push({ start, end: parts[at + wanted.length - 1]?.end ?? start, term });
      }
    }
    return marks;
  }
}

function partsOf(text: string, locale: Locale, initials?: ReadonlySet<string>): Part[] {
  const cutting = cuttingOf[locale];
  const stem = (word: string) => (initials?.has(word.charAt(0)) === false ? "" : stemmer(word));
  if (cutting === "words" && plainEnglish.test(text)) {
    return readEnglish(text).map(({ token, start, end }) => ({ key: stem(token), start, end }));
  }
  return runsOf(text, cutting).flatMap((run, index): Part[] => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return [];
    if (isWord(run, cutting)) {
      const word = run.map(({ character }) => character).join("");
      return [{ key: stem(word), start: first.start, end: last.end }];
    }
    const characters = run.map(({ character, start, end }) => ({ key: character, start, end }));
    // Between runs stands what no character is, in a text and in a term alike.
    const between = { key: " ", start: first.start, end: first.start };
    return index === 0 || cutting === "words" ? characters : [between, ...characters];
  });
}
