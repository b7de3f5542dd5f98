import { type ChildProcess, fork } from "node:child_process";
import { projectFile } from "../project-file.ts";
import type { MakeRequest } from "./make-picture.ts";
import type { MakeAnswer } from "./make-process.ts";

/** Milliseconds that one request may take: a picture that takes longer is not to be had. */
const patience = 120_000;
/** Milliseconds without work after which the process ends. */
const idle = 10_000;

/** Makes pictures in a process of its own, which ends when there are none to be made. One request at a time. */
export class PictureMaker {
  #child: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;

  make(request: MakeRequest): Promise<MakeAnswer> {
    clearTimeout(this.#timer);
    this.#child ??= this.#start();
    const child = this.#child;
    return new Promise((done) => {
      const settle = (answer: MakeAnswer) => {
        clearTimeout(late);
        child.off("message", hear).off("exit", end).off("error", fail);
        if (this.#child === child) {
          this.#timer = setTimeout(() => this.close(), idle);
          this.#timer.unref();
        }
        done(answer);
      };
      const hear = (answer: MakeAnswer) => settle(answer);
      const end = (code: number | null, signal: string | null) => {
        this.#forget(child);
        settle({ error: `the process that makes it ended with ${signal ?? code}`, isOurs: false });
      };
      const fail = (error: Error) => {
        this.#forget(child);
        settle({ error: error.message, isOurs: true });
      };
      const late = setTimeout(() => child.kill("SIGKILL"), patience);
      child.on("message", hear).on("exit", end).on("error", fail);
      child.send(request, (error) => error && fail(error));
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#child?.kill();
    this.#child = undefined;
  }

  #start(): ChildProcess {
    // It has the whole machine's memory, whatever the limits of this process are.
    const child = fork(projectFile("lib/pictures/make-process.ts"), { execArgv: [] });
    child.once("exit", () => this.#forget(child));
    // Whoever waits for an answer is told; without this, an error that nobody waits for would end this process.
    child.on("error", () => {});
    return child;
  }

  #forget(child: ChildProcess): void {
    if (this.#child === child) this.#child = undefined;
  }
}
