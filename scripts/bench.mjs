// npm run bench:NAME: a benchmark of tests/bench on the project's own Node, over a fresh build where it needs one.
import { ensureBuilt, ensureInstalled, node, run } from "./prepare.mjs";

/** Those that start a production server. */
const onServer = new Set(["live", "archive", "server", "lighthouse", "pictures", "publish", "reach"]);
const [name, ...args] = process.argv.slice(2);
await ensureInstalled();
if (onServer.has(name)) await ensureBuilt();
process.exit(await run(node, [`tests/bench/${name}.ts`, ...args]));
