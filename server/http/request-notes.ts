import { metrics } from "./metrics.ts";

/** A request that was answered. */
export interface RequestNote {
  /** Milliseconds since 1970, when it was answered. */
  at: number;
  method: string;
  url: string;
  status: number;
  milliseconds: number;
  /** How the page was come by. */
  cache: string;
  /** Whether the answer did not arrive whole. */
  isCut: boolean;
}

/** Notes that wait; more are written at once. */
const mostWaiting = 256;
/** Milliseconds that a note waits for others. */
const delay = 50;
/** Characters of an address that the log gets. */
const longestUrl = 2_000;
/** Bytes of lines that are written together: a pipe takes so many as a whole (PIPE_BUF). */
const chunk = 4_096;

/**
 * Counts answered requests, and writes a line of the log for each. Both are done for many at once, when no request
 * waits for it: a line costs as much as half an answer from the cache.
 */
export class RequestNotes {
  readonly #write: ((lines: string) => void) | undefined;
  /** Tells this process' numbers from those of others and of before. */
  readonly #prefix = Math.floor(Math.random() * 36 ** 4).toString(36);
  #waiting: RequestNote[] = [];
  #timer: NodeJS.Timeout | undefined;
  #count = 0;
  #second = 0;
  #secondText = "";

  /** @param write takes lines of the log; nothing where requests are not logged */
  constructor(write: ((lines: string) => void) | undefined) {
    this.#write = write;
  }

  note(note: RequestNote): void {
    this.#waiting.push(note);
    if (this.#waiting.length === 1) this.#timer = setTimeout(() => this.flush(), delay).unref();
    else if (this.#waiting.length === mostWaiting) setImmediate(() => this.flush());
  }

  /** Counts and writes what waits: also for the end of the process, and before it is asked for its metrics. */
  flush(): void {
    clearTimeout(this.#timer);
    const notes = this.#waiting;
    this.#waiting = [];
    let lines = "";
    for (const note of notes) {
      metrics.requests.note(note.status, note.cache);
      metrics.duration.note(note.cache, note.milliseconds / 1000);
      if (this.#write === undefined) continue;
      const line = this.#lineOf(note);
      if (lines !== "" && lines.length + line.length > chunk) {
        this.#write(lines);
        lines = "";
      }
      lines += line;
    }
    if (lines !== "") this.#write?.(lines);
  }

  /** As pino writes it, at level `info`. */
  #lineOf({ at, method, url, status, milliseconds, cache, isCut }: RequestNote): string {
    const id = `${this.#prefix}-${(++this.#count).toString(36)}`;
    const address = JSON.stringify(url.length > longestUrl ? url.slice(0, longestUrl) : url);
    const rounded = Math.round(milliseconds * 10) / 10;
    return (
      `{"level":30,"time":"${this.#timeOf(at)}","id":"${id}","method":"${method}","url":${address},` +
      `"status":${status},"milliseconds":${rounded},"cache":"${cache}"${isCut ? ',"cut":true' : ""},"msg":"request"}\n`
    );
  }

  /** ISO 8601; most of it is that of the one before. */
  #timeOf(at: number): string {
    const second = Math.floor(at / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#secondText = new Date(second * 1000).toISOString().slice(0, -4);
    }
    return `${this.#secondText}${String(at - second * 1000).padStart(3, "0")}Z`;
  }
}
