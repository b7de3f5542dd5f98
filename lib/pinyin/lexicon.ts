import { polyphones } from "./polyphones.ts";

/** What is known of a character with several readings; asked in this order. */
export interface Polyphone {
  /** Its readings in words with it, by the character's place in the word; the longest words first. */
  words: { at: number; length: number; readings: Map<string, string> }[];
  patterns: { pattern: RegExp; reading: string }[];
  circumstances: { circumstance: string; reading: string }[];
  /** Where nothing else tells. */
  otherwise?: string;
}

let read: Map<string, Polyphone> | undefined;

/** The rules of `polyphones.ts` by character; read at first use, in some milliseconds. */
export function lexicon(): ReadonlyMap<string, Polyphone> {
  read ??= new Map(polyphones.trim().split("\n").map(readLine));
  return read;
}

function readLine(line: string): [string, Polyphone] {
  const character = line.slice(0, line.indexOf(" "));
  const rules: Polyphone = { words: [], patterns: [], circumstances: [] };
  for (const clause of line.slice(character.length).split(/;(?:\s|$)/)) {
    const [reading = "", ...terms] = clause.trim().split(/\s+/);
    if (terms.length === 0 && reading !== "") rules.otherwise = reading;
    for (const term of terms) addTerm(rules, character, reading, term);
  }
  rules.words.sort((one, other) => other.length - one.length);
  return [character, rules];
}

function addTerm(rules: Polyphone, character: string, reading: string, term: string): void {
  if (term.startsWith(":")) rules.circumstances.push({ circumstance: term.slice(1), reading });
  else if (term.startsWith("/"))
    rules.patterns.push({ pattern: new RegExp(term.slice(1, -1), "uy"), reading });
  else
    for (let at = term.indexOf(character); at >= 0; at = term.indexOf(character, at + 1))
      addWord(rules, term, at, reading);
}

function addWord({ words }: Polyphone, word: string, at: number, reading: string): void {
  const alike = words.find((each) => each.at === at && each.length === word.length);
  if (alike === undefined) words.push({ at, length: word.length, readings: new Map([[word, reading]]) });
  else alike.readings.set(word, reading);
}
