import { expect } from "playwright/test";
import { test } from "./site.ts";

const seminar = "/articles/2020-11-28/smart-water-seminar";

test("pinyin is turned on and off by links alone, and its page is the same page", async ({ page, site }) => {
  await page.goto(`/zh${seminar}`);
  await expect(page.locator("ruby")).toHaveCount(0);
  await page.getByRole("link", { name: "加注拼音" }).click();
  await expect(page).toHaveURL(`/zh${seminar}?pinyin`);
  await expect(page.locator("h1 ruby").first()).toBeVisible();
  await expect(page.locator("#deck ruby").first()).toBeVisible();
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", `${site.url}/zh${seminar}`);
  await page.getByRole("link", { name: "去掉拼音" }).click();
  await expect(page).toHaveURL(`/zh${seminar}`);
  await expect(page.locator("ruby")).toHaveCount(0);
});

test("each Chinese character has its reading above it, names as the registry has them", async ({ page }) => {
  await page.goto(`/zh${seminar}?pinyin`);
  const readings = await page
    .locator("#p4 ruby")
    .evaluateAll((elements) =>
      elements.flatMap((ruby) =>
        [...ruby.querySelectorAll("rt")].map((rt) => `${rt.previousSibling?.textContent}${rt.textContent}`),
      ),
    );
  expect(readings.join(" ")).toContain("谢xiè 肃sù 出chū 席xí");
  const bare = await page.locator("#p4 .text").evaluate((text) => {
    const copy = text.cloneNode(true) as Element;
    for (const rt of copy.querySelectorAll("rt")) rt.remove();
    return copy.textContent;
  });
  await page.goto(`/zh${seminar}`);
  expect(bare).toBe(await page.locator("#p4 .text").textContent());
});

test("terms and their cards stay, and a reader keeps pinyin on the way to both languages", async ({
  page,
}) => {
  await page.goto(`/zh${seminar}?pinyin`);
  await page.locator("#p1 .term", { hasText: "慧" }).first().click();
  await expect(page.locator("#term-smart-water")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("banner").getByRole("link", { name: "对照" }).click();
  await expect(page).toHaveURL(`/zh${seminar}/parallel?pinyin`);
  await expect(page.locator('#p2 [lang="zh-Hans"] ruby').first()).toBeVisible();
  await expect(page.locator('#p2 [lang="en"] ruby')).toHaveCount(0);
  await page.getByRole("link", { name: "去掉拼音" }).click();
  await expect(page).toHaveURL(`/zh${seminar}/parallel`);
});

test("an English text has no pinyin and no link to it", async ({ page }) => {
  await page.goto(`/en${seminar}?pinyin`);
  await expect(page.locator("ruby")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /pinyin/i })).toHaveCount(0);
  await page.goto("/en/articles/2020-11-27/story-01");
  await page.getByRole("link", { name: "Show pinyin" }).click();
  await expect(page.locator("#p1 ruby").first()).toBeVisible();
});

test("pinyin alone makes another page for the cache", async ({ request }) => {
  const plain = await (await request.get(`/zh${seminar}`)).text();
  const read = await (await request.get(`/zh${seminar}?pinyin`)).text();
  expect(read).not.toBe(plain);
  for (const [query, expected] of [
    ["", plain],
    ["?pinyin", read],
    ["?utm=1", plain],
    ["?pinyin=", read],
    ["?utm=1&pinyin", read],
    ["?pinyin=1", read],
  ]) {
    expect(await (await request.get(`/zh${seminar}${query}`)).text(), query).toBe(expected);
  }
});
