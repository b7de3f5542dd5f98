import type { Locale } from "../../record/languages.ts";
import type { Span } from "../pair.ts";

/** What ends a clause, and which of that ends a sentence. */
const ends: Record<Locale, { clause: RegExp; sentence: RegExp }> = {
  zh: { clause: /[，。；：！？,;:!?\n]+[”’」』）)》]*|……|——/g, sentence: /[。！？!?\n]/ },
  en: {
    clause: /(?:[,;:!?.]+[”’"')\]]*(?=\s|$))|\s[–—-]+\s|—|[()\n]/g,
    sentence: /[.!?\n]/,
  },
};
/** A point that ends no sentence: `Co.`, `No. 8`, `J. Smith`. */
const abbreviation =
  /(?:\b(?:Co|Ltd|Inc|Corp|Mr|Mrs|Ms|Dr|Prof|St|No|Nos|vs|etc|U\.S|U\.K|e\.g|i\.e)|\b\p{Lu})$/u;

/** The clauses of each sentence, without the marks that end them; a clause has at least two letters. */
export function sentencesOf(text: string, locale: Locale): Span[][] {
  const sentences: Span[][] = [];
  let open: Span[] = [];
  let from = 0;
  const { clause, sentence } = ends[locale];
  for (const { 0: mark, index } of [...text.matchAll(clause), { 0: "\n", index: text.length }]) {
    if (mark.startsWith(".") && abbreviation.test(text.slice(Math.max(0, index - 5), index))) continue;
    if (/\p{L}.*\p{L}/su.test(text.slice(from, index))) open.push([from, index]);
    from = index + mark.length;
    if (!sentence.test(mark) || open.length === 0) continue;
    sentences.push(open);
    open = [];
  }
  return sentences;
}
