// npm run test:long: thousands of the random sequences of which npm test has hundreds. A failure is printed with what
// repeats it: MODEL_SEED and MODEL_PATH for the index, SEQUENCES_SEED for the server.
import { ensureInstalled, node, run, say } from "./prepare.mjs";

const { MODEL_RUNS = "5000", MODEL_SEED = String(Date.now() % 2 ** 31) } = process.env;

await ensureInstalled();
say(`the index: ${MODEL_RUNS} sequences, MODEL_SEED=${MODEL_SEED}`);
const index = await run(node, ["node_modules/vitest/vitest.mjs", "run", "tests/unit/archive/model"], {
  env: { MODEL_RUNS, MODEL_SEED },
});
process.exit(index);
