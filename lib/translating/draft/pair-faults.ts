import { compareFigures, type FigureFinding } from "../../bilingual/figures/compare.ts";
import type { Pair } from "../../bilingual/pair.ts";
import type { Rendering } from "../renderings.ts";

/** English characters to one Chinese: outside of these something was left out or added. */
const ratios = { least: 1.6, most: 6.5 };
/** A text of fewer characters may be as long as it likes. */
const short = 20;

/** What a translation says otherwise than its original, in words for whoever is to mend it. */
export function pairFaults(pair: Pair, renderings: readonly Rendering[]): string[] {
  return [
    ...compareFigures(pair).map((finding) => figureFault(finding)),
    ...renderings.flatMap((rendering) => missingRendering(pair.translation, rendering)),
    ...lengthFaults(pair),
  ];
}

function figureFault({ code, details: { original, expected, translation } }: FigureFinding): string {
  if (original === undefined) return `the ${code} “${translation}” is not in the text`;
  const meaning = expected === undefined ? "" : `, which is “${expected}”`;
  const instead =
    translation === undefined
      ? "; the translation has nothing of it"
      : `; the translation has “${translation}”`;
  return `the text has the ${code} “${original}”${meaning}${instead}`;
}

function missingRendering(translation: string, { zh, en }: Rendering): string[] {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  const text = plain(translation);
  return en.some((words) => text.includes(plain(words).trim()))
    ? []
    : [`“${zh[0]}” is to be rendered “${en[0]}”`];
}

function lengthFaults({ original, translation }: Pair): string[] {
  if (original.length < short) return [];
  const ratio = translation.length / original.length;
  if (ratio < ratios.least) return ["the translation is too short for the text: something was left out"];
  return ratio > ratios.most ? ["the translation is too long for the text: something was added"] : [];
}
