import { setTimeout as startTimer } from "node:timers";
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { readKeys } from "#lib/archive/reads.ts";
import { tagOf } from "./http/cache-tags.ts";
import type { Source } from "./http/page-cache.ts";

/** What a cache in front of the site is told. */
export interface PurgeMessage {
  /** Whether all pages may have changed. */
  all: boolean;
  /** Tags of what has changed, as `Cache-Tag` and `Surrogate-Key` have them; the last one is on what names nothing. */
  tags: string[];
  /** The same in words. */
  keys: string[];
}

export interface PurgeOptions {
  url: string;
  /** Sent as a bearer token. */
  token: string | undefined;
  source: Source;
  log: Logger;
  /** Milliseconds before another attempt, at first and at the most. */
  retry?: { first: number; most: number };
}

/** Milliseconds after a change until each process that serves knows of it: what is fetched anew must be new. */
const settleTime = 100;
/** Milliseconds that one attempt may take. */
const patience = 10_000;

/**
 * Tells a cache in front of the site what has changed, until it says that it has heard. What could not be told is
 * asked for anew with the next attempt, so nothing is forgotten and nothing is kept.
 */
export class Purger {
  readonly #options: PurgeOptions;
  /** The state that the cache knows of; nothing at first: it may have pages from before. */
  #told: string | undefined;
  #isTelling = false;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #closing = new AbortController();

  constructor(options: PurgeOptions) {
    this.#options = options;
  }

  /** Something may have changed. */
  notify(): void {
    // What fails is tried again in its own time, however much changes.
    if (!this.#isTelling && this.#timer === undefined && !this.#closing.signal.aborted) void this.#tell();
  }

  /** What is being told is broken off. */
  close(): void {
    this.#closing.abort();
    clearTimeout(this.#timer);
  }

  async #tell(): Promise<void> {
    const { source, log, retry = { first: 1_000, most: 60_000 } } = this.#options;
    this.#isTelling = true;
    this.#timer = undefined;
    try {
      for (let state = source.state(); state !== this.#told; state = source.state()) {
        await setTimeout(settleTime, undefined, { signal: this.#closing.signal });
        await this.#send(this.#messageSince(this.#told));
        this.#told = state;
      }
      if (this.#failures > 0) log.info("the cache in front was told of all changes");
      this.#failures = 0;
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      if (this.#failures++ === 0)
        log.warn({ err: error }, "the cache in front could not be told of a change");
      const wait = Math.min(retry.most, retry.first * 2 ** (this.#failures - 1));
      this.#timer = startTimer(() => void this.#tell(), wait).unref();
    } finally {
      this.#isTelling = false;
    }
  }

  #messageSince(state: string | undefined): PurgeMessage {
    const changed = state === undefined ? undefined : this.#options.source.changedSince(state);
    const keys = [...(changed ?? [readKeys.everything])];
    return { all: changed === undefined, tags: keys.map(tagOf), keys };
  }

  async #send(message: PurgeMessage): Promise<void> {
    const { url, token } = this.#options;
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(message),
      redirect: "error",
      signal: AbortSignal.any([AbortSignal.timeout(patience), this.#closing.signal]),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`${new URL(url).origin} answered ${response.status}`);
  }
}
