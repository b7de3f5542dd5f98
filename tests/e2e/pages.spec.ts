import { HtmlValidate } from "html-validate";
import { expect } from "playwright/test";
import { pageTypes, test } from "./site.ts";

const languages = {
  zh: { tag: "zh-Hans", name: "中文", site: "雁城要闻" },
  en: { tag: "en", name: "English", site: "The Hengyang Bulletin" },
};
const titles: Partial<Record<keyof typeof pageTypes, { zh: string; en: string }>> = {
  "front page": { zh: "雁城要闻", en: "The Hengyang Bulletin" },
  "calendar of issues": { zh: "按日期 · 雁城要闻", en: "By date · The Hengyang Bulletin" },
  "archive in charts": { zh: "档案图览 · 雁城要闻", en: "The archive in charts · The Hengyang Bulletin" },
  year: { zh: "2020年 · 雁城要闻", en: "2020 · The Hengyang Bulletin" },
  month: { zh: "2020年11月 · 雁城要闻", en: "November 2020 · The Hengyang Bulletin" },
  issue: { zh: "2020年11月28日 · 雁城要闻", en: "28 November 2020 · The Hengyang Bulletin" },
  "print edition": {
    zh: "2020年11月28日 全文 · 雁城要闻",
    en: "28 November 2020, in full · The Hengyang Bulletin",
  },
  article: {
    zh: "市委常委会召开会议 传达贯彻习近平总书记重要讲话指示精神 · 雁城要闻",
    en: "Hengyang’s Standing Committee meets to convey and implement General Secretary Xi Jinping’s important speeches and instructions · The Hengyang Bulletin",
  },
  "print source": {
    zh: "2020年11月28日 印刷原文 · 雁城要闻",
    en: "Print source, 28 November 2020 · The Hengyang Bulletin",
  },
  reporters: { zh: "记者 · 雁城要闻", en: "Reporters · The Hengyang Bulletin" },
  reporter: { zh: "陈润 · 雁城要闻", en: "Chen Run · The Hengyang Bulletin" },
  topics: { zh: "话题 · 雁城要闻", en: "Topics · The Hengyang Bulletin" },
  topic: { zh: "双拥 · 雁城要闻", en: "Mutual support of military and people · The Hengyang Bulletin" },
  people: { zh: "人物 · 雁城要闻", en: "People · The Hengyang Bulletin" },
  person: { zh: "朱健 · 雁城要闻", en: "Zhu Jian · The Hengyang Bulletin" },
  glossary: { zh: "译名表 · 雁城要闻", en: "Glossary · The Hengyang Bulletin" },
  kind: { zh: "会议 · 雁城要闻", en: "Meetings · The Hengyang Bulletin" },
  about: { zh: "关于本站 · 雁城要闻", en: "About this site · The Hengyang Bulletin" },
  feeds: { zh: "订阅 · 雁城要闻", en: "Feeds · The Hengyang Bulletin" },
  corrections: { zh: "更正 · 雁城要闻", en: "Corrections · The Hengyang Bulletin" },
};
const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

for (const [type, path] of Object.entries(pageTypes) as [keyof typeof pageTypes, string][]) {
  for (const locale of ["zh", "en"] as const) {
    const language = languages[locale];
    const other = locale === "zh" ? "en" : "zh";

    test.describe(`${type} in ${locale}`, () => {
      test("has its language, one heading, a title and its landmarks", async ({ page }) => {
        const response = await page.goto(`/${locale}${path}`);
        expect(response?.status()).toBe(200);
        await expect(page.locator("html")).toHaveAttribute("lang", language.tag);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        for (const landmark of ["banner", "main", "contentinfo"] as const) {
          await expect(page.getByRole(landmark)).toHaveCount(1);
        }
        await expect(page).toHaveTitle(titles[type]?.[locale] ?? new RegExp(`${language.site}$`));
      });

      test("leads to the same page in the other language", async ({ page }) => {
        await page.goto(`/${locale}${path}`);
        await page
          .getByRole("banner")
          .getByRole("link", { name: languages[other].name, exact: true })
          .click();
        // What shows both languages leads to each of them alone.
        await expect(page).toHaveURL(`/${other}${path.replace("/parallel", "")}`);
        await expect(page.locator("html")).toHaveAttribute("lang", languages[other].tag);
      });

      test("does not scroll sideways at 320 pixels", async ({ page }) => {
        await page.setViewportSize({ width: 320, height: 640 });
        await page.goto(`/${locale}${path}`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      });

      test("is valid HTML without style attributes or event handlers", async ({ request }) => {
        const html = await (await request.get(`/${locale}${path}`)).text();
        const report = await validator.validateString(html);
        expect(
          report.results.flatMap(({ messages }) =>
            messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
          ),
        ).toEqual([]);
        expect(html.match(/<[a-z][^>]*\s(style|on[a-z]+)=/gi)).toBeNull();
      });
    });
  }
}

test("every link of every page leads somewhere", async ({ request }) => {
  const seen = new Set<string>();
  const waiting = Object.values(pageTypes).flatMap((path) => [`/zh${path}`, `/en${path}`]);
  const dead: string[] = [];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const response = await request.get(path);
    if (!response.ok()) dead.push(`${response.status()} ${path}`);
    const html = await response.text();
    for (const [, href = ""] of html.matchAll(/<a [^>]*href="([^"]*)"/g)) {
      if (href.startsWith("/")) waiting.push(href.replace(/#.*$/, "").replaceAll("&amp;", "&"));
      else if (href.startsWith("#") && !html.includes(`id="${href.slice(1)}"`)) dead.push(`${path}${href}`);
    }
  }
  expect(dead).toEqual([]);
  expect(seen.size).toBeGreaterThan(80);
});
