import type { Localized } from "../../record/languages.ts";
import { type Gap, type Letter, readLetters } from "./letters.ts";
import { numberOf, numberPattern } from "./numbers.ts";

/**
 * How a text is cut into tokens: a Chinese one everywhere into overlapping pairs of characters, whatever their
 * script, so that every part of it is found; an English one into words, and only its Han into pairs. Numbers are never cut.
 */
export type Cutting = "characters" | "words";

export const cuttingOf: Localized<Cutting> = { zh: "characters", en: "words" };

/** A letter or number and the stretch of the text that it comes from. */
export interface Unit extends Letter {
  start: number;
  end: number;
}

type Between = "nothing" | Gap;

/** What stands between two letters, with one thing more. */
function andThen(between: Between, gap: Gap): Between {
  if (between === "nothing") return gap;
  const spaces = [between, gap].every((one) => one === "space" || one === "line");
  if (!spaces) return "mark";
  return between === "line" ? between : gap;
}

/** Whether a letter belongs to the run before it. */
function goesOn(last: Letter | undefined, between: Between, next: Letter, cutting: Cutting): boolean {
  if (last === undefined || between === "mark") return false;
  // Print pads names of two characters: 王　梅.
  if (last.kind === next.kind)
    return between === "nothing" ? next.kind !== "number" : between === "space" && next.kind === "unspaced";
  if (cutting === "words") return false;
  // COVID-19, COVID 19 and covid19 are one word. A space between Han and anything else is only typography.
  return between !== "hyphen" || (last.kind !== "unspaced" && next.kind !== "unspaced");
}

/** The runs of a text: letters and numbers that stand together. */
export function runsOf(text: string, cutting: Cutting): Unit[][] {
  const runs: Unit[][] = [];
  let run: Unit[] = [];
  let between: Between = "mark";
  readLetters(text, (found, start, end) => {
    if (typeof found === "string") {
      between = andThen(between, found);
      return;
    }
    if (!goesOn(run.at(-1), between, found, cutting)) {
      run = [];
      runs.push(run);
    }
    run.push({ ...found, start, end });
    between = "nothing";
  });
  return runs;
}

/** The tokens of a run: a word; or its pairs and then its last character alone, where a next run goes on. */
export function tokensOfRun(run: readonly Letter[], cutting: Cutting): string[] {
  if (isWord(run, cutting)) return [run.map(({ character }) => character).join("")];
  return run.map((first, index) => pair(first, run[index + 1]));
}

/** Whether the run is a word, or a number among words. */
export function isWord([first]: readonly Letter[], cutting: Cutting): boolean {
  return cutting === "words" && first !== undefined && first.kind !== "unspaced";
}

/**
 * A pair as the index has it. Latin letters and numbers are set off, so that no pair is taken for an English word or
 * stemmed, and no number for another one that begins alike.
 */
export function pair(first: Letter, second?: Letter): string {
  const before = first.kind === "unspaced" ? "" : "_";
  const between = first.kind === "number" ? "_" : "";
  if (second === undefined) return before + first.character + before;
  return before + first.character + between + second.character + (second.kind === "unspaced" ? "" : "_");
}

/** A text as the index takes it: all tokens of its runs, parted by spaces. */
export function indexText(text: string, cutting: Cutting): string {
  if (cutting === "words" && plainEnglish.test(text)) return indexEnglish(text);
  let tokens = "";
  let last: Letter | undefined;
  let between: Between = "mark";
  const end = () => {
    if (last) tokens += isWord([last], cutting) ? " " : `${pair(last)} `;
  };
  readLetters(text, (found) => {
    if (typeof found === "string") {
      between = andThen(between, found);
      return;
    }
    const goes = goesOn(last, between, found, cutting);
    if (!goes) end();
    if (isWord([found], cutting)) tokens += found.character;
    else if (goes && last) tokens += `${pair(last, found)} `;
    last = found;
    between = "nothing";
  });
  end();
  return tokens.trimEnd();
}

/** What needs no folding but of capitals. Two percents are a pair as two Han characters are. */
export const plainEnglish = /^(?!.*% *%)[\x20-\x7e\n‘’“”–—…]*$/s;

const englishTokens = new RegExp(`[a-z]+|%|(?=[0-9])(?:${numberPattern})`, "gu");

/** The words, numbers and percents of a plain English text. */
export function readEnglish(text: string): { token: string; start: number; end: number }[] {
  const pattern = /[0-9%]/.test(text) ? englishTokens : /[a-z]+/g;
  return Array.from(text.toLowerCase().matchAll(pattern), ({ 0: written, index }) => ({
    token: tokenOf(written),
    start: index,
    end: index + written.length,
  }));
}

const numbersAndPercents = new RegExp(`%|(?=[0-9])(?:${numberPattern})`, "gu");

/** The same tokens, made in a third of the time. */
function indexEnglish(text: string): string {
  return text
    .replace(numbersAndPercents, (written) => ` ${tokenOf(written)} `)
    .toLowerCase()
    .replace(/[^a-z0-9·％]+/g, " ")
    .trim();
}

/** Of a word in lower case, a number or a percent. */
function tokenOf(written: string): string {
  if (written === "%") return "％";
  return written <= "9~" ? numberOf(written) : written;
}

/** The token of all articles that are listed under a tag. */
export function tagToken(facet: string, tag: string): string {
  return `${facet}_${tag.replaceAll("-", "_")}_`;
}
