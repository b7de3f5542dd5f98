import type { Localized } from "../../record/languages.ts";
import { foldCharacter } from "./fold.ts";

/**
 * How a text is cut into tokens: a Chinese one everywhere into overlapping pairs of characters, whatever their
 * script, so that every part of it is found; an English one into words, and only its Han into pairs.
 */
export type Cutting = "characters" | "words";

export const cuttingOf: Localized<Cutting> = { zh: "characters", en: "words" };

/** A folded letter or digit and the stretch of the text that it comes from. */
export interface Unit extends Letter {
  start: number;
  end: number;
}

/** A letter or digit, folded. */
export interface Letter {
  character: string;
  /** Of a script without spaces. */
  han: boolean;
}

type Character = Letter | "space" | "mark";

const letter = /[\p{L}\p{N}\p{Co}]/u;
/** What old fonts kept in the private use area is rare Han. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Co}]/u;

/** By code unit; what has two of them is made out each time. */
const known: (readonly Character[] | undefined)[] = [];

/** What a character of a text counts as, folded. */
function charactersOf(original: string): readonly Character[] {
  if (original.length > 1) return readCharacters(original);
  const code = original.charCodeAt(0);
  known[code] ??= readCharacters(original);
  return known[code];
}

function readCharacters(original: string): readonly Character[] {
  return [...foldCharacter(original)].map((character) => {
    if (/\s/u.test(character)) return "space";
    return letter.test(character) ? { character, han: unspaced.test(character) } : "mark";
  });
}

/** The letters and digits that a character of a text folds to. */
export function lettersOf(original: string): Letter[] {
  return charactersOf(original).filter((character) => typeof character !== "string");
}

type Between = "nothing" | "space" | "mark";

/** Whether a letter belongs to the run before it. A space between Han and anything else is only typography. */
function goesOn(last: Letter | undefined, between: Between, next: Letter, cutting: Cutting): boolean {
  if (last === undefined || between === "mark") return false;
  const alike = last.han === next.han;
  if (cutting === "words") return between === "nothing" && alike;
  return between === "nothing" || !alike;
}

/** The runs of a text: letters and digits that stand together. */
export function runsOf(text: string, cutting: Cutting): Unit[][] {
  const runs: Unit[][] = [];
  let run: Unit[] = [];
  let between: Between = "mark";
  let start = 0;
  for (const original of text) {
    const end = start + original.length;
    for (const character of charactersOf(original)) {
      if (typeof character === "string") {
        if (between !== "mark") between = character;
        continue;
      }
      if (!goesOn(run.at(-1), between, character, cutting)) {
        run = [];
        runs.push(run);
      }
      run.push({ ...character, start, end });
      between = "nothing";
    }
    start = end;
  }
  return runs;
}

/** The tokens of a run: a word; or its pairs and then its last character alone, where a next run goes on. */
export function tokensOfRun(run: readonly Letter[], cutting: Cutting): string[] {
  if (cutting === "words" && run[0]?.han === false) return [run.map(({ character }) => character).join("")];
  return run.map((first, index) => pair(first, run[index + 1]));
}

/** A pair as the index has it. Latin letters are set off, so that no pair is taken for an English word or stemmed. */
export function pair(first: Letter, second?: Letter): string {
  const both = first.character + (second?.character ?? "");
  return `${first.han ? "" : "_"}${both}${(second ?? first).han ? "" : "_"}`;
}

/** A text as the index takes it: all tokens of its runs, parted by spaces. */
export function indexText(text: string, cutting: Cutting): string {
  if (cutting === "words" && plainEnglish.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  let tokens = "";
  let last: Letter | undefined;
  let between: Between = "mark";
  const end = () => {
    if (last) tokens += cutting === "words" && !last.han ? " " : `${pair(last)} `;
  };
  for (const original of text) {
    for (const character of charactersOf(original)) {
      if (typeof character === "string") {
        if (between !== "mark") between = character;
        continue;
      }
      const goes = goesOn(last, between, character, cutting);
      if (!goes) end();
      if (cutting === "words" && !character.han) tokens += character.character;
      else if (goes && last) tokens += `${pair(last, character)} `;
      last = character;
      between = "nothing";
    }
  }
  end();
  return tokens.trimEnd();
}

/** What SQLite cuts as we do. */
export const plainEnglish = /^[\x20-\x7e\n‘’“”–—…]*$/;

/** The token of all articles that are listed under a tag. */
export function tagToken(facet: string, tag: string): string {
  return `${facet}_${tag.replaceAll("-", "_")}_`;
}
