import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { inTransaction } from "./database.ts";

/** Milliseconds after which a lease that was not renewed may be taken over. */
const duration = 10_000;

/** Settles which of the processes on this machine writes the index. */
export interface Lease {
  /** Takes or renews it. @returns whether this process may write now */
  hold(): boolean;
  /** Renews it within a transaction that has taken long. */
  extend(): void;
  release(): void;
}

export function leaseOn(database: DatabaseSync): Lease {
  const owner = randomUUID();
  const read = database.prepare("SELECT owner, pid, expires FROM lease");
  const write = database.prepare("REPLACE INTO lease VALUES (1, ?, ?, ?)");
  return {
    hold() {
      return inTransaction(database, () => {
        const current = read.get();
        const taken =
          current !== undefined &&
          current.owner !== owner &&
          Number(current.expires) > Date.now() &&
          isRunning(Number(current.pid));
        if (!taken) write.run(owner, process.pid, Date.now() + duration);
        return !taken;
      });
    },
    extend() {
      write.run(owner, process.pid, Date.now() + duration);
    },
    release() {
      database.prepare("DELETE FROM lease WHERE owner = ?").run(owner);
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
