import { test as base, expect } from "playwright/test";
import { original, SiteServer } from "../support/site-server.ts";

const test = base.extend<object, { site: SiteServer }>({
  site: [
    async ({ browserName: _ }, use) => {
      const site = await SiteServer.start();
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
});
// Each has articles of its own, on one server.
test.describe.configure({ mode: "default" });

const day = "2020-11-28";
const withdrawn = `withdrawn:
  date: 2020-12-03
  note: { zh: 所述与事实不符。, en: It was inaccurate. }
`;

test("an article is shown when its time has come, on a page that was kept too", async ({ site, request }) => {
  const soon = Date.now() + 4_000;
  const publish = `publish: ${new Date(soon).toISOString()}\n`;
  const path = `${site.url}/zh/articles/${day}/soon`;
  await site.write(`articles/${day}/soon.md`, original(day, "准时的消息", publish));
  await site.write(`articles/${day}/now.md`, original(day, "已有的消息"));
  await expect.poll(async () => (await request.get(`${site.url}/zh`)).text()).toContain("/now");
  await expect
    .poll(
      async () => {
        const [page, front] = await Promise.all([
          request.get(path),
          request.get(`${site.url}/zh/kinds/news`),
        ]);
        // Whatever is answered before the time does not have it.
        const isSeen = page.status() === 200 || (await front.text()).includes("/soon");
        return isSeen ? Date.now() >= soon && page.status() : 0;
      },
      { intervals: [100] },
    )
    .toBe(200);
  await expect.poll(async () => (await request.get(`${site.url}/zh/kinds/news`)).text()).toContain("/soon");
});

test("a withdrawn article answers 410 with the note, in both languages, and is gone from all lists", async ({
  page,
  site,
  request,
}) => {
  const path = `/articles/${day}/news`;
  await site.write(`${path.slice(1)}.md`, original(day, "有误的消息"));
  await expect.poll(async () => (await request.get(`${site.url}/zh${path}`)).status()).toBe(200);
  await site.write(`${path.slice(1)}.md`, original(day, "有误的消息", withdrawn));
  await expect.poll(async () => (await request.get(`${site.url}/zh${path}`)).status()).toBe(410);
  expect((await request.head(`${site.url}/en${path}`)).status()).toBe(410);
  for (const [language, title, note] of [
    ["zh", "文章已撤下", "所述与事实不符。"],
    ["en", "This article has been withdrawn", "It was inaccurate."],
  ]) {
    // The second time it is kept.
    for (const _ of [1, 2]) {
      const response = await page.goto(`${site.url}/${language}${path}`);
      expect(response?.status()).toBe(410);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title ?? "");
      await expect(page.getByRole("main")).toContainText(note ?? "");
      expect(await page.locator('meta[name="robots"]').getAttribute("content")).toBe("noindex");
    }
    expect(await (await request.get(`${site.url}/${language}`)).text()).not.toContain(`${path}"`);
    expect((await request.get(`${site.url}/${language}/withdrawn/${day}/news`)).status()).toBe(404);
  }
  await site.write(`${path.slice(1)}.md`, original(day, "无误的消息"));
  await expect.poll(async () => (await request.get(`${site.url}/zh${path}`)).status()).toBe(200);
});

test("an earlier slug leads to the new one, in both languages", async ({ site, request }) => {
  await site.write(`articles/${day}/newest.md`, original(day, "改名的消息", "formerly: [oldest, newer]\n"));
  const from = (slug: string, language: string) =>
    request.get(`${site.url}/${language}/articles/${day}/${slug}`, { maxRedirects: 0 });
  await expect.poll(async () => (await from("oldest", "zh")).status()).toBe(308);
  for (const language of ["zh", "en"]) {
    for (const slug of ["oldest", "newer"]) {
      const response = await from(slug, language);
      expect(response.status()).toBe(308);
      expect(response.headers().location).toBe(`/${language}/articles/${day}/newest`);
    }
  }
  await site.write(`articles/${day}/newest.md`, original(day, "改名的消息", "formerly: [oldest]\n"));
  await expect.poll(async () => (await from("newer", "en")).status()).toBe(404);
});

test("an article that goes on in another leads there and back, and corrections lead to their place", async ({
  page,
  site,
  request,
}) => {
  const correction = `corrections:
  - { block: headline, from: 前半遍, to: 前半篇, note: { zh: 错字。, en: A misprint. }, date: 2020-11-30 }
`;
  await site.write(`articles/${day}/first.md`, original(day, "前半篇", `page: 1\n${correction}`));
  await site.write(`articles/${day}/rest.md`, original(day, "后半篇", `page: 2\ncontinues: ${day}/first\n`));
  await expect
    .poll(async () => (await request.get(`${site.url}/zh/articles/${day}/rest`)).status())
    .toBe(200);
  await page.goto(`${site.url}/en/articles/${day}/first`);
  await expect(page.getByText("Continues on page 2")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "后半篇" }).first().click();
  await expect(page.getByText("Continued from page 1")).toBeVisible();
  await page.goto(`${site.url}/zh/corrections`);
  await page.getByRole("link", { name: "标题" }).click();
  await expect(page).toHaveURL(/\/articles\/2020-11-28\/first#headline$/);
  await expect(page.locator("#headline")).toHaveText("前半篇");
});
