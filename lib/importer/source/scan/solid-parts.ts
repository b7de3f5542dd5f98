import { type Blob, blobsOf, type Ink } from "./ink.ts";

/** Rules, by the size of a page's letters: how long at least and how thick at most. */
export const [ruleLength, ruleThickness] = [5, 0.35];

/**
 * The pictures in a part of the ink that hangs together. A rule that touches a picture, or another rule, makes one part
 * with it, as wide as the page perhaps: what stands in that rectangle need not stand in the picture.
 *
 * @param size the size of most letters, in pixels
 * @returns none where the part is ruled lines and nothing else
 */
export function solidParts(ink: Ink, part: Blob, size: number): Blob[] {
  const cut = cutOut(ink, part);
  const [level, upright] = [runLengths(cut, false), runLengths(cut, true)];
  const [long, thin] = [ruleLength * size, ruleThickness * size];
  const bits = cut.bits.map((bit, at) => {
    const [across, down] = [level[at] as number, upright[at] as number];
    return (across > long && down < thin) || (down > long && across < thin) ? 0 : bit;
  });
  return blobsOf({ ...cut, bits })
    .filter(({ left, right, top, bottom }) => right - left > long && bottom - top > long)
    .map((solid) => ({
      left: solid.left + part.left,
      right: solid.right + part.left,
      top: solid.top + part.top,
      bottom: solid.bottom + part.top,
      area: solid.area,
    }));
}

function cutOut(ink: Ink, { left, right, top, bottom }: Blob): Ink {
  const [width, height] = [right - left, bottom - top];
  const bits = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * ink.width + left;
    bits.set(ink.bits.subarray(from, from + width), y * width);
  }
  return { width, height, bits };
}

/** For each pixel of ink, how long the row or column of ink is that it stands in; 0 for white. */
function runLengths({ width, height, bits }: Ink, isUpright: boolean): Uint32Array {
  const lengths = new Uint32Array(bits.length);
  const [lines, steps] = isUpright ? [width, height] : [height, width];
  const [line, step] = isUpright ? [1, width] : [width, 1];
  for (let first = 0; first < lines * line; first += line) {
    for (let from = 0; from < steps; from++) {
      let to = from;
      while (to < steps && bits[first + to * step] === 1) to++;
      for (let at = from; at < to; at++) lengths[first + at * step] = to - from;
      from = Math.max(from, to);
    }
  }
  return lengths;
}
