import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareLengths } from "#lib/bilingual/lengths/compare-lengths.ts";
import { lexicon } from "#lib/bilingual/lengths/lexicon.ts";
import type { Pair } from "#lib/bilingual/pair.ts";
import { compareQuotes } from "#lib/bilingual/renderings/compare-quotes.ts";
import { unsupportedNames } from "#lib/bilingual/renderings/romanised-names.ts";
import { one, spoilings } from "../../bench/bilingual/alignment/spoil.ts";
import { seeded } from "../../bench/bilingual/figures/plant.ts";
import { pairsIn } from "../../bench/bilingual/figures.ts";

const news = "../shared/yardsticks/news-zh-en";

/** What was reached on a professional's translations of news is not to be lost again. */
describe.skipIf(!existsSync(news))("on news that is rightly translated", { timeout: 300_000 }, () => {
  const pairs = existsSync(news) ? pairsIn(news) : [];
  const share = (set: readonly Pair[], check: (pair: Pair) => boolean) =>
    set.filter(check).length / set.length;
  const isUneven = (pair: Pair) => compareLengths(pair).length > 0;

  it("few pairs are said to leave out or add something", () => {
    expect(share(pairs, isUneven)).toBeLessThan(0.03);
  });

  it("hardly a name is said to stand for nobody, and hardly a quotation to stand alone", () => {
    const readings = lexicon().readings;
    const isOfNobody = (pair: Pair) =>
      unsupportedNames(pair, { article: pair.original, readings }).length > 0;
    expect(share(pairs, isOfNobody)).toBeLessThan(0.005);
    expect(
      share(pairs, (pair) => compareQuotes(pair, { emphasised: [], rendered: [] }).length > 0),
    ).toBeLessThan(0.005);
  });

  it.each([
    ["a sentence added to the translation", 0.85],
    ["a clause removed from the translation", 0.5],
    ["a clause added to the translation", 0.45],
  ])("%s is found", (name, least) => {
    const random = seeded(1);
    const some = pairs.filter((_, at) => at % 4 === 1);
    const spoilt = some.flatMap((pair) => spoilings[name]?.(pair, one(some, random) ?? pair, random) ?? []);
    expect(spoilt.length).toBeGreaterThan(300);
    expect(share(spoilt, isUneven)).toBeGreaterThan(least);
  });
});
