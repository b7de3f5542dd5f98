import { dimensions, type Held } from "../made-pages/house.ts";
import { benchStories } from "../made-pages/stories.ts";
import type { RolePage } from "../role-truth.ts";
import { fitRoles, usualEffort } from "./fit.ts";
import { courseOf, madeRolePages } from "./lessons.ts";
import { figuresOf, type RoleFigures, readingsOf } from "./measure.ts";

/** Fewer pages and rounds than the fit that is used: there are a hundred forms. */
const [learned, measured] = [160, 40];
const effort = { ...usualEffort, epochs: 6 };
const unseen = 910_000;

/**
 * For each form that a house may have: pages that have it, read by what was learnt from pages without it, against
 * the same pages read by what was learnt from all. Prints what each costs.
 * @param pages that are always learnt from; their own conventions cannot be held out
 */
export function formsHeldOut(pages: readonly RolePage[]): void {
  const stories = benchStories({ practice: [] });
  const own = courseOf(pages, 0);
  const fitTo = (without?: Held) =>
    fitRoles(
      [...own, ...courseOf(madeRolePages(1, learned, stories, without === undefined ? {} : { without }), 0)],
      effort,
    );
  const all = fitTo();
  console.log(
    `| held out | ${names.map((name) => titles[name]).join(" | ")} |\n| --- |${" --- |".repeat(names.length)}`,
  );
  const costs: Record<string, number[]> = {};
  for (const [dimension, forms] of Object.entries(dimensions)) {
    for (const form of forms) {
      if (form === "none") continue;
      const held = { dimension: dimension as Held["dimension"], form };
      const test = madeRolePages(unseen, measured, stories, { only: held });
      const [known, unknown] = [figuresOf(readingsOf(test, all)), figuresOf(readingsOf(test, fitTo(held)))];
      for (const name of names) costs[name] = [...(costs[name] ?? []), known[name] - unknown[name]];
      console.log(
        `| ${dimension}: ${form} | ${names.map((name) => cell(unknown[name], known[name])).join(" | ")} |`,
      );
    }
  }
  console.log(
    `| largest cost | ${names.map((name) => Math.max(...(costs[name] ?? []).filter((cost) => !Number.isNaN(cost))).toFixed(3)).join(" | ")} |`,
  );
}

const names = [
  "headsFound",
  "headsTrue",
  "furnitureClean",
  "captionClean",
  "right",
  "sureRight",
] as const satisfies readonly (keyof RoleFigures)[];
const titles: Record<(typeof names)[number], string> = {
  headsFound: "heads found",
  headsTrue: "heads true",
  furnitureClean: "furniture clean",
  captionClean: "captions clean",
  right: "blocks right",
  sureRight: "right at 0.9 or more",
};

function cell(unknown: number, known: number): string {
  return Number.isNaN(unknown) ? "" : `${unknown.toFixed(3)} (${(unknown - known).toFixed(3)})`;
}
