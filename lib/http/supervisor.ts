import cluster, { type Worker } from "node:cluster";
import type { Logger } from "pino";

/** What a worker tells the process that started it: that it serves, or that it wants to end. */
export type WorkerMessage = "ready" | "leaving";
/** What it is told then, once another serves in its place. */
export const mayGo = "go";

/** Milliseconds before a worker is replaced that died without ever having served. */
const pause = 1_000;
/** Milliseconds that workers have to end before they are ended. */
const patience = 9_000;

/**
 * Keeps a number of workers that share one port. One that ends is replaced at once; one that says that it will goes
 * when its successor serves, so that the port is never without one.
 */
export class Supervisor {
  readonly #log: Logger;
  readonly #workers = new Set<Worker>();
  /** Those that have a successor. */
  readonly #leaving = new Set<Worker>();
  #isStopping = false;
  /** Once a first worker serves. @throws when one ends before any has served */
  readonly ready = Promise.withResolvers<void>();
  #hasServed = false;

  constructor(count: number, log: Logger) {
    this.#log = log;
    for (let number = 0; number < count; number++) this.#start();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    const ended = [...this.#workers].map(
      (worker) => new Promise<void>((done) => worker.process.once("exit", () => done())),
    );
    for (const worker of this.#workers) worker.process.kill("SIGTERM");
    const late = setTimeout(() => {
      for (const worker of this.#workers) worker.process.kill("SIGKILL");
    }, patience);
    await Promise.all(ended);
    clearTimeout(late);
  }

  /** @param before whose place it takes */
  #start(before?: Worker): void {
    const worker = cluster.fork();
    this.#workers.add(worker);
    let served = false;
    worker.on("message", (message: WorkerMessage) => {
      if (message === "ready") {
        served = true;
        this.#hasServed = true;
        this.ready.resolve();
        if (before?.isConnected()) before.send(mayGo);
      } else if (message === "leaving" && this.#isStopping) worker.send(mayGo);
      else if (message === "leaving") {
        this.#leaving.add(worker);
        this.#start(worker);
      }
    });
    worker.process.once("exit", (code, signal) => {
      this.#workers.delete(worker);
      if (this.#leaving.delete(worker) || this.#isStopping) return;
      if (!this.#hasServed) return this.ready.reject(new Error(`a worker ended with ${signal ?? code}`));
      this.#log.warn({ pid: worker.process.pid, code, signal }, "a worker ended");
      setTimeout(() => this.#isStopping || this.#start(), served ? 0 : pause);
    });
  }
}
