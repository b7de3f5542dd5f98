import type { Fragment, LanguageModel } from "../page-plan.ts";
import { readerOf } from "./normalised-text.ts";
import { type PageSeams, seamsOf } from "./page-seams.ts";
import { personNames } from "./person-names.ts";
import { endsSentence, leadsToItem, signatureAtEnd, startsItem, turnsOver } from "./sentences.ts";
import type { Dictionary, Word } from "./words.ts";

/** A fragment as the models see it. */
export interface Node {
  index: number;
  /** Its place among all fragments of the page, bylines too. */
  place: number;
  fragment: Fragment;
  /** The text as the models read it, without whitespace. */
  plain: string;
  /** A headline, kicker or deck; who wrote it, above the text or below its end; or text. */
  part: "head" | "byline" | "signature" | "text";
  isHead: boolean;
  isText: boolean;
  /** Its place among the heads and texts; that of the next one for the others. */
  rank: number;
  /** Whether it is whole at its end: a sentence, a line of a list, a subhead. */
  ends: boolean;
  /** Whether nothing of its article comes after it: it is signed, or goes on on another page. */
  closes: boolean;
  /** Whether a headline or a byline stands right above it. */
  underHead: boolean;
  /** How much likelier it is that a head stands inside an article as a subhead, in nats. */
  subheadOdds: number;
  words: readonly Word[];
  /** Content words, with how telling each one is: rare in the language and rare on the page. */
  terms: ReadonlyMap<string, number>;
  opening: Opening;
  /** The person who speaks or acts in its first clause. */
  speaker: string | undefined;
}

/** How a fragment begins, as far as that tells its kind of article. */
type Opening = "meeting" | "event" | "person" | "quote" | "other";

/** The fragments of a page's articles, and what is counted over the page. */
export interface PageModel {
  nodes: readonly Node[];
  /** The heads and texts alone, in order. */
  ranked: readonly Node[];
  dictionary: Dictionary;
  /** Occurrences of a string in the page's fragments. */
  countOnPage(text: string): number;
  /** How rare a character is among the page's fragments, in nats: 0 where it stands in all of them. */
  rarity(character: string): number;
  /** How telling it is that two fragments open alike: little where most of the page does. */
  openingRarity(opening: Opening): number;
  /** How rare it is to open with the same two characters as a text, in nats: 0 where all of the page's do. */
  beginningRarity(plain: string): number;
  /** What newspapers' own words say of the seams, by the nodes' indices. */
  seams: PageSeams;
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
  const reader = readerOf(fragments.map(({ text }) => text));
  const plains = fragments.map(({ text }) => reader.read(text));
  const parts = fragments.map((_, index) => partOf(fragments, index));
  const words = plains.map((plain) => dictionary.words(plain));
  const isCounted = (_: unknown, index: number) => parts[index] === "head" || parts[index] === "text";
  // Who wrote what says nothing of how rare a word is.
  const counted = plains.filter(isCounted);
  const countedWords = words.filter(isCounted);
  const names = personNames(countedWords, counted);
  const telling = termsOf(countedWords, counted, dictionary);
  const whole = counted.join("\n");
  let ranks = 0;
  const nodes = fragments.map((fragment, index): Node => {
    const plain = plains[index] ?? "";
    const part = parts[index] ?? "text";
    const isRanked = part === "head" || part === "text";
    const above = parts[index - 1];
    return {
      index,
      place: index,
      fragment,
      plain,
      part,
      isHead: part === "head",
      isText: part === "text",
      rank: isRanked ? ranks++ : ranks,
      ends: endsSentence(plain) || isWholeLine(fragment, plain) || isBeforeItem(plain, plains[index + 1]),
      closes: part === "text" && (signatureAtEnd(plain) !== undefined || turnsOver(plain)),
      underHead: part === "text" && (above === "head" || above === "byline"),
      subheadOdds: standsAlone(parts, index) ? subheadOdds(fragment) : -4,
      words: words[index] ?? [],
      terms: (isRanked && telling[ranks - 1]) || new Map(),
      opening: openingOf(plain, names),
      speaker: speakerOf(plain, names),
    };
  });
  const counts = new Map<string, number>();
  const rarity = characterRarity(counted);
  const textsOf = (isWanted: (node: Node) => boolean) =>
    nodes.filter((node) => node.isText && isWanted(node)).map(({ index }) => index);
  return {
    nodes,
    ranked: nodes.filter(({ part }) => part === "head" || part === "text"),
    dictionary,
    archive,
    seams: seamsOf(
      words,
      textsOf(({ ends }) => !ends),
      textsOf(() => true),
    ),
    beginningRarity: (plain) =>
      rarityOf(nodes, (node) => node.isText && node.plain.startsWith(plain.slice(0, 2))),
    openingRarity: (opening) => rarityOf(nodes, (node) => node.opening === opening),
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

/** How rare nodes of a kind are on the page, in nats. */
function rarityOf(nodes: readonly Node[], isOfKind: (node: Node) => boolean): number {
  return Math.log((nodes.length + 1) / (nodes.filter(isOfKind).length + 1));
}

function characterRarity(texts: readonly string[]): Map<string, number> {
  const holding = new Map<string, number>();
  for (const text of texts) {
    for (const character of new Set(text)) holding.set(character, (holding.get(character) ?? 0) + 1);
  }
  return new Map([...holding].map(([character, count]) => [character, Math.log((texts.length + 1) / count)]));
}

const heads: ReadonlySet<string> = new Set(["headline", "kicker", "deck"]);

/** A byline below a text's end, with nothing under it, is a signature; a signature right under a headline is a byline. */
function partOf(fragments: readonly Fragment[], index: number): Node["part"] {
  const fragment = fragments[index];
  const role = fragment?.role ?? "body";
  if (heads.has(role) || (role === "subhead" && fragment?.otherwise?.role === "headline")) return "head";
  if (role !== "byline" && role !== "signature") return "text";
  const [before, after] = [fragments[index - 1]?.role, fragments[index + 1]?.role];
  const isUnderHead = before !== undefined && (heads.has(before) || before === "byline");
  if (role === "signature")
    return isUnderHead && after !== undefined && !heads.has(after) ? "byline" : "signature";
  return before !== undefined && !isUnderHead && (after === undefined || heads.has(after))
    ? "signature"
    : "byline";
}

function isBeforeItem(plain: string, next = ""): boolean {
  return startsItem(next) && leadsToItem(plain);
}

function isWholeLine({ role }: Fragment, plain: string): boolean {
  return role === "subhead" || ((role === "entry" || role === "notice") && !/[，、；]$/u.test(plain));
}

/** Whether a head is no line of several, and has text right under it. */
function standsAlone(parts: readonly Node["part"][], index: number): boolean {
  return parts[index - 1] !== "head" && parts[index + 1] === "text";
}

function subheadOdds({ role, confidence = 1, otherwise }: Fragment): number {
  const isEither = (role === "headline" && otherwise?.role === "subhead") || role === "subhead";
  if (!isEither || otherwise === undefined) return role === "subhead" ? 4 : -4;
  const odds = Math.log((otherwise.confidence + 0.01) / (confidence + 0.01));
  return Math.max(-3.9, Math.min(role === "subhead" ? -odds : odds, 4));
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
