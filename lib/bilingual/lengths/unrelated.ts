import type { Pair, Span } from "../pair.ts";
import { chineseWords } from "./chinese-words.ts";
import { englishWords } from "./english-words.ts";
import type { Lexicon } from "./make-lexicon.ts";

/**
 * Of the news of WMT 2021, two segments at a time, the translation has at least 23 % of the words by the dictionary;
 * of texts that belong to other ones, three quarters have less than this share.
 */
const leastShare = 0.12;
/** With fewer words nothing can be told. */
const leastWords = 12;

/**
 * Whether a text hardly has a word of what it stands beside, and so renders something else. Then there is one thing to
 * say of it, and looking for each number and clause would only find that none is there.
 * @param answered where the original has what the translation is known to render
 */
export function areUnrelated(
  { original, translation }: Pick<Pair, "original" | "translation">,
  answered: readonly Span[],
  lexicon: Lexicon,
): boolean {
  const words = chineseWords(original, lexicon).filter(
    ({ text }) => text.length > 1 && /^\p{Script=Han}/u.test(text),
  );
  if (words.length < leastWords || !/\p{Script=Latin}{2}/u.test(translation)) return false;
  const english = englishWords(translation);
  const written = new Set(english.map(({ text }) => text.toLowerCase()));
  const stems = new Set(english.map(({ stem }) => lexicon.stems.get(stem)));
  const { starts, stems: glosses } = lexicon.glosses;
  const isIn = (text: string) => {
    const list = lexicon.words.get(text);
    if (list === undefined) return written.has(text.toLowerCase());
    for (let index = starts[list] ?? 0; index < (starts[list + 1] ?? 0); index++)
      if (stems.has(glosses[index])) return true;
    return false;
  };
  const isAnswered = ({ from, to }: { from: number; to: number }) =>
    answered.some((span) => span[0] <= from && span[1] >= to);
  // Of an ordinary pair a few of the first words are enough.
  let wanted = leastShare * words.length;
  for (const word of words) if ((isIn(word.text) || isAnswered(word)) && --wanted <= 0) return false;
  return true;
}
