import { withoutSpace } from "../../ledger/text-blocks.ts";

/** A text some of whose characters may be others. */
export interface DoubtedText {
  text: string;
  /** Where those stand in it, in UTF-16 units, white space not counted. */
  doubts?: readonly number[];
}

/** The doubts about texts that follow each other. */
export function doubtsIn(texts: readonly DoubtedText[]): { doubts?: number[] } {
  let before = 0;
  const doubts = texts.flatMap(({ text, doubts: own = [] }) => {
    const from = before;
    before += withoutSpace(text).length;
    return own.map((at) => from + at);
  });
  return doubts.length === 0 ? {} : { doubts };
}
