import type { Step } from "./steps.ts";

/**
 * The shortest sequence found that still fails: without any step that can go, with each number as low as may be.
 * It need not fail in the same way.
 */
export async function shrink(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let least = steps;
  const attempt = async (candidate: readonly Step[]) => {
    if (!(await fails(candidate))) return false;
    least = candidate;
    return true;
  };
  for (let size = Math.ceil(least.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = least.length - size; at >= 0; at -= size) {
      await attempt([...least.slice(0, at), ...least.slice(at + size)]);
      at = Math.min(at, least.length);
    }
  }
  for (let at = 0; at < least.length; at++) {
    for (const place of [1, 2, 3, 4] as const) {
      for (const number of [0, 1, 2, 3]) {
        const step = least[at];
        if (step === undefined || step[place] <= number) break;
        if (await attempt(least.with(at, step.with(place, number) as unknown as Step))) break;
      }
    }
  }
  return least;
}
