import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, vi } from "vitest";
import { House } from "./house.ts";
import { prepare } from "./start.ts";
import { apply, type Step } from "./steps.ts";

/** Files in memory, where there is such a thing. */
const memory = isWritable("/dev/shm") ? "/dev/shm" : tmpdir();

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Does all steps in a new folder, looks after the index whenever they say so, and once more at the end. */
export async function run(start: number, steps: readonly Step[]): Promise<void> {
  const folder = mkdtempSync(join(memory, "bulletin-model-"));
  // With half of them all days have begun long ago, with the others some are to come.
  const house = new House(folder, Date.parse(start % 4 < 2 ? "2022-01-01T12:00Z" : "2020-11-28T03:30Z"));
  // Half of the time, every file has been left alone for long enough that its time says whether it changed.
  if (start % 2 === 1)
    vi.spyOn(Date, "now").mockImplementation(() => performance.timeOrigin + performance.now() + 10_000);
  try {
    prepare(house.world, start);
    for (const step of steps) {
      if (step[0] === "take") await house.take(step[1], step[2], step[4], step[3] % 2 === 0);
      else if (step[0] === "read") await house.read(step[1]);
      else if (step[0] === "restart") house.restart();
      else if (step[0] === "rebuild") await house.rebuild();
      else if (step[0] === "make") await house.make(step[1], step[3] % 2 === 0);
      else apply(house.world, step);
    }
    await house.take(0, 0, 0, true);
    // A file that is taken away may be what another one rests on.
    for (let time = 0; time < 4 && !house.isAllNew; time++) {
      house.removeFaults();
      await house.take(1, 0, 0, true);
    }
    expect(house.isAllNew, "nothing is left of what was at fault").toBe(true);
  } finally {
    vi.restoreAllMocks();
    house.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}
