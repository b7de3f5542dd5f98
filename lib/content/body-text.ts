import type { Root } from "mdast";
import { isBlock } from "../markdown/blocks.ts";
import type { Locale } from "../record/languages.ts";
import type { Place } from "../record/problems/place.ts";

export interface BodyPlace {
  file: string;
  /** The line of the file on which the body starts. */
  bodyLine: number;
}

/** A parsed body with what it was parsed from. */
export interface BodyText {
  root: Root;
  source: string;
  locale: Locale;
  /** Where the character at an offset of the source stands in the file, and in which block. */
  placeOf(offset: number): Place;
}

export function bodyText(
  root: Root,
  source: string,
  locale: Locale,
  { file, bodyLine }: BodyPlace,
): BodyText {
  const lineStarts = [0, ...Array.from(source.matchAll(/\n/g), ({ index }) => index + 1)];
  const blocks = root.children.filter(isBlock);
  return {
    root,
    source,
    locale,
    placeOf(offset) {
      const line = lastNotAfter(lineStarts, offset);
      const block = blocks.findIndex(({ position }) => offset < (position?.end.offset ?? 0));
      const isIn = block !== -1 && offset >= (blocks[block]?.position?.start.offset ?? 0);
      const column = offset - (lineStarts[line] ?? 0) + 1;
      return {
        ...{ file, line: bodyLine + line, column, field: "body" },
        ...(isIn && { block: `p${block + 1}` }),
      };
    },
  };
}

/** The index of the last number that is no greater; the numbers go up. */
function lastNotAfter(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Of so many faults of a kind in one text, the first ones are told. */
export const mostAlike = 100;
