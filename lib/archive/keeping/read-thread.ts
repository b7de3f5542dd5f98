import { parentPort } from "node:worker_threads";
import { readBatch } from "../../content/read-batch.ts";
import type { BatchAnswer, BatchRequest } from "./read-pool.ts";

parentPort?.on("message", async ({ folder, paths, known }: BatchRequest) => {
  const answer: BatchAnswer = await readBatch(folder, paths, known).then(
    (batch) => ({ batch }),
    (error) => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  parentPort?.postMessage(answer);
});
