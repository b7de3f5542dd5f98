import { readFileSync } from "node:fs";
import { join } from "node:path";
import { digestOf, fileSizeLimit, notRead, unsettled } from "../../content/file-state.ts";
import { lookAtPrint } from "../../content/look-at-print.ts";
import { bulletinsNamedIn, continuedIn, partOf } from "../../content/parts.ts";
import { readPicture } from "../../content/read-picture.ts";
import type { FoundFile } from "../../content/scan-folder.ts";
import { type FileRole, roleOf } from "../../record/paths.ts";
import type { KnownFiles } from "./kept-index.ts";

/** A file that is new or another than it was. */
export interface ChangedFile {
  path: string;
  stamp: string;
  hash: string;
  role: FileRole;
  /** The part of the record that it is read with. */
  belongs: string;
  /** The bulletins that an original names, as far as a look at its text tells. */
  bulletins: readonly string[];
  /** The id of the article that an original continues, likewise. */
  continues: string | undefined;
}

export interface Changes {
  changed: ChangedFile[];
  /** Same as before but for its times or place on disk. */
  touched: { path: string; stamp: string }[];
  removed: string[];
  /** How many files are gone that are kept for now, since too many went at once. */
  held: number;
}

export interface Look {
  /** What is looked at, relative to the content folder; empty for everything. */
  below: readonly string[];
  /** Whether a file is read even if its stamp is what it was: an event told of it. */
  surely: boolean;
  /** More files than that, or than half of all, do not go at once: see `IndexKeeper`. */
  mostRemoved: number;
}

/** What is different below some paths from what the index knows. */
export async function changesBelow(
  folder: string,
  files: KnownFiles,
  found: readonly FoundFile[],
  { below, surely, mostRemoved }: Look,
): Promise<Changes> {
  const lists = await Promise.all(below.map((path) => files.below(path)));
  const known = new Map(lists.flat().map((file) => [file.path, file]));
  const changes: Changes = { changed: [], touched: [], removed: [], held: 0 };
  for (const file of found) {
    const { path } = file;
    const before = known.get(path);
    known.delete(path);
    if (before !== undefined && !surely && before.stamp === file.stamp) continue;
    const stamp = file.isSettled ? file.stamp : unsettled;
    const role = roleOf(path);
    const { hash, text } = lookAs(role, join(folder, path), file);
    if (before !== undefined && before.hash === hash) {
      if (before.stamp !== stamp) changes.touched.push({ path, stamp });
      continue;
    }
    changes.changed.push({
      ...{ path, stamp, hash, role },
      belongs: partOf(role, path, text),
      bulletins: bulletinsNamedIn(role, text),
      continues: continuedIn(role, text),
    });
  }
  // Counting all files takes long where there are many: they are counted only where some are gone.
  const tooMany =
    known.size > mostRemoved ||
    (known.size > 0 && Number.isFinite(mostRemoved) && known.size > (await files.size()) / 2);
  if (tooMany) changes.held = known.size;
  else changes.removed.push(...known.keys());
  return changes;
}

function lookAs({ role }: FileRole, path: string, file: FoundFile): { hash: string; text: string } {
  if (role === "picture" || role === "bulletin-image") return lookAtPicture(path);
  if (role === "print" && file.size >= 0) return { hash: lookAtPrint(path), text: "" };
  return look(path, file);
}

/** The same as its article is later told: a picture may be larger than a text. */
function lookAtPicture(path: string): { hash: string; text: string } {
  return { hash: readPicture(path, true).state.digest, text: "" };
}

/** A file's digest and its first characters; nothing of what is too large or cannot be read. */
function look(path: string, { size, stamp }: FoundFile): { hash: string; text: string } {
  // A link to nowhere may have become one out of the folder.
  if (size < 0) return { hash: `${notRead.special} ${stamp}`, text: "" };
  if (size > fileSizeLimit) return { hash: notRead.tooLarge(size), text: "" };
  try {
    const bytes = readFileSync(path);
    return { hash: digestOf(bytes), text: bytes.toString("utf8", 0, 4000) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return { hash: code === "ENOENT" ? notRead.gone : notRead.unreadable(code), text: "" };
  }
}
