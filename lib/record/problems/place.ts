/** An error keeps its file off the site; a warning is published and waits to be mended. */
export type Severity = "error" | "warning";

/** Where a problem is: `file` relative to the content folder, `line` and `column` counted from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
  /** The front-matter field (`corrections[0].note`), or `body`, or `file` where it concerns the file as a whole. */
  field: string;
  /** The block (`p3`) or field that an article's `accept` names to answer a warning here. */
  block?: string;
}
