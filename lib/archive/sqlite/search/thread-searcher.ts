import { Worker } from "node:worker_threads";
import { projectFile } from "../../../project-file.ts";
import type { Locale } from "../../../record/languages.ts";
import type { SearchQuery, SearchResult } from "../../search-views.ts";

export interface SearchRequest {
  id: number;
  query: SearchQuery;
  locale: Locale;
}

export type SearchAnswer = { id: number } & ({ result: SearchResult | undefined } | { error: string });

type Outcome = SearchResult | undefined | "busy";

interface Waiting {
  request: SearchRequest;
  settle: (outcome: Outcome) => void;
  fail: (error: Error) => void;
}

/** More searches than this at once are turned away rather than kept waiting. */
const mostWaiting = 32;
/** Milliseconds after which a search is given up, and its thread with it. */
const patience = 5_000;

/**
 * Searches in a thread of its own, since SQLite keeps the thread that asks it waiting. The thread is started by
 * the first search, and again after it has died.
 */
export class ThreadSearcher {
  readonly #path: string;
  readonly #waiting: Waiting[] = [];
  #current: Waiting | undefined;
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #count = 0;
  #closed = false;

  /** @param path of the index */
  constructor(path: string) {
    this.#path = path;
  }

  /**
   * @returns the result; nothing for a page past the end; `busy` where too many others wait, or it took too long
   * @throws what the search threw
   */
  search(query: SearchQuery, locale: Locale): Promise<Outcome> {
    if (this.#closed || this.#waiting.length >= mostWaiting) return Promise.resolve("busy");
    return new Promise((settle, fail) => {
      this.#waiting.push({ request: { id: this.#count++, query, locale }, settle, fail });
      this.#next();
    });
  }

  close(): void {
    this.#closed = true;
    for (const { settle } of this.#waiting.splice(0)) settle("busy");
    this.#stop("busy");
  }

  #next(): void {
    if (this.#current !== undefined) return;
    this.#current = this.#waiting.shift();
    if (this.#current === undefined) return;
    this.#worker ??= this.#start();
    this.#worker.postMessage(this.#current.request);
    this.#timer = setTimeout(() => this.#stop("busy"), patience);
  }

  #start(): Worker {
    const worker = new Worker(projectFile("lib/archive/sqlite/search/search-thread.ts"), {
      workerData: this.#path,
      // So that it tidies up often instead of growing.
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 },
    });
    // A search that nobody waits for any more keeps no process alive.
    worker.unref();
    const ended = (error: Error) => {
      if (worker === this.#worker) this.#stop(error);
    };
    worker.on("error", ended);
    worker.on("exit", (code) => ended(new Error(`the searching thread ended with ${code}`)));
    worker.on("message", (answer: SearchAnswer) => {
      if (worker !== this.#worker || answer.id !== this.#current?.request.id) return;
      this.#end("error" in answer ? new Error(answer.error) : answer.result);
    });
    return worker;
  }

  /** Gives up the thread; the next search starts another. */
  #stop(outcome: Outcome | Error): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.#end(outcome);
  }

  #end(outcome: Outcome | Error): void {
    const ended = this.#current;
    this.#current = undefined;
    clearTimeout(this.#timer);
    if (outcome instanceof Error) ended?.fail(outcome);
    else ended?.settle(outcome);
    this.#next();
  }
}
