/**
 * Fits the model of roles to pages whose truth is known, and measures it on pages that were held out:
 *
 *     npm run bench:fit-roles -- DIR...
 *
 * A conditional random field by its likelihood, with observations left out at random while it learns, so that no
 * role hangs on one convention. The weights fitted to all pages go to lib/importer/page/role-weights.json.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { looksOf } from "#lib/importer/page/block-looks.ts";
import { readerOf } from "#lib/importer/page/normalised-text.ts";
import { emission, marginals, type RoleWeights, readRoles } from "#lib/importer/page/role-model.ts";
import { printedRoles } from "#lib/importer/page-plan.ts";
import { generator } from "#lib/importer/solve/solve.ts";
import { type Block, headline, stretch } from "./page-matter.ts";
import { type RolePage, rolePages } from "./role-truth.ts";

interface Lesson {
  page: RolePage;
  looks: string[][];
  truth: number[];
}

const size = printedRoles.length;

export function lessonOf(page: RolePage): Lesson {
  const reader = readerOf(page.blocks.map(({ text }) => text));
  return {
    page,
    looks: looksOf(page.blocks, reader),
    truth: page.roles.map((role) => printedRoles.indexOf(role)),
  };
}

/** A page with invented page matter and small articles between its own blocks, and less of its own matter. */
function mixed(page: RolePage, seed: number): RolePage {
  const random = generator(seed);
  const own = page.blocks.map(({ text }, at): Block => {
    const role = page.roles[at] ?? "body";
    // The papers at hand have headlines of a few forms only.
    return [role, role === "headline" && random() < 0.4 ? headline(random) : text];
  });
  const kept = own.filter(([role]) => role !== "furniture" || random() < 0.5);
  const places = Array.from({ length: 3 + Math.floor(random() * 6) }, () => {
    const where = random();
    return where < 0.25 ? 0 : where < 0.4 ? kept.length : Math.floor(random() * (kept.length + 1));
  }).sort((a, b) => b - a);
  for (const at of places) kept.splice(at, 0, ...stretch(random));
  return pageOf(`${page.name} mixed`, page.paper, kept);
}

function invented(seed: number): RolePage {
  const random = generator(seed);
  return pageOf(`invented ${seed}`, "invented", Array.from({ length: 12 }, () => stretch(random)).flat());
}

function pageOf(name: string, paper: string, blocks: readonly Block[]): RolePage {
  return {
    name,
    paper,
    blocks: blocks.map(([, text], at) => ({ text, lines: [at + 1, at + 1] as const })),
    roles: blocks.map(([role]) => role),
  };
}

/** A few blocks of a page: its edges are not always its head and its foot, and some texts are cut anywhere. */
function cropped(page: RolePage, seed: number): RolePage {
  const random = generator(seed);
  const from = Math.floor(random() * page.blocks.length);
  const size = 1 + Math.floor(random() * 9);
  const blocks = page.blocks.slice(from, from + size).map(({ text }, at): Block => {
    const role = page.roles[from + at] ?? "body";
    if (role !== "body" || text.length < 30 || random() < 0.6) return [role, text];
    const start = random() < 0.5 ? 0 : Math.floor(random() * (text.length - 12));
    return [role, text.slice(start, start + 8 + Math.floor(random() * (text.length - start - 8)))];
  });
  return pageOf(`${page.name} cropped`, page.paper, blocks);
}

/** What is learnt from: pages as they are, with invented matter, and pages that are invented as a whole. */
export function courseOf(pages: readonly RolePage[], inventedPages = 110): Lesson[] {
  return [
    ...pages,
    ...pages.map((page, at) => mixed(page, at + 1)),
    ...pages.flatMap((page, at) => [0, 1, 2, 3].map((round) => cropped(page, 5000 + 10 * at + round))),
    ...Array.from({ length: inventedPages * 2 }, (_, at) => cropped(invented(3000 + at), 4000 + at)),
    ...Array.from({ length: inventedPages }, (_, at) => invented(1000 + at)),
  ].map(lessonOf);
}

/** Stochastic gradient of the penalised likelihood, with steps by AdaGrad. */
export function fitRoles(lessons: readonly Lesson[], epochs = 14, dropped = 0.15): RoleWeights {
  const random = generator(7);
  const looks: Record<string, number[]> = {};
  const squares: Record<string, number[]> = {};
  const after = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const afterSquares = Array.from({ length: size }, () => new Array<number>(size).fill(1e-6));
  const first = new Array<number>(size).fill(0);
  for (const { looks: all } of lessons) {
    for (const name of all.flat()) {
      looks[name] ??= new Array<number>(size).fill(0);
      squares[name] ??= new Array<number>(size).fill(1e-6);
    }
  }
  const weights = { looks, after, first };
  const rate = 0.15;
  const penalty = 0.003;
  const move = (row: number[], square: number[], at: number, gradient: number) => {
    square[at] = (square[at] ?? 0) + gradient * gradient;
    row[at] = (row[at] ?? 0) + (rate * gradient) / Math.sqrt(square[at] ?? 1);
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { looks: all, truth } of shuffledBy(random, lessons)) {
      const seen = all.map((names) => names.filter(() => random() >= dropped));
      const scores = seen.map((names) => emission(names, weights));
      const { forward, backward, total, shares } = marginals(scores, weights);
      seen.forEach((names, at) => {
        const row = shares[at] as number[];
        for (const name of names) {
          const [line, square] = [looks[name] as number[], squares[name] as number[]];
          for (let state = 0; state < size; state++) {
            const gradient = Number(truth[at] === state) - (row[state] ?? 0) - penalty * (line[state] ?? 0);
            if (Math.abs(gradient) > 1e-4) move(line, square, state, gradient);
          }
        }
        if (at === 0) return;
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            const expected = Math.exp(
              (forward[at - 1]?.[i] ?? 0) +
                (after[i]?.[j] ?? 0) +
                (scores[at]?.[j] ?? 0) +
                (backward[at]?.[j] ?? 0) -
                total,
            );
            const gradient =
              Number(truth[at - 1] === i && truth[at] === j) - expected - penalty * (after[i]?.[j] ?? 0);
            if (Math.abs(gradient) > 1e-4)
              move(after[i] as number[], afterSquares[i] as number[], j, gradient);
          }
        }
      });
    }
  }
  return weights;
}

function shuffledBy<Item>(random: () => number, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** What was read for what it is, and how sure it was. */
export function measureRoles(lessons: readonly Lesson[], weights: RoleWeights) {
  const confusions = new Map<string, number>();
  const examples: string[] = [];
  const readings: { confidence: number; right: boolean }[] = [];
  for (const { looks, truth, page } of lessons) {
    readRoles(looks, weights).forEach(({ role, confidence }, at) => {
      const meant = printedRoles[truth[at] ?? 0] as string;
      readings.push({ confidence, right: role === meant });
      if (role === meant) return;
      confusions.set(`${meant} read as ${role}`, (confusions.get(`${meant} read as ${role}`) ?? 0) + 1);
      examples.push(
        `${page.name} ${meant} read as ${role} ${confidence.toFixed(2)}: ${page.blocks[at]?.text.trim().slice(0, 40).replace(/\s+/g, " ")}`,
      );
    });
  }
  return { confusions, examples, readings };
}

function print(title: string, { confusions, readings }: ReturnType<typeof measureRoles>): void {
  const right = readings.filter((each) => each.right).length;
  const sure = readings.filter(({ confidence }) => confidence >= 0.9);
  console.log(
    `${title}: ${right} of ${readings.length} right (${((100 * right) / readings.length).toFixed(1)} %); of ${sure.length} at 0.9 or more ${((100 * sure.filter((each) => each.right).length) / sure.length).toFixed(1)} %`,
  );
  for (const [what, count] of [...confusions].sort((a, b) => b[1] - a[1]).slice(0, 14))
    console.log(`  ${count} ${what}`);
}

if (process.argv[1] === import.meta.filename) {
  const folders = process.argv.slice(2).filter((each) => !each.startsWith("--"));
  const all = folders.flatMap(rolePages).map(lessonOf);
  const papers = process.argv.includes("--no-trial") ? [] : [...new Set(all.map(({ page }) => page.paper))];
  const held = papers.map((paper) => {
    const weights = fitRoles(courseOf(all.map(({ page }) => page).filter((page) => page.paper !== paper)));
    return measureRoles(
      all.filter(({ page }) => page.paper === paper),
      weights,
    );
  });
  const together = {
    confusions: new Map<string, number>(),
    examples: held.flatMap(({ examples }) => examples),
    readings: held.flatMap(({ readings }) => readings),
  };
  for (const { confusions } of held) {
    for (const [what, count] of confusions)
      together.confusions.set(what, (together.confusions.get(what) ?? 0) + count);
  }
  print("each paper held out", together);
  if (process.argv.includes("--examples")) console.log(together.examples.join("\n"));
  const weights = fitRoles(courseOf(all.map(({ page }) => page)));
  print("fitted to all", measureRoles(all, weights));
  const round = (row: readonly number[]) => row.map((value) => Math.round(value * 100) / 100);
  writeFileSync(
    join(import.meta.dirname, "../../lib/importer/page/role-weights.json"),
    `${JSON.stringify({ looks: Object.fromEntries(Object.entries(weights.looks).map(([name, row]) => [name, round(row)])), after: weights.after.map(round), first: round(weights.first) })}\n`,
  );
}
