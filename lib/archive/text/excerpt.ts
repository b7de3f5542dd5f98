import type { Block } from "../../markdown/blocks.ts";
import { gap } from "../../markdown/gaps.ts";
import type { Locale, Localized } from "../../record/languages.ts";

/** Characters of an excerpt; a block that has begun is kept whole. */
const excerptLength: Localized<number> = { zh: 160, en: 600 };

/** The first blocks, best such as do not begin in the middle of a sentence. */
export function excerptOf(blocks: readonly Block[], locale: Locale): string[] {
  const readable = blocks.filter(({ untranslated }) => !untranslated);
  const begins = readable.findIndex(({ text }) => !text.startsWith(gap));
  const excerpt: string[] = [];
  let soFar = 0;
  for (const { text } of readable.slice(Math.max(begins, 0))) {
    if (soFar >= excerptLength[locale]) break;
    excerpt.push(text);
    soFar += text.length;
  }
  return excerpt;
}
