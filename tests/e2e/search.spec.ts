import { expect } from "playwright/test";
import { test } from "./site.ts";

const search = (locale: string, q: string) => `/${locale}/search?q=${encodeURIComponent(q)}`;

for (const [locale, field, button, q, headline, passage] of [
  ["zh", "搜索文章", "搜索", "常委会 禁毒", "市委常委会召开会议", "禁毒"],
  ["en", "Search the articles", "Search", "committee drugs", "Standing Committee meets", "drug"],
] as const) {
  test(`a search from any page leads to what it finds in ${locale}, with the words marked`, async ({
    page,
  }) => {
    await page.goto(`/${locale}/topics`);
    await page.getByRole("searchbox", { name: field }).fill(q);
    await page.getByRole("button", { name: button }).click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/search\\?q=`));
    await expect(page.getByRole("searchbox", { name: field })).toHaveValue(q);
    const hit = page.getByRole("main").getByRole("article").filter({ hasText: headline });
    await expect(hit.locator(".passage mark").filter({ hasText: passage }).first()).toBeVisible();
    await hit.getByRole("heading").getByRole("link").click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/articles/2020-11-28/`));
  });
}

test("a term in one language finds articles in the other", async ({ page }) => {
  await page.goto(search("zh", "waste sorting"));
  await expect(page.locator("mark").filter({ hasText: "垃圾分类" }).first()).toBeVisible();
  await page.goto(search("en", "朱健"));
  await expect(page.locator("mark").filter({ hasText: "Zhu Jian" }).first()).toBeVisible();
  await page.goto(search("en", "前一天的第3条"));
  await expect(page.locator(".passage[lang=zh-Hans] mark")).toHaveText(["前一天的第3条"]);
});

test("results are narrowed down and widened again by links", async ({ page }) => {
  await page.goto(search("zh", "消息"));
  const status = page.getByRole("status");
  const all = await status.textContent();
  await page.getByRole("complementary", { name: "缩小范围" }).getByRole("link", { name: "2019年" }).click();
  await expect(page).toHaveURL(/from=2019-01-01&to=2019-12-31$/);
  await expect(status).toHaveText("找到 1 篇");
  await page.getByRole("link", { name: "取消：2019年1月1日起" }).click();
  await expect(page).toHaveURL(/[^&]*&to=2019-12-31$/);
  await page.getByRole("link", { name: "取消：到2019年12月31日" }).click();
  await expect(status).toHaveText(all ?? "");
});

test("on a phone the ways to narrow down are folded above what was found, and open without a script", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(search("zh", "消息"));
  const narrowing = page.getByRole("complementary", { name: "缩小范围" });
  const year = narrowing.getByRole("link", { name: "2019年" });
  const fold = narrowing.locator("summary").first();
  await expect(year).toBeHidden();
  const top = async (locator: typeof year) => (await locator.boundingBox())?.y ?? Number.NaN;
  expect(await top(fold)).toBeLessThan(await top(page.getByRole("main").getByRole("article").first()));
  await fold.focus();
  await page.keyboard.press("Enter");
  await expect(year).toBeVisible();
  expect(await top(year)).toBeLessThan(await top(page.getByRole("main").getByRole("article").first()));
  await page.keyboard.press("Enter");
  await expect(year).toBeHidden();
  await page.setViewportSize({ width: 1280, height: 740 });
  await expect(year).toBeVisible();
  await expect(fold).toBeHidden();
});

for (const [locale, q, name] of [
  ["zh", "2020年11月28日", "2020年11月28日的报纸"],
  ["zh", "十一月二十八日", "2020年11月28日的报纸"],
  ["en", "28 November 2020", "The paper of 28 November 2020"],
  ["en", "November 28", "The paper of 28 November 2020"],
] as const) {
  test(`the day in ${q} leads to its issue`, async ({ page }) => {
    await page.goto(search(locale, q));
    await page.getByRole("main").getByRole("link", { name }).click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/dates/2020-11-28$`));
  });
}

test("a day without an issue leads to those before and after", async ({ page }) => {
  await page.goto(search("en", "2020-11-01"));
  await expect(page.getByRole("main")).toContainText("There was no issue on 1 November 2020.");
  await expect(page.locator(".search-dates").getByRole("link")).toHaveText([
    "1 June 2019",
    "27 November 2020",
  ]);
});

test("a passage leads to its paragraph", async ({ page }) => {
  await page.goto(search("zh", "英雄之城"));
  const place = page.locator(".passage .place").first();
  await expect(place).toHaveText(/^第 \d+ 段$/);
  await place.click();
  await expect(page).toHaveURL(/\/zh\/articles\/2020-11-28\/[a-z-]+#p\d+$/);
});

test("the form keeps what was chosen", async ({ page }) => {
  await page.goto(`${search("en", "消息")}&topic=waste-sorting`);
  await page.getByRole("combobox", { name: "Kind" }).selectOption("news");
  await page.getByLabel("From").fill("2020-11-01");
  await page.getByRole("main").getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("list", { name: "Chosen" }).getByRole("link")).toHaveText([
    /^News/,
    /^Waste sorting/,
    /^From 1 November 2020/,
  ]);
  await expect(page.getByRole("status")).toHaveText("21 articles found");
});

test("what finds nothing says so and offers what finds something", async ({ page }) => {
  await page.goto(search("en", "waste sortin"));
  await expect(page.getByRole("status")).toHaveText("No results for “waste sortin”.");
  await page.getByRole("main").getByRole("link", { name: "Waste sorting" }).click();
  await expect(page.getByRole("status")).toHaveText(/articles found$/);
  await page.goto(search("zh", "-会议"));
  await expect(page.getByRole("main")).toContainText("请至少写一个要找的词。");
});

test("what finds nothing leads to a wider search, the latest issue and the topics", async ({ page }) => {
  await page.goto(`${search("en", "waste sorting")}&kind=seminar&from=2019-01-01&to=2019-12-31`);
  await expect(page.getByRole("status")).toHaveText(
    "No results for “waste sorting” within what you have chosen.",
  );
  await expect(page.getByRole("main").getByRole("link", { name: "Search all articles" })).toBeVisible();
  const on = page.getByRole("navigation", { name: "Or go on from here" });
  await expect(on.getByRole("link", { name: "The latest issue: 28 November 2020" })).toBeVisible();
  await on.getByRole("link", { name: "Waste sorting" }).click();
  await expect(page).toHaveURL(/\/en\/topics\/waste-sorting$/);
});

test.describe("an address", () => {
  test("of results is kept out of search engines; the form's is not", async ({ request }) => {
    expect(await (await request.get(search("zh", "会议"))).text()).toContain(
      '<meta name="robots" content="noindex">',
    );
    const form = await (await request.get("/zh/search")).text();
    expect(form).not.toContain("noindex");
    expect(form).toMatch(/<link rel="canonical" href="[^"]*\/zh\/search">/);
  });

  for (const [query, status] of [
    ["q=%E4%BC%9A%E8%AE%AE&page=1", 200],
    ["q=%E4%BC%9A%E8%AE%AE&page=9", 404],
    ["q=%E4%BC%9A%E8%AE%AE&page=0", 404],
    ["q=%E4%BC%9A%E8%AE%AE&page=abc", 404],
    ["page=2", 404],
    ["q=x&q=%E4%BC%9A%E8%AE%AE&page=1&kind=party&from=yesterday&utm=1", 200],
    ["q=%22", 200],
    ["q=%00%07%ff%fe%22%28AND", 200],
    ["q=NEAR%28a+b%29+OR+tags%3Ax*", 200],
    [`q=${"a".repeat(10_000)}`, 200],
    [`q=${encodeURIComponent("市".repeat(10_000))}`, 200],
  ] as const) {
    test(`with ${query.slice(0, 60)} answers ${status}`, async ({ request }) => {
      const response = await request.get(`/zh/search?${query}`);
      expect(response.status()).toBe(status);
      expect(await response.text()).toContain("<h1>");
    });
  }
});

test("a search that is too long says what was read of it", async ({ page }) => {
  await page.goto(search("zh", "市".repeat(300)));
  await expect(page.getByRole("note").or(page.locator(".notice"))).toContainText(`搜索的话太长`);
  await expect(page.getByRole("searchbox")).toHaveValue("市".repeat(200));
});
