import type { LanguageModel } from "../page-plan.ts";

/** The longest string that is counted. */
const longest = 5;

/** Counts the strings of one to five characters of some texts, within their sentences' punctuation and without whitespace. */
export function languageModelOf(texts: Iterable<string>): LanguageModel {
  const counts = new Map<string, number>();
  let size = 0;
  for (const text of texts) {
    for (const stretch of text.replace(/[\s\u3000]+/gu, "").split(/[。！？；：，、]/u)) {
      size += stretch.length;
      for (let at = 0; at < stretch.length; at++) {
        for (let length = 1; length <= longest && at + length <= stretch.length; length++) {
          const gram = stretch.slice(at, at + length);
          counts.set(gram, (counts.get(gram) ?? 0) + 1);
        }
      }
    }
  }
  return { size, count: (text) => counts.get(text) ?? 0 };
}
