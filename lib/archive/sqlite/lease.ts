import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { inTransaction } from "./database.ts";
import { type FileIdentity, identityOf, isIntact, removeIndexFile } from "./index-files.ts";
import { faultIn } from "./sqlite-errors.ts";

/** Milliseconds after which a lease that was not renewed may be taken over. */
const duration = 10_000;

/** Settles which of the processes on this machine writes the index of a version. */
export class Lease {
  readonly #path: string;
  readonly #version: string;
  readonly owner: string;
  #database: DatabaseSync | undefined;
  #identity: FileIdentity = { inode: 0, size: 0 };

  /** @param owner of the lease that another process of this one holds; without it, a new one */
  constructor(dataFolder: string, version: string, owner: string = randomUUID()) {
    this.#path = join(dataFolder, "writer.sqlite");
    this.#version = version;
    this.owner = owner;
  }

  /** Takes or renews it. @returns whether this process may write now */
  hold(): boolean {
    return this.#mending((database) => this.#take(database));
  }

  #take(database: DatabaseSync): boolean {
    return inTransaction(database, () => {
      const current = database
        .prepare("SELECT owner, pid, expires FROM lease WHERE version = ?")
        .get(this.#version);
      const taken =
        current !== undefined &&
        current.owner !== this.owner &&
        isValid(Number(current.expires)) &&
        isRunning(Number(current.pid));
      if (!taken) {
        database
          .prepare("REPLACE INTO lease VALUES (?, ?, ?, ?)")
          .run(this.#version, this.owner, process.pid, Date.now() + duration);
      }
      return !taken;
    });
  }

  /** @throws where it was lost to another process: what was about to be written is not */
  extend(): void {
    const { changes } = this.#mending((database) =>
      database
        .prepare("UPDATE lease SET expires = ? WHERE version = ? AND owner = ?")
        .run(Date.now() + duration, this.#version, this.owner),
    );
    if (Number(changes) === 0) throw new Error("another process writes the index now");
  }

  /** The versions of the index that some process writes. */
  versionsInUse(): Set<string> {
    const rows = this.#mending((database) =>
      database.prepare("SELECT version, pid, expires FROM lease").all(),
    );
    return new Set(
      rows
        .filter(({ pid, expires }) => isValid(Number(expires)) && isRunning(Number(pid)))
        .map(({ version }) => String(version)),
    );
  }

  release(): void {
    try {
      this.#database?.prepare("DELETE FROM lease WHERE owner = ?").run(this.owner);
    } catch {
      // It runs out by itself.
    }
    this.close();
  }

  close(): void {
    this.#database?.close();
    this.#database = undefined;
  }

  /** A damaged file is made anew: it holds nothing but who writes at the moment. */
  #mending<Result>(use: (database: DatabaseSync) => Result): Result {
    try {
      return use(this.#open());
    } catch (error) {
      if (faultIn(error) !== "damaged") throw error;
      this.close();
      removeIndexFile(this.#path);
      return use(this.#open());
    }
  }

  /** Opens the file anew where it was removed or replaced. */
  #open(): DatabaseSync {
    if (this.#database !== undefined && isIntact(this.#path, this.#identity)) return this.#database;
    this.close();
    const database = this.#prepare();
    this.#database = database;
    this.#identity = identityOf(this.#path) ?? { inode: 0, size: 0 };
    return database;
  }

  #prepare(): DatabaseSync {
    // Somebody may have removed the folder with all that was in it.
    mkdirSync(dirname(this.#path), { recursive: true });
    const database = new DatabaseSync(this.#path, { timeout: 5000 });
    try {
      // It has to be renewed also where the disk is full: a page is written in its place, and needs no more room.
      database.prepare("PRAGMA journal_mode = MEMORY").get();
      database.exec("PRAGMA synchronous = OFF");
      database.exec(
        `CREATE TABLE IF NOT EXISTS lease (
          version TEXT PRIMARY KEY, owner TEXT, pid INTEGER, expires INTEGER
        ) WITHOUT ROWID`,
      );
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  }
}

/** One that lasts longer than any is from before the clock was set. */
function isValid(expires: number): boolean {
  const left = expires - Date.now();
  return left > 0 && left <= 2 * duration;
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
