import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { attribute, elementsOf, parseXml, textOf, type XmlElement } from "#lib/translating/xml/parse-xml.ts";
import { Press, siteUrl } from "./made.ts";

let press: Press;
beforeEach(async () => {
  press = await Press.make();
});
afterEach(() => press.dispose());

const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
const w3cDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/;
const child = (parent: XmlElement, name: string) => elementsOf(parent).find((each) => each.name === name);
const childText = (parent: XmlElement, name: string) => {
  const found = child(parent, name);
  return found && textOf(found).replace(siteUrl, "");
};

/** What the protocol says of a sitemap (sitemaps.org), and its addresses. */
async function read(path: string) {
  const root = parseXml(await press.text(path));
  expect(root).toMatchObject({ namespace, name: path === "/sitemap.xml" ? "sitemapindex" : "urlset" });
  const urls = elementsOf(root);
  expect(urls.length).toBeLessThanOrEqual(50_000);
  return urls.map((url) => {
    // The schema has them in this order.
    expect(
      elementsOf(url)
        .map(({ name }) => name)
        .slice(0, 2)
        .join(),
    ).toMatch(/^loc(,lastmod|,link|,news|$)/);
    const lastmod = childText(url, "lastmod");
    if (lastmod !== undefined) expect(lastmod).toMatch(w3cDate);
    const alternates = elementsOf(url)
      .filter(({ name }) => name === "link")
      .map((link) => [attribute(link, "hreflang"), attribute(link, "href")?.replace(siteUrl, "")]);
    return { loc: childText(url, "loc") ?? "", lastmod, alternates: Object.fromEntries(alternates) };
  });
}

async function write(): Promise<void> {
  await press.content.original("2020-11-28", "a", { topics: "[water]" });
  await press.content.translation("2020-11-28", "a");
  await press.content.original("2020-11-28", "b", {
    updated: "2020-12-05T20:00:00Z",
    reporters: "[chen-run]",
  });
  await press.content.original("2020-10-01", "old", {
    corrections: "[{ block: p1, from: 旧, to: old, note: { zh: 改, en: Put right }, date: 2020-12-02 }]",
  });
  await press.content.original("2020-10-02", "draft", { status: "draft" });
  await press.take(Date.parse("2020-12-06T12:00:00+08:00"));
}

describe("the sitemap", () => {
  it("is an index by month, each with the day of its last change", async () => {
    await write();
    expect((await read("/sitemap.xml")).map(({ loc, lastmod }) => [loc, lastmod])).toEqual([
      ["/sitemaps/lists.xml", "2020-12-02"],
      ["/sitemaps/reporters.xml", "2020-11-28"],
      ["/sitemaps/topics.xml", "2020-11-28"],
      ["/sitemaps/2020-11.xml", "2020-12-05"],
      ["/sitemaps/2020-10.xml", "2020-12-02"],
    ]);
  });

  it("names each article in the languages that it has, with all of them, and when it was changed", async () => {
    await write();
    const zh = "/zh/articles/2020-11-28/a";
    const both = { "zh-Hans": zh, en: "/en/articles/2020-11-28/a", "x-default": zh };
    const only = { "zh-Hans": "/zh/articles/2020-11-28/b", "x-default": "/zh/articles/2020-11-28/b" };
    const articles = (await read("/sitemaps/2020-11.xml")).filter(({ loc }) => loc.includes("/articles/"));
    expect(articles).toEqual([
      { loc: zh, lastmod: "2020-11-28", alternates: both },
      { loc: "/en/articles/2020-11-28/a", lastmod: "2020-11-28", alternates: both },
      { loc: "/zh/articles/2020-11-28/b", lastmod: "2020-12-06T04:00:00+08:00", alternates: only },
    ]);
  });

  it("names every list, and every page of it leads to what there is", async () => {
    await write();
    const index = (await read("/sitemap.xml")).map(({ loc }) => loc);
    const pages = (await Promise.all(index.map(read))).flat();
    expect(new Set(pages.map(({ loc }) => loc)).size).toBe(pages.length);
    for (const path of [
      "/zh",
      "/en/dates/2020-10-01",
      "/zh/dates/2020-11",
      "/en/topics/water",
      "/zh/reporters/chen-run",
    ])
      expect(pages.map(({ loc }) => loc)).toContain(path);
    for (const { loc, alternates } of pages) {
      expect(Object.values(alternates)).toContain(loc);
      expect(loc).not.toMatch(/draft|schools|luo-wenpeng/);
    }
  });

  it("has no language that the site does not show", async () => {
    await press.content.write(
      "site.yaml",
      "name: { zh: 报, en: Paper }\ntimeZone: Asia/Shanghai\nlanguages: [zh]\n",
    );
    await write();
    const index = (await read("/sitemap.xml")).map(({ loc }) => loc);
    for (const { loc, alternates } of (await Promise.all(index.map(read))).flat()) {
      expect(loc).toMatch(/^\/zh(\/|$)/);
      expect(Object.keys(alternates)).toEqual(["zh-Hans", "x-default"]);
    }
  });

  it("goes on in another file where a month has very many", async () => {
    for (let number = 0; number < 1_001; number++) await press.content.original("2020-11-28", `n${number}`);
    await press.take();
    expect((await read("/sitemap.xml")).map(({ loc }) => loc).slice(-2)).toEqual([
      "/sitemaps/2020-11.xml",
      "/sitemaps/2020-11.xml?page=2",
    ]);
    const [first, second] = [await read("/sitemaps/2020-11.xml"), await read("/sitemaps/2020-11.xml?page=2")];
    expect([first.length, second.length]).toEqual([1_002, 1]);
    await expect(press.text("/sitemaps/2020-11.xml?page=3")).rejects.toThrow("there is no");
  });

  it("is named by robots.txt, with origin", async () => {
    await press.take();
    expect(await press.text("/robots.txt")).toContain(`\nSitemap: ${siteUrl}/sitemap.xml\n`);
  });
});

describe("the news sitemap", () => {
  const newsOf = async () => {
    const root = parseXml(await press.text("/news-sitemap.xml"));
    return elementsOf(root).map((url) => {
      const news = child(url, "news") as XmlElement;
      expect(news.namespace).toBe("http://www.google.com/schemas/sitemap-news/0.9");
      const publication = child(news, "publication") as XmlElement;
      const texts = ["publication_date", "title"].map((name) => childText(news, name));
      return [
        childText(url, "loc"),
        childText(publication, "name"),
        childText(publication, "language"),
        ...texts,
      ];
    });
  };

  it("has what was first seen today and yesterday, in each language, by the site's clock", async () => {
    await press.content.original("2020-11-28", "a");
    await press.content.translation("2020-11-28", "a");
    await press.content.original("2020-11-27", "b", { headline: '"A & B <c>"' });
    await press.content.original("2020-11-26", "late", { publish: "2020-11-27T23:59:00-08:00" });
    await press.content.original("2020-11-26", "gone");
    await press.content.original("2020-11-29", "coming");
    await press.take(Date.parse("2020-11-28T23:59:59+08:00"));
    expect(await newsOf()).toEqual([
      ["/zh/articles/2020-11-28/a", "雁城要闻", "zh-cn", "2020-11-28", "a标题"],
      ["/en/articles/2020-11-28/a", "The Hengyang Bulletin", "en", "2020-11-28", "The headline of a"],
      ["/zh/articles/2020-11-27/b", "雁城要闻", "zh-cn", "2020-11-27", "A & B <c>"],
      ["/zh/articles/2020-11-26/late", "雁城要闻", "zh-cn", "2020-11-28T15:59:00+08:00", "late标题"],
    ]);
    // The next day nobody has saved anything.
    await press.take(Date.parse("2020-11-29T00:00:00+08:00"));
    expect((await newsOf()).map(([loc]) => loc)).toEqual([
      "/zh/articles/2020-11-29/coming",
      "/zh/articles/2020-11-28/a",
      "/en/articles/2020-11-28/a",
      "/zh/articles/2020-11-26/late",
    ]);
    await press.take(Date.parse("2020-12-01T00:00:00+08:00"));
    expect(await newsOf()).toEqual([]);
  });
});
