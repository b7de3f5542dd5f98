/**
 * Measures what publishing costs readers:
 *
 *     npm run bench:publish -- 10000 1000
 *
 * Readers ask for pages at 1,000 a second, the newest articles most (Zipf), while nothing is published and while a
 * file is saved each second. Load and server share the machine; requests are sent by the clock, however long answers
 * take.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { generator } from "#lib/importer/solve/solve.ts";
import { dayOf, makeContent } from "./archive/make-content.ts";
import { startSite } from "./processes.ts";
import { quantile } from "./quantile.ts";

const articles = Number(process.argv[2] ?? 10_000);
/** Requests a second. */
const rate = Number(process.argv[3] ?? 1_000);
/** Seconds of each part. */
const seconds = 60;
const port = 3978;
const folder = mkdtempSync(join(tmpdir(), "bulletin-publish-"));
const contentFolder = join(folder, "content");
const random = generator(11);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Zipf's exponent: readers of a daily ask for little that is old. */
const exponent = 1.2;
/** How often the nth newest article is asked for, added up. */
const weights: number[] = [];
for (let rank = 1; rank <= articles; rank++) weights.push((weights.at(-1) ?? 0) + rank ** -exponent);

/** Of ten readers one opens the front page, two a list, and the others an article. */
function choosePath(): string {
  const locale = random() < 0.7 ? "zh" : "en";
  const kind = random();
  if (kind < 0.1) return `/${locale}`;
  const number = rankAt(random() * (weights.at(-1) ?? 0));
  if (kind < 0.2) return `/${locale}/dates/${dayOf(number)}`;
  if (kind < 0.3) return `/${locale}/kinds/news?page=${2 + Math.floor(random() * 20)}`;
  return `/${locale}/articles/${dayOf(number)}/story-${number}`;
}

function rankAt(weight: number): number {
  let [low, high] = [0, weights.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((weights[middle] ?? 0) < weight) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Answered {
  milliseconds: number[];
  failures: number;
}

function ask(path: string, answered: Answered): Promise<void> {
  const begin = performance.now();
  return new Promise((done) => {
    const fail = () => {
      answered.failures += 1;
      done();
    };
    const headers = { "accept-encoding": "br" };
    get({ host: "127.0.0.1", port, path, headers, agent }, (response) => {
      if (response.statusCode !== 200) answered.failures += 1;
      response.resume().on("close", () => {
        answered.milliseconds.push(performance.now() - begin);
        done();
      });
    }).on("error", fail);
  });
}

/** Opens what readers open, a few at a time, until most of it is in the cache. */
async function warmUp(): Promise<void> {
  const end = performance.now() + seconds * 1000;
  const reader = async () => {
    while (performance.now() < end) await ask(choosePath(), { milliseconds: [], failures: 0 });
  };
  await Promise.all(Array.from({ length: 4 }, reader));
}

/** Sends requests by the clock. */
async function load(duration: number): Promise<Answered> {
  const answered: Answered = { milliseconds: [], failures: 0 };
  const asked: Promise<void>[] = [];
  const begin = performance.now();
  while (performance.now() - begin < duration * 1000) {
    const due = ((performance.now() - begin) / 1000) * rate;
    while (asked.length < due) {
      asked.push(ask(choosePath(), answered));
      if (asked.length - answered.milliseconds.length - answered.failures > rate) {
        throw new Error("the server is a second behind: the load is more than it can take");
      }
    }
    await new Promise((done) => setTimeout(done, 1));
  }
  await Promise.all(asked);
  return answered;
}

/** Saves one of the newest hundred articles each second. */
function publish(): NodeJS.Timeout {
  let count = 0;
  return setInterval(() => {
    const number = Math.floor(random() * 100);
    const path = join(contentFolder, "articles", dayOf(number), `story-${number}.md`);
    writeFileSync(path, `${readFileSync(path, "utf8").trimEnd()}\n\n又有一段，第 ${++count} 次。\n`);
  }, 1000);
}

const rows: [string, string][] = [];
function row(what: string, { milliseconds, failures }: Answered): number {
  const p99 = quantile(milliseconds, 0.99);
  rows.push([
    what,
    `median ${quantile(milliseconds, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${milliseconds.length} answers, ${failures} failures`,
  ]);
  return p99;
}

try {
  makeContent(contentFolder, articles);
  const environment = {
    CONTENT_DIR: contentFolder,
    DATA_DIR: join(folder, "data"),
    CONNECTIONS_PER_ADDRESS: "0",
  };
  const server = await startSite(port, environment);
  try {
    await warmUp();
    const quiet = row("nothing published", await load(seconds));
    const publishing = publish();
    const busy = row("a file saved each second", await load(seconds));
    clearInterval(publishing);
    rows.push(["p99 while publishing, to that without", `${(busy / quiet).toFixed(1)} times`]);
  } finally {
    await server.stop();
  }
  console.log(
    `Node ${process.version}, ${cpus()[0]?.model}, ${availableParallelism()} cores; ${articles} articles, ${rate} requests/s\n`,
  );
  console.log("| what | measured |\n| --- | --- |");
  for (const [what, measured] of rows) console.log(`| ${what} | ${measured} |`);
} finally {
  agent.destroy();
  rmSync(folder, { recursive: true, force: true });
}
