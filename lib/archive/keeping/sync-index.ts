import type { DatabaseSync } from "node:sqlite";
import { scanFolder } from "../../content/scan-folder.ts";
import { inTransactionAsync } from "../sqlite/database.ts";
import { FileTable } from "../sqlite/file-table.ts";
import { readMeta } from "../sqlite/meta.ts";
import { changesBelow, type Look } from "./changes.ts";
import { type Taken, type TakeOptions, takeChanges } from "./take-changes.ts";

export interface SyncOptions extends Partial<Look>, TakeOptions {
  /** Called once what is in the folder is listed. @throws where it is not to be believed */
  afterScan?: () => void;
  /** Called at the end of a transaction that may have taken long. @throws where it is not to be committed */
  beforeCommit?: () => void;
}

export type Synced = Omit<Taken, "moved">;

/** How often files are looked at again that changed while they were read; what changes then an event tells. */
const mostRounds = 4;

/**
 * Brings the index in line with the content folder: compares what is there with what the index knows, reads what is
 * different and what belongs to it, and writes that in one transaction. Others may write the same index meanwhile.
 */
export async function syncIndex(
  database: DatabaseSync,
  folder: string,
  options: SyncOptions = {},
): Promise<Synced> {
  let { moved, ...synced } = await syncOnce(database, folder, options);
  for (let round = 1; moved.length > 0 && round < mostRounds; round++) {
    const { moved: again, ...more } = await syncOnce(database, folder, {
      ...options,
      below: moved,
      surely: true,
    });
    synced = {
      ...more,
      problems: [...synced.problems, ...more.problems],
      files: synced.files + more.files,
      held: Math.max(synced.held, more.held),
    };
    moved = again;
  }
  return synced;
}

async function syncOnce(database: DatabaseSync, folder: string, options: SyncOptions): Promise<Taken> {
  const {
    below = [""],
    surely = false,
    mostRemoved = Number.POSITIVE_INFINITY,
    afterScan,
    beforeCommit,
  } = options;
  const table = new FileTable(database);
  const look = () => {
    const found = new Map(below.flatMap((path) => scanFolder(folder, path)).map((file) => [file.path, file]));
    afterScan?.();
    return changesBelow(folder, table, [...found.values()], { below, surely, mostRemoved });
  };
  const version = versionOf(database);
  let changes = look();
  const { changed, touched, removed, held } = changes;
  if (readMeta(database, "filled") === 1 && changed.length + touched.length + removed.length === 0) {
    return { revision: Number(readMeta(database, "revision")), problems: [], files: 0, held, moved: [] };
  }
  return inTransactionAsync(database, async () => {
    // What another process wrote since is no longer different.
    if (versionOf(database) !== version) changes = look();
    const taken = await takeChanges(database, table, changes, { ...options, folder });
    beforeCommit?.();
    return taken;
  });
}

/** Another one after each change that another connection has made. */
function versionOf(database: DatabaseSync): unknown {
  return database.prepare("PRAGMA data_version").get()?.data_version;
}
