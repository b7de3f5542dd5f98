import type { Client } from "./client-address.ts";

export interface QueueLimits {
  /** How many are made at the same time. */
  atOnce: number;
  /** How many may wait. */
  length: number;
  /** Milliseconds that one may wait. */
  age: number;
  /** How many a client may have, waiting or being made; programs on this machine may have any number. */
  share: number;
}

/** Thrown for what is not made: too much waits, of this client or of all, or it has waited too long. */
export class Overloaded extends Error {
  override name = "Overloaded";
  readonly why: "full" | "old" | "share";

  constructor(why: Overloaded["why"]) {
    super(`not made: ${why}`);
    this.why = why;
  }
}

/** What takes long to make, a few at a time and in the order in which it was asked for. */
export class RenderQueue {
  readonly #limits: QueueLimits;
  /** Those that wait, each by what begins it. */
  readonly #waiting = new Set<() => void>();
  readonly #ofClient = new Map<string, number>();
  #running = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** @throws {Overloaded} without having begun it */
  async run<Result>(client: Client, make: () => Promise<Result>): Promise<Result> {
    const held = this.#ofClient.get(client.name) ?? 0;
    if (held >= this.#limits.share && !client.isLocal) throw new Overloaded("share");
    this.#ofClient.set(client.name, held + 1);
    try {
      await this.#turn();
      try {
        return await make();
      } finally {
        this.#end();
      }
    } finally {
      const left = (this.#ofClient.get(client.name) ?? 1) - 1;
      if (left > 0) this.#ofClient.set(client.name, left);
      else this.#ofClient.delete(client.name);
    }
  }

  #turn(): Promise<void> {
    if (this.#running < this.#limits.atOnce) {
      this.#running++;
      return Promise.resolve();
    }
    if (this.#waiting.size >= this.#limits.length) return Promise.reject(new Overloaded("full"));
    return new Promise((done, failed) => {
      const begin = () => {
        clearTimeout(timer);
        done();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(begin);
        failed(new Overloaded("old"));
      }, this.#limits.age);
      this.#waiting.add(begin);
    });
  }

  /** Its place goes to the first of those that wait. */
  #end(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#running--;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
