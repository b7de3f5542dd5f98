import { type ChildProcess, fork } from "node:child_process";
import { stat } from "node:fs/promises";
import { relative, sep } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { Problem } from "../content/problems.ts";
import { readBatch } from "../content/read-batch.ts";
import { projectFile } from "../project-file.ts";
import { FileTable } from "./file-table.ts";
import { extendLease, type Lease } from "./lease.ts";
import { untilFilled } from "./meta.ts";
import { indexText } from "./search/tokens.ts";
import { type Synced, syncIndex } from "./sync-index.ts";
import type { SyncAnswer, SyncRequest } from "./sync-process.ts";
import { type FolderWatch, watchFolder } from "./watch-folder.ts";

/** What the archive tells of its work. */
export interface ArchiveEvents {
  /** The index holds this state of the content. `problems` are those that were not there before. */
  onApplied(event: AppliedEvent): void;
  /** An unexpected fault; the archive goes on with what it has. */
  onFault(error: unknown): void;
}

export interface AppliedEvent {
  revision: number;
  problems: readonly Problem[];
  errors: number;
  warnings: number;
  /** How many files were read. */
  files: number;
  milliseconds: number;
}

/** Milliseconds between renewals of the lease, and between attempts to take it over. */
const leaseInterval = 2_000;
/** Of many problems at the start, the log gets the first ones. */
const problemsAtStart = 200;

/**
 * Holds the lease, and while it does, the index in line with the files. It blocks its thread while it writes, so it
 * has one of its own.
 */
export class IndexKeeper {
  readonly #database: DatabaseSync;
  readonly #table: FileTable;
  readonly #lease: Lease;
  readonly #events: ArchiveEvents;
  readonly #folder: string;
  readonly #dataFolder: string;
  readonly #threads: number;
  readonly #changed = new Set<string>();
  #watch: FolderWatch | undefined;
  /** Which folder is watched: its place may be taken by another one. */
  #inode: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #syncing: ChildProcess | undefined;
  #work: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(
    database: DatabaseSync,
    lease: Lease,
    { folder, dataFolder, threads }: { folder: string; dataFolder: string; threads: number },
    events: ArchiveEvents,
  ) {
    this.#database = database;
    this.#table = new FileTable(database);
    this.#lease = lease;
    this.#folder = folder;
    this.#dataFolder = dataFolder;
    this.#threads = threads;
    this.#events = events;
  }

  /** @returns once the index holds all content, whoever filled it */
  async start(): Promise<void> {
    this.#timer = setInterval(() => this.#enqueue(() => this.#renew()), leaseInterval);
    this.#enqueue(() => this.#renew());
    await this.#work;
    await untilFilled(this.#database, () => this.#closed);
    this.#enqueue(() => this.#warmUp());
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    // Nothing is half done by that: it commits all or nothing.
    this.#syncing?.kill();
    await this.#work;
    this.#watch?.close();
    this.#lease.release();
    this.#database.close();
  }

  /** Reads a file to no purpose: code is compiled and tables are loaded now, not while the first change waits. */
  async #warmUp(): Promise<void> {
    const none = new Set<string>();
    const known = { reporters: none, topics: none, people: none, bulletin: none };
    const newest = this.#table.newestArticle();
    if (newest) await readBatch(this.#folder, [newest], known);
    indexText("年", "characters");
  }

  /** One piece of work at a time, so that an older state of a file never overwrites a newer one. */
  #enqueue(work: () => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      if (this.#closed) return;
      await work().catch((error) => {
        // What was to be written is not; with the next renewal everything is compared anew.
        this.#inode = undefined;
        if (!this.#closed) this.#events.onFault(error);
      });
    });
  }

  async #renew(): Promise<void> {
    const inode = (await stat(this.#folder).catch(() => undefined))?.ino;
    const holds = this.#lease.hold();
    if (holds && inode === this.#inode) return;
    // The lease was lost while this process slept, the folder was replaced as a whole, or a change failed.
    this.#watch?.close();
    this.#watch = undefined;
    this.#inode = undefined;
    if (!holds) return;
    if (inode === undefined)
      throw new Error(`the content folder ${this.#folder} is gone; its last state is served`);
    await this.#takeOver(inode);
  }

  async #takeOver(inode: number): Promise<void> {
    const changed = (paths: Iterable<string>) => {
      for (const path of paths) this.#changed.add(path);
      this.#enqueue(() => this.#takeReported());
    };
    // The process that reads is started first, and loads meanwhile.
    const child = this.#fork();
    // Watching comes before reading, so that no change falls between the two.
    this.#watch = await watchFolder(this.#folder, changed, (error) => {
      this.#events.onFault(error);
    });
    await this.#take([""], false, child);
    this.#inode = inode;
  }

  async #takeReported(): Promise<void> {
    const paths = [...this.#changed].map((path) => relative(this.#folder, path).split(sep).join("/"));
    this.#changed.clear();
    const inside = paths.filter((path) => !path.startsWith(".."));
    // An event tells of a file whose size and time may be what they were. The whole folder stands for a burst.
    if (inside.includes("")) await this.#take([""], false);
    else if (inside.length > 0) await this.#take(inside, true);
  }

  async #take(below: readonly string[], surely: boolean, child?: ChildProcess): Promise<void> {
    const begin = performance.now();
    const isFirst = this.#inode === undefined;
    const synced = await (below.includes("") ? this.#syncAll(child) : this.#syncSome(below, surely));
    if (!isFirst && synced.files === 0) return;
    this.#events.onApplied({
      ...this.#table.counts(),
      revision: synced.revision,
      problems: isFirst ? this.#table.problems().slice(0, problemsAtStart) : synced.problems,
      files: synced.files,
      milliseconds: Math.round(performance.now() - begin),
    });
  }

  #syncSome(below: readonly string[], surely: boolean): Promise<Synced> {
    const beforeCommit = () => extendLease(this.#database, this.#lease.owner);
    return syncIndex(this.#database, this.#folder, { below, surely, threads: this.#threads, beforeCommit });
  }

  /** In a process that ends: what a look at 200,000 files takes in memory would stay with this one. */
  #syncAll(child = this.#fork()): Promise<Synced> {
    const request: SyncRequest = {
      contentFolder: this.#folder,
      dataFolder: this.#dataFolder,
      owner: this.#lease.owner,
      options: { threads: this.#threads },
    };
    return new Promise((done, failed) => {
      child.once("message", (answer: SyncAnswer) => {
        if ("error" in answer) failed(new Error(answer.error));
        else done(answer.synced);
      });
      child.once("error", failed);
      child.once("exit", (code, signal) =>
        failed(new Error(`the indexing process ended with ${signal ?? code}`)),
      );
      child.send(request);
    });
  }

  #fork(): ChildProcess {
    // It has the whole machine's memory, whatever the limits of this process are.
    const child = fork(projectFile("lib/archive/sync-process.ts"), {
      execArgv: [],
      serialization: "advanced",
    });
    this.#syncing = child;
    child.once("exit", () => {
      this.#syncing = undefined;
    });
    return child;
  }
}
