import type { TurnMark } from "../page/turn-marks.ts";

/** An article, or a piece of one, as far as it tells where it goes on. */
export interface Piece {
  /** What it is found again by. */
  key: string;
  /** Pages of the issue: the first that it stands on, and the last. */
  pages: readonly [first: number, last: number];
  turn?: TurnMark;
  comes?: TurnMark;
  /** Headline, kicker and deck, as printed. */
  head: string;
  /** Its paragraphs without white space and marks of gaps. */
  paragraphs: readonly string[];
  /** Whether print is missing at its beginning, or at its end. */
  gapBefore: boolean;
  gapAfter: boolean;
}

/** One piece goes on in another. */
export interface Continuation {
  from: string;
  to: string;
  /** The probability that it is right. */
  confidence: number;
}
