// npm run -s bulletin -- VERB: the command line tool on the project's own Node.
import { ensureInstalled, node, root, run } from "./prepare.mjs";

await ensureInstalled();
process.exit(await run(node, [`${root}/cli/bulletin.ts`, ...process.argv.slice(2)]));
