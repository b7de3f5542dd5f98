import { test as base, expect, type Page } from "playwright/test";
import { extractText, getDocumentProxy } from "unpdf";
import { writeIssue } from "../support/issues.ts";
import { SiteServer } from "../support/site-server.ts";

const day = "2021-03-01";

const test = base.extend<object, { site: SiteServer }>({
  site: [
    async ({ browserName: _ }, use) => {
      const site = await SiteServer.start(({ write }) => writeIssue(write, day, 20, "mixed"));
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ site }, use) => use(site.url),
});

interface Printed {
  /** Texts that stand over another. */
  over: string[];
  /** Texts that do not fit in their box, which shows no more. */
  cut: string[];
  clamped: number;
  margins: string[];
}

function printed(page: Page): Promise<Printed> {
  return page.evaluate(() => {
    const isShown = (element: Element) => element.getClientRects().length > 0;
    const all = [...document.querySelectorAll("body *")].filter(isShown);
    const texts = [...document.querySelectorAll("h1, h2, h3, p, li, figcaption, td")].filter(
      (element) => isShown(element) && !element.querySelector("p, li"),
    );
    const lines = texts.flatMap((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return [...range.getClientRects()].map((box) => ({ element, box }));
    });
    const over = lines.flatMap(({ element, box }) => {
      const other = lines.find(
        (one) =>
          one.element !== element &&
          Math.min(one.box.bottom, box.bottom) - Math.max(one.box.top, box.top) > 8 &&
          Math.min(one.box.right, box.right) - Math.max(one.box.left, box.left) > 2,
      );
      return other ? [`${element.textContent} | ${other.element.textContent}`] : [];
    });
    const cut = all
      .filter(
        (element) =>
          getComputedStyle(element).overflow !== "visible" &&
          (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2),
      )
      .map(({ outerHTML }) => outerHTML);
    const rules = (list: CSSRuleList): CSSRule[] =>
      [...list].flatMap((rule) => [rule, ...("cssRules" in rule ? rules(rule.cssRules as CSSRuleList) : [])]);
    const margins = [...document.styleSheets]
      .flatMap(({ cssRules }) => rules(cssRules))
      .flatMap((rule) => (rule instanceof CSSPageRule ? [rule.style.margin] : []));
    const clamped = all.filter((element) => getComputedStyle(element).webkitLineClamp !== "none").length;
    return { over, cut, clamped, margins };
  });
}

for (const locale of ["zh", "en"]) {
  for (const [type, path, last] of [
    ["front page", `/dates/${day}`, { zh: "5G", en: "Camellia" }],
    ["article", `/articles/${day}/story-01`, { zh: "128.6", en: "greater output" }],
  ] as const) {
    test(`the ${type} in ${locale} prints whole, with its address`, async ({ page, site }) => {
      // An A4 sheet between its margins.
      await page.setViewportSize({ width: 657, height: 1_000 });
      await page.emulateMedia({ media: "print" });
      await page.goto(`/${locale}${path}`);
      const { over, cut, clamped, margins } = await printed(page);
      expect(over).toEqual([]);
      expect(cut).toEqual([]);
      expect(clamped).toBe(0);
      expect(margins).toEqual(["16mm 18mm"]);
      await expect(page.getByRole("navigation")).toHaveCount(type === "front page" ? 1 : 0);
      const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
      const { text } = await extractText(pdf, { mergePages: true });
      expect(text.replace(/\s+/g, "")).toContain(`${site.url}/${locale}${path}`);
      expect(text).toContain(last[locale as "zh" | "en"]);
    });
  }
}
