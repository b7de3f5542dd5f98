import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, type Page } from "playwright/test";
import { blockHash } from "#lib/bilingual/block-hash.ts";
import { type PageBoxes, pageBoxesText } from "#lib/record/page-boxes.ts";
import { makePicture } from "../support/make-picture.ts";
import { original, SiteServer } from "../support/site-server.ts";

/** A wide table with long cells and short ones, a list, a quotation and a note. */
const tableText = `| 项目名称 | 责任单位 | 完成时限 | 主要内容 | 投资（亿元） |
|---|---|---|---|---:|
| 城区供水管网改造 | 市水务局、市住房和城乡建设局 | 2021年12月31日前 | 改造老旧管网约128.5公里，更新智能水表36000只，建立漏损监测平台，实现分区计量。 | 1,234.5 |
| 学校 | 市教育局 | 2021年9月1日前 | 新建学校12所。 | 8.2 |

- 城区的
  - 江东的

1. 先开工的

> 到年底全部完成。

数据来自市统计局。[^1]

[^1]: 年报。`;

/** Four paragraphs; the translation has the first, says of the second that it is not there yet, and has no more. */
const partText = `水利局负责人[^1]介绍了情况。

工程[^1]分三期。[^2]

| 项目 | 投资 |
|---|---:|
| 管网 | 1,234.5 |

- 城区的
- 江东的

[^1]: 姓名未公布。
[^2]: 见[规划](/zh/dates)。`;
const partEnglish = `---
headline: Works in three stages
translator: Li Ming
---

A head of the water bureau[^1] reported.

[untranslated]

[^1]: The name was not given.
`;

/** An article without reporters: lists of theirs stay as they are. */
function unsigned(...parts: Parameters<typeof original>): string {
  return original(...parts).replace("[chen-run]", "[]");
}

/** Somebody who holds another office now than at the time of an article. */
const offices = `- id: xie-su
  name: { zh: 谢肃, en: Xie Su }
  offices:
    - office: { zh: 水利局局长, en: Head of the water bureau }
      from: 2017-01-01
      to: 2019-05-31
    - office: { zh: 市领导, en: Municipal leader }
      from: 2019-06-01
`;

/** Three pieces of a page, the last through two columns. */
const printedPage: PageBoxes = {
  width: 500,
  height: 700,
  fragments: [
    { lines: [1, 1], boxes: [[20, 20, 200, 60]] },
    { lines: [3, 3], boxes: [[20, 80, 480, 150]] },
    {
      lines: [5, 5],
      boxes: [
        [20, 170, 240, 680],
        [260, 170, 480, 420],
      ],
    },
  ],
};
const photographedPage: PageBoxes = {
  width: 1000,
  height: 1400,
  fragments: [
    { lines: [1, 1], boxes: [[100, 100, 900, 300]] },
    { lines: [3, 3], boxes: [[100, 400, 480, 1300]] },
    { lines: [5, 5], boxes: [[520, 400, 900, 1300]] },
  ],
};

/** Readers may report errors; the folder is made with the first report. */
const readersSettings = { REPORTS_DIR: join(tmpdir(), `bulletin-reports-${process.pid}`) };

/** Tests over the record and, beside it, a long issue, one with a correction, and printed pages without articles. */
export const test = base.extend<object, { site: SiteServer; sharedPage: Page }>({
  site: [
    async ({ browserName: _ }, use) => {
      const site = await SiteServer.start(async ({ write }) => {
        const people = await readFile(new URL("../../content/people.yaml", import.meta.url), "utf8");
        await write("people.yaml", people.replace(/- id: xie-su\n(?: .*\n)*/, offices));
        await write(
          "articles/2019-05-29/offices.md",
          unsigned(
            "2019-05-29",
            "局长谈水",
            "people: [xie-su, zhu-jian]\nbulletin: 2019-05-29\n",
            "谢肃谈到用水。",
          ),
        );
        // A page whose text is known with its places, and one with an image, too.
        await write("bulletins/2019-05-29.txt", "要闻版\n\n局长谈水\n\n谢肃谈到用水。\n");
        await write("bulletins/2019-05-29.yaml", "setAside: [{ lines: [1, 1], text: 要闻版, why: 版头 }]\n");
        await write("bulletins/2019-05-29.boxes.json", pageBoxesText(printedPage));
        for (let number = 1; number <= 21; number++) {
          const slug = `story-${String(number).padStart(2, "0")}`;
          await write(`articles/2020-11-27/${slug}.md`, original("2020-11-27", `前一天的第${number}条消息`));
        }
        const correction =
          "corrections:\n  - block: p1\n    from: 甲\n    to: 乙\n    note: { zh: 写错了一个字, en: A character was wrong }\n    date: 2019-06-02\n";
        await write(
          "articles/2019-06-01/corrected.md",
          original("2019-06-01", "更正过的消息", correction, "这里原来写错，现在是乙。"),
        );
        await write("articles/2019-05-31/table.md", original("2019-05-31", "项目表", "", tableText));
        await write(
          "articles/2019-05-30/in-part.md",
          unsigned("2019-05-30", "工程分三期", "deck: 江东先开工\n", partText),
        );
        await write("articles/2019-05-30/in-part.en.md", partEnglish);
        const made = ["原来的话。", "第二段。"].map((text) => blockHash(text)).join(", ");
        await write(
          "articles/2019-05-28/behind.md",
          unsigned("2019-05-28", "改动过的文章", "bulletin: 2019-05-28\n", "改动过的话。\n\n第二段。"),
        );
        await write("bulletins/2019-05-28.txt", "改动过的文章\n\n改动过的话。\n\n第二段。\n");
        await write("bulletins/2019-05-28.boxes.json", pageBoxesText(photographedPage));
        await write("bulletins/2019-05-28.page.webp", await makePicture(500, 700, "webp"));
        await write(
          "articles/2019-05-28/behind.en.md",
          `---\nheadline: Changed news\ntranslator: Li Ming\nreviewed: true\ntranslates: [${made}]\ntranslatesTexts: [headline ${blockHash("原来的标题")}]\n---\n\nWhat was said first.\n\nThe second.\n`,
        );
        await write("articles/2020-11-28/draft.md", original("2020-11-28", "草稿", "status: draft\n"));
        await write("bulletins/2019-06-02.txt", "第一版的文字还没有归处。\n");
        await write(
          "bulletins/2019-06-02-02.txt",
          "第2版 要闻\n\n草稿的文字\n还没有发表。这一句没有归处。\n",
        );
        await write(
          "bulletins/2019-06-02-02.yaml",
          "setAside: [{ lines: [1, 1], text: 第2版 要闻, why: 版头 }]\n",
        );
        const fromPrint = "status: draft\nbulletin: 2019-06-02-02\nsupplied: [headline]\n";
        await write(
          "articles/2019-06-02/draft.md",
          original("2019-06-02", "草稿", fromPrint, "草稿的文字还没有发表。"),
        );
      }, readersSettings);
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  sharedPage: [
    async ({ browser, site }, use) => {
      const page = await browser.newPage({ baseURL: site.url, javaScriptEnabled: true });
      await page.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
          console.error(`${violatedDirective} ${blockedURI}`),
        );
      });
      await use(page);
      await page.context().close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ site }, use) => use(site.url),
});

/**
 * The same for what is asked of every page: one page of the browser goes from address to address, since a new one for
 * each test takes longer than most checks. It is 1280 by 900 pixels and lets scripts run, which axe needs; the site has
 * none of its own (`plain.spec.ts`).
 */
export const sweep = test.extend({
  page: async ({ sharedPage }, use) => {
    await sharedPage.setViewportSize({ width: 1280, height: 900 });
    await sharedPage.emulateMedia({ colorScheme: null, forcedColors: null, media: null });
    await use(sharedPage);
  },
});

/** One address of each page type, without its locale. */
export const pageTypes = {
  "front page": "",
  "calendar of issues": "/dates",
  year: "/dates/2020",
  "archive in charts": "/archive",
  month: "/dates/2020-11",
  "second page of a month": "/dates/2020-11?page=2",
  issue: "/dates/2020-11-28",
  "long issue": "/dates/2020-11-27",
  "print edition": "/dates/2020-11-28/print",
  "print edition, not all translated": "/dates/2019-05-30/print",
  article: "/articles/2020-11-28/standing-committee",
  "article without a byline": "/articles/2020-11-28/smart-water-seminar",
  "article without a translation": "/articles/2020-11-27/story-01",
  "both languages": "/articles/2020-11-28/smart-water-seminar/parallel",
  "article with pinyin": "/articles/2020-11-28/smart-water-seminar?pinyin",
  "both languages, with pinyin": "/articles/2020-11-28/smart-water-seminar/parallel?pinyin",
  "both languages, in part": "/articles/2019-05-30/in-part/parallel",
  "article behind its original": "/articles/2019-05-28/behind",
  "article translated in part": "/articles/2019-05-30/in-part",
  "corrected article": "/articles/2019-06-01/corrected",
  "article with a table": "/articles/2019-05-31/table",
  "print source": "/bulletins/2020-11-28",
  "print source without articles": "/bulletins/2019-06-02-02",
  "print source with its page": "/bulletins/2019-05-29",
  reporters: "/reporters",
  reporter: "/reporters/chen-run",
  "second page of a reporter": "/reporters/chen-run?page=2",
  topics: "/topics",
  topic: "/topics/mutual-support",
  people: "/people",
  person: "/people/zhu-jian",
  "person whose offices have days": "/people/xie-su",
  glossary: "/glossary",
  kind: "/kinds/meeting",
  search: "/search",
  "search results": "/search?q=%E5%9E%83%E5%9C%BE%E5%88%86%E7%B1%BB",
  "second page of search results": "/search?q=%E6%B6%88%E6%81%AF&kind=news&page=2",
  "search without results": "/search?q=zzz&from=2020-01-01",
  about: "/about",
  feeds: "/feeds",
  corrections: "/corrections",
  "report of an error": "/report?article=2020-11-28%2Fstanding-committee&block=p3",
  "report that was sent": "/report?article=2020-11-28%2Fstanding-committee&sent",
} as const;
