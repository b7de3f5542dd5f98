import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { inTransaction } from "./database.ts";

/** Milliseconds after which a lease that was not renewed may be taken over. */
const duration = 10_000;

/** Settles which of the processes on this machine writes the index. */
export interface Lease {
  /** Who it is held as. */
  owner: string;
  /** Takes or renews it. @returns whether this process may write now */
  hold(): boolean;
  release(): void;
}

export function leaseOn(database: DatabaseSync): Lease {
  const owner = randomUUID();
  const read = database.prepare("SELECT owner, pid, expires FROM lease");
  const write = database.prepare("REPLACE INTO lease VALUES (1, ?, ?, ?)");
  return {
    owner,
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
    release() {
      database.prepare("DELETE FROM lease WHERE owner = ?").run(owner);
    },
  };
}

/** Renews a lease at the end of a transaction that may have taken longer than it lasts. */
export function extendLease(database: DatabaseSync, owner: string): void {
  database.prepare("UPDATE lease SET expires = ? WHERE owner = ?").run(Date.now() + duration, owner);
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
