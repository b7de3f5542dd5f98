import { globSync, readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { manifest } from "#lib/feeds/manifest.ts";
import { defaultSite } from "#lib/record/site.ts";
import { drawIcon, icons } from "../../../scripts/draw-icon.mjs";

const svg = readFileSync("public/icon.svg", "utf8");
const names = Object.keys(icons);

describe("the icons in the folder public", () => {
  it.each(names)("are drawn from icon.svg: %s (else run scripts/icons.mjs)", async (name) => {
    const drawn = await drawIcon(svg, name).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const kept = await sharp(`public/${name}`).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(kept.info).toEqual(drawn.info);
    // Another machine may round otherwise.
    const most = drawn.data.reduce(
      (so, value, at) => Math.max(so, Math.abs(value - (kept.data[at] ?? 0))),
      0,
    );
    expect(most).toBeLessThanOrEqual(2);
  });

  it("are no others", () => {
    expect(globSync("*.png", { cwd: "public" }).sort()).toEqual([...names].sort());
  });

  it("have corners where they may be cut, and all of their picture in the middle", async () => {
    const { data, info } = await sharp("public/icon-maskable-512.png")
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const ground = data.subarray(0, 4).join();
    expect(data[3]).toBe(255);
    let far = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (data.subarray(at, at + 4).join() === ground) continue;
      const [x, y] = [(at / 4) % info.width, Math.floor(at / 4 / info.width)];
      far = Math.max(far, Math.hypot(x + 0.5 - info.width / 2, y + 0.5 - info.height / 2));
    }
    expect(far).toBeGreaterThan(0.2 * info.width);
    expect(far).toBeLessThanOrEqual(0.4 * info.width);
  });
});

describe("the manifest", () => {
  const made = async (params: { en?: true }, languages: ("zh" | "en")[] = ["zh", "en"]) => {
    const archive = { site: async () => ({ ...defaultSite, languages }) };
    const document = await manifest(
      { page: "manifest", locale: "zh", params },
      { archive: archive as never, siteUrl: "https://news.example.org", contentFolder: "content" },
    );
    return JSON.parse(String(document?.body));
  };

  it("is the paper's in one language, and begins with its front page", async () => {
    const site = defaultSite.name;
    expect(await made({})).toMatchObject({ name: site.zh, lang: "zh-Hans", id: "/zh", start_url: "/zh" });
    expect(await made({ en: true })).toMatchObject({ name: site.en, lang: "en", start_url: "/en" });
    expect(await made({}, ["en"])).toMatchObject({ name: site.en, start_url: "/en" });
  });

  it("names icons that are there, in their size", async () => {
    for (const { src, sizes, type } of (await made({})).icons) {
      const { format, width, height } = await sharp(`public${src}`).metadata();
      expect(type).toBe(format === "svg" ? "image/svg+xml" : `image/${format}`);
      if (sizes !== "any") expect(sizes).toBe(`${width}x${height}`);
    }
  });
});
