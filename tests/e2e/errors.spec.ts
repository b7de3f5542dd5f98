import { DatabaseSync } from "node:sqlite";
import { test as base, expect } from "playwright/test";
import { indexFiles } from "#lib/archive/index-files.ts";
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
  "/articles/2020-11-28/Standing-Committee",
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
  "/kinds/news?page=",
  "/missing",
  "/failure",
  "/%E4%BD%A0%E5%A5%BD",
  "/a%00b",
  "/<script>",
];

for (const path of missing) {
  for (const [locale, tag, title] of [
    ["zh", "zh-Hans", "没有这个页面"],
    ["en", "en", "No such page"],
  ] as const) {
    test(`/${locale}${path} is a 404 in its language`, async ({ page }) => {
      const response = await page.goto(`/${locale}${path}`);
      expect(response?.status()).toBe(404);
      await expect(page.locator("html")).toHaveAttribute("lang", tag);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      await expect(page.getByRole("navigation").first()).toBeVisible();
    });
  }
}

for (const [path, accepted, tag] of [
  ["/fr", "en", "en"],
  ["/fr/dates", "zh-CN", "zh-Hans"],
  ["/ZH", "fr", "zh-Hans"],
  ["/dates/2020-11-28", "en-US", "en"],
  ["/favicon.ico", "en", "en"],
] as const) {
  test(`${path} is a 404 in the language of a reader of ${accepted}`, async ({ request }) => {
    const response = await request.get(path, { headers: { "Accept-Language": accepted } });
    expect(response.status()).toBe(404);
    expect(await response.text()).toContain(`<html lang="${tag}"`);
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

test("of a repeated query parameter the last counts, and unknown ones are ignored", async ({ page }) => {
  const response = await page.goto("/zh/reporters/chen-run?page=0&utm_source=x&page=2");
  expect(response?.status()).toBe(200);
  await expect(page.getByText("第 2 页，共 2 页")).toBeVisible();
});

base.describe("a fault of the server", () => {
  for (const [locale, tag, title] of [
    ["zh", "zh-Hans", "出了点问题"],
    ["en", "en", "Something went wrong"],
  ] as const) {
    base(`is a 500 page in ${locale}`, async ({ page }) => {
      const site = await SiteServer.start();
      const index = new DatabaseSync(indexFiles(site.dataFolder)[0]?.path ?? "");
      index.exec("UPDATE articles SET data = '{'");
      index.close();
      const response = await page.goto(`${site.url}/${locale}/dates/2020-11-28`);
      expect(response?.status()).toBe(500);
      await expect(page.locator("html")).toHaveAttribute("lang", tag);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      expect(site.log).toContain("in JSON");
      expect(await site.stop()).toBe(0);
    });
  }
});
