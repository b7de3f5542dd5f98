import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A name beside a file's own for what is not whole yet. What begins with a dot is no part of the record. */
export function besideOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
}

/**
 * Writes a file, or puts it in the place of one: whoever reads it gets all of it or nothing, whenever the process
 * ends. Its folder has to be there.
 * @param options.isFlushed whether it has to be on the disk before it gets its name
 */
export async function writeWhole(
  path: string,
  data: string | Uint8Array,
  { isFlushed = false, mode }: { isFlushed?: boolean; mode?: number } = {},
): Promise<void> {
  const beside = besideOf(path);
  try {
    await writeFile(beside, data, { flag: "wx", flush: isFlushed, ...(mode !== undefined && { mode }) });
    await rename(beside, path);
  } catch (error) {
    // A full disk is not to be filled by each attempt.
    await rm(beside, { force: true });
    throw error;
  }
}
