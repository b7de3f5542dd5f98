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
  const watches = new Map<string, FSWatcher>();
  const changed = new Set<string>();
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let waitingSince = 0;
  let events = 0;

  function report(path: string): void {
    if (closed) return;
    if (changed.size === 0) waitingSince = Date.now();
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(tell, Math.min(settleTime, Math.max(0, waitingSince + longestWait - Date.now())));
  }

  function tell(): void {
    const paths = changed.size > manyPaths || events > burst ? [folder] : [...changed];
    changed.clear();
    events = 0;
    onChange(paths);
  }

  function unwatch(path: string): void {
    for (const [watched, watcher] of watches) {
      if (watched !== path && !watched.startsWith(`${path}/`)) continue;
      watcher.close();
      watches.delete(watched);
    }
  }

  /** What is in a folder is looked at after the folder is watched, so that nothing comes in between. */
  function watchAll(path: string): void {
    if (closed || watches.has(path)) return;
    try {
      const watcher = watch(path, (event, name) => void take(path, name, event));
      watcher.on("error", (error) => fault(path, error));
      watches.set(path, watcher);
      for (const entry of readdirSync(path, { withFileTypes: true })) {
        if (entry.isDirectory() && !isIgnored(entry.name)) watchAll(join(path, entry.name));
      }
    } catch (error) {
      unwatch(path);
      // A folder may be gone again by now; its parent's watch tells.
      if (path === folder || !isGone(error)) fault(path, error);
    }
  }

  async function take(parent: string, name: string | null, event: WatchEventType): Promise<void> {
    events += 1;
    // What is passed over is no change: an editor's locks, or a repository's own files.
    if (name !== null && isIgnored(name)) return;
    // A name that is not UTF-8 makes no path; what is there now is found in its folder.
    if (name?.includes("\uFFFD")) return report(parent);
    const path = name === null ? parent : join(parent, name);
    const entry = await stat(path).catch(() => undefined);
    // A folder that came or went may stand in place of one that is watched.
    if (!entry?.isDirectory() || event === "rename") unwatch(path);
    if (entry?.isDirectory()) watchAll(path);
    report(path);
  }

  function fault(path: string, error: unknown): void {
    unwatch(path);
    if (closed || isGone(error)) return;
    onFault(error);
    report(folder);
  }

  watchAll(folder);
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      unwatch(folder);
    },
  };
}

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
