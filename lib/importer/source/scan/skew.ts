import type { Ink } from "./ink.ts";

/** The most that a page is turned back, in degrees. */
const most = 6;

/**
 * By how many degrees lines fall to the right: at the right angle, rows of pixels are either full of print or empty.
 */
export function skewOf({ width, height, bits }: Ink): number {
  const step = Math.max(1, Math.round(width / 900));
  const points: number[] = [];
  // The lower edges of strokes: a picture's inside says nothing.
  for (let y = 1; y < height; y++)
    for (let x = 0; x < width; x += step)
      if (bits[y * width + x] === 0 && bits[(y - 1) * width + x] === 1) points.push(x, y);
  if (points.length < 400) return 0;
  const rows = new Uint32Array(height + 2 * Math.ceil(width * Math.tan((most * Math.PI) / 180)) + 4);
  const middle = Math.ceil(width * Math.tan((most * Math.PI) / 180)) + 2;
  const sharpness = (degrees: number) => {
    const fall = Math.tan((degrees * Math.PI) / 180);
    rows.fill(0);
    for (let at = 0; at < points.length; at += 2) {
      const row = Math.round((points[at + 1] as number) - fall * (points[at] as number)) + middle;
      rows[row] = (rows[row] as number) + 1;
    }
    let sum = 0;
    for (const count of rows) sum += count * count;
    return sum;
  };
  const best = (from: number, to: number, by: number) => {
    let [at, most] = [0, -1];
    for (let degrees = from; degrees <= to + 1e-9; degrees += by) {
      const sharp = sharpness(degrees);
      if (sharp > most) [at, most] = [degrees, sharp];
    }
    return at;
  };
  const rough = best(-most, most, 0.5);
  const near = best(Math.max(-most, rough - 0.5), Math.min(most, rough + 0.5), 0.1);
  return Math.round(best(Math.max(-most, near - 0.1), Math.min(most, near + 0.1), 0.025) * 1000) / 1000;
}
