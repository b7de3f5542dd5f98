import { parentPort, workerData } from "node:worker_threads";
import { openReadOnly } from "../read-only.ts";
import { Searcher } from "./searcher.ts";
import type { SearchAnswer, SearchRequest } from "./thread-searcher.ts";

/** The thread that searches: one request after another, on a connection of its own. */
const { database } = openReadOnly(String(workerData), 5000);
const searcher = new Searcher(database);

parentPort?.on("message", ({ id, query, locale }: SearchRequest) => {
  parentPort?.postMessage({ id, ...answer() } satisfies SearchAnswer);

  function answer(): { result: ReturnType<Searcher["search"]> } | { error: string } {
    try {
      return { result: searcher.search(query, locale) };
    } catch (error) {
      return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }
});
