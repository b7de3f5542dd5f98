import type { DatabaseSync } from "node:sqlite";
import { prepared } from "./prepared.ts";

/** Facts of the index as a whole: its revision, whether it was filled, the ids of the registries. */
export function readMeta(database: DatabaseSync, key: string): unknown {
  return prepared(database, "SELECT value FROM meta WHERE key = ?").get(key)?.value;
}

export function writeMeta(database: DatabaseSync, key: string, value: string | number): void {
  prepared(
    database,
    "INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value",
  ).run(key, value);
}
