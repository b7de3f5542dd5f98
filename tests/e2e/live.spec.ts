import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { test as base, expect } from "playwright/test";
import type { PurgeMessage } from "#server/purge.ts";
import { original, SiteServer } from "../support/site-server.ts";

const test = base.extend<{ site: SiteServer }, { server: SiteServer }>({
  server: [
    async ({ browserName: _ }, use) => {
      const site = await SiteServer.start();
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  // One server for all, which has the record as it is again after each.
  site: async ({ server, request }, use) => {
    await use(server);
    await server.restoreContent();
    const problems = async () => (await (await request.get(`${server.url}/healthz`)).json()).problems;
    await expect.poll(problems).toEqual({ errors: 0, warnings: 0 });
  },
});
test.describe.configure({ mode: "default" });

// The first of them: later there were changes.
test("the health check tells the state of the content", async ({ site, request }) => {
  const response = await request.get(`${site.url}/healthz`);
  expect(response.headers()).toMatchObject({
    "cache-control": "no-store",
    "content-type": "application/json; charset=utf-8",
  });
  expect(await response.json()).toEqual({
    status: "ok",
    revision: 1,
    articles: 4,
    translations: 4,
    problems: { errors: 0, warnings: 0 },
    uptime: expect.any(Number),
    lastTakenIn: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  });
});

test("a new file appears on the running server, changes and goes again", async ({ page, site, request }) => {
  const address = `${site.url}/zh/articles/2020-11-29/new`;
  expect((await request.get(address)).status()).toBe(404);

  await site.write("articles/2020-11-29/new.md", original("2020-11-29", "刚刚写好"));
  await expect.poll(async () => (await request.get(address)).status()).toBe(200);
  await page.goto(`${site.url}/zh`);
  await expect(page.getByRole("article").first()).toContainText("刚刚写好");
  await expect(page.getByRole("banner")).toContainText("2020年11月29日");

  await site.write("articles/2020-11-29/new.md", original("2020-11-29", "又改了标题"));
  await expect.poll(async () => (await request.get(address)).text()).toContain("又改了标题");

  await site.remove("articles/2020-11-29/new.md");
  await expect.poll(async () => (await request.get(address)).status()).toBe(404);
  await page.goto(`${site.url}/zh`);
  await expect(page.getByRole("banner")).toContainText("2020年11月28日");
});

test("a broken file does not take the site down: its last good version stays", async ({
  page,
  site,
  request,
}) => {
  const broken = "articles/2020-11-28/standing-committee.md";
  await site.write(broken, "---\nheadline: [\n---\n\n坏了\n");
  await expect
    .poll(async () => (await (await request.get(`${site.url}/healthz`)).json()).problems.errors)
    .toBe(1);
  // It is told once it is written.
  await expect.poll(() => site.log).toContain('"code":"broken-yaml"');
  await page.goto(`${site.url}/zh/articles/2020-11-28/standing-committee`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("市委常委会召开会议");
  await page.goto(`${site.url}/en`);
  await expect(page.locator("main article")).toHaveCount(4);
});

test("a broken new file is not served, and the rest is", async ({ site, request }) => {
  await site.write("articles/2020-11-28/new.md", original("2020-11-28", "新的", "knd: news\n"));
  await expect.poll(() => site.log).toContain('unknown field \\"knd\\"; did you mean \\"kind\\"?');
  expect((await request.get(`${site.url}/zh/articles/2020-11-28/new`)).status()).toBe(404);
  expect((await request.get(`${site.url}/zh`)).status()).toBe(200);
});

test("a renamed reporter is renamed on every page", async ({ site, request }) => {
  await site.write(
    "reporters.yaml",
    "- { id: chen-run, name: { zh: 陈闰, en: Chen Ruen }, role: staff }\n- { id: luo-wenpeng, name: { zh: 罗文鹏, en: Luo Wenpeng }, role: staff }\n",
  );
  for (const path of [
    "/zh",
    "/zh/reporters",
    "/zh/reporters/chen-run",
    "/zh/articles/2020-11-28/standing-committee",
  ]) {
    await expect.poll(async () => (await request.get(site.url + path)).text()).toContain("陈闰");
  }
});

test("a changed site.yaml is on every page a moment later, and on what is shown in place of one", async ({
  site,
  request,
}) => {
  const at = async (path: string) => (await request.get(`${site.url}${path}`)).text();
  const paths = [
    "/zh",
    "/zh/about",
    "/zh/dates/2020-11",
    "/zh/articles/2020-11-28/standing-committee",
    "/zh/none",
  ];
  for (const path of paths) expect(await at(path)).toContain("雁城要闻");
  const names = "name: { zh: 南城日报, en: South City Daily }\ntimeZone: Asia/Shanghai\n";
  await site.write("site.yaml", `${names}contact: desk@example.org\n`);
  await expect.poll(() => at("/zh")).toContain("南城日报");
  for (const path of paths) {
    const page = await at(path);
    expect([path, page.includes("南城日报"), page.includes("雁城要闻")]).toEqual([path, true, false]);
  }
  expect(await at("/en/about")).toContain('<a href="mailto:desk@example.org">desk@example.org</a>');

  await site.write("site.yaml", `${names}contact: desk@example.org\nlanguages: [zh]\n`);
  await expect.poll(async () => (await request.get(`${site.url}/en`)).status()).toBe(404);
  expect(await at("/zh")).not.toContain('href="/en');
  expect(await at("/zh/articles/2020-11-28/standing-committee")).not.toMatch(/hreflang="|href="\/en/i);
  const { url } = await request
    .get(site.url, { headers: { "Accept-Language": "en" } })
    .then((r) => ({ url: r.url() }));
  expect(url).toBe(`${site.url}/zh`);
});

test("the server stops cleanly when it is told to", async () => {
  const site = await SiteServer.start();
  expect(await site.stop()).toBe(0);
});

test("five hundred files changed at once are taken in while pages are read, and no page fails or mixes states", async ({
  request,
}) => {
  const site = await SiteServer.start(async ({ write }) => {
    for (const [day, slug] of many) await write(`articles/${day}/${slug}.md`, version(day, 1));
  });
  try {
    let done = false;
    const seen = new Set<string>();
    const reading = (async () => {
      for (let at = 0; !done; at = (at + 37) % many.length) {
        const [day, slug] = many[at] as [string, string];
        const response = await request.get(`${site.url}/zh/articles/${day}/${slug}`);
        expect(response.status()).toBe(200);
        const versions = new Set(
          [...(await response.text()).matchAll(/第([12])版/g)].map(([, number]) => number),
        );
        expect(versions.size).toBe(1);
        for (const number of versions) seen.add(number ?? "");
      }
    })();
    await Promise.all(many.map(([day, slug]) => site.write(`articles/${day}/${slug}.md`, version(day, 2))));
    const [lastDay, lastSlug] = many.at(-1) as [string, string];
    await expect
      .poll(async () => (await request.get(`${site.url}/zh/articles/${lastDay}/${lastSlug}`)).text())
      .toContain("第2版");
    done = true;
    await reading;
    expect(seen).toContain("1");
    expect(await (await request.get(`${site.url}/healthz`)).json()).toMatchObject({
      articles: many.length + 4,
    });
  } finally {
    await site.stop();
  }
});

const many = Array.from({ length: 500 }, (_, index): [string, string] => [
  `2019-${String(1 + Math.floor(index / 50)).padStart(2, "0")}-01`,
  `story-${index}`,
]);

function version(day: string, number: number): string {
  return original(day, `第${number}版的标题`, "", `这是第${number}版的正文。`);
}

test("a cache in front is told of the pages that show a saved file, and of no other", async ({ request }) => {
  const heard: PurgeMessage[] = [];
  const hook = createServer(async (incoming, response) => {
    heard.push((await json(incoming)) as PurgeMessage);
    response.writeHead(204).end();
  });
  hook.listen(0, "127.0.0.1");
  await once(hook, "listening");
  const { port } = hook.address() as AddressInfo;
  const site = await SiteServer.start(undefined, { WORKERS: "2", PURGE_URL: `http://127.0.0.1:${port}/` });
  try {
    const tagsOf = async (path: string) =>
      (await request.get(`${site.url}${path}`)).headers()["cache-tag"]?.split(",") ?? [];
    await expect.poll(() => heard.map(({ all }) => all)).toEqual([true]);
    const file = "articles/2020-11-28/smart-water-seminar.md";
    await site.write(file, `${readFileSync(`content/${file}`, "utf8")}\n新的一段。\n`);
    await expect.poll(() => heard.length).toBe(2);
    const isTold = (tags: readonly string[]) => tags.some((tag) => heard[1]?.tags.includes(tag));
    for (const [path, told] of [
      ["/zh/articles/2020-11-28/smart-water-seminar", true],
      ["/en/articles/2020-11-28/smart-water-seminar", true],
      ["/zh", true],
      ["/zh/topics/smart-water", true],
      ["/zh/articles/2020-11-28/executive-meeting", false],
      ["/en/dates", false],
      ["/en/topics", false],
    ] as const) {
      expect([path, isTold(await tagsOf(path))]).toEqual([path, told]);
    }
  } finally {
    await site.stop();
    hook.close();
    hook.closeAllConnections();
  }
});
