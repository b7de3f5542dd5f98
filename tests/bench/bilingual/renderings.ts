import { existsSync } from "node:fs";
import { join } from "node:path";
import { lexicon } from "#lib/bilingual/lengths/lexicon.ts";
import type { Pair } from "#lib/bilingual/pair.ts";
import { compareGaps } from "#lib/bilingual/renderings/compare-gaps.ts";
import { compareQuotes } from "#lib/bilingual/renderings/compare-quotes.ts";
import { romanisedNames, unsupportedNames } from "#lib/bilingual/renderings/romanised-names.ts";
import { one } from "./alignment/spoil.ts";
import { seeded } from "./figures/plant.ts";
import { pairsIn } from "./figures.ts";
import type { Part } from "./part.ts";

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
const isOfNobody = (pair: Pair) =>
  unsupportedNames(pair, { article: pair.original, readings: lexicon().readings }).length > 0;
const hasQuoteAlone = (pair: Pair) => compareQuotes(pair, { emphasised: [], rendered: [] }).length > 0;

/** Measures the checks of names, quotes and gaps, which need no registry. */
export const run: Part = (yardsticks) => {
  const news = join(yardsticks, "news-zh-en");
  if (!existsSync(news)) return console.log(`\n${news} is not there`);
  const pairs = pairsIn(news);
  console.log("\n| news-zh-en, as it is | pairs | flagged | |\n| --- | --- | --- | --- |");
  const checks = {
    name: isOfNobody,
    quote: hasQuoteAlone,
    gap: (pair: Pair) => compareGaps(pair).length > 0,
  };
  for (const [code, check] of Object.entries(checks)) {
    const flagged = pairs.filter(check).length;
    console.log(`| ${code} | ${pairs.length} | ${flagged} | ${percent(flagged, pairs.length)} |`);
  }
  console.log("\n| planted | pairs | found |\n| --- | --- | --- |");
  const named = pairs.flatMap(withOtherName(pairs));
  const found = named.filter(isOfNobody).length;
  console.log(`| a name in pinyin becomes another's | ${named.length} | ${percent(found, named.length)} |`);
  const unquoted = pairs.flatMap(withoutQuotes);
  const lost = unquoted.filter(hasQuoteAlone).length;
  console.log(`| a passage loses its quotes | ${unquoted.length} | ${percent(lost, unquoted.length)} |`);
};

function withOtherName(pairs: readonly Pair[]): (pair: Pair) => Pair[] {
  const random = seeded(20201128);
  const names = [
    ...new Set(pairs.flatMap(({ translation }) => romanisedNames(translation).map(({ name }) => name))),
  ];
  return (pair) => {
    const own = one(romanisedNames(pair.translation), random);
    const other = one(names, random);
    if (own === undefined || other === undefined || other === own.name) return [];
    const { translation } = pair;
    return [
      { ...pair, translation: translation.slice(0, own.span[0]) + other + translation.slice(own.span[1]) },
    ];
  };
}

/** Of pairs with one quotation on each side, a passage in the original: those without the marks in the translation. */
function withoutQuotes(pair: Pair): Pair[] {
  const [passage, ...more] = [...pair.original.matchAll(/“([^“”]*)”/g)];
  const inEnglish = [...pair.translation.matchAll(/“[^“”]*”/g)];
  if (passage === undefined || more.length > 0 || inEnglish.length !== 1) return [];
  if ((passage[1]?.match(/\p{Script=Han}/gu)?.length ?? 0) < 8) return [];
  return [{ ...pair, translation: pair.translation.replace(/[“”]/g, "") }];
}
