import { dictionary } from "../page/words.ts";
import { syllables } from "./romanise.ts";

/** Enough syllables to tell stories of one day apart; a word is not cut. */
const [enough, most] = [4, 7];
const longest = 60;

/** A slug from the pinyin of a headline's first words: `shiwei-changweihui-zhaokai`. */
export function slugOf(headline: string): string {
  const words = dictionary()
    .words(headline)
    .map(({ text }) => syllables(text))
    .filter((word) => word.length > 0);
  const chosen: string[][] = [];
  let count = 0;
  for (const word of words) {
    if (count >= enough || (count > 0 && count + word.length > most)) break;
    chosen.push(word.slice(0, most));
    count += word.length;
  }
  const slug = chosen.map((word) => word.join("")).join("-");
  return slug.slice(0, longest).replace(/-+$/, "") || "article";
}

/** The slug, or the first of `-2`, `-3` … that is free; it is taken then. */
export function freeSlug(slug: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (taken.has(candidate)) continue;
    taken.add(candidate);
    return candidate;
  }
}
