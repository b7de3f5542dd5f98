import { lstatSync, realpathSync, type Stats, statSync } from "node:fs";
import { join, sep } from "node:path";

/** What stands at a path; where a folder may not be entered, only that something does. */
export function entryAt(path: string): Stats | "hidden" | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    // A part of the path may be a file where a folder was.
    return code === "ENOENT" || code === "ENOTDIR" ? undefined : "hidden";
  }
}

/**
 * Whether a path is a link out of the content folder, which would publish whatever the server can read, or one to a
 * folder, of which a few would make a folder of endless size. Neither is followed.
 * @param path relative to the folder; the folder itself may be a link
 */
export function isUnfollowedLink(folder: string, path: string): boolean {
  const absolute = join(folder, path);
  const entry = path === "" ? undefined : entryAt(absolute);
  if (entry === undefined || entry === "hidden" || !entry.isSymbolicLink()) return false;
  try {
    const target = realpathSync(absolute);
    return statSync(target).isDirectory() || !target.startsWith(realpathSync(folder) + sep);
  } catch {
    // A link to nowhere is a file that cannot be read.
    return false;
  }
}
