import type { Features } from "#lib/importer/evidence/features.ts";
import {
  isLikelierJoined,
  type Puzzle,
  pathProblemOf,
  puzzleOf,
  seamEvidenceOf,
} from "#lib/importer/solve/puzzle.ts";
import { type PathProblem, solve } from "#lib/importer/solve/solve.ts";
import { firstGuess, scales, shifts } from "./first-guess.ts";
import type { Lesson } from "./lessons.ts";
import { regress, type Sample } from "./regression.ts";

/** A logistic regression for each kind of choice: where the second fit begins. */
function firstFit(lessons: readonly Lesson[]): { begin: Features; puzzles: Puzzle[] } {
  const blind = lessons.map(({ model }) => puzzleOf(model, {}));
  const join = regress(lessons.flatMap((lesson, at) => samples(lesson, blind[at] as Puzzle, "join")));
  const look = Object.fromEntries(
    Object.entries(join).map(([name, value]) => [name.replace("join.", "look."), value]),
  );
  const puzzles = lessons.map(({ model }) => puzzleOf(model, look));
  const samplesOf = (kind: keyof Puzzle) =>
    lessons.flatMap((lesson, at) => samples(lesson, puzzles[at] as Puzzle, kind));
  const next = regress(samplesOf("next").filter(({ features }) => "next.bias" in features));
  const pair = regress(samplesOf("pair"));
  const cut = regress(samplesOf("cut"));
  const seam = regress(lessons.flatMap((lesson, at) => seams(lesson, puzzles[at] as Puzzle)));
  const result: Features = { ...firstGuess, ...seam };
  for (const [name, value] of Object.entries({ ...join, ...next, ...pair, ...cut })) {
    const kind = name.split(".", 1)[0] as keyof typeof scales;
    result[name] = value * (scales[kind] ?? 1);
  }
  for (const [kind, shift] of Object.entries(shifts)) {
    result[`${kind}.bias`] =
      (result[`${kind}.bias`] ?? 0) + shift * (scales[kind as keyof typeof scales] ?? 1);
  }
  return { begin: { ...result, ...look }, puzzles };
}

function samples({ model, truth, page }: Lesson, puzzle: Puzzle, kind: keyof Puzzle): Sample[] {
  const follows = new Set(truth.flatMap((path) => path.slice(1).map((item, at) => `${path[at]} ${item}`)));
  const articleOf = new Map(truth.flatMap((path, article) => path.map((item) => [item, article] as const)));
  if (kind === "cut") {
    return model.nodes
      .filter(({ fragment }) => fragment.role === "body" || fragment.role === "lead")
      .map(({ index, fragment }) => ({
        features: puzzle.cut[index] ?? {},
        label: page.cut.has(fragment.id),
      }));
  }
  const matrix = puzzle[kind] as readonly (readonly (Features | undefined)[])[];
  return matrix.flatMap((row, i) =>
    row.flatMap((features, j): Sample[] => {
      if (features === undefined || i === j) return [];
      if (kind === "pair") return i < j ? [{ features, label: articleOf.get(i) === articleOf.get(j) }] : [];
      return [{ features, label: follows.has(`${i} ${j}`) }];
    }),
  );
}

/** Of what follows a cut end, what goes on in its sentence and what comes after lost print. */
function seams({ truth, trueJoins }: Lesson, puzzle: Puzzle): Sample[] {
  return truth.flatMap((path) =>
    path.flatMap((from, at): Sample[] => {
      const to = path[at + 1];
      const features = to === undefined ? undefined : seamEvidenceOf(puzzle, from, to);
      return features ? [{ features, label: trueJoins.has(`${from} ${to}`) }] : [];
    }),
  );
}

/** All evidence for a set of articles, added up. */
function evidenceOf(
  puzzle: Puzzle,
  paths: readonly (readonly number[])[],
  joined: (from: number, to: number) => boolean,
) {
  const sum: Features = {};
  const add = (features: Features | undefined) => {
    for (const name in features) sum[name] = (sum[name] ?? 0) + (features[name] ?? 0);
  };
  for (const path of paths) {
    add(puzzle.start[path[0] ?? -1]);
    add(puzzle.end[path.at(-1) ?? -1]);
    path.forEach((item, at) => {
      const next = path[at + 1];
      if (next !== undefined) {
        add(joined(item, next) ? puzzle.join[item]?.[next] : puzzle.next[item]?.[next]);
        for (const other of path.slice(at + 1)) add(puzzle.pair[item]?.[other]);
      }
    });
  }
  return sum;
}

/** Makes every wrong choice better by a margin, so that the right ones must win by more than chance. */
function withMargin(problem: PathProblem, truth: readonly (readonly number[])[]): PathProblem {
  const follows = new Set(truth.flatMap((path) => path.slice(1).map((item, at) => `${path[at]} ${item}`)));
  const articleOf = new Map(truth.flatMap((path, article) => path.map((item) => [item, article] as const)));
  const [firsts, lasts] = [new Set(truth.map((path) => path[0])), new Set(truth.map((path) => path.at(-1)))];
  return {
    ...problem,
    edge: problem.edge.map((row, i) => row.map((score, j) => (follows.has(`${i} ${j}`) ? score : score + 1))),
    pair: problem.pair.map((row, i) =>
      row.map((score, j) => (i === j || articleOf.get(i) === articleOf.get(j) ? score : score + 0.1)),
    ),
    start: problem.start.map((score, i) => (firsts.has(i) ? score : score + 1)),
    end: problem.end.map((score, i) => (lasts.has(i) ? score : score + 1)),
  };
}

/** What is weighed over whole pages alone. The weights of a regression mean something only together: none is added. */
function ofPages(known: Features): Features {
  const isOfPages = (name: string) => !/^(?:join|look|seam|cut)\./.test(name);
  return Object.fromEntries(Object.entries(known).filter(([name]) => isOfPages(name)));
}

/**
 * A structured perceptron with margin over whole pages, which weighs all choices against each other.
 * Weights are drawn back to where they began, and averaged over the second half of the epochs.
 * @param known weights of an earlier fit, from which it goes on
 */
export function fitted(lessons: readonly Lesson[], known: Features = {}, epochs = 8): Features {
  const { begin: first, puzzles } = firstFit(lessons);
  const begin = { ...first, ...ofPages(known) };
  const weights = { ...begin };
  const sums: Features = {};
  let counted = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = 0.05 / (1 + epoch / 2);
    for (const at of shuffled(lessons.length, epoch)) {
      const [lesson, puzzle] = [lessons[at] as Lesson, puzzles[at] as Puzzle];
      const problem = withMargin(pathProblemOf(puzzle, weights), lesson.truth);
      const { paths } = solve(problem, { steps: 6_000, restarts: 2, samples: 0, seed: epoch * 1000 + at });
      learn(weights, lesson, puzzle, paths, rate);
      for (const name in weights) {
        weights[name] = (weights[name] ?? 0) - rate * 0.02 * ((weights[name] ?? 0) - (begin[name] ?? 0));
      }
      if (epoch < epochs / 2) continue;
      counted += 1;
      for (const name in weights) sums[name] = (sums[name] ?? 0) + (weights[name] ?? 0);
    }
  }
  return Object.fromEntries(Object.entries(sums).map(([name, value]) => [name, value / counted]));
}

function learn(
  weights: Features,
  lesson: Lesson,
  puzzle: Puzzle,
  paths: readonly (readonly number[])[],
  rate: number,
): void {
  const right = evidenceOf(puzzle, lesson.truth, (from, to) => lesson.trueJoins.has(`${from} ${to}`));
  const wrong = evidenceOf(puzzle, paths, (from, to) => isLikelierJoined(puzzle, weights, from, to));
  for (const name of new Set([...Object.keys(right), ...Object.keys(wrong)])) {
    const difference = Math.max(-4, Math.min((right[name] ?? 0) - (wrong[name] ?? 0), 4));
    const share = /^(?:pair|line|topic|heads|authors)\./.test(name) ? 0.1 : 0.5;
    weights[name] = (weights[name] ?? 0) + rate * share * difference;
  }
}

function shuffled(size: number, seed: number): number[] {
  const order = Array.from({ length: size }, (_, index) => index);
  let state = 12345 + seed;
  for (let i = size - 1; i > 0; i--) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}
