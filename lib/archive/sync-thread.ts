import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "./database.ts";
import { extendLease } from "./lease.ts";
import { type Synced, type SyncOptions, syncIndex } from "./sync-index.ts";

export interface SyncThreadData {
  contentFolder: string;
  dataFolder: string;
  /** Whose lease is extended at the end. */
  owner: string;
  options: Pick<SyncOptions, "below" | "surely" | "threads">;
}

/** One look at the whole content folder in a thread of its own, which gives its memory back when it ends. */
const { contentFolder, dataFolder, owner, options } = workerData as SyncThreadData;
const database = openDatabase(dataFolder);
const synced: Synced = await syncIndex(database, contentFolder, {
  ...options,
  beforeCommit: () => extendLease(database, owner),
});
database.close();
parentPort?.postMessage(synced);
