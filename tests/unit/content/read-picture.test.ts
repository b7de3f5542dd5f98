import { mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { digestOf } from "#lib/content/file-state.ts";
import { readPicture } from "#lib/content/read-picture.ts";
import { pictureLimits } from "#lib/record/pictures.ts";
import { makePicture, noise } from "../../support/make-picture.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bulletin-picture-"));
  path = join(folder, "a.hall.jpg");
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const read = (bytes: Uint8Array | string) => {
  writeFileSync(path, bytes);
  return readPicture(path, true);
};
const frames = () => noise(40, 60).png().toBuffer();

describe("a sound picture", () => {
  it.each(["jpeg", "png", "webp", "avif"] as const)(
    "of the format %s has its size, whatever its name",
    async (format) => {
      const bytes = await makePicture(700, 500, format);
      expect(read(bytes)).toMatchObject({
        size: { width: 700, height: 500 },
        state: { digest: digestOf(bytes) },
      });
    },
  );

  it.each([
    ["a JPEG in CMYK", () => noise(50, 40).toColourspace("cmyk").jpeg()],
    ["a progressive JPEG", () => noise(50, 40).jpeg({ progressive: true })],
    [
      "a JPEG with a profile and the camera's notes",
      () =>
        noise(50, 40)
          .withIccProfile("p3")
          .withExif({ IFD0: { Copyright: "X" } })
          .jpeg(),
    ],
    ["a PNG of 16 bits", () => noise(50, 40).toColourspace("rgb16").png()],
    ["a PNG with a palette", () => noise(50, 40).png({ palette: true })],
    ["a WebP without loss", () => noise(50, 40).webp({ lossless: true })],
    ["a WebP that can be looked through", () => noise(50, 40).ensureAlpha(0.5).webp()],
    ["an AVIF that can be looked through", () => noise(50, 40).ensureAlpha(0.5).avif()],
  ])("may be %s", async (_, make) => {
    expect(read(await make().toBuffer())).toMatchObject({ size: { width: 50, height: 40 } });
  });

  it("may have one pixel", async () => {
    for (const format of ["jpeg", "png", "webp", "avif"] as const)
      expect(read(await makePicture(1, 1, format))).toMatchObject({ size: { width: 1, height: 1 } });
  });

  it("may have anything after its end, as cameras write it", async () => {
    for (const format of ["jpeg", "png", "webp"] as const)
      expect(
        read(Buffer.concat([await makePicture(90, 60, format), Buffer.alloc(100_000)])).fault,
      ).toBeUndefined();
  });
});

describe("what is no picture for the site", () => {
  const box = (brand: string) => Buffer.from(`\0\0\0\u0018ftyp${brand}\0\0\0\0mif1heic`, "latin1");
  it.each([
    ["GIF", Buffer.from("GIF89a\u0001\0\u0001\0", "latin1")],
    ["HEIC", box("heic")],
    ["HEIC", box("mif1")],
    ["animated AVIF", box("avis")],
    ["SVG", Buffer.from('\uFEFF  <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ["SVG", Buffer.from('<?xml version="1.0"?><svg/>')],
    ["TIFF", Buffer.from("II*\0\u0008\0\0\0", "latin1")],
    ["BMP", Buffer.from("BM0000", "latin1")],
    ["PDF", Buffer.from("%PDF-1.7")],
    [undefined, Buffer.from("<!doctype html><p>404 Not Found")],
    [undefined, Buffer.from("文")],
    [undefined, Buffer.alloc(1000)],
  ])("is told as %s", (format, bytes) => {
    expect(read(bytes).fault).toEqual({ code: "picture-format", format });
  });

  it("is told as moving", async () => {
    const animated = await sharp([await frames(), await noise(40, 60, 1).png().toBuffer()], {
      join: { animated: true },
    })
      .webp()
      .toBuffer();
    expect(read(animated).fault).toEqual({ code: "picture-format", format: "animated WebP" });
    const still = await frames();
    // The chunk that says how often it moves stands before the first picture (PNG 3, 11.3.6.1).
    const at = still.indexOf("IDAT") - 4;
    const control = Buffer.from("\0\0\0\u0008acTL\0\0\0\u0002\0\0\0\0\0\0\0\0", "latin1");
    const apng = Buffer.concat([still.subarray(0, at), control, still.subarray(at)]);
    expect(read(apng).fault).toEqual({ code: "picture-format", format: "APNG" });
  });
});

describe("a picture that is not whole", () => {
  it.each(["jpeg", "png", "webp", "avif"] as const)(
    "is told as cut off wherever it ends: %s",
    async (format) => {
      const bytes = await makePicture(300, 200, format);
      for (const share of [0.05, 0.2, 0.5, 0.9, 0.99]) {
        const length = Math.max(70, Math.floor(bytes.length * share));
        expect(read(bytes.subarray(0, length)).fault, `${length} bytes`).toEqual({
          code: "picture-damaged",
          reason: "cut",
        });
      }
    },
  );

  it("is no whole one for the preview within it", async () => {
    const preview = await makePicture(60, 40);
    const bytes = await makePicture(300, 200);
    const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), preview]);
    segment.writeUInt16BE(preview.length + 2, 2);
    const whole = Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)]);
    expect(read(whole)).toMatchObject({ size: { width: 300, height: 200 } });
    expect(read(whole.subarray(0, segment.length + 1500)).fault).toMatchObject({ reason: "cut" });
  });

  it("is told as cut off while it is empty, and is read once it is whole", async () => {
    expect(read("").fault).toEqual({ code: "picture-damaged", reason: "cut" });
    expect(read(await makePicture(60, 40)).fault).toBeUndefined();
  });

  it("is told where it is a folder, or is not there", () => {
    expect(readPicture(folder, true).fault).toEqual({
      code: "picture-damaged",
      reason: "not a regular file",
    });
    expect(readPicture(join(folder, "no"), true).fault).toMatchObject({ reason: "ENOENT" });
  });
});

describe("a picture that is too large", () => {
  it("is told by its bytes, without being read", async () => {
    writeFileSync(path, await makePicture(60, 40));
    truncateSync(path, pictureLimits.bytes + 1);
    expect(readPicture(path, true).fault).toEqual({
      code: "picture-too-large",
      bytes: pictureLimits.bytes + 1,
    });
    truncateSync(path, pictureLimits.bytes);
    expect(readPicture(path, true).fault).toBeUndefined();
  });

  it.each([
    [65_500, 65_500],
    [7_100, 7_100],
    [16_001, 10],
  ])("is told by what its header says: %i by %i", async (width, height) => {
    const png = await makePicture(60, 40, "png");
    png.writeUInt32BE(width, 16);
    png.writeUInt32BE(height, 20);
    expect(read(png).fault).toMatchObject({ code: "picture-too-large", width, height });
  });
});

it("is read again only where its file is another", async () => {
  vi.spyOn(Date, "now").mockImplementation(() => performance.timeOrigin + performance.now() + 10_000);
  const first = read(await makePicture(60, 40));
  expect(readPicture(path, true)).toBe(first);
  expect(readPicture(path, false)).toBe(first);
  utimesSync(path, 1, 1);
  const touched = readPicture(path, true);
  expect(touched).not.toBe(first);
  expect(touched.state.digest).toBe(first.state.digest);
  expect(read(await makePicture(61, 40))).toMatchObject({ size: { width: 61 } });
});

it("has no digest where none was asked for, and one as soon as it is", async () => {
  vi.spyOn(Date, "now").mockImplementation(() => performance.timeOrigin + performance.now() + 10_000);
  const bytes = await makePicture(60, 40);
  writeFileSync(path, bytes);
  expect(readPicture(path, false)).toMatchObject({ size: { width: 60, height: 40 } });
  expect(readPicture(path, true).state.digest).toBe(digestOf(bytes));
});
