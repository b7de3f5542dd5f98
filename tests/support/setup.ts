import { afterAll, vi } from "vitest";
import { endProcesses } from "./processes.ts";

// Before each file of unit tests.
afterAll(endProcesses);

/** Milliseconds for what a test waits for. It comes at once; a busy machine may take long. */
const patience = 60_000;
const { waitFor } = vi;
vi.waitFor = (callback, options) =>
  waitFor(callback, { timeout: patience, ...(typeof options === "number" ? { timeout: options } : options) });
