import type { Lexicon } from "./make-lexicon.ts";

export interface ChineseWord {
  text: string;
  from: number;
  to: number;
}

/** Longer words are sentences of their own. */
const longest = 8;
const latin = /[\p{Script=Latin}\d]+(?:[.,]\d+)*/uy;
const han = /\p{Script=Han}/u;

/** The words of a text, each as long as the lexicon has one; runs of Latin letters and figures are words. */
export function chineseWords(text: string, { words }: Lexicon): ChineseWord[] {
  const found: ChineseWord[] = [];
  for (let from = 0; from < text.length; ) {
    latin.lastIndex = from;
    const [run] = latin.exec(text) ?? [];
    let length = run?.length ?? 1;
    if (run === undefined && han.test(text[from] ?? "")) {
      length = Math.min(longest, text.length - from);
      while (length > 1 && !words.has(text.slice(from, from + length))) length -= 1;
    } else if (run === undefined) {
      from += 1;
      continue;
    }
    found.push({ from, to: from + length, text: text.slice(from, from + length) });
    from += length;
  }
  return found;
}
