import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { importPage } from "#lib/importer/import-page.ts";
import { readSource, type Source } from "#lib/importer/source/read-source.ts";
import { type Engine, enginePackages, startEngine } from "#lib/importer/source/scan/engine.ts";
import { readUpright } from "#lib/importer/source/scan/read-upright.ts";
import { pagesIn, UnreadablePicture } from "#lib/importer/source/scan/scan-picture.ts";

const scan = join(import.meta.dirname, "../../../../fixtures/importer/scan.png");
const registries = { site: [], reporters: [], topics: [], people: [], glossary: [] };
const absent = enginePackages.filter((name) => {
  try {
    createRequire(import.meta.url).resolve(name === "onnxruntime-web" ? name : `${name}/node`);
    return false;
  } catch {
    return true;
  }
});
const withEngine = describe.skipIf(absent.length > 0);
const title = (text: string) =>
  absent.length > 0 ? `${text} (skipped: ${absent.join(", ")} not installed)` : text;

const articles = [
  {
    headline: ["古桥修好了"],
    byline: "■本报记者 田野",
    paragraphs: [
      "本报讯 封闭两年的永安桥昨日重新通车。桥面换了青石板，栏杆补齐36根。",
      "“老手艺没有丢。”石匠何三平说。",
    ],
  },
  {
    headline: ["夜间公交延至零点"],
    paragraphs: ["本报讯 下月起，8路、15路末班车延至零点发车——多数车站加装了灯。", "市民可拨打热线询问。"],
  },
];

withEngine(title("a scan as it is imported"), () => {
  let source: Source;
  beforeAll(async () => {
    const read = await readSource(await readFile(scan));
    if ("error" in read) throw new Error(read.error.message.en);
    source = read.source;
  }, 60_000);

  it("gives its articles in every character, with headlines, bylines and whole paragraphs", () => {
    const page = importPage(
      source.text,
      { day: "2024-06-05", bulletin: "2024-06-05", registries },
      {},
      source.plan,
    );
    expect(
      page.drafts.map(({ headline, byline, paragraphs }) => ({
        headline,
        ...(byline !== undefined && { byline }),
        paragraphs: paragraphs.map(({ text }) => text),
      })),
    ).toEqual(articles);
  });

  it("keeps the file as it came, and the page's picture with the place of each block", async () => {
    expect(source.original).toMatchObject({ extension: "png", encoding: "PNG" });
    const { width = 0, height = 0 } = await sharp(source.image).metadata();
    const { boxes } = source;
    expect(width / height).toBeCloseTo((boxes?.width ?? 0) / (boxes?.height ?? 1), 1);
    // The first headline stands in the upper left part of the page, the second below it.
    const [first, second] = ["古桥修好了", "夜间公交延至零点"].map((headline) => {
      const line = source.text.split("\n").indexOf(headline) + 1;
      return boxes?.fragments.find(({ lines: [from] }) => from === line)?.boxes[0];
    });
    expect(first?.[1]).toBeLessThan(0.2 * (boxes?.height ?? 0));
    expect(first?.[2]).toBeLessThan(0.5 * (boxes?.width ?? 0));
    expect(second?.[1]).toBeGreaterThan(first?.[3] ?? 1e9);
  });

  it("says that the text was recognised and is to be proofread", () => {
    expect(source.notes).toMatchObject([{ en: expect.stringMatching(/recognised.*Proofread/) }]);
  });
});

withEngine(title("a page that does not lie straight"), () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
  });
  const textOf = async (bytes: Uint8Array) => {
    const { page, ...rest } = await readUpright(
      { bytes, number: 1 },
      async () => engine,
      () => {},
    );
    return { ...rest, text: page.glyphs.map(({ text }) => text).join("") };
  };

  it("is turned round where it stands upside down, and turned back where it leans", async () => {
    const lower = await sharp(scan).extract({ left: 0, top: 250, width: 875, height: 171 }).toBuffer();
    const leaning = await sharp(lower).rotate(181.5, { background: "#fff" }).jpeg({ quality: 60 }).toBuffer();
    const { text, turned, skew } = await textOf(leaning);
    expect(turned).toBe(true);
    expect(skew).toBeCloseTo(1.5, 0);
    expect(text).toContain("夜间公交延至零点");
    expect(text).toContain("市民可拨打热线询问。");
  }, 60_000);

  it("is refused where it shows no text", async () => {
    const pixels = Buffer.from(Array.from({ length: 300 * 300 }, (_, at) => 128 + 100 * Math.sin(at / 7000)));
    const photo = await sharp(pixels, { raw: { width: 300, height: 300, channels: 1 } })
      .png()
      .toBuffer();
    await expect(textOf(photo)).rejects.toMatchObject({ fault: { code: "no-text" } });
  });
});

describe("a picture that no page can be read from", () => {
  const faultOf = async (bytes: Uint8Array) =>
    readUpright(
      { bytes, number: 1 },
      () => Promise.reject(new Error("the engine was started")),
      () => {},
    ).catch((error) => (error instanceof UnreadablePicture ? error.fault.code : String(error)));

  it("is told of where it breaks off", async () => {
    const bytes = await readFile(scan);
    expect(await faultOf(bytes.subarray(0, bytes.length / 2))).toBe("broken-picture");
    expect(await faultOf(bytes.subarray(0, 20))).toBe("broken-picture");
    const jpeg = await sharp(scan).jpeg().toBuffer();
    expect(await faultOf(jpeg.subarray(0, jpeg.length / 2))).toBe("broken-picture");
  });

  it("is told of where it has too many pixels, before they are unpacked", async () => {
    const bytes = Buffer.from(await readFile(scan));
    bytes.writeUInt32BE(40_000, 16);
    bytes.writeUInt32BE(40_000, 20);
    expect(await faultOf(bytes)).toBe("too-large");
  });

  it("is told of where a TIFF has several pages, none of which was chosen", async () => {
    const rows = await sharp(scan).grayscale().resize(100, 60, { fit: "fill" }).raw().toBuffer();
    const bytes = await sharp(Buffer.concat([rows, rows]), {
      raw: { width: 100, height: 120, channels: 1, pageHeight: 60 },
    })
      .tiff()
      .toBuffer();
    expect(await pagesIn(bytes)).toBe(2);
    expect(await readSource(bytes)).toMatchObject({
      error: { code: "several-pages", fix: { en: expect.stringContaining("--pages 1-2") } },
    });
  });

  it("is told of where it is a GIF", async () => {
    expect(await readSource(await sharp(scan).gif().toBuffer())).toMatchObject({
      error: { code: "binary", fix: { en: expect.stringContaining("PNG") } },
    });
  });
});
