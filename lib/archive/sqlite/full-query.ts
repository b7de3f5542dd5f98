import type { DatabaseSync } from "node:sqlite";
import type { Day } from "../../record/days.ts";
import type { Locale } from "../../record/languages.ts";
import { pageSize, type TagList } from "../archive.ts";
import { noteRead, readKeys } from "../reads.ts";
import type { FullArticle, Paged } from "../views.ts";
import type { ArticleData } from "./article-data.ts";
import { correctionsOf, peopleOf, readText } from "./article-query.ts";
import { prepared } from "./prepared.ts";
import { type ArticleRow, type ListedBy, listedRows, summaries, summaryColumns } from "./summaries.ts";

/** Whole articles of a list, newest day first. @param list all articles, where it is left out */
export function readNewest(
  database: DatabaseSync,
  list: TagList | undefined,
  locale: Locale,
  page: number,
): Paged<FullArticle> | undefined {
  const total = list === undefined ? countAll(database) : countTagged(database, list);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (!Number.isSafeInteger(page) || page < 1 || page > pages) return undefined;
  const listed: ListedBy =
    list === undefined
      ? { table: "articles" }
      : { table: "tags", where: "facet = ? AND tag = ?", values: [list.facet, list.tag] };
  const rows = listedRows(database, listed, pageSize, (page - 1) * pageSize);
  // Which articles a day has and their order may change, and how many there are.
  if (list === undefined) for (const { day } of rows) noteRead(readKeys.day(day));
  return { items: rows.map((row) => full(database, row, locale)), total, page, pages };
}

export function readFull(
  database: DatabaseSync,
  day: Day,
  slug: string,
  locale: Locale,
): FullArticle | undefined {
  noteRead(readKeys.article(day, slug));
  const row = prepared(
    database,
    `SELECT ${summaryColumns} FROM articles a WHERE a.day = ? AND a.slug = ?`,
  ).get(day, slug) as unknown as ArticleRow | undefined;
  return row && full(database, row, locale);
}

/** The lists among whose newest an article is, as many as a page of them has; that of all articles is `undefined`. */
export function readListsWith(database: DatabaseSync, day: Day, slug: string): (TagList | undefined)[] {
  noteRead(readKeys.article(day, slug));
  const row = prepared(database, "SELECT id, rank FROM articles WHERE day = ? AND slug = ?").get(day, slug);
  if (row === undefined) return [];
  const before = (from: string, where: string) =>
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${from} u
       WHERE ${where} u.day >= ? AND (u.day > ? OR u.rank < ?) ORDER BY u.day DESC, u.rank LIMIT ${pageSize})`;
  const isAmongNewest = (sql: string, ...values: string[]) =>
    Number(prepared(database, sql).get(...values, day, day, String(row.rank))?.n) < pageSize;
  noteRead(readKeys.years);
  noteRead(readKeys.day(day));
  const lists = prepared(database, "SELECT facet, tag FROM tags WHERE article = ? ORDER BY facet, tag")
    .all(Number(row.id))
    .map(({ facet, tag }) => ({ facet, tag }) as TagList);
  const ofTag = before("tags", "u.facet = ? AND u.tag = ? AND");
  return [
    ...(isAmongNewest(before("articles", "")) ? [undefined] : []),
    ...lists.filter(({ facet, tag }) => {
      noteRead(readKeys.tag(facet, tag));
      return isAmongNewest(ofTag, facet, tag);
    }),
  ];
}

/** How many articles there are. */
export function countAll(database: DatabaseSync): number {
  noteRead(readKeys.years);
  return Number(prepared(database, "SELECT sum(articles) AS n FROM years").get()?.n ?? 0);
}

function countTagged(database: DatabaseSync, { facet, tag }: TagList): number {
  noteRead(readKeys.tag(facet, tag));
  const row = prepared(database, "SELECT articles AS n FROM tag_counts WHERE facet = ? AND tag = ?");
  return Number(row.get(facet, tag)?.n ?? 0);
}

function full(database: DatabaseSync, row: ArticleRow, locale: Locale): FullArticle {
  const [summary] = summaries(database, [row], locale);
  if (summary === undefined) throw new Error(`article ${row.id} has no summary`);
  const { updated, publish, corrected, former } = JSON.parse(row.data) as ArticleData;
  const { blocks, notes, notesOfOriginal, figures, locales } = readText(
    database,
    row,
    summary.words.locale,
    locale,
  );
  return {
    ...summary,
    firstSlug: former !== undefined && isOwnFormer(database, row, former) ? former : row.slug,
    people: peopleOf(database, row.id),
    corrections: correctionsOf(database, row, summary.words),
    times: { publish, updated, corrected },
    ...{ blocks, figures, notes, notesOfOriginal, locales },
  };
}

/** Whether an earlier slug is claimed by nothing else. */
function isOwnFormer(database: DatabaseSync, { day, slug }: ArticleRow, former: string): boolean {
  noteRead(readKeys.article(day, former));
  return (
    prepared(database, "SELECT 1 FROM articles WHERE day = ? AND slug = ?").get(day, former) === undefined &&
    prepared(database, "SELECT 1 FROM former WHERE day = ? AND former = ? AND slug <> ?").get(
      day,
      former,
      slug,
    ) === undefined
  );
}
