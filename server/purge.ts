import type { Logger } from "pino";
import { readKeys } from "#lib/archive/reads.ts";
import { tagOf } from "./http/cache-tags.ts";
import type { Source } from "./http/page-cache.ts";
import { Retelling, type Retry } from "./retelling.ts";

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
  retry?: Retry;
}

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
  readonly #retelling: Retelling;

  constructor(options: PurgeOptions) {
    const { retry = { first: 1_000, most: 60_000 }, log } = options;
    this.#options = options;
    this.#retelling = new Retelling({
      ...{ retry, log, tell: () => this.#tell() },
      says: {
        failed: "the cache in front could not be told of a change",
        succeeded: "the cache in front was told of all changes",
      },
    });
  }

  /** Something may have changed. */
  notify(): void {
    this.#retelling.notify();
  }

  /** What is being told is broken off. */
  close(): void {
    this.#retelling.close();
  }

  async #tell(): Promise<void> {
    const { source } = this.#options;
    for (let state = source.state(); state !== this.#told; state = source.state()) {
      await this.#retelling.settled();
      await this.#send(this.#messageSince(this.#told));
      this.#told = state;
    }
    this.#retelling.succeed();
  }

  #messageSince(state: string | undefined): PurgeMessage {
    const changed = state === undefined ? undefined : this.#options.source.changedSince(state);
    const keys = [...(changed ?? [readKeys.everything])];
    return { all: changed === undefined, tags: keys.map(tagOf), keys };
  }

  #send(message: PurgeMessage): Promise<void> {
    const { url, token } = this.#options;
    const headers = {
      "Content-Type": "application/json",
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    };
    return this.#retelling.post(url, { headers, body: JSON.stringify(message) }, patience);
  }
}
