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
  const rests = tiles.flatMap((found) => claimRests(lefts, rights, found));
  return [...tiles, ...rests, ...claimShort(lefts, rights), ...claimChanged(lefts, rights)];
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
function claimRests(
  lefts: readonly ClaimedText[],
  rights: readonly ClaimedText[],
  { left, leftStart, right, rightStart, size }: Tile,
): Tile[] {
  const a = lefts[left];
  const b = rights[right];
  if (a === undefined || b === undefined) return [];
  const rests: Tile[] = [];
  const claimAlike = (startA: number, startB: number, step: 1 | -1) => {
    let alike = 0;
    while (same(a, startA + alike * step, b, startB + alike * step)) alike += 1;
    if (alike === 0) return;
    const back = step === 1 ? 0 : alike - 1;
    const rest = { left, leftStart: startA - back, right, rightStart: startB - back, size: alike };
    if (take(lefts, rights, rest)) rests.push(rest);
  };
  const [headA, headB] = [stretchWith(a, "to", leftStart), stretchWith(b, "to", rightStart)];
  if (headA && headB) claimAlike(headA.from, headB.from, 1);
  const [tailA, tailB] = [
    stretchWith(a, "from", leftStart + size),
    stretchWith(b, "from", rightStart + size),
  ];
  if (tailA && tailB) claimAlike(tailA.to - 1, tailB.to - 1, -1);
  return rests;
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

/** What begins and ends alike for two thirds at least is the same text with a change in it, however short. */
function claimChanged(lefts: readonly ClaimedText[], rights: readonly ClaimedText[]): Tile[] {
  const tiles: Tile[] = [];
  for (const [right, b] of rights.entries()) {
    for (const stretch of unclaimedStretches(b)) {
      const found = changedBefore(lefts, b, stretch);
      if (found === undefined) continue;
      const { left, other, head, tail } = found;
      const ends = [
        { leftStart: other.from, rightStart: stretch.from, size: head },
        { leftStart: other.to - tail, rightStart: stretch.to - tail, size: tail },
      ];
      for (const end of ends) {
        const tile = { left, right, ...end };
        if (end.size > 0 && take(lefts, rights, tile)) tiles.push(tile);
      }
    }
  }
  return tiles;
}

/** The unclaimed stretch that a changed one was made from, and how far they are alike from either end. */
function changedBefore(lefts: readonly ClaimedText[], b: ClaimedText, { from, to }: Stretch) {
  for (const [left, a] of lefts.entries()) {
    for (const other of unclaimedStretches(a)) {
      const shorter = Math.min(other.to - other.from, to - from);
      let head = 0;
      while (head < shorter && same(a, other.from + head, b, from + head)) head += 1;
      let tail = 0;
      while (tail < shorter - head && same(a, other.to - 1 - tail, b, to - 1 - tail)) tail += 1;
      if ((head + tail) * 3 >= Math.max(other.to - other.from, to - from) * 2)
        return { left, other, head, tail };
    }
  }
  return undefined;
}

function stretchWith(text: ClaimedText, edge: keyof Stretch, at: number): Stretch | undefined {
  return unclaimedStretches(text).find((stretch) => stretch[edge] === at);
}
