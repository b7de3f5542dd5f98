import fc from "fast-check";
import { expect, it } from "vitest";
import { run } from "./run.ts";
import { shrink } from "./shrink.ts";
import { anyStep, type Step } from "./steps.ts";

const { MODEL_RUNS = "300", MODEL_SEED, MODEL_PATH } = process.env;
const seed = MODEL_SEED === undefined ? Date.now() % 2 ** 31 : Number(MODEL_SEED);

const sequence = fc.tuple(fc.nat(5), fc.array(anyStep, { minLength: 1, maxLength: 24, size: "max" }));

it(`answers as a fresh index does, after ${MODEL_RUNS} sequences of what people do`, {
  timeout: 3_600_000,
}, async () => {
  const property = fc.asyncProperty(sequence, ([start, steps]) => run(start, steps));
  const result = await fc.check(property, {
    numRuns: Number(MODEL_RUNS),
    seed,
    endOnFailure: true,
    ...(MODEL_PATH !== undefined && { path: MODEL_PATH }),
  });
  if (result.counterexample === null) return;
  const [[start, steps]] = result.counterexample;
  const failing = await shrink(steps, async (fewer) => (await failure(start, fewer)) !== undefined);
  const error = await failure(start, failing);
  expect.fail(
    [
      `MODEL_SEED=${seed} MODEL_PATH=${result.counterexamplePath} fails, and so does`,
      `run(${start}, ${JSON.stringify(failing)})`,
      error?.stack?.slice(0, 6000),
    ].join("\n"),
  );
});

async function failure(start: number, steps: readonly Step[]): Promise<Error | undefined> {
  try {
    await run(start, steps);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
