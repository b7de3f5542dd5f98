import { closeSync, openSync, readdirSync, readSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The data folder holds an index for each version of the code that uses it, and for a moment two of one version: a
 * new one is made beside the old, and taken once it is filled. So nothing that is open is ever written anew.
 */
export interface IndexFile {
  path: string;
  version: string;
  /** Higher for the newer of one version. */
  generation: number;
}

const pattern = /^index-([0-9a-z]+)-(\d{1,9})\.sqlite$/;

/** The indexes in a data folder, the newest of each version first. */
export function indexFiles(dataFolder: string, version?: string): IndexFile[] {
  return namesIn(dataFolder)
    .flatMap((name): IndexFile[] => {
      const [, of = "", generation] = pattern.exec(name) ?? [];
      return generation === undefined
        ? []
        : [{ path: join(dataFolder, name), version: of, generation: Number(generation) }];
    })
    .filter((file) => version === undefined || file.version === version)
    .sort((a, b) => b.generation - a.generation);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Where the next index of a version is made. */
export function nextIndexFile(dataFolder: string, version: string): string {
  const newest = indexFiles(dataFolder, version)[0]?.generation ?? 0;
  return join(dataFolder, `index-${version}-${newest + 1}.sqlite`);
}

export function generationOf(path: string): number {
  return Number(/-(\d+)\.sqlite$/.exec(path)?.[1] ?? 0);
}

/** Removes an index with what SQLite keeps beside it. What is open of it stays as it was until it is closed. */
export function removeIndexFile(path: string): void {
  for (const suffix of ["", "-wal", "-shm", damagedSuffix]) {
    try {
      rmSync(path + suffix, { force: true });
    } catch {
      // Windows keeps what is open; it is removed another time.
    }
  }
}

const damagedSuffix = ".damaged";

/** Tells all processes that an index is damaged: one of them came upon it. */
export function markDamaged(path: string): void {
  try {
    writeFileSync(path + damagedSuffix, "");
  } catch {
    // Each of them will come upon it in its turn.
  }
}

/** What tells one file from another that has its name. */
export interface FileIdentity {
  inode: number;
  size: number;
}

export function identityOf(path: string): FileIdentity | undefined {
  try {
    const { ino, size } = statSync(path);
    return { inode: ino, size };
  } catch {
    return undefined;
  }
}

/**
 * Whether an index that was opened is still the file of its name, and not damaged as far as a glance tells. An index
 * never shrinks.
 */
export function isIntact(path: string, opened: FileIdentity): boolean {
  const now = identityOf(path);
  if (now === undefined || now.inode !== opened.inode || now.size < opened.size) return false;
  opened.size = now.size;
  return hasHeader(path) && identityOf(path + damagedSuffix) === undefined;
}

/** SQLite's first bytes (sqlite.org/fileformat.html §1.2). A file that was just made has none yet. */
function hasHeader(path: string): boolean {
  try {
    const file = openSync(path, "r");
    try {
      const header = Buffer.alloc(16);
      const read = readSync(file, header, 0, 16, 0);
      return read === 0 || header.toString("latin1") === "SQLite format 3\0";
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
