import cluster, { type Worker } from "node:cluster";
import type { Logger } from "pino";
import type { ArchiveStatus } from "#lib/archive/status.ts";
import type { MetricsAnswer, MetricsRequest, ProcessMetrics } from "./http/metrics.ts";

/** What a worker tells the process that started it: that it serves, that it wants to end, or its metrics. */
export type WorkerMessage = { kind: "ready" } | { kind: "leaving" } | MetricsAnswer;
/** What it is told: that another serves in its place, how it stands with the writer, or to tell its metrics. */
export type SupervisorMessage = { kind: "go" } | { kind: "writer"; status: ArchiveStatus } | MetricsRequest;

/** Milliseconds before a worker is replaced that died without ever having served. */
const pause = 1_000;
/** Milliseconds that workers have to end before they are ended. */
const patience = 9_000;
/** Milliseconds for a worker to tell its metrics; one that hangs is left out. */
const metricsPatience = 2_000;

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
  #writer: ArchiveStatus = {};
  #questions = 0;

  constructor(count: number, log: Logger) {
    this.#log = log;
    for (let number = 0; number < count; number++) this.#start();
  }

  /** Tells all workers how it stands with the writer, those to come too. */
  tellWriter(status: ArchiveStatus): void {
    this.#writer = structuredClone(status);
    for (const worker of this.#workers) send(worker, { kind: "writer", status });
  }

  /** What the workers measured. */
  async metrics(): Promise<ProcessMetrics[]> {
    const id = this.#questions++;
    const answers = [...this.#workers].map(
      (worker) =>
        new Promise<ProcessMetrics[]>((done) => {
          const end = (metrics: ProcessMetrics[]) => {
            clearTimeout(late);
            worker.off("message", hear);
            worker.off("exit", none);
            done(metrics);
          };
          const none = () => end([]);
          const hear = (message: WorkerMessage) => {
            if (message.kind === "metrics" && message.id === id) end([message.metrics]);
          };
          const late = setTimeout(none, metricsPatience);
          worker.on("message", hear).once("exit", none);
          if (!send(worker, { kind: "metrics", id })) none();
        }),
    );
    return (await Promise.all(answers)).flat();
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
    worker.once("online", () => send(worker, { kind: "writer", status: this.#writer }));
    worker.on("message", ({ kind }: WorkerMessage) => {
      if (kind === "ready") {
        served = true;
        this.#hasServed = true;
        this.ready.resolve();
        if (before) send(before, { kind: "go" });
      } else if (kind === "leaving" && this.#isStopping) send(worker, { kind: "go" });
      else if (kind === "leaving") {
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

/** @returns whether it can be told anything: it may just be ending */
function send(worker: Worker, message: SupervisorMessage): boolean {
  if (!worker.isConnected()) return false;
  worker.send(message, () => {});
  return true;
}
