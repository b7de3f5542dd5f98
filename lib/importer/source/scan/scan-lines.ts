import { type Blob, blobsOf, type Ink } from "./ink.ts";
import { ruleLength, ruleThickness, solidParts } from "./solid-parts.ts";

/** The lines of print of a picture, what is ruled on it, and the size of most of its letters, in pixels. */
export interface ScanLines {
  lines: Blob[];
  rules: Blob[];
  size: number;
  /** The ink of letters alone, without specks, pictures and what is ruled. */
  letters: Ink;
}

const widthOf = ({ left, right }: Blob) => right - left;
const heightOf = ({ top, bottom }: Blob) => bottom - top;

/**
 * Finds lines by the white around them. What stands close side by side is a line; what stands further apart is one
 * only where no white runs down between the two: that parts columns.
 */
export function scanLines(ink: Ink): ScanLines {
  const blobs = blobsOf(ink);
  const size = usualSize(blobs);
  const { letters, rules } = sortOut(ink, blobs, size);
  const drawn = drawnAgain(ink, letters);
  const pieces = blobsOf(smeared(drawn, 0.6 * size, 0.12 * size)).filter(
    (piece) => Math.max(widthOf(piece), heightOf(piece)) > 0.15 * size,
  );
  const white = { runs: whiteOf(drawn), edges: pieces };
  const lines = joined(pieces, size, white).filter((line) => heightOf(line) > 0.45 * size);
  return { lines, rules, size, letters: drawn };
}

/** The height of most letters: parts of letters are lower, headlines fewer. */
function usualSize(blobs: readonly Blob[]): number {
  const counts = new Float64Array(400);
  for (const blob of blobs) {
    const [width, height] = [widthOf(blob), heightOf(blob)];
    if (height < 8 || height > 200 || width > 1.5 * height || width < 0.6 * height) continue;
    for (let near = -1; near <= 1; near++)
      counts[height + near] = (counts[height + near] as number) + height ** 2;
  }
  const best = counts.indexOf(Math.max(...counts));
  return best <= 0 ? 20 : best;
}

/** The largest grain of a noisy page, as a part of a letter's square. */
const grain = 0.012;

/** Letters, and lines that are ruled; specks and pictures are neither. */
function sortOut(ink: Ink, blobs: readonly Blob[], size: number) {
  const letters: Blob[] = [];
  const rules: Blob[] = [];
  const pictures: Blob[] = [];
  // On a clean page what is small is a dot; on a grainy one it is a grain.
  const small = blobs.filter(({ area }) => area < grain * size * size).length;
  const least = (small > blobs.length / 2 ? grain : grain / 4) * size * size;
  for (const blob of blobs) {
    const [width, height] = [widthOf(blob), heightOf(blob)];
    if (blob.area < least || Math.max(width, height) < 0.08 * size) continue;
    const [long, thin] = [Math.max(width, height), Math.min(width, height)];
    if (long > ruleLength * size && thin < ruleThickness * size) rules.push(blob);
    else if (thin > ruleLength * size) {
      const solid = blob.area < 0.12 * width * height ? [] : solidParts(ink, blob, size);
      if (solid.length === 0) rules.push(...sidesOf(blob));
      pictures.push(...solid);
    } else letters.push(blob);
  }
  const inPicture = (letter: Blob) =>
    pictures.some(
      (picture) =>
        letter.left >= picture.left &&
        letter.right <= picture.right &&
        letter.top >= picture.top &&
        letter.bottom <= picture.bottom,
    );
  return { letters: letters.filter((letter) => !inPicture(letter)), rules };
}

/** The four sides of a frame. */
function sidesOf(frame: Blob): Blob[] {
  const { left, right, top, bottom } = frame;
  return [
    { ...frame, bottom: top + 2 },
    { ...frame, top: bottom - 2 },
    { ...frame, right: left + 2 },
    { ...frame, left: right - 2 },
  ];
}

/** The ink of letters alone. */
function drawnAgain(ink: Ink, letters: readonly Blob[]): Ink {
  const bits = new Uint8Array(ink.bits.length);
  for (const { left, right, top, bottom } of letters) {
    for (let y = top; y < bottom; y++)
      bits.set(ink.bits.subarray(y * ink.width + left, y * ink.width + right), y * ink.width + left);
  }
  return { ...ink, bits };
}

/** Ink with narrow white filled, level and upright. */
function smeared({ width, height, bits }: Ink, across: number, down: number): Ink {
  const filled = Uint8Array.from(bits);
  for (let y = 0; y < height; y++) {
    let last = Number.NEGATIVE_INFINITY;
    for (let x = 0; x < width; x++) {
      if (bits[y * width + x] === 0) continue;
      if (x - last > 1 && x - last <= across) filled.fill(1, y * width + last + 1, y * width + x);
      last = x;
    }
  }
  for (let x = 0; x < width; x++) {
    let last = Number.NEGATIVE_INFINITY;
    for (let y = 0; y < height; y++) {
      if (bits[y * width + x] === 0) continue;
      if (y - last > 1 && y - last <= down)
        for (let between = last + 1; between < y; between++) filled[between * width + x] = 1;
      last = y;
    }
  }
  return { width, height, bits: filled };
}

type White = (left: number, right: number, top: number, bottom: number) => { top: number; bottom: number };

/** For a gap between two pieces, how far up and down white runs through it, in pixels. */
function whiteOf({ width, height, bits }: Ink): White {
  return (left, right, top, bottom) => {
    const inset = Math.floor((right - left) * 0.2);
    const [from, to] = [left + inset, Math.max(left + inset + 1, right - inset)];
    // One pixel of a row is a speck.
    const isWhite = (y: number) => {
      let specks = 0;
      for (let x = from; x < to; x++) specks += bits[y * width + x] as number;
      return specks < 2;
    };
    let [upper, lower] = [top, bottom];
    while (upper > 0 && isWhite(upper - 1)) upper--;
    while (lower < height && isWhite(lower)) lower++;
    return { top: upper, bottom: lower };
  };
}

function joined(pieces: readonly Blob[], size: number, white: Columns): Blob[] {
  let lines = pieces.toSorted((a, b) => heightOf(b) - heightOf(a));
  for (let changed = true; changed; ) {
    changed = false;
    const next: Blob[] = [];
    for (const line of lines) {
      const other = nearestOf(next, line, size, white);
      if (other === undefined) next.push({ ...line });
      else {
        changed = true;
        other.left = Math.min(other.left, line.left);
        other.right = Math.max(other.right, line.right);
        other.top = Math.min(other.top, line.top);
        other.bottom = Math.max(other.bottom, line.bottom);
        other.area += line.area;
      }
    }
    lines = next.sort((a, b) => heightOf(b) - heightOf(a));
  }
  return lines;
}

function nearestOf(lines: readonly Blob[], line: Blob, size: number, white: Columns): Blob | undefined {
  let [nearest, least] = [undefined as Blob | undefined, Number.POSITIVE_INFINITY];
  for (const other of lines) {
    const gap = Math.max(other.left, line.left) - Math.min(other.right, line.right);
    if (gap < least && isOneLine(other, line, gap, size, white)) [nearest, least] = [other, gap];
  }
  return nearest;
}

interface Columns {
  runs: White;
  /** What begins at the left edge of a column. */
  edges: readonly Blob[];
}

/** Whether a column's white runs down between two pieces: other lines end before it, or begin after it, where they do. */
function isParted(a: Blob, b: Blob, size: number, { runs, edges }: Columns): boolean {
  const [left, right] = [Math.min(a.right, b.right), Math.max(a.left, b.left)];
  const tall = Math.max(heightOf(a), heightOf(b));
  const white = runs(left, right, Math.min(a.top, b.top), Math.max(a.bottom, b.bottom));
  if (white.bottom - white.top < 3 * tall + 1.2 * Math.min(size, tall)) return false;
  const within = edges.filter(
    (edge) =>
      edge !== a &&
      edge !== b &&
      heightOf(edge) > 0.6 * size &&
      edge.top >= white.top &&
      edge.bottom <= white.bottom &&
      // Where the two were put together from pieces, those are no other lines.
      !(edge.bottom > Math.max(a.top, b.top) + 1 && edge.top < Math.min(a.bottom, b.bottom) - 1),
  );
  const near = (x: number, y: number) => Math.abs(x - y) < 0.35 * size;
  const ends = within.filter((edge) => near(edge.right, left));
  const begins = within.filter((edge) => near(edge.left, right));
  const onOneRow = (edge: Blob, other: Blob) => edge.top < other.bottom && other.top < edge.bottom;
  const rows = ends.length + begins.filter((edge) => !ends.some((other) => onOneRow(edge, other))).length;
  // By chance, marks may stand below each other at the beginning of two lines.
  const isColumn = Math.min(widthOf(a), widthOf(b)) > 5 * size;
  return rows > 1 || (rows === 1 && isColumn);
}

/** Whether one stands above the other as parts of a letter do, or the dots of a colon. */
function isOneLetter(a: Blob, b: Blob, gap: number, size: number): boolean {
  const height = Math.max(a.bottom, b.bottom) - Math.min(a.top, b.top);
  const widest = Math.max(widthOf(a), widthOf(b));
  return height < 1.05 * size && widest < 1.2 * size && -gap > 0.6 * Math.min(widthOf(a), widthOf(b));
}

/** @param tall the higher one of the two */
function isOneLine(tall: Blob, low: Blob, gap: number, size: number, white: Columns): boolean {
  const [most, least] = [heightOf(tall), heightOf(low)];
  const overlap = Math.min(tall.bottom, low.bottom) - Math.max(tall.top, low.top);
  if (isOneLetter(tall, low, gap, size)) return true;
  if (gap > 1.5 * most || overlap < 0.6 * least) return false;
  const parted = () => isParted(tall, low, size, white);
  // Marks, and strokes of letters that hang together with nothing.
  if (least < 0.67 * most) {
    const isPart = widthOf(low) <= 1.1 * most || least < 0.3 * most;
    const within = low.top >= tall.top - 0.12 * most && low.bottom <= tall.bottom + 0.2 * most;
    if (!within) return false;
    if (gap < 0) return isPart || widthOf(low) < widthOf(tall);
    return (
      isPart &&
      (gap < (widthOf(low) < 0.4 * most ? 0.5 : 0.35) * most ||
        (most < 1.5 * size && gap < most && !parted()))
    );
  }
  if (gap < 0.3 * most) return true;
  return !parted();
}
