/** Words that every English text of some length has, and texts in other languages have not. */
const common = new Set(
  "the of and to in for with that was were by from at is are has have had said will its it as an be this which on their they he she his her not but or been would who than all also more into during".split(
    " ",
  ),
);
/** A text of fewer words may do without them. */
const fewWords = 10;
const leastCommon = 0.12;

/** What tells that a text is not in English. Some names in Chinese may stand in it. */
export function englishFaults(text: string, source: string): string[] {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return /\p{L}/u.test(source) ? ["the translation has no words"] : [];
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const known = words.filter((word) => common.has(word)).length;
  const isOther = words.length >= fewWords && known < words.length * leastCommon;
  return latin < letters.length * 0.85 || isOther ? ["the translation is not in English"] : [];
}
