/**
 * Measures the archive at a size:
 *
 *     npm run bench:archive -- 10000
 *
 * Makes that many articles in two languages in a temporary folder and a production server over them.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { Archive } from "#lib/archive/archive.ts";
import { openDatabase } from "#lib/archive/database.ts";
import { sqliteArchive } from "#lib/archive/reader.ts";
import { generator } from "#lib/bulletin/solve.ts";
import { scanFolder } from "#lib/content/scan-folder.ts";
import { serverFlags } from "../../scripts/prepare.mjs";
import { dayOf, makeContent } from "./archive/make-content.ts";

const articles = Number(process.argv[2] ?? 10_000);
if (!Number.isSafeInteger(articles) || articles < 10) {
  console.error("usage: npm run bench:archive -- N, at least 10");
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), "bulletin-archive-"));
const contentFolder = join(folder, "content");
const dataFolder = join(folder, "data");
const port = 3977;
const url = `http://127.0.0.1:${port}`;
const random = generator(7);
const rows: [string, string][] = [];

try {
  makeContent(contentFolder, articles);
  const markdown = scanFolder(contentFolder).reduce((sum, { size }) => sum + size, 0);
  let server = await startServer("first index");
  await stop(server);
  server = await startServer("start with nothing changed");
  await measureSaves();
  await measureQueries();
  rows.push(["resident memory of the server", `${(residentBytes(server) / 1e6).toFixed(0)} MB`]);
  await stop(server);
  const index = statSync(join(dataFolder, "index.sqlite")).size;
  rows.push([
    "index on disk",
    `${(index / 1e6).toFixed(0)} MB, ${(index / markdown).toFixed(2)} times the Markdown`,
  ]);
  print();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function startServer(what: string): Promise<ChildProcess> {
  const begin = performance.now();
  const server = spawn(process.execPath, [...serverFlags, "server.ts"], {
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: String(port),
      CONTENT_DIR: contentFolder,
      DATA_DIR: dataFolder,
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  while (!(await fetch(`${url}/healthz`).catch(() => undefined))?.ok) {
    if (server.exitCode !== null) throw new Error("the server ended");
    await new Promise((done) => setTimeout(done, 20));
  }
  rows.push([what, `${((performance.now() - begin) / 1000).toFixed(1)} s`]);
  return server;
}

async function stop(server: ChildProcess): Promise<void> {
  const exited = new Promise((done) => server.once("exit", done));
  server.kill("SIGTERM");
  await exited;
}

/** From the end of a write to the answer with the new text, asked for without pause. */
async function measureSaves(): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < 30; round++) {
    const number = Math.floor(random() * articles);
    const day = dayOf(number);
    const path = join(contentFolder, "articles", day, `story-${number}.md`);
    const mark = `第${round}次改过`;
    writeFileSync(path, readFileSync(path, "utf8").replace(/^headline: .*$/m, `headline: ${mark}`));
    const begin = performance.now();
    for (;;) {
      const page = await fetch(`${url}/zh/articles/${day}/story-${number}`);
      if ((await page.text()).includes(mark)) break;
      if (performance.now() - begin > 10_000) throw new Error(`${path} never showed`);
    }
    times.push(performance.now() - begin);
  }
  rows.push(["one file saved -> its page has the new text", quantiles(times)]);
}

async function measureQueries(): Promise<void> {
  const archive = sqliteArchive(openDatabase(dataFolder));
  const day = () => dayOf(Math.floor(random() * articles));
  const number = (below: number) => Math.floor(random() * below);
  const queries: Record<string, (archive: Archive) => Promise<unknown>> = {
    "front page": (a) => a.latestIssue("zh"),
    "an issue": (a) => a.issue(day(), "en", 1),
    "calendar of all years": (a) => a.calendar(),
    "a year": (a) => a.year(day().slice(0, 4)),
    "a month": (a) => a.month(day().slice(0, 7), "en", 1),
    "an article": (a) => {
      const story = number(articles);
      return a.article(dayOf(story), `story-${story}`, "en");
    },
    "all reporters": (a) => a.entries("reporters", 1 + number(10)),
    "a reporter": (a) => a.entry("reporters", `reporter-${number(200)}`, "zh", 1),
    "a topic": (a) => a.entry("topics", `topic-${number(300)}`, "en", 1),
    "a topic, page 5": (a) => a.entry("topics", `topic-${number(5)}`, "en", 5),
    "a kind": (a) => a.kind("forum", "zh", 1 + number(5)),
    corrections: (a) => a.corrections("zh", 1),
  };
  for (const [name, query] of Object.entries(queries)) {
    const times: number[] = [];
    for (let round = 0; round < 300; round++) {
      const begin = performance.now();
      await query(archive);
      times.push(performance.now() - begin);
    }
    rows.push([`queries of ${name}`, quantiles(times)]);
  }
  archive.close();
}

/** As the kernel counts it for the process, its threads included. */
function residentBytes({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

function quantiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return `median ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms`;
}

function print(): void {
  console.log(
    `${articles} articles in two languages; Node ${process.version}, ${cpus()[0]?.model}, ${availableParallelism()} cores\n`,
  );
  console.log("| what | measured |\n| --- | --- |");
  for (const [what, measured] of rows) console.log(`| ${what} | ${measured} |`);
}
