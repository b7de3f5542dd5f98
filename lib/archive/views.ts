import type { Day } from "../record/days.ts";
import type { Kind } from "../record/kinds.ts";
import type { Locale, Localized } from "../record/languages.ts";
import type { PageBox } from "../record/page-boxes.ts";
import type { ReporterRole } from "../record/roles.ts";
import type { DatedOffice, Withdrawal } from "../record/schema.ts";

/** What pages get from the archive: plain data, complete, in the reader's language or marked as not. */

/** The registries that articles are grouped by. */
export const facets = ["reporters", "topics", "people"] as const;
export type Facet = (typeof facets)[number];

/** The headline and what belongs to it. `locale` is the language they are in, not the one asked for. */
export interface Words {
  locale: Locale;
  headline: readonly string[];
  /** Of each line of a Chinese headline: the offsets at which it may be broken. */
  breaks: readonly (readonly number[])[];
  kicker: readonly string[];
  deck: readonly string[];
}

/** A registry's entry, as far as a link to it needs. */
export interface Named {
  id: string;
  name: Localized;
}

export interface ReporterLink extends Named {
  role: ReporterRole;
}

/** Some words in the language that they are in. */
export interface Phrase {
  locale: Locale;
  text: string;
}

/** A picture that is ready to be served. */
export interface PictureView {
  /** What its article calls it; `caption:<file>` names its caption in corrections. */
  file: string;
  /** What is to be seen, for those who cannot see it. */
  alt: Phrase;
  caption: Phrase | undefined;
  credit: Phrase | undefined;
  /** Of the largest that is served, in pixels. */
  width: number;
  height: number;
  /** What it is served as, best first; the last is JPEG. Of each the smallest comes first. */
  sources: readonly { type: string; images: readonly { path: string; width: number }[] }[];
}

/** A picture at its place in an article. */
export interface FigureView {
  /** How many blocks stand before it; 0 for one above the text. */
  after: number;
  picture: PictureView;
}

/** What readers of a translation are told of it. */
export interface TranslationState {
  /** A name, or `machine`. */
  translator: string;
  reviewed: boolean;
  /** How many paragraphs of the original it lacks. */
  missing: number;
  /** How many of its own render what the original said before, or no longer says. */
  behind: number;
  /** Which other texts do: `headline`, `kicker`, `deck`, `note:1`, `caption:hall.jpg`. */
  behindTexts: readonly string[];
}

export interface ArticleSummary {
  day: Day;
  slug: string;
  kind: Kind;
  words: Words;
  /** The first whole paragraphs of the text, in the language of `words`. */
  excerpt: readonly string[];
  /** Of the whole text: characters of a Chinese one, words of an English one. */
  length: number;
  /** Of a text that is a translation. */
  translation: TranslationState | undefined;
  /** The page of the issue (版) that it stands on. */
  page: number | undefined;
  byline: string | undefined;
  reporters: readonly ReporterLink[];
  topics: readonly Named[];
  /** Fields that an editor wrote because the print lacks them. */
  supplied: readonly string[];
  /** The first of its pictures, once that can be served. */
  picture: PictureView | undefined;
}

/** A block of text as shown: sanitised HTML in its language. */
export interface BlockView {
  id: string;
  html: string;
  locale: Locale;
  /** Whether the reader's language lacks it, so that the original is shown. */
  untranslated: boolean;
  /** Whether it is a translation of what the original said before, or no longer says at all. */
  behind: boolean;
  /** What names it for good; what only a translation has is not named. */
  code: string | undefined;
}

export interface CorrectionView {
  day: Day;
  slug: string;
  words: Words;
  block: string;
  from: string;
  to: string;
  note: Localized;
  /** The day of the correction. */
  date: Day;
}

export interface ArticleView extends ArticleSummary {
  /** The languages that the article exists in, the original's first. */
  locales: readonly Locale[];
  held: Day | undefined;
  /** A day or an ISO date-time. */
  updated: string | undefined;
  blocks: readonly BlockView[];
  /** What is marked in the blocks, in its order. */
  terms: readonly TermCard[];
  /** Its pictures that can be served, in the order of their places. */
  figures: readonly FigureView[];
  /** The ids of the bulletins that it was made from, in reading order: those that have a page. */
  bulletins: readonly string[];
  /** Where it stands on those of them of which that is known. */
  sketches: readonly PageSketch[];
  /** Footnotes as HTML. */
  notes: string;
  /** Those of the original that its blocks refer to where they stand in for a translation. */
  notesOfOriginal: string;
  /** Whether `[…]` stands in the text. */
  hasGaps: boolean;
  /** The persons that its editors list for it. */
  people: readonly Named[];
  corrections: readonly CorrectionView[];
  /** The neighbours in the issue's order. */
  previous: ArticleLink | undefined;
  next: ArticleLink | undefined;
  /** The article that this one is the rest of (上接). */
  continues: ContinuationLink | undefined;
  /** The articles that are the rest of this one (下转), in the order of their issues. */
  continuedIn: readonly ContinuationLink[];
  /** Those of other days that are most like it. */
  related: readonly ArticleLink[];
}

/** What is known of when an article was first seen and changed, beside its day. */
export interface ArticleTimes {
  /** An ISO date-time. */
  publish: string | undefined;
  /** A day or an ISO date-time. */
  updated: string | undefined;
  /** The day of the last correction. */
  corrected: Day | undefined;
}

/** An article with its whole text, as feeds have it. */
export interface FullArticle extends ArticleSummary {
  /** Its first slug, for as long as no other article claims it: what it is known by stays though its slug changes. */
  firstSlug: string;
  /** The languages that the article exists in, the original's first. */
  locales: readonly Locale[];
  people: readonly Named[];
  times: ArticleTimes;
  blocks: readonly BlockView[];
  figures: readonly FigureView[];
  /** Footnotes as HTML, and those of the original. */
  notes: string;
  notesOfOriginal: string;
  corrections: readonly CorrectionView[];
}

/** A paragraph in both languages. */
export interface PairView {
  /** `p1`, `p2`, …: the same as in either language alone. */
  id: string;
  /** Sanitised HTML; a language that lacks the paragraph has none. */
  html: Partial<Localized>;
  /** Whether the translation renders what the original said before, or no longer says. */
  behind: boolean;
  /** What names it for good; what only a translation has is not named. */
  code: string | undefined;
}

/** A picture with what is said of it in both languages, at its place between the pairs. */
export interface PairedFigureView {
  after: number;
  picture: Localized<PictureView>;
}

export interface ParallelView {
  /** As readers of the language have it. */
  article: ArticleView;
  /** Who made the one of the two that is a translation. */
  translation: TranslationState;
  words: Localized<Words>;
  pairs: readonly PairView[];
  figures: readonly PairedFigureView[];
  /** Footnotes as HTML. */
  notes: Localized;
}

/** An article was withdrawn, or its slug is another now. */
export type Departure = { withdrawn: Withdrawal } | { slug: string };

/** Where a paragraph is that a code names; without `id`, its article has it no more, or was withdrawn. */
export interface ParagraphPlace {
  day: Day;
  slug: string;
  id: string | undefined;
}

/** Where an article stands on a printed page. */
export interface PageSketch {
  bulletin: string;
  width: number;
  height: number;
  /** The number of its first fragment there. */
  fragment: number;
  own: readonly PageBox[];
  /** Of all else. */
  others: readonly PageBox[];
}

export interface ArticleLink {
  day: Day;
  slug: string;
  words: Words;
}

export interface ContinuationLink extends ArticleLink {
  /** The page of the issue (版) that it stands on. */
  page: number | undefined;
}

/** A page of a list. */
export interface Paged<Item> {
  items: readonly Item[];
  /** Of the whole list. */
  total: number;
  /** From 1. */
  page: number;
  /** At least 1. */
  pages: number;
}

/** How many articles a day's issue, a month or a year has. */
export interface Count {
  /** A day, month or year. */
  at: string;
  articles: number;
}

export interface IssueView {
  day: Day;
  /** The first ones of an issue have longer excerpts. */
  articles: Paged<ArticleSummary>;
  previous: Day | undefined;
  next: Day | undefined;
  /** The days of the issue's month that have issues. */
  month: readonly Count[];
  /** The pages of the paper (版) with how many articles say that they stand there, in their order. */
  sheets: readonly { sheet: number; articles: number }[];
  /** The ids of the printed pages, in their order. */
  bulletins: readonly string[];
  /** Whether it is there as it is printed, in the reader's language. */
  isPrinted: boolean;
  /** The topics of the issue, most frequent first. */
  topics: readonly (Named & { articles: number })[];
}

/** An issue in full. */
export interface EditionView {
  day: Day;
  articles: readonly ArticleView[];
}

/** Of so many years, the newest, a calendar has the days. */
export const mostMappedYears = 10;

export interface CalendarView {
  /** Newest first; `issues` is the number of days with an issue. */
  years: readonly (Count & { issues: number })[];
  /** The days with issues in the newest years; see `mostMappedYears`. */
  days: readonly Count[];
}

/** Up to so many months are told one by one; of a longer time the years are. */
export const mostMonths = 48;

/** Something that articles are listed under, over time. */
export interface Trend extends Named {
  articles: number;
  /** The months with articles, or the years where the time told of is longer than `mostMonths`. */
  over: readonly Count[];
}

export interface OverviewView {
  /** Of each kind the months with articles. */
  kinds: readonly { kind: Kind; months: readonly Count[] }[];
  /** Those with most articles. */
  topics: readonly Trend[];
  reporters: readonly Trend[];
  /** Those who appear together most often, and in how many articles each two of them do, where there is one. */
  people: { people: readonly Named[]; pairs: readonly { one: string; other: string; articles: number }[] };
}

export interface PeriodView {
  /** The days with issues in the year or month. */
  days: readonly Count[];
  articles: number;
  /** The nearest year or month before and after that has an issue. */
  previous: string | undefined;
  next: string | undefined;
}

export interface MonthView extends PeriodView {
  list: Paged<ArticleSummary>;
}

/** One line of the list of all reporters or all topics. */
export interface EntryView extends Named {
  /** Of a reporter. */
  role: ReporterRole | undefined;
  /** Of a topic. */
  about: Localized | undefined;
  /** Of a person: the one that is held as far as is known, and those whose days are known. */
  office: Localized | undefined;
  offices: readonly DatedOffice[] | undefined;
  articles: number;
  /** The day of the newest article. */
  latest: Day | undefined;
}

/** When there were how many articles of each of some entries. */
export interface EntryTrends {
  /** The first and the last month with an article of any of them. */
  first: string;
  last: string;
  /** Of each, in the order that they were asked for in: the months with articles, or the years, as in `Trend`. */
  over: readonly (readonly Count[])[];
}

export interface Entry {
  entry: EntryView;
  /** The months with articles. */
  months: readonly Count[];
  articles: Paged<ArticleSummary>;
}

/** Whom somebody appears with, by the newest articles that name both. */
export interface CompanyView {
  /** In how many articles was looked, at the most. */
  articles: number;
  /** The person first, then those with most articles; the days in their order. */
  people: readonly (Named & { articles: number; days: readonly Count[] })[];
}

/** So many articles that have a term are counted. */
export const mostTermUses = 200;

/** A term with its agreed renderings. */
export interface TermView {
  id: string;
  term: Localized;
  also: Partial<Record<Locale, readonly string[] | undefined>>;
  note: Localized | undefined;
  /** How many articles have it in Chinese; counted up to `mostTermUses`. Absent for what is not looked up. */
  articles: number | undefined;
  /** The newest of them. */
  latest: readonly ArticleLink[];
}

/** A name or term that is marked in an article's text, and what its card says. */
export interface TermCard {
  /** Of its card on the page. */
  anchor: string;
  registry: "people" | "glossary";
  id: string;
  name: Localized;
  /** What the term means, or the office that the person held on the article's day. */
  about: Localized | undefined;
}

export interface Health {
  revision: number;
  articles: number;
  translations: number;
  problems: { errors: number; warnings: number };
}
