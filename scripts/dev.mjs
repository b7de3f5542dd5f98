// npm run dev: the development server.
import { ensureInstalled, node, run } from "./prepare.mjs";

await ensureInstalled();
const env = { NEXT_TELEMETRY_DISABLED: "1" };
process.exit(await run(node, ["node_modules/next/dist/bin/next", "dev", ...process.argv.slice(2)], { env }));
