import type { Fragment, LanguageModel } from "../page-plan.ts";
import { readerOf } from "./normalised-text.ts";
import { personNames } from "./person-names.ts";
import type { Dictionary, Word } from "./words.ts";

/** A fragment as the models see it. */
export interface Node {
  index: number;
  /** Its place among all fragments of the page, bylines too. */
  place: number;
  fragment: Fragment;
  /** The text as the models read it, without whitespace. */
  plain: string;
  isHead: boolean;
  words: readonly Word[];
  /** Content words, with how telling each one is: rare in the language and rare on the page. */
  terms: ReadonlyMap<string, number>;
  opening: Opening;
  /** The person who speaks or acts in its first clause. */
  speaker: string | undefined;
}

/** How a fragment begins, as far as that tells its kind of article. */
type Opening = "meeting" | "event" | "person" | "quote" | "other";

/** All fragments of a page but its bylines, and what is counted over the page. */
export interface PageModel {
  nodes: readonly Node[];
  dictionary: Dictionary;
  /** Occurrences of a string in the page's fragments. */
  countOnPage(text: string): number;
  /** How rare a character is among the page's fragments, in nats: 0 where it stands in all of them. */
  rarity(character: string): number;
  /** How telling it is that two fragments open alike: little where most of the page does. */
  openingRarity(opening: Opening): number;
  archive: LanguageModel | undefined;
}

const contentTag = /^(?:n|v|a|l|i|j|x|eng|m|t|s|b|z|g)/;
const speech =
  /^(?:强调|指出|要求|表示|说|认为|介绍|建议|提出|希望|坦言|主张|宣布|透露|在|对|还|认真|听取|来到|走进|作|率|主持|出席)/;

export function modelPage(
  fragments: readonly Fragment[],
  dictionary: Dictionary,
  archive?: LanguageModel,
): PageModel {
  const used = fragments.filter(({ role }) => role !== "byline");
  const places = new Map(fragments.map((fragment, place) => [fragment, place]));
  const reader = readerOf(used.map(({ text }) => text));
  const plains = used.map(({ text }) => reader.read(text));
  const words = plains.map((plain) => dictionary.words(plain));
  const names = personNames(words, plains);
  const terms = termsOf(words, plains, dictionary);
  const whole = plains.join("\n");
  const nodes = used.map((fragment, index): Node => {
    const plain = plains[index] ?? "";
    return {
      index,
      place: places.get(fragment) ?? 0,
      fragment,
      plain,
      isHead: fragment.role === "headline" || fragment.role === "deck" || fragment.role === "kicker",
      words: words[index] ?? [],
      terms: terms[index] ?? new Map(),
      opening: openingOf(plain, names),
      speaker: speakerOf(plain, names),
    };
  });
  const counts = new Map<string, number>();
  const holding = new Map<string, number>();
  for (const plain of plains) {
    for (const character of new Set(plain)) holding.set(character, (holding.get(character) ?? 0) + 1);
  }
  const rarity = new Map(
    [...holding].map(([character, count]) => [character, Math.log((plains.length + 1) / count)]),
  );
  return {
    nodes,
    dictionary,
    archive,
    openingRarity(opening) {
      const alike = nodes.filter((node) => node.opening === opening).length;
      return Math.log((nodes.length + 1) / (alike + 1));
    },
    rarity: (character) => rarity.get(character) ?? 0,
    countOnPage(text) {
      let count = counts.get(text);
      if (count === undefined) {
        count = whole.split(text).length - 1;
        counts.set(text, count);
      }
      return count;
    },
  };
}

/** Rarer than any word needs to be. */
const rarest = 18;

function termsOf(
  texts: readonly (readonly Word[])[],
  plains: readonly string[],
  dictionary: Dictionary,
): Map<string, number>[] {
  const rarities = new Map<string, number>();
  const rarityOf = (word: string) => Math.min(-dictionary.logProbability(word), rarest);
  for (const words of texts) {
    words.forEach((word, at) => {
      if (!isContent(word)) return;
      if (word.text.length >= 2) rarities.set(word.text, rarityOf(word.text));
      // Two words that stand together are a term of their own, 垃圾 + 分类, as rare as they are and a little more.
      const next = words[at + 1];
      const pair = word.text + (next?.text ?? "");
      if (next && isContent(next) && pair.length >= 3 && pair.length <= 8) {
        rarities.set(pair, Math.min((rarityOf(word.text) + rarityOf(next.text)) / 2 + 2, rarest));
      }
    });
  }
  const result = plains.map(() => new Map<string, number>());
  for (const [term, rarity] of rarities) {
    // A term counts wherever it stands, however the segmenter cut that place.
    const holding = plains.flatMap((plain, index) => (plain.includes(term) ? [index] : []));
    if (holding.length < 2 || rarity <= 7) continue;
    const weight = ((rarity - 7) / 10) * Math.log((plains.length + 1) / holding.length);
    for (const index of holding) result[index]?.set(term, weight);
  }
  return result;
}

function isContent({ text, tag }: Word): boolean {
  return contentTag.test(tag) && !/[\p{P}\p{S}\d]/u.test(text) && text !== "本报讯";
}

function openingOf(plain: string, names: ReadonlySet<string>): Opening {
  if (/^(?:会议|全会|大会|会上)/u.test(plain)) return "meeting";
  if (/^(?:论坛|研讨|讲座|活动|与会|专家|嘉宾|培训|座谈|调研)/u.test(plain)) return "event";
  if (/^[“「]/u.test(plain)) return "quote";
  return speakerOf(plain, names) === undefined ? "other" : "person";
}

function speakerOf(plain: string, names: ReadonlySet<string>): string | undefined {
  for (const length of [3, 2, 4]) {
    const name = plain.slice(0, length);
    if (names.has(name) && (speech.test(plain.slice(length)) || length === 3)) return name;
  }
  // “…。”何以宁说
  const quoted = /^“[^”]{2,80}”([\p{Script=Han}]{2,4}?)(?:说|表示|指出|强调|介绍|认为)/u.exec(plain)?.[1];
  return quoted;
}
