import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { type Client, clientOf, isLocal } from "./client-address.ts";
import type { QueueLimits } from "./render-queue.ts";

/** What the server takes of a request before it looks at it. */
export const requestLimits = {
  /** Bytes of the head, the address among them: a search of 10,000 Chinese characters has 90,000. */
  maxHeaderSize: 128 * 1024,
  /** Milliseconds for the head, and for all of a request. */
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 2_000,
  /** Milliseconds that an idle connection stays open: longer than a proxy in front keeps it. */
  keepAliveTimeout: 65_000,
};
/** How many header fields are kept of a request. */
export const maxHeadersCount = 100;
/** Milliseconds without a byte after which a connection is given up. */
export const silence = 70_000;
/** Characters of an address. */
const maxUrlLength = 100_000;

/** Why a request is refused before anything is looked up; `undefined` for one that is not. */
export function refusal({ method, url = "", headers }: IncomingMessage): 400 | 405 | 414 | undefined {
  if (method !== "GET" && method !== "HEAD") return 405;
  // A body means nothing here, and what is left unread would be taken for the next request.
  if (headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) !== 0) return 400;
  return url.length > maxUrlLength ? 414 : undefined;
}

/**
 * Pages that are made because they are not in the cache: all by one thread, so that more of them at once only take
 * more memory. One takes about 20 ms.
 */
export const pageQueueLimits: QueueLimits = { atOnce: 2, length: 100, age: 10_000, share: 10 };
/** Searches beside them: one in its thread, and one whose page is made. */
export const searchQueueLimits: QueueLimits = { atOnce: 2, length: 30, age: 5_000, share: 5 };
/** What is for machines, beside them. */
export const documentQueueLimits: QueueLimits = { atOnce: 2, length: 50, age: 10_000, share: 5 };
/** Seconds after which one may try again who was turned away by a queue. */
export const retryAfter = 5;

/** Counts connections, all and by address. */
export class Connections {
  readonly #most: number;
  readonly #isExempt: (address: string) => boolean;
  readonly #byClient = new Map<string, number>();
  #open = 0;

  /**
   * @param most of one address; 0 for any number
   * @param isProxy tells whose connections are those of many
   */
  constructor(most: number, isProxy: (address: string) => boolean) {
    this.#most = most;
    this.#isExempt = (address) => isLocal(address) || isProxy(address);
  }

  get open(): number {
    return this.#open;
  }

  /** @returns whether it may stay */
  take(socket: Socket): boolean {
    this.#open++;
    const address = socket.remoteAddress ?? "";
    const client = clientOf(address);
    const count = (this.#byClient.get(client) ?? 0) + 1;
    this.#byClient.set(client, count);
    socket.once("close", () => {
      this.#open--;
      const left = (this.#byClient.get(client) ?? 1) - 1;
      if (left > 0) this.#byClient.set(client, left);
      else this.#byClient.delete(client);
    });
    return this.#most === 0 || count <= this.#most || this.#isExempt(address);
  }
}

/** How many searches a client may make. */
export class SearchAllowance {
  readonly #limiter: RateLimiterMemory | undefined;

  /** @param perMinute 0 for any number */
  constructor(perMinute: number) {
    if (perMinute > 0) this.#limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  }

  /** @returns seconds to wait; 0 where a search may be made now */
  async take({ name, isLocal: isFree }: Client): Promise<number> {
    if (this.#limiter === undefined || isFree) return 0;
    return secondsToWait(this.#limiter, name);
  }
}

/** Counts one more of what is limited. @returns seconds to wait; 0 where that is within the limit */
export async function secondsToWait(limiter: RateLimiterMemory, key: string): Promise<number> {
  const taken = await limiter.consume(key).catch((refused: RateLimiterRes) => refused);
  return taken.consumedPoints > limiter.points ? Math.ceil(taken.msBeforeNext / 1000) : 0;
}
