import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "playwright/test";
import { indexFiles } from "#lib/archive/sqlite/index-files.ts";
import { ask } from "../support/ask.ts";
import { freePort, SiteServer } from "../support/site-server.ts";

/** A connection of its own for each, so that all workers are asked. */
const askAll = (url: string, times = 12) =>
  Promise.all(
    Array.from({ length: times }, async () => {
      const { status, body } = await ask(`${url}/healthz`);
      return { code: status, ...JSON.parse(body.toString()) };
    }),
  );
const codes = (answers: { code: number; status: string }[]) =>
  new Set(answers.map(({ code, status }) => `${code} ${status}`));
const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

async function withSite(settings: Record<string, string>, work: (site: SiteServer) => Promise<void>) {
  const site = await SiteServer.start(undefined, settings);
  try {
    await work(site);
  } finally {
    await site.stop();
  }
}

for (const WORKERS of ["1", "2"]) {
  test(`a writer that cannot go on is told of by every process, and pages go on (WORKERS=${WORKERS})`, async () => {
    test.skip(WORKERS !== "1" && !existsSync("/proc/self/task"), "finds the workers in /proc");
    const METRICS_PORT = String(await freePort());
    const metrics = async () => (await ask(`http://127.0.0.1:${METRICS_PORT}/metrics`)).body.toString();
    await withSite({ WORKERS, METRICS_PORT }, async (site) => {
      await expect.poll(async () => codes(await askAll(site.url))).toEqual(new Set(["200 ok"]));
      await expect
        .poll(async () => (await askAll(site.url)).map((each) => each.lastTakenIn))
        .toContainEqual(moment);
      await expect.poll(metrics).toMatch(/^bulletin_last_taken_in_timestamp_seconds 1[\d.]+(e\+\d+)?$/m);
      expect(await metrics()).toMatch(/^bulletin_fault 0$/m);

      const putBack = await site.takeContentAway();
      await expect.poll(async () => codes(await askAll(site.url))).toEqual(new Set(["200 degraded"]));
      for (const { fault, articles } of await askAll(site.url)) {
        expect(fault).toEqual({
          code: expect.any(String),
          since: moment,
          message: expect.stringMatching(/^.+$/),
        });
        expect(articles).toBe(4);
      }
      expect(await metrics()).toMatch(/^bulletin_fault 1$/m);
      expect(await metrics()).not.toMatch(/nan/i);
      expect((await ask(`${site.url}/zh`)).status).toBe(200);

      if (WORKERS !== "1") {
        // One that comes later has to be told too.
        const [victim = 0] = site.workers;
        process.kill(victim, "SIGKILL");
        await expect.poll(() => site.workers.filter((pid) => pid !== victim).length).toBe(2);
        await expect.poll(async () => codes(await askAll(site.url))).toEqual(new Set(["200 degraded"]));
      }

      await putBack();
      await expect.poll(async () => codes(await askAll(site.url))).toEqual(new Set(["200 ok"]));
      expect(await metrics()).toMatch(/^bulletin_fault 0$/m);
    });
  });
}

test("an index that is spoilt is made anew, and is never 503 and ok", async () => {
  await withSite({}, async (site) => {
    const [{ revision } = { revision: 0 }] = await askAll(site.url, 1);
    const index = new DatabaseSync(indexFiles(site.dataFolder)[0]?.path ?? "");
    index.exec("ALTER TABLE texts RENAME TO gone");
    index.close();
    const seen = new Set<string>();
    await expect
      .poll(async () => {
        const answers = await askAll(site.url);
        for (const code of codes(answers)) seen.add(code);
        return answers.every((answer) => answer.revision > revision && answer.articles === 4);
      })
      .toBe(true);
    for (const code of seen) expect(["200 ok", "200 degraded", "503 degraded"]).toContain(code);
  });
});

test("health and metrics take GET and HEAD, are kept by nobody, and send HEAD no body", async () => {
  const port = await freePort();
  await withSite({ METRICS_PORT: String(port) }, async ({ url }) => {
    for (const address of [`${url}/healthz`, `http://127.0.0.1:${port}/metrics`]) {
      const [get, head, post, remove] = await Promise.all(
        ["GET", "HEAD", "POST", "DELETE"].map((method) => fetch(address, { method })),
      );
      expect([get, head, post, remove].map((each) => each?.status)).toEqual([200, 200, 405, 405]);
      expect([post, remove].map((each) => each?.headers.get("allow"))).toEqual(["GET, HEAD", "GET, HEAD"]);
      for (const each of [get, head, post]) expect(each?.headers.get("cache-control")).toBe("no-store");
      expect([await head?.text(), await post?.text()]).toEqual(["", ""]);
      expect((await get?.text())?.length).toBeGreaterThan(100);
    }
  });
});

test("the server listens in both families where no address is set", async () => {
  const port = await freePort();
  await withSite({ HOST: "", METRICS_PORT: String(port) }, async ({ url }) => {
    const site = new URL(url).port;
    for (const host of ["127.0.0.1", "[::1]"]) {
      expect((await fetch(`http://${host}:${site}/healthz`)).status).toBe(200);
      expect((await fetch(`http://${host}:${port}/metrics`)).status).toBe(200);
    }
  });
});
