import { readFile } from "node:fs/promises";
import { expect } from "playwright/test";
import { test } from "./site.ts";

const source = "/bulletins/2020-11-28";
const bulletin = new URL("../../content/bulletins/2020-11-28.txt", import.meta.url);
const plain = (text: string) => text.replace(/\s/g, "");

test("the page's text is shown whole, in its own order, as Chinese in both languages", async ({ page }) => {
  const printed = plain(await readFile(bulletin, "utf8"));
  for (const locale of ["zh", "en"]) {
    await page.goto(`/${locale}${source}`);
    const texts = page.locator("main .source");
    expect(plain((await texts.allTextContents()).join(""))).toBe(printed);
    expect(await texts.and(page.locator("[lang=zh-Hans]")).count()).toBe(await texts.count());
  }
});

test("each fragment leads to the paragraph that has its text", async ({ page }) => {
  await page.goto(`/zh${source}`);
  const fragments = await page.locator(".fragment").evaluateAll((items) =>
    items.map((item) => ({
      text: item.querySelector(".source")?.textContent ?? "",
      paths: [...item.querySelectorAll(".places a")].map((link) => link.getAttribute("href") ?? ""),
    })),
  );
  expect(fragments.length).toBeGreaterThan(30);
  for (const { text, paths } of fragments) {
    expect(paths).toHaveLength(1);
    const [path = "", block] = (paths[0] ?? "").split("#");
    await page.goto(path);
    // The byline is shown by its reporters' names.
    if (text.includes("■")) continue;
    const place = block === undefined ? page.locator("main header") : page.locator(`[id="${block}"] .text`);
    expect(plain((await place.textContent()) ?? "")).toContain(plain(text));
  }
});

test("an article leads to its print source, and from there back", async ({ page }) => {
  await page.goto("/en/articles/2020-11-28/smart-water-seminar");
  await page.getByRole("link", { name: "Print source" }).click();
  await expect(page).toHaveURL(`/en${source}`);
  await page.getByRole("link", { name: "Paragraph 3 With the utmost openness" }).click();
  await expect(page).toHaveURL("/en/articles/2020-11-28/smart-water-seminar#p3");
  await page.goto("/zh/articles/2020-11-27/story-01");
  await expect(page.getByRole("link", { name: "印刷原文" })).toHaveCount(0);
});

test("an issue leads to its printed pages", async ({ page }) => {
  await page.goto("/zh/dates/2020-11-28");
  await page.getByRole("complementary").getByRole("link", { name: "第 1 版" }).click();
  await expect(page).toHaveURL(`/zh${source}`);
  await page.goto("/zh/dates/2020-11-27");
  await expect(page.getByRole("heading", { name: "印刷原文" })).toHaveCount(0);
});

test("what is set aside, in a draft or in no article is marked as such and leads nowhere", async ({
  page,
}) => {
  await page.goto("/en/bulletins/2019-06-02-02");
  const [aside, draft] = [page.locator(".fragment").first(), page.locator(".fragment").last()];
  await expect(aside.locator(".places")).toHaveText("Set aside: page head");
  await expect(draft.locator(".places li")).toHaveText([/Article not published yet$/, /In no article$/]);
  await expect(draft.locator(".source mark")).toHaveText("这一句没有归处。");
  await expect(page.locator(".places a")).toHaveCount(0);
  await expect(page.getByText("2 fragments in 0 articles · 1 piece in no article")).toBeVisible();
});

test("pages of one day lead to each other", async ({ page }) => {
  await page.goto("/zh/bulletins/2019-06-02");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2019年6月2日 第 1 版 印刷原文");
  await page.getByRole("link", { name: "下一版 第 2 版" }).click();
  await expect(page).toHaveURL("/zh/bulletins/2019-06-02-02");
  await expect(page.getByRole("link", { name: "上一版 第 1 版" })).toBeVisible();
});

test("a page that is not there is a 404 in the reader's language", async ({ page }) => {
  for (const id of ["2020-11-29", "2020-11-28-02", "2020-02-30", "x"]) {
    const response = await page.goto(`/en/bulletins/${id}`);
    expect(response?.status()).toBe(404);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  }
});
