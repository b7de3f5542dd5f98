import { type ClaimedText, inSource, unclaimedInSource, unclaimedText } from "./claimed-text.ts";
import { claimInLines, claimShared } from "./claims.ts";
import { findRepeats } from "./repeats.ts";
import type { Tile } from "./tiling.ts";

/** A piece of an article's Chinese text: a line of its headline, its byline, a block between two gaps. */
export interface PrintedText {
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

interface LostText {
  /** In the bulletin, from 1. */
  line: number;
  column: number;
  text: string;
}

/** A stretch of a passage whose print is used already, in another passage, beside it or among what is set aside. */
export interface RepeatedText extends PrintedText {
  first: { file: string; line: number };
}

/** A stretch of the bulletin and what has it. */
export interface Claim {
  /** In the bulletin, from 1. */
  line: number;
  /** In the line as it stands, from 0; whitespace counts. */
  start: number;
  size: number;
  by: PrintedText | SetAside;
}

export interface Ledger {
  /** In the bulletin, in no passage and not set aside. */
  lost: LostText[];
  /** In a passage and in the bulletin, but there only as often as it is used elsewhere. */
  twice: RepeatedText[];
  /** In a passage, not in the bulletin. */
  invented: PrintedText[];
  /** Where the bulletin's text went; what is used twice has a claim for each place. */
  claims: Claim[];
  /** Where each file's first character stands in the bulletin: the print order. */
  firstOffset: Map<string, number>;
  /** Characters of the bulletin without whitespace, of which so many are in passages and so many set aside. */
  counts: { characters: number; accounted: number; setAside: number };
}

/** A piece of the bulletin that belongs to no article. */
export interface SetAside {
  /** Where it is listed. */
  file: string;
  line: number;
  /** First and last line in the bulletin, from 1. */
  lines: readonly [number, number];
  text: string;
  why: string;
}

/** Holds a bulletin's text against the passages made from it, character by character, whitespace aside. */
export function reconcile(
  bulletin: string,
  passages: readonly PrintedText[],
  setAside: readonly SetAside[] = [],
): Ledger {
  const lines = bulletin.split(/\r\n|\r|\n/).map(unclaimedText);
  const pieces = passages.map(({ text }) => unclaimedText(text));
  const asides = setAside.map(({ text }) => unclaimedText(text));
  // What is set aside stands behind the passages, in one list with them.
  const asideTiles = claimSetAside(lines, setAside, asides).map((tile) => ({
    ...tile,
    right: passages.length + tile.right,
  }));
  const tiles = claimShared(lines, pieces);
  const users = [...passages, ...setAside];
  const { twice, invented, again } = leftovers(users, [...pieces, ...asides], [...tiles, ...asideTiles]);
  return {
    lost: lines.flatMap((line, index) =>
      unclaimedInSource(line).map(({ offset, text }) => ({ line: index + 1, column: offset + 1, text })),
    ),
    twice,
    invented,
    claims: [...tiles, ...asideTiles, ...again].flatMap((tile) => claimOf(tile, lines, users)),
    firstOffset: firstOffsets(lines, passages, tiles),
    counts: countCharacters(lines, asideTiles),
  };
}

function claimSetAside(
  lines: readonly ClaimedText[],
  setAside: readonly SetAside[],
  asides: readonly ClaimedText[],
): Tile[] {
  return setAside.flatMap(({ lines: [from, to] }, right) => {
    const aside = asides[right];
    const tiles = aside ? claimInLines(lines.slice(from - 1, to), aside) : [];
    return tiles.map((tile) => ({ ...tile, left: from - 1 + tile.left, right }));
  });
}

/**
 * What of the passages no print is left for.
 * @param tiles what each of the users has
 * @returns `again`: the print that a repetition has as well
 */
function leftovers(
  users: readonly (PrintedText | SetAside)[],
  texts: readonly ClaimedText[],
  tiles: readonly Tile[],
): Pick<Ledger, "twice" | "invented"> & { again: Tile[] } {
  const found: ReturnType<typeof leftovers> = { twice: [], invented: [], again: [] };
  const leftoversOf = findRepeats(texts);
  for (const [index, user] of users.entries()) {
    const text = texts[index];
    if (text === undefined || "why" in user) continue;
    for (const { first, ...stretch } of leftoversOf(index)) {
      const { from, to } = inSource(text, stretch);
      const passage = { ...user, text: text.source.slice(from, to) };
      const firstUser = first && users[first.text];
      if (first === undefined || firstUser === undefined) found.invented.push(passage);
      else {
        found.twice.push({ ...passage, first: { file: firstUser.file, line: firstUser.line } });
        found.again.push(...printOf(tiles, first, stretch.to - stretch.from, index));
      }
    }
  }
  return found;
}

/** The print that a stretch of a text has, for another one that has it too. */
function printOf(
  tiles: readonly Tile[],
  { text, start }: { text: number; start: number },
  size: number,
  right: number,
): Tile[] {
  return tiles.flatMap((tile): Tile[] => {
    const from = Math.max(start, tile.rightStart);
    const to = Math.min(start + size, tile.rightStart + tile.size);
    if (tile.right !== text || from >= to) return [];
    const leftStart = tile.leftStart + from - tile.rightStart;
    return [{ left: tile.left, leftStart, right, rightStart: from, size: to - from }];
  });
}

function claimOf(
  { left, leftStart, right, size }: Tile,
  lines: readonly ClaimedText[],
  users: readonly (PrintedText | SetAside)[],
): Claim[] {
  const [line, by] = [lines[left], users[right]];
  if (line === undefined || by === undefined) return [];
  const { from, to } = inSource(line, { from: leftStart, to: leftStart + size });
  return [{ line: left + 1, start: from, size: to - from, by }];
}

function firstOffsets(
  lines: readonly ClaimedText[],
  passages: readonly PrintedText[],
  tiles: readonly Tile[],
): Map<string, number> {
  const lineOffsets: number[] = [];
  lines.reduce((offset, { source }) => {
    lineOffsets.push(offset);
    return offset + source.length + 1;
  }, 0);
  const first = new Map<string, number>();
  for (const { left, leftStart, right } of tiles) {
    const file = passages[right]?.file ?? "";
    const offset = (lineOffsets[left] ?? 0) + (lines[left]?.offsets[leftStart] ?? 0);
    first.set(file, Math.min(offset, first.get(file) ?? Number.POSITIVE_INFINITY));
  }
  return first;
}

function countCharacters(lines: readonly ClaimedText[], asideTiles: readonly Tile[]): Ledger["counts"] {
  const aside = lines.map(({ text }) => new Array<boolean>(text.length).fill(false));
  for (const { left, leftStart, size } of asideTiles) aside[left]?.fill(true, leftStart, leftStart + size);
  const counts = { characters: 0, accounted: 0, setAside: 0 };
  for (const [index, { text, claimed }] of lines.entries()) {
    let at = 0;
    for (const character of text) {
      counts.characters += 1;
      const isLost = claimed.slice(at, at + character.length).includes(false);
      if (!isLost) counts[aside[index]?.[at] ? "setAside" : "accounted"] += 1;
      at += character.length;
    }
  }
  return counts;
}
