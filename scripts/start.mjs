// npm start: installs what is missing, builds what is stale, serves.
import { ensureBuilt, ensureInstalled, node, run, serverEnvironment, serverFlags } from "./prepare.mjs";
import { mayOutliveTerminal } from "./run.mjs";

mayOutliveTerminal();
await ensureInstalled();
await ensureBuilt();
process.exit(
  await run(node, [...serverFlags, "server.ts"], { env: { NODE_ENV: "production", ...serverEnvironment } }),
);
