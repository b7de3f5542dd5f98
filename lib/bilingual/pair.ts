/** The plain text of one block in both languages, as readers see it: without notes' marks and comments. */
export interface Pair {
  original: string;
  translation: string;
  /** Of the article, `YYYY-MM-DD`: what “today” and “this year” are counted from. */
  day: string;
}

/** From one UTF-16 offset up to another. */
export type Span = readonly [from: number, to: number];

/**
 * What a check of a pair found. Its code is that of a problem (`lib/record/problems/`), its details are plain data for
 * that problem's wording: what the original says, and what is expected of the translation.
 */
export interface Finding<Code extends string = string, Details extends object = object> {
  code: Code;
  details: Details;
  /** What it is about in the pair's original. */
  original?: Span;
  /** What it is about in the pair's translation; absent where something is missing there. */
  translation?: Span;
}
