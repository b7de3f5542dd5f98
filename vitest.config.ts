import { defineConfig } from "vitest/config";

/** Milliseconds that end what hangs; on a busy machine everything takes many times as long. */
const longest = 300_000;

export default defineConfig({
  test: {
    // Most of what takes long waits for processes of its own.
    maxWorkers: "100%",
    include: ["tests/unit/**/*.test.ts"],
    setupFiles: ["tests/support/setup.ts"],
    testTimeout: longest,
    hookTimeout: longest,
    teardownTimeout: longest,
  },
});
