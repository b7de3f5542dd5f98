import { comparePair } from "#lib/bilingual/compare-pair.ts";
import { lexicon } from "#lib/bilingual/lengths/lexicon.ts";
import type { Pair } from "#lib/bilingual/pair.ts";
import { agreedOf, type Rendering } from "#lib/bilingual/renderings/agreed.ts";
import { readCedict } from "#lib/cedict.ts";
import { readContent } from "#lib/content/read-content.ts";
import { quantile } from "../quantile.ts";
import type { Part } from "./part.ts";

const wanted = 10_000;
const blocksOfArticle = 10;

/** What this process has computed for, in milliseconds: on a busy machine the clock tells of others. */
function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Measures how long the checks take, on the texts of the record itself. */
export const run: Part = async () => {
  const begin = computed();
  lexicon();
  console.log(`\nThe dictionary is read in ${Math.round(computed() - begin)} ms.`);
  const pairs = await pairsOfRecord();
  const many = Array.from({ length: wanted }, (_, at) => pairs[at % pairs.length] as Pair);
  const characters = pairs.reduce((sum, { original }) => sum + original.length, 0) / pairs.length;
  console.log(`Pairs have ${Math.round(characters)} Chinese characters on average.`);
  console.log("\n| glossary of | made in | an article of ten pairs, median | longest | 10,000 pairs |");
  console.log("| --- | --- | --- | --- | --- |");
  const all = termsOfDictionary();
  for (const size of [50, 5_000]) {
    const from = computed();
    const agreed = agreedOf(all.filter((_, at) => at % Math.floor(all.length / size) === 0).slice(0, size));
    const made = computed() - from;
    const times: number[] = [];
    for (let at = 0; at < many.length; at += blocksOfArticle) {
      const start = computed();
      for (const pair of many.slice(at, at + blocksOfArticle))
        comparePair(pair, { agreed, earlier: new Set(), article: pair.original, emphasised: [] });
      times.push(computed() - start);
    }
    const sum = times.reduce((total, time) => total + time, 0);
    console.log(
      `| ${size} terms | ${made.toFixed(0)} ms | ${quantile(times, 0.5).toFixed(1)} ms | ${Math.max(...times).toFixed(0)} ms | ${(sum / 1000).toFixed(1)} s |`,
    );
  }
};

async function pairsOfRecord(): Promise<Pair[]> {
  const { originals, translations } = await readContent("content", false);
  return [...originals].flatMap(([id, original]) => {
    const blocks = translations.get(id)?.get("en")?.body.blocks ?? [];
    return (original?.body.blocks ?? []).flatMap(({ text }, at) => {
      const translation = blocks[at]?.text;
      return translation === undefined ? [] : [{ original: text, translation, day: original?.day ?? "" }];
    });
  });
}

function termsOfDictionary(): Rendering[] {
  return readCedict()
    .filter(({ simplified }) => simplified.length > 1)
    .map(({ simplified, english }, at) => ({
      ...{ kind: "term", id: `t${at}`, original: [simplified], translation: english.slice(0, 1) },
    }));
}
