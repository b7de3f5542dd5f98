import { dimensions } from "../made-pages/house.ts";
import { madePage } from "../made-pages/made-page.ts";
import { benchStories } from "../made-pages/stories.ts";
import { rolePageOf } from "../role-truth.ts";
import { fitRoles, usualEffort } from "./fit.ts";
import { type Lesson, lessonOf } from "./lessons.ts";
import { figuresOf, type Reading, type RoleFigures, readingsOf } from "./measure.ts";

/** Fewer pages and rounds than the fit that is used: there are a hundred forms. */
const [learned, measured] = [260, 240];
const effort = { ...usualEffort, epochs: 6 };
const unseen = 910_000;

interface Styled {
  lesson: Lesson;
  style: Record<string, string>;
}

/**
 * For each form that a house may have: pages that have it, read by what was learnt from pages without it, against
 * the same pages read by what was learnt from all. From made-up pages alone, as nobody knows which forms the others
 * have. Prints what each costs.
 */
export function formsHeldOut(): void {
  const stories = benchStories({ practice: [] });
  const pool = (first: number, count: number) =>
    Array.from({ length: count }, (_, at): Styled[] => {
      const { name, text, truth } = madePage(first + at, stories);
      const page = rolePageOf(name, text, truth);
      return page === undefined ? [] : [{ lesson: lessonOf(page), style: truth.layout }];
    }).flat();
  const [course, tests] = [pool(1, learned), pool(unseen, measured)];
  const all = fitRoles(
    course.map(({ lesson }) => lesson),
    effort,
  );
  const read = (those: readonly Styled[], weights: typeof all) =>
    those.map(({ lesson: { page } }) => readingsOf([page], weights));
  const known = new Map(tests.map((test, at) => [test, at]));
  const knownReadings = read(tests, all);
  console.log(
    `| held out | pages | ${names.map((name) => titles[name]).join(" | ")} |\n| --- | --- |${" --- |".repeat(names.length)}`,
  );
  const together: { known: Reading[]; unknown: Reading[] } = { known: [], unknown: [] };
  for (const [dimension, forms] of Object.entries(dimensions)) {
    for (const form of forms.filter((each) => each !== "none")) {
      const has = ({ style }: Styled) => style[dimension] === form;
      const those = tests.filter(has);
      const weights = fitRoles(
        course.filter((page) => !has(page)).map(({ lesson }) => lesson),
        effort,
      );
      const [unknown, before] = [
        read(those, weights).flat(),
        those.flatMap((test) => knownReadings[known.get(test) ?? 0] ?? []),
      ];
      together.known.push(...before);
      together.unknown.push(...unknown);
      console.log(line(`${dimension}: ${form}`, those.length, unknown, before));
    }
  }
  console.log(line("all of these together", tests.length, together.unknown, together.known));
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

function line(name: string, pages: number, unknown: readonly Reading[], known: readonly Reading[]): string {
  const [now, before] = [figuresOf(unknown), figuresOf(known)];
  return `| ${name} | ${pages} | ${names.map((each) => cell(now[each], before[each])).join(" | ")} |`;
}

function cell(unknown: number, known: number): string {
  const change = unknown - known;
  return Number.isNaN(unknown) ? "" : `${unknown.toFixed(3)} (${change > 0 ? "+" : ""}${change.toFixed(3)})`;
}
