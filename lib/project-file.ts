import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * Where the project is. Bundled code no longer knows where its source was; the server is started in the project's
 * folder.
 */
export function projectFolder(): string {
  const above = join(import.meta.dirname ?? process.cwd(), "..");
  return existsSync(join(above, "package.json")) ? above : process.cwd();
}

/** Where a file of the project is, for what Node runs by its path: the entry of a thread. */
export function projectFile(path: string): string {
  return join(projectFolder(), path);
}
