import type { DatabaseSync } from "node:sqlite";
import type { Original } from "../../content/content.ts";
import { isOnPages, type Moment, type Standing } from "../../record/due.ts";
import { prepared } from "./prepared.ts";

/** What stands at addresses that are no article's: withdrawn articles, earlier slugs; and which articles go on where. */
export const addressTables = `
  CREATE TABLE withdrawn (day TEXT, slug TEXT, data TEXT, PRIMARY KEY (day, slug)) WITHOUT ROWID;
  CREATE TABLE former (day TEXT, former TEXT, slug TEXT, PRIMARY KEY (day, former, slug)) WITHOUT ROWID;
  -- The address of the article that an article continues.
  CREATE TABLE continuations (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, day TEXT, slug TEXT
  );
  CREATE INDEX continuations_of ON continuations (day, slug);
`;

/** Writes what leads to an article that is on pages, and why it is gone where it was withdrawn. */
export function writeAddresses(
  database: DatabaseSync,
  { day, slug, fields }: Original,
  standing: Standing,
  moment: Moment,
): void {
  const { withdrawn, formerly = [] } = fields;
  const isWithdrawn = standing === "withdrawn" && withdrawn !== undefined;
  if (isWithdrawn) {
    prepared(
      database,
      `INSERT INTO withdrawn VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET data = excluded.data WHERE data <> excluded.data`,
    ).run(day, slug, JSON.stringify(withdrawn));
  }
  const wanted = new Set(isWithdrawn || isOnPages(standing, moment) ? formerly : []);
  for (const { former } of prepared(database, "SELECT former FROM former WHERE day = ? AND slug = ?").all(
    day,
    slug,
  )) {
    if (wanted.delete(String(former))) continue;
    prepared(database, "DELETE FROM former WHERE day = ? AND former = ? AND slug = ?").run(
      ...[day, former ?? null, slug],
    );
  }
  const insert = prepared(database, "INSERT INTO former VALUES (?, ?, ?)");
  for (const former of wanted) insert.run(day, former, slug);
}

/** Lets go of earlier slugs of what is neither shown nor withdrawn. */
export function removeLostAddresses(database: DatabaseSync, days: readonly string[] | undefined): void {
  const lost = `NOT EXISTS (SELECT 1 FROM articles a WHERE a.day = former.day AND a.slug = former.slug)
    AND NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.day = former.day AND w.slug = former.slug)`;
  if (days === undefined) prepared(database, `DELETE FROM former WHERE ${lost}`).run();
  const remove = prepared(database, `DELETE FROM former WHERE day = ? AND ${lost}`);
  for (const day of days ?? []) remove.run(day);
}

export function writeContinuation(database: DatabaseSync, article: number, { fields }: Original): void {
  const [day = null, slug = null] = fields.continues?.split("/") ?? [];
  const known = prepared(database, "SELECT day, slug FROM continuations WHERE article = ?").get(article);
  if ((known?.day ?? null) === day && (known?.slug ?? null) === slug) return;
  prepared(database, "DELETE FROM continuations WHERE article = ?").run(article);
  if (day !== null) prepared(database, "INSERT INTO continuations VALUES (?, ?, ?)").run(article, day, slug);
}
