import { createHash } from "node:crypto";
import { pictureHref, type ServedFormat, servedFormats } from "../addresses.ts";

export const mediaType: Record<ServedFormat, string> = {
  avif: "image/avif",
  webp: "image/webp",
  jpg: "image/jpeg",
};

/** What is made at once, and what follows. */
export const firstFormats: readonly ServedFormat[] = ["jpg"];
export const laterFormats: readonly ServedFormat[] = ["webp", "avif"];

/** What was made of a picture: the size of the largest, in pixels. */
export interface MadePicture {
  width: number;
  height: number;
}

/** In pixels: for a phone, for a column of text, and for either on a fine screen. No picture is made larger. */
const widths = [480, 960, 1600] as const;

/** Another one for each way of making pictures: addresses stand for the same bytes for ever. */
const recipe = "1";

/** What names a picture in addresses: another one for each content, and for each way of making it. */
export function pictureId(digest: string): string {
  return createHash("sha256").update(`${recipe} ${digest}`).digest("hex").slice(0, 24);
}

/** The widths that a picture of this one is made in, smallest first. */
export function widthsOf(width: number): number[] {
  const largest = widths[widths.length - 1] ?? width;
  return [...widths.filter((each) => each < width && each < largest), Math.min(width, largest)];
}

/** The name of a file that is served. */
export function servedName(id: string, width: number, format: ServedFormat): string {
  return `${id}-${width}.${format}`;
}

/** The name of the file that is written last, once these formats are made. */
export function madeFileOf(id: string, formats: readonly ServedFormat[]): string {
  return `${id}-${formats.join("-")}.json`;
}

/** The files of one format, smallest first. */
export interface Source {
  type: string;
  images: readonly { path: string; width: number }[];
}

/**
 * What a picture is served as, best first.
 * @param width of the largest, in pixels
 * @param hasAll whether more than JPEG is made
 */
export function sourcesOf(id: string, width: number, hasAll: boolean): Source[] {
  return servedFormats
    .filter((format) => hasAll || format === "jpg")
    .map((format) => ({
      type: mediaType[format],
      images: widthsOf(width).map((each) => ({
        path: pictureHref(servedName(id, each, format)),
        width: each,
      })),
    }));
}
