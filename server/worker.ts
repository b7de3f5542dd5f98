import type { ArchiveStatus } from "#lib/archive/status.ts";
import { ownMetrics } from "./http/metrics.ts";
import type { SupervisorMessage, WorkerMessage } from "./supervisor.ts";

/** Milliseconds that a worker goes on serving until another has taken its place: a busy machine starts one slowly. */
const replacementPatience = 20_000;

/** Tells the process that started this one, if there is one. */
export function tellSupervisor(message: WorkerMessage): void {
  process.send?.(message);
}

/** What the supervisor says of the writer; its questions are answered meanwhile. */
export function writerOfSupervisor(): () => ArchiveStatus {
  let writer: ArchiveStatus = {};
  process.on("message", async (message: SupervisorMessage) => {
    if (message.kind === "writer") writer = message.status;
    if (message.kind === "metrics") tellSupervisor({ ...message, metrics: await ownMetrics() });
  });
  return () => writer;
}

/** Asks for a successor, and waits until it serves. */
export function untilReplaced(): Promise<void> {
  return new Promise((done) => {
    process.on("message", ({ kind }: SupervisorMessage) => kind === "go" && done());
    tellSupervisor({ kind: "leaving" });
    // Without the supervisor nothing takes its place.
    process.once("disconnect", () => done());
    setTimeout(done, replacementPatience);
  });
}
