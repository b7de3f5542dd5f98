import type { UnitId } from "#lib/bilingual/figures/units.ts";

/** A number in running text, with all that belongs to it. */
export interface Expression {
  from: number;
  to: number;
  /** Absent where a unit stands alone. */
  value: number | undefined;
  unit?: UnitId;
}

/** A span of numbers: over 20, from 3 to 5. An absent bound is open. */
export interface RangeExpression {
  from: number;
  to: number;
  low: number | undefined;
  high: number | undefined;
  /** Whether the bounds themselves are in it. */
  withLow: boolean;
  withHigh: boolean;
  /** From one to the other, rather than over one and under the other. */
  between: boolean;
}
