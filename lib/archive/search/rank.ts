import type { DatabaseSync } from "node:sqlite";
import type { Match } from "./match.ts";
import { columns, firstPlaceOf, headlineToken, placesOfDay, tagToken } from "./rows.ts";
import type { SearchQuery } from "./views.ts";

/** Articles by number, best first. */
export interface Found {
  articles: number[];
  /** Whether there are more than these. */
  more: boolean;
}

/** So many are counted; of more, the newest are taken. */
export const mostCounted = 10_000;
/** Where more match than are counted, so many of the newest are ranked, and so many with it in the headline. */
const mostRanked = 2_000;
const mostHeadlines = 1_000;

/** Scores that differ by less than one part of so many are equal, and the newer article comes first. */
const bestGrade = 40;

const weights: Record<(typeof columns)[number], number> = {
  headline_zh: 50,
  headline_en: 50,
  deck_zh: 10,
  deck_en: 10,
  byline: 5,
  body_zh: 1,
  body_en: 1,
  tags: 0,
};
const score = `bm25(search, ${columns.map((column) => weights[column]).join(", ")})`;

type Filters = Omit<SearchQuery, "q" | "page">;

export function isEmpty(match: Match): boolean {
  return match.wanted === "" && match.wantedCharacters.length === 0;
}

/** The articles that match and pass the filters. */
export function findArticles(database: DatabaseSync, match: Match, filters: Filters): Found {
  const newest = newestOf(database, match, filters, mostCounted + 1);
  const more = newest.length > mostCounted;
  if (more) newest.pop();
  const best = rank(database, match, filters, more ? newest : undefined);
  const ranked = new Set(best);
  return { articles: [...best, ...newest.filter((id) => !ranked.has(id))].slice(0, mostCounted), more };
}

/** The best first: of all articles, or where there are too many for that, of the newest and of the headlines. */
function rank(database: DatabaseSync, match: Match, filters: Filters, newest?: readonly number[]): number[] {
  const headlines = () => newestOf(database, inHeadlines(match), filters, mostHeadlines);
  // Single characters have no score.
  if (match.wanted === "") return headlines();
  if (newest === undefined) return inOrder(grade(scored(database, match, filters)));
  const grades = grade(scored(database, match, { ...filters, fromId: newest[mostRanked - 1] }));
  // An older article with it in the headline counts like the newest ones with it there.
  const older = headlines();
  const alike = older.map((id) => grades.get(id)).find((found) => found !== undefined) ?? bestGrade;
  for (const id of older) if (!grades.has(id)) grades.set(id, alike);
  return inOrder(grades);
}

/** Grades of articles by their scores. FTS5's are negative: the best is the least. */
function grade(scores: readonly [id: number, score: number][]): Map<number, number> {
  const best = scores.reduce((least, [, value]) => Math.min(least, value), 0);
  return new Map(scores.map(([id, value]) => [id, best === 0 ? 0 : Math.round((value / best) * bestGrade)]));
}

function inOrder(grades: ReadonlyMap<number, number>): number[] {
  return [...grades].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([id]) => id);
}

function newestOf(database: DatabaseSync, match: Match, filters: Filters, most: number): number[] {
  const { sql, values } = matching("rowid AS id", match, filters);
  const rows = database.prepare(`${sql} ORDER BY rowid DESC LIMIT ?`).all(...values, most);
  return rows.map(({ id }) => Number(id));
}

function scored(
  database: DatabaseSync,
  match: Match,
  filters: Filters & { fromId?: number | undefined },
): [id: number, score: number][] {
  const { sql, values } = matching(`rowid AS id, ${score} AS score`, match, filters);
  const rows = database.prepare(sql).all(...values);
  return rows.map((row) => [Number(row.id), Number(row.score)]);
}

/** The same, looked for in headlines only. */
function inHeadlines(match: Match): Match {
  const wanted = match.wanted && `{headline_zh headline_en} : (${match.wanted})`;
  return { ...match, wanted, wantedCharacters: match.wantedCharacters.map(headlineToken) };
}

interface Statement {
  sql: string;
  values: (string | number)[];
}

/** Selects what matches. Expressions on the same index are one expression; the other index is a condition. */
function matching(
  select: string,
  match: Match,
  filters: Filters & { fromId?: number | undefined },
): Statement {
  const tags = (["kind", "reporter", "topic"] as const).flatMap((name) => {
    const tag = filters[name];
    return tag === undefined ? [] : `tags : "${tagToken(`${name}s`, tag)}"`;
  });
  const all = [...(match.wanted ? [`(${match.wanted})`] : []), ...tags].join(" AND ");
  const characters = match.wantedCharacters.map((character) => `"${character}"`).join(" AND ");
  const noCharacters = match.unwantedCharacters.map((character) => `"${character}"`).join(" OR ");

  const conditions: { sql: string; value: string | number }[] = [];
  const also = (sql: string, value: string | number) => value !== "" && conditions.push({ sql, value });
  const index = all === "" ? "search_characters" : "search";
  if (index === "search") {
    also("search MATCH ?", match.unwanted ? `(${all}) NOT (${match.unwanted})` : all);
    also(`+rowid IN (${where("search_characters")})`, characters);
    also(`+rowid NOT IN (${where("search_characters")})`, noCharacters);
  } else {
    also("search_characters MATCH ?", noCharacters ? `(${characters}) NOT (${noCharacters})` : characters);
    also(`+rowid NOT IN (${where("search")})`, match.unwanted);
  }
  if (filters.from) also("rowid >= ?", firstPlaceOf(filters.from));
  if (filters.fromId) also("rowid >= ?", filters.fromId);
  if (filters.to) also("rowid < ?", firstPlaceOf(filters.to) + placesOfDay);
  return {
    sql: `SELECT ${select} FROM ${index} WHERE ${conditions.map(({ sql }) => sql).join(" AND ")}`,
    values: conditions.map(({ value }) => value),
  };
}

function where(index: string): string {
  return `SELECT rowid FROM ${index} WHERE ${index} MATCH ?`;
}
