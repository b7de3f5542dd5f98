import type { DatabaseSync } from "node:sqlite";
import type { SearchQuery, WaysOn } from "../../search-views.ts";
import { prepared } from "../prepared.ts";
import { namedEntries } from "../summaries.ts";

/** So many topics are offered. */
const mostTopics = 8;

const filters = {
  kind: ["kind"],
  reporter: ["reporter"],
  topic: ["topic"],
  days: ["from", "to"],
} as const satisfies Record<WaysOn["without"][number]["filter"], readonly (keyof SearchQuery)[]>;

/**
 * Where readers may go on from a search that found nothing.
 * @param count how many articles another query finds
 */
export function waysOn(
  database: DatabaseSync,
  query: SearchQuery,
  count: (query: SearchQuery) => number,
): WaysOn {
  const used = Object.entries(filters).filter(([, names]) => names.some((name) => query[name] !== undefined));
  const without = (names: readonly string[]) =>
    count({ ...query, ...Object.fromEntries(names.map((name) => [name, undefined])) });
  const latest = prepared(database, "SELECT max(day) AS day FROM days").get()?.day;
  const topics = prepared(
    database,
    "SELECT tag FROM tag_counts WHERE facet = 'topics' AND articles > 0 ORDER BY articles DESC, tag LIMIT ?",
  ).all(mostTopics);
  const names = namedEntries(database);
  return {
    without: used
      .map(([filter, names]) => ({ filter: filter as keyof typeof filters, articles: without(names) }))
      .filter(({ articles }) => articles > 0),
    everywhere: used.length > 0 ? without(Object.values(filters).flat()) : 0,
    latest: typeof latest === "string" ? latest : undefined,
    topics: topics.flatMap(({ tag }) => names("topics", [String(tag)])),
  };
}
