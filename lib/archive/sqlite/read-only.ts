import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { identityOf } from "./index-files.ts";

/**
 * Opens an index to read it, on a disk that may be written or, if nothing waits in its journal, on one that may not be
 * or is full: then as it stands, since SQLite cannot make the memory that it shares with others.
 * @param timeout milliseconds to wait for a lock
 * @returns `isFrozen` where changes to it would not be seen
 */
export function openReadOnly(path: string, timeout: number): { database: DatabaseSync; isFrozen: boolean } {
  const probe = (from: string | URL) => {
    const database = new DatabaseSync(from, { readOnly: true, timeout });
    try {
      database.prepare("PRAGMA schema_version").get();
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  };
  try {
    return { database: probe(path), isFrozen: false };
  } catch (error) {
    if ((identityOf(`${path}-wal`)?.size ?? 0) > 0) throw error;
    const frozen = pathToFileURL(path);
    frozen.searchParams.set("immutable", "1");
    return { database: probe(frozen), isFrozen: true };
  }
}
