import type { Meaning, Names } from "../../text/names.ts";
import type { ParsedQuery, Term } from "../../text/parse-query.ts";
import { type Cutting, isWord, pair, runsOf, tokensOfRun } from "../../text/tokens.ts";

/** What to look for, as FTS5 expressions in which all that a reader typed is quoted. */
export interface Match {
  /** On `search`: what is wanted; empty where that is single characters only. */
  wanted: string;
  /** On `search`: which of what is wanted comes first; empty where that goes by its place and score alone. */
  first: string;
  /** On `search`: what is not. */
  unwanted: string;
  /** Han that stands alone, of which `search_characters` knows: all of these, and none of those. */
  wantedCharacters: string[];
  unwantedCharacters: string[];
  /** What to mark in the texts: the terms, and what else the names among them are called. */
  marked: string[];
}

/** So many renderings of a name are looked for. */
const mostRenderings = 12;

export function matchOf({ terms, excluded, asTyped = "" }: ParsedQuery, names: Names): Match {
  const groups = groupsOf(terms, names);
  const unwanted = excluded.flatMap((term) => groupsOf([term], names, true));
  const characters = (of: readonly Group[]) => [...new Set(of.flatMap((group) => group.characters))];
  const expressions = (of: readonly Group[]) => of.flatMap((group) => group.expression || []);
  return {
    wanted: expressions(groups).join(" AND "),
    first: firstOf(asTyped),
    unwanted: expressions(unwanted).join(" OR "),
    wantedCharacters: characters(groups),
    unwantedCharacters: characters(unwanted),
    marked: [...new Set([...(asTyped ? [asTyped] : []), ...groups.flatMap((group) => group.marked)])],
  };
}

/** A lone character at the end takes too long to look up where it stands. */
function firstOf(asTyped: string): string {
  const { expression, characters } = compile(asTyped, false);
  return characters.length > 0 ? "" : expression;
}

interface Group {
  expression: string;
  characters: string[];
  marked: string[];
}

/** Terms that make up a name together are one group: all of them, or whatever else the name may be found by. */
function groupsOf(terms: readonly Term[], names: Names, exact = false): Group[] {
  const groups: Group[] = [];
  for (let at = 0; at < terms.length; ) {
    let length = terms.length - at;
    let meaning: Meaning | undefined;
    for (; length > 0; length--) {
      const run = terms.slice(at, at + length);
      if (length > 1 && run.some(({ quoted }) => quoted)) continue;
      meaning = names.meaningOf(run.map(({ text }) => text).join(" "));
      if (meaning) break;
    }
    const run = terms.slice(at, at + Math.max(length, 1)).map(({ text }) => text);
    groups.push(meaning?.whole ? groupOfWhole(meaning) : groupOf(run, meaning, exact));
    at += run.length;
  }
  return groups;
}

function groupOf(texts: readonly string[], meaning: Meaning | undefined, exact: boolean): Group {
  const renderings = [...(meaning?.names ?? [])];
  const compiled = texts.map((text) => compile(text, exact));
  const together = compiled.flatMap(({ expression }) => expression || []).join(" AND ");
  const characters = compiled.flatMap((term) => term.characters);
  // A character that must be there is there whatever else is.
  if (characters.length > 0) return { expression: together, characters, marked: [...texts] };
  const others = renderings.slice(0, mostRenderings).map((text) => compile(text, exact));
  const alternatives = [
    `(${together})`,
    ...others.flatMap((other) => (other.characters.length > 0 ? [] : other.expression)),
    ...tagged(meaning?.tags ?? []),
  ];
  return {
    expression: alternatives.length > 1 ? `(${alternatives.join(" OR ")})` : together,
    characters: [],
    marked: [...texts, ...renderings],
  };
}

/** What is meant by the terms together, and by none of them alone. */
function groupOfWhole({ names, tags, among }: Meaning): Group {
  const anyOf = (texts: Iterable<string>) =>
    [...texts].flatMap((text) => compile(text, true).expression || []);
  const amongTagged = anyOf(among?.names ?? []).join(" OR ");
  const alternatives = [
    ...anyOf(names),
    ...tagged(tags),
    ...(amongTagged ? [`((${amongTagged}) AND (${tagged(among?.tags ?? []).join(" OR ")}))`] : []),
  ];
  return {
    expression: `(${alternatives.join(" OR ")})`,
    characters: [],
    marked: [...names, ...(among?.names ?? [])],
  };
}

/** What finds articles with any of some Chinese texts as they stand; nothing where each is a single character. */
export function anyPhrase(texts: readonly string[]): string | undefined {
  const phrases = texts
    .map((text) => compileFor(text, "characters", true).expression)
    .filter((one) => one !== "");
  return phrases.length === 0 ? undefined : phrases.join(" OR ");
}

function tagged(tags: Iterable<string>): string[] {
  return [...tags].map((tag) => `tags : ${quote(tag)}`);
}

interface Compiled {
  expression: string;
  /** Han that has no other beside it: any article with it will do. */
  characters: string[];
}

/**
 * A text as a phrase of pairs in Chinese, or of words in English.
 * @param exact whether a character at the end has to stand where it stands, which takes longer to find out
 */
function compile(text: string, exact: boolean): Compiled {
  const inChinese = compileFor(text, "characters", exact);
  const inEnglish = compileFor(text, "words", exact);
  const expressions = new Set([inChinese.expression, inEnglish.expression].filter((one) => one !== ""));
  return {
    expression: expressions.size > 1 ? `(${[...expressions].join(" OR ")})` : [...expressions].join(""),
    characters: inChinese.characters,
  };
}

function compileFor(text: string, cutting: Cutting, exact: boolean): Compiled {
  const runs = runsOf(text, cutting);
  const last = runs.pop();
  if (last === undefined) return { expression: "", characters: [] };
  const tokens = runs.flatMap((run) => tokensOfRun(run, cutting));
  const [first] = last;
  const word = isWord(last, cutting);
  if (last.length === 1 && first && !word) {
    const han = first.kind === "unspaced";
    const start = first.kind === "letter" ? pair(first).slice(0, -1) : pair(first);
    // Whatever follows it: few pairs begin with a number or Latin letter, but very many with some Han characters.
    if (!han || (exact && tokens.length > 0)) {
      return { expression: `${quote([...tokens, start].join(" "))} *`, characters: [] };
    }
    // 5米 is nothing that an English text has; 5 is.
    if (cutting === "words" && tokens.length > 0) return { expression: "", characters: [] };
    return { expression: tokens.length > 0 ? quote(tokens.join(" ")) : "", characters: [first.character] };
  }
  const end = tokensOfRun(last, cutting);
  // Its last character may have any other after it.
  tokens.push(...(word ? end : end.slice(0, -1)));
  return { expression: quote(tokens.join(" ")), characters: [] };
}

function quote(tokens: string): string {
  return `"${tokens}"`;
}
