import { type SentError, sentError } from "../keeping/sent-error.ts";
import type { Synced } from "../keeping/sync-index.ts";
import { type FillOptions, fillIndex } from "./fill-index.ts";
import { Lease } from "./lease.ts";

export interface SyncRequest extends Omit<FillOptions, "beforeCommit" | "onProgress" | "clock"> {
  dataFolder: string;
  /** Which lease has to be held at the end. */
  lease: { version: string; owner: string };
}

export type SyncAnswer = { synced: Synced } | { error: SentError };

/** One look at the whole content folder in a process of its own, which gives its memory back when it ends. */
process.once("message", async (request: SyncRequest) => {
  const answer = await sync(request).catch((error) => ({ error: sentError(error) }));
  process.send?.(answer satisfies SyncAnswer, () => process.exit());
});
// Whoever asked is gone. What was not committed is as if it had never begun.
process.once("disconnect", () => process.exit(1));

async function sync({ dataFolder, lease: { version, owner }, ...request }: SyncRequest): Promise<SyncAnswer> {
  const lease = new Lease(dataFolder, version, owner);
  try {
    return { synced: await fillIndex({ ...request, beforeCommit: () => lease.extend() }) };
  } finally {
    lease.close();
  }
}
