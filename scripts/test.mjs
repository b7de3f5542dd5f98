// npm test: everything that CI checks, on a machine that has only Node and npm.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "./chromium.mjs";
import { ensureBuilt, ensureInstalled, node, root, run, say } from "./prepare.mjs";

const results = join(root, "test-results");
const bin = (path) => join(root, "node_modules", path);
const steps = [];
const totals = { passed: 0, failed: 0 };

async function step(name, work) {
  say(`\n— ${name}`);
  const code = await work();
  steps.push({ name, ok: code === 0 });
  return code === 0;
}

function count(file, read) {
  try {
    const { passed, failed } = read(JSON.parse(readFileSync(join(results, file), "utf8")));
    totals.passed += passed;
    totals.failed += failed;
  } catch {
    totals.failed += 1;
  }
}

await ensureInstalled();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

await step("linter and formatter", () => run(node, [bin("@biomejs/biome/bin/biome"), "ci", "."]));
await step("types", async () => {
  const generated = await run(node, [bin("next/dist/bin/next"), "typegen"]);
  return generated || run(node, [bin("typescript/bin/tsc"), "--noEmit", "--incremental", "false"]);
});
await step("unit tests", () =>
  run(node, [
    bin("vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${results}/unit.json`,
  ]),
);
count("unit.json", ({ numPassedTests, numFailedTests, numFailedTestSuites }) => ({
  passed: numPassedTests,
  failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0),
}));
await step("production build", async () => {
  await ensureBuilt();
  return 0;
});
await step("browser tests", async () => {
  const chromium = await findChromium();
  if (chromium === undefined) return 1;
  const env = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, "browser.json") };
  return run(node, [bin("playwright/cli.js"), "test", "--reporter=list,json"], { env });
});
count("browser.json", ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }));

const broken = steps.filter(({ ok }) => !ok);
say("");
for (const { name, ok } of steps) say(`${ok ? "✓" : "✗"} ${name}`);
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
process.exit(broken.length === 0 && totals.failed === 0 ? 0 : 1);
