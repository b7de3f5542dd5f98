import type { Block } from "../markdown/blocks.ts";
import { blockHash } from "./block-hash.ts";
import { partnersOf } from "./partners.ts";

/** A block of the original with that of its translation; either may be missing. */
export interface Pair {
  /** `p1`, `p2`, …, as the original counts them. */
  id: string;
  original?: Block;
  /** Absent where there is none, and where the translation says `[untranslated]`. */
  translation?: Block;
  /** Whether the original says something else now than what the translation was made from. */
  behind: boolean;
}

/**
 * The nth block of the original with the nth of its translation; where the translation says what it was made from, each
 * with its own, though the original gained, lost or moved blocks since. What belongs to no block of the original any
 * more comes last.
 * @param translates a hash for each block that the translation was made from
 */
export function pairBlocks(
  original: readonly Block[],
  translation: readonly Block[],
  translates?: readonly string[],
): Pair[] {
  const hashes =
    translates === undefined ? original.map(() => "") : original.map(({ text }) => blockHash(text));
  const partners = partnersOf(hashes, translates, translation.length);
  const beside = new Map(partners.map((partner, index) => [partner.original, { ...partner, index }]));
  const rest = partners.flatMap((partner, index) =>
    partner.original === undefined ? [{ behind: partner.behind, index }] : [],
  );
  const pairOf = (from: Block | undefined, partner: { behind: boolean; index: number } | undefined) => {
    const block = partner && translation[partner.index];
    const to = block?.untranslated === true ? undefined : block;
    return {
      ...(from && { original: from }),
      ...(to && { translation: to }),
      behind: to !== undefined && partner?.behind === true,
    };
  };
  return [
    ...original.map((block, index) => pairOf(block, beside.get(index))),
    ...rest.map((partner) => pairOf(undefined, partner)),
  ].map((pair, index) => ({ id: `p${index + 1}`, ...pair }));
}
