import { type ClaimedText, claim, type Stretch, unclaimedStretches } from "./claimed-text.ts";

/** A stretch that two texts share. */
export interface Tile {
  left: number;
  leftStart: number;
  right: number;
  rightStart: number;
  size: number;
}

/** Lengths of match looked for, longest first. */
const levels = [64, 32, 16, 8, 4];

/**
 * Claims what two sets of texts share, each character at most once, longest stretches first:
 * greedy string tiling (M. J. Wise, 1993) with an index of n-grams at each length.
 */
export function tile(lefts: readonly ClaimedText[], rights: readonly ClaimedText[]): Tile[] {
  const tiles: Tile[] = [];
  for (const level of levels) {
    for (;;) {
      const found = candidates(lefts, rights, level).sort((a, b) => b.size - a.size);
      const taken = found.filter((candidate) => take(lefts, rights, candidate));
      if (taken.length === 0) break;
      tiles.push(...taken);
    }
  }
  for (const found of tiles) claimRests(lefts[found.left], rights[found.right], found);
  return [...tiles, ...claimShort(lefts, rights)];
}

/** All shared unclaimed stretches of at least `level` characters, each as long as it goes. */
function candidates(lefts: readonly ClaimedText[], rights: readonly ClaimedText[], level: number): Tile[] {
  const grams = new Map<string, { left: number; start: number }[]>();
  eachGram(lefts, level, (left, start, gram) => {
    const places = grams.get(gram);
    if (places === undefined) grams.set(gram, [{ left, start }]);
    else places.push({ left, start });
  });
  const found: Tile[] = [];
  eachGram(rights, level, (right, rightStart, gram) => {
    for (const { left, start: leftStart } of grams.get(gram) ?? []) {
      const a = lefts[left];
      const b = rights[right];
      if (a === undefined || b === undefined || same(a, leftStart - 1, b, rightStart - 1)) continue;
      let size = level;
      while (same(a, leftStart + size, b, rightStart + size)) size += 1;
      found.push({ left, leftStart, right, rightStart, size });
    }
  });
  return found;
}

function eachGram(
  texts: readonly ClaimedText[],
  level: number,
  visit: (text: number, start: number, gram: string) => void,
) {
  texts.forEach((text, index) => {
    for (const { from, to } of unclaimedStretches(text)) {
      for (let start = from; start + level <= to; start++)
        visit(index, start, text.text.slice(start, start + level));
    }
  });
}

/** Whether both places hold the same character and neither is claimed. */
function same(a: ClaimedText, atA: number, b: ClaimedText, atB: number): boolean {
  return a.claimed[atA] === false && b.claimed[atB] === false && a.text[atA] === b.text[atB];
}

/** Claims the tile unless a longer one has taken a part of it. */
function take(lefts: readonly ClaimedText[], rights: readonly ClaimedText[], tile: Tile): boolean {
  const a = lefts[tile.left];
  const b = rights[tile.right];
  if (a === undefined || b === undefined) return false;
  const free = (text: ClaimedText, start: number) =>
    !text.claimed.slice(start, start + tile.size).includes(true);
  if (!free(a, tile.leftStart) || !free(b, tile.rightStart)) return false;
  claim(a, tile.leftStart, tile.size);
  claim(b, tile.rightStart, tile.size);
  return true;
}

/**
 * Where the unclaimed rests beside a tile begin alike (before it) or end alike (after it), claims that too,
 * so that only the change between stays.
 */
function claimRests(a: ClaimedText | undefined, b: ClaimedText | undefined, tile: Tile): void {
  if (a === undefined || b === undefined) return;
  const [headA, headB] = [stretchWith(a, "to", tile.leftStart), stretchWith(b, "to", tile.rightStart)];
  if (headA && headB) claimAlike(a, headA.from, b, headB.from, 1);
  const [tailA, tailB] = [
    stretchWith(a, "from", tile.leftStart + tile.size),
    stretchWith(b, "from", tile.rightStart + tile.size),
  ];
  if (tailA && tailB) claimAlike(a, tailA.to - 1, b, tailB.to - 1, -1);
}

/** What is shorter than any level, and whole on both sides, is no chance match. */
function claimShort(lefts: readonly ClaimedText[], rights: readonly ClaimedText[]): Tile[] {
  return rights.flatMap((b, right) =>
    unclaimedStretches(b).flatMap(({ from, to }): Tile[] => {
      const text = b.text.slice(from, to);
      for (const [left, a] of lefts.entries()) {
        const same = unclaimedStretches(a).find((stretch) => a.text.slice(stretch.from, stretch.to) === text);
        if (same === undefined) continue;
        const found = { left, leftStart: same.from, right, rightStart: from, size: to - from };
        return take(lefts, rights, found) ? [found] : [];
      }
      return [];
    }),
  );
}

function stretchWith(text: ClaimedText, edge: keyof Stretch, at: number): Stretch | undefined {
  return unclaimedStretches(text).find((stretch) => stretch[edge] === at);
}

function claimAlike(a: ClaimedText, startA: number, b: ClaimedText, startB: number, step: 1 | -1): void {
  for (let [atA, atB] = [startA, startB]; same(a, atA, b, atB); atA += step, atB += step) {
    claim(a, atA, 1);
    claim(b, atB, 1);
  }
}
