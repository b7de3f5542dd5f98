import { type EnglishWord, englishWords } from "../lengths/english-words.ts";
import type { Span } from "../pair.ts";

/** A word of what may be a name, with the form that stands for all its forms. */
export interface NameWord extends EnglishWord {
  form: string;
  /** Whether it only joins others: “of”, “the”. */
  isJoint: boolean;
}

/** Words with capitals that follow each other, those that join them included. */
export type NameRun = readonly NameWord[];

const joints = new Set(["of", "the", "and", "for", "to", "a", "an", "s"]);
/** What stands beside a name rather than in it. */
const apart = new Set(["in", "on", "at", "by", "with", "from", "as"]);
const articles = new Set(["a", "an", "the", "s"]);
/** What may stand between two words of one name. */
const between = /^(?:[ \u00A0-]|[.,] (?=Ltd|Inc|Co|\p{Lu}\.)|\. |[’'](?:s )?| ?& ?)*$/u;
/** Where all longer words have capitals, as in a headline in title case, nothing is told by them. */
const longer = { letters: 3, words: 3 };

export function nameWords(text: string): NameWord[] {
  return englishWords(text).map((word) => {
    const plain = word.text.toLowerCase().replace(/[’']s?$/, "");
    return { ...word, form: word.stem || plain, isJoint: joints.has(plain) };
  });
}

/** One form for all that say a name in the same words: case, endings, articles and spelling do not count. */
export function formOfName(text: string): string {
  return formOf(nameWords(text));
}

export function formOf(words: readonly NameWord[]): string {
  return words
    .filter(({ text }) => !articles.has(text.toLowerCase()))
    .map(({ form }) => form)
    .join(" ");
}

const isCapital = ({ text }: NameWord) => /^[\p{Lu}\d]/u.test(text);

/** What may be names in an English text: two words with capitals at the least. */
export function nameRuns(text: string): NameRun[] {
  const words = nameWords(text);
  const long = words.filter(({ text: word }) => word.length > longer.letters);
  if (long.length > longer.words && long.every(isCapital)) return [];
  const runs: NameWord[][] = [];
  let open: NameWord[] = [];
  const close = () => {
    while (open.at(-1)?.isJoint) open.pop();
    if (open.filter(({ isJoint }) => !isJoint).length > 1) runs.push(open);
    open = [];
  };
  for (const word of words) {
    const last = open.at(-1);
    if (last !== undefined && !between.test(text.slice(last.to, word.from))) close();
    if (apart.has(word.text.toLowerCase())) close();
    else if (isCapital(word) && !word.isJoint) open.push(word);
    else if (!word.isJoint || open.length === 0) close();
    else open.push(word);
  }
  close();
  return runs;
}

/** From the first word of some to the last. */
export function spanOf(words: readonly NameWord[]): Span {
  return [words[0]?.from ?? 0, words.at(-1)?.to ?? 0];
}
