import type { Address } from "../addresses.ts";
import type { Day } from "../record/days.ts";
import type { Kind } from "../record/kinds.ts";
import type { Locale, Localized } from "../record/languages.ts";
import type { Site } from "../record/schema.ts";
import type { BulletinView } from "./bulletin-views.ts";
import type { SearchQuery, SearchResult } from "./search-views.ts";
import type { EntryAddress, MonthAddresses, NewsItem, SitemapView } from "./sitemap-views.ts";
import type {
  ArticleSummary,
  ArticleView,
  CalendarView,
  CompanyView,
  CorrectionView,
  Departure,
  EditionView,
  Entry,
  EntryTrends,
  EntryView,
  Facet,
  FullArticle,
  Health,
  IssueView,
  MonthView,
  OverviewView,
  Paged,
  ParagraphPlace,
  ParallelView,
  PeriodView,
  TermView,
} from "./views.ts";

/** How many items a page of a list has. */
export const pageSize = 20;
/** How many articles a page of an issue has: a front page shows its whole issue. */
export const issuePageSize = 60;

/** How many addresses of articles or entries a part of the sitemap has, each in every language. */
export const sitemapSize = 1_000;

/** What articles are listed under: a kind, or an entry of a registry. */
export interface TagList {
  facet: Facet | "kinds";
  tag: string;
}

/**
 * Every question that a page may ask. Each answer is one consistent state of the archive.
 * `undefined` means that there is no such page: an unknown id, a day without an issue, a page past the end.
 * The first page of a list exists even when the list is empty. Drafts do not exist for it.
 */
export interface Archive {
  /** Whether there is a page at the address. */
  exists(address: Address): Promise<boolean>;
  /** The first page of the newest issue; `undefined` while there is none. */
  latestIssue(locale: Locale): Promise<IssueView | undefined>;
  /** Articles by place on the front page, then in print order. */
  issue(day: Day, locale: Locale, page: number): Promise<IssueView | undefined>;
  /** All articles of an issue, whole, in its order. */
  edition(day: Day, locale: Locale): Promise<EditionView | undefined>;
  /** The file of an issue as it is printed, relative to the content folder; `undefined` where there is none. */
  printed(day: Day, locale: Locale): Promise<string | undefined>;
  calendar(): Promise<CalendarView>;
  year(year: string): Promise<PeriodView | undefined>;
  /** What there is in the archive, over time. */
  overview(): Promise<OverviewView>;
  /** Articles newest day first, each day in its issue's order; so are all lists below. */
  month(month: string, locale: Locale, page: number): Promise<MonthView | undefined>;
  article(day: Day, slug: string, locale: Locale): Promise<ArticleView | undefined>;
  /** An article in both languages, for readers of one of them; `undefined` where it has not been translated. */
  parallel(day: Day, slug: string, locale: Locale): Promise<ParallelView | undefined>;
  /** What has become of an article that is not at its address any more. */
  departure(day: Day, slug: string): Promise<Departure | undefined>;
  /** Where a paragraph is that a code names; `undefined` for a code that names nothing that is or was there. */
  paragraph(code: string): Promise<ParagraphPlace | undefined>;
  /** A printed page's text with where each piece of it went. */
  bulletin(id: string, locale: Locale): Promise<BulletinView | undefined>;
  /** All entries of a registry, in the registry's order. */
  entries(facet: Facet, page: number): Promise<Paged<EntryView> | undefined>;
  /** When there were how many articles of some entries; `undefined` where there is none. */
  entryTrends(facet: Facet, ids: readonly string[]): Promise<EntryTrends | undefined>;
  entry(facet: Facet, id: string, locale: Locale, page: number): Promise<Entry | undefined>;
  /** Whom a person appears with; `undefined` for an unknown id. */
  company(person: string): Promise<CompanyView | undefined>;
  /** All terms, in the registry's order. */
  glossary(locale: Locale): Promise<readonly TermView[]>;
  /** What all people and reporters of the registries are called. */
  personNames(): Promise<readonly Localized[]>;
  kind(kind: Kind, locale: Locale, page: number): Promise<Paged<ArticleSummary> | undefined>;
  /** Newest correction first. */
  corrections(locale: Locale, page: number): Promise<Paged<CorrectionView> | undefined>;
  /**
   * Best first. `busy` where too many others search, or it took too long. A query without anything to look for finds
   * nothing.
   */
  search(query: SearchQuery, locale: Locale): Promise<SearchResult | "busy" | undefined>;
  /**
   * Whole articles of a list, newest day first, each day in its issue's order.
   * @param list all articles, where it is left out
   */
  newest(list: TagList | undefined, locale: Locale, page: number): Promise<Paged<FullArticle> | undefined>;
  fullArticle(day: Day, slug: string, locale: Locale): Promise<FullArticle | undefined>;
  /** The lists among whose newest twenty an article is; that of all articles is `undefined`. */
  listsWith(day: Day, slug: string): Promise<readonly (TagList | undefined)[]>;
  sitemap(): Promise<SitemapView>;
  /** `undefined` for a month without an issue. Articles by day and slug. */
  monthAddresses(month: string, page: number): Promise<MonthAddresses | undefined>;
  /** The entries of a registry that have articles, by id, with the day of the newest. */
  entryAddresses(facet: Facet, page: number): Promise<Paged<EntryAddress> | undefined>;
  /** What was first seen today or yesterday, newest day first; at most 1,000. */
  news(): Promise<readonly NewsItem[]>;
  /** What makes the site a paper's own. */
  site(): Promise<Site>;
  health(): Promise<Health>;
  close(): void;
}
