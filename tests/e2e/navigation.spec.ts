import { expect } from "playwright/test";
import { test } from "./site.ts";

test("a reader finds an article by its date", async ({ page }) => {
  await page.goto("/en");
  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "By date" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("By date");
  await page.getByRole("link", { name: "2019", exact: true }).click();
  await expect(page).toHaveURL("/en/dates/2019");
  const map = page.getByRole("group", { name: "quarter 2" });
  await map.getByRole("link", { name: "1 June 2019, 1 article" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Saturday, 1 June 2019");
  await page.getByRole("link", { name: "更正过的消息" }).click();
  await expect(page).toHaveURL("/en/articles/2019-06-01/corrected");
});

test("a reader finds articles by reporter", async ({ page }) => {
  await page.goto("/zh");
  await page.getByRole("navigation", { name: "栏目" }).getByRole("link", { name: "记者" }).click();
  await page.getByRole("link", { name: "罗文鹏" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("罗文鹏");
  await expect(page.getByText("本报记者 · 共 1 篇")).toBeVisible();
  await page.getByRole("link", { name: "朱健主持召开市政府2020年第17次常务会议" }).click();
  await expect(page.getByRole("article").first()).toContainText("标题为编者所拟");
});

test("a reader finds articles by topic", async ({ page }) => {
  await page.goto("/en");
  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Topics" }).click();
  await page.getByRole("link", { name: "Smart water" }).click();
  await expect(page.getByText("1 article in all")).toBeVisible();
  await page.getByRole("link", { name: "With the utmost openness, Hengyang advances smart water" }).click();
  await expect(page).toHaveURL("/en/articles/2020-11-28/smart-water-seminar");
});

test("a reader finds articles by kind", async ({ page }) => {
  await page.goto("/zh");
  const sections = page.getByRole("navigation", { name: "栏目" });
  await sections.getByRole("link", { name: "论坛" }).click();
  await expect(sections.getByRole("link", { name: "论坛" })).toHaveAttribute("aria-current", "page");
  await page.getByRole("link", { name: "以实际担当作为 推动教育强市建设" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("以实际担当作为 推动教育强市建设");
});

test("a reader goes from issue to issue and from article to article", async ({ page }) => {
  await page.goto("/zh");
  await page
    .getByRole("navigation", { name: "前后各期" })
    .getByRole("link", { name: /上一期/ })
    .click();
  await expect(page).toHaveURL("/zh/dates/2020-11-27");
  await page
    .getByRole("navigation", { name: "前后各期" })
    .getByRole("link", { name: /下一期/ })
    .click();
  await expect(page).toHaveURL("/zh/dates/2020-11-28");
  await page
    .getByRole("link", { name: /市委常委会召开会议/ })
    .first()
    .click();
  await page
    .getByRole("navigation", { name: "本期前后文章" })
    .getByRole("link", { name: /下一篇/ })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("朱健主持召开市政府2020年第17次常务会议");
  await page.getByRole("navigation", { name: "所在位置" }).getByRole("link", { name: "11月28日" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2020年11月28日 星期六");
});

test("a long list is paged by twenty", async ({ page }) => {
  await page.goto("/en/reporters/chen-run");
  await expect(page.locator("main li article")).toHaveCount(20);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Next page" }).click();
  await expect(page).toHaveURL("/en/reporters/chen-run?page=2");
  await expect(page.locator("main li article")).toHaveCount(4);
  await expect(page.getByText("Page 2 of 2")).toBeVisible();
});

test("the front page is in the order of the printed one", async ({ page }) => {
  await page.goto("/zh/dates/2020-11-28");
  await expect(page.locator("main article h2")).toHaveText([
    "市委常委会召开会议 传达贯彻习近平总书记重要讲话指示精神",
    "朱健主持召开市政府2020年第17次常务会议",
    "以实际担当作为 推动教育强市建设",
    "以最开放的姿态 推进衡阳“智慧水务”建设",
  ]);
});

test("the masthead carries the day, the weekday and in Chinese the lunar day", async ({ page }) => {
  await page.goto("/zh");
  const masthead = page.getByRole("banner");
  for (const text of [
    "雁城要闻",
    "The Hengyang Bulletin",
    "2020年11月28日 星期六",
    "庚子年十月十四",
    "本期 4 篇",
  ]) {
    await expect(masthead.getByText(text, { exact: true })).toBeVisible();
  }
});

test("the first tab stop skips to the text", async ({ page }) => {
  await page.goto("/en/articles/2020-11-28/standing-committee");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the text" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#content$/);
});

for (const [accepted, path] of [
  ["en-GB,en;q=0.9", "/en"],
  ["zh-TW", "/zh"],
  ["fr,de;q=0.5", "/zh"],
  ["en;q=0.2, zh-CN;q=0.8", "/zh"],
  ["*", "/zh"],
] as const) {
  test(`the bare address leads a reader of ${accepted} to ${path}`, async ({ request, site }) => {
    const response = await request.get("/", { headers: { "Accept-Language": accepted }, maxRedirects: 0 });
    expect(response.status()).toBe(307);
    expect(new URL(response.headers().location ?? "", site.url).pathname).toBe(path);
    expect(response.headers()).toMatchObject({ vary: "Accept-Language", "cache-control": "no-store" });
  });
}
