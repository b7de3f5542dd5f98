import type { PageBox } from "../../../record/page-boxes.ts";
import type { Element } from "./document.ts";

/** Areas are drawn by hand, and go over the image's edge by so much of it. */
const slack = 0.02;

/** Where an e-paper's page has its articles: the areas of its image map. */
export interface EpaperAreas {
  /** Of the page's image, in pixels, as the file says. */
  width: number;
  height: number;
  areas: { href: string; box: PageBox }[];
}

/**
 * Reads the areas that lead to articles, as boxes.
 * @returns nothing where the file does not say how large their image is
 */
export function readAreas(elements: readonly Element[], areas: readonly Element[]): EpaperAreas | undefined {
  const image = elements.find(({ name, attribs }) => name === "img" && attribs.usemap !== undefined);
  const [width, height] = [pixels(image?.attribs.width), pixels(image?.attribs.height)];
  if (width === undefined || height === undefined) return undefined;
  const read = areas.flatMap(({ attribs: { href = "", coords = "" } }) => {
    const box = boxAround(coords);
    const [x, y] = [slack * width, slack * height];
    const isOnImage =
      box !== undefined && box[0] >= -x && box[1] >= -y && box[2] <= width + x && box[3] <= height + y;
    return isOnImage ? [{ href: href.replace(/[#?].*$/, ""), box }] : [];
  });
  return read.length === 0 ? undefined : { width, height, areas: read };
}

function pixels(text: string | undefined): number | undefined {
  const [, number] = /^\s*(\d{2,5})(?:px)?\s*$/.exec(text ?? "") ?? [];
  return number === undefined ? undefined : Number(number);
}

/** Corners of a rectangle or of a polygon, `x,y,x,y,…`; a circle, three numbers, is none. */
function boxAround(coords: string): PageBox | undefined {
  const numbers = coords
    .split(/[\s,]+/)
    .filter((each) => each !== "")
    .map(Number);
  if (numbers.length < 4 || numbers.length % 2 === 1 || !numbers.every(Number.isFinite)) return undefined;
  const [xs, ys] = [0, 1].map((odd) => numbers.filter((_, index) => index % 2 === odd));
  const [left, right] = [Math.min(...(xs ?? [])), Math.max(...(xs ?? []))];
  const [top, bottom] = [Math.min(...(ys ?? [])), Math.max(...(ys ?? []))];
  return right - left > 1 && bottom - top > 1 ? [left, top, right, bottom] : undefined;
}
