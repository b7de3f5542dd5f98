import type { RangeExpression } from "./expression.ts";

/** How a number bounds what is meant. */
export type Bound = "over" | "from" | "under" | "upTo" | "equal";

export interface Bounded extends RangeExpression {
  bound: Bound | undefined;
}

export function withBound(bound: Bound, from: number, to: number, value: number | undefined): Bounded {
  const isLow = bound === "over" || bound === "from" || bound === "equal";
  const isHigh = bound === "under" || bound === "upTo" || bound === "equal";
  return {
    ...{ from, to, bound, between: false },
    low: isLow ? value : undefined,
    high: isHigh ? value : undefined,
    withLow: bound === "from" || bound === "equal",
    withHigh: bound === "upTo" || bound === "equal",
  };
}

/** Over 20 and under 35 is one range. @param linkHere what may stand between the two */
export function joined(text: string, found: readonly Bounded[], linkHere: RegExp): Bounded[] {
  const result: Bounded[] = [];
  for (const next of found) {
    const last = result.at(-1);
    const whole = last && linkHere.test(text.slice(last.to, next.from)) ? both(last, next) : undefined;
    if (whole === undefined) result.push(next);
    else result.splice(-1, 1, whole);
  }
  return result;
}

function both(left: Bounded, right: Bounded): Bounded | undefined {
  const [low, high] = left.low === undefined ? [right, left] : [left, right];
  if (low.low === undefined || high.high === undefined || low.high !== undefined || high.low !== undefined)
    return undefined;
  if (low.low >= high.high) return undefined;
  return { ...high, from: left.from, to: right.to, low: low.low, withLow: low.withLow, bound: undefined };
}
