import { type FSWatcher, readdirSync, type WatchEventType, watch } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { isIgnored } from "../../record/paths.ts";

export interface FolderWatch {
  close(): void;
}

/** Milliseconds without an event after which a file counts as written. */
const settleTime = 25;
/** Milliseconds after which changes are told even if more keep coming. */
const longestWait = 150;
/** The kernel's queue, of 16,384 by default, may have dropped some of so many events at once, and nobody tells. */
const burst = 8_000;
/** More paths than that are found sooner by a look at everything. */
const manyPaths = 2_000;

/**
 * Watches a folder and all folders in it, also those to come: one watch for each folder, none for files.
 * @param onChange gets the absolute paths of what was added, changed or removed, files or whole folders;
 *   after a burst or a fault, the folder itself
 */
export async function watchFolder(
  folder: string,
  onChange: (paths: Iterable<string>) => void,
  onFault: (error: unknown) => void,
): Promise<FolderWatch> {
  return new FolderTreeWatch(folder, onChange, onFault);
}

class FolderTreeWatch implements FolderWatch {
  readonly #folder: string;
  readonly #onChange: (paths: Iterable<string>) => void;
  readonly #onFault: (error: unknown) => void;
  readonly #watches = new Map<string, FSWatcher>();
  readonly #changed = new Set<string>();
  #isClosed = false;
  #timer: NodeJS.Timeout | undefined;
  #waitingSince = 0;
  #events = 0;

  constructor(
    folder: string,
    onChange: (paths: Iterable<string>) => void,
    onFault: (error: unknown) => void,
  ) {
    this.#folder = folder;
    this.#onChange = onChange;
    this.#onFault = onFault;
    this.#watchAll(folder);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#unwatch(this.#folder);
  }

  #report(path: string): void {
    if (this.#isClosed) return;
    if (this.#changed.size === 0) this.#waitingSince = Date.now();
    this.#changed.add(path);
    clearTimeout(this.#timer);
    const longest = Math.max(0, this.#waitingSince + longestWait - Date.now());
    this.#timer = setTimeout(() => this.#tell(), Math.min(settleTime, longest));
  }

  #tell(): void {
    const isBurst = this.#changed.size > manyPaths || this.#events > burst;
    const paths = isBurst ? [this.#folder] : [...this.#changed];
    this.#changed.clear();
    this.#events = 0;
    this.#onChange(paths);
  }

  #unwatch(path: string): void {
    for (const [watched, watcher] of this.#watches) {
      if (watched !== path && !watched.startsWith(`${path}/`)) continue;
      watcher.close();
      this.#watches.delete(watched);
    }
  }

  /** What is in a folder is looked at after the folder is watched, so that nothing comes in between. */
  #watchAll(path: string): void {
    if (this.#isClosed || this.#watches.has(path)) return;
    try {
      const watcher = watch(path, (event, name) => void this.#take(path, name, event));
      watcher.on("error", (error) => this.#fault(path, error));
      this.#watches.set(path, watcher);
      for (const entry of readdirSync(path, { withFileTypes: true })) {
        if (entry.isDirectory() && !isIgnored(entry.name)) this.#watchAll(join(path, entry.name));
      }
    } catch (error) {
      this.#unwatch(path);
      // A folder may be gone again by now; its parent's watch tells.
      if (path === this.#folder || !isGone(error)) this.#fault(path, error);
    }
  }

  async #take(parent: string, name: string | null, event: WatchEventType): Promise<void> {
    this.#events += 1;
    // What is passed over is no change: an editor's locks, or a repository's own files.
    if (name !== null && isIgnored(name)) return;
    // A name that is not UTF-8 makes no path; what is there now is found in its folder.
    if (name?.includes("\uFFFD")) return this.#report(parent);
    const path = name === null ? parent : join(parent, name);
    const entry = await stat(path).catch(() => undefined);
    // A folder that came or went may stand in place of one that is watched.
    if (!entry?.isDirectory() || event === "rename") this.#unwatch(path);
    if (entry?.isDirectory()) this.#watchAll(path);
    this.#report(path);
  }

  #fault(path: string, error: unknown): void {
    this.#unwatch(path);
    if (this.#isClosed || isGone(error)) return;
    this.#onFault(error);
    this.#report(this.#folder);
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
