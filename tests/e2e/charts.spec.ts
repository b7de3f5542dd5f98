import { expect } from "playwright/test";
import { test } from "./site.ts";

test.use({ javaScriptEnabled: true });

test("a year is a map of its days, which lead to their issues and have names", async ({ page }) => {
  await page.goto("/en/dates");
  const marks = page.locator(".heat").first().getByRole("link");
  await expect(marks).toHaveCount(2);
  await expect(page.getByRole("group", { name: "2020, quarter 4" })).toBeVisible();
  await marks.last().focus();
  await expect(marks.last()).toBeFocused();
  await marks.last().press("Enter");
  await expect(page).toHaveURL(/\/en\/dates\/2020-11-28$/);
});

test("of an earlier year a month is one link", async ({ page }) => {
  await page.goto("/zh/dates");
  const map = page.locator(".mapped", { has: page.getByRole("heading", { name: /2019年/ }) });
  await map
    .getByRole("link", { name: /^2019年5月，4 期/ })
    .first()
    .press("Enter");
  await expect(page).toHaveURL(/\/zh\/dates\/2019-05$/);
});

test("the numbers of a chart stand in a table that is folded away below it", async ({ page }) => {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/zh/archive");
    const table = page.locator(".chart table").first();
    await expect(table).toBeHidden();
    await page.locator(".chart summary").first().click();
    await expect(table).toBeVisible();
    await expect(table.getByRole("link", { name: "2020年11月" })).toHaveAttribute(
      "href",
      "/zh/dates/2020-11",
    );
  }
});

test("text in charts is as large on a phone as it is to be read", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const path of [
    "/zh/dates",
    "/en/dates/2020",
    "/en/archive",
    "/zh/topics/waste-sorting",
    "/en/people/zhu-jian",
  ]) {
    await page.goto(path);
    const sizes = await page.locator("main svg text").evaluateAll((texts) =>
      texts.map((text) => {
        const { a = 1 } = (text as SVGTextElement).getScreenCTM() ?? {};
        return Number.parseFloat(getComputedStyle(text).fontSize) * a;
      }),
    );
    expect(Math.min(12, ...sizes), path).toBeGreaterThanOrEqual(11);
  }
});

test("what is filled stands out from what is not where colours are forced", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/zh/dates");
  const fill = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((mark) => getComputedStyle(mark).fill);
  expect(await fill(".heat a rect")).not.toBe(await fill(".heat > svg > path"));
});

test("an article leads to those of other days that are like it, and to none of its own", async ({ page }) => {
  await page.goto("/zh/articles/2019-06-01/corrected");
  const hrefs = await page
    .locator(".related a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(hrefs.length).toBeLessThanOrEqual(4);
  expect(hrefs.filter((href) => href.includes("/2019-06-01/"))).toEqual([]);
  await page.goto("/en/people/zhu-jian");
  await expect(page.locator(".spark svg")).toBeVisible();
});
