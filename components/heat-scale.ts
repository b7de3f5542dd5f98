import { scaleQuantile } from "d3-scale";

/** A depth of colour, from 1 to 4, with the counts that have it. */
export interface HeatClass {
  depth: number;
  from: number;
  to: number;
}

export interface HeatScale {
  /** Those that there are, palest first. */
  classes: readonly HeatClass[];
  depthOf: (count: number) => number;
}

/** Shares some counts out among four depths of colour, about as many for each; equal counts have the same. */
export function heatScale(counts: readonly number[]): HeatScale {
  const scale = scaleQuantile<number>().domain(counts).range([1, 2, 3, 4]);
  const byDepth = Map.groupBy(
    counts.toSorted((one, other) => one - other),
    (count) => scale(count),
  );
  const classes = [...byDepth].map(([depth, some]) => ({ depth, from: some[0] ?? 0, to: some.at(-1) ?? 0 }));
  return { classes, depthOf: (count) => scale(count) };
}
