import { runsOf } from "./tokens.ts";

/** A word or a phrase to look for. */
export interface Term {
  text: string;
  quoted: boolean;
}

export interface ParsedQuery {
  /** All of these are to be found. */
  terms: Term[];
  /** None of these. */
  excluded: Term[];
  /** What best stands as it was typed, where that says more than its terms: 王 梅; 常务，会议. */
  asTyped: string | undefined;
  /** What of the query was read, when it was too long to be read whole. */
  text: string;
  cut: boolean;
}

/** More than anybody asks for by hand. */
export const longestQuery = 200;
export const mostTerms = 16;

const closing: Record<string, string> = {
  '"': '"',
  "＂": "＂",
  "“": "”",
  "„": "”",
  "”": "”",
  "「": "」",
  "『": "』",
};
const quotes = /["＂“”„「」『』]/u;
const minus = /[-－−]/u;
/** Stops part words as spaces do. Other marks stand in words: A/B, e-mail, U.S. */
const stops = /[，、。；：！？…,;:!?()（）《》〈〉【】[\]［］{}<>|]/u;
const digit = /[0-9０-９]/u;

/**
 * Reads what a reader typed: words, "phrases" in quotes of either language, and - before what is not wanted.
 * Whatever is typed has a meaning; a quote without its partner is none.
 */
export function parseQuery(typed: string): ParsedQuery {
  const clean = typed
    .replace(/\p{Default_Ignorable_Code_Point}+/gu, "")
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, " ")
    .trim();
  const characters = [...clean.slice(0, longestQuery * 2)].slice(0, longestQuery);
  const text = characters.join("");
  const found = readTerms(characters);
  const kept = found.slice(0, mostTerms);
  const terms = kept.filter(({ excluded }) => !excluded).map(({ term }) => term);
  return {
    terms,
    asTyped: asTyped(terms, text),
    excluded: kept.filter(({ excluded }) => excluded).map(({ term }) => term),
    text: text.trim(),
    cut: text.length < clean.length || kept.length < found.length,
  };
}

function readTerms(characters: readonly string[]): { term: Term; excluded: boolean }[] {
  const found: { term: Term; excluded: boolean }[] = [];
  let at = 0;
  while (at < characters.length) {
    let excluded = false;
    while (minus.test(characters[at] ?? "")) {
      excluded = true;
      at++;
    }
    const opening = characters[at] ?? "";
    const end = characters.indexOf(closing[opening] ?? "\0", at + 1);
    const quoted = end > at;
    const from = quotes.test(opening) ? at + 1 : at;
    const to = quoted ? end : endOfWord(characters, from, !excluded);
    const text = characters.slice(from, to).join("").trim();
    // A minus belongs to what follows at once; punctuation alone is nothing to look for.
    if (runsOf(text, "words").length > 0) found.push({ term: { text, quoted }, excluded });
    at = Math.max(at + 1, quoted ? to + 1 : to);
  }
  return found;
}

/** @param parted whether stops end it, too */
function endOfWord(characters: readonly string[], from: number, parted: boolean): number {
  const ends = (at: number) => {
    const character = characters[at] ?? " ";
    if (character === " " || quotes.test(character)) return true;
    const inNumber = digit.test(characters[at - 1] ?? "") && digit.test(characters[at + 1] ?? "");
    return parted && stops.test(character) && !inNumber;
  };
  let at = from;
  while (!ends(at)) at++;
  return at;
}

/** A name as print pads it, or a passage with stops in it: the whole text, if no quotes and no minus part it. */
function asTyped(terms: readonly Term[], text: string): string | undefined {
  if (terms.length < 2 || terms.some(({ quoted }) => quoted) || / [-－−]|^[-－−]/u.test(text))
    return undefined;
  const padded = terms.length <= 4 && terms.every((term) => /^\p{Script=Han}$/u.test(term.text));
  // COVID 19 is COVID-19 before anything else.
  const numbered = /^(\p{Script=Latin}+ [0-9.]+|[0-9.]+ \p{Script=Latin}+)$/u.test(text);
  return padded || numbered || (!text.includes(" ") && stops.test(text)) ? text : undefined;
}
