import type { DatabaseSync } from "node:sqlite";
import type { Address } from "../../addresses.ts";
import type { Day } from "../../record/days.ts";
import type { Locale } from "../../record/languages.ts";
import { latestOffice } from "../../record/offices.ts";
import { type Archive, issuePageSize, pageSize } from "../archive.ts";
import { noteRead, readKeys } from "../reads.ts";
import {
  type ArticleSummary,
  type CorrectionView,
  type Count,
  type EntryView,
  type Facet,
  type Health,
  type IssueView,
  mostMappedYears,
  type Paged,
} from "../views.ts";
import { readArticle, readDeparture, readParallel, withLongExcerpts } from "./article-query.ts";
import { bulletinsOf, readBulletin } from "./bulletin-query.ts";
import { readCompany, readPersonNames } from "./company-query.ts";
import { inSnapshot } from "./database.ts";
import { readEdition, readPrinted } from "./edition-query.ts";
import { exists } from "./exists.ts";
import { FileTable } from "./file-table.ts";
import { readFull, readListsWith, readNewest } from "./full-query.ts";
import { readGlossary } from "./glossary-query.ts";
import { readMeta } from "./meta.ts";
import { readParagraph } from "./paragraph-query.ts";
import { prepared } from "./prepared.ts";
import { Searcher } from "./search/searcher.ts";
import { ThreadSearcher } from "./search/thread-searcher.ts";
import { isShown, readSite } from "./site-query.ts";
import { readEntryAddresses, readMonthAddresses, readNews, readSitemap } from "./sitemap-query.ts";
import { type ListedBy, listedRows, namedEntries, summaries, wordsOf } from "./summaries.ts";
import { monthsOf, readEntryTrends, readOverview } from "./tally-query.ts";

/**
 * The archive over the SQLite index. Each query reads one snapshot; searches do so in a thread of their own.
 * @param options.searchInProcess whether they do so here instead, where nobody else waits for this thread
 */
export function sqliteArchive(
  database: DatabaseSync,
  { searchInProcess = false }: { searchInProcess?: boolean } = {},
): Archive {
  const searcher = searchInProcess ? searchHere(database) : new ThreadSearcher(database.location() ?? "");
  const query =
    <Arguments extends unknown[], Result>(read: (database: DatabaseSync, ...args: Arguments) => Result) =>
    async (...args: Arguments): Promise<Result> =>
      inSnapshot(database, () => read(database, ...args));
  return {
    exists: async (address: Address) => {
      if (address.page !== "search" && address.page !== "searchFeed")
        return inSnapshot(database, () => exists(database, address));
      const { list: page, ...search } = address.params;
      if (!inSnapshot(database, () => isShown(database, address.locale))) return false;
      // A feed of nothing that is looked for is none.
      if (address.page === "searchFeed" && search.q === "") return false;
      return page === 1 || (await searcher.search({ ...search, page }, address.locale)) !== undefined;
    },
    latestIssue: query((db, locale: Locale) => {
      noteRead(readKeys.days);
      const day = maybeText(prepared(db, "SELECT max(day) AS day FROM days").get()?.day);
      return day === undefined ? undefined : readIssue(db, day, locale, 1);
    }),
    issue: query(readIssue),
    edition: query(readEdition),
    printed: query(readPrinted),
    calendar: query(readCalendar),
    year: query((db, year: string) => readPeriod(db, year)),
    month: query((db, month: string, locale: Locale, page: number) => {
      const period = readPeriod(db, month);
      noteRead(readKeys.month(month));
      const list =
        period &&
        pageOf(
          db,
          { table: "articles", where: "day BETWEEN ? AND ?", values: span(month) },
          period.articles,
          locale,
          page,
        );
      return period && list && { ...period, list };
    }),
    article: query(readArticle),
    parallel: query(readParallel),
    departure: query(readDeparture),
    paragraph: query(readParagraph),
    bulletin: query(readBulletin),
    entries: query(readEntries),
    entry: query((db, facet: Facet, id: string, locale: Locale, page: number) => {
      noteEntry(facet, id);
      const row = prepared(db, `${entrySelect} WHERE e.registry = ? AND e.id = ?`).get(facet, id);
      const entry = row && entryView(row);
      const articles = entry && tagged(db, facet, id, locale, page);
      return entry && articles && { entry, months: monthsOf(db, facet, id), articles };
    }),
    ...questionsOfCounts(query),
    glossary: query(readGlossary),
    personNames: query(readPersonNames),
    kind: query((db, kind: string, locale: Locale, page: number) => tagged(db, "kinds", kind, locale, page)),
    corrections: query(readCorrections),
    search: (search, locale) => searcher.search(search, locale),
    ...questionsOfMachines(query),
    site: query(readSite),
    health: query(readHealth),
    close: () => {
      searcher.close();
      database.close();
    },
  };
}

type Query = <Arguments extends unknown[], Result>(
  read: (database: DatabaseSync, ...args: Arguments) => Result,
) => (...args: Arguments) => Promise<Result>;

/** What is told in numbers and drawings. */
function questionsOfCounts(query: Query) {
  return {
    overview: query(readOverview),
    entryTrends: query(readEntryTrends),
    company: query(readCompany),
  };
}

/** What feeds and sitemaps ask. */
function questionsOfMachines(query: Query) {
  return {
    newest: query(readNewest),
    fullArticle: query(readFull),
    listsWith: query(readListsWith),
    sitemap: query(readSitemap),
    monthAddresses: query(readMonthAddresses),
    entryAddresses: query(readEntryAddresses),
    news: query(readNews),
  };
}

function searchHere(database: DatabaseSync): Pick<ThreadSearcher, "search" | "close"> {
  const searcher = new Searcher(database);
  return { search: async (query, locale) => searcher.search(query, locale), close: () => {} };
}

function maybeText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The first and the last day that a year or month may have. */
function span(period: string): [Day, Day] {
  return [`${period}-00`, `${period}-99`];
}

/** How many articles the days of a year or month have. */
function countsIn(database: DatabaseSync, period: string): Count[] {
  const [first, last] = span(period);
  noteRead(period.length === 4 ? readKeys.year(period) : readKeys.month(period));
  return prepared(database, "SELECT day AS at, articles FROM days WHERE day BETWEEN ? AND ? ORDER BY day")
    .all(first, last)
    .map(({ at, articles }) => ({ at: String(at), articles: Number(articles) }));
}

function readPeriod(database: DatabaseSync, period: string) {
  const [first, last] = span(period);
  const days = countsIn(database, period);
  if (days.length === 0) return undefined;
  noteRead(readKeys.days);
  const neighbour = (sql: string, day: Day) =>
    maybeText(prepared(database, sql).get(day)?.day)?.slice(0, period.length);
  return {
    days,
    articles: days.reduce((sum, { articles }) => sum + articles, 0),
    previous: neighbour("SELECT max(day) AS day FROM days WHERE day < ?", first),
    next: neighbour("SELECT min(day) AS day FROM days WHERE day > ?", last),
  };
}

function readCalendar(database: DatabaseSync) {
  noteRead(readKeys.years);
  const years = prepared(database, "SELECT year, articles, issues FROM years ORDER BY year DESC")
    .all()
    .map(({ year, articles, issues }) => ({
      at: String(year),
      articles: Number(articles),
      issues: Number(issues),
    }));
  return { years, days: years.slice(0, mostMappedYears).flatMap(({ at }) => countsIn(database, at)) };
}

function readIssue(database: DatabaseSync, day: Day, locale: Locale, page: number): IssueView | undefined {
  for (const key of [readKeys.day(day), readKeys.topicsOf(day), readKeys.days, readKeys.registry("topics")]) {
    noteRead(key);
  }
  const total = Number(prepared(database, "SELECT articles FROM days WHERE day = ?").get(day)?.articles ?? 0);
  if (total === 0) return undefined;
  const articles = pageOf(
    database,
    { table: "articles", where: "day = ?", values: [day] },
    total,
    locale,
    page,
    issuePageSize,
  );
  if (articles === undefined) return undefined;
  const topics = prepared(
    database,
    `SELECT t.tag AS id, count(*) AS articles
       -- Without CROSS the planner would go through all articles of all topics first.
       FROM articles a CROSS JOIN tags t ON t.article = a.id AND t.facet = 'topics'
       CROSS JOIN entries e ON e.registry = 'topics' AND e.id = t.tag
       WHERE a.day = ? GROUP BY t.tag ORDER BY articles DESC, min(a.rank), e.place LIMIT 8`,
  ).all(day);
  const names = namedEntries(database);
  return {
    day,
    articles: page === 1 ? { ...articles, items: withLongExcerpts(database, articles.items) } : articles,
    previous: maybeText(prepared(database, "SELECT max(day) AS day FROM days WHERE day < ?").get(day)?.day),
    next: maybeText(prepared(database, "SELECT min(day) AS day FROM days WHERE day > ?").get(day)?.day),
    month: countsIn(database, day.slice(0, 7)),
    isPrinted: readPrinted(database, day, locale) !== undefined,
    sheets: sheetsOf(database, day),
    bulletins: bulletinsOf(database, day),
    topics: topics.flatMap(({ id, articles }) =>
      names("topics", [String(id)]).map((topic) => ({ ...topic, articles: Number(articles) })),
    ),
  };
}

function sheetsOf(database: DatabaseSync, day: Day): IssueView["sheets"] {
  const rows = prepared(
    database,
    `SELECT data ->> 'page' AS sheet, count(*) AS articles FROM articles
     WHERE day = ? AND sheet IS NOT NULL GROUP BY sheet ORDER BY sheet`,
  ).all(day);
  return rows.map(({ sheet, articles }) => ({ sheet: Number(sheet), articles: Number(articles) }));
}

/** A page of a list of articles, newest day first. `total` is known before, so that a page past the end costs nothing. */
function pageOf(
  database: DatabaseSync,
  list: ListedBy,
  total: number,
  locale: Locale,
  page: number,
  size = pageSize,
): Paged<ArticleSummary> | undefined {
  const paging = pagesOf(total, page, size);
  if (paging === undefined) return undefined;
  const rows = listedRows(database, list, size, paging.offset);
  return { items: summaries(database, rows, locale), total, page, pages: paging.pages };
}

function tagged(database: DatabaseSync, facet: string, tag: string, locale: Locale, page: number) {
  noteRead(readKeys.tag(facet, tag));
  const total = prepared(database, "SELECT articles FROM tag_counts WHERE facet = ? AND tag = ?").get(
    facet,
    tag,
  );
  const list = { table: "tags", where: "facet = ? AND tag = ?", values: [facet, tag] } as const;
  return pageOf(database, list, Number(total?.articles ?? 0), locale, page);
}

function pagesOf(
  total: number,
  page: number,
  size = pageSize,
): { pages: number; offset: number } | undefined {
  const pages = Math.max(1, Math.ceil(total / size));
  if (!Number.isSafeInteger(page) || page < 1 || page > pages) return undefined;
  return { pages, offset: (page - 1) * size };
}

const entrySelect = `
  SELECT e.data, coalesce(c.articles, 0) AS articles,
    (SELECT t.day FROM tags t WHERE t.facet = e.registry AND t.tag = e.id ORDER BY t.day DESC LIMIT 1) AS latest
  FROM entries e LEFT JOIN tag_counts c ON c.facet = e.registry AND c.tag = e.id`;

function entryView(row: Record<string, unknown>): EntryView {
  const { id, name, role, about, office, offices } = JSON.parse(String(row.data));
  return {
    id,
    name,
    role,
    about,
    office: latestOffice({ office, offices }),
    offices,
    articles: Number(row.articles),
    latest: maybeText(row.latest),
  };
}

function readEntries(database: DatabaseSync, facet: Facet, page: number): Paged<EntryView> | undefined {
  noteRead(readKeys.registry(facet));
  const total = Number(
    prepared(database, "SELECT count(*) AS n FROM entries WHERE registry = ?").get(facet)?.n,
  );
  const paging = pagesOf(total, page);
  if (paging === undefined) return undefined;
  const rows = prepared(
    database,
    `${entrySelect} WHERE e.registry = ? ORDER BY e.place, e.id LIMIT ${pageSize} OFFSET ?`,
  ).all(facet, paging.offset);
  const items = rows.map(entryView);
  for (const { id } of items) noteEntry(facet, id);
  return { items, total, page, pages: paging.pages };
}

/** What an entry of a registry shows: what it is called, and how many articles it has. */
function noteEntry(facet: Facet, id: string): void {
  noteRead(readKeys.entry(facet, id));
  noteRead(readKeys.tag(facet, id));
}

function readCorrections(
  database: DatabaseSync,
  locale: Locale,
  page: number,
): Paged<CorrectionView> | undefined {
  noteRead(readKeys.corrections);
  const total = Number(prepared(database, "SELECT count(*) AS n FROM corrections").get()?.n);
  const paging = pagesOf(total, page);
  if (paging === undefined) return undefined;
  const rows = prepared(
    database,
    // The index has them by date; without being told, the planner would sort them all.
    `SELECT c.data, a.id, a.day, a.slug
       FROM corrections c INDEXED BY corrections_in_order JOIN articles a ON a.id = c.article
       ORDER BY c.date DESC, a.day DESC, a.rank, c.number LIMIT ${pageSize} OFFSET ?`,
  ).all(paging.offset);
  const items = rows.map(({ data, ...row }) => {
    const [id, day, slug] = [Number(row.id), String(row.day), String(row.slug)];
    return { ...JSON.parse(String(data)), day, slug, words: wordsOf(database, { id, day, slug }, locale) };
  });
  return { items, total, page, pages: paging.pages };
}

function readHealth(database: DatabaseSync): Health {
  const count = (sql: string) => Number(prepared(database, sql).get()?.n);
  return {
    revision: Number(readMeta(database, "revision")),
    articles: count("SELECT count(*) AS n FROM articles"),
    translations: count("SELECT count(*) AS n FROM texts WHERE locale <> 'zh'"),
    problems: new FileTable(database).counts(),
  };
}
