import type { Lexicon } from "./make-lexicon.ts";

export interface ChineseWord {
  text: string;
  from: number;
  to: number;
}

const latin = /[\p{Script=Latin}\d]+(?:[.,]\d+)*/uy;
/** Of the characters that words are made of, all but a handful. */
const isHan = (code: number) => code >= 0x3400 && code <= 0x9fff;

/** Several checks ask for the words of one text, one after the other. */
const last = new WeakMap<Lexicon, { text: string; words: readonly ChineseWord[] }>();

/** The words of a text, each as long as the lexicon has one; runs of Latin letters and figures are words. */
export function chineseWords(text: string, lexicon: Lexicon): readonly ChineseWord[] {
  const known = last.get(lexicon);
  if (known?.text === text) return known.words;
  const words = cut(text, lexicon);
  last.set(lexicon, { text, words });
  return words;
}

function cut(text: string, { words, longest }: Lexicon): ChineseWord[] {
  const found: ChineseWord[] = [];
  for (let from = 0; from < text.length; ) {
    const first = text.charAt(from);
    const code = text.charCodeAt(from);
    let length = 0;
    if (isHan(code)) {
      length = Math.min(longest.get(first) ?? 1, text.length - from);
      while (length > 1 && !words.has(text.slice(from, from + length))) length -= 1;
    } else if (code < 0x2000) {
      latin.lastIndex = from;
      length = latin.exec(text)?.[0].length ?? 0;
    }
    if (length > 0) found.push({ from, to: from + length, text: text.slice(from, from + length) });
    from += Math.max(1, length);
  }
  return found;
}
