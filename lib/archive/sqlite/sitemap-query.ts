import type { DatabaseSync } from "node:sqlite";
import { dayOf } from "../../dates.ts";
import { type Day, isDay } from "../../record/days.ts";
import { type Locale, originalLocale } from "../../record/languages.ts";
import { sitemapSize } from "../archive.ts";
import { noteRead, readKeys } from "../reads.ts";
import type {
  ArticleAddress,
  EntryAddress,
  MonthAddresses,
  NewsItem,
  SitemapView,
} from "../sitemap-views.ts";
import type { Facet, Paged } from "../views.ts";
import type { ArticleData, Summary } from "./article-data.ts";
import { readMeta } from "./meta.ts";
import { prepared } from "./prepared.ts";
import { readSite } from "./site-query.ts";

/** So many are news at the most. */
const mostNews = 1_000;

/** Which sitemaps there are, and when what they name was last changed. */
export function readSitemap(database: DatabaseSync): SitemapView {
  for (const key of [readKeys.years, readKeys.touched, readKeys.corrections]) noteRead(key);
  const touched = new Map(
    prepared(
      database,
      `SELECT substr(day, 1, 7) AS month, max(data ->> 'touched') AS touched FROM articles
         WHERE data ->> 'touched' IS NOT NULL GROUP BY substr(day, 1, 7)`,
    )
      .all()
      .map(({ month, touched }) => [String(month), String(touched)]),
  );
  const months = prepared(
    database,
    // Each article is of one kind; so the months are counted already.
    `SELECT month, sum(articles) AS articles,
         (SELECT max(day) FROM days WHERE day BETWEEN month || '-00' AND month || '-99') AS latest
       FROM tag_months WHERE facet = 'kinds' GROUP BY month ORDER BY month DESC`,
  )
    .all()
    .map(({ month, articles, latest }) => ({
      at: String(month),
      articles: Number(articles),
      touched: laterOf(String(latest), touched.get(String(month)) ?? ""),
    }));
  const corrected = prepared(database, "SELECT max(date) AS date FROM corrections").get()?.date;
  const latest = prepared(database, "SELECT max(day) AS day FROM days").get()?.day;
  return {
    months,
    entries: {
      reporters: countEntries(database, "reporters"),
      topics: countEntries(database, "topics"),
      people: countEntries(database, "people"),
    },
    latest: typeof latest === "string" ? latest : undefined,
    corrected: typeof corrected === "string" ? corrected : undefined,
  };
}

export function readMonthAddresses(
  database: DatabaseSync,
  month: string,
  page: number,
): MonthAddresses | undefined {
  noteRead(readKeys.sitemap(month));
  const [first, last] = [`${month}-00`, `${month}-99`];
  const days = prepared(
    database,
    "SELECT day, articles FROM days WHERE day BETWEEN ? AND ? ORDER BY day",
  ).all(first, last);
  const total = days.reduce((sum, { articles }) => sum + Number(articles), 0);
  if (total === 0) return undefined;
  const paging = pagesOf(total, page);
  if (paging === undefined) return undefined;
  const rows = prepared(
    database,
    // One step along an index for each of them; the languages by primary key.
    `SELECT a.day, a.slug, a.data ->> 'publish' AS publish, a.data ->> 'updated' AS updated,
         a.data ->> 'corrected' AS corrected,
         (SELECT group_concat(t.locale) FROM texts t WHERE t.article = a.id) AS locales
       FROM articles a WHERE a.day BETWEEN ? AND ? ORDER BY a.day, a.slug LIMIT ? OFFSET ?`,
  ).all(first, last, sitemapSize, paging.offset);
  for (const { day } of days) noteRead(readKeys.bulletinsOf(String(day)));
  const bulletins = prepared(database, "SELECT id FROM bulletins WHERE id BETWEEN ? AND ? ORDER BY id").all(
    first,
    last,
  );
  return {
    articles: { items: rows.map(addressOf), total, page, pages: paging.pages },
    days: days.map(({ day }) => String(day)),
    // A page without an issue waits for one.
    bulletins: bulletins
      .map(({ id }) => String(id))
      .filter((id) => days.some(({ day }) => id.startsWith(String(day)))),
  };
}

export function readEntryAddresses(
  database: DatabaseSync,
  facet: Facet,
  page: number,
): Paged<EntryAddress> | undefined {
  const total = countEntries(database, facet);
  const paging = pagesOf(total, page);
  if (paging === undefined) return undefined;
  const rows = prepared(
    database,
    `SELECT c.tag,
         (SELECT t.day FROM tags t WHERE t.facet = c.facet AND t.tag = c.tag ORDER BY t.day DESC LIMIT 1) AS latest
       FROM tag_counts c CROSS JOIN entries e ON e.registry = c.facet AND e.id = c.tag
       WHERE c.facet = ? ORDER BY c.tag LIMIT ? OFFSET ?`,
  ).all(facet, sitemapSize, paging.offset);
  const items = rows.map(({ tag, latest }) => ({ id: String(tag), latest: String(latest) }));
  for (const { id } of items) noteRead(readKeys.tag(facet, id));
  return { items, total, page, pages: paging.pages };
}

/** What was first seen today or on the day before, in the site's time zone. */
export function readNews(database: DatabaseSync): NewsItem[] {
  for (const key of [readKeys.today, readKeys.years, readKeys.touched]) noteRead(key);
  const today = readMeta(database, "today");
  if (typeof today !== "string" || !isDay(today)) return [];
  const before = (days: number) => new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
  const rows = prepared(
    database,
    `SELECT id, day, slug, data FROM articles WHERE day BETWEEN ?1 AND ?2
     UNION SELECT id, day, slug, data FROM articles WHERE data ->> 'publish' >= ?3 AND data ->> 'publish' IS NOT NULL
     ORDER BY day DESC, slug LIMIT ?4`,
    // Offsets differ: what an instant's own place calls yesterday may be two days ago here, or today.
  ).all(before(1), today, before(2), mostNews);
  const { timeZone } = readSite(database);
  return rows.flatMap(({ id, day, slug, data }): NewsItem[] => {
    noteRead(readKeys.article(String(day), String(slug)));
    const { publish, updated, corrected } = JSON.parse(String(data)) as ArticleData;
    const seen = dayOf(publish ?? String(day), timeZone);
    if (seen < before(1) || seen > today) return [];
    const texts = prepared(
      database,
      "SELECT locale, summary FROM texts WHERE article = ? ORDER BY locale <> ?, locale",
    ).all(Number(id), originalLocale);
    const headlines = texts.map(({ locale, summary }) => [
      String(locale),
      (JSON.parse(String(summary)) as Summary).headline,
    ]);
    return [
      {
        ...{ day: String(day), slug: String(slug), times: { publish, updated, corrected } },
        locales: texts.map(({ locale }) => locale as Locale),
        headlines: Object.fromEntries(headlines),
      },
    ];
  });
}

function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b;
}

function addressOf(row: Record<string, unknown>): ArticleAddress {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  const locales = String(row.locales).split(",") as Locale[];
  return {
    ...{ day: String(row.day), slug: String(row.slug) },
    locales: locales.sort((a, b) => Number(b === originalLocale) - Number(a === originalLocale)),
    times: { publish: text(row.publish), updated: text(row.updated), corrected: text(row.corrected) },
  };
}

/** How many of a registry's entries have articles. */
export function countEntries(database: DatabaseSync, facet: Facet): number {
  noteRead(readKeys.registry(facet));
  noteRead(readKeys.listed(facet));
  const row = prepared(
    database,
    `SELECT count(*) AS n FROM tag_counts c CROSS JOIN entries e ON e.registry = c.facet AND e.id = c.tag
       WHERE c.facet = ?`,
  ).get(facet);
  return Number(row?.n ?? 0);
}

function pagesOf(total: number, page: number): { pages: number; offset: number } | undefined {
  const pages = Math.max(1, Math.ceil(total / sitemapSize));
  if (!Number.isSafeInteger(page) || page < 1 || page > pages) return undefined;
  return { pages, offset: (page - 1) * sitemapSize };
}
