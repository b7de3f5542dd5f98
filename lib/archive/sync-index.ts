import type { DatabaseSync } from "node:sqlite";
import type { Problem } from "../content/problems.ts";
import { scanFolder } from "../content/scan-folder.ts";
import { changesBelow } from "./changes.ts";
import { FileTable } from "./file-table.ts";
import { readMeta } from "./meta.ts";
import { takeChanges } from "./take-changes.ts";

export interface SyncOptions {
  /** What is looked at, relative to the content folder; without it, everything. */
  below?: readonly string[];
  /** Whether files are read even if their size and time are what they were. */
  surely?: boolean;
  /** Whether everything is read and written anew, in place of what the index holds. */
  rebuild?: boolean;
  /** Threads that read files where there are many. */
  threads?: number;
  /** Called at the end of a transaction that may have taken long. */
  beforeCommit?: () => void;
  /** How many of all files to be read have been. */
  onProgress?: (read: number, all: number) => void;
}

export interface Synced {
  revision: number;
  /** Problems that were not there before. */
  problems: Problem[];
  /** How many files were read; 0 where nothing had changed. */
  files: number;
}

/**
 * Brings the index in line with the content folder: compares what is there with what the index knows, reads what is
 * different and what belongs to it, and writes that in one transaction.
 */
export async function syncIndex(
  database: DatabaseSync,
  folder: string,
  options: SyncOptions = {},
): Promise<Synced> {
  const { below = [""], surely = false, rebuild = false } = options;
  const table = new FileTable(database);
  const found = new Map(below.flatMap((path) => scanFolder(folder, path)).map((file) => [file.path, file]));
  const changes = changesBelow(folder, table, [...found.values()], rebuild ? [] : below, surely);
  const isFilled = readMeta(database, "filled") === 1;
  const { changed, removed, touched } = changes;
  if (!rebuild && isFilled && changed.length + removed.length + touched.length === 0) {
    return { revision: Number(readMeta(database, "revision")), problems: [], files: 0 };
  }
  return takeChanges(database, table, changes, { ...options, folder });
}
