import { expect, type Page } from "playwright/test";
import { axeFaults } from "./checks/axe.ts";
import { sweep as test } from "./site.ts";

const drawn = "/bulletins/2019-05-29";
const photographed = "/bulletins/2019-05-28";
const boxes = (page: Page) => page.locator(".sheet svg a");
/** How an element is drawn. */
const look = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { fill, stroke, strokeWidth } = getComputedStyle(element);
    return { fill, stroke, strokeWidth };
  });

test("each piece of the page leads to its paragraph, and its text leads back to it", async ({
  page,
  request,
}) => {
  for (const locale of ["zh", "en"]) {
    await page.goto(`/${locale}${drawn}`);
    const links = await boxes(page).evaluateAll((all) =>
      all.map((link) => ({ id: link.id, href: link.getAttribute("href") ?? "" })),
    );
    const article = `/${locale}/articles/2019-05-29/offices`;
    expect(links).toEqual([
      { id: "f1", href: "#l1" },
      { id: "f2", href: article },
      { id: "f3", href: `${article}#p1` },
    ]);
    expect(await (await request.get(article)).text()).toContain('id="p1"');
    const back = await page
      .locator(".on-sheet a")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(back).toEqual(["#f1", "#f2", "#f3"]);
  }
  const before = await look(page, "#f3 path:first-child");
  await page.locator(".on-sheet a").last().click();
  await expect(page).toHaveURL(/#f3$/);
  expect(await look(page, "#f3 path:first-child")).not.toEqual(before);
  await page
    .locator("#f3 path")
    .first()
    .click({ position: { x: 20, y: 20 } });
  await expect(page).toHaveURL(/\/en\/articles\/2019-05-29\/offices#p1$/);
});

test("the page is operated by keyboard and has names for those who hear it", async ({ page }) => {
  await page.goto(`/zh${drawn}`);
  for (const name of ["不收入文章： 版头 要闻版", "标题 局长谈水", "第 1 段 局长谈水 谢肃谈到用水。"])
    await expect(page.locator(".sheet").getByRole("link", { name, exact: true })).toHaveCount(1);
  await expect(page.getByRole("group", { name: "版面：每一块文字都是一个链接" })).toBeVisible();
  await page.locator(".breadcrumbs a").last().focus();
  for (const id of ["f1", "f2", "f3"]) {
    const before = await look(page, `#${id} path:first-child`);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(id);
    expect(await look(page, `#${id} path:first-child`)).not.toEqual(before);
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/zh\/articles\/2019-05-29\/offices#p1$/);
});

test("a page is whole at 320 pixels, and every piece of it has a target of 24 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [drawn, photographed]) {
    await page.goto(`/en${path}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const sheet = await page.locator(".sheet svg").boundingBox();
    expect(sheet?.width).toBeGreaterThan(260);
    expect((sheet?.height ?? 0) / (sheet?.width ?? 1)).toBeCloseTo(1.4, 1);
    for (const links of [page.locator(".key a"), page.locator(".on-sheet a")])
      for (const link of await links.all())
        expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  }
});

test("a page's image has the same links over it, each where its text is", async ({
  page,
  request,
  baseURL,
}) => {
  // It is made while the page is there already.
  await expect(async () => {
    expect(await (await request.get(`/en${photographed}`)).text()).toContain('type="image/avif"');
  }).toPass({ timeout: 60_000 });
  const asked: string[] = [];
  page.on("request", (one) => asked.push(one.url()));
  await page.goto(`/en${photographed}`);
  const image = page.getByRole("img", { name: "Image of the page: Print source, 28 May 2019" });
  await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBeGreaterThan(0);
  const [sheet, second] = [await image.boundingBox(), await page.locator("#f2").boundingBox()];
  if (sheet === null || second === null) throw new Error("nothing is drawn");
  const places = [
    (second.x - sheet.x) / sheet.width,
    (second.y - sheet.y) / sheet.height,
    second.width / sheet.width,
    second.height / sheet.height,
  ];
  for (const [index, expected] of [0.1, 400 / 1400, 0.38, 900 / 1400].entries())
    expect(places[index]).toBeCloseTo(expected, 1);
  expect(asked.every((url) => url.startsWith(baseURL ?? ""))).toBe(true);
  const largest = await page.getByRole("link", { name: "Enlarge" }).getAttribute("href");
  const { status, headers } = await request.get(largest ?? "").then((response) => ({
    status: response.status(),
    headers: response.headers(),
  }));
  expect([status, headers["content-type"], headers["cache-control"]]).toEqual([
    200,
    "image/jpeg",
    expect.stringContaining("immutable"),
  ]);
  expect(await axeFaults(page)).toEqual([]);
});

test("an article has a sketch of its page, which leads to its place there", async ({ page }) => {
  for (const [locale, name] of [
    ["zh", "这篇文章在第 1 版上的位置"],
    ["en", "Where this article stands on printed page 1"],
  ] as const) {
    await page.goto(`/${locale}/articles/2019-05-29/offices`);
    const sketch = page.getByRole("link", { name });
    await expect(sketch).toHaveAttribute("href", `/${locale}${drawn}#f2`);
    const [own, others] = [sketch.locator(".own"), sketch.locator("path").first()];
    expect(await own.getAttribute("d")).toBe("M4 16h92v14H4zM4 34h44v102H4zM52 34h44v50H52z");
    expect(await others.getAttribute("d")).toBe("M4 4h36v8H4z");
    expect(await own.evaluate((each) => getComputedStyle(each).fill)).not.toBe(
      await others.evaluate((each) => getComputedStyle(each).fill),
    );
  }
  await page.goto("/zh/articles/2019-05-30/in-part");
  await expect(page.locator(".sketch")).toHaveCount(0);
});
