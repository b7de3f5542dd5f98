import { createHash } from "node:crypto";
import { close, constants, fstat, open, readFile, type Stats, statSync } from "node:fs";
import { promisify } from "node:util";
import { entryAt } from "./links.ts";

/** The largest file that is read, in bytes. */
export const fileSizeLimit = 1_000_000;

/**
 * Milliseconds that a file has to have been left alone before its time says anything: a file system tells the time in
 * steps of up to 2 seconds, and a second write within a step changes nothing but the bytes.
 */
const settlingTime = 2_500;

/** What a stamp is that equals no other: the file has to be read to be known. */
export const unsettled = "";

/**
 * Size, times and place of a file, as the file system tells them. An image or `cp -p` keeps the time of the last
 * change, and a correction of one character the size; the kernel's own time of change, and the inode, nobody keeps.
 */
export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

/** The stamp of what was read just now, or `unsettled` where another write could have the same one. */
export function settledStamp(stats: Stats, now = Date.now()): string {
  return now - stats.ctimeMs < settlingTime ? unsettled : stampOf(stats);
}

/**
 * A file as it was read. `digest` is of the bytes that were read, or begins with `-` and says why none were; `stamp` is
 * that of the file before they were.
 */
export interface FileState {
  digest: string;
  stamp: string;
}

/** Digests of what is not read. They say nothing of what is in the file. */
export const notRead = {
  /** Not a regular file, or a link that is not followed. */
  special: "-special",
  tooLarge: (size: number) => `-size ${size}`,
  unreadable: (code: string) => `-unreadable ${code}`,
  gone: "-gone",
};

const isOfBytes = (digest: string): boolean => !digest.startsWith("-");

/** Whether two looks at a file saw the same, as far as either read it. */
export function isSameState(a: string, b: string): boolean {
  return a === b || (!isOfBytes(a) && !isOfBytes(b));
}

export function digestOf(bytes: Uint8Array): string {
  return createHash("sha1").update(bytes).digest("base64");
}

export type ReadFile = FileState & ({ bytes: Buffer } | { bytes?: undefined; size?: number; reason: string });

const opening = promisify(open);
const closing = promisify(close);
const asking = promisify(fstat);
const reading = promisify(readFile);

/** Reads a file whole, unless it is no regular file or larger than `fileSizeLimit`. It never throws. */
export async function readWhole(path: string): Promise<ReadFile> {
  let descriptor: number | undefined;
  try {
    // A pipe without a writer would keep the caller waiting for one.
    descriptor = await opening(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await asking(descriptor);
    const stamp = settledStamp(stats);
    if (stats.isDirectory()) return { digest: notRead.unreadable("EISDIR"), stamp, reason: "EISDIR" };
    // A device may never end.
    if (!stats.isFile()) return { digest: notRead.special, stamp, reason: "not a regular file" };
    const { size } = stats;
    if (size > fileSizeLimit) return { digest: notRead.tooLarge(size), stamp, size, reason: "too large" };
    const bytes = await reading(descriptor);
    return { digest: digestOf(bytes), stamp, bytes };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    // A link to nowhere is there.
    const isGone = entryAt(path) === undefined;
    if (isGone) return { digest: notRead.gone, stamp: unsettled, reason: code };
    return { digest: notRead.unreadable(code), stamp: stampNow(path), reason: code };
  } finally {
    if (descriptor !== undefined) await closing(descriptor).catch(() => undefined);
  }
}

/** Of what cannot be opened: it is looked at again when its permissions change, which changes the time too. */
function stampNow(path: string): string {
  try {
    return settledStamp(statSync(path));
  } catch {
    return unsettled;
  }
}
