import type { Day } from "../record/days.ts";
import type { Locale, Localized } from "../record/languages.ts";
import type { ArticleTimes, Count, Facet, Paged } from "./views.ts";

/** An article as sitemaps have it. */
export interface ArticleAddress {
  day: Day;
  slug: string;
  /** The languages that it exists in, the original's first. */
  locales: readonly Locale[];
  times: ArticleTimes;
}

/** What of the last days is news. */
export interface NewsItem extends ArticleAddress {
  /** In each of its languages. */
  headlines: Partial<Localized<readonly string[]>>;
}

/** Which sitemaps there are. */
export interface SitemapView {
  /** Newest first; `touched` is the last day on which anything was done to one of the month's articles. */
  months: readonly (Count & { touched: Day })[];
  /** How many entries of each registry have articles. */
  entries: Readonly<Record<Facet, number>>;
  /** The day of the newest issue and of the newest correction. */
  latest: Day | undefined;
  corrected: Day | undefined;
}

/** An entry as sitemaps have it. */
export interface EntryAddress {
  id: string;
  /** The day of the newest article. */
  latest: Day;
}

/** A month's part of the sitemap. */
export interface MonthAddresses {
  articles: Paged<ArticleAddress>;
  /** The month's days with an issue. */
  days: readonly Day[];
  /** The ids of its printed pages. */
  bulletins: readonly string[];
}
