/**
 * Writes made-up pages with their truth, for looking at them and for other programs:
 *
 *     node tests/bench/made-pages/write.ts OUT [COUNT] [FIRST SEED]
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { madePage } from "./made-page.ts";
import { benchStories } from "./stories.ts";

const [out, count = "40", first = "1"] = process.argv.slice(2);
if (out === undefined) {
  console.error("usage: node tests/bench/made-pages/write.ts OUT [COUNT] [FIRST SEED]");
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const stories = benchStories();
for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
  const { name, text, truth } = madePage(seed, stories);
  writeFileSync(join(out, `${name}.txt`), text);
  writeFileSync(join(out, `${name}.truth.json`), `${JSON.stringify(truth, null, 1)}\n`);
}
