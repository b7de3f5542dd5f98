import type { DatabaseSync } from "node:sqlite";
import { monthsBetween } from "../../dates.ts";
import { type Kind, kinds } from "../../record/kinds.ts";
import { noteRead, readKeys } from "../reads.ts";
import {
  type Count,
  type EntryTrends,
  type Facet,
  mostMonths,
  type OverviewView,
  type Trend,
} from "../views.ts";
import { prepared } from "./prepared.ts";
import { namedEntries } from "./summaries.ts";

/** So many topics, and reporters, are shown over time. */
const mostTrends = 12;
/** So many people are shown together. */
const mostPeople = 14;
/** Among so many pairs of people with most articles they are looked for. */
const mostPairs = 200;

/** In how many articles of each month there is something listed. */
export function monthsOf(database: DatabaseSync, facet: Facet | "kinds", tag: string): Count[] {
  return prepared(
    database,
    "SELECT month AS at, articles FROM tag_months WHERE facet = ? AND tag = ? ORDER BY month",
  )
    .all(facet, tag)
    .map(({ at, articles }) => ({ at: String(at), articles: Number(articles) }));
}

/** The same of each year: added up here, since a century has too many months to be handed on. */
function yearsOf(database: DatabaseSync, facet: Facet, tag: string): Count[] {
  return prepared(
    database,
    `SELECT substr(month, 1, 4) AS at, sum(articles) AS articles FROM tag_months
     WHERE facet = ? AND tag = ? GROUP BY at ORDER BY at`,
  )
    .all(facet, tag)
    .map(({ at, articles }) => ({ at: String(at), articles: Number(articles) }));
}

/** As `Archive` has it. One question for all of them, whose rows the table's key gives in their order. */
export function readEntryTrends(
  database: DatabaseSync,
  facet: Facet,
  ids: readonly string[],
): EntryTrends | undefined {
  for (const id of ids) noteRead(readKeys.tag(facet, id));
  const { first, last } =
    prepared(
      database,
      // Month by month of one entry is quickly at either end of it.
      `SELECT min(first) AS first, max(last) AS last FROM (
         SELECT
           (SELECT min(month) FROM tag_months WHERE facet = ?1 AND tag = e.value) AS first,
           (SELECT max(month) FROM tag_months WHERE facet = ?1 AND tag = e.value) AS last
         FROM json_each(?2) e)`,
    ).get(facet, JSON.stringify(ids)) ?? {};
  if (typeof first !== "string" || typeof last !== "string") return undefined;
  const at = isLong(first, last) ? "substr(m.month, 1, 4)" : "m.month";
  const rows = prepared(
    database,
    `SELECT m.tag, ${at} AS at, sum(m.articles) AS articles
     FROM json_each(?2) e CROSS JOIN tag_months m ON m.facet = ?1 AND m.tag = e.value
     GROUP BY e.key, at ORDER BY e.key, at`,
  ).all(facet, JSON.stringify(ids));
  const over = Map.groupBy(rows, ({ tag }) => String(tag));
  return {
    ...{ first, last },
    over: ids.map((id) =>
      (over.get(id) ?? []).map(({ at, articles }) => ({ at: String(at), articles: Number(articles) })),
    ),
  };
}

function isLong(first: string, last: string): boolean {
  return monthsBetween(first, last).length > mostMonths;
}

/** The archive as a whole: what there is when, of what, by whom, and who appears with whom. */
export function readOverview(database: DatabaseSync): OverviewView {
  noteRead(readKeys.tallies);
  const ofKinds = kinds.map((kind): { kind: Kind; months: Count[] } => ({
    kind,
    months: monthsOf(database, "kinds", kind),
  }));
  const months = ofKinds.flatMap((each) => each.months.map(({ at }) => at)).sort();
  const [first, last] = [months[0], months.at(-1)];
  const byYear = first !== undefined && last !== undefined && isLong(first, last);
  return {
    kinds: ofKinds,
    topics: trendsOf(database, "topics", byYear),
    reporters: trendsOf(database, "reporters", byYear),
    people: readPairs(database),
  };
}

/** Those with most articles. */
function trendsOf(database: DatabaseSync, facet: Facet, byYear: boolean): Trend[] {
  noteRead(readKeys.registry(facet));
  const names = namedEntries(database);
  return prepared(
    database,
    // The index has the counts in their order; what is in no registry any more is left out.
    `SELECT c.tag AS id, c.articles FROM tag_counts c INDEXED BY tag_counts_in_order
     CROSS JOIN entries e ON e.registry = c.facet AND e.id = c.tag
     WHERE c.facet = ? ORDER BY c.articles DESC, c.tag LIMIT ${mostTrends}`,
  )
    .all(facet)
    .flatMap(({ id, articles }) =>
      names(facet, [String(id)]).map(({ name }) => ({
        ...{ id: String(id), name, articles: Number(articles) },
        over: byYear ? yearsOf(database, facet, String(id)) : monthsOf(database, facet, String(id)),
      })),
    );
}

/** The people who appear together most often, with how often each two of them do. */
function readPairs(database: DatabaseSync): OverviewView["people"] {
  noteRead(readKeys.registry("people"));
  const known = "EXISTS (SELECT 1 FROM entries WHERE registry = 'people' AND id = ";
  const rows = prepared(
    database,
    `SELECT one, other, articles FROM people_pairs INDEXED BY people_pairs_in_order
     WHERE ${known} one) AND ${known} other)
     ORDER BY articles DESC, one, other LIMIT ${mostPairs}`,
  )
    .all()
    .map(({ one, other }) => [String(one), String(other)] as const);
  const ids = new Set<string>();
  for (const pair of rows) {
    if (new Set([...ids, ...pair]).size <= mostPeople) for (const id of pair) ids.add(id);
  }
  const pairs = [...ids].flatMap((one) =>
    prepared(database, "SELECT other, articles FROM people_pairs WHERE one = ?")
      .all(one)
      .filter(({ other }) => ids.has(String(other)))
      .map(({ other, articles }) => ({ one, other: String(other), articles: Number(articles) })),
  );
  const together = (id: string) =>
    pairs.reduce((sum, { one, other, articles }) => (one === id || other === id ? sum + articles : sum), 0);
  const names = namedEntries(database);
  const ordered = [...ids].sort((a, b) => together(b) - together(a) || (a < b ? -1 : 1));
  return {
    people: ordered.flatMap((id) => names("people", [id]).map(({ name }) => ({ id, name }))),
    pairs,
  };
}
