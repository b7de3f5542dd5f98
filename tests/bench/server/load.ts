import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { join } from "node:path";
import autocannon from "autocannon";

const acceptEncoding = "br, gzip";

export interface Load {
  /** Requests a second. */
  rate: number;
  requests: number;
  /** Answers that were not 2xx, and connections that broke. */
  failures: number;
}

export const hasWrk = spawnSync("wrk", ["-v"]).error === undefined;

/**
 * As many requests as the server takes.
 * @param folder for a script of wrk's
 * @param busting whether each request has another, meaningless query
 */
export async function pressure(
  url: string,
  { connections = 32, seconds = 10, busting = false, folder = "." } = {},
): Promise<Load> {
  if (!hasWrk) return pressureByAutocannon(url, connections, seconds, busting);
  const script = join(folder, "busting.lua");
  const path = new URL(url).pathname;
  if (busting)
    writeFileSync(
      script,
      `local n = 0\nrequest = function()\n  n = n + 1\n  return wrk.format("GET", "${path}?cb=" .. n)\nend\n`,
    );
  const output = await outputOf("wrk", [
    ...["-t", "1", "-c", String(connections), "-d", `${seconds}s`, "--timeout", "10s"],
    ...["-H", `Accept-Encoding: ${acceptEncoding}`],
    ...(busting ? ["-s", script] : []),
    url,
  ]);
  const requests = Number(/(\d+) requests in/.exec(output)?.[1]);
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]);
  const errors =
    /connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(output)?.slice(1).map(Number) ?? [];
  const others = Number(/Non-2xx or 3xx responses: (\d+)/.exec(output)?.[1] ?? 0);
  return { rate, requests, failures: errors.reduce((sum, each) => sum + each, others) };
}

async function pressureByAutocannon(
  url: string,
  connections: number,
  seconds: number,
  busting: boolean,
): Promise<Load> {
  let count = 0;
  const path = new URL(url).pathname;
  const result = await autocannon({
    ...{ url, connections, duration: seconds, headers: { "accept-encoding": acceptEncoding } },
    ...(busting
      ? { requests: [{ setupRequest: (request: object) => ({ ...request, path: `${path}?cb=${count++}` }) }] }
      : {}),
  });
  return {
    rate: result.requests.average,
    requests: result.requests.total,
    failures: result.non2xx + result.errors,
  };
}

/** So many requests a second, however long they take. @returns milliseconds */
export async function p99AtRate(url: string, rate: number, seconds = 10): Promise<number> {
  const result = await autocannon({
    ...{ url, connections: 32, duration: seconds, overallRate: Math.round(rate) },
    headers: { "accept-encoding": acceptEncoding },
  });
  return result.latency.p99;
}

/** Each path once, 32 at a time. */
export async function each(origin: string, paths: readonly string[]): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const waiting = [...paths];
  let failures = 0;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        const status = await statusOf(`${origin}${path}`, agent);
        if (status !== 200) failures++;
      }
    }),
  );
  agent.destroy();
  return { rate: paths.length / ((performance.now() - begin) / 1000), requests: paths.length, failures };
}

function statusOf(url: string, agent: Agent): Promise<number> {
  return new Promise((done) => {
    get(url, { agent, headers: { "accept-encoding": acceptEncoding } }, (response) => {
      response.on("end", () => done(response.statusCode ?? 0)).resume();
    }).on("error", () => done(0));
  });
}

function outputOf(program: string, args: readonly string[]): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", failed).once("close", () => done(output));
  });
}
