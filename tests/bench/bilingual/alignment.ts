import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareLengths, type Estimated, estimated } from "#lib/bilingual/lengths/compare-lengths.ts";
import type { Pair } from "#lib/bilingual/pair.ts";
import { fitWeights } from "./alignment/fit.ts";
import { one, spoilings } from "./alignment/spoil.ts";
import { seeded } from "./figures/plant.ts";
import { pairsIn } from "./figures.ts";
import type { Part } from "./part.ts";

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
const isFlagged = (pair: Pair, numbers?: Estimated) => compareLengths(pair, undefined, numbers).length > 0;

/** Measures what is found to be left out or added. */
export const run: Part = (yardsticks) => {
  const news = join(yardsticks, "news-zh-en");
  if (existsSync(news)) printNews(pairsIn(news));
  else console.log(`\n${news} is not there`);
  const talks = join(yardsticks, "quality-ted-zh-en/mqm_ted_zhen.tsv");
  if (existsSync(talks)) printTalks(readFileSync(talks, "utf8"));
  else console.log(`\n${talks} is not there`);
};

function printNews(pairs: Pair[]): void {
  const isOdd = (at: number) => at % 2 === 0;
  const fitted: Estimated = { ...estimated, weights: fitWeights(pairs, (at) => !isOdd(at)) };
  const odd = pairs.filter((_, at) => isOdd(at));
  const even = pairs.filter((_, at) => !isOdd(at));
  console.log("\n| news-zh-en | odd lines, by weights from the even ones | odd lines | even lines |");
  console.log("| --- | --- | --- | --- |");
  const row = (name: string, rate: (set: Pair[], numbers?: Estimated) => string) =>
    console.log(`| ${name} | ${rate(odd, fitted)} | ${rate(odd)} | ${rate(even)} |`);
  row("flagged as they are", (set, numbers) =>
    percent(set.filter((pair) => isFlagged(pair, numbers)).length, set.length),
  );
  for (const [name, spoil] of Object.entries(spoilings)) {
    row(`found: ${name}`, (set, numbers) => {
      const random = seeded(20201128);
      const spoilt = set.flatMap((pair) => spoil(pair, one(set, random) ?? pair, random) ?? []);
      return `${percent(spoilt.filter((pair) => isFlagged(pair, numbers)).length, spoilt.length)} of ${spoilt.length}`;
    });
  }
  const weights = fitWeights(pairs, () => true);
  const rounded = (list: readonly number[]) => list.map((weight) => weight.toFixed(2)).join(", ");
  console.log(`\nEstimated from all lines: zh: [${rounded(weights.zh)}], en: [${rounded(weights.en)}]`);
}

/** Pairs whose errors professionals have marked, one error a line. */
function printTalks(table: string): void {
  const marked = new Map<string, { pair: Pair; categories: Set<string> }>();
  for (const line of table.split("\n").slice(1)) {
    const [system, , document, segment, , source, target, category] = line.split("\t");
    if (source === undefined || target === undefined || category === undefined) continue;
    const key = `${system} ${document} ${segment}`;
    const plain = (text: string) => text.replace(/<\/?v>/g, "");
    const pair = { original: plain(source), translation: plain(target), day: "2020-01-01" };
    const known = marked.get(key) ?? { pair, categories: new Set() };
    known.categories.add(category);
    marked.set(key, known);
  }
  const all = [...marked.values()];
  const omitted = all.filter(({ categories }) => categories.has("Accuracy/Omission"));
  const clean = all.filter(({ categories }) => categories.size === 1 && categories.has("No-error"));
  const told = omitted.filter(({ pair }) => compareLengths(pair).some(({ code }) => code === "omission"));
  const wronged = clean.filter(({ pair }) => isFlagged(pair));
  console.log("\n| quality-ted-zh-en | pairs | flagged |\n| --- | --- | --- |");
  console.log(`| an omission is marked | ${omitted.length} | ${percent(told.length, omitted.length)} |`);
  console.log(`| marked clean | ${clean.length} | ${percent(wronged.length, clean.length)} |`);
}
