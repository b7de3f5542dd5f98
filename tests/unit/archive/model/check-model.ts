import fc from "fast-check";
import { expect, it } from "vitest";
import { run } from "./run.ts";
import { shrink } from "./shrink.ts";
import { anyStep, type Step } from "./steps.ts";

/*
 * The archive against the simplest model of it: whatever people did to the content folder, and however the index was
 * told of it, the archive answers every question as an index does that was made a moment ago from the same folder.
 *
 * One thing a new index cannot know: what a file said before it was broken. A broken file never takes a good page
 * down. So where a file is at fault (it has an error), the model holds its last good version, which is what the index
 * took in last while the file had no error (`last-good.ts`):
 * - An original at fault keeps the article as it was: its fields, its place in the issue, its lists, its corrections,
 *   its text. A draft was no article, and keeps nothing. The file that is gone, or a draft now, takes the article with
 *   it, and with the article what was kept of its translations.
 * - A translation at fault keeps the translated text, for as long as the article is served. It is a file of its own:
 *   where the original is at fault, a good translation goes on.
 * - A registry is taken whole: with one error in it, all its entries stay as they were. An entry that is in the file
 *   no more stays at its place for as long as an article is served that names it: only a last good version can.
 * - A bulletin at fault keeps its page. It also does while an original of its day, or the list of what is set aside,
 *   cannot be read: what they hold would be called lost.
 * Of a page's image, and of where its text stands on it, nothing older is kept: at fault, they are left out.
 * A printed issue (PDF) has no last good version: what is there is served, or nothing.
 * What was never good shows nothing; a misplaced file never is. What is gone is gone, also where it was moved to a
 * place where it should not be. All files are told of with all their problems, as by the new index.
 *
 * An index that is told of one state of the content piece by piece knows less in between: it may take in the new
 * version of a file before it is told what makes it wrong. Either version is then the last good one.
 *
 * The revision rises whenever an answer is another one. Nothing is read at a second look.
 */

// The same sequences each time, so that a change is judged by what it changes; `npm run test:long` finds new ones.
const { MODEL_RUNS = "200", MODEL_SEED = "20261127", MODEL_PATH } = process.env;
const seed = Number(MODEL_SEED);
/** How many files of tests do them, each every fourth: so all processors have some. */
const parts = 4;

/** How it begins, and what is done. */
const sequences = fc.tuple(fc.nat(5), fc.array(anyStep, { minLength: 1, maxLength: 24, size: "max" }));

/** The test of a part of the sequences. @param part from 0; of a sequence that is repeated by its path, 0 is all */
export function describeModel(part: number): void {
  const isRepeated = MODEL_PATH !== undefined;
  it.skipIf(isRepeated && part > 0)(
    `answers as a new index does, after each fourth of ${MODEL_RUNS} sequences of what people do`,
    // This ends what hangs; on a busy machine everything takes many times as long.
    { timeout: 300_000 + Number(MODEL_RUNS) * 5_000 },
    () => check((index) => isRepeated || index % parts === part),
  );
}

async function check(isMine: (index: number) => boolean): Promise<void> {
  let index = 0;
  const property = fc.asyncProperty(sequences, async ([start, steps]) => {
    if (isMine(index++)) await run(start, steps);
  });
  const result = await fc.check(property, {
    numRuns: Number(MODEL_RUNS),
    seed,
    endOnFailure: true,
    ...(MODEL_PATH !== undefined && { path: MODEL_PATH }),
  });
  if (result.counterexample === null) return;
  const [[start, steps]] = result.counterexample;
  const shortest = await shrink(steps, async (fewer) => (await failureOf(start, fewer)) !== undefined);
  const failure = (await failureOf(start, shortest)) ?? result.errorInstance;
  expect.fail(
    [
      `MODEL_SEED=${seed} MODEL_PATH=${result.counterexamplePath} fails; its shortest form that does:`,
      `run(${start}, ${JSON.stringify(shortest)})`,
      failure instanceof Error ? failure.stack : failure,
    ].join("\n"),
  );
}

async function failureOf(start: number, steps: readonly Step[]): Promise<unknown> {
  try {
    await run(start, steps);
    return undefined;
  } catch (error) {
    return error;
  }
}
