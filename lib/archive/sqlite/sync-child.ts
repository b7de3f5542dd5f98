import { fork } from "node:child_process";
import { projectFile } from "../../project-file.ts";
import { receivedError } from "../keeping/sent-error.ts";
import type { Synced } from "../keeping/sync-index.ts";
import type { SyncAnswer, SyncRequest } from "./sync-process.ts";

/**
 * Looks at the whole content folder in a process that ends: what a look at 200,000 files takes in memory would stay
 * with this one.
 * @throws what it threw there, or that it ended
 */
export function runSync(request: SyncRequest, signal: AbortSignal): Promise<Synced> {
  return new Promise((done, failed) => {
    // It has the whole machine's memory, whatever the limits of this process are.
    const child = fork(projectFile("lib/archive/sqlite/sync-process.ts"), {
      execArgv: [],
      serialization: "advanced",
    });
    const stop = () => child.kill("SIGKILL");
    signal.addEventListener("abort", stop);
    child.once("message", (answer: SyncAnswer) => {
      if ("error" in answer) failed(receivedError(answer.error));
      else done(answer.synced);
    });
    child.once("error", failed);
    child.once("exit", (code, why) => {
      signal.removeEventListener("abort", stop);
      failed(new Error(`the indexing process ended with ${why ?? code}`));
    });
    if (signal.aborted) stop();
    else child.send(request, (error) => error && failed(error));
  });
}
