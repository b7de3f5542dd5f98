/**
 * Measures what is said of two languages against each other, on texts that nobody here wrote:
 *
 *     npm run bench:bilingual -- [--yardsticks DIR] [PART…]
 *
 * The parts are the files of `bilingual/`, all of them where none is named. Each prints its tables in Markdown, and says
 * so where the yardstick that it needs is not in DIR.
 */
import { globSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import type { Part } from "./bilingual/part.ts";

const { values, positionals } = parseArgs({
  options: { yardsticks: { type: "string", default: "../shared/yardsticks" } },
  allowPositionals: true,
});
const parts = globSync("bilingual/*.ts", { cwd: import.meta.dirname })
  .map((file) => basename(file, ".ts"))
  .filter((name) => name !== "part")
  .sort();
const unknown = positionals.filter((name) => !parts.includes(name));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(", ")}; there are ${parts.join(", ")}`);
  process.exit(2);
}
for (const name of positionals.length > 0 ? positionals : parts) {
  const { run } = (await import(`./bilingual/${name}.ts`)) as { run: Part };
  console.log(`\n## ${name}\n`);
  await run(values.yardsticks);
}
