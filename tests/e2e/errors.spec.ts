import { connect } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { test as base, expect } from "playwright/test";
import { indexFiles } from "#lib/archive/sqlite/index-files.ts";
import { ask } from "../support/ask.ts";
import { SiteServer } from "../support/site-server.ts";
import { test } from "./site.ts";

const missing = [
  "/nowhere",
  "/dates/2020-02-30",
  "/dates/2020-11-29",
  "/dates/2021",
  "/dates/1999-01",
  "/dates/2020-11?page=9",
  "/dates/2020-11-28?page=2",
  "/articles/2020-11-28/nothing",
  "/articles/2020-11-29/standing-committee",
  "/articles/2020-11-28/Standing-Committee/nothing",
  "/articles/2020-11-28",
  "/reporters/nobody",
  "/reporters/chen-run?page=0",
  "/reporters/chen-run?page=abc",
  "/reporters/chen-run?page=-1",
  "/reporters/chen-run?page=1.5",
  "/reporters/chen-run?page=99999999999999999999",
  "/reporters/chen-run?page=1&page=3",
  "/topics/nothing",
  "/kinds/party",
  "/kinds/news?page=00",
  "/missing",
  "/failure",
  "/overloaded",
  "/%E4%BD%A0%E5%A5%BD",
  "/a%00b",
  "/<script>",
];

for (const [locale, tag, title] of [
  ["zh", "zh-Hans", "没有这个页面"],
  ["en", "en", "No such page"],
] as const) {
  for (const path of missing) {
    test(`/${locale}${path} is a 404 in its language`, async ({ request }) => {
      const response = await request.get(`/${locale}${path}`);
      expect(response.status()).toBe(404);
      const html = await response.text();
      expect(html).toContain(`<html lang="${tag}"`);
      expect(html.match(/<h1[^>]*>([^<]*)<\/h1>/g)?.map((each) => each.replace(/<[^>]*>/g, ""))).toEqual([
        title,
      ]);
    });
  }

  // They are one document: what a browser makes of one it makes of all.
  test(`a 404 in ${locale} is a page with its heading and its ways on`, async ({ page }) => {
    expect((await page.goto(`/${locale}${missing[0]}`))?.status()).toBe(404);
    await expect(page.locator("html")).toHaveAttribute("lang", tag);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.getByRole("navigation").first()).toBeVisible();
  });
}

for (const [path, accepted, tag] of [
  ["/fr", "en", "en"],
  ["/fr/dates", "zh-CN", "zh-Hans"],
  ["/zhen", "fr", "zh-Hans"],
  ["/dates/2020-11-28", "en-US", "en"],
  ["/favicon.png", "en;q=.1,zh;q=0", "en"],
  ["//evil.example/zh", "yue-HK,en;q=0.5", "zh-Hans"],
] as const) {
  test(`${path} is a 404 in the language of a reader of ${accepted}`, async ({ baseURL }) => {
    const { status, headers, body } = await ask(`${baseURL}${path}`, { "Accept-Language": accepted });
    expect([status, headers.vary]).toEqual([404, "Accept-Language, Accept-Encoding"]);
    expect(body.toString()).toContain(`<html lang="${tag}"`);
  });
}

test("a 404 leads to itself in the other language, and on", async ({ page }) => {
  await page.goto("/zh/topics/nothing");
  await page.getByRole("link", { name: "English", exact: true }).click();
  await expect(page).toHaveURL("/en/missing");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No such page");
  await page.getByRole("main").getByRole("link", { name: "Topics" }).click();
  await expect(page).toHaveURL("/en/topics");
});

for (const [given, path] of [
  ["/ZH//Reporters/Chen-Run/?page=02&utm_source=x", "/zh/reporters/chen-run?page=2"],
  ["//en/", "/en"],
  ["/%7Ah/dates/2020%2D11?page=", "/zh/dates/2020-11"],
  ["/zh/search/?q=%E5%9E%83%E5%9C%BE&topic=made-up&kind=news", "/zh/search?q=%E5%9E%83%E5%9C%BE&kind=news"],
  ["/en/search?reporter=x&topic=abc", "/en/search"],
] as const) {
  test(`${given} leads to ${path} at once`, async ({ baseURL, page }) => {
    const { status, headers } = await ask(`${baseURL}${given}`);
    expect([status, headers.location]).toEqual([308, path]);
    expect((await page.goto(path))?.status()).toBe(200);
    const { pathname, search } = new URL(page.url());
    expect(pathname + search).toBe(path);
  });
}

test("an icon is found where browsers look for one", async ({ request }) => {
  const response = await request.get("/favicon.ico");
  expect([response.status(), response.headers()["content-type"]]).toEqual([200, "image/svg+xml"]);
});

test("a search in characters that are not encoded is read", async ({ site }) => {
  const socket = connect(Number(new URL(site.url).port), "127.0.0.1", () =>
    socket.write("GET /zh/search?q=垃圾分类 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
  );
  let answer = "";
  for await (const chunk of socket.setEncoding("utf8")) answer += chunk;
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toContain("<mark>垃圾分类</mark>");
});

test("a client that closes its side once it has asked gets its page", async ({ site }) => {
  const options = { port: Number(new URL(site.url).port), host: "127.0.0.1", allowHalfOpen: true };
  const socket = connect(options, () => socket.end("GET /en/topics?half HTTP/1.1\r\nHost: a\r\n\r\n"));
  let answer = "";
  for await (const chunk of socket.setEncoding("utf8")) answer += chunk;
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toContain("</html>");
});

test("of a repeated query parameter the last counts, and unknown ones are ignored", async ({ page }) => {
  const response = await page.goto("/zh/reporters/chen-run?page=0&utm_source=x&page=2");
  expect(response?.status()).toBe(200);
  await expect(page.getByText("第 2 页，共 2 页")).toBeVisible();
});

/** A site of the test's own, which ends with it. */
const own = base.extend<{ settings: Record<string, string>; own: SiteServer }>({
  settings: [{}, { option: true }],
  own: async ({ settings }, use) => {
    const site = await SiteServer.start(undefined, settings);
    await use(site);
    await site.stop();
  },
});

const languages = [
  ["zh", "zh-Hans", "出了点问题", "服务器正忙"],
  ["en", "en", "Something went wrong", "The server is busy"],
] as const;

own("a fault of the server is a 500 page in either language", async ({ page, own: site }) => {
  const index = new DatabaseSync(indexFiles(site.dataFolder)[0]?.path ?? "");
  index.exec("UPDATE texts SET summary = '{'");
  index.close();
  for (const [locale, tag, title] of languages) {
    const response = await page.goto(`${site.url}/${locale}/dates/2020-11-28`);
    expect(response?.status()).toBe(500);
    await expect(page.locator("html")).toHaveAttribute("lang", tag);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    expect(site.log).toContain("in JSON");
  }
  expect(await site.stop()).toBe(0);
});

own.describe("where too much is asked for at once", () => {
  own.use({ settings: { TRUST_PROXY: "loopback", SEARCHES_PER_MINUTE: "0" } });

  own("who asks is told so in either language, and others are served", async ({ page, own: site }) => {
    for (const [locale, tag, , title] of languages) {
      const from = (address: string) => ({ "X-Forwarded-For": `${address}:4711` });
      const many = Array.from({ length: 90 }, (_, number) =>
        ask(`${site.url}/${locale}/search?q=a&from=20${number + 10}-01-01`, from("203.0.113.5")),
      );
      const other = ask(`${site.url}/${locale}/search?q=a`, from("203.0.113.6"));
      const refused = (await Promise.all(many)).find(({ status }) => status === 503);
      expect(refused?.headers).toMatchObject({ "retry-after": "5", "cache-control": "no-store" });
      await page.setContent(String(refused?.body));
      await expect(page.locator("html")).toHaveAttribute("lang", tag);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      expect((await other).status).toBe(200);
    }
  });
});
