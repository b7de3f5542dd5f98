import type { DatabaseSync } from "node:sqlite";
import type { SearchQuery } from "../../search-views.ts";
import { tagToken } from "../../text/tokens.ts";
import { prepared } from "../prepared.ts";
import type { Match } from "./match.ts";
import { columns, firstPlaceOf, headlineToken, placesOfDay } from "./search-index.ts";

/** Articles by number, the best first, and of those that are equally good the newest. */
export interface Found {
  articles: number[];
  /** How good each of them is; only equal grades mean something. */
  grades: number[];
  /** Whether there are more than these. */
  more: boolean;
}

/** So many are counted; of more, the newest are taken. */
const mostCounted = 10_000;
/** Without scores, so many with it in the headline come first, whatever their age. */
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
/** The least number that an article may have. */
type NumberedFilters = Filters & { fromId?: number | undefined };

export function isEmpty(match: Match): boolean {
  return match.wanted === "" && match.wantedCharacters.length === 0;
}

/** The articles that match and pass the filters. */
export function findArticles(database: DatabaseSync, match: Match, filters: Filters): Found {
  const newest = newestOf(database, match, filters, mostCounted + 1);
  const more = newest.length > mostCounted;
  if (more) newest.pop();
  if (filters.order === "newest") return { articles: newest, grades: newest.map(() => 0), more };
  const best =
    more || match.wanted === ""
      ? byPlace(database, match, { ...filters, fromId: newest.at(-1) })
      : byScore(database, match, filters);
  const asTyped = match.first === "" ? [] : newestOf(database, onlyFirst(match), filters, mostHeadlines);
  const graded = new Map(asTyped.map((id) => [id, bestGrade + 1]));
  for (const { id, grade } of best) if (!graded.has(id)) graded.set(id, grade);
  // What has no grade comes last.
  for (const id of newest) if (!graded.has(id)) graded.set(id, -1);
  const all = [...graded].slice(0, mostCounted);
  return { articles: all.map(([id]) => id), grades: all.map(([, grade]) => grade), more };
}

/**
 * Some of what was found. Numbers say no more than the day: equally good articles of one day are put in the order of
 * their issue.
 */
export function someOf(database: DatabaseSync, found: Found, from: number, size: number): number[] {
  const { articles, grades } = found;
  const keyAt = (at: number) => ({
    grade: grades[at] ?? 0,
    day: Math.floor((articles[at] ?? 0) / placesOfDay),
  });
  const alike = (at: number) => {
    const [a, b] = [keyAt(at - 1), keyAt(at)];
    return at > 0 && at < articles.length && a.grade === b.grade && a.day === b.day;
  };
  let first = from;
  let last = Math.min(from + size, articles.length);
  while (alike(first)) first--;
  while (alike(last)) last++;
  const select = prepared(database, "SELECT rank FROM articles WHERE id = ?");
  return articles
    .slice(first, last)
    .map((id, index) => ({ id, ...keyAt(first + index), rank: String(select.get(id)?.rank) }))
    .sort((a, b) => b.grade - a.grade || b.day - a.day || (a.rank < b.rank ? -1 : 1))
    .map(({ id }) => id)
    .slice(from - first, from - first + size);
}

interface Graded {
  id: number;
  grade: number;
}

/** Whether any article matches. */
export function findsAny(database: DatabaseSync, match: Match): boolean {
  return !isEmpty(match) && newestOf(database, match, {}, 1).length > 0;
}

/**
 * Those with it in the headline, then in the deck, the newest first. Single characters have no score, and of what is
 * in very many articles a score says little and takes long.
 */
function byPlace(database: DatabaseSync, match: Match, filters: NumberedFilters): Graded[] {
  const { fromId, ...ofAnyAge } = filters;
  const headlines = newestOf(database, inHeadlines(match), ofAnyAge, mostHeadlines);
  const decks = match.wanted === "" ? [] : newestOf(database, within(match, "deck"), filters, mostHeadlines);
  return [...headlines.map((id) => ({ id, grade: 1 })), ...decks.map((id) => ({ id, grade: 0 }))];
}

/** By score in grades, the newest first in each. FTS5's scores are negative: the best is the least. */
function byScore(database: DatabaseSync, match: Match, filters: Filters): Graded[] {
  const { sql, values } = matching(`rowid AS id, ${score} AS score`, match, filters);
  const found = prepared(database, sql).all(...values) as { id: number; score: number }[];
  const best = found.reduce((least, { score }) => Math.min(least, score), 0);
  return found
    .map(({ id, score }) => ({ id, grade: best === 0 ? 0 : Math.round((score / best) * bestGrade) }))
    .sort((a, b) => b.grade - a.grade || b.id - a.id);
}

function newestOf(database: DatabaseSync, match: Match, filters: NumberedFilters, most: number): number[] {
  const { sql, values } = matching("rowid AS id", match, filters);
  const rows = prepared(database, `${sql} ORDER BY rowid DESC LIMIT ?`).all(...values, most);
  return rows.map(({ id }) => Number(id));
}

function within(match: Match, part: "headline" | "deck"): Match {
  return { ...match, wanted: match.wanted && `{${part}_zh ${part}_en} : (${match.wanted})` };
}

/** Only what comes first of what matches. */
function onlyFirst(match: Match): Match {
  return { ...match, wanted: match.wanted ? `(${match.wanted}) AND ${match.first}` : match.first };
}

/** The same, looked for in headlines only. */
function inHeadlines(match: Match): Match {
  return { ...within(match, "headline"), wantedCharacters: match.wantedCharacters.map(headlineToken) };
}

interface Statement {
  sql: string;
  values: (string | number)[];
}

/** Selects what matches. Expressions on the same index are one expression; the other index is a condition. */
function matching(select: string, match: Match, filters: NumberedFilters): Statement {
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
