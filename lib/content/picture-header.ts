import { type PictureFormat, pictureFormats } from "../record/pictures.ts";

/** Reads so many bytes from a place on; fewer where the file ends. A place before the start counts from its end. */
export type BytesAt = (position: number, length: number) => Buffer;

/** What a picture's file says of itself. */
export interface PictureHeader {
  /** What it is; another name than those of `PictureFormat` is for editors to read, none is no picture. */
  format: PictureFormat | (string & {}) | undefined;
  /** In pixels, as they are stored: a camera held upright may have turned them. Absent where they cannot be read. */
  size?: { width: number; height: number };
  /** Whether the end of the picture is there. */
  isWhole: boolean;
}

/** Bytes at the end of a file within which a picture ends, before what cameras add after it. */
const tail = 65_536;

/** Looks at a picture's first and last bytes; what is between is read only where the end is not found there. */
export function readPictureHeader(at: BytesAt, bytes: number): PictureHeader {
  const start = at(0, 64);
  const format = formatOf(start);
  switch (format) {
    case "jpeg":
      return headerOf(
        format,
        jpegSize(at),
        endsWith(at, bytes, Buffer.from([0xff, 0xd9]), jpegContent(at) ?? bytes),
      );
    case "png": {
      const isMoving = at(0, 65_536).includes("acTL");
      const size = start.length < 24 ? undefined : sizeOf(start.readUInt32BE(16), start.readUInt32BE(20));
      return headerOf(isMoving ? "APNG" : format, size, endsWith(at, bytes, Buffer.from("IEND")));
    }
    case "webp": {
      const isMoving = start.toString("latin1", 12, 16) === "VP8X" && ((start[20] ?? 0) & 2) !== 0;
      const isWhole = start.length >= 12 && start.readUInt32LE(4) + 8 <= bytes;
      return headerOf(isMoving ? "animated WebP" : format, webpSize(start), isWhole);
    }
    case "avif":
      return headerOf(format, avifSize(at(0, tail)), areBoxesWhole(at, bytes));
    default:
      return { format, isWhole: true };
  }
}

export function isPictureFormat(format: string | undefined): format is PictureFormat {
  return pictureFormats.some((known) => known === format);
}

function headerOf(format: string, size: PictureHeader["size"], isWhole: boolean): PictureHeader {
  return { format, ...(size && { size }), isWhole };
}

function sizeOf(width: number, height: number): PictureHeader["size"] {
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/** What each format begins with, in Latin-1, and where that stands. */
const signatures: readonly [format: string, position: number, ...begins: string[]][] = [
  ["jpeg", 0, "\xff\xd8\xff"],
  ["png", 0, "\x89PNG\r\n\x1a\n"],
  ["webp", 8, "WEBP"],
  ["avif", 4, "ftypavif"],
  ["animated AVIF", 4, "ftypavis"],
  ["HEIC", 4, "ftyphe", "ftypmif1", "ftypmsf1"],
  ["GIF", 0, "GIF8"],
  ["TIFF", 0, "II*\0", "MM\0*"],
  ["BMP", 0, "BM"],
  ["PDF", 0, "%PDF"],
  ["Photoshop", 0, "8BPS"],
  ["JPEG XL", 0, "\xff\x0a", "\0\0\0\x0cJXL "],
  ["JPEG 2000", 0, "\0\0\0\x0cjP  "],
  ["ICO", 0, "\0\0\x01\0"],
  ["SVG", 0, "<svg", "<?xml", "<!DOCTYPE svg", "<!--"],
  ["SVGZ", 0, "\x1f\x8b"],
];

function formatOf(start: Buffer): string | undefined {
  // A text may begin with a byte order mark and spaces.
  const text = start.toString("latin1").replace(/^(?:\u00ef\u00bb\u00bf)?\s*(?=<)/, "");
  const [format] =
    signatures.find(([, at, ...begins]) => begins.some((begin) => text.startsWith(begin, at))) ?? [];
  // Some programs name the family of formats first, and AVIF among those that the file goes with.
  return format === "HEIC" && text.slice(16, 40).includes("avif") ? "avif" : format;
}

/**
 * Whether a mark stands in a picture's content that stands nowhere in it but at its end.
 * @param from where the content begins: a preview within the header is a picture too
 */
function endsWith(at: BytesAt, bytes: number, mark: Buffer, from = 0): boolean {
  const near = Math.max(from, bytes - tail);
  return at(near, bytes - near).includes(mark) || at(from, bytes - from).includes(mark);
}

/** The segments of a JPEG up to the one where its content starts (ITU-T T.81 B.1). */
function* jpegSegments(at: BytesAt): Generator<{ marker: number; position: number; head: Buffer }> {
  for (let position = 2; ; ) {
    const head = at(position, 10);
    if (head.length < 4 || head[0] !== 0xff) return;
    const marker = head[1] ?? 0;
    // Any number of these may stand before a marker.
    if (marker === 0xff) {
      position += 1;
      continue;
    }
    yield { marker, position, head };
    if (marker === 0xda) return;
    position += 2 + head.readUInt16BE(2);
  }
}

function jpegSize(at: BytesAt): PictureHeader["size"] {
  for (const { marker, head } of jpegSegments(at)) {
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && head.length >= 9) return sizeOf(head.readUInt16BE(7), head.readUInt16BE(5));
  }
  return undefined;
}

function jpegContent(at: BytesAt): number | undefined {
  for (const { marker, position } of jpegSegments(at)) if (marker === 0xda) return position;
  return undefined;
}

/** The three kinds of content that a WebP may have (RFC 9649). */
function webpSize(start: Buffer): PictureHeader["size"] {
  if (start.length < 30) return undefined;
  switch (start.toString("latin1", 12, 16)) {
    case "VP8 ":
      return sizeOf(start.readUInt16LE(26) & 0x3fff, start.readUInt16LE(28) & 0x3fff);
    case "VP8L": {
      const bits = start.readUInt32LE(21);
      return sizeOf((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
    }
    case "VP8X":
      return sizeOf(start.readUIntLE(24, 3) + 1, start.readUIntLE(27, 3) + 1);
    default:
      return undefined;
  }
}

/** The largest of the sizes in it: those of its tiles and previews are smaller (ISO/IEC 23008-12 §6.5.3). */
function avifSize(start: Buffer): PictureHeader["size"] {
  let largest: PictureHeader["size"];
  for (let at = start.indexOf("ispe"); at >= 0; at = start.indexOf("ispe", at + 4)) {
    if (at + 16 > start.length) break;
    const size = sizeOf(start.readUInt32BE(at + 8), start.readUInt32BE(at + 12));
    if (size && size.width * size.height > (largest ? largest.width * largest.height : 0)) largest = size;
  }
  return largest;
}

/** Whether the boxes that an AVIF is made of end where the file does, or before (ISO/IEC 14496-12 §4.2). */
function areBoxesWhole(at: BytesAt, bytes: number): boolean {
  for (let position = 0; position < bytes; ) {
    const head = at(position, 16);
    if (head.length < 8) return false;
    const short = head.readUInt32BE(0);
    const length = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short;
    // The last one may say that it goes on to the end.
    if (length === 0) return true;
    if (length < 8) return false;
    position += length;
    if (position > bytes) return false;
  }
  return bytes > 0;
}
