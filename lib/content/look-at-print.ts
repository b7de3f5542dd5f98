import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { notRead, stampOf } from "./file-state.ts";
import { entryAt } from "./links.ts";

/** The largest that is served, in bytes: it is sent whole. */
const largest = 64_000_000;
const firstBytes = "%PDF-";

/**
 * Looks at a printed issue. It may be large and is made by a program: what the file system says of it tells one from
 * another.
 * @returns what stands for its digest; begins with `-` where it is not one that can be served
 */
export function lookAtPrint(path: string): string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return notRead.special;
    if (stats.size > largest) return notRead.tooLarge(stats.size);
    const bytes = Buffer.alloc(firstBytes.length);
    readSync(descriptor, bytes, 0, bytes.length, 0);
    return bytes.toString("latin1") === firstBytes ? `pdf ${stampOf(stats)}` : notRead.special;
  } catch (error) {
    if (entryAt(path) === undefined) return notRead.gone;
    return notRead.unreadable(error instanceof Error && "code" in error ? String(error.code) : "");
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
