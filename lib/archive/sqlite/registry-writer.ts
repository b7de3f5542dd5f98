import type { DatabaseSync } from "node:sqlite";
import type { Registries, RegistryName } from "../../record/schema.ts";
import { prepared } from "./prepared.ts";
import { totalChanges } from "./total-changes.ts";

/** As `KeptIndex` has it. */
export function writeRegistry<Name extends RegistryName>(
  database: DatabaseSync,
  name: Name,
  entries: Registries[Name],
): boolean {
  const changes = totalChanges(database);
  const upsert = prepared(
    database,
    `INSERT INTO entries VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET place = excluded.place, data = excluded.data
     WHERE place <> excluded.place OR data <> excluded.data`,
  );
  for (const [place, entry] of entries.entries()) upsert.run(name, entry.id, place, JSON.stringify(entry));
  return totalChanges(database) !== changes;
}

/** As `KeptIndex` has it. */
export function removeUnusedEntries(
  database: DatabaseSync,
  name: RegistryName,
  ids: ReadonlySet<string>,
): boolean {
  const changes = totalChanges(database);
  const remove = prepared(
    database,
    `DELETE FROM entries WHERE registry = ?1 AND id = ?2
     AND NOT EXISTS (SELECT 1 FROM tags WHERE facet = ?1 AND tag = ?2)`,
  );
  for (const { id } of prepared(database, "SELECT id FROM entries WHERE registry = ?").all(name)) {
    if (!ids.has(String(id))) remove.run(name, id ?? null);
  }
  return totalChanges(database) !== changes;
}
