import { type ClaimedText, inSource, unclaimedInSource, unclaimedText } from "./claimed-text.ts";
import { claimInLines, claimWholeLines } from "./claims.ts";
import { findRepeats } from "./repeats.ts";
import { type Tile, tile } from "./tiling.ts";

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

/** A bulletin's text, and what of it is set aside. */
export interface PrintedPage {
  text: string;
  setAside: readonly SetAside[];
}

/** A shared stretch: of a line of one of several pages. */
interface PageTile extends Tile {
  page: number;
}

/** Holds a bulletin's text against the passages made from it, character by character, whitespace aside. */
export function reconcile(
  bulletin: string,
  passages: readonly PrintedText[],
  setAside: readonly SetAside[] = [],
): Ledger {
  const [ledger] = reconcilePages([{ text: bulletin, setAside }], passages, () => [0]);
  if (ledger === undefined) throw new Error("a page has no ledger");
  return ledger;
}

/**
 * The same for pages that articles go over: a passage may have some of its text from each of its pages.
 * @param pagesOf the numbers of the pages, from 0, that a passage may stand on, in reading order; what is in none of
 * them is told of with the first
 * @returns a ledger for each page
 */
export function reconcilePages(
  pages: readonly PrintedPage[],
  passages: readonly PrintedText[],
  pagesOf: (passage: PrintedText) => readonly number[],
): Ledger[] {
  const printed = pages.map(({ text }) => text.split(/\r\n|\r|\n/).map(unclaimedText));
  const pieces = passages.map(({ text }) => unclaimedText(text));
  // What is set aside stands behind the passages, in one list with them.
  const users = [...passages, ...pages.flatMap(({ setAside }) => setAside)];
  const texts = [...pieces, ...users.slice(passages.length).map(({ text }) => unclaimedText(text))];
  const asideTiles: PageTile[] = pages.flatMap(({ setAside }, page) => {
    const before = pages.slice(0, page).reduce((sum, other) => sum + other.setAside.length, passages.length);
    const asides = texts.slice(before, before + setAside.length);
    const tiles = claimSetAside(printed[page] ?? [], setAside, asides);
    return tiles.map((tile) => ({ ...tile, page, right: before + tile.right }));
  });
  const tiles = claimPages(printed, pieces, (page) =>
    passages.flatMap((passage, index) => (pagesOf(passage).includes(page) ? [index] : [])),
  );
  const { twice, invented, again } = leftovers(users, texts, [...tiles, ...asideTiles]);
  return printed.map((lines, page): Ledger => {
    const isHere = (tile: PageTile) => tile.page === page;
    const isTold = (passage: PrintedText) => pagesOf(passage)[0] === page;
    return {
      lost: lines.flatMap((line, index) =>
        unclaimedInSource(line).map(({ offset, text }) => ({ line: index + 1, column: offset + 1, text })),
      ),
      twice: twice.filter(isTold),
      invented: invented.filter(isTold),
      claims: [...tiles, ...asideTiles, ...again]
        .filter(isHere)
        .flatMap((tile) => claimOf(tile, lines, users)),
      firstOffset: firstOffsets(lines, passages, tiles.filter(isHere)),
      counts: countCharacters(lines, asideTiles.filter(isHere)),
    };
  });
}

/** Whole lines of all pages come before stretches of any. */
function claimPages(
  pages: readonly (readonly ClaimedText[])[],
  pieces: readonly ClaimedText[],
  onPage: (page: number) => readonly number[],
): PageTile[] {
  return [claimWholeLines, tile].flatMap((claims) =>
    pages.flatMap((lines, page) => {
      const indexes = onPage(page);
      const here = indexes.flatMap((index) => pieces[index] ?? []);
      return claims(lines, here).map((each) => ({ ...each, page, right: indexes[each.right] ?? 0 }));
    }),
  );
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
  tiles: readonly PageTile[],
): Pick<Ledger, "twice" | "invented"> & { again: PageTile[] } {
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
  tiles: readonly PageTile[],
  { text, start }: { text: number; start: number },
  size: number,
  right: number,
): PageTile[] {
  return tiles.flatMap((tile): PageTile[] => {
    const from = Math.max(start, tile.rightStart);
    const to = Math.min(start + size, tile.rightStart + tile.size);
    if (tile.right !== text || from >= to) return [];
    const leftStart = tile.leftStart + from - tile.rightStart;
    return [{ page: tile.page, left: tile.left, leftStart, right, rightStart: from, size: to - from }];
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
