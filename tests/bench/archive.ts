/**
 * Measures the archive at a size:
 *
 *     npm run bench:archive -- 10000 [FOLDER]
 *
 * Makes that many articles in two languages in a temporary folder and a production server over them. A FOLDER is
 * kept, and what is in it measured again, without its first index: at 100,000 articles that takes long.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { Archive } from "#lib/archive/archive.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { indexFiles } from "#lib/archive/sqlite/index-files.ts";
import { indexVersion } from "#lib/archive/sqlite/index-version.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { scanFolder } from "#lib/content/scan-folder.ts";
import { generator } from "#lib/importer/solve/solve.ts";
import { dayOf, makeContent } from "./archive/make-content.ts";
import { type Running, residentMegabytes, startSite } from "./processes.ts";
import { quantile } from "./quantile.ts";

const articles = Number(process.argv[2] ?? 10_000);
if (!Number.isSafeInteger(articles) || articles < 10) {
  console.error("usage: npm run bench:archive -- N [FOLDER], N at least 10");
  process.exit(2);
}
const keptFolder = process.argv[3];
const folder = keptFolder ?? mkdtempSync(join(tmpdir(), "bulletin-archive-"));
mkdirSync(folder, { recursive: true });
const contentFolder = join(folder, "content");
const dataFolder = join(folder, "data");
const saves = 60;
const port = 3977;
const url = `http://127.0.0.1:${port}`;
const random = generator(7);
const rows: [string, string][] = [];

try {
  if (!existsSync(contentFolder)) makeContent(contentFolder, articles);
  const markdown = scanFolder(contentFolder).reduce((sum, { size }) => sum + size, 0);
  if (!existsSync(dataFolder)) await (await startServer("first index")).stop();
  const server = await startServer("start with nothing changed");
  await measureSaves();
  await measureQueries();
  await measureSearches();
  await measurePagesBesideSearches();
  rows.push(["resident memory of the server", `${residentMegabytes(server.pid).toFixed(0)} MB`]);
  await server.stop();
  // What follows takes as long as the first index.
  print();
  await measureUpgrade();
  const index = statSync(indexFiles(dataFolder, indexVersion())[0]?.path ?? "").size;
  rows.push([
    "index on disk",
    `${(index / 1e6).toFixed(0)} MB, ${(index / markdown).toFixed(2)} times the Markdown`,
  ]);
  print();
} finally {
  if (keptFolder === undefined) rmSync(folder, { recursive: true, force: true });
}

async function startServer(what: string): Promise<Running> {
  const begin = performance.now();
  const server = await startSite(port, { CONTENT_DIR: contentFolder, DATA_DIR: dataFolder });
  rows.push([what, `${((performance.now() - begin) / 1000).toFixed(1)} s`]);
  return server;
}

/** A start over an index that other code has filled: from the start to the first page, and to the new index. */
async function measureUpgrade(): Promise<void> {
  const { path } = indexFiles(dataFolder, indexVersion())[0] ?? { path: "" };
  renameSync(path, path.replace(/index-\w+-/, "index-before-"));
  const begin = performance.now();
  const server = await startServer("start after an upgrade, until it answers from the old index");
  while (indexFiles(dataFolder, "before").length > 0) await new Promise((done) => setTimeout(done, 100));
  rows.push(["until it has the new index", `${((performance.now() - begin) / 1000).toFixed(1)} s`]);
  await server.stop();
}

/** From the end of a write to the answer with the new text, asked for without pause. */
async function measureSaves(): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < saves; round++) {
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
  // The first after a start finds nothing warm.
  const longest = `longest but the first ${Math.max(...times.slice(1)).toFixed(0)} ms`;
  rows.push([`one file saved -> its page has the new text (${saves})`, `${quantiles(times)}, ${longest}`]);
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

/** What a reader may type: part of a text, 2 to 4 characters or 1 to 3 words of it. */
function drawQuery(): string {
  const number = Math.floor(random() * articles);
  const inEnglish = random() < 0.5;
  const file = `story-${number}${inEnglish ? ".en" : ""}.md`;
  const text =
    readFileSync(join(contentFolder, "articles", dayOf(number), file), "utf8").split("---\n")[2] ?? "";
  const units = inEnglish ? text.split(/\s+/) : [...text.replaceAll("\n", "")];
  const length = inEnglish ? 1 + Math.floor(random() * 3) : 2 + Math.floor(random() * 3);
  const at = Math.floor(random() * (units.length - length));
  const query = units.slice(at, at + length).join(inEnglish ? " " : "");
  return /^[\p{L}\p{N} ]+$/u.test(query) ? query : drawQuery();
}

async function measureSearches(): Promise<void> {
  const archive = sqliteArchive(openDatabase(dataFolder));
  await archive.search({ q: "年", page: 1 }, "zh");
  const alone: number[] = [];
  const asked: number[] = [];
  for (let round = 0; round < 500; round++) {
    const q = drawQuery();
    let begin = performance.now();
    const result = await archive.search({ q, page: 1 }, "zh");
    alone.push(performance.now() - begin);
    if (result === "busy" || !result?.hits.total) throw new Error(`${q} was not found`);
    begin = performance.now();
    await (await fetch(searchUrl(drawQuery()))).text();
    asked.push(performance.now() - begin);
  }
  archive.close();
  rows.push(["a search", quantiles(alone)], ["a page of results", quantiles(asked)]);
}

function searchUrl(q: string): string {
  return `${url}/zh/search?q=${encodeURIComponent(q)}`;
}

/** Pages one after the other: with no search running, and with one search after the other running; in turns. */
async function measurePagesBesideSearches(): Promise<void> {
  const times = { alone: [] as number[], beside: [] as number[] };
  let searches = 0;
  for (let round = 0; round < 10; round++) {
    const beside = round % 2 === 1;
    let over = false;
    const searching = (async () => {
      for (; beside && !over; searches++) await (await fetch(searchUrl(drawQuery()))).text();
    })();
    for (let page = 0; page < 400; page++) {
      const number = Math.floor(random() * articles);
      const begin = performance.now();
      await (await fetch(`${url}/zh/articles/${dayOf(number)}/story-${number}`)).text();
      times[beside ? "beside" : "alone"].push(performance.now() - begin);
    }
    over = true;
    await searching;
  }
  rows.push(
    ["a page with no search running", quantiles(times.alone)],
    [`a page beside searches (${searches} ran)`, quantiles(times.beside)],
  );
}

function quantiles(times: readonly number[]): string {
  return `median ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms`;
}

function print(): void {
  console.log(
    `${articles} articles in two languages; Node ${process.version}, ${cpus()[0]?.model}, ${availableParallelism()} cores\n`,
  );
  console.log("| what | measured |\n| --- | --- |");
  for (const [what, measured] of rows) console.log(`| ${what} | ${measured} |`);
}
