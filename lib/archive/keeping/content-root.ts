import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Which folder stands at the content folder's path: another one may take its place, and the file system may give that
 * the inode of the one before.
 */
export interface RootIdentity {
  device: number;
  inode: number;
  /** Milliseconds since 1970; 0 where the file system does not tell it. */
  birth: number;
}

/** @returns nothing where there is no folder */
export function rootIdentity(path: string): RootIdentity | undefined {
  try {
    const stats = statSync(path);
    if (!stats.isDirectory()) return undefined;
    return { device: stats.dev, inode: stats.ino, birth: stats.birthtimeMs };
  } catch {
    return undefined;
  }
}

export function isSameRoot(a: RootIdentity | undefined, b: RootIdentity | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const isSameBirth = a.birth === b.birth || a.birth === 0 || b.birth === 0;
  return a.device === b.device && a.inode === b.inode && isSameBirth;
}

/** Whether a content folder has an article: one without any may be a disk that is not mounted. */
export function hasArticles(path: string): boolean {
  try {
    const articles = join(path, "articles");
    return readdirSync(articles).some((day) =>
      readdirSync(join(articles, day)).some((name) => name.endsWith(".md")),
    );
  } catch {
    return false;
  }
}

export const contentGone = "CONTENT_GONE";

/** Thrown where the content folder is missing, or another one than was looked at. */
export class ContentGoneError extends Error {
  override name = "ContentGoneError";
  readonly code = contentGone;
}
