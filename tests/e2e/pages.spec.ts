import { HtmlValidate } from "html-validate";
import { expect } from "playwright/test";
import { pageTypes, sweep as test } from "./site.ts";

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

    test(`${type} in ${locale} has its language, one heading, a title, its landmarks and its like in the other language`, async ({
      page,
      request,
    }) => {
      const response = await page.goto(`/${locale}${path}`);
      expect(response?.status()).toBe(200);
      await expect(page.locator("html")).toHaveAttribute("lang", language.tag);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      for (const landmark of ["banner", "main", "contentinfo"] as const) {
        await expect(page.getByRole(landmark)).toHaveCount(1);
      }
      await expect(page).toHaveTitle(titles[type]?.[locale] ?? new RegExp(`${language.site}$`));
      const like = page.getByRole("banner").getByRole("link", { name: languages[other].name, exact: true });
      // What shows both languages leads to each of them alone.
      const address = `/${other}${path.replace("/parallel", "")}`;
      await expect(like).toHaveAttribute("href", address);
      const found = await request.get(address, { maxRedirects: 0 });
      expect(found.status()).toBe(200);
      expect(await found.text()).toContain(`<html lang="${languages[other].tag}"`);
    });

    test(`${type} in ${locale} is valid HTML without style attributes or event handlers`, async ({
      request,
    }) => {
      const html = await (await request.get(`/${locale}${path}`)).text();
      const report = await validator.validateString(html);
      expect(
        report.results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
        ),
      ).toEqual([]);
      expect(html.match(/<[a-z][^>]*\s(style|on[a-z]+)=/gi)).toBeNull();
    });
  }
}

test("every link of every page leads somewhere", async ({ request }) => {
  const isSearch = (address: string) => /^\/(?:zh|en)\/search\?/.test(address);
  const starts = Object.values(pageTypes).flatMap((path) => [`/zh${path}`, `/en${path}`]);
  const known = new Set(starts);
  const dead: string[] = [];
  // What narrows a narrowed search down are the same links again, in every combination: the first of them are enough.
  const ends = new Set<string>();
  for (const path of known) {
    const response = await request.get(path);
    if (!response.ok()) dead.push(`${response.status()} ${path}`);
    if (ends.has(path) || !response.headers()["content-type"]?.startsWith("text/html")) continue;
    const html = await response.text();
    for (const [, href = ""] of html.matchAll(/<a [^>]*href="([^"]*)"/g)) {
      if (href.startsWith("#") && !html.includes(`id="${href.slice(1)}"`)) dead.push(`${path}${href}`);
      if (!href.startsWith("/")) continue;
      const to = href.replace(/#.*$/, "").replaceAll("&amp;", "&");
      if (isSearch(path) && isSearch(to) && !known.has(to)) ends.add(to);
      known.add(to);
    }
  }
  expect(dead).toEqual([]);
  expect(known.size).toBeGreaterThan(80);
});
