import type { Logger } from "pino";
import type { ArchiveFolders } from "#lib/archive/live.ts";
import type { Settings } from "#lib/settings.ts";

/** What every part of the production server is given. */
export interface ServerContext {
  /** The project's folder, with its build. */
  root: string;
  settings: Settings;
  folders: ArchiveFolders;
  log: Logger;
  /** Takes lines of the log that are made elsewhere. */
  writeLines(lines: string): void;
  /** Once what was logged is written. */
  flush(): Promise<void>;
  /** What tells the process to stop. */
  stopSignals: readonly string[];
}
