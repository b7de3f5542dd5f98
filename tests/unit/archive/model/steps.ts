import fc from "fast-check";
import { doings } from "./doings.ts";
import type { World } from "./world.ts";

/** What happens, and numbers that choose among what there is for it to happen to. */
export type Step = readonly [name: string, a: number, b: number, c: number, d: number];

/** How often the index is looked after, in the weights of `doings`. */
const lookedAfter: Record<string, number> = { take: 30, read: 4, restart: 2, rebuild: 2, make: 8 };

const number = fc.nat({ max: 59 });

function anyOf(weights: Record<string, number>): fc.Arbitrary<Step> {
  return fc.oneof(
    ...Object.entries(weights).map(([name, weight]) => ({
      weight,
      arbitrary: fc.tuple(fc.constant(name), number, number, number, number),
    })),
  );
}

const weights = Object.fromEntries(Object.entries(doings).map(([name, [weight]]) => [name, weight]));
/** What people do in the folder. */
export const anyDoing = anyOf(weights);
/** The same, and looking after the index between. */
export const anyStep = anyOf({ ...weights, ...lookedAfter });

/** Does in the folder what people do; whatever else happens changes nothing there. */
export function apply(world: World, [name, a, b, c, d]: Step): void {
  doings[name]?.[1](world, a, b, c, d);
}
