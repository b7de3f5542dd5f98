import { marginals, type RoleWeights } from "#lib/importer/page/role-model.ts";
import { printedRoles } from "#lib/importer/page-plan.ts";
import { generator } from "#lib/importer/solve/solve.ts";
import type { Lesson } from "./lessons.ts";

const size = printedRoles.length;
const rate = 0.15;

export interface Effort {
  epochs: number;
  /** The share of observations that are left out while it learns, so that no role hangs on one convention. */
  dropped: number;
  penalty: number;
}

export const usualEffort: Effort = { epochs: 10, dropped: 0.2, penalty: 0.003 };

/** A conditional random field by its penalised likelihood: stochastic gradient with steps by AdaGrad. */
export function fitRoles(lessons: readonly Lesson[], effort: Effort = usualEffort): RoleWeights {
  const random = generator(7);
  const numbers = new Map<string, number>();
  const course = lessons.map(({ looks, truth }) => ({
    truth,
    looks: looks.map((names) =>
      names.map((name) => {
        const known = numbers.get(name) ?? numbers.size;
        numbers.set(name, known);
        return known;
      }),
    ),
  }));
  const looks = table(numbers.size);
  const [after, first] = [table(size), table(1)];
  for (let epoch = 0; epoch < effort.epochs; epoch++) {
    for (const { looks: all, truth } of shuffledBy(random, course)) {
      const seen = all.map((names) => names.filter(() => random() >= effort.dropped));
      learn(seen, truth, { looks, after, first }, effort.penalty);
    }
  }
  const rows = ({ values }: Table) =>
    Array.from({ length: values.length / size }, (_, at) => [...values.subarray(at * size, (at + 1) * size)]);
  const fitted = rows(looks);
  return {
    looks: Object.fromEntries([...numbers].map(([name, at]) => [name, fitted[at] ?? []])),
    after: rows(after),
    first: rows(first)[0] ?? [],
  };
}

/** Rows of weights, one for each role, with the squares of their gradients so far. */
interface Table {
  values: Float64Array;
  squares: Float64Array;
}

const table = (rows: number): Table => ({
  values: new Float64Array(rows * size),
  squares: new Float64Array(rows * size).fill(1e-6),
});

function step({ values, squares }: Table, at: number, gradient: number): void {
  if (Math.abs(gradient) < 1e-4) return;
  squares[at] = (squares[at] as number) + gradient * gradient;
  values[at] = (values[at] as number) + (rate * gradient) / Math.sqrt(squares[at] as number);
}

function learn(
  seen: readonly (readonly number[])[],
  truth: readonly number[],
  { looks, after, first }: { looks: Table; after: Table; first: Table },
  penalty: number,
): void {
  const scores = seen.map((names) => {
    const sum = new Array<number>(size).fill(0);
    for (const name of names) {
      for (let state = 0; state < size; state++)
        sum[state] = (sum[state] as number) + (looks.values[name * size + state] as number);
    }
    return sum;
  });
  const rows = Array.from({ length: size }, (_, at) => [
    ...after.values.subarray(at * size, (at + 1) * size),
  ]);
  const { forward, backward, total, shares } = marginals(scores, {
    looks: {},
    after: rows,
    first: [...first.values],
  });
  seen.forEach((names, at) => {
    const share = shares[at] as number[];
    for (const name of names) {
      for (let state = 0; state < size; state++) {
        const index = name * size + state;
        step(
          looks,
          index,
          Number(truth[at] === state) - (share[state] as number) - penalty * (looks.values[index] as number),
        );
      }
    }
    if (at === 0) {
      for (let state = 0; state < size; state++)
        step(
          first,
          state,
          Number(truth[0] === state) - (share[state] as number) - penalty * (first.values[state] as number),
        );
      return;
    }
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const expected = Math.exp(
          (forward[at - 1]?.[i] ?? 0) +
            (rows[i]?.[j] ?? 0) +
            (scores[at]?.[j] ?? 0) +
            (backward[at]?.[j] ?? 0) -
            total,
        );
        const index = i * size + j;
        step(
          after,
          index,
          Number(truth[at - 1] === i && truth[at] === j) -
            expected -
            penalty * (after.values[index] as number),
        );
      }
    }
  });
}

function shuffledBy<Item>(random: () => number, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
