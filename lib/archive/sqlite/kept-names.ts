import type { DatabaseSync } from "node:sqlite";
import { noteRead, readKeys } from "../reads.ts";
import { NameFinder } from "../text/headline-breaks.ts";
import { prepared } from "./prepared.ts";

const known = new WeakMap<DatabaseSync, { revision: unknown; finder: NameFinder }>();

/** Finds the record's Chinese names and terms in headlines, which are not broken in them. */
export function nameFinder(database: DatabaseSync): NameFinder {
  noteRead(readKeys.names);
  const revision = prepared(database, "SELECT value FROM meta WHERE key = 'revision'").get()?.value;
  const before = known.get(database);
  if (before?.revision === revision && before !== undefined) return before.finder;
  const finder = new NameFinder(chineseNames(database));
  known.set(database, { revision, finder });
  return finder;
}

function chineseNames(database: DatabaseSync): string[] {
  return prepared(
    database,
    `SELECT coalesce(data ->> '$.name.zh', data ->> '$.term.zh') AS name FROM entries
     UNION SELECT also.value FROM entries, json_each(entries.data, '$.also.zh') AS also`,
  )
    .all()
    .flatMap(({ name }) => (typeof name === "string" ? name : []));
}
