import type { Glyph, PrintedPage, Rule } from "../printed-page.ts";
import type { Engine } from "./engine.ts";
import { type Blob, type Grey, type Ink, inkOf } from "./ink.ts";
import { bodyOf, lineSizes } from "./line-sizes.ts";
import { printedCharacters, type ScannedCharacter } from "./printed-characters.ts";
import { scanLines } from "./scan-lines.ts";

/** What was read on a picture of a page. Its units are such that most of its letters have the size 10. */
export interface ScannedPage {
  page: PrintedPage;
  /** How sure each glyph is, in the order of the page's; a space is sure. */
  confidences: number[];
}

/** The size that most letters of a page are given, in points. */
const bodySize = 10;
/** Longer lines are read in pieces, in their heights. */
const longestPiece = 28;

interface ReadLine {
  box: Blob;
  characters: ScannedCharacter[];
}

/**
 * Reads an upright page.
 * @param progress gets how many lines were read, and of how many
 */
export async function readScan(
  grey: Grey,
  engine: Engine,
  progress: (done: number, all: number) => void = () => {},
): Promise<ScannedPage> {
  const { lines: boxes, rules, letters: ink } = scanLines(inkOf(grey));
  const lines: ReadLine[] = [];
  for (const [index, box] of boxes.toSorted((a, b) => a.top - b.top || a.left - b.left).entries()) {
    const characters = await readLine(box, grey, ink, engine);
    if (characters.length > 0) lines.push({ box, characters });
    progress(index + 1, boxes.length);
  }
  const sizes = lineSizes(lines, ink);
  const body = bodyOf(
    sizes.map(({ size }) => size),
    lines.map(({ characters }) => characters.length),
  );
  const scale = bodySize / Math.max(1, body);
  const height = grey.height * scale;
  const glyphs = lines.flatMap(({ characters }, index) => {
    const { size, middle, bold } = sizes[index] as { size: number; middle: number; bold: boolean };
    // A line's ink stands in the middle of its letters' height.
    const y = height - middle * scale - 0.35 * size * scale;
    return characters.map(
      ({ text, left, right }): Glyph => ({
        text,
        x: left * scale,
        y,
        width: Math.max(0, right - left) * scale,
        size: size * scale,
        bold,
      }),
    );
  });
  const ruled = rules.map(
    ({ left, right, top, bottom }): Rule => ({
      left: left * scale,
      right: right * scale,
      top: height - top * scale,
      bottom: height - bottom * scale,
    }),
  );
  return {
    page: { left: 0, bottom: 0, width: grey.width * scale, height, glyphs, rules: ruled },
    confidences: lines.flatMap(({ characters }) => characters.map(({ confidence }) => confidence)),
  };
}

async function readLine(box: Blob, grey: Grey, ink: Ink, engine: Engine): Promise<ScannedCharacter[]> {
  const read = [];
  for (const piece of piecesOf(box, ink)) {
    const { picture, left } = cut(grey, piece);
    const characters = await engine.read(picture);
    read.push(...characters.map((character) => ({ ...character, middle: character.middle + left })));
  }
  return printedCharacters(box, read, ink);
}

/** A line in pieces that the model reads well, cut where there is most white. */
function piecesOf(box: Blob, ink: Ink): Blob[] {
  const size = box.bottom - box.top;
  const pieces: Blob[] = [];
  let left = box.left;
  while (box.right - left > longestPiece * size) {
    const [from, to] = [left + (longestPiece / 2) * size, left + longestPiece * size];
    let [cutAt, widest] = [Math.round(to), 0];
    for (let x = Math.round(from), run = 0; x < to; x++) {
      run = isWhite(x, box, ink) ? run + 1 : 0;
      if (run > widest) [cutAt, widest] = [x - Math.floor(run / 2), run];
    }
    pieces.push({ ...box, left, right: cutAt });
    left = cutAt;
  }
  return [...pieces, { ...box, left }];
}

function isWhite(x: number, { top, bottom }: Blob, { width, bits }: Ink): boolean {
  for (let y = top; y < bottom; y++) if (bits[y * width + x] === 1) return false;
  return true;
}

/** A part of a picture, with a little paper around it as in the pictures that the model was trained on. */
export function cut({ width, height, pixels }: Grey, box: Blob): { picture: Grey; left: number } {
  const edge = Math.max(2, Math.round(0.12 * (box.bottom - box.top)));
  const [left, right] = [Math.max(0, box.left - edge), Math.min(width, box.right + edge)];
  const [top, bottom] = [Math.max(0, box.top - edge), Math.min(height, box.bottom + edge)];
  const part = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y++)
    part.set(pixels.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  return { picture: { width: right - left, height: bottom - top, pixels: part }, left };
}
