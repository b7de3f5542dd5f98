import { pairBlocks } from "../../bilingual/pairing.ts";
import type { Content } from "../../content/content.ts";
import { type Bigrams, bigramsOf, likeness } from "../likeness.ts";
import type { Passage } from "./prompt.ts";

/** How alike a passage must be to be shown, and how many are. */
const least = 0.3;
const most = 3;

/** A translation memory: finds like passages among those whose English an editor has reviewed. */
export interface Memory {
  like(text: string): Required<Passage>[];
}

/** @param except the article that is being translated */
export function memoryOf({ originals, translations }: Content, except: string): Memory {
  const passages: { zh: string; en: string; of: Bigrams }[] = [];
  for (const [id, original] of originals) {
    const translation = translations.get(id)?.get("en");
    if (id === except || original === undefined || translation?.fields.reviewed !== true) continue;
    const pairs = pairBlocks(original.body.blocks, translation.body.blocks, translation.fields.translates);
    for (const { original: from, translation: to, behind } of pairs) {
      if (from && to && !behind) passages.push({ zh: from.text, en: to.text, of: bigramsOf(from.text) });
    }
  }
  return {
    like(text) {
      const wanted = bigramsOf(text);
      return passages
        .map(({ zh, en, of }) => ({ zh, en, score: likeness(wanted, of).both }))
        .filter(({ score }) => score >= least)
        .sort((a, b) => b.score - a.score)
        .slice(0, most)
        .map(({ zh, en }) => ({ zh, en }));
    },
  };
}
