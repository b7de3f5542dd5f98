import fc from "fast-check";
import { expect, it } from "vitest";
import { run } from "./run.ts";
import { anyStep } from "./steps.ts";

const runs = Number(process.env.MODEL_RUNS ?? 300);
const seed = process.env.MODEL_SEED === undefined ? Date.now() : Number(process.env.MODEL_SEED);
const path = process.env.MODEL_PATH;

it(`answers as a fresh index, after ${runs} sequences of what people do`, {
  timeout: 3_600_000,
}, async () => {
  const t = performance.now();
  const sequence = fc.tuple(fc.nat(2), fc.array(anyStep, { minLength: 1, maxLength: 24, size: "max" }));
  const details = await fc.check(
    fc.asyncProperty(sequence, ([start, steps]) => {
      return run(start, steps);
    }),
    { numRuns: runs, seed, ...(path !== undefined && { path }) },
  );
  console.log(details.numRuns, (performance.now() - t) / details.numRuns);
  if (details.failed) {
    console.log(`MODEL_SEED=${seed} MODEL_PATH=${details.counterexamplePath}`);
    console.log(JSON.stringify(details.counterexample));
    throw details.errorInstance;
  }
  expect(details.failed).toBe(false);
});
