import type { DatabaseSync } from "node:sqlite";
import type { Original } from "../../content/content.ts";
import { keyWordsOf } from "../chinese-words.ts";
import { prepared } from "./prepared.ts";

/** So many days before and after an article are looked at, of those on which there is one with the same feature. */
export const nearDays = 16;
/** So many of an article's telling words are features of it. */
const mostWords = 10;

/** The first and the last of the days near a feature's day, in SQL. */
export function nearSpan(feature: string, day: string): { first: string; last: string } {
  const edge = (least: string, comparison: string, order: string) =>
    `coalesce((SELECT ${least}(day) FROM (
       SELECT DISTINCT day FROM features WHERE feature = ${feature} AND day ${comparison} ${day}
       ORDER BY day ${order} LIMIT ${nearDays})), ${day})`;
  return { first: edge("min", "<", "DESC"), last: edge("max", ">", "ASC") };
}

/**
 * What articles are near each other by: their topics, the people that they name, and the words that tell most of what
 * they are about. What changes in it is news to the articles that have the feature on one of the days near.
 */
export const featureTable = `
  CREATE TABLE features (
    feature TEXT, day TEXT, article INTEGER REFERENCES articles ON DELETE CASCADE,
    PRIMARY KEY (feature, day, article)
  ) WITHOUT ROWID;
  CREATE INDEX features_of_article ON features (article, feature);
  ${(["INSERT", "DELETE"] as const)
    .map((event) => {
      const row = event === "INSERT" ? "new" : "old";
      const { first, last } = nearSpan(`${row}.feature`, `${row}.day`);
      const revision = "(SELECT value FROM meta WHERE key = 'revision') + 1";
      return `CREATE TRIGGER changed_features_${event} AFTER ${event} ON features
        WHEN (SELECT value FROM meta WHERE key = 'filled') = 1 BEGIN
          INSERT INTO changed
            SELECT ${revision}, 'related/' || a.day || '/' || a.slug
            FROM features f JOIN articles a ON a.id = f.article
            WHERE f.feature = ${row}.feature AND f.day BETWEEN ${first} AND ${last} AND f.day <> ${row}.day
              AND NOT EXISTS (
                SELECT 1 FROM changed
                WHERE revision = ${revision} AND key = 'related/' || a.day || '/' || a.slug
              );
        END;`;
    })
    .join("\n")}
`;

/** The features of an article. */
function featuresOf({ fields, body }: Original): Set<string> {
  const { headline, kicker = [], deck = [], topics, people = [] } = fields;
  const text = [...headline, ...kicker, ...deck, ...body.blocks.map(({ text }) => text)].join("\n");
  return new Set([
    ...topics.map((topic) => `topics/${topic}`),
    ...people.map((person) => `people/${person}`),
    ...keyWordsOf(text, mostWords).map((word) => `words/${word}`),
  ]);
}

/** Writes what differs. */
export function writeFeatures(database: DatabaseSync, article: number, original: Original): void {
  const wanted = featuresOf(original);
  const known = prepared(database, "SELECT feature FROM features WHERE article = ?").all(article);
  for (const feature of known.map((row) => String(row.feature))) {
    if (wanted.delete(feature)) continue;
    prepared(database, "DELETE FROM features WHERE feature = ? AND day = ? AND article = ?").run(
      feature,
      original.day,
      article,
    );
  }
  const insert = prepared(database, "INSERT INTO features VALUES (?, ?, ?)");
  for (const feature of wanted) insert.run(feature, original.day, article);
}
