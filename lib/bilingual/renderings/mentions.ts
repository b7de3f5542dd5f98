import type { Span } from "../pair.ts";
import type { Agreed, Rendering } from "./agreed.ts";

export interface Mention {
  rendering: Rendering;
  span: Span;
}

/** Words of a dictionary, by which a name is told from letters of two words that happen to make one. */
export type Words = { has(word: string): boolean };

/**
 * Where a text has the names and terms that are agreed on. Of two that begin at one place it is the longer one; what
 * is within another is not looked at.
 */
export function mentionsIn(text: string, agreed: Agreed, words: Words): Mention[] {
  const mentions: Mention[] = [];
  for (let at = 0; at < text.length; ) {
    const { from, to, values } = agreed.original.longestAt(text, at) ?? { from: at, to: at + 1, values: [] };
    const isOther = values.length > 0 && (isOfAll(text, from) || isOfOtherWords(text, [from, to], words));
    const meant = isOther ? [] : values;
    for (const rendering of meant) mentions.push({ rendering, span: [from, to] });
    at = meant.length > 0 ? to : at + 1;
  }
  return mentions;
}

const place = /[市省县区州镇乡村]/;

/** 全[市政府]债务, 各[市长]: what is said is 全市 and 各市. */
function isOfAll(text: string, from: number): boolean {
  return place.test(text.charAt(from)) && /[全各每跨]/.test(text.charAt(from - 1));
}

/**
 * Whether what looks like a name is the end of one word and the beginning of another: 城[市长]期. One of them alone says
 * nothing: 朱[健在]会上, 市[长出]席.
 */
function isOfOtherWords(text: string, span: Span, words: Words): boolean {
  return isWithinWord(text, span[0], span, words) && isWithinWord(text, span[1], span, words);
}

const longestWord = 4;

/** Whether a word goes over a boundary of a span and does not hold all of it. */
function isWithinWord(text: string, boundary: number, [from, to]: Span, words: Words): boolean {
  for (let begin = Math.max(0, boundary - longestWord + 1); begin < boundary; begin++) {
    for (let end = boundary + 1; end <= Math.min(text.length, begin + longestWord); end++) {
      const isWhole = begin <= from && end >= to;
      if (!isWhole && words.has(text.slice(begin, end))) return true;
    }
  }
  return false;
}
