import cluster from "node:cluster";
import { openSharedArchive } from "#lib/archive/live.ts";
import { createServerLog } from "#lib/log.ts";
import { readSettings, SettingsError } from "#lib/settings.ts";
import { isWorkingFolderGone, workingFolderGone } from "#lib/working-folder.ts";
import { outliveTerminal } from "./scripts/hang-up.mjs";
import type { ServerContext } from "./server/context.ts";
import { metrics } from "./server/http/metrics.ts";
import { serve } from "./server/serve.ts";
import { settingsOrExit } from "./server/settings-or-exit.ts";
import { serveAlone, supervise } from "./server/supervise.ts";

const settings = settingsOrExit(() => {
  if (isWorkingFolderGone()) throw new SettingsError(workingFolderGone);
  return readSettings(process.env);
});
// Next.js and React decide by it as they load, so they are loaded later.
Object.assign(process.env, { NODE_ENV: "production" });
const { log, writeLines, flush } = createServerLog(settings.LOG_LEVEL, (lines) =>
  metrics.logLinesDropped.inc(lines),
);
const context: ServerContext = {
  ...{ root: import.meta.dirname, settings, log, writeLines, flush },
  folders: { contentFolder: settings.CONTENT_DIR, dataFolder: settings.DATA_DIR },
  stopSignals: ["SIGTERM", "SIGINT", ...(outliveTerminal() ? [] : ["SIGHUP"])],
};

function start(): Promise<unknown> {
  if (settings.WORKERS === 1) return serveAlone(context);
  if (cluster.isPrimary) return supervise(context);
  return serve(context, async () => openSharedArchive(settings.DATA_DIR));
}

start().catch(async (error) => {
  log.fatal({ err: error }, error.message);
  await flush();
  process.exit(1);
});
