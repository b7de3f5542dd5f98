// npm run preview: installs what is missing, builds what is stale, shows drafts to editors.
import { ensureBuilt, ensureInstalled, node, run, serverEnvironment, serverFlags } from "./prepare.mjs";

await ensureInstalled();
await ensureBuilt();
process.exit(
  await run(node, [...serverFlags, "preview.ts"], { env: { NODE_ENV: "production", ...serverEnvironment } }),
);
