/** What a block of a page is, in the words of the practice pages' truth. */
export type TruthRole =
  | "headline"
  | "kicker"
  | "deck"
  | "byline"
  | "signature"
  | "caption"
  | "credit"
  | "subhead"
  | "body"
  | "turn"
  | "furniture"
  | "notice"
  | "advertisement";

/** A block as it is set, before it is cut. */
export interface Printed {
  role: TruthRole;
  text: string;
  /** False for what a column has of a paragraph that began elsewhere. */
  beginsParagraph?: boolean;
}

/** A text that an article is made of. */
export interface Story {
  /** As its author printed it; undefined where none is known. */
  headline?: string;
  paragraphs: readonly string[];
  /** Which set of articles it is from, so that a set may be held out. */
  from: string;
}
