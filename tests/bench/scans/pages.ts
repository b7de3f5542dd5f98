import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import matter from "gray-matter";
import { chromium } from "playwright";
import sharp from "sharp";
import { generator } from "#lib/importer/solve/solve.ts";

/** A page of a newspaper as HTML, with what its articles say, white space left out. */
export interface ScanPage {
  name: string;
  html: string;
  articles: string[];
}

/** What happens to a page on its way through a scanner. */
export const variants = ["as rendered", "skew 1°", "noise", "JPEG 40", "all three"] as const;
export type Variant = (typeof variants)[number];

const root = join(import.meta.dirname, "../../..");

/** The fixture of the PDF tests in two typefaces, and a denser page of the record's own articles. */
export function scanPages(): ScanPage[] {
  const html = readFileSync(join(root, "tests/fixtures/importer/front-page.html"), "utf8");
  const articles = html
    .split("<article>")
    .slice(1)
    .map((part) =>
      [...part.matchAll(/<(?:div class="(?:kicker|deck|by)"|h[123]|p)>(.*?)<\/(?:div|h[123]|p)>/g)]
        .map(([, text = ""]) => text.replace(/<[^>]*>|\s/g, ""))
        .join(""),
    );
  const serif = html.replaceAll("Noto Sans CJK SC", "Noto Serif CJK SC");
  return [{ name: "sans", html, articles }, { name: "serif", html: serif, articles }, recordPage()];
}

/** The record's articles in four columns each, one below the other. */
function recordPage(): ScanPage {
  const folder = join(root, "content/articles/2020-11-28");
  const read = readdirSync(folder)
    .filter((name) => /^[^.]+\.md$/.test(name))
    .sort()
    .map((name) => {
      const { data, content } = matter(readFileSync(join(folder, name), "utf8"));
      const paragraphs = content.split(/\n{2,}/).map((text) => text.replaceAll("[…]", "").replace(/\s/g, ""));
      return {
        headline: [data.headline].flat().join(""),
        paragraphs: paragraphs.filter((text) => text !== ""),
      };
    });
  const body = read
    .map(
      ({ headline, paragraphs }) =>
        `<article><h1>${headline}</h1><div>${paragraphs.map((text) => `<p>${text}</p>`).join("")}</div></article>`,
    )
    .join("");
  return {
    name: "dense",
    html: `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><style>
body { margin: 0; padding: 28px; width: 944px; font: 12px/1.55 "Noto Serif CJK SC" }
h1 { font: bold 27px/1.3 "Noto Sans CJK SC"; margin: 16px 0 6px } div { columns: 4; column-gap: 16px }
p { margin: 0; text-indent: 2em; text-align: justify }</style>${body}</html>`,
    articles: read.map(({ headline, paragraphs }) => [headline, ...paragraphs].join("").replace(/\s/g, "")),
  };
}

/** Renders each page at a resolution, as PNG. */
export async function rendered(pages: readonly ScanPage[], dpi: number): Promise<Buffer[]> {
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ["--no-sandbox"],
  });
  try {
    const pictures = [];
    for (const { html } of pages) {
      const page = await browser.newPage({
        viewport: { width: 800, height: 600 },
        deviceScaleFactor: dpi / 96,
      });
      await page.setContent(html);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      await page.setViewportSize({ width, height: 600 });
      pictures.push(await page.screenshot({ fullPage: true }));
      await page.close();
    }
    return pictures;
  } finally {
    await browser.close();
  }
}

/** A picture as it comes out of a scanner. */
export async function scanned(picture: Buffer, variant: Variant): Promise<Buffer> {
  const all = variant === "all three";
  let made = picture;
  if (all || variant === "skew 1°")
    made = await sharp(made).rotate(1, { background: "#fff" }).png().toBuffer();
  if (all || variant === "noise") made = await noisy(made);
  return all || variant === "JPEG 40" ? sharp(made).grayscale().jpeg({ quality: 40 }).toBuffer() : made;
}

/** Grey paper, grain, and specks on two pixels of a thousand. */
async function noisy(picture: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(picture)
    .grayscale()
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const random = generator(7);
  const pixels = data.map((value) => {
    if (random() < 0.002) return random() < 0.5 ? 0 : 255;
    return Math.max(0, Math.min(255, 0.85 * value + 18 + 50 * (random() + random() + random() - 1.5)));
  });
  return sharp(pixels, { raw: { width: info.width, height: info.height, channels: 1 } })
    .png()
    .toBuffer();
}
