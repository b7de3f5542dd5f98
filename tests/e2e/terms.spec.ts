import { brotliCompressSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import { expect } from "playwright/test";
import { test } from "./site.ts";

const seminar = "/articles/2020-11-28/smart-water-seminar";

test("the first use of a term is marked, and a tap on it opens its card", async ({ page }) => {
  await page.goto(`/zh${seminar}`);
  const term = page.locator("#p1 .term", { hasText: "智慧水务" });
  const card = page.locator("#term-smart-water");
  await expect(card).toBeHidden();
  await term.click();
  await expect(card).toBeVisible();
  await expect(card.locator("b")).toHaveText(["智慧水务", "smart water"]);
  await expect(card.locator('b[lang="en"]')).toHaveText("smart water");
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await term.click();
  await card.getByRole("link", { name: "译名表" }).click();
  await expect(page).toHaveURL("/zh/glossary#smart-water");
  await expect(page.locator(":target dt")).toContainText("智慧水务");
});

test("a card is opened, gone through and closed by the keyboard alone", async ({ page }) => {
  await page.goto(`/en${seminar}`);
  const button = page.getByRole("button", { name: "Wang Hao" });
  await button.focus();
  const outline = await page
    .locator(".term", { hasText: "Wang Hao" })
    .evaluate((term) => getComputedStyle(term).outlineStyle);
  expect(outline).toBe("solid");
  await page.keyboard.press("Enter");
  const card = page.locator("#person-wang-hao");
  await expect(card).toBeVisible();
  await expect(card).toContainText("Academician of the Chinese Academy of Engineering");
  await page.keyboard.press("Tab");
  await expect(card.getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/en/people/wang-hao");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wang Hao");
});

for (const width of [320, 1280]) {
  test(`every card lies within the window at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    for (const locale of ["zh", "en"]) {
      await page.goto(`/${locale}${seminar}`);
      const terms = page.locator(".term");
      for (const term of await terms.all()) {
        await term.click();
        const box = await page.locator("[popover]:popover-open").boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
        expect(box?.y).toBeGreaterThanOrEqual(0);
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(700);
        await page.keyboard.press("Escape");
      }
      expect(await terms.count()).toBeGreaterThan(5);
    }
  });
}

test.describe("with scripts, which axe needs", () => {
  test.use({ javaScriptEnabled: true });

  test("an open card has no accessibility violations", async ({ page }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`/en${seminar}`);
      await page.locator(".term", { hasText: "Wang Hao" }).click();
      await expect(page.locator("#person-wang-hao")).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
  });
});

test("nothing is marked twice, nor in headlines, links and notes, and no text is another one for it", async ({
  page,
}) => {
  for (const slug of ["standing-committee", "executive-meeting", "education-reform-forum"]) {
    for (const locale of ["zh", "en"]) {
      await page.goto(`/${locale}/articles/2020-11-28/${slug}`);
      const targets = await page
        .locator("[popovertarget]")
        .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("popovertarget") ?? ""));
      expect(targets.length).toBeGreaterThan(0);
      expect(new Set(targets).size).toBe(targets.length);
      for (const target of targets) await expect(page.locator(`[id="${target}"]`)).toHaveCount(1);
      await expect(page.locator(":is(h1, h2, h3, a, .notes, .deck) .term")).toHaveCount(0);
      // What is copied is what is read.
      const copied = await page.locator(".text").evaluateAll((texts) =>
        texts.map((text) => {
          getSelection()?.selectAllChildren(text);
          return [text.textContent, String(getSelection())];
        }),
      );
      for (const [whole = "", copy = ""] of copied)
        expect(copy.replace(/\s+/g, "")).toBe(whole.replace(/\s+/g, ""));
    }
  }
});

test("the paired view has both renderings already and marks none", async ({ page }) => {
  await page.goto(`/zh${seminar}/parallel`);
  await expect(page.locator(".pair.block").first()).toBeVisible();
  await expect(page.locator(".term, [popover]")).toHaveCount(0);
});

test("articles stay under 12 kilobytes with their cards, citations, links and what they say of themselves", async ({
  request,
}) => {
  for (const slug of [
    "standing-committee",
    "executive-meeting",
    "education-reform-forum",
    "smart-water-seminar",
  ]) {
    for (const locale of ["zh", "en"]) {
      const html = await (await request.get(`/${locale}/articles/2020-11-28/${slug}`)).text();
      for (const part of ["popover=", "application/ld+json", "BibTeX", "feed.xml", "/report?"])
        expect(html).toContain(part);
      expect(brotliCompressSync(html).length, `${locale} ${slug}`).toBeLessThan(12_000);
    }
  }
});

test("a person's page tells offices with their days, and whom the person appears with", async ({ page }) => {
  await page.goto("/en/people/xie-su");
  await expect(page.getByRole("list", { name: "Offices" }).getByRole("listitem")).toHaveText([
    "Head of the water bureau from 1 January 2017 to 31 May 2019",
    "Municipal leader since 1 June 2019",
  ]);
  const company = page.locator(".company");
  await expect(company.getByRole("link", { name: "Wang Hao" })).toBeVisible();
  await expect(company.getByRole("img").first()).toHaveAccessibleName(
    "2 articles, from 29 May 2019 to 28 November 2020",
  );
  await company.getByRole("link", { name: "Wang Hao" }).click();
  await expect(page).toHaveURL("/en/people/wang-hao");
});

test("a card tells the office that was held on the article's day", async ({ page }) => {
  for (const [path, office] of [
    ["/en/articles/2019-05-29/offices", "Head of the water bureau"],
    [`/en${seminar}`, "Municipal leader"],
  ]) {
    await page.goto(path ?? "");
    await page.locator(".term", { hasText: /Xie Su|谢肃/ }).click();
    await expect(page.locator("#person-xie-su")).toContainText(office ?? "");
  }
});

test("the glossary has both orders and tells where each term is used", async ({ page }) => {
  await page.goto("/en/glossary");
  const terms = await page.locator("dt a").allTextContents();
  expect(terms).toEqual(terms.toSorted(new Intl.Collator("en", { numeric: true }).compare));
  const entry = page.locator("#smart-water");
  await expect(entry).toContainText("In 1 article");
  await entry.getByRole("link", { name: "With the utmost openness" }).click();
  await expect(page).toHaveURL(`/en${seminar}`);
  await page.goto("/en/glossary");
  const other = page.locator("section", { has: page.getByRole("heading", { name: "By Chinese" }) });
  await expect(other.getByRole("listitem")).toHaveCount(terms.length);
  await other.getByRole("link", { name: "智慧水务" }).click();
  await expect(page).toHaveURL("/en/glossary#smart-water");
  await page.locator("#smart-water").getByRole("link", { name: "In 1 article" }).click();
  await expect(page.getByRole("main")).toContainText("With the utmost openness");
});

test("people and the glossary are found from every page", async ({ page }) => {
  await page.goto("/zh");
  await page.getByRole("contentinfo").getByRole("link", { name: "人物" }).click();
  await page.getByRole("link", { name: "朱健" }).click();
  await expect(page).toHaveURL("/zh/people/zhu-jian");
  await page.getByRole("contentinfo").getByRole("link", { name: "译名表" }).click();
  await expect(page).toHaveURL("/zh/glossary");
});
