import { dictionary } from "../page/words.ts";
import { syllables } from "./romanise.ts";

/** Enough syllables to tell stories of one day apart; a word is not cut. */
const [enough, most] = [4, 7];
/** Characters of a slug at most. */
const longest = 40;
/** Words of an English headline at most. */
const mostWords = 5;

/** Words that say nothing of what a story is about. */
const stopWords = new Set(
  "a an and are as at be been but by for from had has have he her his in into is it its of on or over she that the their them they this to under was were which will with".split(
    " ",
  ),
);
/** Parts of speech in Chinese that say as little: particles, conjunctions, prepositions. */
const emptyTag = /^(?:u|c|p|y|e|x)/;

/** A slug of an English headline's words: `standing-committee-meets`; empty where it has none. */
export function englishSlug(headline: string): string {
  const words = headline
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const telling = words.filter((word) => !stopWords.has(word));
  return fitting((telling.length > 0 ? telling : words).slice(0, mostWords).map((word) => [word]));
}

/** A slug from the pinyin of a headline's first words: `shiwei-changweihui-zhaokai`. */
export function slugOf(headline: string): string {
  const words = dictionary()
    .words(headline)
    .filter(({ tag, text }) => !emptyTag.test(tag) || /[a-z0-9]/i.test(text))
    .map(({ text }) => syllables(text))
    .filter((word) => word.length > 0);
  const chosen: string[][] = [];
  let count = 0;
  for (const word of words) {
    if (count >= enough || (count > 0 && count + word.length > most)) break;
    chosen.push(word.slice(0, most));
    count += word.length;
  }
  return fitting(chosen) || "article";
}

/** As many of the words as fit; of a first word that is too long by itself, as many syllables. */
function fitting(words: readonly (readonly string[])[]): string {
  let slug = "";
  for (const word of words) {
    const joined = slug === "" ? word.join("") : `${slug}-${word.join("")}`;
    if (joined.length > longest) break;
    slug = joined;
  }
  if (slug !== "") return slug;
  const [first = []] = words;
  return first.reduce(
    (begun, syllable) => ((begun + syllable).length > longest ? begun : begun + syllable),
    "",
  );
}

/** The slug, or the first of `-2`, `-3` … that is free, at the cost of its last words; it is taken then. */
export function freeSlug(slug: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : `-${number}`;
    const words = slug.split("-");
    while (words.length > 1 && words.join("-").length + suffix.length > longest) words.pop();
    const candidate = `${words.join("-")}${suffix}`;
    if (taken.has(candidate)) continue;
    taken.add(candidate);
    return candidate;
  }
}
