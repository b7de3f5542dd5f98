import { Worker } from "node:worker_threads";
import type { KnownIds } from "../../content/cross-checks.ts";
import { type Batch, readBatch } from "../../content/read-batch.ts";
import { projectFile } from "../../project-file.ts";

export interface BatchRequest {
  folder: string;
  paths: readonly string[];
  known: KnownIds;
  /** The parts of the record that these are all files of. */
  parts: readonly string[];
  /** The ids of articles that were looked up, whether they are there or not. */
  continued: ReadonlySet<string>;
}

export type BatchAnswer = { batch: Batch } | { error: string };

type Take = (batch: Batch, request: BatchRequest) => Promise<void>;

/** So few files are read sooner than threads have started. */
const worthThreads = 150;

/**
 * Reads batches of files, many of them in threads of their own, and hands on each as it is ready, one at a time.
 * @param threads how many at the most
 */
export async function readBatches(
  requests: readonly BatchRequest[],
  threads: number,
  take: Take,
): Promise<void> {
  const files = requests.reduce((sum, { paths }) => sum + paths.length, 0);
  if (files < worthThreads || threads < 2) {
    for (const request of requests) {
      const { folder, paths, known } = request;
      await take(await readBatch(folder, paths, known), request);
    }
    return;
  }
  const waiting = [...requests].reverse();
  // One after the other: what they are written to has one transaction.
  let taking = Promise.resolve();
  const takeInTurn: Take = (batch, request) => {
    taking = taking.then(() => take(batch, request));
    return taking;
  };
  const workers = Array.from({ length: Math.min(threads, requests.length) }, () => work(waiting, takeInTurn));
  // Nothing is handed on once one has failed: what it would be written to is rolled back.
  for (const worker of workers) {
    worker.catch(() => {
      waiting.length = 0;
    });
  }
  const ended = await Promise.allSettled(workers);
  const failure = ended.find((end) => end.status === "rejected");
  if (failure) throw failure.reason;
}

/** One thread, which is given requests until none is left. */
async function work(waiting: BatchRequest[], take: Take): Promise<void> {
  const worker = new Worker(projectFile("lib/archive/keeping/read-thread.ts"));
  try {
    for (let request = waiting.pop(); request !== undefined; request = waiting.pop()) {
      const answer = await answerOf(worker, request);
      if ("error" in answer) throw new Error(answer.error);
      await take(answer.batch, request);
    }
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, request: BatchRequest): Promise<BatchAnswer> {
  return new Promise((done, failed) => {
    const onExit = (code: number) => settle(() => failed(new Error(`a reading thread ended with ${code}`)));
    const onError = (error: unknown) => settle(() => failed(error));
    const onMessage = (answer: BatchAnswer) => settle(() => done(answer));
    // A thread whose listeners are all taken away at once hears nothing ever after.
    const settle = (then: () => void) => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      then();
    };
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(request);
  });
}
