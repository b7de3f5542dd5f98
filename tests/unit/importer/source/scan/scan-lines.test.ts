import { describe, expect, it } from "vitest";
import { inkOf } from "#lib/importer/source/scan/ink.ts";
import { scanLines } from "#lib/importer/source/scan/scan-lines.ts";
import { skewOf } from "#lib/importer/source/scan/skew.ts";

const [width, height, em] = [900, 700, 24];

/** A page of square letters: nine tenths of their size, in rows of their size and two thirds. */
function pageOf(
  draw: (letter: (x: number, y: number, size?: number) => void, ink: Ink) => void,
  paper = () => 255,
) {
  const pixels = Uint8Array.from({ length: width * height }, paper);
  const ink: Ink = (left, top, right, bottom) => {
    for (let y = top; y < bottom; y++) pixels.fill(20, y * width + left, y * width + right);
  };
  draw((x, y, size = em) => ink(x + 1, y + 1, x + Math.round(0.92 * size), y + Math.round(0.92 * size)), ink);
  return { width, height, pixels };
}
type Ink = (left: number, top: number, right: number, bottom: number) => void;

/** Two columns of text, white of `gap` letters between them. */
const columns = (gap: number) => (letter: (x: number, y: number) => void) => {
  for (let row = 0; row < 8; row++)
    for (let column = 0; column < 10; column++) {
      letter(40 + column * em, 60 + row * 40);
      letter(40 + (10 + gap) * em + column * em, 60 + row * 40);
    }
};

describe("scanLines", () => {
  it("parts columns by the white between them, however narrow", () => {
    for (const gap of [1, 2.5])
      expect(scanLines(inkOf(pageOf(columns(gap)))).lines, `${gap} letters apart`).toHaveLength(16);
  });

  it("keeps a line together where it has a space", () => {
    const { lines } = scanLines(
      inkOf(
        pageOf((letter) => {
          for (let row = 0; row < 8; row++)
            for (let column = 0; column < 20; column++)
              if (row !== 3 || column !== 7) letter(40 + column * em, 60 + row * 40);
        }),
      ),
    );
    expect(lines).toHaveLength(8);
  });

  it("finds a headline in its own size, and rules that are no letters", () => {
    const { lines, rules, size } = scanLines(
      inkOf(
        pageOf((letter, ink) => {
          for (let column = 0; column < 6; column++) letter(40 + column * 70, 40, 64);
          ink(40, 130, 700, 133);
          for (let row = 0; row < 8; row++)
            for (let column = 0; column < 20; column++) letter(40 + column * em, 160 + row * 40);
        }),
      ),
    );
    expect(lines).toHaveLength(9);
    expect(Math.max(...lines.map(({ top, bottom }) => bottom - top))).toBeGreaterThan(50);
    expect(rules).toHaveLength(1);
    expect(size).toBeGreaterThan(18);
  });

  it.each([
    ["a picture that a rule of the page touches", 500, [420, 100, 860, 330]],
    ["a picture in the corner of two rules", 500, [420, 103, 860, 330]],
    ["no picture but a thick frame", 20, [20, 100, 24, 330]],
  ] as const)("keeps the lines beside %s", (_, frame, [left, top, right, bottom]) => {
    const { lines } = scanLines(
      inkOf(
        pageOf((letter, ink) => {
          ink(20, 98, 880, 104);
          if (frame === 20) {
            ink(20, 326, 880, 332);
            ink(874, 98, 880, 332);
          }
          if (top === 103) ink(876, 98, 880, 500);
          ink(left, top, right, bottom);
          for (let row = 0; row < 5; row++)
            for (let column = 0; column < 12; column++) letter(60 + column * em, 120 + row * 40);
          for (let row = 0; row < 4; row++)
            for (let column = 0; column < 20; column++) letter(60 + column * em, 400 + row * 40);
        }),
      ),
    );
    expect(lines).toHaveLength(9);
  });

  it("keeps what stands in a picture out, and what stands beside it in its rectangle", () => {
    const { lines } = scanLines(
      inkOf(
        pageOf((letter, ink) => {
          ink(420, 60, 860, 400);
          ink(20, 200, 860, 203);
          for (let row = 0; row < 3; row++)
            for (let column = 0; column < 12; column++) letter(60 + column * em, 230 + row * 40);
          for (let column = 0; column < 12; column++) letter(60 + column * em, 480);
        }),
      ),
    );
    expect(lines).toHaveLength(4);
  });

  it("sees ink on paper that darkens to one side", () => {
    let at = 0;
    const dusk = () => 250 - Math.round((130 * (at++ % width)) / width);
    expect(scanLines(inkOf(pageOf(columns(2), dusk))).lines).toHaveLength(16);
  });
});

describe("skewOf", () => {
  it.each([-2.5, 0, 0.4])("finds that lines fall by %d degrees", (degrees) => {
    const fall = Math.tan((degrees * Math.PI) / 180);
    const page = pageOf((_, ink) => {
      for (let row = 0; row < 12; row++)
        for (let x = 40; x < 860; x++) {
          const y = Math.round(80 + row * 42 + fall * x);
          if (x % em < 20) ink(x, y, x + 1, y + 20);
        }
    });
    expect(skewOf(inkOf(page))).toBeCloseTo(degrees, 0.8);
  });
});
