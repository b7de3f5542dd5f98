import type { Features } from "#lib/importer/evidence/features.ts";

export interface Sample {
  features: Features;
  label: boolean;
}

/** Logistic regression by Newton's method with an L2 penalty. */
export function regress(samples: readonly Sample[], penalty = 1): Features {
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
