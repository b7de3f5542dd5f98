import type { Advice } from "../assist/advice.ts";
import {
  areNeighbours,
  authorFeatures,
  authorshipFeatures,
  cutFeatures,
  endFeatures,
  gapFeatures,
  headFeatures,
  isLead,
  joinFeatures,
  pairFeatures,
  startFeatures,
  successionFeatures,
} from "../evidence/evidence.ts";
import type { Features } from "../evidence/features.ts";
import type { Node, PageModel } from "../page/page-model.ts";
import { comesOver, startsItem } from "../page/sentences.ts";
import type { PathProblem } from "./solve.ts";

/** What each piece of evidence counts for, by name with its kind before it: `join.wordSpan`. */
export type Weights = Readonly<Record<string, number>>;

/** The evidence for every choice on a page; `undefined` where a choice cannot be made. */
export interface Puzzle {
  size: number;
  /** `join[i][j]`: j goes on in the sentence in which i stops. */
  join: readonly (readonly (Features | undefined)[])[];
  /** `next[i][j]`: j is the block or paragraph after i. */
  next: readonly (readonly (Features | undefined)[])[];
  /** `pair[i][j]`: both are in one article. */
  pair: readonly (readonly Features[])[];
  start: readonly Features[];
  end: readonly Features[];
  /** Whether it begins in the middle of a paragraph. */
  cut: readonly Features[];
}

/**
 * Gathers the evidence.
 * @param weights only those of `look.*` are used: a first look at every possible join by itself
 */
export function puzzleOf(page: PageModel, weights: Weights): Puzzle {
  const { nodes } = page;
  const looks = nodes.map((from) =>
    nodes.map((to) => (canJoin(from, to) ? joinFeatures(from, to, page) : undefined)),
  );
  const bestJoin = nodes.map((_, to) =>
    looks.reduce((best, row) => Math.max(best, row[to] ? weigh(weights, named("look", row[to])) : -9), -9),
  );
  return {
    size: nodes.length,
    join: looks.map((row) => row.map((features) => features && named("join", features))),
    next: nodes.map((from) => nodes.map((to) => nextFeatures(from, to, page, bestJoin[to.index] ?? -9))),
    pair: nodes.map((a) => nodes.map((b) => (a === b ? {} : pairEvidence(a, b, page)))),
    start: nodes.map((node) => named("start", startFeatures(node, page))),
    end: nodes.map((node) => named("end", endFeatures(node))),
    cut: nodes.map((node) => named("cut", cutFeatures(node, page, bestJoin[node.index] ?? -9))),
  };
}

/** How well the best of all other fragments goes on where one stops, at a first look. */
export function bestContinuation(page: PageModel, weights: Weights, item: number): number {
  const from = page.nodes[item];
  if (from === undefined) return -9;
  return page.nodes.reduce(
    (best, to) =>
      canJoin(from, to) ? Math.max(best, weigh(weights, named("look", joinFeatures(from, to, page)))) : best,
    -9,
  );
}

function canJoin(from: Node, to: Node): boolean {
  return (
    from !== to &&
    from.isText &&
    to.isText &&
    !from.ends &&
    !opens(to) &&
    !startsItem(to.plain) &&
    to.fragment.role !== "subhead"
  );
}

/** Whether nothing of its article comes before it but its headline. */
function opens(node: Node): boolean {
  return isLead(node) || comesOver(node.plain);
}

function nextFeatures(from: Node, to: Node, page: PageModel, bestJoin: number): Features | undefined {
  if (from === to || from.part === "signature") return undefined;
  if (to.part === "signature") return from.isText ? named("author", authorFeatures(from, to)) : undefined;
  if (to.part === "byline") {
    const follows = from.isHead || (from.part === "byline" && areNeighbours(from, to));
    return follows ? named("author", authorFeatures(from, to)) : undefined;
  }
  if (from.part === "byline") return to.isHead ? undefined : named("author", authorFeatures(from, to));
  if (from.isHead) {
    const parted = to.isHead && (!areNeighbours(from, to) || from.fragment.role === "deck");
    return parted ? undefined : named("head", headFeatures(from, to, page, bestJoin));
  }
  if (to.isHead && to.subheadOdds <= -4) return undefined;
  if (opens(to) || from.closes) return undefined;
  return from.ends
    ? named("next", successionFeatures(from, to, page, bestJoin))
    : to.isHead
      ? undefined
      : named("gap", gapFeatures(from, to, page, bestJoin));
}

function pairEvidence(a: Node, b: Node, page: PageModel): Features {
  const isAuthor = ({ part }: Node) => part === "byline" || part === "signature";
  if (isAuthor(a) && isAuthor(b)) return named("authors", authorshipFeatures(a, b));
  if (isAuthor(a) || isAuthor(b)) return {};
  const isLine = ({ fragment: { role } }: Node) =>
    role === "subhead" || role === "entry" || role === "notice";
  const kind =
    a.isHead && b.isHead
      ? "heads"
      : a.isHead || b.isHead
        ? "topic"
        : isLine(a) || isLine(b)
          ? "line"
          : "pair";
  return named(kind, pairFeatures(a, b, page));
}

function named(kind: string, features: Features): Features {
  const result: Features = {};
  for (const name in features) if (features[name]) result[`${kind}.${name}`] = features[name];
  return result;
}

/** The weighted sum of evidence: the logarithm of the odds, in nats. */
export function weigh(weights: Weights, features: Features): number {
  let sum = 0;
  for (const name in features) sum += (weights[name] ?? 0) * (features[name] ?? 0);
  return sum;
}

/** The puzzle with every choice weighed. */
export function pathProblemOf(puzzle: Puzzle, weights: Weights): PathProblem {
  const { size, join, next, pair, start, end } = puzzle;
  const each = <Result>(make: (i: number, j: number) => Result) =>
    Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => make(i, j)));
  const score = (features: Features | undefined) =>
    features === undefined ? Number.NEGATIVE_INFINITY : weigh(weights, features);
  return {
    size,
    // What follows a cut end either goes on in its sentence or comes after lost print.
    edge: each((i, j) => Math.max(score(next[i]?.[j]), score(join[i]?.[j]))),
    pair: each((i, j) => weigh(weights, pair[i]?.[j] ?? {})),
    start: start.map((features) => weigh(weights, features)),
    end: end.map((features) => weigh(weights, features)),
  };
}

/** Of two fragments that follow each other, how likely it is that they are one paragraph and no print is lost. */
export function joinProbability(puzzle: Puzzle, weights: Weights, from: number, to: number): number {
  const [join, next] = [puzzle.join[from]?.[to], puzzle.next[from]?.[to]];
  const seam = seamEvidenceOf(puzzle, from, to);
  if (join === undefined || seam === undefined) return 0;
  // The lower of what the seam says by itself and of what the search held for likelier.
  const overGap = next === undefined ? Number.POSITIVE_INFINITY : weigh(weights, join) - weigh(weights, next);
  return 1 / (1 + Math.exp(-Math.min(weigh(weights, seam), overGap)));
}

/** The evidence for a join where it is known already that the second follows. */
export function seamEvidenceOf(puzzle: Puzzle, from: number, to: number): Features | undefined {
  const join = puzzle.join[from]?.[to];
  if (join === undefined) return undefined;
  const seam: Features = {};
  for (const name in join) seam[name.replace("join.", "seam.")] = join[name] ?? 0;
  return seam;
}

/** The same as the search sees it, which weighs both against all else. */
export function isLikelierJoined(puzzle: Puzzle, weights: Weights, from: number, to: number): boolean {
  const join = puzzle.join[from]?.[to];
  const next = puzzle.next[from]?.[to];
  return join !== undefined && (next === undefined || weigh(weights, join) >= weigh(weights, next));
}

/** Whether a fragment begins in the middle of a paragraph, by itself. */
export function startsCut(puzzle: Puzzle, weights: Weights, item: number): boolean {
  return weigh(weights, puzzle.cut[item] ?? {}) > 0;
}

/** How much the advice of a language model counts, in nats. */
const advised = { join: 3, next: 1.5, together: 0.5, apart: -0.5 };

/** Adds a language model's advice to what the evidence says; what is impossible stays impossible. */
export function advisePathProblem(
  problem: PathProblem,
  page: PageModel,
  advice: Advice | undefined,
): PathProblem {
  if (advice === undefined) return problem;
  const ids = page.nodes.map(({ fragment }) => fragment.id);
  const groups = new Map(
    advice.articles.flatMap((article, group) => article.map((id) => [id, group] as const)),
  );
  const follows = new Set(
    advice.articles.flatMap((article) => article.slice(1).map((id, at) => `${article[at]} ${id}`)),
  );
  const joins = new Set(advice.joins.map(([from, to]) => `${from} ${to}`));
  return {
    ...problem,
    edge: problem.edge.map((row, i) =>
      row.map((score, j) => {
        const key = `${ids[i]} ${ids[j]}`;
        return score + (joins.has(key) ? advised.join : 0) + (follows.has(key) ? advised.next : 0);
      }),
    ),
    pair: problem.pair.map((row, i) =>
      row.map((score, j) => {
        const [a, b] = [groups.get(ids[i] ?? ""), groups.get(ids[j] ?? "")];
        if (i === j || a === undefined || b === undefined) return score;
        return score + (a === b ? advised.together : advised.apart);
      }),
    ),
  };
}
