import sharp, { type Metadata, type Sharp } from "sharp";
import type { Localized } from "../../../record/languages.ts";
import type { SourceError } from "../decode.ts";
import { type Grey, inkOf } from "./ink.ts";
import { skewOf } from "./skew.ts";

/** Pixels as they come out of a PDF: 1, 3 or 4 bytes each. */
export interface RawPicture {
  width: number;
  height: number;
  channels: 1 | 3 | 4;
  data: Uint8Array;
}

/** A page that is made of pictures, in points from its upper left corner. */
export interface PagePicture {
  width: number;
  height: number;
  /** By how many degrees clockwise the whole is shown turned. */
  turn: number;
  parts: {
    picture: RawPicture;
    left: number;
    top: number;
    width: number;
    height: number;
    /** By how many degrees clockwise it is turned on the page, and whether its rows are from below to above. */
    turn: 0 | 90 | 180 | 270;
    mirrored: boolean;
  }[];
}

/** A page as it was scanned: a picture file's bytes and which of its pages, from 1, or a page of pictures. */
export type ScanInput = { bytes: Uint8Array; number: number } | PagePicture;

/** A page that stands upright, its lines level. */
export interface UprightPicture {
  grey: Grey;
  /** The picture to show, as WebP. */
  image: Uint8Array;
  /** By how many degrees it was turned back. */
  skew: number;
}

/** The most pixels of a picture that is opened, and of one that is read; larger ones are made smaller. */
const [openable, readable] = [250_000_000, 24_000_000];
/** The picture that readers are shown is at most this wide and high, in pixels, and takes at most these bytes. */
const [shownEdge, shownBytes] = [2200, 1_500_000];
/** What is turned by less, in degrees, is read as it is. */
const noSkew = 0.08;

/** Thrown for a picture that no page can be read from. */
export class UnreadablePicture extends Error {
  readonly fault: SourceError;

  constructor(fault: SourceError) {
    super(fault.message.en);
    this.fault = fault;
  }
}

/** How many pages a picture file has. @throws {UnreadablePicture} */
export async function pagesIn(bytes: Uint8Array): Promise<number> {
  const { pages = 1, format } = await metadataOf(bytes);
  // The frames of a moving picture are no pages.
  return format === "tiff" ? pages : 1;
}

/**
 * Makes a page's picture upright, as its camera says and as its lines lie.
 * @param turned whether it is to be turned upside down
 * @throws {UnreadablePicture}
 */
export async function uprightPicture(input: ScanInput, turned: boolean): Promise<UprightPicture> {
  try {
    const first = await opened(input);
    const level = first.rotate(turned ? 180 : 0).flatten({ background: "#fff" });
    const start = await level.toColourspace("srgb").removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const raw = { ...start.info, channels: start.info.channels as 1 | 3 };
    const again = () => sharp(start.data, { raw, limitInputPixels: openable });
    const skew = skewOf(inkOf(await greyOf(again())));
    const picture = () => (Math.abs(skew) < noSkew ? again() : again().rotate(-skew, { background: "#fff" }));
    return { grey: await greyOf(picture()), image: await shown(picture), skew };
  } catch (error) {
    if (error instanceof UnreadablePicture) throw error;
    throw new UnreadablePicture(broken(error));
  }
}

async function opened(input: ScanInput): Promise<Sharp> {
  if ("parts" in input) return putTogether(input);
  const { bytes, number } = input;
  const { width, height } = await metadataOf(bytes);
  const picture = sharp(bytes, { page: number - 1, failOn: "truncated", limitInputPixels: openable });
  return smaller(picture.autoOrient(), width, height);
}

/** The pictures of a page in their places, as fine as the finest of them. */
async function putTogether({ width, height, turn, parts }: PagePicture): Promise<Sharp> {
  const finest = Math.max(
    ...parts.map((part) => part.picture.width / (isAside(part.turn) ? part.height : part.width)),
  );
  const scale = Math.min(finest, Math.sqrt(readable / (width * height)));
  const [pageWidth, pageHeight] = [Math.round(width * scale), Math.round(height * scale)];
  const placed = await Promise.all(
    parts.map(async (part) => {
      const { data, ...raw } = part.picture;
      const upright = sharp(data, { raw, limitInputPixels: openable })
        .flip(part.mirrored)
        .rotate(part.turn)
        .resize(
          Math.min(pageWidth, Math.max(1, Math.round(part.width * scale))),
          Math.min(pageHeight, Math.max(1, Math.round(part.height * scale))),
          { fit: "fill" },
        );
      const [left, top] = [
        Math.max(0, Math.round(part.left * scale)),
        Math.max(0, Math.round(part.top * scale)),
      ];
      return { input: await upright.png({ compressionLevel: 1 }).toBuffer(), left, top };
    }),
  );
  const page = await sharp({
    create: { width: pageWidth, height: pageHeight, channels: 3, background: "#fff" },
  })
    .composite(placed)
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(page).rotate(turn);
}

function isAside(turn: number): boolean {
  return turn % 180 !== 0;
}

function smaller(picture: Sharp, width: number, height: number): Sharp {
  const scale = Math.sqrt(readable / (width * height));
  return scale >= 1 ? picture : picture.resize(Math.round(width * scale));
}

async function metadataOf(bytes: Uint8Array): Promise<Metadata> {
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw new UnreadablePicture(broken(error));
    });
  const { width, height } = metadata;
  if (width * height > openable) throw new UnreadablePicture(tooManyPixels(width, height));
  return metadata;
}

async function greyOf(picture: Sharp): Promise<Grey> {
  const { data, info } = await picture
    .grayscale()
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    pixels: new Uint8Array(data.buffer, data.byteOffset, data.length),
  };
}

/** Letters stay legible; a photograph of noisy paper is made coarser until it is small enough. */
async function shown(picture: () => Sharp): Promise<Uint8Array> {
  let made: Buffer = Buffer.alloc(0);
  for (const [quality, edge] of [
    [60, shownEdge],
    [40, shownEdge],
    [40, 1600],
    [25, 1200],
  ] as const) {
    const small = await picture().png({ compressionLevel: 1 }).toBuffer();
    made = await sharp(small)
      .resize(edge, edge * 1.5, { fit: "inside", withoutEnlargement: true })
      .webp({ quality, effort: 4 })
      .toBuffer();
    if (made.length <= shownBytes) break;
  }
  return made;
}

function broken(error: unknown): SourceError {
  const reason = (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
  return {
    code: "broken-picture",
    message: { zh: `图片已损坏或不完整（${reason}）`, en: `the picture is broken or incomplete (${reason})` },
    fix: { zh: "重新扫描或重新复制一份。", en: "Scan or copy it again." },
  };
}

function tooManyPixels(width: number, height: number): SourceError {
  const millions = Math.round((width * height) / 1e6);
  const most = openable / 1e6;
  return {
    code: "too-large",
    message: {
      zh: `图片有 ${width} × ${height}（${millions} 百万）像素，最多 ${most} 百万；什么都没有写入`,
      en: `the picture has ${width} × ${height} pixels (${millions} million); at most ${most} million are read. Nothing was written`,
    },
    fix: scanAgain,
  };
}

/** How a page is to be scanned. */
export const scanAgain: Localized = {
  zh: "以 200 至 300 dpi 扫描一整版，放正，再导入。",
  en: "Scan the page whole and straight at 200 to 300 dpi, and import that.",
};
