// npm run build: the production build alone, stale or not.
import { build, ensureInstalled } from "./prepare.mjs";

await ensureInstalled();
process.exit(await build());
