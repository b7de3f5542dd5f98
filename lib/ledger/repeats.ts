import { type ClaimedText, claimedStretches, type Stretch, unclaimedStretches } from "./claimed-text.ts";

/** Shorter stretches of print occur many times on a page by chance. */
const shortest = 8;
/** So long that it is no name or formula which another sentence may have as well. */
const surelyCopied = 20;
const punctuation = /[^\p{L}\p{N}]/u;

/** A stretch of a piece that nothing in print is left for. */
export interface Leftover extends Stretch {
  /** Where the same print is used already, if it is: in which text, and from where on. */
  first?: { text: number; start: number };
}

/**
 * Tells of what is left over in a piece which of it is print that is used already. That is
 * - a whole piece that is equal to another whole one, however short;
 * - what repeats the print right before or after it, however short: a character typed twice;
 * - stretches that stand in claimed text, in reading order, each as long as it goes: clauses of 8 characters or more,
 *   and parts of clauses of 20 or more.
 * @param used all texts that print is used in, the piece among them
 */
export function findRepeats(used: readonly ClaimedText[]): (piece: number) => Leftover[] {
  const places = new Map<string, { text: number; start: number }[]>();
  let isIndexed = false;
  const placesOf = (gram: string) => {
    // Most ledgers need none.
    if (!isIndexed) indexGrams(used, places);
    isIndexed = true;
    return places.get(gram) ?? [];
  };
  return (index) => {
    const piece = used[index];
    if (piece === undefined) return [];
    return unclaimedStretches(piece).flatMap((stretch) => {
      const first = equalWhole(used, piece, stretch) ?? beside(piece, index, stretch);
      return first === undefined ? longStretches(used, piece, stretch, placesOf) : [{ ...stretch, first }];
    });
  };
}

function indexGrams(used: readonly ClaimedText[], places: Map<string, { text: number; start: number }[]>) {
  for (const [text, each] of used.entries()) {
    for (const { from, to } of claimedStretches(each)) {
      for (let start = from; start + shortest <= to; start++) {
        const gram = each.text.slice(start, start + shortest);
        const known = places.get(gram);
        if (known === undefined) places.set(gram, [{ text, start }]);
        else known.push({ text, start });
      }
    }
  }
}

function equalWhole(used: readonly ClaimedText[], piece: ClaimedText, { from, to }: Stretch) {
  if (from > 0 || to < piece.text.length) return undefined;
  const text = used.findIndex((other) => other.text === piece.text && !other.claimed.includes(false));
  return text === -1 ? undefined : { text, start: 0 };
}

function beside(piece: ClaimedText, index: number, { from, to }: Stretch) {
  const size = to - from;
  const repeated = piece.text.slice(from, to);
  const start = [from - size, to].find(
    (other) =>
      other >= 0 &&
      piece.text.slice(other, other + size) === repeated &&
      !piece.claimed.slice(other, other + size).includes(false),
  );
  return start === undefined ? undefined : { text: index, start };
}

function longStretches(
  used: readonly ClaimedText[],
  { text }: ClaimedText,
  { from, to }: Stretch,
  placesOf: (gram: string) => readonly { text: number; start: number }[],
): Leftover[] {
  const found: Leftover[] = [];
  let rest = from;
  for (let at = from; at + shortest <= to; ) {
    let longest: { size: number; first: { text: number; start: number } } | undefined;
    for (const first of placesOf(text.slice(at, at + shortest))) {
      const other = used[first.text];
      let size = shortest;
      while (
        at + size < to &&
        other?.claimed[first.start + size] === true &&
        other.text[first.start + size] === text[at + size]
      )
        size += 1;
      if (longest === undefined || size > longest.size) longest = { size, first };
    }
    if (longest === undefined || !isCopy(text, { from, to }, { from: at, to: at + longest.size })) {
      at += 1;
      continue;
    }
    if (rest < at) found.push({ from: rest, to: at });
    found.push({ from: at, to: at + longest.size, first: longest.first });
    at += longest.size;
    rest = at;
  }
  if (rest < to) found.push({ from: rest, to });
  return found;
}

/** Whether a stretch begins and ends where its leftover or a clause does, or is long enough not to. */
function isCopy(text: string, leftover: Stretch, { from, to }: Stretch): boolean {
  if (to - from >= surelyCopied) return true;
  const isEdge = (at: number) =>
    at === leftover.from || at === leftover.to || punctuation.test(text.slice(at - 1, at + 1));
  return isEdge(from) && isEdge(to);
}
