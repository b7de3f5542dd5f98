import { write, writeSync } from "node:fs";

/** Bytes that wait to be written; what comes beyond is dropped. */
const mostWaiting = 1024 * 1024;
/** Bytes of one write: a pipe takes so many as a whole (PIPE_BUF), so that processes that share it do not mix lines. */
const batch = 4096;
/** Milliseconds that a line waits for others. */
const delay = 100;
/** Milliseconds until a reader that is behind is tried again. */
const busyDelay = 50;
/** Milliseconds for which a reader that is behind may keep the process from ending. */
const endPatience = 300;
const newline = 0x0a;

export interface SinkEvents {
  /** Lines were dropped: nobody reads, the disk is full, or the reader is gone. */
  onDropped?(lines: number): void;
  /** All that waited could be written again, after so many lines were dropped. */
  onRecovered?(lines: number): void;
}

/**
 * Writes lines to a file descriptor and never blocks, throws or keeps more than a megabyte. What cannot be written is
 * dropped and counted; what is written next starts on a line of its own.
 *
 * pino's own destination keeps what it could not write, and waits for ever for a reader that is gone when the process
 * is to end.
 */
export class LogSink {
  readonly #fd: number;
  readonly #events: SinkEvents;
  readonly #waiting: string[] = [];
  #waitingBytes = 0;
  /** What has been taken to be written, as far as it is not yet. */
  #rest: Buffer = Buffer.alloc(0);
  #isInFlight = false;
  #timer: NodeJS.Timeout | undefined;
  /** What was written last ends a line. */
  #isAtLineStart = true;
  /** Its line was broken off. */
  #isTorn = false;
  /** Lines dropped since all was written last. */
  #dropped = 0;

  /** @param fd not blocking, where it is a pipe or a socket */
  constructor(fd: number, events: SinkEvents = {}) {
    this.#fd = fd;
    this.#events = events;
    process.on("exit", () => this.#writeAtExit());
  }

  /** @param text one or more lines, with their ends */
  write(text: string): void {
    const bytes = Buffer.byteLength(text);
    if (this.#waitingBytes + bytes > mostWaiting) {
      this.#drop(countLines(text));
      return;
    }
    this.#waiting.push(text);
    this.#waitingBytes += bytes;
    if (this.#rest.length > 0) return;
    if (this.#waitingBytes >= batch) this.#writeNext();
    else this.#timer ??= setTimeout(() => this.#writeNext(), delay).unref();
  }

  /** Once all is written that was there to write, or cannot be. */
  async flush(): Promise<void> {
    const deadline = performance.now() + endPatience;
    if (this.#rest.length === 0) this.#writeNext();
    while (this.#rest.length > 0 && performance.now() < deadline) {
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  /** As far as that is possible at once. What is in flight arrives by itself. */
  #writeAtExit(): void {
    const deadline = performance.now() + endPatience;
    if (this.#isInFlight) this.#rest = Buffer.alloc(0);
    for (;;) {
      if (this.#rest.length === 0) this.#take();
      if (this.#rest.length === 0 || performance.now() > deadline) return;
      try {
        this.#rest = this.#rest.subarray(writeSync(this.#fd, this.#rest));
      } catch (error) {
        if (!isBusy(error)) return;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      }
    }
  }

  #drop(lines: number): void {
    this.#dropped += lines;
    this.#events.onDropped?.(lines);
  }

  #take(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    let taken = "";
    let bytes = 0;
    for (let [text] = this.#waiting; text !== undefined; [text] = this.#waiting) {
      const more = Buffer.byteLength(text);
      if (taken !== "" && bytes + more > batch) break;
      taken += text;
      bytes += more;
      this.#waiting.shift();
    }
    this.#waitingBytes -= bytes;
    this.#rest = Buffer.from(this.#isTorn && taken !== "" ? `\n${taken}` : taken);
  }

  #writeNext(): void {
    this.#take();
    if (this.#rest.length > 0) this.#writeRest();
  }

  #writeRest(): void {
    this.#isInFlight = true;
    write(this.#fd, this.#rest, (error, written) => {
      this.#isInFlight = false;
      if (isBusy(error)) return void setTimeout(() => this.#writeRest(), busyDelay).unref();
      if (error) this.#dropRest();
      else if (written > 0) this.#advance(written);
      if (this.#rest.length > 0) return this.#writeRest();
      if (!error && this.#waiting.length === 0) this.#recover();
      this.#writeNext();
    });
  }

  #advance(written: number): void {
    this.#isTorn = false;
    this.#isAtLineStart = this.#rest[written - 1] === newline;
    this.#rest = this.#rest.subarray(written);
  }

  #dropRest(): void {
    // A line end that was put before it is none of its own.
    this.#drop(countLines(this.#rest.subarray(this.#isTorn ? 1 : 0)));
    this.#isTorn = !this.#isAtLineStart;
    this.#rest = Buffer.alloc(0);
  }

  #recover(): void {
    const lines = this.#dropped;
    this.#dropped = 0;
    if (lines > 0) this.#events.onRecovered?.(lines);
  }
}

function countLines(text: string | Buffer): number {
  const bytes = Buffer.from(text);
  let lines = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines++;
  // A last one without its end is one too.
  return bytes.length === 0 || bytes.at(-1) === newline ? lines : lines + 1;
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EAGAIN" || error.code === "EBUSY");
}
