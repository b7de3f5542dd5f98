// npm run -s bulletin -- VERB: the command line tool on the project's own Node.
import { ensureBuilt, ensureInstalled, node, root, run } from "./prepare.mjs";

const args = process.argv.slice(2);
await ensureInstalled();
// It starts the site for itself, unless it is told of one or only asked what it does.
if (args[0] === "print" && !args.some((arg) => /^(?:--from|--help|-h)\b/.test(arg))) await ensureBuilt();
process.exit(await run(node, [`${root}/cli/bulletin.ts`, ...args]));
