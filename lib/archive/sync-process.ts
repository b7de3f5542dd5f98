import { openDatabase } from "./database.ts";
import { extendLease } from "./lease.ts";
import { type Synced, type SyncOptions, syncIndex } from "./sync-index.ts";

export interface SyncRequest {
  contentFolder: string;
  dataFolder: string;
  /** Whose lease is extended at the end. */
  owner: string;
  options: Pick<SyncOptions, "below" | "surely" | "threads">;
}

export type SyncAnswer = { synced: Synced } | { error: string };

/** One look at the whole content folder in a process of its own, which gives its memory back when it ends. */
process.once("message", async (request: SyncRequest) => {
  const answer = await sync(request).catch((error) => ({
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }));
  process.send?.(answer satisfies SyncAnswer, () => process.exit());
});
// Whoever asked is gone. What was not committed is as if it had never begun.
process.once("disconnect", () => process.exit(1));

async function sync({ contentFolder, dataFolder, owner, options }: SyncRequest): Promise<SyncAnswer> {
  const database = openDatabase(dataFolder);
  try {
    const beforeCommit = () => extendLease(database, owner);
    return { synced: await syncIndex(database, contentFolder, { ...options, beforeCommit }) };
  } finally {
    database.close();
  }
}
