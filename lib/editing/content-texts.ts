import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { scanFolder } from "../content/scan-folder.ts";
import { roleOf } from "../record/paths.ts";

/** The paths of all originals; misplaced ones too. */
export function originalPaths(folder: string): string[] {
  return scanFolder(folder, "articles")
    .map(({ path }) => path)
    .filter((path) => roleOf(path).role === "original")
    .sort();
}

export async function readText(folder: string, path: string): Promise<string | undefined> {
  return readFile(join(folder, path), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}
