import { randomUUID } from "node:crypto";
import { dirname } from "node:path";
import { ContentGoneError, isSameRoot, rootIdentity } from "../keeping/content-root.ts";
import { type Synced, type SyncOptions, syncIndex } from "../keeping/sync-index.ts";
import { openIndex } from "./database.ts";
import { indexFiles } from "./index-files.ts";
import { isFilled, metaOf } from "./index-store.ts";
import { keepLastGood } from "./last-good.ts";
import { readMeta, writeMeta } from "./meta.ts";
import { SqliteIndex } from "./sqlite-index.ts";

export interface FillOptions
  extends Pick<SyncOptions, "mostRemoved" | "threads" | "onProgress" | "clock" | "isPreview"> {
  contentFolder: string;
  /** The index that is written; one that is not there yet is made. */
  indexFile: string;
  /** An index of this version whose last good versions are kept for files that are at fault. */
  lastGoodFrom?: string | undefined;
  /** A revision that readers have seen: that of a new index is higher, so that no cache takes old for new. */
  seenRevision?: number | undefined;
  /** @throws where the index is not to be committed */
  beforeCommit: () => void;
}

/** Brings a whole index in line with the content folder; a new one is filled in one transaction. */
export async function fillIndex(options: FillOptions): Promise<Synced> {
  const { contentFolder, indexFile, lastGoodFrom, seenRevision = 0, beforeCommit, ...sync } = options;
  const database = openIndex(indexFile);
  const index = new SqliteIndex(database);
  const root = rootIdentity(contentFolder);
  const isNew = readMeta(database, "filled") !== 1;
  const all: SyncOptions = {
    ...sync,
    afterScan() {
      if (root === undefined || !isSameRoot(rootIdentity(contentFolder), root))
        throw new ContentGoneError(`${contentFolder} was replaced`);
    },
    beforeCommit() {
      if (isNew) {
        const revision = Math.max(seenRevision, ...revisionsBeside(indexFile)) + 1;
        writeMeta(database, "revision", revision);
        writeMeta(database, "keysSince", revision);
        // What tells it from another that had its name before.
        writeMeta(database, "made", randomUUID());
      }
      beforeCommit();
    },
  };
  try {
    const synced = await syncIndex(index, contentFolder, {
      ...all,
      beforeCommit() {
        if (isNew && lastGoodFrom !== undefined) keepLastGood(database, lastGoodFrom);
        all.beforeCommit?.();
      },
    });
    // What hangs on a version that was kept could not be taken in before.
    if (isNew && lastGoodFrom !== undefined) {
      await syncIndex(index, contentFolder, { ...sync, beforeCommit });
    }
    if (synced.held === 0) writeMeta(database, "root", JSON.stringify(root));
    return { ...synced, revision: Number(readMeta(database, "revision")) };
  } finally {
    database.close();
  }
}

function revisionsBeside(indexFile: string): number[] {
  const others = indexFiles(dirname(indexFile)).filter(({ path }) => path !== indexFile && isFilled(path));
  return others.map(({ path }) => Number(metaOf(path, "revision")));
}
