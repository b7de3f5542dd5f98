import { countCount, countsOf, type Weights } from "#lib/bilingual/lengths/answered.ts";
import { sentencesOf } from "#lib/bilingual/lengths/clauses.ts";
import { lexicon } from "#lib/bilingual/lengths/lexicon.ts";
import { linksOf } from "#lib/bilingual/lengths/links.ts";
import type { Pair } from "#lib/bilingual/pair.ts";
import type { Locale } from "#lib/record/languages.ts";
import { seeded } from "../figures/plant.ts";
import { one, withClause } from "./spoil.ts";

interface Example {
  counts: number[];
  /** Whether it has no counterpart. */
  isAlone: boolean;
}

/** Estimates the weights by which a clause without a counterpart is told from the others of good pairs. */
export function fitWeights(pairs: readonly Pair[], takes: (at: number) => boolean): Weights {
  return { zh: regress(examplesOf(pairs, takes, "zh")), en: regress(examplesOf(pairs, takes, "en")) };
}

function examplesOf(pairs: readonly Pair[], takes: (at: number) => boolean, locale: Locale): Example[] {
  const random = seeded(7);
  const side = locale === "zh" ? "original" : "translation";
  const counted = (pair: Pair) => {
    const links = linksOf(pair.original, pair.translation, lexicon());
    return (span: readonly [number, number]) => countsOf(links[side], span, locale);
  };
  return pairs.flatMap((pair, at) => {
    if (!takes(at)) return [];
    const count = counted(pair);
    const good = sentencesOf(pair[side], locale)
      .flat()
      .map((span): Example => ({ counts: count(span), isAlone: false }));
    // A clause of a segment nearby is about the same things.
    const other = pairs[at + (one([-2, -1, 1, 2], random) ?? 1)];
    const spoilt = other && withClause(pair[side], other[side], locale, random);
    if (spoilt === undefined) return good;
    return [...good, { counts: counted({ ...pair, [side]: spoilt.text })(spoilt.span), isAlone: true }];
  });
}

/** Logistic regression by AdaGrad, both kinds of examples weighing the same. */
function regress(examples: readonly Example[]): number[] {
  const weights = new Array<number>(countCount + 1).fill(0);
  const squares = new Array<number>(countCount + 1).fill(1e-8);
  const alone = examples.filter(({ isAlone }) => isAlone).length;
  for (let round = 0; round < 80; round++) {
    for (const { counts, isAlone } of examples) {
      const inputs = [...counts, 1];
      const score = inputs.reduce((sum, input, index) => sum + input * (weights[index] ?? 0), 0);
      const share = examples.length / 2 / (isAlone ? alone : examples.length - alone);
      const slope = share * (Number(isAlone) - 1 / (1 + Math.exp(-score)));
      inputs.forEach((input, index) => {
        const gradient = slope * input - 1e-4 * (weights[index] ?? 0);
        squares[index] = (squares[index] ?? 0) + gradient ** 2;
        weights[index] = (weights[index] ?? 0) + (0.3 * gradient) / Math.sqrt(squares[index] ?? 1);
      });
    }
  }
  return weights;
}
