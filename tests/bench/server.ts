/**
 * Measures the server against Next.js alone on the same build, and against nginx with the same page as a file:
 *
 *     npm run bench:server          (with `-- short`, without the crowds, which take most of the time)
 *
 * Everything runs on this machine, the load too, so processor time is each server's own. `wrk` and `nginx` are used
 * where they are installed.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { dayOf, makeContent } from "./archive/make-content.ts";
import {
  cpuSeconds,
  hasNginx,
  type Running,
  residentMegabytes,
  startNginx,
  startNode,
  startSite,
} from "./processes.ts";
import { quantile } from "./quantile.ts";
import { each, hasWrk, p99AtRate, pressure } from "./server/load.ts";

const articles = 3_000;
const folder = mkdtempSync(join(tmpdir(), "bulletin-server-"));
const content = { CONTENT_DIR: join(folder, "content"), DATA_DIR: join(folder, "data") };
const path = `/zh/articles/${dayOf(0)}/story-0`;
const rows: [what: string, measured: string][] = [];
const running: Running[] = [];

try {
  makeContent(content.CONTENT_DIR, articles);
  const database = openDatabase(content.DATA_DIR);
  await syncIndex(new SqliteIndex(database), content.CONTENT_DIR, { threads: availableParallelism() });
  database.close();
  const ours = await start(
    startSite(3971, { ...content, CONNECTIONS_PER_ADDRESS: "0", SEARCHES_PER_MINUTE: "0" }),
  );
  const next = await start(startNode(["tests/bench/server/next-alone.ts"], 3972, content));
  const bare = await start(
    startNode(["tests/bench/server/bare.ts", "3974", `${ours.origin}${path}`], 3974, {}),
  );
  const nginx = hasNginx ? await start(nginxWithPageOf(ours)) : undefined;
  await measureWeight(ours);
  const logged = await start(
    startSite(3975, {
      ...content,
      CONNECTIONS_PER_ADDRESS: "0",
      SEARCHES_PER_MINUTE: "0",
      LOG_LEVEL: "info",
    }),
  );
  await measureCached({ ours, logged, next, bare, nginx });
  await measureUncached(ours, next);
  if (process.argv[2] !== "short") await measureCrowds(ours);
  print();
} finally {
  for (const each of running) await each.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function start(starting: Promise<Running>): Promise<Running> {
  const server = await starting;
  running.push(server);
  return server;
}

async function nginxWithPageOf({ origin }: Running): Promise<Running> {
  const raw = async (encoding: string) => {
    const { body } = await fetchRaw(`${origin}${path}`, encoding);
    return body;
  };
  return startNginx(folder, 3973, await raw("identity"), await raw("gzip"));
}

async function fetchRaw(url: string, encoding: string): Promise<{ head: number; body: Buffer }> {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((done, failed) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        `GET ${pathname} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: ${encoding}\r\nConnection: close\r\n\r\n`,
      ),
    );
    socket.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", failed);
    socket.on("close", () => {
      const all = Buffer.concat(chunks);
      const head = all.indexOf("\r\n\r\n") + 4;
      done({ head, body: all.subarray(head) });
    });
  });
}

/** Everything that a browser loads to show a page, but for the icon and what it fetches ahead. */
async function measureWeight({ origin }: Running): Promise<void> {
  const url = `${origin}${path}`;
  const first = await fetchRaw(url, "br");
  for (let time = 0; time < 3; time++) await fetchRaw(url, "br");
  await new Promise((done) => setTimeout(done, 500));
  const { head, body } = await fetchRaw(url, "br");
  rows.push([
    "an article of 1,200 characters, brotli: first answer; later",
    `${first.body.length}; ${body.length} bytes, and ${head} of head`,
  ]);
}

interface Pressed {
  rate: number;
  microseconds: number;
}

async function measureCached({
  ours,
  logged,
  next,
  bare,
  nginx,
}: Record<"ours" | "logged" | "next" | "bare", Running> & { nginx: Running | undefined }): Promise<void> {
  const servers: Record<string, [Running, string] | undefined> = {
    ours: [ours, path],
    logged: [logged, path],
    next: [next, path],
    bare: [bare, path],
    nginx: nginx && [nginx, "/page.html"],
  };
  const found: Record<string, Pressed[]> = { ours: [], logged: [], next: [], bare: [], nginx: [] };
  for (const [, server] of Object.entries(servers)) {
    if (server) await pressure(`${server[0].origin}${server[1]}`, { seconds: 3 });
  }
  for (let round = 0; round < 3; round++) {
    for (const [name, server] of Object.entries(servers)) {
      if (!server) continue;
      const before = cpuSeconds(server[0].pid);
      const { rate, requests, failures } = await pressure(`${server[0].origin}${server[1]}`);
      if (failures > 0) throw new Error(`${name}: ${failures} requests failed`);
      found[name]?.push({ rate, microseconds: ((cpuSeconds(server[0].pid) - before) / requests) * 1e6 });
    }
  }
  const median = (name: string, of: keyof Pressed) =>
    quantile(found[name]?.map((pressed) => pressed[of]) ?? [], 0.5);
  const [rate, cpu] = [median("ours", "rate"), median("ours", "microseconds")];
  const line = (name: string) =>
    `${median(name, "rate").toFixed(0)}/s, ${median(name, "microseconds").toFixed(0)} µs of processor each`;
  rows.push(
    ["article page, cached", line("ours")],
    ["the same by Next.js alone", `${line("next")}; ratio ${(rate / median("next", "rate")).toFixed(1)}`],
  );
  rows.push([
    "the same by Node's http server and nothing else",
    `${line("bare")}; ratio ${(rate / median("bare", "rate")).toFixed(2)}`,
  ]);
  rows.push([
    "cached, with the request log on",
    `${line("logged")}; ratio to Node's server ${(median("logged", "rate") / median("bare", "rate")).toFixed(2)}`,
  ]);
  if (nginx)
    rows.push([
      "the same by nginx from a file",
      `${line("nginx")}; ratio ${(rate / median("nginx", "rate")).toFixed(2)}, processor ${(cpu / median("nginx", "microseconds")).toFixed(2)} times`,
    ]);
  const p99 = await p99AtRate(`${ours.origin}${path}`, rate * 0.3);
  rows.push([`p99 at 30 % of that (${(rate * 0.3).toFixed(0)}/s)`, `${p99} ms`]);
}

async function measureUncached(ours: Running, next: Running): Promise<void> {
  const rates = { ours: [] as number[], next: [] as number[] };
  const perRound = 900;
  const paths = (round: number) =>
    Array.from({ length: perRound }, (_, index) => {
      const number = 1 + round * perRound + index;
      return `/en/articles/${dayOf(number)}/story-${number}`;
    });
  for (let round = 0; round < 3; round++) {
    for (const [name, server] of [
      ["next", next],
      ["ours", ours],
    ] as const) {
      const { rate, failures } = await each(server.origin, paths(round));
      if (failures > 0) throw new Error(`${name}: ${failures} requests failed`);
      rates[name].push(rate);
    }
  }
  const [mine, theirs] = [quantile(rates.ours, 0.5), quantile(rates.next, 0.5)];
  rows.push([
    "uncached articles",
    `${mine.toFixed(0)}/s; Next.js alone ${theirs.toFixed(0)}/s; ratio ${(mine / theirs).toFixed(2)}`,
  ]);
}

async function measureCrowds({ origin, pid }: Running): Promise<void> {
  const url = `${origin}${path}`;
  const crowd = await pressure(url, { connections: 1000, seconds: 60 });
  rows.push([
    "1,000 connections for 60 s",
    `${crowd.requests} requests, ${crowd.failures} failures, ${residentMegabytes(pid).toFixed(0)} MB`,
  ]);
  const probe = await pressure(url, { seconds: 3, busting: true, folder });
  const busting = await pressure(url, { seconds: Math.ceil(1_050_000 / probe.rate), busting: true, folder });
  rows.push([
    "addresses that differ in nothing",
    `${busting.requests} requests, ${busting.failures} failures, ${busting.rate.toFixed(0)}/s, ${residentMegabytes(pid).toFixed(0)} MB`,
  ]);
  const alone = await p99AtRate(url, crowd.rate * 0.1);
  const { port } = new URL(origin);
  let isOver = false;
  const slow = Array.from({ length: 200 }, async () => {
    while (!isOver) await slowRequest(Number(port), () => isOver);
  });
  const beside = await p99AtRate(url, crowd.rate * 0.1);
  isOver = true;
  await Promise.all(slow);
  rows.push(["p99 beside 200 clients that send a byte a second", `${beside} ms; without them ${alone} ms`]);
}

function slowRequest(port: number, isOver: () => boolean): Promise<void> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("GET /zh HTTP/1.1\r\nHost: a\r\nX: "));
    const timer = setInterval(() => (isOver() ? socket.destroy() : socket.write("a")), 1000);
    socket
      .on("error", () => {})
      .on("close", () => {
        clearInterval(timer);
        done();
      })
      .resume();
  });
}

function print(): void {
  const tools = `${hasWrk ? "wrk" : "autocannon"}, ${hasNginx ? "nginx" : "no nginx"}`;
  console.log(
    `Node ${process.version}, ${cpus()[0]?.model}, ${availableParallelism()} cores; ${tools}; 32 connections, 10 s, medians of 3\n`,
  );
  console.log("| what | measured |\n| --- | --- |");
  for (const [what, measured] of rows) console.log(`| ${what} | ${measured} |`);
}
