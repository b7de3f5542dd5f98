import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { LRUCache } from "lru-cache";
import { pictureLimits } from "../record/pictures.ts";
import { type FileState, notRead, settledStamp, unsettled } from "./file-state.ts";
import { entryAt } from "./links.ts";
import { isPictureFormat, readPictureHeader } from "./picture-header.ts";

/** What keeps a picture from being shown: the code of its problem, and what that needs beside the file's name. */
type PictureFault =
  | { code: "picture-format"; format: string | undefined }
  | { code: "picture-damaged"; reason: string }
  | { code: "picture-too-large"; bytes: number; width?: number; height?: number };

/** A picture's file as it was read. */
export interface PictureFile {
  state: FileState;
  /** In pixels, as they are stored; absent where there is a fault. */
  size?: { width: number; height: number };
  fault?: PictureFault;
}

/** Digests of pictures whose bytes were not asked for. */
const unread = "-unread";

/** Pictures that were read, by path. One that was left alone since need not be read again for a word beside it. */
const known = new LRUCache<string, PictureFile>({ max: 20_000 });

/**
 * Reads a picture's header, and all of it where its digest is asked for. It never throws.
 * @param whole whether the digest of its bytes is needed
 */
export function readPicture(path: string, whole: boolean): PictureFile {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(descriptor);
    const stamp = settledStamp(stats);
    const before = known.get(path);
    if (stamp !== unsettled && before?.state.stamp === stamp && (!whole || before.state.digest !== unread))
      return before;
    if (!stats.isFile()) return faulty({ digest: notRead.special, stamp }, "not a regular file");
    const { size: bytes } = stats;
    if (bytes > pictureLimits.bytes) {
      const state = { digest: notRead.tooLarge(bytes), stamp };
      return { state, fault: { code: "picture-too-large", bytes } };
    }
    const digest = whole ? digestOfFile(descriptor) : unread;
    const read = { state: { digest, stamp }, ...lookAt(descriptor, bytes) };
    known.set(path, read);
    return read;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const isGone = entryAt(path) === undefined;
    return faulty({ digest: isGone ? notRead.gone : notRead.unreadable(code), stamp: unsettled }, code);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function faulty(state: FileState, reason: string): PictureFile {
  return { state, fault: { code: "picture-damaged", reason } };
}

/** The same digest as `digestOf` gives, without all of the file in memory. */
function digestOfFile(descriptor: number): string {
  const hash = createHash("sha1");
  const buffer = Buffer.allocUnsafe(1 << 18);
  for (let position = 0; ; ) {
    const length = readSync(descriptor, buffer, 0, buffer.length, position);
    if (length === 0) return hash.digest("base64");
    hash.update(buffer.subarray(0, length));
    position += length;
  }
}

function lookAt(descriptor: number, bytes: number): Pick<PictureFile, "size" | "fault"> {
  const at = (position: number, length: number) => {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, bytes - position)));
    const read = buffer.length === 0 ? 0 : readSync(descriptor, buffer, 0, buffer.length, position);
    return buffer.subarray(0, read);
  };
  const { format, size, isWhole } = readPictureHeader(at, bytes);
  if (bytes === 0) return { fault: { code: "picture-damaged", reason: "cut" } };
  if (!isPictureFormat(format)) return { fault: { code: "picture-format", format } };
  if (size === undefined) return { fault: { code: "picture-damaged", reason: isWhole ? "header" : "cut" } };
  const { width, height } = size;
  if (width * height > pictureLimits.pixels || Math.max(width, height) > pictureLimits.side)
    return { fault: { code: "picture-too-large", bytes, width, height } };
  return isWhole ? { size } : { fault: { code: "picture-damaged", reason: "cut" } };
}
