import type { Page } from "playwright/test";
import { test as base, expect } from "playwright/test";
import { type Texts, writeIssue } from "../support/issues.ts";
import { SiteServer } from "../support/site-server.ts";

const counts = [1, 2, 3, 4, 5, 7, 12, 20, 45];
const texts: readonly Texts[] = ["short", "long", "mixed"];
const dayOf = (count: number, kind: Texts) =>
  `2021-0${texts.indexOf(kind) + 1}-${String(counts.indexOf(count) + 1).padStart(2, "0")}`;

/** A site with an issue of each number of stories, of short, long and mixed texts, and one of more than a page. */
const test = base.extend<object, { site: SiteServer }>({
  site: [
    async ({ browserName: _ }, use) => {
      const site = await SiteServer.start(async ({ write }) => {
        for (const kind of texts) {
          for (const count of counts) await writeIssue(write, dayOf(count, kind), count, kind);
        }
        await writeIssue(write, "2020-01-01", 61, "mixed");
      });
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ site }, use) => use(site.url),
});

interface Measured {
  height: number;
  scrollWidth: number;
  /** In pixels, of each story: from the end of its text to the end of its cell, or to the line that leads on. */
  holes: number[];
  /** Of the widest line, in widths of a character. */
  line: number;
  /** How many stories stand in the last row of the second and the third tier, beside how many in the first. */
  rows: [first: number, last: number][];
  /** Whether each story and headline stands below or right of the one before it in the document. */
  inOrder: boolean;
}

function measured(page: Page): Promise<Measured> {
  return page.evaluate(() => {
    const bottomOfText = (element: Element): number => {
      const box = element.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(element);
      // What is clipped stands below the box or right of it.
      const shown = [...range.getClientRects()].filter(
        ({ bottom, left }) => bottom <= box.bottom + 2 && left < box.right,
      );
      return Math.max(box.top, ...shown.map(({ bottom }) => bottom));
    };
    const stories = [...document.querySelectorAll(".story")];
    const holes = stories.map((story) => {
      const cue = story.querySelector(".cue");
      const text = story.querySelector(".excerpt");
      if (cue && text) return cue.getBoundingClientRect().top - bottomOfText(text);
      const parts = [...story.children].filter((part) => part.getClientRects().length > 0);
      return story.getBoundingClientRect().bottom - Math.max(...parts.map(bottomOfText));
    });
    const lines = [...document.querySelectorAll(".excerpt p")].flatMap((text) => {
      const size = Number.parseFloat(getComputedStyle(text).fontSize);
      return [...text.getClientRects()].map(({ width }) => width / size);
    });
    const rows = [...document.querySelectorAll(".seconds, .thirds")].map((tier): [number, number] => {
      const tops = [...tier.children].map((story) => Math.round(story.getBoundingClientRect().top));
      const inRow = (top: number | undefined) => tops.filter((other) => other === top).length;
      return [inRow(tops[0]), inRow(tops.at(-1))];
    });
    const places = [...document.querySelectorAll(".story h2, .rest li")].map((one) =>
      one.getBoundingClientRect(),
    );
    const inOrder = places.every((place, index) => {
      const before = places[index - 1];
      return before === undefined || place.top >= before.bottom - 1 || place.left >= before.right - 1;
    });
    const { scrollHeight, scrollWidth } = document.documentElement;
    return { height: scrollHeight, scrollWidth, holes, line: Math.max(...lines), rows, inOrder };
  });
}

for (const kind of texts) {
  for (const count of counts) {
    test(`an issue of ${count} with ${kind} texts has no hole, no orphan and no long line`, async ({
      page,
    }) => {
      for (const locale of ["zh", "en"]) {
        await page.goto(`/${locale}/dates/${dayOf(count, kind)}`);
        for (const width of [320, 360, 768, 1280, 1920]) {
          await page.setViewportSize({ width, height: 900 });
          const { height, scrollWidth, holes, line, rows, inOrder } = await measured(page);
          const at = `${locale} at ${width}`;
          expect(await page.locator(".story, .rest li").count(), at).toBe(count);
          expect(scrollWidth, at).toBeLessThanOrEqual(width);
          expect(Math.max(...holes), `a hole in ${at}`).toBeLessThan(120);
          expect(line, `a line in ${at}`).toBeLessThan(39);
          expect(inOrder, `the order in ${at}`).toBe(true);
          for (const [first, last] of rows) expect(last, `a row in ${at}`).toBe(first);
          if (width === 1280) expect(height, at).toBeLessThanOrEqual(2_500);
        }
      }
    });
  }
}

test("an issue of more than sixty goes on on a second page, which has headlines alone", async ({ page }) => {
  await page.goto("/zh/dates/2020-01-01");
  await expect(page.locator(".story, .rest li")).toHaveCount(60);
  await page.getByRole("link", { name: "下一页" }).click();
  await expect(page.locator(".rest li")).toHaveCount(1);
  await expect(page.locator(".story")).toHaveCount(0);
});

test("the issues before and after are named at the top", async ({ page }) => {
  await page.goto(`/en/dates/${dayOf(2, "long")}`);
  const issues = page.getByRole("banner").getByRole("navigation", { name: "Neighbouring issues" });
  await expect(issues.getByRole("link")).toHaveText(["‹ 1 February", "3 February ›"]);
  await issues.getByRole("link", { name: /^Next issue/ }).click();
  await expect(page).toHaveURL(`/en/dates/${dayOf(3, "long")}`);
});

test("a story that is not in the reader's language says so", async ({ page }) => {
  await page.goto(`/en/dates/${dayOf(45, "mixed")}`);
  const ofStories = page.locator(".story, .rest li").filter({ hasText: "In Chinese only" });
  await expect(ofStories).toHaveCount(5);
  await expect(ofStories.locator("[lang=zh-Hans]").first()).toBeVisible();
});

test("the styles of the front page stay under 10 kilobytes", async ({ request }) => {
  const html = await (await request.get("/zh")).text();
  const styles = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, style = ""]) => style).join("");
  expect(Buffer.byteLength(styles)).toBeLessThan(10_000);
});
