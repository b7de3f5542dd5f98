import { realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { ContentStore } from "../content/content-store.ts";
import type { Problem } from "../content/problems.ts";
import type { Archive } from "./archive.ts";
import { openDatabase } from "./database.ts";
import { type Lease, leaseOn } from "./lease.ts";
import { sqliteArchive } from "./reader.ts";
import { type FolderWatch, watchFolder } from "./watch-folder.ts";
import { applyContent } from "./writer.ts";

export interface LiveArchive {
  archive: Archive;
  /** Once the index holds all content, whoever filled it. */
  ready: Promise<void>;
  close(): Promise<void>;
}

/** What the archive tells of its work. */
export interface ArchiveEvents {
  /** The index holds this state of the content. */
  onApplied(event: { revision: number; problems: readonly Problem[]; milliseconds: number }): void;
  /** An unexpected fault; the archive goes on with what it has. */
  onFault(error: unknown): void;
}

export interface ArchiveFolders {
  contentFolder: string;
  dataFolder: string;
}

/** Milliseconds between renewals of the lease, and between attempts to take it over. */
const leaseInterval = 2_000;

/**
 * Opens the archive and keeps it in line with the content folder for as long as it is open:
 * the process that holds the lease reads the files and watches them, any other only reads the index.
 * @throws where the content folder is not there
 */
export async function openLiveArchive(folders: ArchiveFolders, events: ArchiveEvents): Promise<LiveArchive> {
  const contentFolder = await realpath(resolve(folders.contentFolder)).catch(() => folders.contentFolder);
  if (!(await stat(contentFolder).catch(() => undefined))?.isDirectory()) {
    throw new Error(`CONTENT_DIR=${JSON.stringify(folders.contentFolder)} is not a folder`);
  }
  const database = openDatabase(folders.dataFolder);
  const lease = leaseOn(database);
  const keeper = new IndexKeeper(database, lease, contentFolder, events);
  const ready = keeper.start();
  return {
    archive: sqliteArchive(openDatabase(folders.dataFolder)),
    ready,
    close: () => keeper.close(),
  };
}

/** Holds the lease, and while it does, the index in line with the files. */
class IndexKeeper {
  readonly #database: DatabaseSync;
  readonly #lease: Lease;
  readonly #store: ContentStore;
  readonly #folder: string;
  readonly #events: ArchiveEvents;
  readonly #changed = new Set<string>();
  #watch: FolderWatch | undefined;
  /** Which folder is watched: its place may be taken by another one. */
  #inode: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(database: DatabaseSync, lease: Lease, folder: string, events: ArchiveEvents) {
    this.#database = database;
    this.#lease = lease;
    this.#folder = folder;
    this.#store = new ContentStore(folder);
    this.#events = events;
  }

  async start(): Promise<void> {
    await this.#renew();
    this.#timer = setInterval(() => {
      this.#enqueue(() => this.#renew());
    }, leaseInterval);
    this.#timer.unref();
    while (!this.#closed && !this.#isFilled()) await new Promise((done) => setTimeout(done, 50));
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#work;
    this.#watch?.close();
    this.#lease.release();
    this.#database.close();
  }

  #isFilled(): boolean {
    return this.#database.prepare("SELECT value FROM meta WHERE key = 'filled'").get()?.value === 1;
  }

  /** One piece of work at a time, so that an older state of a file never overwrites a newer one. */
  #enqueue(work: () => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      if (!this.#closed) await work().catch((error) => this.#events.onFault(error));
    });
  }

  async #renew(): Promise<void> {
    const inode = (await stat(this.#folder).catch(() => undefined))?.ino;
    const holds = this.#lease.hold();
    if (holds && inode === this.#inode) return;
    // The lease was lost while this process slept, or the folder was replaced as a whole.
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
      this.#enqueue(() => this.#takeChanges());
    };
    // Watching comes before reading, so that no change falls between the two.
    this.#watch = await watchFolder(this.#folder, changed, (error) => {
      this.#events.onFault(error);
    });
    this.#inode = inode;
    await this.#apply(() => this.#store.scan());
  }

  async #takeChanges(): Promise<void> {
    const paths = [...this.#changed];
    this.#changed.clear();
    if (paths.length > 0) await this.#apply(() => this.#store.update(paths));
  }

  async #apply(read: () => Promise<void>): Promise<void> {
    const start = performance.now();
    await read();
    const content = this.#store.content();
    const revision = applyContent(this.#database, content);
    const milliseconds = Math.round(performance.now() - start);
    this.#events.onApplied({ revision, problems: content.problems, milliseconds });
  }
}
