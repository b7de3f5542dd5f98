import { lstatSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { isUnfollowedLink } from "./links.ts";
import { isIgnored } from "./paths.ts";

/** A file of the content folder as the file system describes it. */
export interface FoundFile {
  /** Relative to the content folder, with forward slashes. */
  path: string;
  /** In bytes; -1 for a link to nowhere and for what is not read. */
  size: number;
  /** Milliseconds since 1970, as exact as the file system is. */
  modified: number;
}

/** Folders deeper than any of the record's. */
const deepest = 8;

/**
 * Lists the files at or below a path, in no particular order; none where nothing stands there.
 * It does not yield: 200,000 files take seconds, so it is called off the thread that serves pages.
 * @param below relative to the folder; empty for all of it
 */
export function scanFolder(folder: string, below = ""): FoundFile[] {
  const found: FoundFile[] = [];
  const open = [below];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (isIgnored(path) || path.split("/").length > deepest) continue;
    const absolute = join(folder, path);
    const link = lstatSync(absolute, { throwIfNoEntry: false });
    // A path with nothing at all is gone.
    if (link === undefined) continue;
    const isLink = link.isSymbolicLink();
    const entry = isLink ? statSync(absolute, { throwIfNoEntry: false }) : link;
    if (entry === undefined || (isLink && isUnfollowedLink(folder, path))) {
      found.push({ path, size: -1, modified: link.mtimeMs });
    } else if (!entry.isDirectory()) {
      found.push({ path, size: entry.isFile() ? entry.size : -1, modified: entry.mtimeMs });
    } else {
      const names = namesIn(absolute);
      if (names === undefined) found.push({ path, size: -1, modified: entry.mtimeMs });
      else for (const name of names) open.push(path === "" ? name : `${path}/${name}`);
    }
  }
  return found;
}

/** `undefined` for a folder that cannot be read: then it is told of as a file that cannot. */
function namesIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder);
  } catch {
    return undefined;
  }
}
