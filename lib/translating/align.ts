import { sameHashes } from "../bilingual/partners.ts";
import { type Likeness, LikeTexts } from "./likeness.ts";

/** A translated block, by what is known of the original that it was made from. */
export interface Known {
  /** The hashes that it may be found by, the best first. */
  hashes: readonly string[];
  /** The original as it was, where that is known. */
  source?: string;
}

export interface Fresh {
  hash: string;
  source: string;
  /** Whether the translation has a place for it already, where nothing stands yet. */
  isWaiting?: boolean;
}

/** For each translated block the index of the original's block that it goes beside; several may go beside one. */
export type Alignment = (number | undefined)[];

/**
 * Puts translated blocks beside the original's blocks as they are now: beside the same one, wherever that stands; else
 * beside what it has most likely become, by what the two have in common; else by its place between its neighbours.
 */
export function align(known: readonly Known[], fresh: readonly Fresh[]): Alignment {
  const found = bySameText(known, fresh);
  byLikeness(known, fresh, found);
  byPlace(known, fresh, found);
  return found;
}

function bySameText(known: readonly Known[], fresh: readonly Fresh[]): Alignment {
  const hashes = fresh.map(({ hash }) => hash);
  const rounds = Math.max(0, ...known.map((each) => each.hashes.length));
  let found: Alignment = known.map(() => undefined);
  for (let round = 0; round < rounds; round++) {
    const taken = new Set(found);
    const free = hashes.map((hash, index) => (taken.has(index) ? "" : hash));
    const wanted = known.map((each, index) =>
      found[index] === undefined ? (each.hashes[round] ?? "-") : "-",
    );
    found = sameHashes(wanted, free).map((index, at) => found[at] ?? index);
  }
  return found;
}

/** What two texts have in common must be this much for one to have become the other. */
const least = 0.3;
/** … and this much of a text that has become a part of another, or of which another is a part. */
const leastPart = 0.6;

function byLikeness(known: readonly Known[], fresh: readonly Fresh[], found: Alignment): void {
  const placed = new Set(found);
  const free = fresh.flatMap((_, index) => (placed.has(index) ? [] : [index]));
  const texts = new LikeTexts(free.map((index) => fresh[index]?.source ?? ""));
  const candidates = known.flatMap(({ source }, index) => {
    if (source === undefined || found[index] !== undefined) return [];
    const like = texts.likeness(source);
    return likely(like, free, placeOf(found, index)).map((each) => ({ known: index, ...each }));
  });
  candidates.sort((a, b) => b.score - a.score || a.known - b.known || a.fresh - b.fresh);
  const taken = new Set<number>();
  for (const { known: index, fresh: beside, of } of candidates) {
    // One whose place is taken goes there too only as a part of what was joined.
    if (found[index] !== undefined || (taken.has(beside) && of.first < leastPart)) continue;
    found[index] = beside;
    taken.add(beside);
  }
}

function likely(
  like: readonly (Likeness & { index: number })[],
  free: readonly number[],
  place: number,
): { fresh: number; of: Likeness; score: number }[] {
  return like.flatMap(({ index: at, ...of }) => {
    if (of.both < least && of.first < leastPart && of.second < leastPart) return [];
    const index = free[at] ?? 0;
    // Of equals the nearest.
    const distance = Math.abs(index - place) / (1000 * (free.length + place + index + 1));
    return [{ fresh: index, of, score: Math.max(of.both, of.first * 0.9, of.second * 0.9) - distance }];
  });
}

/** Where a block is to be looked for first: after what it stood after. */
function placeOf(found: Alignment, index: number): number {
  for (let at = index - 1; at >= 0; at--) {
    const before = found[at];
    if (before !== undefined) return before + 1;
  }
  return 0;
}

/** What is left between two neighbours goes beside what is left between theirs, in order. */
function byPlace(known: readonly Known[], fresh: readonly Fresh[], found: Alignment): void {
  const taken = new Set(found);
  for (let start = 0; start < known.length; start++) {
    if (found[start] !== undefined) continue;
    let end = start;
    while (end < known.length && found[end] === undefined) end++;
    const from = placeOf(found, start);
    const to = end < known.length ? (found[end] ?? fresh.length) : fresh.length;
    const free = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index).filter(
      (index) => !taken.has(index) && fresh[index]?.isWaiting !== true,
    );
    const left = Array.from({ length: end - start }, (_, index) => start + index);
    // With as many on either side each was edited beyond recognition; else only what nothing is known of may be.
    const placed =
      left.length === free.length ? left : left.filter((index) => known[index]?.source === undefined);
    placed.forEach((index, at) => {
      const beside = free[at];
      if (beside === undefined) return;
      found[index] = beside;
      taken.add(beside);
    });
    start = end;
  }
}
