import type { Block } from "../../markdown/blocks.ts";
import { gap } from "../../markdown/gaps.ts";
import type { Locale, Localized } from "../../record/languages.ts";

/** Characters of an excerpt; a block that has begun is kept whole. */
const excerptLength: Localized<number> = { zh: 160, en: 600 };

/** The first paragraphs, best such as do not begin in the middle of a sentence; other blocks where there is none. */
export function excerptOf(blocks: readonly Block[], locale: Locale): string[] {
  const inLocale = blocks.filter(({ untranslated, text }) => !untranslated && text.trim() !== "");
  const paragraphs = inLocale.filter(({ html }) => html.startsWith("<p>"));
  const readable = paragraphs.length > 0 ? paragraphs : inLocale;
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
