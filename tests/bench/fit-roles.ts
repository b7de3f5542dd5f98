/**
 * Fits the model of roles to made-up pages in many house styles and to pages whose truth is known, and measures it
 * on what was held out:
 *
 *     npm run bench:fit-roles -- DIR...            sets of pages held out, then the fit that is used;
 *                                                  with --no-trial that fit alone
 *     npm run bench:fit-roles -- --forms           each form of each convention held out in turn; nothing is written
 *
 * The weights fitted to all go to lib/importer/page/role-weights.json.
 */
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { RoleWeights } from "#lib/importer/page/role-model.ts";
import type { Story } from "./made-pages/printed.ts";
import { benchStories } from "./made-pages/stories.ts";
import { rolePages } from "./role-truth.ts";
import { fitRoles } from "./roles/fit.ts";
import { formsHeldOut } from "./roles/held-out-forms.ts";
import { courseOf, madeRolePages } from "./roles/lessons.ts";
import { confusionsOf, figuresOf, header, type Reading, readingsOf, rowOf } from "./roles/measure.ts";

/** How many made-up pages a fit learns from, and is measured on. */
const [learned, measured] = [450, 60];
/** Seeds of pages that are measured begin here: none of them is learnt from. */
const unseen = 900_000;

const folders = process.argv.slice(2).filter((each) => !each.startsWith("--"));
const sets = folders.map((folder) => ({ name: basename(folder), pages: rolePages(folder) }));
const others = rolePages(join(import.meta.dirname, "../fixtures/import"));

if (process.argv.includes("--forms")) formsHeldOut();
else {
  console.log(header);
  if (!process.argv.includes("--no-trial")) setsHeldOut();
  const weights = fitTo(sets, storiesOf(sets));
  for (const { name, pages } of sets) print(`${name}, learnt from`, readingsOf(pages, weights));
  print("other conventions, all else learnt from", readingsOf(others, weights));
  write(weights);
}

type PageSet = (typeof sets)[number];

/** Each set by what was learnt from all others, and by made-up pages alone; no text of a set that is held out is in them. */
function setsHeldOut(): void {
  const tests = [...sets, { name: "other conventions", pages: others }];
  for (const held of [sets, ...(sets.length > 1 ? sets.map((set) => [set]) : [])]) {
    const kept = sets.filter((set) => !held.includes(set));
    const weights = fitTo(kept, storiesOf(kept));
    const from =
      kept.length === 0
        ? "made-up pages alone"
        : `made-up pages and ${kept.map(({ name }) => name).join(", ")}`;
    for (const { name, pages } of tests) {
      if (kept.every((set) => set.name !== name)) print(`${name}, from ${from}`, readingsOf(pages, weights));
    }
    if (kept.length === 0)
      print(
        "made-up pages",
        readingsOf(madeRolePages(unseen, measured, benchStories({ practice: [] })), weights),
      );
  }
}

function storiesOf(kept: readonly PageSet[]): Story[] {
  return benchStories({ practice: kept.map(({ name }) => name) });
}

function fitTo(kept: readonly PageSet[], stories: readonly Story[]): RoleWeights {
  const made = courseOf(madeRolePages(1, learned, stories), 2);
  const printed = courseOf(
    kept.flatMap(({ pages }) => pages),
    3,
  );
  // Twice, as they are few.
  return fitRoles([...made, ...printed, ...printed]);
}

function print(name: string, readings: readonly Reading[]): void {
  console.log(rowOf(name, figuresOf(readings)));
  if (process.argv.includes("--confusions"))
    console.log(
      confusionsOf(readings)
        .slice(0, 8)
        .map(([what, count]) => `  ${count} ${what}`)
        .join("\n"),
    );
}

function write({ looks, after, first }: RoleWeights): void {
  const round = (row: readonly number[]) => row.map((value) => Math.round(value * 100) / 100);
  const rounded = {
    looks: Object.fromEntries(Object.entries(looks).map(([name, row]) => [name, round(row)])),
    after: after.map(round),
    first: round(first),
  };
  writeFileSync(
    join(import.meta.dirname, "../../lib/importer/page/role-weights.json"),
    `${JSON.stringify(rounded)}\n`,
  );
}
