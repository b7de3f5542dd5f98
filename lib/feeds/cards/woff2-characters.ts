import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";

const decompress = promisify(brotliDecompress);

/** Where each known tag stands in the list of WOFF 2 (§5.2): only the first is read here. */
const cmapTag = 0;
/** The two tables that are stored in a form of their own, unless their version is 3. */
const transformed = new Set([10, 11]);
const unknownTag = 63;

/**
 * The characters that a WOFF 2 font has glyphs for, as its `cmap` says: what font packages call a range is what was
 * asked of a font, and not what is in it.
 */
export async function charactersOf(font: Buffer): Promise<ReadonlySet<number>> {
  const table = await cmapOf(font);
  const characters = new Set<number>();
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const part = table.subarray(table.readUInt32BE(8 + 8 * index));
    const format = part.readUInt16BE(0);
    if (format === 4) readSegments(part, characters);
    if (format === 12) readGroups(part, characters);
  }
  return characters;
}

async function cmapOf(font: Buffer): Promise<Buffer> {
  let at = 48;
  const byte = () => font[at++] ?? 0;
  /** UIntBase128. */
  const number = () => {
    for (let value = 0; ; ) {
      const next = byte();
      value = value * 128 + (next & 127);
      if (next < 128) return value;
    }
  };
  let offset = 0;
  let cmap: [from: number, to: number] = [0, 0];
  for (let left = font.readUInt16BE(12); left > 0; left--) {
    const flags = byte();
    const tag = flags & 63;
    if (tag === unknownTag) at += 4;
    const isStoredAsItIs = transformed.has(tag) ? flags >> 6 === 3 : flags >> 6 === 0;
    const whole = number();
    const length = isStoredAsItIs ? whole : number();
    if (tag === cmapTag) cmap = [offset, offset + length];
    offset += length;
  }
  const tables = await decompress(font.subarray(at, at + font.readUInt32BE(20)));
  return tables.subarray(...cmap);
}

/** Format 4 (OpenType, “cmap”): runs within the first 65,536 characters. */
function readSegments(part: Buffer, into: Set<number>): void {
  const doubled = part.readUInt16BE(6);
  for (let segment = 0; segment < doubled; segment += 2) {
    const end = part.readUInt16BE(14 + segment);
    const start = part.readUInt16BE(16 + doubled + segment);
    const delta = part.readUInt16BE(16 + 2 * doubled + segment);
    const rangeAt = 16 + 3 * doubled + segment;
    const range = part.readUInt16BE(rangeAt);
    for (let character = start; character <= end && character < 0xffff; character++) {
      const glyph =
        range === 0
          ? (character + delta) & 0xffff
          : part.readUInt16BE(rangeAt + range + 2 * (character - start));
      if (glyph !== 0) into.add(character);
    }
  }
}

/** Format 12: runs among all characters. */
function readGroups(part: Buffer, into: Set<number>): void {
  for (let group = part.readUInt32BE(12) - 1; group >= 0; group--) {
    const [start, end] = [part.readUInt32BE(16 + 12 * group), part.readUInt32BE(20 + 12 * group)];
    for (let character = start; character <= end; character++) into.add(character);
  }
}
