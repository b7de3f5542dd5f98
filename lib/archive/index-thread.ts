import { availableParallelism } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "./database.ts";
import { type AppliedEvent, IndexKeeper } from "./index-keeper.ts";
import { leaseOn } from "./lease.ts";

/** What the thread tells. Errors travel as their stack. */
export type IndexMessage =
  | { kind: "applied"; event: AppliedEvent }
  | { kind: "fault"; error: string }
  | { kind: "ready" }
  | { kind: "closed" };

export interface IndexThreadData {
  contentFolder: string;
  dataFolder: string;
}

const { contentFolder, dataFolder } = workerData as IndexThreadData;
const tell = (message: IndexMessage) => parentPort?.postMessage(message);
const database = openDatabase(dataFolder);
const keeper = new IndexKeeper(
  database,
  leaseOn(database),
  { folder: contentFolder, dataFolder, threads: availableParallelism() },
  {
    onApplied: (event) => tell({ kind: "applied", event }),
    onFault: (error) => tell({ kind: "fault", error: stackOf(error) }),
  },
);

parentPort?.once("message", async () => {
  await keeper.close();
  tell({ kind: "closed" });
  parentPort?.close();
});
keeper.start().then(
  () => tell({ kind: "ready" }),
  (error) => tell({ kind: "fault", error: stackOf(error) }),
);

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
