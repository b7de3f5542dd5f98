import type { Archive } from "./archive.ts";

/**
 * The server and the app that Next bundles have separate copies of every module,
 * so the one archive of a process is kept where both find it.
 */
const key = Symbol.for("bulletin.archive");
const shared = globalThis as { [key]?: Archive };

/** The archive of this process. @throws before `provideArchive` was called */
export function theArchive(): Archive {
  const archive = shared[key];
  if (archive === undefined) throw new Error("the archive is not open yet");
  return archive;
}

export function provideArchive(archive: Archive): void {
  shared[key] = archive;
}

export function isArchiveProvided(): boolean {
  return shared[key] !== undefined;
}
