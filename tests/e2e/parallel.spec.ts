import { expect, type Page } from "playwright/test";
import { extractText, getDocumentProxy } from "unpdf";
import { test } from "./site.ts";

const seminar = "/articles/2020-11-28/smart-water-seminar";
const inPart = "/articles/2019-05-30/in-part";

/** Where the cells of a pair stand. */
async function cellsOf(page: Page, id: string) {
  return page.locator(`#${id} > [lang]`).evaluateAll((cells) =>
    cells.map((cell) => {
      const { left, right, top, bottom } = cell.getBoundingClientRect();
      return { lang: cell.getAttribute("lang"), left, right, top, bottom };
    }),
  );
}

for (const locale of ["zh", "en"]) {
  test(`each paragraph stands beside its translation where there is room, else above it, in ${locale}`, async ({
    page,
  }) => {
    await page.goto(`/${locale}${seminar}/parallel`);
    for (const [width, isBeside] of [
      [1280, true],
      [960, true],
      [900, false],
      [320, false],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      for (const id of ["headline", "deck", "p1", "p4"]) {
        const [chinese, english] = await cellsOf(page, id);
        expect([chinese?.lang, english?.lang], id).toEqual(["zh-Hans", "en"]);
        const isRight = (english?.left ?? 0) >= (chinese?.right ?? 0) && english?.top === chinese?.top;
        const isBelow = (english?.top ?? 0) >= (chinese?.bottom ?? 0) && english?.left === chinese?.left;
        expect([isRight, isBelow], `${id} at ${width}`).toEqual([isBeside, !isBeside]);
      }
    }
  });
}

test("one anchor means the same paragraph in Chinese, in English and in both", async ({ page }) => {
  const texts = async (locale: string, path: string) => {
    await page.goto(`/${locale}${path}#p3`);
    const target = page.locator(":target");
    await expect(target).toHaveAttribute("id", "p3");
    return target.locator("[lang].text, .text").allTextContents();
  };
  const [chinese] = await texts("zh", seminar);
  const [english] = await texts("en", seminar);
  expect(await texts("en", `${seminar}/parallel`)).toEqual([chinese, english]);
});

test("a reader goes from Chinese to both and to English by the switch alone", async ({ page }) => {
  await page.goto(`/zh${seminar}`);
  const reading = page.getByRole("banner").getByRole("navigation", { name: "语言" });
  await expect(reading.getByRole("link")).toHaveText(["中文", "对照", "English"]);
  await expect(reading.locator("[aria-current]")).toHaveText("中文");
  await reading.getByRole("link", { name: "对照" }).click();
  await expect(page).toHaveURL(`/zh${seminar}/parallel`);
  await expect(reading.locator("[aria-current]")).toHaveText("对照");
  await reading.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(`/en${seminar}`);
  const inEnglish = page.getByRole("navigation", { name: "Language" });
  await expect(inEnglish.locator("[aria-current]")).toHaveText("English");
  await inEnglish.getByRole("link", { name: "Both" }).click();
  await expect(page).toHaveURL(`/en${seminar}/parallel`);
});

test("beside each paragraph a link leads to the same one in the other language", async ({ page }) => {
  await page.goto(`/zh${seminar}`);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(page.getByRole("link", { name: "第 3 段的英文" })).toBeVisible();
  }
  await page.getByRole("link", { name: "第 3 段的英文" }).click();
  await expect(page).toHaveURL(`/en${seminar}#p3`);
  await page.getByRole("link", { name: "Paragraph 3 in Chinese" }).click();
  await expect(page).toHaveURL(`/zh${seminar}#p3`);
});

test("an article in one language offers no other way to read it than there is", async ({ page, request }) => {
  await page.goto("/zh/articles/2020-11-27/story-01");
  await expect(page.getByRole("navigation", { name: "语言" }).getByRole("link")).toHaveText([
    "中文",
    "English",
  ]);
  await expect(page.locator(".partner")).toHaveCount(0);
  for (const locale of ["zh", "en"]) {
    const response = await request.get(`/${locale}/articles/2020-11-27/story-01/parallel`);
    expect(response.status()).toBe(404);
  }
});

test("what is not translated says so at its place, at the top and in lists", async ({ page }) => {
  await page.goto(`/en${inPart}/parallel`);
  await expect(page.getByRole("note")).toHaveText(
    "Translated by Li Ming and not yet reviewed by an editor. 3 paragraphs are not translated yet. The Chinese original is authoritative.",
  );
  await expect(page.locator("#p2, #p3, #p4").getByText("Not translated yet")).toHaveCount(3);
  await expect(page.locator("#deck").getByText("Not translated yet")).toHaveCount(1);
  await expect(page.locator("#p3 td")).toHaveText(["管网", "1,234.5"]);
  await page.goto(`/zh${inPart}/parallel`);
  await expect(page.getByRole("note")).toHaveText(
    "英文译者：Li Ming，尚未经审校。还有 3 段没有翻译。以中文原文为准。",
  );
  await expect(page.locator("#p2").getByText("本段尚未翻译")).toHaveCount(1);
  await page.goto(`/en${inPart}`);
  await expect(page.getByRole("note")).toContainText("3 paragraphs are not translated yet.");
  await page.goto("/en/dates/2019-05-30");
  await expect(page.locator(".chip")).toHaveText(["Partly translated", "Not reviewed"]);
  await page.goto("/zh/dates/2019-05-30");
  await expect(page.locator(".chip")).toHaveCount(0);
  await page.goto("/en/topics/smart-water");
  await expect(page.locator(".chip")).toHaveText(["Machine translation, not reviewed"]);
});

test("a paragraph, and a headline, that is behind its original says so at its place", async ({ page }) => {
  const behind = "/articles/2019-05-28/behind";
  await page.goto(`/en${behind}`);
  await expect(page.getByRole("note")).toContainText(
    "Translated by Li Ming. The Chinese of 1 paragraph has changed since.",
  );
  await expect(page.locator("#p1")).toContainText(
    "The Chinese of this paragraph has changed since it was translated.",
  );
  await expect(page.locator("header .behind")).toHaveText(
    "The Chinese of the headline has changed since it was translated.",
  );
  await expect(page.locator(".behind")).toHaveCount(2);
  await page.goto(`/zh${behind}/parallel`);
  await expect(page.getByRole("note")).toHaveText(
    "英文译者：Li Ming。有 1 段在译出之后，中文又有改动。以中文原文为准。",
  );
  await expect(page.locator("#p1 .behind")).toHaveText("译出之后，这一段的中文有改动。");
  await expect(page.locator("header .behind")).toHaveText("译出之后，标题的中文有改动。");
  await expect(page.locator(".behind")).toHaveCount(2);
  await page.goto(`/zh${behind}`);
  await expect(page.locator(".behind")).toHaveCount(0);
});

test("notes of both languages are there, and each reference leads to its own", async ({ page }) => {
  await page.goto(`/en${inPart}/parallel`);
  for (const [lang, text] of [
    ["zh-Hans", "姓名未公布。"],
    ["en", "The name was not given."],
  ]) {
    await page.locator(`#p1 [lang="${lang}"] [data-footnote-ref]`).click();
    await expect(page.locator(":target")).toContainText(text ?? "");
  }
});

test("a note of what is not translated leads to the original's note", async ({ page }) => {
  await page.goto(`/en${inPart}`);
  await page.locator("#p2 [data-footnote-ref]").last().click();
  await expect(page.locator(":target")).toContainText("见规划。");
  expect(await page.locator(":target").evaluate((note) => note.closest("[lang]")?.getAttribute("lang"))).toBe(
    "zh-Hans",
  );
});

test("both languages print side by side, whole, with their address", async ({ page, site }) => {
  await page.setViewportSize({ width: 657, height: 1_000 });
  await page.emulateMedia({ media: "print" });
  await page.goto(`/en${seminar}/parallel`);
  const [chinese, english] = await cellsOf(page, "p2");
  expect(english?.left).toBeGreaterThanOrEqual(chinese?.right ?? Number.POSITIVE_INFINITY);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(657);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const { text } = await extractText(pdf, { mergePages: true });
  expect(text.replace(/\s+/g, "")).toContain(`${site.url}/en${seminar}/parallel`);
  expect(text.replace(/\s+/g, " ")).toContain("municipal leaders He Enguang and Xie Su attended");
});
