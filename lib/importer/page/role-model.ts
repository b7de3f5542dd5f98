import { printedRoles } from "../page-plan.ts";

/** What each observation counts for each role, and how roles follow each other: in nats. */
export interface RoleWeights {
  /** By the observation's name, a number for each of `printedRoles`. */
  looks: Readonly<Record<string, readonly number[]>>;
  /** `after[i][j]`: a block of role j right after one of role i. */
  after: readonly (readonly number[])[];
  first: readonly number[];
}

/** A block's role with its probability, and the next likeliest one. */
export interface RoleReading {
  role: PrintedRole;
  confidence: number;
  /** The probability of each of `printedRoles`. */
  shares: readonly number[];
}

export type PrintedRole = (typeof printedRoles)[number];

/**
 * Reads the roles of a page's blocks in order, as a whole: a linear-chain conditional random field
 * (Lafferty et al. 2001). The likeliest sequence, with each block's marginal probabilities.
 */
export function readRoles(looks: readonly (readonly string[])[], weights: RoleWeights): RoleReading[] {
  const scores = looks.map((names) => emission(names, weights));
  const path = likeliest(scores, weights);
  const shares = marginals(scores, weights).shares;
  return path.map((state, at) => ({
    role: printedRoles[state] as PrintedRole,
    confidence: shares[at]?.[state] ?? 0,
    shares: shares[at] ?? [],
  }));
}

/** The sum of what a block's observations count for each role. */
export function emission(names: readonly string[], { looks }: RoleWeights): number[] {
  const sum = new Array<number>(printedRoles.length).fill(0);
  for (const name of names) {
    const weights = looks[name];
    if (weights === undefined) continue;
    for (let state = 0; state < sum.length; state++) sum[state] = (sum[state] ?? 0) + (weights[state] ?? 0);
  }
  return sum;
}

function likeliest(scores: readonly (readonly number[])[], { after, first }: RoleWeights): number[] {
  let best: number[] = [];
  const from: number[][] = [];
  scores.forEach((score, at) => {
    if (at === 0) {
      best = score.map((value, state) => value + (first[state] ?? 0));
      return;
    }
    const came: number[] = [];
    best = score.map((value, state) => {
      let [highest, origin] = [Number.NEGATIVE_INFINITY, 0];
      best.forEach((before, state0) => {
        const sum = before + (after[state0]?.[state] ?? 0);
        if (sum > highest) [highest, origin] = [sum, state0];
      });
      came.push(origin);
      return value + highest;
    });
    from.push(came);
  });
  if (scores.length === 0) return [];
  const path = [best.indexOf(Math.max(...best))];
  for (const came of from.reverse()) path.unshift(came[path[0] ?? 0] ?? 0);
  return path;
}

/** Forward and backward: the probability of each role of each block, and of each two that follow each other. */
export function marginals(scores: readonly (readonly number[])[], { after, first }: RoleWeights) {
  const size = printedRoles.length;
  const forward: number[][] = [];
  scores.forEach((score, at) => {
    const before = forward[at - 1];
    forward.push(
      score.map((value, state) =>
        before === undefined
          ? value + (first[state] ?? 0)
          : value + logSum(before.map((sum, state0) => sum + (after[state0]?.[state] ?? 0))),
      ),
    );
  });
  const backward: number[][] = new Array(scores.length);
  for (let at = scores.length - 1; at >= 0; at--) {
    const [next, score] = [backward[at + 1], scores[at + 1]];
    backward[at] = Array.from({ length: size }, (_, state) =>
      next === undefined || score === undefined
        ? 0
        : logSum(next.map((sum, state1) => sum + (score[state1] ?? 0) + (after[state]?.[state1] ?? 0))),
    );
  }
  const total = logSum(forward.at(-1) ?? [0]);
  const shares = forward.map((row, at) =>
    row.map((sum, state) => Math.exp(sum + (backward[at]?.[state] ?? 0) - total)),
  );
  return { forward, backward, total, shares };
}

function logSum(values: readonly number[]): number {
  const highest = Math.max(...values);
  return highest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - highest), 0));
}
