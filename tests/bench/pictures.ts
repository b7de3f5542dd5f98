import { readdirSync, readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { noise } from "../support/make-picture.ts";
import { original, SiteServer } from "../support/site-server.ts";
import { quantile } from "./quantile.ts";

/**
 * npm run bench:pictures: from a saved photograph of 12 megapixels to its JPEG being served, and to all its forms, on
 * a production server over the real record; and what the process takes that makes them. Needs a build.
 */
const rounds = Number(process.argv[2] ?? 10);
const times: { jpeg: number[]; all: number[] } = { jpeg: [], all: [] };
const made: Record<string, number> = {};
let largest = 0;

/** A photograph as far as compressing goes: it has something in each pixel, and little that is sharp. */
async function photograph(seed: number): Promise<Buffer> {
  const rough = await noise(1000, 750, seed).blur(1.5).png().toBuffer();
  return sharp(rough).resize(4000, 3000).jpeg({ quality: 92 }).toBuffer();
}

/** The most that the process which makes pictures has taken so far, in megabytes. */
function peakMegabytes(): number {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("make-process.ts")) continue;
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      return (Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024) / 1e6;
    } catch {
      // It has just ended.
    }
  }
  return 0;
}

/** @returns milliseconds until the page names a picture of a format that is not known yet, and it is served */
async function until(path: string, format: string, known: ReadonlySet<string>): Promise<number> {
  const start = performance.now();
  for (;;) {
    largest = Math.max(largest, peakMegabytes());
    const page = await (await fetch(site.url + path)).text();
    const found = [...page.matchAll(new RegExp(`/pictures/([0-9a-f]+)-\\d+\\.${format}`, "g"))].at(-1);
    if (found?.[1] !== undefined && !known.has(found[1])) {
      const response = await fetch(site.url + found[0]);
      if (response.ok && (await response.arrayBuffer()).byteLength > 0) return performance.now() - start;
    }
    await new Promise((done) => setTimeout(done, 5));
  }
}

const photographs = await Promise.all(Array.from({ length: rounds }, (_, seed) => photograph(seed)));
const site = await SiteServer.start();
const path = "/zh/articles/2020-11-29/photo";
const fields = "pictures: [{ file: hall.jpg, alt: { zh: 会场, en: The hall } }]\n";
await site.write("articles/2020-11-29/photo.md", original("2020-11-29", "图片新闻", fields));
const known = new Set<string>();
for (const bytes of photographs) {
  await site.write("articles/2020-11-29/photo.hall.jpg", bytes);
  const start = performance.now();
  times.jpeg.push(await until(path, "jpg", known));
  await until(path, "avif", known);
  times.all.push(performance.now() - start);
  for (const name of readdirSync(join(site.dataFolder, "pictures"))) known.add(name.split("-", 1)[0] ?? "");
}
for (const name of readdirSync(join(site.dataFolder, "pictures"))) {
  const kind = name.replace(/^[0-9a-f]+-/, "");
  made[kind] = readFileSync(join(site.dataFolder, "pictures", name)).length;
}
await site.stop();

console.log(
  `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.version}, sharp ${sharp.versions.sharp}`,
);
console.log(
  `${rounds} photographs of 4000 × 3000 pixels, ${((photographs[0]?.length ?? 0) / 1e6).toFixed(1)} MB\n`,
);
console.log("| from the end of the write | median | longest |\n| --- | --- | --- |");
for (const [what, values] of Object.entries({
  "to its JPEG being served": times.jpeg,
  "to all forms": times.all,
}))
  console.log(`| ${what} | ${quantile(values, 0.5).toFixed(0)} ms | ${quantile(values, 1).toFixed(0)} ms |`);
console.log(`\nThe process that makes them takes ${largest.toFixed(0)} MB at the most.`);
const sizes = Object.entries(made).filter(([name]) => !name.endsWith(".json"));
console.log(sizes.map(([name, bytes]) => `${name}: ${(bytes / 1000).toFixed(0)} kB`).join(", "));
