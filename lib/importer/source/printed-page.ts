import type { DoubtedText } from "./doubted-text.ts";

/** A character with its place on a page, in points; `y` is its baseline and grows upwards, as in PDF. */
export interface Glyph {
  /** White space too: it tells a space of the print from letters that are set apart. */
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  bold: boolean;
  /** Whether it was read from a picture, and may be another. */
  doubtful?: boolean;
}

/** What lies between four edges of a page, in points. */
export interface Box {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** A line that is ruled on a page, upright or level. */
export type Rule = Box;

/** What is printed on a page, in the order of its file. */
export interface PrintedPage {
  left: number;
  bottom: number;
  width: number;
  height: number;
  glyphs: readonly Glyph[];
  rules: readonly Rule[];
}

/** A line of print in one column. */
export interface PrintedLine extends Box, DoubtedText {
  /** Whether a space of the print was set at its end. */
  spaceAfter: boolean;
  /** Of most of its characters, in points. */
  size: number;
  bold: boolean;
}

/** The breadth that two share, in points; below 0, how far apart they are. */
export function shared(a: Box, b: Box): number {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left);
}

/** The white between a box and one below it; below 0, how much they overlap. */
export function whiteBetween(above: Box, below: Box): number {
  return above.bottom - below.top;
}

/** The box around all. */
export function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.min(...boxes.map(({ bottom }) => bottom)),
    top: Math.max(...boxes.map(({ top }) => top)),
  };
}
