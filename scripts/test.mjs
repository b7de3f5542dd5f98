// npm test: everything that CI checks, on a machine that has only Node and npm.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { findChromium } from "./chromium.mjs";
import { ensureBuilt, ensureInstalled, node, root, run, say } from "./prepare.mjs";

const results = join(root, "test-results");
const bin = (path) => join(root, "node_modules", path);
const steps = [];
const totals = { passed: 0, failed: 0 };
/** What failed, told once more at the end: a log's end is what is kept of it. */
const failures = [];
/** What failed once and passed when it was tried again. */
const unsteady = [];

async function step(name, work) {
  say(`\n— ${name}`);
  const code = await work();
  steps.push({ name, ok: code === 0 });
  return code === 0;
}

function count(file, read) {
  try {
    const { passed, failed, failures: found } = read(JSON.parse(readFileSync(join(results, file), "utf8")));
    totals.passed += passed;
    totals.failed += failed;
    failures.push(...found);
  } catch (error) {
    totals.failed += 1;
    failures.push(`${file}: ${error}`);
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
count("unit.json", ({ numPassedTests, numFailedTests, numFailedTestSuites, testResults }) => ({
  passed: numPassedTests,
  failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0),
  failures: testResults
    .filter(({ status }) => status === "failed")
    .flatMap(({ name, message, assertionResults }) => [
      ...(message ? [`${relative(root, name)} ${message}`] : []),
      ...assertionResults
        .filter(({ status }) => status === "failed")
        .map(
          ({ fullName, failureMessages }) =>
            `${relative(root, name)} ${fullName}\n${failureMessages.join("\n")}`,
        ),
    ]),
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
count("browser.json", ({ stats, errors, suites }) => {
  const specs = suites.flatMap(specsOf);
  unsteady.push(...specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky")).map(told));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    failures: [...errors.map(({ message }) => message), ...specs.filter(({ ok }) => !ok).map(told)],
  };
});

function specsOf({ suites = [], specs = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

function told({ file, line, title, tests }) {
  const messages = tests.flatMap(({ results: runs }) => runs.map(({ error }) => error?.message ?? ""));
  return `${file}:${line} ${title}\n${messages.join("\n").trim()}`;
}

const broken = steps.filter(({ ok }) => !ok);
say("");
// The end of a message says less than its beginning.
for (const once of unsteady) say(`~ passed when tried again: ${once.slice(0, 2_000)}`);
for (const failure of failures) say(`✗ ${failure.slice(0, 2_000)}`);
for (const { name, ok } of steps) say(`${ok ? "✓" : "✗"} ${name}`);
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
process.exit(broken.length === 0 && totals.failed === 0 ? 0 : 1);
