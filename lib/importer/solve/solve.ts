/** What is to be put in order, with the score of every choice in nats; higher is likelier. */
export interface PathProblem {
  size: number;
  /** `edge[i][j]`: j directly follows i in an article; `-Infinity` where it cannot. */
  edge: readonly (readonly number[])[];
  /** An article begins with it, or ends with it. */
  start: readonly number[];
  end: readonly number[];
  /** `pair[i][j]`, symmetric: both are in one article, in whatever place. */
  pair: readonly (readonly number[])[];
}

export interface Solution {
  /** Each article's items in order. */
  paths: number[][];
  score: number;
  /** How often j directly followed i among the likely solutions, and how often both were in one article: 0 to 1. */
  follows: number[][];
  together: number[][];
  /** How often an item was the last of its article, and the first. */
  last: number[];
  first: number[];
  /** How often exactly these items made up one article, in whatever order. */
  whole(items: readonly number[]): number;
}

export interface Effort {
  /** Steps of each cooling, of which there are `restarts`, and steps of the sampling afterwards. */
  steps: number;
  restarts: number;
  samples: number;
  seed: number;
}

/** For how flat a distribution the samples are drawn; fitted so that confidences are honest. */
const samplingTemperature = 1;

/**
 * Finds the best set of paths that covers all items, as a whole: simulated annealing over exchanges of path ends
 * and moves of stretches, from several starts; then samples around the best one (Metropolis) for the confidences.
 * The same problem always has the same solution.
 */
export function solve(problem: PathProblem, effort: Effort): Solution {
  const random = generator(effort.seed);
  const search = new Search(problem, random);
  const found: Answer[] = [];
  for (let restart = 0; restart < effort.restarts; restart++) {
    search.reset();
    for (let step = 0; step < effort.steps; step++) search.step(3 * (1 - step / effort.steps) ** 2 + 0.05);
    search.descend();
    found.push(search.snapshot());
  }
  found.sort((a, b) => b.score - a.score);
  return sample(search, problem.size, effort.samples, found);
}

interface Answer {
  paths: number[][];
  score: number;
}

/** Answers further behind the best than this, in nats, are not likely enough to be sampled around. */
const farBehind = 6;
/** Steps between two samples, and before the first one. */
const [thinning, settling] = [40, 400];

/** Counts how often each choice is made around the best answers, each in proportion to how likely it is. */
function sample(search: Search, size: number, samples: number, found: readonly Answer[]): Solution {
  let best = found[0];
  if (best === undefined) throw new Error("no effort was made");
  const square = () => Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const row = () => new Array<number>(size).fill(0);
  const counts = { follows: square(), together: square(), last: row(), first: row() };
  const sets = new Map<string, number>();
  const scores = new Set<string>();
  const modes = found.filter(({ score }) => {
    const key = score.toFixed(3);
    const isNew = score > (found[0]?.score ?? 0) - farBehind && !scores.has(key);
    scores.add(key);
    return isNew;
  });
  let total = 0;
  for (const mode of modes.slice(0, 8)) {
    const weight = Math.exp((mode.score - best.score) / samplingTemperature);
    search.load(mode.paths);
    const steps = Math.floor(samples / Math.min(modes.length, 8));
    for (let step = 0; step < steps; step++) {
      search.step(samplingTemperature);
      if (search.score > best.score + 1e-9) best = search.snapshot();
      if (step < settling || step % thinning !== 0) continue;
      total += weight;
      for (const path of search.paths) {
        sets.set(keyOf(path), (sets.get(keyOf(path)) ?? 0) + weight);
        path.forEach((item, at) => {
          const next = path[at + 1];
          if (next === undefined) counts.last[item] = (counts.last[item] ?? 0) + weight;
          else add(counts.follows, item, next, weight);
          if (at === 0) counts.first[item] = (counts.first[item] ?? 0) + weight;
          for (const other of path) if (other !== item) add(counts.together, item, other, weight);
        });
      }
    }
  }
  const share = (line: number[]) => line.map((count) => count / Math.max(total, 1e-9));
  return {
    ...best,
    follows: counts.follows.map(share),
    together: counts.together.map(share),
    last: share(counts.last),
    first: share(counts.first),
    whole: (items) => (sets.get(keyOf(items)) ?? 0) / Math.max(total, 1e-9),
  };
}

function keyOf(items: readonly number[]): string {
  return [...items].sort((a, b) => a - b).join(" ");
}

function add(counts: number[][], row: number, column: number, weight: number): void {
  const counted = counts[row];
  if (counted) counted[column] = (counted[column] ?? 0) + weight;
}

/** A pseudo-random generator (mulberry32): numbers from 0 to 1, the same for the same seed. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

class Search {
  paths: number[][] = [];
  score = 0;
  #scores: number[] = [];
  #place: { path: number; at: number }[] = [];
  readonly #problem: PathProblem;
  readonly #random: () => number;
  /** For each item, the likeliest ones to follow it. */
  readonly #candidates: number[][];

  constructor(problem: PathProblem, random: () => number) {
    this.#problem = problem;
    this.#random = random;
    this.#candidates = problem.edge.map((row) =>
      [...row.entries()]
        .filter(([, score]) => score > Number.NEGATIVE_INFINITY)
        .sort(([, a], [, b]) => b - a)
        .slice(0, 10)
        .map(([index]) => index),
    );
  }

  reset(): void {
    this.load(Array.from({ length: this.#problem.size }, (_, item) => [item]));
  }

  load(paths: readonly (readonly number[])[]): void {
    this.paths = paths.map((path) => [...path]);
    this.#scores = this.paths.map((path) => this.#scoreOf(path));
    this.score = this.#scores.reduce((sum, score) => sum + score, 0);
    this.#place = new Array(this.#problem.size);
    for (const [index, path] of this.paths.entries()) this.#index(path, index);
  }

  snapshot(): { paths: number[][]; score: number } {
    return { paths: this.paths.map((path) => [...path]), score: this.score };
  }

  #index(path: readonly number[], index: number): void {
    path.forEach((item, at) => {
      this.#place[item] = { path: index, at };
    });
  }

  #scoreOf(path: readonly number[]): number {
    const { edge, start, end, pair } = this.#problem;
    const first = path[0];
    const last = path.at(-1);
    if (first === undefined || last === undefined) return 0;
    let score = (start[first] ?? 0) + (end[last] ?? 0);
    for (let at = 0; at < path.length; at++) {
      const item = path[at] as number;
      if (at > 0) score += edge[path[at - 1] as number]?.[item] ?? Number.NEGATIVE_INFINITY;
      const row = pair[item] as readonly number[];
      for (let other = at + 1; other < path.length; other++) score += row[path[other] as number] as number;
    }
    return score;
  }

  /** Proposes one change and takes it or leaves it by the Metropolis rule. */
  step(temperature: number): void {
    if (this.#problem.size === 0) return;
    const change = this.#propose();
    if (change !== undefined) this.#consider(change, temperature);
  }

  /** Takes improving changes alone until none is found for a while. */
  descend(): void {
    let idle = 0;
    while (idle < 4000) {
      const before = this.score;
      this.step(1e-9);
      idle = this.score > before + 1e-9 ? 0 : idle + 1;
    }
  }

  #consider(changed: ReadonlyMap<number, number[]>, temperature: number): void {
    let difference = 0;
    const scores = new Map<number, number>();
    for (const [index, path] of changed) {
      const score = this.#scoreOf(path);
      if (score === Number.NEGATIVE_INFINITY) return;
      scores.set(index, score);
      difference += score - (this.#scores[index] ?? 0);
    }
    if (difference < 0 && this.#random() >= Math.exp(difference / temperature)) return;
    for (const [index, path] of changed) {
      this.paths[index] = path;
      this.#scores[index] = scores.get(index) ?? 0;
      this.#index(path, index);
    }
    this.score += difference;
    // An empty path is of no use; the last one takes its place.
    for (const index of [...changed.keys()].sort((a, b) => b - a)) {
      if (this.paths[index]?.length !== 0) continue;
      const last = this.paths.length - 1;
      if (index !== last) {
        this.paths[index] = this.paths[last] as number[];
        this.#scores[index] = this.#scores[last] ?? 0;
        this.#index(this.paths[index] as number[], index);
      }
      this.paths.pop();
      this.#scores.pop();
    }
  }

  #propose(): Map<number, number[]> | undefined {
    const item = Math.floor(this.#random() * this.#problem.size);
    const kind = this.#random();
    if (kind < 0.1) return this.#split(item);
    const candidates = this.#candidates[item] as number[];
    const bold = this.#random() < 0.2 || candidates.length === 0;
    const next = bold
      ? Math.floor(this.#random() * this.#problem.size)
      : (candidates[Math.floor(this.#random() * candidates.length)] as number);
    if (next === item) return undefined;
    if (kind < 0.4) return this.#exchangeEnds(item, next);
    return kind < 0.75 ? this.#moveStretch(item, next) : this.#swapStretches(item, next);
  }

  /** Puts a stretch that begins with `next` behind `item`, and what stood there in its place. */
  #swapStretches(item: number, next: number): Map<number, number[]> | undefined {
    const a = this.#place[item] as { path: number; at: number };
    const b = this.#place[next] as { path: number; at: number };
    if (a.path === b.path) return undefined;
    const [left, right] = [this.paths[a.path] as number[], this.paths[b.path] as number[]];
    const [fromLeft, fromRight] = [a.at + 1, b.at];
    const leftLength = Math.floor(this.#random() * Math.min(6, left.length - fromLeft + 1));
    const rightLength = 1 + Math.floor(this.#random() * Math.min(6, right.length - fromRight));
    const [leftStretch, rightStretch] = [
      left.slice(fromLeft, fromLeft + leftLength),
      right.slice(fromRight, fromRight + rightLength),
    ];
    return new Map([
      [a.path, [...left.slice(0, fromLeft), ...rightStretch, ...left.slice(fromLeft + leftLength)]],
      [b.path, [...right.slice(0, fromRight), ...leftStretch, ...right.slice(fromRight + rightLength)]],
    ]);
  }

  /** Parts a path after an item. */
  #split(item: number): Map<number, number[]> | undefined {
    const { path, at } = this.#place[item] as { path: number; at: number };
    const items = this.paths[path] as number[];
    if (at === items.length - 1) return undefined;
    return new Map([
      [path, items.slice(0, at + 1)],
      [this.paths.length, items.slice(at + 1)],
    ]);
  }

  /** Lets `next` and what follows it follow `item`; what followed `item` follows what stood before `next`. */
  #exchangeEnds(item: number, next: number): Map<number, number[]> | undefined {
    const a = this.#place[item] as { path: number; at: number };
    const b = this.#place[next] as { path: number; at: number };
    const [left, right] = [this.paths[a.path] as number[], this.paths[b.path] as number[]];
    if (a.path === b.path) {
      // In one path: what stands between them becomes one of its own.
      if (b.at <= a.at + 1) return undefined;
      return new Map([
        [a.path, [...left.slice(0, a.at + 1), ...left.slice(b.at)]],
        [this.paths.length, left.slice(a.at + 1, b.at)],
      ]);
    }
    return new Map([
      [a.path, [...left.slice(0, a.at + 1), ...right.slice(b.at)]],
      [b.path, [...right.slice(0, b.at), ...left.slice(a.at + 1)]],
    ]);
  }

  /** Moves the stretch that begins with `next` to behind `item`. */
  #moveStretch(item: number, next: number): Map<number, number[]> | undefined {
    const b = this.#place[next] as { path: number; at: number };
    const source = this.paths[b.path] as number[];
    const length = 1 + Math.floor(this.#random() * Math.min(6, source.length - b.at));
    const stretch = source.slice(b.at, b.at + length);
    if (stretch.includes(item)) return undefined;
    const rest = [...source.slice(0, b.at), ...source.slice(b.at + length)];
    const a = this.#place[item] as { path: number; at: number };
    if (a.path === b.path) {
      const at = rest.indexOf(item) + 1;
      return new Map([[a.path, [...rest.slice(0, at), ...stretch, ...rest.slice(at)]]]);
    }
    const target = this.paths[a.path] as number[];
    return new Map([
      [a.path, [...target.slice(0, a.at + 1), ...stretch, ...target.slice(a.at + 1)]],
      [b.path, rest],
    ]);
  }
}
