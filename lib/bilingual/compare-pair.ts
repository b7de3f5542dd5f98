import { compareFigures } from "./figures/compare.ts";
import { compareLengths, type LengthFinding } from "./lengths/compare-lengths.ts";
import { lexicon } from "./lengths/lexicon.ts";
import { areUnrelated } from "./lengths/unrelated.ts";
import { compareNegations, type NegationFinding } from "./negations/compare-negations.ts";
import type { Finding, Pair, Span } from "./pair.ts";
import type { Agreed, Rendering } from "./renderings/agreed.ts";
import { compareGaps, type GapFinding } from "./renderings/compare-gaps.ts";
import { compareQuotes, type QuoteFinding } from "./renderings/compare-quotes.ts";
import { compareRenderings } from "./renderings/compare-renderings.ts";
import { unsupportedNames } from "./renderings/romanised-names.ts";
import type { Usage } from "./usage/usage.ts";
import { usagesIn } from "./usage/usages.ts";

/** What a pair has to be seen in. */
export interface PairContext {
  agreed: Agreed;
  /** The names and terms that the translation's earlier texts have in full. */
  earlier: ReadonlySet<Rendering>;
  /** All of the original: a name may stand for a pronoun. */
  article: string;
  /** What stands in italics in the translation. */
  emphasised: readonly string[];
}

export interface RenderingDetails {
  /** The name or term as the original has it; absent where only the translation has one. */
  original?: string;
  /** The renderings that are agreed on, the one to use first. */
  expected?: readonly string[];
  /** The name that the translation has instead, or without anything that it stands for. */
  found?: string;
}

export type PairFinding =
  | Finding<"name" | "term", RenderingDetails>
  | QuoteFinding
  | GapFinding
  | LengthFinding
  | NegationFinding
  | ReturnType<typeof compareFigures>[number];

export interface ComparedPair {
  findings: PairFinding[];
  /** The names and terms that this translation has in full. */
  rendered: ReadonlySet<Rendering>;
  /** How it renders those on which nothing is agreed: other articles may do otherwise. */
  usages: Usage[];
}

/** All checks of one original text against its translation. */
export function comparePair(pair: Pair, { agreed, earlier, article, emphasised }: PairContext): ComparedPair {
  const words = { has: (word: string) => lexicon().words.has(word) };
  const { missing, answered, rendered, mentioned, named } = compareRenderings(pair, {
    agreed,
    words,
    earlier,
  });
  if (areUnrelated(pair, answered.original, lexicon()))
    return { findings: [unrelatedFinding(pair)], rendered, usages: [] };
  const readings = { get: (character: string) => lexicon().readings.get(character) };
  const strangers = unsupportedNames(pair, { article, readings });
  const lengths = compareLengths(pair, answered);
  // What is left out is told of once, whatever it negates.
  const negations = lengths.length > 0 ? [] : compareNegations(pair, lexicon());
  const findings: PairFinding[] = [
    ...withMisspelt(missing, named, strangers),
    ...compareFigures(pair),
    ...compareQuotes(pair, { emphasised, rendered: answered.original }),
    ...compareGaps(pair),
    ...lengths,
    ...negations,
  ];
  const usages = usagesIn(pair, { lexicon: lexicon(), agreed: mentioned, emphasised });
  return { findings, rendered, usages };
}

function unrelatedFinding({ original }: Pair): LengthFinding {
  return { code: "omission", details: { text: original, isWhole: true }, original: [0, original.length] };
}

/**
 * Names that nothing supports, each beside the name of the original that it may have been meant for: the two begin or
 * end alike. Then that name is not told of as missing, too.
 */
function withMisspelt(
  missing: ReturnType<typeof compareRenderings>["missing"],
  named: ReturnType<typeof compareRenderings>["named"],
  strangers: readonly { name: string; span: Span }[],
): PairFinding[] {
  const misspelt = strangers.map(({ name, span }) => {
    const parts = name.toLowerCase().split(" ");
    const meant = named.find(({ expected: [full = ""] }) =>
      full
        .toLowerCase()
        .split(" ")
        .some((part) => parts.includes(part)),
    );
    const details: RenderingDetails = { ...meant, found: name };
    return { code: "name" as const, details, translation: span };
  });
  const told = new Set(misspelt.map(({ details }) => details.original));
  return [...missing.filter(({ details }) => !told.has(details.original)), ...misspelt];
}
