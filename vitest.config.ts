import { defineConfig } from "vitest/config";

/** Milliseconds that end what hangs; on a busy machine everything takes many times as long. */
const longest = 300_000;

/**
 * Tests of functions that keep nothing and start nothing: files of a room share a process with what it has imported. To
 * start one for each file and to import everything again takes longer than most of these tests.
 */
const ofFunctions = [
  "archive/text",
  "bilingual",
  "i18n",
  "ledger",
  "markdown",
  "numerals",
  "pinyin",
  "importer/{answers,continuations,drafts,evidence,page,report,solve,source}",
  "translating",
].map((room) => `tests/unit/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    // Most of what takes long waits for processes of its own.
    maxWorkers: "100%",
    setupFiles: ["tests/support/setup.ts"],
    testTimeout: longest,
    hookTimeout: longest,
    teardownTimeout: longest,
    projects: [
      {
        extends: true,
        test: { name: "whole", include: ["tests/unit/**/*.test.ts"], exclude: ofFunctions },
      },
      { extends: true, test: { name: "functions", include: ofFunctions, isolate: false } },
    ],
  },
});
