import { type ClaimedText, claim, unclaimedInSource, unclaimedText } from "./claimed-text.ts";
import { tile } from "./tiling.ts";

/** A piece of an article's Chinese text: a line of its headline, its byline, a block between two gaps. */
export interface Passage {
  /** The article's file. */
  file: string;
  line: number;
  column: number;
  /** The field, or `body`. */
  field: string;
  /** The block or field that `accept` names. */
  block: string;
  text: string;
}

export interface LostText {
  /** In the bulletin, from 1. */
  line: number;
  column: number;
  text: string;
}

export interface Ledger {
  /** In the bulletin, in no passage and not set aside. */
  lost: LostText[];
  /** In a passage, not in the bulletin, or there only as often as other passages use it. */
  invented: Passage[];
  /** Where each file's first character stands in the bulletin: the print order. */
  firstOffset: Map<string, number>;
}

export interface SetAside {
  /** First and last line in the bulletin, from 1. */
  lines: readonly [number, number];
  text: string;
}

/**
 * Holds a bulletin's text against the passages made from it, character by character, whitespace aside.
 * A line of the bulletin that stands whole in a passage is claimed first, longest first, so that a short
 * line is not found by chance inside a long one; what is left is matched stretch by stretch. Every
 * character is claimed once at most.
 */
export function reconcile(
  bulletin: string,
  passages: readonly Passage[],
  setAside: readonly SetAside[] = [],
): Ledger {
  const sourceLines = bulletin.split(/\r\n|\r|\n/);
  const lines = sourceLines.map(unclaimedText);
  for (const { lines: range, text } of setAside)
    claimSetAside(lines.slice(range[0] - 1, range[1]), unclaimedText(text));

  const pieces = passages.map(({ text }) => unclaimedText(text));
  const claims = [
    ...claimWholeLines(lines, pieces),
    ...tile(lines, pieces).map(({ left, leftStart, right }) => ({
      line: left,
      start: leftStart,
      piece: right,
    })),
  ];

  const lineOffsets: number[] = [];
  sourceLines.reduce((offset, line) => {
    lineOffsets.push(offset);
    return offset + line.length + 1;
  }, 0);
  const firstOffset = new Map<string, number>();
  for (const { line, start, piece } of claims) {
    const file = passages[piece]?.file ?? "";
    const offset = (lineOffsets[line] ?? 0) + (lines[line]?.offsets[start] ?? 0);
    firstOffset.set(file, Math.min(offset, firstOffset.get(file) ?? Number.POSITIVE_INFINITY));
  }

  const lost = lines.flatMap((line, index) =>
    unclaimedInSource(line).map(({ offset, text }) => ({ line: index + 1, column: offset + 1, text })),
  );
  const invented = passages.flatMap((passage, index) => {
    const piece = pieces[index];
    return piece ? unclaimedInSource(piece).map(({ text }) => ({ ...passage, text })) : [];
  });
  return { lost, invented, firstOffset };
}

/** Claims a text in its lines, however short: in one piece where it stands so, else as far as it does. */
function claimSetAside(lines: readonly ClaimedText[], aside: ClaimedText): void {
  const { text } = aside;
  const whole = lines.map((line) => line.text).join("");
  const claimed = lines.flatMap((line) => line.claimed);
  for (let start = whole.indexOf(text); start !== -1; start = whole.indexOf(text, start + 1)) {
    if (claimed.slice(start, start + text.length).includes(true)) continue;
    let offset = 0;
    for (const line of lines) {
      const from = Math.max(start - offset, 0);
      const to = Math.min(start + text.length - offset, line.text.length);
      if (from < to) claim(line, from, to - from);
      offset += line.text.length;
    }
    return;
  }
  tile(lines, [aside]);
}

function claimWholeLines(lines: readonly ClaimedText[], pieces: readonly ClaimedText[]) {
  const claims: { line: number; start: number; piece: number }[] = [];
  const longestFirst = [...lines.entries()].sort(([, a], [, b]) => b.text.length - a.text.length);
  for (const [index, line] of longestFirst) {
    if (line.text === "" || line.claimed.includes(true)) continue;
    const found = bestOccurrence(line.text, pieces);
    if (found === undefined) continue;
    claim(line, 0, line.text.length);
    claim(found.in, found.start, line.text.length);
    claims.push({ line: index, start: 0, piece: found.piece });
  }
  return claims;
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
