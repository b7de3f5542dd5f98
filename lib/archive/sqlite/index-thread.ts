import { availableParallelism } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { keyWordsOf } from "../chinese-words.ts";
import type { AppliedEvent } from "../events.ts";
import { IndexKeeper } from "../keeping/index-keeper.ts";
import { type SentError, sentError } from "../keeping/sent-error.ts";
import type { ArchiveStatus } from "../status.ts";
import { SqliteHome } from "./sqlite-home.ts";

/** What the thread tells. */
export type IndexMessage =
  | { kind: "applied"; event: AppliedEvent }
  | { kind: "fault"; error: SentError }
  | { kind: "status"; status: ArchiveStatus }
  | { kind: "ready" }
  | { kind: "closed" };

export interface IndexThreadData {
  contentFolder: string;
  dataFolder: string;
  version: string;
  isPreview?: boolean | undefined;
}

const { contentFolder, dataFolder, version, isPreview } = workerData as IndexThreadData;
const tell = (message: IndexMessage) => parentPort?.postMessage(message);
const keeper = new IndexKeeper(
  new SqliteHome(dataFolder, version),
  { folder: contentFolder, dataFolder, threads: availableParallelism(), isPreview },
  {
    onApplied: (event) => tell({ kind: "applied", event }),
    onFault: (error) => tell({ kind: "fault", error: sentError(error) }),
    onStatus: (status) => tell({ kind: "status", status }),
  },
);

parentPort?.once("message", async () => {
  await keeper.close();
  tell({ kind: "closed" });
  parentPort?.close();
});
keeper.start().then(
  () => {
    tell({ kind: "ready" });
    // Read now, so that no editor's save has to wait for the dictionaries.
    keyWordsOf("", 1);
  },
  (error) => tell({ kind: "fault", error: sentError(error) }),
);
