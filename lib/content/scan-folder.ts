import { isUtf8 } from "node:buffer";
import { readdirSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { isIgnored } from "../record/paths.ts";
import { escapedName } from "./file-names.ts";
import { settledStamp, stampOf, unsettled } from "./file-state.ts";
import { entryAt, isUnfollowedLink } from "./links.ts";

/** A file of the content folder as the file system describes it. */
export interface FoundFile {
  /** Relative to the content folder, with forward slashes. */
  path: string;
  /** In bytes; -1 for a link to nowhere and for what is not read. */
  size: number;
  /** As `stampOf` tells it. */
  stamp: string;
  /** Whether a file with this stamp is sure to be the same. */
  isSettled: boolean;
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
    const link = entryAt(absolute);
    // A path with nothing at all is gone.
    if (link === undefined) continue;
    if (link === "hidden") {
      found.push({ path, size: -1, stamp: unsettled, isSettled: false });
      continue;
    }
    const isLink = link.isSymbolicLink();
    const entry = isLink ? targetOf(absolute) : link;
    if (entry === undefined || (isLink && isUnfollowedLink(folder, path))) {
      found.push(foundFile(path, link, -1));
    } else if (!entry.isDirectory()) {
      found.push(foundFile(path, entry, entry.isFile() ? entry.size : -1));
    } else {
      const names = namesIn(absolute);
      if (names === undefined) found.push(foundFile(path, entry, -1));
      else for (const name of names) open.push(path === "" ? name : `${path}/${name}`);
      if (names?.some((name) => name.includes("\uFFFD"))) found.push(...undecodable(folder, path));
    }
  }
  return found;
}

function foundFile(path: string, stats: Stats, size: number): FoundFile {
  return { path, size, stamp: stampOf(stats), isSettled: settledStamp(stats) !== unsettled };
}

/** What a folder holds whose name is not UTF-8: it cannot be reached by a path that is text. */
function undecodable(folder: string, below: string): FoundFile[] {
  const names = readdirSync(join(folder, below), { encoding: "buffer" });
  return names.flatMap((name) => {
    if (isUtf8(name)) return [];
    const path = below === "" ? escapedName(name) : `${below}/${escapedName(name)}`;
    return isIgnored(path) ? [] : { path, size: -1, stamp: "name", isSettled: true };
  });
}

/** `undefined` for a link to nowhere, to itself, or to what may not be looked at. */
function targetOf(link: string): Stats | undefined {
  try {
    return statSync(link);
  } catch {
    return undefined;
  }
}

/** `undefined` for a folder that cannot be read: then it is told of as a file that cannot. */
function namesIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder);
  } catch {
    return undefined;
  }
}
