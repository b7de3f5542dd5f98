import { defineConfig } from "playwright/test";

const { CHROMIUM_PATH } = process.env;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/browser",
  fullyParallel: true,
  workers: 2,
  // What passes the second time is named at the end of the run (scripts/test.mjs); at a desk it fails.
  retries: process.env.CI === "true" ? 1 : 0,
  // These end what hangs; on a busy machine everything takes many times as long.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: process.env.CI === "true",
  reporter: "list",
  use: {
    browserName: "chromium",
    // The one that scripts/chromium.mjs found; without it, Playwright's own.
    launchOptions: CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {},
    // Every page is complete without scripts: what a test sees, it sees without them.
    javaScriptEnabled: false,
    // To record each test takes longer than most of them: what fails on CI is recorded when it is tried again, and at a
    // desk `--trace=on` does.
    trace: "on-first-retry",
  },
});
