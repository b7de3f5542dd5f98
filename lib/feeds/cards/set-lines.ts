import type { Locale } from "../../record/languages.ts";

/** What is never parted: a word or a part of one, and a space after it that is left out at a line's end. */
export interface Piece {
  text: string;
  /** In em. */
  width: number;
  space: number;
}

/** A line of text as it was written, by its pieces. */
export type Line = readonly Piece[];

/** Where text is set, in pixels. */
export interface Box {
  width: number;
  height: number;
  /** Sizes of type that it may have, largest first. */
  sizes: readonly number[];
  /** Of a line's height to its size. */
  leading: number;
  /** How many lines it may have. */
  lines: number;
}

export interface SetText {
  size: number;
  lines: readonly string[];
}

/**
 * Sets lines in the largest type in which they fit a box, each broken into as few lines as it needs, of lengths as
 * like as can be. What does not fit in the smallest ends with an ellipsis.
 */
export function setLines(lines: readonly Line[], box: Box, locale: Locale): SetText {
  for (const size of box.sizes) {
    const most = mostLines(box, size);
    if (most < lines.length) continue;
    const set = lines.flatMap((line) => brokenEvenly(line, box.width / size, most) ?? [undefined]);
    if (set.length <= most && !set.includes(undefined)) return { size, lines: set as string[] };
  }
  const size = box.sizes.at(-1) ?? 1;
  return { size, lines: cut(lines, box.width / size, Math.max(1, mostLines(box, size)), locale) };
}

function mostLines({ height, leading, lines }: Box, size: number): number {
  return Math.min(lines, Math.floor(height / (size * leading)));
}

/** @param width in em @param most how many lines @returns nothing where that is not enough, or a piece is wider */
function brokenEvenly(line: Line, width: number, most: number): string[] | undefined {
  if (line.some((piece) => piece.width > width)) return undefined;
  /** By how many pieces are set: the least that it costs to set them in so many lines, and where the last begins. */
  const rows: Row[] = [[{ cost: 0, from: 0 }]];
  while (rows.at(-1)?.[line.length] === undefined) {
    if (rows.length > Math.min(most, line.length)) return undefined;
    rows.push(nextRow(line, width, rows.at(-1) ?? []));
  }
  const result: string[] = [];
  for (let [row, to] = [rows.length - 1, line.length]; row > 0; row--) {
    const from = rows[row]?.[to]?.from ?? 0;
    result.unshift(textOf(line.slice(from, to)));
    to = from;
  }
  return result;
}

type Row = ({ cost: number; from: number } | undefined)[];

/** The same with one line more. */
function nextRow(line: Line, width: number, before: Row): Row {
  const row: Row = [];
  for (let to = 1; to <= line.length; to++) {
    let length = 0;
    for (let from = to - 1; from >= 0; from--) {
      const piece = line[from] as Piece;
      length += piece.width + (from === to - 1 ? 0 : piece.space);
      if (length > width) break;
      const so = before[from];
      if (so === undefined) continue;
      const cost = so.cost + (1 - length / width) ** 2 + costOfEnd(line, to);
      if (cost < (row[to]?.cost ?? Number.POSITIVE_INFINITY)) row[to] = { cost, from };
    }
  }
  return row;
}

const clauseEnd = /(?:[，：；。！？—…,;:.!?]|\s)[”’》）]?$/u;

/** Lines are rather ended where a clause ends. */
function costOfEnd(line: Line, to: number): number {
  return to === line.length || clauseEnd.test(textOf(line.slice(to - 1, to))) ? 0 : 0.08;
}

function textOf(pieces: Line): string {
  return pieces
    .map(({ text, space }) => (space > 0 ? `${text} ` : text))
    .join("")
    .trimEnd();
}

const ellipsis: Record<Locale, string> = { zh: "……", en: "…" };

/** As much as fits, line after line. @param width in em @param most how many lines */
function cut(lines: readonly Line[], width: number, most: number, locale: Locale): string[] {
  const result: string[] = [];
  for (const [index, line] of lines.entries()) {
    let rest = split(line, width);
    while (rest.length > 0) {
      const isLast = result.length === most - 1;
      const count = howMany(rest, width);
      if (isLast && (count < rest.length || index < lines.length - 1)) {
        const room = width - ellipsis[locale].length;
        const last = split(rest, room);
        const kept = last.slice(0, howMany(last, room));
        return [...result, textOf(kept).replace(/[，、：；,;:]$/u, "") + ellipsis[locale]];
      }
      result.push(textOf(rest.slice(0, count)));
      rest = rest.slice(count);
    }
    if (result.length === most && index < lines.length - 1) return result;
  }
  return result;
}

function howMany(pieces: Line, width: number): number {
  let length = 0;
  for (const [index, piece] of pieces.entries()) {
    length += piece.width;
    if (length > width) return Math.max(1, index);
    length += piece.space;
  }
  return pieces.length;
}

const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** Pieces that are wider than a line, by their characters. */
function split(line: Line, width: number): Piece[] {
  return line.flatMap((piece) => {
    if (piece.width <= width) return [piece];
    const characters = [...graphemes.segment(piece.text)].map(({ segment }) => segment);
    return characters.map((text, index) => ({
      text,
      width: piece.width / characters.length,
      space: index === characters.length - 1 ? piece.space : 0,
    }));
  });
}
