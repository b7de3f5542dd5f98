import { readFile } from "node:fs/promises";
import { expect } from "playwright/test";
import { test } from "./site.ts";

const seminar = "/articles/2020-11-28/smart-water-seminar";

test("each block has its id in both languages and a link to itself", async ({ page }) => {
  for (const locale of ["zh", "en"]) {
    await page.goto(`/${locale}${seminar}`);
    await expect(page.locator(".block")).toHaveCount(4);
    for (const id of ["p1", "p2", "p3", "p4"]) await expect(page.locator(`#${id}`)).toHaveCount(1);
  }
  await page.getByRole("link", { name: "Link to paragraph 3" }).click();
  await expect(page).toHaveURL(`/en${seminar}#p3`);
});

test("missing print is shown and explained in the reader's language", async ({ page }) => {
  await page.goto(`/zh${seminar}`);
  await expect(page.getByTitle("原文此处残缺")).toHaveText("[…]");
  await expect(page.getByText("[…] 表示印刷原文此处残缺。")).toBeVisible();
  await page.goto(`/en${seminar}`);
  await expect(page.getByTitle("The print is missing here")).toHaveText("[…]");
});

test("a machine's translation says so and leads to the original", async ({ page }) => {
  await page.goto(`/en${seminar}`);
  await expect(page.getByRole("note")).toContainText("Translated by machine and not yet reviewed");
  await page.getByRole("link", { name: "Read the Chinese original" }).click();
  await expect(page).toHaveURL(`/zh${seminar}`);
  await expect(page.getByRole("note")).toHaveCount(0);
});

test("the whole text of the bulletin is in the four articles and nothing else is", async ({
  page,
  request,
}) => {
  const slugs = ["standing-committee", "executive-meeting", "education-reform-forum", "smart-water-seminar"];
  let shown = "";
  for (const slug of slugs) {
    await page.goto(`/zh/articles/2020-11-28/${slug}`);
    const supplied = (await page.getByText("标题为编者所拟").count()) > 0;
    const parts = page.locator(`${supplied ? "" : "main h1, "}main .deck, main .text`);
    shown += (await parts.allTextContents()).join("");
    if (slug === "standing-committee") shown += "■本报记者陈润";
    if (slug === "executive-meeting") shown += "■本报记者罗文鹏";
  }
  const characters = (text: string) => [...text.replaceAll("[…]", "").replace(/\s/g, "")].sort().join("");
  const bulletin = await readFile(new URL("../../content/bulletins/2020-11-28.txt", import.meta.url), "utf8");
  expect(characters(shown)).toBe(characters(bulletin));
  expect((await request.get("/healthz")).ok()).toBe(true);
});

test("an article without a translation is the original, marked as Chinese, under a notice", async ({
  page,
  site,
}) => {
  await page.goto("/en/articles/2020-11-27/story-01");
  await expect(page.getByRole("note")).toHaveText(
    "This article is not in English yet. The Chinese original follows.",
  );
  await expect(page.getByRole("heading", { level: 1 })).toHaveAttribute("lang", "zh-Hans");
  await expect(page.locator("article .body")).toHaveAttribute("lang", "zh-Hans");
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
    "href",
    `${site.url}/zh/articles/2020-11-27/story-01`,
  );
  await expect(page.locator('link[rel="alternate"][hreflang]')).toHaveCount(0);
});

test("a translated article names itself and its translation in the head", async ({ page, site }) => {
  await page.goto(`/en${seminar}`);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", `${site.url}/en${seminar}`);
  for (const [tag, locale] of [
    ["zh-Hans", "zh"],
    ["en", "en"],
  ]) {
    await expect(page.locator(`link[rel="alternate"][hreflang="${tag}"]`)).toHaveAttribute(
      "href",
      `${site.url}/${locale}${seminar}`,
    );
  }
});

test("a correction stands under its article and in the list of all", async ({ page }) => {
  await page.goto("/zh/articles/2019-06-01/corrected");
  await expect(page.locator(".corrections del")).toHaveText("甲");
  await page.goto("/en/corrections");
  await expect(page.getByText("A character was wrong")).toBeVisible();
  await page.getByRole("link", { name: "Paragraph 1" }).click();
  await expect(page).toHaveURL("/en/articles/2019-06-01/corrected#p1");
});

test("drafts are nowhere", async ({ page }) => {
  expect((await page.goto("/zh/articles/2020-11-28/draft"))?.status()).toBe(404);
  await page.goto("/zh/dates/2020-11-28");
  await expect(page.getByText("草稿")).toHaveCount(0);
});
