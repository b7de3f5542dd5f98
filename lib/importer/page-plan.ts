import type { TurnMark } from "./page/turn-marks.ts";

/** What a block of a page can be in print. `entry` is a line of a list, a table or the like: whole without a full stop. */
export const printedRoles = [
  "headline",
  "kicker",
  "deck",
  "byline",
  "body",
  "entry",
  "subhead",
  "notice",
  "signature",
  "caption",
  "credit",
  "turn",
  "furniture",
] as const;

/** What a fragment is in print. `lead` is a first paragraph with its dateline (本报讯 …); `body` is any other text. */
export type Role = (typeof printedRoles)[number] | "lead";

/** A block of a page's text, as the extractor left it. */
export interface Fragment {
  /** `f01`, `f02`, … in the order of the page. */
  id: string;
  /** Exactly as it stands in the source, line breaks inside it too. */
  text: string;
  /** Its first and last line in the source, from 1. */
  lines: readonly [number, number];
  role: Role;
  /** The probability that this is its role, where it was read from its looks. */
  confidence?: number;
  /** The next likeliest role, where there is one. */
  otherwise?: { role: Role; confidence: number };
  /** Whether it begins in the middle of a sentence, by its own looks. */
  startsCut: boolean;
  /** Whether it ends in the middle of a sentence. */
  endsCut: boolean;
}

/** One fragment's text goes on in another's, in the same paragraph. */
export interface Join {
  from: string;
  to: string;
  /** The probability that it is right. */
  confidence: number;
}

/** Fragments that make up one paragraph, each joined to the next. */
export interface ParagraphPlan {
  fragments: readonly string[];
  /** Whether print is missing at its beginning or at its end. */
  gapBefore: boolean;
  gapAfter: boolean;
}

/** An article put back together, by the ids of its fragments. Nothing here holds text of its own. */
export interface ArticlePlan {
  kicker: readonly string[];
  headline: readonly string[];
  deck: readonly string[];
  byline: readonly string[];
  paragraphs: readonly ParagraphPlan[];
  /** What is printed under its pictures; some with the picture's name beside the source. */
  captions?: readonly string[];
  pictures?: readonly { caption: string; file: string }[];
  /** The mark that it goes on on another page, and the one that it comes from one. */
  turn?: TurnMark;
  comes?: TurnMark;
  /** The probability that its fragments belong together and that none is missing. */
  confidence: number;
}

/** The fragments of an article: head, byline and text, in the order of print. */
export function textIn({ kicker, headline, deck, byline, paragraphs }: ArticlePlan): string[] {
  return [...kicker, ...headline, ...deck, ...byline, ...paragraphs.flatMap(({ fragments }) => fragments)];
}

/** The same with what is printed under its pictures. */
export function fragmentsIn(article: ArticlePlan): string[] {
  return [...textIn(article), ...(article.captions ?? [])];
}

/** A choice that is less likely to be right than this is for an editor to look at. */
export const surelyDecided = 0.9;

/** A choice that was made, for the editor to look at; doubtful ones first in the report. */
export interface Decision {
  kind: "join" | "article" | "headline" | "order" | "role";
  /** The fragments that it is about, the first one first. */
  fragments: readonly string[];
  confidence: number;
  /** What came close: other fragments in the place of the last one. */
  alternatives: readonly { fragments: readonly string[]; confidence: number }[];
}

/** Why a fragment is in no article: what it is instead. */
export const asideReasons = [
  "masthead",
  "guide",
  "staff",
  "page-head",
  "contact",
  "turn",
  "caption",
  "credit",
  "web-page",
  "other-matter",
] as const;

/** What stands on the page beside its articles. */
export interface SetAside {
  fragment: string;
  reason: (typeof asideReasons)[number];
  /** The probability that it belongs to no article. */
  confidence: number;
  /** Of a caption and its credit: the number of the article that the picture shows, and how likely that is. */
  article?: number;
  articleConfidence?: number;
}

/** What no article and no reason accounts for. */
export function lostIn({ unplaced, setAside = [] }: PagePlan): string[] {
  const aside = new Set(setAside.map(({ fragment }) => fragment));
  return unplaced.filter((id) => !aside.has(id));
}

/** A page put back together: every fragment is in exactly one article or in `unplaced`. */
export interface PagePlan {
  fragments: readonly Fragment[];
  articles: readonly ArticlePlan[];
  joins: readonly Join[];
  /** What is in no article: what was set aside, and what found no place. */
  unplaced: readonly string[];
  /** Of `unplaced`, what is known to be no article's text. */
  setAside?: readonly SetAside[];
  decisions: readonly Decision[];
}

/**
 * How often strings of characters occur in text of the genre: the archive's own, without the articles
 * of the bulletin at hand. A large archive can answer from its index.
 */
export interface LanguageModel {
  /** Occurrences of a string of 1 to 5 characters; 0 where there are none. */
  count(text: string): number;
  /** Number of characters that were counted. */
  readonly size: number;
}
