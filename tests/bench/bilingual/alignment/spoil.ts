import { sentencesOf } from "#lib/bilingual/lengths/clauses.ts";
import type { Pair, Span } from "#lib/bilingual/pair.ts";
import type { Locale } from "#lib/record/languages.ts";

type Random = () => number;
export const one = <T>(of: readonly T[], random: Random): T | undefined =>
  of[Math.floor(random() * of.length)];

/** Clauses long enough to say something. */
export function clausesOf(text: string, locale: Locale): Span[] {
  return sentencesOf(text, locale)
    .flat()
    .filter(([from, to]) => {
      const clause = text.slice(from, to).trim();
      return locale === "zh" ? clause.length >= 4 : clause.split(/\s+/).length >= 3;
    });
}

/** A text with a clause of another one put in at the end of one of its own, and where that stands now. */
export function withClause(
  text: string,
  other: string,
  locale: Locale,
  random: Random,
): { text: string; span: Span } | undefined {
  const source = one(clausesOf(other, locale), random);
  if (source === undefined) return undefined;
  const clause = other.slice(...source).trim();
  const ends = sentencesOf(text, locale)
    .flat()
    .map(([, to]) => Math.min(text.length, to + 1));
  const at = one([0, ...ends], random) ?? 0;
  const [before, after] = locale === "zh" ? ["", "，"] : [" ", ", "];
  const from = at + before.length;
  return {
    text: text.slice(0, at) + before + clause + after + text.slice(at),
    span: [from, from + clause.length],
  };
}

/** What may go wrong: each makes a spoilt pair of a good one with the help of another, where it can. */
export const spoilings: Record<string, (pair: Pair, other: Pair, random: Random) => Pair | undefined> = {
  "a sentence removed from the translation": (pair, _, random) => {
    const sentences = sentencesOf(pair.translation, "en");
    const sentence = one(sentences, random);
    if (sentences.length < 2 || sentence === undefined) return undefined;
    return without(pair, "translation", [sentence[0]?.[0] ?? 0, sentence.at(-1)?.[1] ?? 0]);
  },
  "a sentence added to the translation": (pair, other, random) => {
    const sentence = one(sentencesOf(other.translation, "en"), random);
    if (sentence === undefined) return undefined;
    const added = other.translation.slice(sentence[0]?.[0], sentence.at(-1)?.[1]).trim();
    return { ...pair, translation: `${pair.translation} ${added}.` };
  },
  "a clause removed from the translation": (pair, _, random) => {
    const clause = one(clausesOf(pair.translation, "en"), random);
    if (clause === undefined || sentencesOf(pair.translation, "en").flat().length < 2) return undefined;
    return without(pair, "translation", clause);
  },
  "a clause removed from the original": (pair, _, random) => {
    const clause = one(clausesOf(pair.original, "zh"), random);
    if (clause === undefined || sentencesOf(pair.original, "zh").flat().length < 2) return undefined;
    return without(pair, "original", clause);
  },
  "a clause added to the translation": (pair, other, random) => {
    const spoilt = withClause(pair.translation, other.translation, "en", random);
    return spoilt && { ...pair, translation: spoilt.text };
  },
  "a clause added to the original": (pair, other, random) => {
    const spoilt = withClause(pair.original, other.original, "zh", random);
    return spoilt && { ...pair, original: spoilt.text };
  },
};

function without(pair: Pair, side: "original" | "translation", [from, to]: Span): Pair {
  return { ...pair, [side]: pair[side].slice(0, from) + pair[side].slice(to + 1) };
}
