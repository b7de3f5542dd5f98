/**
 * Lighthouse (mobile) on every kind of page that search engines may list, in both languages, and the time of the
 * largest paint against that of the same text as a bare page:
 *
 *     npm run bench:lighthouse -- [page…] [paint]
 *
 * Without names it does all; `paint` is the comparison of paints. Takes Lighthouse from the registry and the browser of CHROMIUM_PATH.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { parse } from "parse5";
import { startSite } from "./processes.ts";
import { quantile } from "./quantile.ts";

const version = "13.5.0";
const only = process.argv.slice(2);
const paths = {
  "front page": "",
  calendar: "/dates",
  "archive in charts": "/archive",
  year: "/dates/2020",
  month: "/dates/2020-11",
  issue: "/dates/2020-11-28",
  article: "/articles/2020-11-28/standing-committee",
  "both languages": "/articles/2020-11-28/standing-committee/parallel",
  "print source": "/bulletins/2020-11-28",
  reporters: "/reporters",
  reporter: "/reporters/chen-run",
  topics: "/topics",
  topic: "/topics/waste-sorting",
  people: "/people",
  person: "/people/zhu-jian",
  glossary: "/glossary",
  kind: "/kinds/meeting",
  search: "/search",
  corrections: "/corrections",
  about: "/about",
  feeds: "/feeds",
};
const categories = ["performance", "accessibility", "best-practices", "seo"] as const;

/** What `barePage` looks at in a node as parse5 makes them. */
interface PageNode {
  nodeName: string;
  value?: string;
  attrs?: readonly { name: string }[];
  childNodes?: readonly PageNode[];
}

interface Report {
  categories: Record<string, { score: number }>;
  audits: Record<string, { score: number | null; numericValue?: number }>;
}

const folder = mkdtempSync(join(tmpdir(), "bulletin-lighthouse-"));
const server = await startSite(3971, { DATA_DIR: folder, SITE_URL: "http://127.0.0.1:3971" });
try {
  console.log(
    `Lighthouse ${version}, Node ${process.version}, ${cpus()[0]?.model}, ${availableParallelism()} cores\n`,
  );
  if (only.join() !== "paint") console.log("| page | zh | en | less than full |\n| --- | --- | --- | --- |");
  for (const [name, path] of Object.entries(paths)) {
    if (only.length > 0 && !only.includes(name)) continue;
    const cells: string[] = [];
    const faults = new Set<string>();
    for (const locale of ["zh", "en"]) {
      const report = await lighthouse(`${server.origin}/${locale}${path}`);
      cells.push(
        categories.map((category) => Math.round((report.categories[category]?.score ?? 0) * 100)).join(" / "),
      );
      for (const [id, { score }] of Object.entries(report.audits))
        if (score !== null && score < 0.9) faults.add(id);
    }
    console.log(`| ${[name, ...cells, [...faults].join(", ")].join(" | ")} |`);
  }
  if (only.length === 0 || only.includes("paint")) await comparePaints();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** On a slow 4G line with a processor that is 4 times slower, both throttled by the browser. */
async function comparePaints(): Promise<void> {
  const url = `${server.origin}/zh${paths.article}`;
  const bare = brotliCompressSync(barePage(await (await fetch(url)).text()));
  const other = createServer((_, response) =>
    response
      .writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Encoding": "br" })
      .end(bare),
  );
  await new Promise<void>((listening) => other.listen(3972, "127.0.0.1", listening));
  const values: Record<string, number[]> = { ours: [], bare: [], blocking: [], shift: [] };
  for (let round = 0; round < 5; round++) {
    for (const [name, address] of [
      ["ours", url],
      ["bare", "http://127.0.0.1:3972/"],
    ] as const) {
      const { audits } = await lighthouse(
        address,
        "--only-categories=performance",
        "--throttling-method=devtools",
      );
      values[name]?.push(audits["largest-contentful-paint"]?.numericValue ?? 0);
      if (name !== "ours") continue;
      values.blocking?.push(audits["total-blocking-time"]?.numericValue ?? 0);
      values.shift?.push(audits["cumulative-layout-shift"]?.numericValue ?? 0);
    }
  }
  other.close();
  const middle = (name: string) => quantile(values[name] ?? [], 0.5);
  console.log(
    `\nLargest paint of the article ${middle("ours").toFixed(0)} ms, of its text as a bare page ${middle("bare").toFixed(0)} ms: ${(middle("ours") / middle("bare")).toFixed(2)} times. Blocking ${middle("blocking").toFixed(0)} ms, layout shift ${middle("shift").toFixed(3)}.`,
  );
}

/** The headline and the paragraphs that an article shows, and nothing else: not its cards, which open on demand. */
function barePage(html: string): string {
  const parts: string[] = [];
  const walk = (node: PageNode, inside: string) => {
    if (node.attrs?.some((attribute) => attribute.name === "popover")) return;
    const name = /^(h1|p|title)$/.test(node.nodeName) ? node.nodeName : inside;
    if (name !== inside) parts.push(`<${name}>`);
    if (node.nodeName === "#text" && inside !== "") parts.push(node.value ?? "");
    for (const child of node.childNodes ?? []) walk(child, name);
    if (name !== inside) parts.push(`</${name}>`);
  };
  walk(parse(html) as PageNode, "");
  return `<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width">${parts.join("")}`;
}

async function lighthouse(url: string, ...options: readonly string[]): Promise<Report> {
  const args = [url, "--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox", ...options];
  const { stdout } = await promisify(execFile)("npx", ["--yes", `lighthouse@${version}`, ...args], {
    env: { ...process.env, CHROME_PATH: process.env.CHROMIUM_PATH },
    maxBuffer: 100_000_000,
  });
  return JSON.parse(stdout) as Report;
}
