import { setTimeout as startTimer } from "node:timers";
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";

/** Milliseconds before another attempt, at first and at the most. */
export interface Retry {
  first: number;
  most: number;
}

export interface RetellingOptions {
  retry: Retry;
  log: Logger;
  /** What is logged when it first fails, and when it succeeds again. */
  says: { failed: string; succeeded: string };
  /** Tells all that there is to tell; what it throws is tried again. */
  tell: () => Promise<void>;
}

/** Milliseconds after a change until each process that serves knows of it: what is fetched anew must be new. */
const settleTime = 100;

/** Tells somebody else of changes: one telling at a time, and again in its own time after one that failed. */
export class Retelling {
  readonly #options: RetellingOptions;
  #isTelling = false;
  /** Whether something may have changed since it began to tell. */
  #isBehind = false;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #closing = new AbortController();

  constructor(options: RetellingOptions) {
    this.#options = options;
  }

  /** Something may have changed. */
  notify(): void {
    this.#isBehind = true;
    // What fails is tried again in its own time, however much changes.
    if (!this.#isTelling && this.#timer === undefined && !this.#closing.signal.aborted) void this.#tell();
  }

  /** What is being told is broken off. */
  close(): void {
    this.#closing.abort();
    clearTimeout(this.#timer);
  }

  /** Waits until what was changed is known everywhere. @throws where it was closed */
  async settled(): Promise<void> {
    await setTimeout(settleTime, undefined, { signal: this.#closing.signal });
  }

  /** What was told has been taken. */
  succeed(): void {
    if (this.#failures > 0) this.#options.log.info(this.#options.says.succeeded);
    this.#failures = 0;
  }

  /** @param patience milliseconds that the attempt may take @throws where it is not taken */
  async post(url: string, message: Pick<RequestInit, "headers" | "body">, patience: number): Promise<void> {
    const response = await fetch(url, {
      ...message,
      method: "POST",
      // Whoever has moved is to be named anew: what is said is for nobody else.
      redirect: "error",
      signal: AbortSignal.any([AbortSignal.timeout(patience), this.#closing.signal]),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`${new URL(url).origin} answered ${response.status}`);
  }

  async #tell(): Promise<void> {
    const { retry, log, says, tell } = this.#options;
    this.#isTelling = true;
    this.#timer = undefined;
    try {
      while (this.#isBehind) {
        this.#isBehind = false;
        await tell();
      }
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      this.#isBehind = true;
      if (this.#failures++ === 0) log.warn({ err: error }, says.failed);
      const wait = Math.min(retry.most, retry.first * 2 ** Math.min(this.#failures - 1, 20));
      this.#timer = startTimer(() => void this.#tell(), wait).unref();
    } finally {
      this.#isTelling = false;
    }
  }
}
