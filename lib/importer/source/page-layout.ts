/** A piece of text with its place on a page, in points; `y` is its baseline and grows upwards, as in PDF. */
export interface PlacedText {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

/** A line of print in one column. */
interface Line {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  size: number;
}

/**
 * The text of a page as its columns read: lines put together from pieces, columns from left to right,
 * a blank line between blocks.
 */
export function layOut(pieces: readonly PlacedText[]): string {
  const lines = inReadingOrder(linesOf(pieces));
  return lines
    .map((line, index) => {
      const before = lines[index - 1];
      if (before === undefined) return line.text;
      return `${continues(before, line, lines[index - 2]) ? "\n" : "\n\n"}${line.text}`;
    })
    .join("");
}

/** What is further apart than this many characters' sizes on one baseline stands in two columns. */
const columnGap = 1.4;

function linesOf(pieces: readonly PlacedText[]): Line[] {
  const printed = pieces.filter(({ text }) => text.trim() !== "");
  // Baselines of one line differ by a hair; of two lines by a good part of their size.
  const sorted = printed.toSorted((a, b) => b.y - a.y);
  const rows: PlacedText[][] = [];
  for (const piece of sorted) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first && first.y - piece.y < 0.35 * Math.min(first.size, piece.size))
      row.push(piece);
    else rows.push([piece]);
  }
  return rows.flatMap((row) => linesOfRow(row.toSorted((a, b) => a.x - b.x)));
}

function linesOfRow(row: readonly PlacedText[]): Line[] {
  const lines: Line[] = [];
  for (const piece of row) {
    const line = lines.at(-1);
    const gap = line === undefined ? 0 : piece.x - line.right;
    const size = Math.max(line?.size ?? 0, piece.size);
    if (line === undefined || gap > columnGap * size || gap < -size) lines.push(lineOf(piece));
    else {
      line.text += `${gap > 0.25 * size ? " " : ""}${piece.text.trim()}`;
      line.right = Math.max(line.right, piece.x + piece.width);
      line.top = Math.max(line.top, piece.y + 0.85 * piece.size);
      line.size = size;
    }
  }
  return lines;
}

function lineOf({ text, x, y, width, size }: PlacedText): Line {
  return {
    text: text.trim(),
    left: x,
    right: x + width,
    top: y + 0.85 * size,
    bottom: y - 0.15 * size,
    size,
  };
}

/**
 * Recursive XY-cut (Nagy and Seth, 1984): where white runs through from top to bottom the page is cut into
 * columns, otherwise at its widest band of white into what stands above and below.
 */
function inReadingOrder(lines: readonly Line[]): Line[] {
  if (lines.length < 2) return [...lines];
  const row = asOneLine(lines);
  if (row !== undefined) return [row];
  const smallest = Math.min(...lines.map(({ size }) => size));
  const column = cutAt(lines, ({ left, right }) => [left, right], 0.8 * smallest, "first");
  if (column !== undefined) {
    return [
      ...inReadingOrder(lines.filter(({ right }) => right <= column)),
      ...inReadingOrder(lines.filter(({ right }) => right > column)),
    ];
  }
  const band = cutAt(lines, ({ bottom, top }) => [bottom, top], 0, "widest");
  if (band === undefined) return lines.toSorted((a, b) => b.top - a.top || a.left - b.left);
  return [
    ...inReadingOrder(lines.filter(({ top }) => top > band)),
    ...inReadingOrder(lines.filter(({ top }) => top <= band)),
  ];
}

/** What stands alone on one baseline is one line, spaced out: a byline's names. Columns are further apart. */
function asOneLine(lines: readonly Line[]): Line | undefined {
  const lowestTop = Math.min(...lines.map(({ top }) => top));
  if (lines.some(({ bottom }) => bottom >= lowestTop)) return undefined;
  const [first, ...others] = lines.toSorted((a, b) => a.left - b.left);
  if (first === undefined) return undefined;
  const joined = { ...first };
  for (const line of others) {
    if (line.left - joined.right > 3 * joined.size) return undefined;
    joined.text += ` ${line.text}`;
    joined.right = line.right;
    joined.size = Math.max(joined.size, line.size);
  }
  return joined;
}

/** Where white of more than a width separates the lines: the end of what stands before it. */
function cutAt(
  lines: readonly Line[],
  extent: (line: Line) => readonly [number, number],
  width: number,
  which: "first" | "widest",
): number | undefined {
  const extents = lines.map(extent).toSorted((a, b) => a[0] - b[0]);
  let end = extents[0]?.[1] ?? 0;
  let best: { at: number; white: number } | undefined;
  for (const [from, to] of extents) {
    const white = from - end;
    if (white > width && white > (best?.white ?? 0)) {
      best = { at: end, white };
      if (which === "first") break;
    }
    end = Math.max(end, to);
  }
  return best?.at;
}

/** Whether a line goes on in the block of the line before: set alike, close below, and not indented. */
function continues(before: Line, line: Line, beforeThat: Line | undefined): boolean {
  const size = Math.max(before.size, line.size);
  if (Math.min(before.size, line.size) < 0.9 * size) return false;
  const apart = before.bottom - line.top;
  if (apart < -0.5 * size || apart > 0.9 * size) return false;
  if (Math.min(before.right, line.right) <= Math.max(before.left, line.left)) return false;
  if (apart > 0.1 * size + leading(beforeThat, before)) return false;
  const indent = line.left - before.left;
  const centred = Math.abs(before.right - line.right - indent) < size;
  return indent < size || centred;
}

/** The white between two lines where both belong to one column; otherwise as much as is usual. */
function leading(above: Line | undefined, below: Line): number {
  const white = above === undefined ? Number.NaN : above.bottom - below.top;
  return white >= 0 && white <= 0.9 * below.size ? white : 0.9 * below.size;
}
