import type { Block } from "../../markdown/blocks.ts";
import { gap } from "../../markdown/gaps.ts";
import type { Locale, Localized } from "../../record/languages.ts";

/** Characters of an excerpt; a block that has begun is kept whole. `long` is for those that lead an issue. */
const excerptLengths: Record<"short" | "long", Localized<number>> = {
  short: { zh: 160, en: 600 },
  long: { zh: 900, en: 2800 },
};

/** The first paragraphs, best such as do not begin in the middle of a sentence; other blocks where there is none. */
export function excerptOf(
  blocks: readonly Block[],
  locale: Locale,
  size: keyof typeof excerptLengths = "short",
): string[] {
  const inLocale = blocks.filter(({ untranslated, text }) => !untranslated && text.trim() !== "");
  const paragraphs = inLocale.filter(({ html }) => /^<p[ >]/.test(html));
  const readable = paragraphs.length > 0 ? paragraphs : inLocale;
  const begins = readable.findIndex(({ text }) => !text.startsWith(gap));
  const excerpt: string[] = [];
  let soFar = 0;
  for (const { text } of readable.slice(Math.max(begins, 0))) {
    if (soFar >= excerptLengths[size][locale]) break;
    excerpt.push(text);
    soFar += text.length;
  }
  return excerpt;
}

const countedCharacter = /[\p{L}\p{N}\p{P}\p{S}]/gu;
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*/gu;

/** How long a text is: characters of a Chinese one, its punctuation included; words of an English one. */
export function lengthOf(blocks: readonly Block[], locale: Locale): number {
  const pattern = locale === "zh" ? countedCharacter : word;
  return blocks.reduce((sum, { text, untranslated }) => {
    return untranslated ? sum : sum + (text.replaceAll(gap, "").match(pattern)?.length ?? 0);
  }, 0);
}
