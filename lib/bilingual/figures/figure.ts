import type { Span } from "../pair.ts";
import type { UnitId } from "./units.ts";

/** What a figure says: how many, the how-manieth, what share, how many times as much, or a part of a date. */
export type FigureKind =
  | "number"
  | "ordinal"
  | "percent"
  | "fraction"
  | "times"
  | "year"
  | "month"
  | "day"
  | "weekday"
  | "decade"
  | "century"
  | "clock";

/** A number or a part of a date in running text, in either language. */
export interface Figure {
  kind: FigureKind;
  /**
   * What it may be read as, the likeliest first. A percentage is 30 for 30 %, a clock minutes from midnight, a weekday 1
   * for Monday, a decade 90 for the nineties.
   */
  values: number[];
  unit?: UnitId | undefined;
  span: Span;
  /**
   * - `firm`: the other language must have it.
   * - `soft`: it may be left out or said without a number (一个, two, first); it answers to a firm one.
   * - `vague`: has a magnitude alone: 数百, dozens.
   */
  weight: "firm" | "soft" | "vague";
  /** About, nearly, over, 余, 多: its value is rounded. */
  rounded: boolean;
  /** Written in Arabic digits. */
  digits: boolean;
  /**
   * What a percentage is of: `discount` is what 八折 leaves of a price, `off` what “20 percent off” takes away, `point`
   * a percentage point.
   */
  of?: "discount" | "off" | "point" | undefined;
  /** Of a bare number: that a percentage later in its list may be meant for it too, as in “96, 88 and 92 percent”. */
  listed?: "percent" | undefined;
  /** Of a clock: whether it says which half of the day it means. */
  sure?: boolean | undefined;
  /** The letters that it is glued to, as in G20 and Ka-52. */
  code?: string | undefined;
}

/** A name with a number that Chinese mostly has without one: 新冠; and hours of another time zone. */
export const namesWithNumbers = /covid[- ]?19(?!\d)|2019-nCoV|2019(?=冠状|新型冠状)|\d{4} GMT/i;

export function figure(
  kind: FigureKind,
  values: number[],
  from: number,
  to: number,
  more: Partial<Figure> = {},
): Figure {
  return { kind, values, span: [from, to], weight: "firm", rounded: false, digits: true, ...more };
}

const isoDate = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;

/** The year, month and day of 2020-07-26 at an offset; both languages write such dates. */
export function isoDateAt(text: string, at: number): Figure[] | undefined {
  isoDate.lastIndex = at;
  const found = isoDate.exec(text);
  if (found === null) return undefined;
  const [whole, year, , month, day] = found;
  if (Number(month) > 12 || Number(day) > 31) return undefined;
  const to = at + whole.length;
  return [
    figure("year", [Number(year)], at, to),
    figure("month", [Number(month)], at, to),
    figure("day", [Number(day)], at, to),
  ];
}
