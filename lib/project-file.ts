import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * Where a file of the project is, for what Node runs by its path: the entry of a thread.
 * Bundled code no longer knows where its source was; the server is started in the project's folder.
 */
export function projectFile(path: string): string {
  const beside = join(import.meta.dirname ?? process.cwd(), "..", path);
  return existsSync(beside) ? beside : join(process.cwd(), path);
}
