/**
 * Fits the importer's weights to pages whose truth is known, and measures them on pages that were held out:
 *
 *     npm run bench:fit-import -- DIR
 *
 * First a logistic regression for each kind of choice; then a structured perceptron with margin over whole pages,
 * started from it, so that all choices are weighed against each other. Pages of one set of articles are held out
 * together. The weights fitted to all pages go to lib/importer/solve/weights.json.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Features } from "#lib/importer/evidence/features.ts";
import { languageModelOf } from "#lib/importer/page/language-model.ts";
import { isPageMatter } from "#lib/importer/page/page-matter.ts";
import { modelPage, type Node, type PageModel } from "#lib/importer/page/page-model.ts";
import { dictionary } from "#lib/importer/page/words.ts";
import type { Fragment, LanguageModel } from "#lib/importer/page-plan.ts";
import { fragmentsOf } from "#lib/importer/solve/plan-page.ts";
import {
  isLikelierJoined,
  type Puzzle,
  pathProblemOf,
  puzzleOf,
  seamEvidenceOf,
  type Weights,
} from "#lib/importer/solve/puzzle.ts";
import { generator, type PathProblem, solve } from "#lib/importer/solve/solve.ts";
import { type PracticePage, pageOf, practicePages } from "./practice-pages.ts";

interface Sample {
  features: Features;
  label: boolean;
}

interface Lesson {
  page: PracticePage;
  model: PageModel;
  /** The true articles as paths of node indices. */
  truth: number[][];
  trueJoins: ReadonlySet<string>;
}

/** What the first fit cannot learn from single choices: how articles begin and end, and where headlines stand. */
const firstGuess: Features = {
  "start.head": 0,
  "start.lead": -0.5,
  "start.other": -3,
  "end.head": -4,
  "end.lead": -3,
  "end.cut": -2.5,
  "end.closing": 0,
  "end.other": -1,
  "start.byline": -1,
  "start.signature": -6,
  "start.continued": 0,
  "start.subhead": -2,
  "start.day": 1,
  "end.byline": -4,
  "end.signature": 1,
  "end.signed": 1.5,
  "end.subhead": -4,
  "end.row": 0,
  "author.toByline": -2,
  "author.touching": 5,
  "author.bylines": 2,
  "author.toSignature": -3,
  "author.signatureTouching": 5,
  "author.signedTwice": -2,
  "author.afterCut": -2,
  "author.fromByline": -1,
  "author.fromBylineTouching": 2,
  "author.fromBylineToLead": 2,
  "author.fromBylineToRest": -2,
  "author.fromBylineNext": 2,
  "head.toRest": -2,
  "head.toHeadline": 2,
  "head.toDeck": 2,
  "head.toBody": -1,
  "head.toLead": 3,
  "head.next": 1,
  "head.affinity": 0.5,
  "gap.bias": -5,
  "gap.touching": 4,
  "gap.next": 2,
  "gap.toOther": -1.5,
  "gap.toRest": -2,
  "gap.bestJoin": -0.5,
  "gap.affinity": 0.5,
};
const scales = { pair: 0.25, line: 0.25, topic: 0.6, heads: 0, join: 1, next: 1, cut: 1 };
const shifts = { join: 2, next: 1, pair: 0.5, line: 0.5, topic: 0.5 };

/** A page with its roles as they are; every other subhead looks like a headline that may be one. */
function lessonOf(page: PracticePage, languageModel?: LanguageModel): Lesson {
  const fragments = fragmentsOf(page.text)
    .map((fragment, at): Fragment => {
      const role = page.printedRoleOf.get(fragment.id) ?? "body";
      if (role === "credit" && page.articleOf.get(fragment.id)) return { ...fragment, role: "signature" };
      if (role === "subhead" && at % 2 === 0) {
        return at % 4 === 0
          ? {
              ...fragment,
              role: "headline",
              confidence: 0.6,
              otherwise: { role: "subhead", confidence: 0.3 },
            }
          : {
              ...fragment,
              role: "subhead",
              confidence: 0.6,
              otherwise: { role: "headline", confidence: 0.3 },
            };
      }
      if (role === "headline" && at % 3 === 0) {
        return { ...fragment, role, confidence: 0.7, otherwise: { role: "subhead", confidence: 0.2 } };
      }
      const { otherwise: _, ...plain } = fragment;
      return role === "body" && fragment.role === "lead" ? fragment : { ...plain, role };
    })
    .filter((fragment) => page.articleOf.get(fragment.id) && !isPageMatter(fragment));
  const model = modelPage(fragments, dictionary(), languageModel);
  const indexOf = new Map(model.nodes.map(({ fragment, index }) => [fragment.id, index]));
  const articles = [...new Set(page.articleOf.values())].filter((article) => article !== "");
  const truth = articles.map((article) => {
    const own = model.nodes.filter(({ fragment }) => page.articleOf.get(fragment.id) === article);
    const printed = (node: Node) => page.printedRoleOf.get(node.fragment.id);
    const order = page.truth.articles.find(({ id }) => id === article)?.fragments ?? [];
    const texts = own.filter((node) => node.isText || printed(node) === "subhead");
    const placeOf = (node: Node) =>
      order.indexOf(page.truth.fragments[page.placeOf.get(node.fragment.id) ?? -1]?.id ?? "");
    return [
      ...own.filter((node) => node.isHead && printed(node) !== "subhead"),
      ...own.filter(({ part }) => part === "byline"),
      ...texts.sort((a, b) => placeOf(a) - placeOf(b)),
      ...own.filter(({ part }) => part === "signature"),
    ].map(({ index }) => index);
  });
  const trueJoins = new Set(
    [...page.joins].map((join) => {
      const [from = "", to = ""] = join.split(" ");
      return `${indexOf.get(from)} ${indexOf.get(to)}`;
    }),
  );
  return { page, model, truth: truth.filter((path) => path.length > 0), trueJoins };
}

/** Logistic regression by Newton's method with an L2 penalty. */
function regress(samples: readonly Sample[], penalty = 1): Features {
  const names = [...new Set(samples.flatMap(({ features }) => Object.keys(features)))];
  const size = names.length;
  // Few of the names stand in any one sample.
  const places = new Map(names.map((name, i) => [name, i]));
  const rows = samples.map(({ features }) =>
    Object.entries(features)
      .filter(([, value]) => value !== 0)
      .map(([name, value]) => [places.get(name) ?? 0, value] as const),
  );
  const weights = new Array<number>(size).fill(0);
  for (let round = 0; round < 8; round++) {
    const matrix = Array.from({ length: size }, (_, i) => {
      const row = new Array<number>(size + 1).fill(0);
      row[i] = penalty;
      row[size] = -penalty * (weights[i] ?? 0);
      return row;
    });
    rows.forEach((row, at) => {
      const odds = row.reduce((sum, [i, value]) => sum + value * (weights[i] ?? 0), 0);
      const probability = 1 / (1 + Math.exp(-odds));
      const error = Number(samples[at]?.label) - probability;
      const curvature = probability * (1 - probability);
      for (const [i, value] of row) {
        const line = matrix[i] as number[];
        line[size] = (line[size] ?? 0) + error * value;
        for (const [j, other] of row) line[j] = (line[j] ?? 0) + curvature * value * other;
      }
    });
    eliminate(matrix).forEach((step, i) => {
      weights[i] = (weights[i] ?? 0) + step;
    });
  }
  return Object.fromEntries(names.map((name, i) => [name, weights[i] ?? 0]));
}

/** Gauss-Jordan elimination of an augmented matrix. */
function eliminate(matrix: number[][]): number[] {
  const size = matrix.length;
  for (let i = 0; i < size; i++) {
    let pivot = i;
    for (let row = i; row < size; row++) {
      if (Math.abs(matrix[row]?.[i] ?? 0) > Math.abs(matrix[pivot]?.[i] ?? 0)) pivot = row;
    }
    [matrix[i], matrix[pivot]] = [matrix[pivot] as number[], matrix[i] as number[]];
    const line = matrix[i] as number[];
    for (let row = 0; row < size; row++) {
      const other = matrix[row] as number[];
      const factor = (other[i] ?? 0) / (line[i] ?? 1);
      if (row === i || factor === 0) continue;
      for (let column = i; column <= size; column++)
        other[column] = (other[column] ?? 0) - factor * (line[column] ?? 0);
    }
  }
  return matrix.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}

function firstFit(lessons: readonly Lesson[]): Features {
  const samplesOf = (kind: keyof Puzzle, weights: Weights) =>
    lessons.flatMap((lesson) => samples(lesson, puzzleOf(lesson.model, weights), kind));
  const join = regress(samplesOf("join", {}));
  const look = Object.fromEntries(
    Object.entries(join).map(([name, value]) => [name.replace("join.", "look."), value]),
  );
  const next = regress(samplesOf("next", look).filter(({ features }) => "next.bias" in features));
  const pair = regress(samplesOf("pair", look));
  const cut = regress(samplesOf("cut", look));
  const seam = regress(lessons.flatMap((lesson) => seams(lesson, puzzleOf(lesson.model, look))));
  const result: Features = { ...firstGuess, ...seam };
  for (const [name, value] of Object.entries({ ...join, ...next, ...pair, ...cut })) {
    const kind = name.split(".", 1)[0] as keyof typeof scales;
    result[name] = value * scales[kind];
  }
  for (const [kind, shift] of Object.entries(shifts)) {
    result[`${kind}.bias`] =
      (result[`${kind}.bias`] ?? 0) + shift * (scales[kind as keyof typeof scales] ?? 1);
  }
  return { ...result, ...look };
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

/** @param known weights to begin with: only what they do not know is fitted choice by choice first */
function fitted(lessons: readonly Lesson[], known: Weights = {}, epochs = 8): Features {
  const begin = { ...firstFit(lessons), ...known };
  const puzzles = lessons.map(({ model }) => puzzleOf(model, begin));
  const weights = { ...begin };
  const sums: Features = {};
  let counted = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = 0.05 / (1 + epoch / 2);
    for (const at of shuffled(lessons.length, epoch)) {
      const [lesson, puzzle] = [lessons[at] as Lesson, puzzles[at] as Puzzle];
      const problem = withMargin(pathProblemOf(puzzle, weights), lesson.truth);
      const { paths } = solve(problem, { steps: 6_000, restarts: 2, samples: 0, seed: epoch * 1000 + at });
      const right = evidenceOf(puzzle, lesson.truth, (from, to) => lesson.trueJoins.has(`${from} ${to}`));
      const wrong = evidenceOf(puzzle, paths, (from, to) => isLikelierJoined(puzzle, weights, from, to));
      for (const name of new Set([...Object.keys(right), ...Object.keys(wrong)])) {
        const difference = Math.max(-4, Math.min((right[name] ?? 0) - (wrong[name] ?? 0), 4));
        const share = /^(?:pair|line|topic|heads)\./.test(name) ? 0.1 : 0.5;
        weights[name] = (weights[name] ?? 0) + rate * share * difference;
      }
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

/**
 * The page with more of its print lost: leads with their bylines, headlines, beginnings and ends of paragraphs.
 * Practice pages lose one piece each; real ones lose what the extractor did not see.
 */
function damaged(page: PracticePage, seed: number): PracticePage | undefined {
  const random = generator(seed);
  const chance = (probability: number) => random() < probability;
  const own = fragmentsOf(page.text);
  const texts = new Map(page.truth.fragments.map(({ id }, index) => [id, own[index]?.text ?? ""]));
  const gone = new Set<string>();
  const moved = new Map<string, string>();
  const articles = page.truth.articles.map((article) => ({ ...article, gaps: [...article.gaps] }));
  const roleOf = new Map(page.truth.fragments.map(({ id, role }) => [id, role]));
  const joinedTo = new Set(page.truth.joins.map(([, to]) => to));
  const cutStart = (id: string) => {
    const text = texts.get(id) ?? "";
    if (joinedTo.has(id) || text.length < 40) return false;
    texts.set(id, text.slice(6 + Math.floor(random() * Math.min(text.length - 30, 60))));
    return true;
  };
  for (const article of articles) {
    const bodies = article.fragments.filter((id) => roleOf.get(id) === "body");
    const heads = article.fragments.filter(
      (id) => roleOf.get(id) === "headline" || roleOf.get(id) === "deck",
    );
    const [lead = "", second = ""] = bodies;
    const losesLead = bodies.length > 3 && chance(0.3);
    if (losesLead) {
      gone.add(lead);
      for (const id of article.fragments) if (roleOf.get(id) === "byline") gone.add(id);
      if (cutStart(second) || joinedTo.has(second)) {
        article.gaps.push({ after: null, before: second, mid_before: true });
      }
      if (chance(0.6)) for (const head of heads) moved.set(head, second);
    } else if (chance(0.25)) for (const head of heads) gone.add(head);
    const inner = bodies.slice(losesLead ? 2 : 1).filter((id) => !joinedTo.has(id));
    const hurt = inner[Math.floor(random() * inner.length)];
    if (hurt !== undefined && chance(0.3) && cutStart(hurt)) {
      article.gaps.push({ after: null, before: hurt, mid_before: true });
    }
    const ends = bodies.filter((id) => !page.truth.joins.some(([from]) => from === id) && !gone.has(id));
    const shortened = ends[Math.floor(random() * ends.length)];
    const text = texts.get(shortened ?? "") ?? "";
    if (shortened !== undefined && chance(0.3) && text.length > 50) {
      texts.set(shortened, text.slice(0, 20 + Math.floor(random() * (text.length - 24))));
    }
  }
  // The rest of a paragraph after a column's end, so that the next one follows in another column.
  for (const [, to] of page.truth.joins) {
    if (chance(0.25) && !page.truth.joins.some(([from]) => from === to)) gone.add(to);
  }
  const kept = page.truth.fragments.filter(({ id }) => !gone.has(id));
  const order = kept.filter(({ id }) => !moved.has(id));
  for (const fragment of kept.filter(({ id }) => moved.has(id))) {
    order.splice(
      order.findIndex(({ id }) => id === moved.get(fragment.id)),
      0,
      fragment,
    );
  }
  const truth = {
    ...page.truth,
    fragments: order.map((fragment) => ({ ...fragment, text: texts.get(fragment.id) ?? "" })),
    joins: page.truth.joins.filter(([from, to]) => !gone.has(from) && !gone.has(to)),
    articles: articles.map((article) => ({
      ...article,
      fragments: article.fragments.filter((id) => !gone.has(id)),
      headline_lines: article.fragments.some((id) => roleOf.get(id) === "headline" && !gone.has(id))
        ? article.headline_lines
        : null,
    })),
  };
  const text = truth.fragments.map((fragment) => fragment.text).join("\n\n");
  return pageOf(`${page.name} damaged`, text, truth, fragmentsOf(text));
}

/** Lessons with an empty archive, and again with the other sets' text for an archive. */
function lessonsOf(pages: readonly PracticePage[], sets: readonly string[]): Lesson[] {
  return pages.flatMap((page, index) => {
    if (!sets.includes(page.set)) return [];
    const hurt = damaged(page, index + 1);
    const lessons = [lessonOf(page), ...(hurt ? [lessonOf(hurt)] : [])];
    return index % 2 === 0 ? lessons : [...lessons, lessonOf(page, archiveOf(pages, sets, page.set))];
  });
}

function archiveOf(pages: readonly PracticePage[], sets: readonly string[], without: string): LanguageModel {
  const texts = sets
    .filter((set) => set !== without)
    .map((set) => pages.find((page) => page.set === set)?.text ?? "");
  return languageModelOf(texts);
}

const folders = process.argv.slice(2).filter((each) => !each.startsWith("--"));
if (folders.length === 0) {
  console.error("usage: npm run bench:fit-import -- DIR...");
  process.exit(2);
}
const pages = folders.flatMap((folder) => practicePages(folder, fragmentsOf));
const sets = [...new Set(pages.map(({ set }) => set))];
const from = process.argv.find((each) => each.startsWith("--from="))?.slice("--from=".length);
const known = from === undefined ? {} : (JSON.parse(readFileSync(from, "utf8")) as Weights);
const isLook = (name: string) => /^(?:look|seam)\./.test(name);
// A regression's weights mean something only together: of what is known, none is added.
const weights = Object.fromEntries(
  Object.entries(fitted(lessonsOf(pages, sets), known)).filter(
    ([name]) => from === undefined || !isLook(name) || name in known,
  ),
);
const rounded = Object.fromEntries(
  Object.entries(weights)
    .filter(([, value]) => Math.abs(value) >= 0.0005)
    .map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
);
writeFileSync(
  join(import.meta.dirname, "../../lib/importer/solve/weights.json"),
  `${JSON.stringify(rounded, undefined, 2)}\n`,
);
