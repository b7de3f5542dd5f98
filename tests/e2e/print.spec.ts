import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test as base, expect, type Page } from "playwright/test";
import sharp from "sharp";
import { extractText, getDocumentProxy } from "unpdf";
import { withIdeographs } from "#lib/record/radicals.ts";
import { writeIssue } from "../support/issues.ts";
import { runNode } from "../support/processes.ts";
import { SiteServer } from "../support/site-server.ts";

const day = "2021-03-01";

/** All that an article may have which is no plain text. */
const tableText = `---
headline: 重点民生实事项目表
deck: 年内全部完成
kind: news
date: ${day}
reporters: [chen-run]
topics: [waste-sorting]
pictures:
  - file: view.jpg
    alt: { zh: 江边, en: The river }
    caption: { zh: 湘江边的新步道。, en: The new path along the Xiangjiang. }
---

项目来自统计局[^1]，见[规划](/zh/dates)。

| 项目名称 | 责任单位 | 完成时限 | 主要内容 | 投资（亿元） |
|---|---|---|---|---:|
| 城区供水管网改造 | 市水务局、市住房和城乡建设局 | 2021年12月31日前 | 改造老旧管网约128.5公里，更新智能水表36000只，建立漏损监测平台，实现分区计量。 | 1,234.5 |
| 学校 | 市教育局 | 2021年9月1日前 | 新建学校12所。 | 8.2 |

- 城区的
  - 江东的

## 小标题

> 到年底全部完成。

[^1]: 年报。见 https://example.org/a/very/long/address/that/does/not/fit/in/one/column/of/a/page.html
`;

const test = base.extend<object, { site: SiteServer }>({
  site: [
    async ({ browserName: _ }, use) => {
      const site = await SiteServer.start(async ({ write }) => {
        await writeIssue(write, day, 20, "mixed");
        await write(`articles/${day}/table.md`, tableText);
        const view = sharp({ create: { width: 1600, height: 1000, channels: 3, background: "#88aa99" } });
        await write(`articles/${day}/table.view.jpg`, await view.jpeg().toBuffer());
      });
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
      .flatMap((rule) =>
        rule instanceof CSSPageRule && rule.style.margin !== "" ? [rule.style.margin] : [],
      );
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
      // Each sheet of an article says which it is, and of how many.
      if (type === "article") expect(text.replace(/\s+/g, "")).toContain(`${pdf.numPages}/${pdf.numPages}`);
    });
  }
}

/** Texts of a PDF's page with where they stand, in points from the lower left. */
interface Item {
  text: string;
  left: number;
  right: number;
  bottom: number;
  top: number;
}

interface PrintedFile {
  sheets: { width: number; height: number; items: Item[]; links: string[] }[];
  /** All that is read, with spaces and the forms of characters that fonts have left out. */
  text: string;
  fonts: number;
  embedded: number;
}

async function readPdf(bytes: Buffer): Promise<PrintedFile> {
  const source = bytes.toString("latin1");
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const sheets: PrintedFile["sheets"] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const links = (await page.getAnnotations()).flatMap(({ url }) => (typeof url === "string" ? [url] : []));
    const texts = items.flatMap((item) => {
      if (!("str" in item) || item.str.trim() === "") return [];
      const [, , , size = 0, left = 0, baseline = 0] = item.transform as number[];
      const box = { bottom: baseline - size * 0.1, top: baseline + size * 0.7 };
      return [{ text: item.str, left, right: left + item.width, ...box }];
    });
    sheets.push({ width, height, items: texts, links });
  }
  const text = sheets.flatMap(({ items }) => items.map((item) => item.text)).join("");
  return {
    sheets,
    text: plain(text),
    // Of other fonts the shapes themselves are in the file (Type 3).
    fonts: source.match(/\/Subtype\s*\/(?:CIDFontType[02]|TrueType|Type1)\b/g)?.length ?? 0,
    embedded: source.match(/\/FontFile[23]?\s/g)?.length ?? 0,
  };
}

function plain(text: string): string {
  return withIdeographs(text.normalize("NFKC")).replace(/[\s\u00ad-]/g, "");
}

/** Of marks that are set closer on one line a PDF tells the widths that they would have by themselves. */
function allowed(one: Item, other: Item): number {
  return Math.abs(one.bottom - other.bottom) < 1 ? (one.top - one.bottom) * 0.7 : 1.5;
}

/** Texts that stand over others, or outside the sheet. */
function misplaced({ sheets }: PrintedFile): string[] {
  return sheets.flatMap(({ width, height, items }, sheet) => {
    const out = items.filter(
      ({ left, right, bottom, top }) => left < 20 || right > width - 20 || bottom < 14 || top > height - 14,
    );
    const over = items.flatMap((one, index) =>
      items
        .slice(index + 1)
        .filter(
          (other) =>
            Math.min(one.right, other.right) - Math.max(one.left, other.left) > allowed(one, other) &&
            Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom) > 1.5,
        )
        .map((other) => `${sheet + 1}: ${one.text} over ${other.text}`),
    );
    return [...out.map(({ text }) => `${sheet + 1}: ${text} is cut`), ...over];
  });
}

const cli = new URL("../../cli/bulletin.ts", import.meta.url).pathname;

function print(site: SiteServer, args: readonly string[], settings: Record<string, string> = {}) {
  const folders = { CONTENT_DIR: join(site.dataFolder, "../content"), DATA_DIR: site.dataFolder };
  return runNode([cli, "print", ...args], { env: { ...process.env, ...folders, ...settings } });
}

test("an issue is printed whole in both languages, offered while it is there, and sent as it is", async ({
  page,
  site,
  request,
}) => {
  const files: { file: string; locale: string; sheets: number }[] = [];
  for (const locale of ["zh", "en"]) {
    const args = [day, "--locale", locale, "--from", site.url, "--json"];
    const { code, out, err } = await print(site, args);
    expect([code, err]).toEqual([0, ""]);
    files.push(...(JSON.parse(out) as { printed: typeof files }).printed);
  }
  expect(files.map(({ file }) => file)).toEqual(
    ["zh", "en"].map((locale) => `articles/${day}/print.${locale}.pdf`),
  );
  for (const { file, locale, sheets } of files) {
    const bytes = await readFile(join(site.dataFolder, "../content", file));
    const pdf = await readPdf(bytes);
    expect(pdf.sheets).toHaveLength(sheets);
    expect(sheets).toBeGreaterThan(3);
    expect(sheets).toBeLessThan(12);
    // A4, in points.
    for (const { width, height } of pdf.sheets)
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    expect(pdf.fonts).toBeGreaterThan(0);
    expect(pdf.embedded).toBe(pdf.fonts);
    expect(misplaced(pdf)).toEqual([]);

    await page.goto(`/${locale}/dates/${day}/print`);
    const texts = await page
      .locator(".printed :is(h2, .deck, .body p, .body li, td, figcaption)")
      .allTextContents();
    const ends = texts.map(plain).flatMap((text) => [text.slice(0, 8), text.slice(-8)]);
    expect(ends.length).toBeGreaterThan(200);
    expect(ends.filter((end) => !pdf.text.includes(end))).toEqual([]);
    const links = new Set(pdf.sheets.flatMap((sheet) => sheet.links));
    const articles = await page
      .locator(".printed h2 a")
      .evaluateAll((all) => all.map((each) => each.getAttribute("href")));
    expect(articles).toHaveLength(21);
    for (const address of articles) {
      expect(links).toContain(address);
      expect(pdf.text).toContain(plain(address ?? ""));
    }
    for (const [index, { items }] of pdf.sheets.entries())
      expect(plain(items.map(({ text }) => text).join(""))).toContain(`${index + 1}/${sheets}`);

    const offer = page.locator(`a[href="/${locale}/dates/${day}.pdf"]`);
    await expect(async () => {
      await page.goto(`/${locale}/dates/${day}`);
      expect(await offer.count()).toBe(1);
    }).toPass();
    const response = await request.get(`/${locale}/dates/${day}.pdf`, {
      headers: { "Accept-Encoding": "br, gzip" },
    });
    expect(response.status()).toBe(200);
    expect(response.headers()).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
    });
    expect(response.headers()["content-encoding"]).toBeUndefined();
    expect((await response.body()).equals(bytes)).toBe(true);
    await site.remove(file);
    await expect(async () => {
      await page.goto(`/${locale}/dates/${day}`);
      expect(await offer.count()).toBe(0);
      expect((await request.get(`/${locale}/dates/${day}.pdf`)).status()).toBe(404);
    }).toPass();
  }
});

test("an issue is printed from a site of its own, with the addresses of readers", async ({ site }) => {
  const settings = { SITE_URL: "https://paper.example", PORT: "1" };
  const { code, out, err } = await print(site, [day, "--locale", "en"], settings);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^articles\/2021-03-01\/print\.en\.pdf: \d+ pages\n$/);
  const bytes = await readFile(join(site.dataFolder, `../content/articles/${day}/print.en.pdf`));
  const { sheets } = await readPdf(bytes);
  const links = sheets.flatMap((sheet) => sheet.links);
  expect(links).toContain(`https://paper.example/en/articles/${day}/story-01`);
  expect(links.filter((link) => !/^https:\/\/(paper\.example|example\.org)\//.test(link))).toEqual([]);
  await site.remove(`articles/${day}/print.en.pdf`);
});
