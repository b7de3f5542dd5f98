import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type FileRole, roleOf } from "../content/paths.ts";
import { fileSizeLimit } from "../content/read-file.ts";
import type { FoundFile } from "../content/scan-folder.ts";
import type { FileTable } from "./file-table.ts";

/** What belongs to nothing. */
export const otherFiles = "";

/** A file that is new or another than it was. */
export interface ChangedFile extends FoundFile {
  hash: string;
  role: FileRole;
  /** The part of the record that it is read with. */
  belongs: string;
  /** The bulletin that an original names, as far as a look at its text tells. */
  bulletin: string | undefined;
}

export interface Changes {
  changed: ChangedFile[];
  /** Same as before but for its time or size on disk. */
  touched: FoundFile[];
  removed: string[];
}

/**
 * What is different below some paths from what the index knows.
 * @param surely whether a file counts as unread even if its size and time are what they were: an event told of it
 */
export function changesBelow(
  folder: string,
  table: FileTable,
  found: readonly FoundFile[],
  below: readonly string[],
  surely: boolean,
): Changes {
  const known = new Map(below.flatMap((path) => table.below(path)).map((file) => [file.path, file]));
  const changes: Changes = { changed: [], touched: [], removed: [] };
  for (const file of found) {
    const before = known.get(file.path);
    known.delete(file.path);
    if (before !== undefined && !surely && before.size === file.size && before.modified === file.modified)
      continue;
    const { hash, text } = look(join(folder, file.path), file.size);
    if (before !== undefined && before.hash === hash) {
      if (before.size !== file.size || before.modified !== file.modified) changes.touched.push(file);
      continue;
    }
    const role = roleOf(file.path);
    const bulletin = role.role === "original" ? fieldIn(text, "bulletin") : undefined;
    changes.changed.push({ ...file, hash, role, bulletin, belongs: partOf(role, text) });
  }
  changes.removed.push(...known.keys());
  return changes;
}

/** A file's digest and its first characters; nothing of what is too large or cannot be read. */
function look(path: string, size: number): { hash: string; text: string } {
  if (size < 0 || size > fileSizeLimit) return { hash: `size ${size}`, text: "" };
  try {
    const bytes = readFileSync(path);
    const hash = createHash("sha1").update(bytes).digest("base64");
    return { hash, text: bytes.toString("utf8", 0, 4000) };
  } catch (error) {
    return { hash: `unreadable ${error instanceof Error && "code" in error ? error.code : ""}`, text: "" };
  }
}

/**
 * The part of the record that is always read as one: a day's articles and bulletins, or a registry.
 * A misplaced original belongs to the day that it says it is of.
 */
function partOf(role: FileRole, text: string): string {
  switch (role.role) {
    case "original":
      return role.nested ? (fieldIn(text, "date") ?? role.folder) : role.folder;
    case "translation":
      return role.folder;
    case "bulletin-text":
    case "bulletin-fields":
      return role.id.slice(0, 10);
    case "registry":
      return role.name;
    default:
      return otherFiles;
  }
}

function fieldIn(text: string, name: string): string | undefined {
  return new RegExp(`^${name}:[ \\t]*["']?([\\w-]+)["']?[ \\t]*$`, "m").exec(text)?.[1];
}
