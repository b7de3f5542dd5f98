import { type ClaimedText, claim } from "./claimed-text.ts";
import { type Tile, tile } from "./tiling.ts";

/**
 * Claims a text in lines, however short: in one piece where it stands so, else as far as it does.
 * @returns what is shared, lines as the left, the text as the only right
 */
export function claimInLines(lines: readonly ClaimedText[], piece: ClaimedText): Tile[] {
  const { text } = piece;
  const whole = lines.map((line) => line.text).join("");
  const claimed = lines.flatMap((line) => line.claimed);
  for (let start = whole.indexOf(text); start !== -1; start = whole.indexOf(text, start + 1)) {
    if (claimed.slice(start, start + text.length).includes(true)) continue;
    claim(piece, 0, text.length);
    return claimFrom(lines, start, text.length);
  }
  return tile(lines, [piece]);
}

/** Claims a stretch that may go over several lines. */
function claimFrom(lines: readonly ClaimedText[], start: number, size: number): Tile[] {
  const tiles: Tile[] = [];
  let offset = 0;
  for (const [left, line] of lines.entries()) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(start + size - offset, line.text.length);
    if (from < to) {
      claim(line, from, to - from);
      tiles.push({ left, leftStart: from, right: 0, rightStart: offset + from - start, size: to - from });
    }
    offset += line.text.length;
  }
  return tiles;
}

/**
 * Claims the lines that stand whole in a piece, longest first, so that a short line is not found by chance inside a long
 * one. Every character is claimed once at most.
 * @returns what is shared, lines as the left, pieces as the right
 */
export function claimWholeLines(lines: readonly ClaimedText[], pieces: readonly ClaimedText[]): Tile[] {
  const tiles: Tile[] = [];
  const longestFirst = [...lines.entries()].sort(([, a], [, b]) => b.text.length - a.text.length);
  for (const [index, line] of longestFirst) {
    if (line.text === "" || line.claimed.includes(true)) continue;
    const found = bestOccurrence(line.text, pieces);
    if (found === undefined) continue;
    const size = line.text.length;
    claim(line, 0, size);
    claim(found.in, found.start, size);
    tiles.push({ left: index, leftStart: 0, right: found.piece, rightStart: found.start, size });
  }
  return tiles;
}

/** An unclaimed occurrence, best one that begins and ends where its piece or a claimed stretch does. */
function bestOccurrence(text: string, pieces: readonly ClaimedText[]) {
  let best: { in: ClaimedText; piece: number; start: number; bounds: number } | undefined;
  for (const [index, piece] of pieces.entries()) {
    for (let start = piece.text.indexOf(text); start !== -1; start = piece.text.indexOf(text, start + 1)) {
      const end = start + text.length;
      if (piece.claimed.slice(start, end).includes(true)) continue;
      const bounds = Number(piece.claimed[start - 1] !== false) + Number(piece.claimed[end] !== false);
      if (best === undefined || bounds > best.bounds) best = { in: piece, piece: index, start, bounds };
    }
  }
  return best;
}
