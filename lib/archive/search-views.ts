import type { Day } from "../record/days.ts";
import type { Kind } from "../record/kinds.ts";
import type { Locale } from "../record/languages.ts";
import type { ArticleSummary, Named, Paged } from "./views.ts";

/** What a reader looks for. The days are the first and the last. */
export interface SearchQuery {
  q: string;
  kind?: Kind | undefined;
  reporter?: string | undefined;
  topic?: string | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
  page: number;
  /** Which come first, where it is not the best. */
  order?: "newest" | undefined;
}

export interface SearchResult {
  /** What was read of the query, and whether that is not all of it. */
  q: string;
  cut: boolean;
  /** Whether there was anything to look for. */
  searched: boolean;
  hits: Paged<SearchHit>;
  /** The days and months that the query names, as far as they lead somewhere. */
  dates: readonly DateFound[];
  /** Whether more match than are counted: then all counts are of the newest ones. */
  more: boolean;
  facets: SearchFacets;
  /** Where nothing was found: queries that find something, and where else to go on. */
  suggestions: readonly string[];
  waysOn: WaysOn | undefined;
  /** The entries that the filters name, as far as there are such. */
  filters: { reporter: Named | undefined; topic: Named | undefined };
}

/** What else readers may look at. */
export interface WaysOn {
  /** How many articles are found without one of the filters, where there are any. */
  without: readonly { filter: "kind" | "reporter" | "topic" | "days"; articles: number }[];
  /** How many are found without any of them. */
  everywhere: number;
  /** The day of the latest issue. */
  latest: Day | undefined;
  /** Those with most articles. */
  topics: readonly Named[];
}

/** A day with an issue or a month with several, or a day without one between the nearest two that have one. */
export type DateFound =
  | { at: string; articles: number }
  | { at: Day; articles: 0; previous: Day | undefined; next: Day | undefined };

export interface SearchHit {
  article: ArticleSummary;
  /** In the language of `article.words`. */
  headline: readonly Piece[];
  /** Where what was looked for stands in the text, or the text's beginning. */
  passage: Passage | undefined;
}

/** A piece of a text, and whether it is what was looked for. */
export interface Piece {
  text: string;
  marked: boolean;
}

export interface Passage {
  locale: Locale;
  /** The id of the paragraph or note on the article's page in this language: `p3`, `note-fn-1`. */
  at: string | undefined;
  pieces: readonly Piece[];
}

/** Only what some of the articles have; reporters and topics most frequent first, years newest first. */
export interface SearchFacets {
  kinds: readonly { id: Kind; articles: number }[];
  reporters: readonly (Named & { articles: number })[];
  topics: readonly (Named & { articles: number })[];
  years: readonly { year: string; articles: number }[];
}
