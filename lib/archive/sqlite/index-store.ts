import type { DatabaseSync } from "node:sqlite";
import { openIndex } from "./database.ts";
import {
  type FileIdentity,
  generationOf,
  type IndexFile,
  identityOf,
  indexFiles,
  isIntact,
  markDamaged,
  nextIndexFile,
  removeIndexFile,
} from "./index-files.ts";
import { readMeta } from "./meta.ts";

/** Who makes an index beside the one that is in use holds a lease of this name. */
export const rebuildLease = (version: string) => `rebuild ${version}`;

/** The index that a process writes: the newest of its version that is filled, or the one that it is about to fill. */
export class IndexStore {
  readonly #dataFolder: string;
  readonly #version: string;
  #database: DatabaseSync | undefined;
  #path = "";
  #identity: FileIdentity = { inode: 0, size: 0 };

  constructor(dataFolder: string, version: string) {
    this.#dataFolder = dataFolder;
    this.#version = version;
  }

  get isOpen(): boolean {
    return this.#database !== undefined;
  }

  /** @throws while none is open */
  get database(): DatabaseSync {
    if (this.#database === undefined) throw new Error("no index is open");
    return this.#database;
  }

  hasArticles(): boolean {
    return this.database.prepare("SELECT 1 FROM articles LIMIT 1").get() !== undefined;
  }

  /** Whether what is open is still the newest filled index, and not damaged as far as a glance tells. */
  isCurrent(): boolean {
    if (this.#database === undefined || !isIntact(this.#path, this.#identity)) return false;
    const newer = this.#own().filter(({ generation }) => generation > generationOf(this.#path));
    return !newer.some(({ path }) => isFilled(path));
  }

  /** Opens the newest filled index. @returns whether there is one */
  open(): boolean {
    if (this.isCurrent()) return true;
    const isThere = identityOf(this.#path) !== undefined;
    // The journal beside another file of this name would be taken for that one's.
    if (this.#database !== undefined && isThere && !isIntact(this.#path, this.#identity)) this.giveUp();
    this.close();
    const filled = this.#own().find(({ path }) => isFilled(path));
    if (filled === undefined) return false;
    this.#use(filled.path);
    return true;
  }

  /** The index that a look at everything has to be written to: the one that is open, or one that is made anew. */
  toBeFilled(): { indexFile: string; lastGoodFrom: string | undefined } {
    if (this.open()) return { indexFile: this.#path, lastGoodFrom: undefined };
    // What can still be read of a damaged one are the last good versions of files that are at fault.
    const damaged = this.#own().find(({ path }) => (identityOf(path)?.size ?? 0) > 0);
    return { indexFile: nextIndexFile(this.#dataFolder, this.#version), lastGoodFrom: damaged?.path };
  }

  /** A new index that is to take the place of the one in use. */
  besideCurrent(): { indexFile: string; lastGoodFrom: string | undefined } {
    const current = this.#own().find(({ path }) => isFilled(path));
    return { indexFile: nextIndexFile(this.#dataFolder, this.#version), lastGoodFrom: current?.path };
  }

  /** Opens an index that has been filled, and removes what nobody needs any more. */
  take(path: string, versionsInUse: ReadonlySet<string>): void {
    if (this.#path !== path || this.#database === undefined) {
      this.close();
      this.#use(path);
    }
    this.tidy(versionsInUse);
  }

  /** Removes what nobody needs any more beside the index that is open. */
  tidy(versionsInUse: ReadonlySet<string>): void {
    for (const file of indexFiles(this.#dataFolder)) {
      if (this.#isUseless(file, versionsInUse)) removeIndexFile(file.path);
    }
  }

  #isUseless({ version, generation }: IndexFile, inUse: ReadonlySet<string>): boolean {
    if (version !== this.#version) return !inUse.has(version);
    if (generation < generationOf(this.#path)) return true;
    return generation > generationOf(this.#path) && !inUse.has(rebuildLease(version));
  }

  /** Lets what is open count as damaged, for all processes. */
  giveUp(): void {
    if (this.#path !== "") markDamaged(this.#path);
    this.close();
  }

  close(): void {
    try {
      this.#database?.close();
    } catch {
      // What cannot be closed is not used any more.
    }
    this.#database = undefined;
    this.#path = "";
  }

  #own(): IndexFile[] {
    return indexFiles(this.#dataFolder, this.#version);
  }

  #use(path: string): void {
    this.#database = openIndex(path);
    this.#path = path;
    this.#identity = identityOf(path) ?? { inode: 0, size: 0 };
  }
}

/** Whether an index is one that can be used: nothing of it was ever there before all of it was. */
export function isFilled(path: string): boolean {
  const identity = identityOf(path);
  if (identity === undefined || identity.size === 0 || !isIntact(path, identity)) return false;
  try {
    return metaOf(path, "filled") === 1;
  } catch {
    return false;
  }
}

/** A fact of an index that is not open. @throws where it cannot be opened */
export function metaOf(path: string, key: string): unknown {
  const database = openIndex(path);
  try {
    return readMeta(database, key);
  } finally {
    database.close();
  }
}
