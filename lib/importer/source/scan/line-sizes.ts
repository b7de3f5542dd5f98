import { median } from "../median.ts";
import type { Blob, Ink } from "./ink.ts";
import type { ScannedCharacter } from "./printed-characters.ts";

/** Sizes that differ by less than this are one size, measured twice. */
const sameSize = 0.09;
/** Ink of most Chinese characters is this high, where their size is 1; of digits and capitals. */
const [hanHeight, latinHeight] = [0.93, 0.74];
/** Bold print has this much more ink than the page's usual. */
const boldInk = 1.3;

interface MeasuredLine {
  /** In pixels. */
  size: number;
  /** The middle of its letters' height, in pixels from above. */
  middle: number;
  bold: boolean;
}

/** The size of each line's letters, and whether they are bold, by what most of the page has. */
export function lineSizes(
  lines: readonly { box: Blob; characters: readonly ScannedCharacter[] }[],
  ink: Ink,
): MeasuredLine[] {
  const bands = lines.map(({ box, characters }) => bandOf(box, characters, ink));
  const measured = lines.map(({ characters }, index) => sizeOf(bands[index] as Band, characters));
  const weights = lines.map(({ characters }) => characters.length);
  const sizes = clustered(measured, weights);
  const darkness = lines.map(({ box, characters }, index) => {
    const size = sizes[index] as number;
    const letters = characters.filter(({ text }) => isHan(text));
    const dark = letters.reduce((sum, { left, right }) => sum + inkIn({ ...box, left, right }, ink), 0);
    return letters.length < 3 ? undefined : dark / (letters.length * size * size);
  });
  const body = bodyOf(sizes, weights);
  const usual = median(
    darkness.filter((dark, index) => dark !== undefined && sizes[index] === body) as number[],
  );
  return sizes.map((size, index) => {
    const dark = darkness[index];
    const { top, bottom } = bands[index] as Band;
    return { size, middle: (top + bottom) / 2, bold: dark !== undefined && dark > boldInk * usual };
  });
}

type Band = Pick<Blob, "top" | "bottom">;

const isHan = (text: string) => /\p{Script=Han}/u.test(text);

/** Between where most of a line's Chinese characters begin and end: commas hang below it, and brackets stand out. */
function bandOf(box: Blob, characters: readonly ScannedCharacter[], ink: Ink): Band {
  const letters = characters.filter(({ text }) => isHan(text));
  if (letters.length < 2) return box;
  const extents = letters.map(({ left, right }) => {
    let [top, bottom] = [box.bottom, box.top];
    for (let y = box.top; y < box.bottom; y++) {
      if (inkIn({ left, right, top: y, bottom: y + 1 }, ink) === 0) continue;
      top = Math.min(top, y);
      bottom = y + 1;
    }
    return { top, bottom };
  });
  const at = (values: number[], part: number) =>
    values.sort((a, b) => a - b)[Math.floor(part * (values.length - 1))] as number;
  return {
    top: at(
      extents.map(({ top }) => top),
      0.15,
    ),
    bottom: at(
      extents.map(({ bottom }) => bottom),
      0.85,
    ),
  };
}

function sizeOf(band: Band, characters: readonly ScannedCharacter[]): number {
  const height = band.bottom - band.top;
  const letters = characters.filter(({ text }) => isHan(text));
  if (letters.length === 0) return height / latinHeight;
  const pitches = characters.slice(1).flatMap((character, index) => {
    const before = characters[index] as ScannedCharacter;
    return isHan(before.text) && isHan(character.text) ? [character.left - before.left] : [];
  });
  // A short line may have no letter that is as high as the others.
  const low =
    letters.length <= 3 &&
    /^[一二三四六八十上下工小口日中]+$/u.test(letters.map(({ text }) => text).join(""));
  return low && pitches.length > 0
    ? Math.max(height / hanHeight, median(pitches) * 0.95)
    : height / hanHeight;
}

/** Each size as the usual one of those that are nearly equal; what most letters have comes first. */
function clustered(sizes: readonly number[], weights: readonly number[]): number[] {
  const result = new Array<number>(sizes.length);
  const open = new Set(sizes.keys());
  while (open.size > 0) {
    const weightNear = (at: number) =>
      [...open]
        .filter((other) => isSame(sizes[other] as number, sizes[at] as number))
        .reduce((sum, other) => sum + (weights[other] as number) + 1, 0);
    const [centre] = [...open].map((at) => [at, weightNear(at)] as const).sort((a, b) => b[1] - a[1])[0] as [
      number,
      number,
    ];
    const members = [...open].filter((other) => isSame(sizes[other] as number, sizes[centre] as number));
    const size = median(members.map((member) => sizes[member] as number));
    for (const member of members) {
      result[member] = size;
      open.delete(member);
    }
  }
  return result;
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < sameSize * Math.max(a, b);
}

/** The size that most letters have, in pixels. */
export function bodyOf(sizes: readonly number[], weights: readonly number[]): number {
  const sums = new Map<number, number>();
  sizes.forEach((size, index) => {
    sums.set(size, (sums.get(size) ?? 0) + (weights[index] as number));
  });
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function inkIn({ left, right, top, bottom }: Omit<Blob, "area">, ink: Ink): number {
  let sum = 0;
  for (let y = top; y < bottom; y++)
    for (let x = Math.max(0, Math.round(left)); x < Math.min(ink.width, right); x++)
      sum += ink.bits[y * ink.width + x] as number;
  return sum;
}
