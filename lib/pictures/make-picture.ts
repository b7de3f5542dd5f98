import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp, { type OutputInfo, type Sharp } from "sharp";
import type { ServedFormat } from "../addresses.ts";
import { digestOf } from "../content/file-state.ts";
import { pictureLimits } from "../record/pictures.ts";
import { writeWhole } from "../write-whole.ts";
import { rightsOf, rightsPacket } from "./rights.ts";
import { type MadePicture, madeFileOf, pictureId, servedName, widthsOf } from "./served.ts";

export interface MakeRequest {
  id: string;
  /** The file, with its path. */
  source: string;
  /** Where what is made is kept. */
  folder: string;
  formats: readonly ServedFormat[];
}

/** How each format is compressed: so that a photograph looks as it was at a tenth of its bytes. */
const encoded: Record<ServedFormat, (picture: Sharp) => Sharp> = {
  jpg: (picture) => picture.jpeg({ quality: 80, progressive: true }),
  webp: (picture) => picture.webp({ quality: 78, effort: 4 }),
  // More effort takes ten times as long for a file that is as large.
  avif: (picture) => picture.avif({ quality: 55, effort: 2 }),
};

/**
 * Makes a picture in each of its widths. What it says of itself is left out, since it may say where somebody lives;
 * who made it and whose it is stays.
 * @returns nothing where the file holds something else by now
 * @throws where it cannot be read as a picture, or the folder cannot be written
 */
export async function makePicture(request: MakeRequest): Promise<MadePicture | undefined> {
  const { id, source, folder, formats } = request;
  // What is hashed is what is shown: the file may change any time.
  const bytes = readFileSync(source);
  if (pictureId(digestOf(bytes)) !== id) return undefined;
  mkdirSync(folder, { recursive: true });
  const { data, info } = await largestOf(bytes);
  const rights = rightsPacket(await rightsOf(bytes));
  const widths = widthsOf(info.width);
  for (const format of formats) {
    for (const width of widths) {
      const picture = sharp(data, { raw: rawOf(info) }).resize({ width });
      const named = rights === undefined ? picture : picture.withXmp(rights);
      await writeWhole(join(folder, servedName(id, width, format)), await encoded[format](named).toBuffer());
    }
  }
  const made = { width: info.width, height: info.height };
  await writeWhole(join(folder, madeFileOf(id, formats)), Buffer.from(JSON.stringify(made)));
  return made;
}

/** What cameras do that is against the letter of their formats and harms nothing. */
const harmless = /Invalid SOS parameters|extraneous bytes|Exif|ICC|iCCP|gamma/i;

/** The picture in its largest width, upright, in sRGB, on white where one could look through it. */
async function largestOf(bytes: Buffer): Promise<{ data: Buffer; info: OutputInfo }> {
  try {
    return await decoded(bytes, "warning");
  } catch (error) {
    if (!(error instanceof Error && harmless.test(error.message))) throw error;
    return decoded(bytes, "error");
  }
}

function decoded(bytes: Buffer, failOn: "warning" | "error"): Promise<{ data: Buffer; info: OutputInfo }> {
  const width = widthsOf(pictureLimits.side).at(-1);
  return sharp(bytes, { limitInputPixels: pictureLimits.pixels, failOn, sequentialRead: true })
    .autoOrient()
    .resize({ ...(width !== undefined && { width }), withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
}

function rawOf({ width, height, channels }: OutputInfo) {
  return { width, height, channels: channels as 1 | 2 | 3 | 4 };
}
