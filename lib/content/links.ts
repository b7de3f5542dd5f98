import { lstatSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";

/**
 * Whether a path is a link out of the content folder, which would publish whatever the server can read, or one to a
 * folder, of which a few would make a folder of endless size. Neither is followed.
 * @param path relative to the folder; the folder itself may be a link
 */
export function isUnfollowedLink(folder: string, path: string): boolean {
  const absolute = join(folder, path);
  if (path === "" || !lstatSync(absolute, { throwIfNoEntry: false })?.isSymbolicLink()) return false;
  try {
    const target = realpathSync(absolute);
    return statSync(target).isDirectory() || !target.startsWith(realpathSync(folder) + sep);
  } catch {
    // A link to nowhere is a file that cannot be read.
    return false;
  }
}
