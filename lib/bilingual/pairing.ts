import type { Block } from "../markdown/blocks.ts";

/** The nth block of the original with the nth of its translation; either may be missing. */
export interface Pair {
  /** `p1`, `p2`, … */
  id: string;
  original?: Block;
  /** Absent where there is none, and where the translation says `[untranslated]`. */
  translation?: Block;
}

export function pairBlocks(original: readonly Block[], translation: readonly Block[]): Pair[] {
  return Array.from({ length: Math.max(original.length, translation.length) }, (_, index) => {
    const [from, to] = [original[index], translation[index]];
    return {
      id: `p${index + 1}`,
      ...(from && { original: from }),
      ...(to && !to.untranslated && { translation: to }),
    };
  });
}
