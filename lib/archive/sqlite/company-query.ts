import type { DatabaseSync } from "node:sqlite";
import type { Localized } from "../../record/languages.ts";
import { noteRead, readKeys } from "../reads.ts";
import type { CompanyView, Count } from "../views.ts";
import { prepared } from "./prepared.ts";
import { namedEntries } from "./summaries.ts";

/** In so many of somebody's newest articles is looked for others: a page's cost does not grow with the archive. */
const mostArticles = 500;
/** So many others are shown. */
const mostOthers = 11;

/** Whom somebody appears with, and when. */
export function readCompany(database: DatabaseSync, person: string): CompanyView | undefined {
  noteRead(readKeys.entry("people", person));
  const isKnown = prepared(database, "SELECT 1 FROM entries WHERE registry = 'people' AND id = ?").get(
    person,
  );
  if (isKnown === undefined) return undefined;
  noteRead(readKeys.tag("people", person));
  noteRead(readKeys.company(person));
  const rows = prepared(
    database,
    `SELECT other.tag AS id, own.day AS at, count(*) AS articles
       FROM (SELECT article, day FROM tags WHERE facet = 'people' AND tag = ?
             ORDER BY day DESC, rank, article LIMIT ${mostArticles}) AS own
       -- Without CROSS the planner would go through what all people are listed in.
       CROSS JOIN tags other ON other.article = own.article AND other.facet = 'people'
       GROUP BY other.tag, own.day ORDER BY own.day`,
  ).all(person);
  const byPerson = Map.groupBy(
    rows.map(({ id, at, articles }) => ({ id: String(id), at: String(at), articles: Number(articles) })),
    ({ id }) => id,
  );
  const names = namedEntries(database);
  const people = [...byPerson]
    .map(([id, days]) => ({ id, days: days.map(({ at, articles }): Count => ({ at, articles })) }))
    .map(({ id, days }) => ({ id, days, articles: days.reduce((sum, { articles }) => sum + articles, 0) }))
    .sort(
      (one, other) =>
        Number(other.id === person) - Number(one.id === person) ||
        other.articles - one.articles ||
        (one.id < other.id ? -1 : 1),
    )
    .slice(0, mostOthers + 1)
    .flatMap(({ id, days, articles }) =>
      names("people", [id]).map(({ name }) => ({ id, name, articles, days })),
    );
  return { articles: mostArticles, people };
}

/** What the people and reporters of the registries are called. */
export function readPersonNames(database: DatabaseSync): readonly Localized[] {
  noteRead(readKeys.names);
  return prepared(
    database,
    `SELECT data ->> '$.name' AS name FROM entries WHERE registry IN ('people', 'reporters')
     ORDER BY registry, id`,
  )
    .all()
    .map(({ name }) => JSON.parse(String(name)) as Localized);
}
