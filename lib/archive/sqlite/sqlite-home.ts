import type { IndexHome, WholeLook } from "../keeping/index-home.ts";
import type { Synced } from "../keeping/sync-index.ts";
import type { ArchiveFault } from "../status.ts";
import { faultOf } from "./fault-of.ts";
import { IndexStore } from "./index-store.ts";
import { Lease } from "./lease.ts";
import { SqliteIndex } from "./sqlite-index.ts";
import { runSync } from "./sync-child.ts";

/** The data folder: the indexes in it, and the lease of who writes them. */
export class SqliteHome implements IndexHome {
  readonly #dataFolder: string;
  readonly #version: string;
  readonly #lease: Lease;
  readonly #store: IndexStore;
  #index: SqliteIndex | undefined;

  constructor(dataFolder: string, version: string) {
    this.#dataFolder = dataFolder;
    this.#version = version;
    this.#lease = new Lease(dataFolder, version);
    this.#store = new IndexStore(dataFolder, version);
  }

  hold(): boolean {
    return this.#lease.hold();
  }

  extend(): void {
    this.#lease.extend();
  }

  get index(): SqliteIndex | undefined {
    if (!this.#store.isOpen) return undefined;
    const { database } = this.#store;
    if (this.#index?.database !== database) this.#index = new SqliteIndex(database);
    return this.#index;
  }

  open(): boolean {
    return this.#store.open();
  }

  isCurrent(): boolean {
    return this.#store.isCurrent();
  }

  hasArticles(): boolean {
    return this.#store.hasArticles();
  }

  tidy(): void {
    this.#store.tidy(this.#lease.versionsInUse());
  }

  async takeAll(
    { folder: contentFolder, threads, mostRemoved, seenRevision, isPreview }: WholeLook,
    signal: AbortSignal,
  ): Promise<Synced> {
    const { indexFile, lastGoodFrom } = this.#store.toBeFilled();
    const synced = await runSync(
      {
        ...{ contentFolder, dataFolder: this.#dataFolder, indexFile, lastGoodFrom },
        ...{ threads, mostRemoved, seenRevision, isPreview },
        lease: { version: this.#version, owner: this.#lease.owner },
      },
      signal,
    );
    this.#store.take(indexFile, this.#lease.versionsInUse());
    return synced;
  }

  faultOf(error: unknown): ArchiveFault {
    const fault = faultOf(error, this.#dataFolder);
    if (fault.code === "damaged") this.#store.giveUp();
    return fault;
  }

  leave(): void {
    this.#store.close();
  }

  close(): void {
    this.#lease.release();
    this.#store.close();
  }
}
