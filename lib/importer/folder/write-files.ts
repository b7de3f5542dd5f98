import { link, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { besideOf } from "../../write-whole.ts";
import type { PlannedFile } from "./import-plan.ts";

/**
 * Writes all files or none: each goes to a hidden name beside its place first, and takes its place when all are
 * on disk. Then those go that are part of another one now. A file that appeared in the meantime is not overwritten; one
 * that says the same is fine: pages of one PDF are written one after the other, each with the PDF.
 */
export async function writeFiles(
  folder: string,
  files: readonly PlannedFile[],
  removed: readonly string[] = [],
): Promise<void> {
  const staged = files.map((file) => {
    const place = join(folder, file.path);
    return { ...file, place, temporary: besideOf(place) };
  });
  const created: string[] = [];
  try {
    for (const { temporary, bytes } of staged) {
      await mkdir(dirname(temporary), { recursive: true });
      await writeFile(temporary, bytes, { flag: "wx" });
    }
    for (const { temporary, place, replaces, bytes } of staged) {
      if (replaces) await rename(temporary, place);
      else if (await moveToFreeName(temporary, place, bytes)) created.push(place);
    }
    for (const path of removed) await rm(join(folder, path), { force: true });
  } catch (error) {
    await Promise.all(created.map((place) => rm(place, { force: true })));
    throw error;
  } finally {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })));
  }
}

/**
 * A hard link fails where the name is taken; a rename would not. Some file systems have no hard links.
 * @returns whether it was moved; false where the same file is there
 */
async function moveToFreeName(from: string, to: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await link(from, to);
  } catch (error) {
    const isThere = (await stat(to).catch(() => undefined)) !== undefined;
    if (isThere && (await readFile(to)).equals(bytes)) return false;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST" || isThere) throw error;
    await rename(from, to);
  }
  return true;
}
