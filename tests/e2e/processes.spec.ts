import { existsSync } from "node:fs";
import { Agent, get } from "node:http";
import { connect } from "node:net";
import { test as base, expect } from "playwright/test";
import { ask } from "../support/ask.ts";
import { runNode } from "../support/processes.ts";
import { freePort, original, SiteServer } from "../support/site-server.ts";

const test = base.extend<object, { site: SiteServer; metricsPort: number }>({
  metricsPort: [async ({ browserName: _ }, use) => use(await freePort()), { scope: "worker" }],
  site: [
    async ({ metricsPort }, use) => {
      const site = await SiteServer.start(undefined, { WORKERS: "2", METRICS_PORT: String(metricsPort) });
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
});
test.describe.configure({ mode: "serial" });
test.skip(!existsSync("/proc/self/task"), "finds the workers in /proc");

/** One request after another on kept connections until told to stop. @returns how many were answered, and what failed */
function load(url: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const failures: string[] = [];
  let answered = 0;
  let isOver = false;
  const ask = () =>
    new Promise<void>((done) => {
      get(url, { agent }, (response) => {
        if (response.statusCode !== 200) failures.push(String(response.statusCode));
        response.on("error", (error) => failures.push(error.message));
        response.on("close", done).resume();
        answered++;
      }).on("error", (error) => {
        failures.push(error.message);
        done();
      });
    });
  const all = Promise.all(
    Array.from({ length: connections }, async () => {
      while (!isOver) await ask();
    }),
  );
  return {
    answered: () => answered,
    async stop() {
      isOver = true;
      await all;
      agent.destroy();
      return failures;
    },
  };
}

/** Nothing has failed, and requests are answered by as many workers. */
async function goesOn(running: ReturnType<typeof load>, workers: number, site: SiteServer): Promise<void> {
  await expect.poll(() => site.workers.length).toBe(workers);
  const before = running.answered();
  await expect.poll(() => running.answered()).toBeGreaterThan(before + 100);
  expect(new Set(await running.stop())).toEqual(new Set());
}

const fresh = async (url: string) => (await ask(url)).body.toString();

/** Sends bytes as they are, and reads until the other side closes. */
const send = (port: number, text: string) =>
  new Promise<string>((done) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.setEncoding("utf8").on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("error", () => {}).on("close", () => done(answer));
  });

test("a saved file is shown by every process", async ({ site }) => {
  await site.write("articles/2020-11-30/new.md", original("2020-11-30", "各个进程都有"));
  await expect
    .poll(async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => fresh(`${site.url}/zh/dates/2020-11-30`)),
      );
      return answers.every((text) => text.includes("各个进程都有"));
    })
    .toBe(true);
});

test("workers that are stopped one after another lose no request, and are replaced", async ({ site }) => {
  const running = load(`${site.url}/zh/articles/2020-11-28/standing-committee`, 8);
  for (const pid of site.workers) {
    process.kill(pid, "SIGTERM");
    await expect.poll(() => site.workers.includes(pid)).toBe(false);
  }
  await goesOn(running, 2, site);
});

test("workers that are stopped all at once serve until others do", async ({ site }) => {
  const running = load(`${site.url}/zh/articles/2020-11-28/standing-committee`, 8);
  const before = site.workers;
  for (const pid of before) process.kill(pid, "SIGTERM");
  await expect.poll(() => site.workers.some((pid) => before.includes(pid))).toBe(false);
  await goesOn(running, 2, site);
});

test("a worker that is killed costs only what it was answering, and is replaced", async ({ site }) => {
  const running = load(`${site.url}/zh`, 8);
  await expect.poll(() => running.answered()).toBeGreaterThan(100);
  const [victim = 0] = site.workers;
  process.kill(victim, "SIGKILL");
  await expect.poll(() => site.workers.filter((pid) => pid !== victim).length).toBe(2);
  const before = running.answered();
  await expect.poll(() => running.answered()).toBeGreaterThan(before + 100);
  expect((await running.stop()).length).toBeLessThanOrEqual(8);
});

test("metrics have a port of their own, and count all processes", async ({ site, metricsPort, request }) => {
  const text = await fresh(`http://127.0.0.1:${metricsPort}/metrics`);
  expect(text).toMatch(/^bulletin_requests_total\{status="200",cache="hit"\} \d+$/m);
  expect(text).toMatch(/^bulletin_revision [1-9]\d*$/m);
  expect((await request.get(`${site.url}/metrics`)).status()).toBe(404);
});

test("slow clients are sent away, and others do not wait for them", async ({ site }) => {
  const port = Number(new URL(site.url).port);
  const slow = Array.from(
    { length: 200 },
    () =>
      new Promise<string>((done) => {
        let answer = "";
        const socket = connect(port, "127.0.0.1", () => socket.write("GET /zh HTTP/1.1\r\nHost: a\r\nX: "));
        const timer = setInterval(() => socket.write("a"), 500);
        socket.setEncoding("utf8").on("data", (chunk) => {
          answer += chunk;
        });
        socket
          .on("error", () => {})
          .on("close", () => {
            clearInterval(timer);
            done(answer);
          });
      }),
  );
  const running = load(`${site.url}/zh`, 4);
  const answers = await Promise.all(slow);
  expect(answers.every((answer) => answer === "" || answer.startsWith("HTTP/1.1 408"))).toBe(true);
  expect(running.answered()).toBeGreaterThan(100);
  expect(await running.stop()).toEqual([]);
});

for (const [what, text, answer] of [
  ["no request at all", "\x16\x03\x01\x02\x00\r\n\r\n", /^HTTP\/1\.1 400/],
  [
    "two lengths",
    "GET /zh HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    /^HTTP\/1\.1 400/,
  ],
  ["a body", "GET /zh HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", /^HTTP\/1\.1 400/],
  [
    "a chunked body",
    "GET /zh HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    /^HTTP\/1\.1 400/,
  ],
  ["no host", "GET /zh HTTP/1.1\r\n\r\n", /^HTTP\/1\.1 400/],
  [
    "a head that is too large",
    `GET /zh HTTP/1.1\r\nHost: a\r\nX: ${"a".repeat(140_000)}\r\n\r\n`,
    /^HTTP\/1\.1 431/,
  ],
  [
    "an address that is too long",
    `GET /zh?${"a".repeat(110_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
    /^HTTP\/1\.1 414/,
  ],
  [
    "another protocol",
    "GET /zh HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: close, Upgrade\r\n\r\n",
    /^HTTP\/1\.1 (200|400)/,
  ],
  ["a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: a\r\n\r\n", /^(HTTP\/1\.1 4|$)/],
] as const) {
  test(`a request with ${what} is answered cleanly`, async ({ site }) => {
    const port = Number(new URL(site.url).port);
    expect(await send(port, text)).toMatch(answer);
    expect((await fresh(`${site.url}/healthz`)).startsWith('{"status":"ok"')).toBe(true);
  });
}

test("many addresses that differ in nothing are one page", async ({ site, metricsPort }) => {
  const pages = async () => {
    const text = await fresh(`http://127.0.0.1:${metricsPort}/metrics`);
    return Number(/^bulletin_cached_pages (\d+)$/m.exec(text)?.[1]);
  };
  await fresh(`${site.url}/en/about`);
  const before = await pages();
  for (let number = 0; number < 500; number++) await fresh(`${site.url}/en/about?cb=${number}`);
  expect(await pages()).toBeLessThanOrEqual(before + 1);
});

base(
  "the server ends with 0 when it is told to, with all its processes, and frees the port",
  async ({ request }) => {
    const site = await SiteServer.start(undefined, { WORKERS: "2" });
    const { workers } = site;
    expect(await site.stop()).toBe(0);
    expect(workers).toHaveLength(2);
    for (const pid of workers) expect(existsSync(`/proc/${pid}`)).toBe(false);
    await expect(request.get(site.url)).rejects.toThrow("ECONNREFUSED");
  },
);

base("a port that is taken and a setting that is wrong end it with one clear line", async () => {
  const site = await SiteServer.start();
  try {
    for (const [settings, code, line] of [
      [{ PORT: new URL(site.url).port, HOST: "127.0.0.1", WORKERS: "1" }, 1, "EADDRINUSE"],
      [{ PORT: new URL(site.url).port, HOST: "127.0.0.1", WORKERS: "2" }, 1, "EADDRINUSE"],
      [{ WORKERS: "none" }, 2, 'WORKERS="none" must be a number'],
      [{ TRUST_PROXY: "everyone" }, 2, 'TRUST_PROXY="everyone" must be addresses'],
      [{ SITE_URL: "https://a.example/paper" }, 2, 'SITE_URL="https://a.example/paper" must be an origin'],
    ] as const) {
      const ran = await runNode(["server.ts"], {
        env: { ...process.env, DATA_DIR: site.dataFolder, ...settings },
      });
      expect([ran.code, `${ran.out}${ran.err}`]).toEqual([code, expect.stringContaining(line)]);
    }
  } finally {
    await site.stop();
  }
});
