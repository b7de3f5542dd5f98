import { type Zippable, zip } from "fflate";

/** What a reading system looks for at the beginning of the file (OCF, “ZIP container”). */
export const mediaType = "application/epub+zip";

/** Every file has the first day that ZIP knows: the same book has the same bytes whenever and wherever it is made. */
const mtime = new Date(1980, 0, 1);
const packed = /\.(?:jpe?g|png)$/;

/** Packs a book: its media type first and as it is, all text deflated. */
export function pack(files: ReadonlyMap<string, string | Uint8Array>): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const entries: Zippable = { mimetype: [encoder.encode(mediaType), { level: 0, mtime }] };
  for (const [name, data] of files) {
    // In memory of its own: a thread that deflates it takes the memory with it.
    const bytes = typeof data === "string" ? encoder.encode(data) : Uint8Array.from(data);
    entries[name] = [bytes, { level: packed.test(name) ? 0 : 6, mtime }];
  }
  return new Promise((done, failed) => {
    zip(entries, { consume: true }, (error, result) => (error ? failed(error) : done(result)));
  });
}
