// npm run test:long: thousands of the random sequences of which npm test has hundreds. A failure prints what repeats it:
// MODEL_SEED and MODEL_PATH for the index, SEQUENCES_SEED for the server.
import { ensureBuilt, ensureInstalled, node, run, say } from "./prepare.mjs";

const { MODEL_RUNS = "5000", SEQUENCES = "40" } = process.env;
const now = String(Date.now() % 2 ** 31);
const { MODEL_SEED = now, SEQUENCES_SEED = now } = process.env;

await ensureInstalled();
say(`\n— the index, ${MODEL_RUNS} sequences`);
const index = await run(node, ["node_modules/vitest/vitest.mjs", "run", "tests/unit/archive/model"], {
  env: { MODEL_RUNS, MODEL_SEED },
});
await ensureBuilt();
say(`\n— the server, ${SEQUENCES} sequences`);
const server = await run(node, ["node_modules/playwright/cli.js", "test", "tests/e2e/sequences.spec.ts"], {
  env: { SEQUENCES, SEQUENCES_SEED },
});
process.exit(index || server);
