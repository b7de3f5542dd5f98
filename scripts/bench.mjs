// npm run bench:NAME: a benchmark of tests/bench on the project's own Node, over a fresh build.
import { ensureBuilt, ensureInstalled, node, run } from "./prepare.mjs";

const [name, ...args] = process.argv.slice(2);
await ensureInstalled();
await ensureBuilt();
process.exit(await run(node, [`tests/bench/${name}.ts`, ...args]));
