import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { servedFormats } from "#lib/addresses.ts";
import { digestOf } from "#lib/content/file-state.ts";
import { MadeFolder } from "#lib/pictures/made-folder.ts";
import { makePicture } from "#lib/pictures/make-picture.ts";
import { rightsOf } from "#lib/pictures/rights.ts";
import { firstFormats, laterFormats, pictureId, servedName, widthsOf } from "#lib/pictures/served.ts";
import { noise } from "../../support/make-picture.ts";

let data: string;
let folder: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "bulletin-make-"));
  folder = new MadeFolder(data).path;
});
afterEach(() => rmSync(data, { recursive: true }));

async function make(picture: Sharp | Buffer, formats = firstFormats) {
  const bytes = Buffer.isBuffer(picture) ? picture : await picture.toBuffer();
  const source = join(data, "source");
  writeFileSync(source, bytes);
  const id = pictureId(digestOf(bytes));
  const made = await makePicture({ id, source, folder, formats });
  return {
    id,
    made,
    file: (width: number, format = "jpg" as (typeof servedFormats)[number]) =>
      readFileSync(join(folder, servedName(id, width, format))),
  };
}

it.each([
  [4000, [480, 960, 1600]],
  [1600, [480, 960, 1600]],
  [1599, [480, 960, 1599]],
  [960, [480, 960]],
  [700, [480, 700]],
  [480, [480]],
  [1, [1]],
])("makes of a picture %i wide the widths %j, none larger than it is", (width, widths) => {
  expect(widthsOf(width)).toEqual(widths);
});

it("makes each format in each width, of the size that it says", async () => {
  const { made, file, id } = await make(noise(1800, 900).jpeg(), servedFormats);
  expect(made).toEqual({ width: 1600, height: 800 });
  for (const [format, type] of [
    ["jpg", "jpeg"],
    ["webp", "webp"],
    ["avif", "heif"],
  ] as const) {
    for (const width of [480, 960, 1600]) {
      const { format: is, width: wide, height } = await sharp(file(width, format)).metadata();
      expect([is, wide, height]).toEqual([type, width, width / 2]);
    }
  }
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  expect(new MadeFolder(data).madeBefore(id, servedFormats)).toEqual(made);
  expect(new MadeFolder(data).madeBefore(id, laterFormats)).toBeUndefined();
});

describe("what is served of a picture", () => {
  const pixel = async (bytes: Buffer, x: number, y: number) => {
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const all = [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)];
    return info.channels === 1 ? [all[0], all[0], all[0]].map(Number) : all;
  };
  const halves = (left: string, right: string) =>
    sharp({ create: { width: 200, height: 100, channels: 3, background: left } }).composite([
      { input: { create: { width: 100, height: 100, channels: 3, background: right } }, left: 100, top: 0 },
    ]);

  it("is upright as the camera was held", async () => {
    const { made, file } = await make(halves("#ff0000", "#0000ff").withMetadata({ orientation: 6 }).jpeg());
    expect(made).toEqual({ width: 100, height: 200 });
    const [red, , blue] = await pixel(file(100), 50, 20);
    expect(red).toBeGreaterThan(200);
    expect(blue).toBeLessThan(60);
    expect((await sharp(file(100)).metadata()).orientation ?? 1).toBe(1);
  });

  it("does not say where it was taken, in any format, but who made it and whose it is", async () => {
    const exif = {
      IFD0: { Copyright: "Hengyang Daily", Artist: "Chen Run", Make: "SecretCamera" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "26/1 53/1 0/1", GPSLongitude: "112/1 34/1 0/1" },
    };
    const source = await noise(500, 300).withExif(exif).jpeg().toBuffer();
    expect((await sharp(source).metadata()).exif?.includes("SecretCamera")).toBe(true);
    const { file } = await make(source, servedFormats);
    for (const format of servedFormats) {
      const bytes = file(480, format);
      expect(bytes.includes("SecretCamera")).toBe(false);
      const { exif: notes, xmp, iptc } = await sharp(bytes).metadata();
      expect([notes?.includes("GPS"), iptc]).toEqual([undefined, undefined]);
      expect(xmp?.toString()).toMatch(/<dc:creator>.*Chen Run.*<dc:rights>.*Hengyang Daily/s);
    }
  });

  it("keeps Chinese rights, and what would break out of them", async () => {
    const xmp = (rights: string) =>
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${rights}</rdf:li></rdf:Alt></dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>`;
    const { file } = await make(noise(500, 300).withXmp(xmp("© 雁城日报 &lt;b&gt; &amp;amp;")).jpeg());
    expect((await sharp(file(480)).metadata()).xmp?.toString()).toContain("© 雁城日报 &#60;b&#62; &#38;amp;");
  });

  it("keeps nothing of endless openings", async () => {
    const openings = `${"<dc:creator>".repeat(150_000)}<dc:rights>`.padEnd(3_000_000, "<rdf:li");
    for (const end of ["", "</dc:rights></dc:creator>"]) {
      const source = await noise(40, 30)
        .withXmp(openings + end)
        .webp()
        .toBuffer();
      expect(await rightsOf(source)).toEqual({ creator: undefined, rights: undefined });
    }
  });

  it("has the web's colours, whatever the file had", async () => {
    const red = sharp({ create: { width: 500, height: 300, channels: 3, background: "#ee2020" } });
    for (const source of [
      red.clone().withIccProfile("p3").jpeg({ quality: 95 }),
      red.clone().toColourspace("cmyk").jpeg(),
      red.clone().toColourspace("rgb16").png(),
    ]) {
      const { file } = await make(source);
      const { space, channels, depth, hasProfile } = await sharp(file(480)).metadata();
      expect({ space, channels, depth, hasProfile }).toEqual({
        space: "srgb",
        channels: 3,
        depth: "uchar",
        hasProfile: false,
      });
      const [r = 0, g = 255] = await pixel(file(480), 5, 5);
      expect(r).toBeGreaterThan(190);
      expect(g).toBeLessThan(90);
    }
  });

  it("is grey where the file is grey", async () => {
    const { file } = await make(
      sharp(await noise(500, 300).png().toBuffer())
        .greyscale()
        .jpeg(),
    );
    const [r = 0, g = 255] = await pixel(file(480), 5, 5);
    expect(Math.abs(r - g)).toBeLessThan(4);
  });

  it("is white where one can look through the file, in each format", async () => {
    const clear = sharp({
      create: { width: 500, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    const { file } = await make(clear.png(), servedFormats);
    for (const format of servedFormats)
      expect(Math.min(...(await pixel(file(480, format), 5, 5)))).toBeGreaterThan(250);
  });

  it.each([
    [1, 1],
    [2, 9000],
    [9000, 2],
  ])("is what there is of a picture of %i by %i", async (width, height) => {
    const { made, file } = await make(noise(width, height).png(), servedFormats);
    for (const format of servedFormats) {
      const largest = await sharp(file(made?.width ?? 0, format)).metadata();
      expect([largest.width, largest.height]).toEqual([made?.width, made?.height]);
    }
  });
});

describe("what cannot be made", () => {
  it("is a picture that is damaged within", async () => {
    const bytes = await noise(1000, 800).jpeg().toBuffer();
    bytes.fill(0xff, bytes.length >> 1, bytes.length - 2);
    await expect(make(bytes)).rejects.toThrow();
    expect(readdirSync(folder).filter((name) => !name.endsWith(".tmp"))).toEqual([]);
  });

  it("is a bomb, however small its file", async () => {
    const bomb = await sharp({ create: { width: 8000, height: 8000, channels: 3, background: "#000" } })
      .png()
      .toBuffer();
    await expect(make(bomb)).rejects.toThrow(/pixel/);
  });

  it("is a file that holds something else by now", async () => {
    const source = join(data, "source");
    writeFileSync(source, await noise(60, 40).jpeg().toBuffer());
    expect(await makePicture({ id: "0".repeat(24), source, folder, formats: firstFormats })).toBeUndefined();
  });
});

describe("what nobody needs any more", () => {
  const hour = 3_600_000;
  const names = () => readdirSync(folder).sort();

  it("goes an hour after the last article that had it", async () => {
    const { id } = await make(noise(60, 40).jpeg());
    const made = new MadeFolder(data);
    made.sweep(new Set([id]), 0);
    made.sweep(new Set(), 1);
    made.sweep(new Set(), hour);
    expect(names()).not.toEqual([]);
    // It is in an article again.
    made.sweep(new Set([id]), hour + 1);
    made.sweep(new Set(), hour + 2);
    made.sweep(new Set(), 2 * hour + 1);
    expect(names()).not.toEqual([]);
    made.sweep(new Set(), 2 * hour + 2);
    expect(names()).toEqual([]);
  });

  it("is what was never finished, too", async () => {
    const { id } = await make(noise(60, 40).jpeg());
    const whole = names();
    writeFileSync(join(folder, `${id}-60.avif.99.tmp`), "x");
    const made = new MadeFolder(data);
    made.sweep(new Set([id]), 0);
    made.sweep(new Set([id]), hour);
    expect(names()).toEqual(whole);
  });

  it("is made again where a file of it is missing", async () => {
    const { id, made } = await make(noise(600, 400).jpeg());
    const kept = new MadeFolder(data);
    expect(kept.madeBefore(id, firstFormats)).toEqual(made);
    rmSync(join(folder, servedName(id, 480, "jpg")));
    expect(kept.madeBefore(id, firstFormats)).toBeUndefined();
  });
});

it("leaves nothing half made where the folder cannot be written", async () => {
  const bytes = await noise(300, 200).jpeg().toBuffer();
  const name = servedName(pictureId(digestOf(bytes)), 300, "jpg");
  mkdirSync(join(folder, name, "in the way"), { recursive: true });
  await expect(make(bytes)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([name]);
});
