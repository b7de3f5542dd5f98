import { describe, expect, it } from "vitest";
import {
  type Address,
  type CardAddress,
  cardHref,
  href,
  hrefOf,
  isCard,
  isDocument,
  isSearch,
  pageOfCard,
  parseAddress,
  pictureFileAt,
  pictureHref,
  plainPath,
  readAddress,
  servedFormats,
} from "#lib/addresses.ts";

function parse(address: string): Address | undefined {
  const [path = "", query = ""] = address.split("?");
  return parseAddress(path, new URLSearchParams(query));
}

const day = "2020-11-28";
describe.each<[string, Address["page"], object]>([
  ["", "front", {}],
  ["/dates", "dates", {}],
  ["/archive", "archive", {}],
  ["/dates/2020", "year", { year: "2020" }],
  ["/dates/2020-11", "month", { month: "2020-11", list: 1 }],
  ["/dates/2020-11-28", "issue", { day, list: 1 }],
  ["/dates/2020-11-28?page=2", "issue", { day, list: 2 }],
  ["/dates/2020-11-28/print", "print", { day }],
  ["/dates/2020-11-28.pdf", "pdf", { day, format: "pdf" }],
  ["/articles/2020-11-28/smart-water", "article", { day, slug: "smart-water" }],
  ["/articles/2020-11-28/smart-water/parallel", "parallel", { day, slug: "smart-water" }],
  ["/articles/2020-11-28/smart-water?pinyin", "article", { day, slug: "smart-water", pinyin: true }],
  [
    "/articles/2020-11-28/smart-water/parallel?pinyin",
    "parallel",
    { day, slug: "smart-water", pinyin: true },
  ],
  ["/articles/2020-11-28/parallel", "article", { day, slug: "parallel" }],
  ["/bulletins/2020-11-28", "bulletin", { id: day }],
  ["/bulletins/2020-11-28-02", "bulletin", { id: "2020-11-28-02" }],
  ["/reporters", "reporters", { list: 1 }],
  ["/reporters?page=12", "reporters", { list: 12 }],
  ["/reporters/chen-run", "reporter", { id: "chen-run", list: 1 }],
  ["/topics", "topics", { list: 1 }],
  ["/topics/water?page=3", "topic", { id: "water", list: 3 }],
  ["/topics/constructor", "topic", { id: "constructor", list: 1 }],
  ["/people", "people", { list: 1 }],
  ["/people/zhu-jian?page=2", "person", { id: "zhu-jian", list: 2 }],
  ["/glossary", "glossary", {}],
  ["/kinds/meeting", "kind", { kind: "meeting", list: 1 }],
  ["/kinds/news?page=2", "kind", { kind: "news", list: 2 }],
  ["/corrections", "corrections", { list: 1 }],
  ["/search", "search", { q: "", list: 1 }],
  ["/search?q=%E4%BC%9A+a%26b&page=2", "search", { q: "会 a&b", list: 2 }],
  [
    "/search?q=x&kind=news&reporter=chen-run&topic=water&from=2020-01-01&to=2020-12-31",
    "search",
    {
      q: "x",
      kind: "news",
      reporter: "chen-run",
      topic: "water",
      from: "2020-01-01",
      to: "2020-12-31",
      list: 1,
    },
  ],
  ["/about", "about", {}],
  ["/report", "report", {}],
  ["/report?sent", "report", { sent: true }],
  [
    "/report?article=2020-11-28%2Fsmart-water&block=p3",
    "report",
    { article: "2020-11-28/smart-water", block: "p3" },
  ],
  ["/feeds", "feeds", {}],
  ["/feed.xml", "feed", { list: 1 }],
  ["/rss.xml?page=2", "rss", { list: 2 }],
  ["/feed.json", "jsonFeed", { list: 1 }],
  ["/reporters/chen-run/feed.xml", "reporterFeed", { id: "chen-run", list: 1 }],
  ["/topics/water/feed.xml?page=3", "topicFeed", { id: "water", list: 3 }],
  ["/people/zhu-jian/feed.xml", "personFeed", { id: "zhu-jian", list: 1 }],
  ["/kinds/news/feed.xml", "kindFeed", { kind: "news", list: 1 }],
  ["/search/feed.xml?q=%E4%BC%9A&kind=news&page=2", "searchFeed", { q: "会", kind: "news", list: 2 }],
])("/L%s", (rest, page, params) => {
  it.each(["zh", "en"] as const)("is read as its page in %s and built again as it was", (locale) => {
    const address = parse(`/${locale}${rest}`);
    expect(address).toEqual({ page, locale, params });
    expect(hrefOf(address as Address)).toBe(`/${locale}${rest}`);
  });

  it("has the same address in the other language but for the locale", () => {
    expect(hrefOf(parse(`/zh${rest}`) as Address, "en")).toBe(`/en${rest}`);
  });
});

it("reads what has no language, and builds it again without one", () => {
  const robots = parse("/robots.txt") as Address;
  expect(robots).toEqual({ page: "robots", locale: "zh", params: {} });
  expect([hrefOf(robots), hrefOf(robots, "en")]).toEqual(["/robots.txt", "/robots.txt"]);
  const manifest = parse("/manifest.webmanifest?en") as Address;
  expect(manifest).toEqual({ page: "manifest", locale: "zh", params: { en: true } });
  expect([hrefOf(manifest), href("zh", "manifest")]).toEqual([
    "/manifest.webmanifest?en",
    "/manifest.webmanifest",
  ]);
});

it("reads the address that a paragraph keeps, which has no language", () => {
  const code = "0ab12cd34ef56gh";
  const address = parse(`/b/${code}`) as Address;
  expect(address).toEqual({ page: "paragraph", locale: "zh", params: { code } });
  expect(hrefOf(address, "en")).toBe(`/b/${code}`);
});

it.each([
  ["/zh", "/zh/card.png"],
  ["/en/dates/2020-11?page=3", "/en/dates/2020-11/card.png"],
  ["/zh/articles/2020-11-28/a1?pinyin", "/zh/articles/2020-11-28/a1/card.png"],
  ["/en/articles/2020-11-28/a1/parallel", "/en/articles/2020-11-28/a1/card.png"],
  ["/zh/people/zhu-jian", "/zh/people/zhu-jian/card.png"],
  ["/zh/reporters", "/zh/reporters/card.png"],
  ["/zh/search?q=a", "/zh/card.png"],
  ["/en/bulletins/2020-11-28", "/en/card.png"],
])("has a card for %s at %s", (path, card) => {
  expect(cardHref(parse(path) as Address)).toBe(card);
  const address = parse(card) as Address;
  expect(hrefOf(address)).toBe(card);
  expect(isDocument(address) && isCard(address)).toBe(true);
  expect(cardHref(pageOfCard(address as CardAddress))).toBe(card);
});

it("has an issue's book in one language and in both", () => {
  const book = parse("/en/dates/2020-11-28.epub?both") as Address;
  expect(book).toEqual({
    page: "book",
    locale: "en",
    params: { day: "2020-11-28", ending: "epub", both: true },
  });
  expect(hrefOf(book)).toBe("/en/dates/2020-11-28.epub?both");
});

it.each([
  ["/sitemap.xml", "sitemap", {}],
  ["/news-sitemap.xml", "newsSitemap", {}],
  ["/sitemaps/lists.xml", "sitemapPart", { part: "lists", ending: "xml", list: 1 }],
  ["/sitemaps/2020-11.xml?page=2", "sitemapPart", { part: "2020-11", ending: "xml", list: 2 }],
])("reads %s, which names no language", (path, page, params) => {
  const address = parse(path) as Address;
  expect(address).toEqual({ page, locale: "zh", params });
  expect(hrefOf(address, "en")).toBe(path);
});

it.each([
  "/zh/dates/2020-11.epub",
  "/card.png",
  "/zh/search/card.png",
  "/zh/dates/2020-13/card.png",
  "/zh/articles/card.png",
  "",
  "/",
  "/zh/robots.txt",
  "/en/manifest.webmanifest",
  "/b",
  "/b/0ab12cd34ef56g",
  "/b/0ab12cd34ef56ghj",
  "/b/0ab12cd34ef56gu",
  "/zh/b/0ab12cd34ef56gh",
  ...["/feed.xml", "/zh/sitemap.xml", "/sitemaps/2020-13.xml", "/sitemaps/2020-11", "/sitemaps/glossary.xml"],
  ...["/zh/glossary/feed.xml", "/zh/kinds/gossip/feed.xml", "/zh/reporters/feed.xml", "/zh/feed.xml?page=0"],
  "/about",
  "zh",
  "//zh",
  "/fr",
  "/ZH",
  "/zh/",
  "/zh-Hans",
  "/zh/dates/",
  "/zh/dates/20",
  "/zh/dates/0999",
  "/zh/dates/2020-13",
  "/zh/dates/2020-02-30",
  "/zh/dates/2020-11-28/x",
  "/zh/articles/2020-11-28",
  "/zh/articles/2020-11-28/Smart",
  "/zh/articles/2020-11-28/a--b",
  "/zh/articles/2020-11-28/-a",
  "/zh/articles/2020-11-28/a%20b",
  "/zh/articles/2020-02-30/a",
  "/zh/articles/2020-11-28/..",
  "/zh/articles/2020-11-28/a/print",
  "/zh/articles/2020-11-28/a/parallel/parallel",
  "/zh/bulletins",
  "/zh/bulletins/2020-02-30",
  "/zh/bulletins/2020-11-28-2",
  "/zh/bulletins/2020-11-28-002",
  "/zh/bulletins/2020-11",
  "/zh/reporters/",
  "/zh/kinds/gossip",
  "/zh/kinds/constructor",
  "/zh/__proto__",
  "/zh/topics/__proto__",
  "/zh/dates/2020-11-28?page=0",
  "/zh/dates/2020-11-28?page=-1",
  "/zh/dates/2020-11-28?page=abc",
  "/zh/dates/2020-11-28?page=",
  "/zh/dates/2020-11-28?page=01",
  "/zh/dates/2020-11-28?page=1.5",
  "/zh/dates/2020-11-28?page=1e3",
  "/zh/dates/2020-11-28?page=99999999999999999999",
  "/zh/reporters?page=%201",
])("%j is no page's address", (address) => {
  expect(parse(address)).toBeUndefined();
});

it.each([
  ["/zh/reporters?page=2&page=3", 3],
  ["/zh/reporters?page=x&page=3", 3],
  ["/zh/reporters?page=1", 1],
  ["/zh/reporters?utm_source=x", 1],
])("in %s the last page number counts and unknown parameters do not", (address, list) => {
  expect(parse(address)?.params).toEqual({ list });
});

it.each([
  ["/zh/search?topic=water&q=x&utm=1", "/zh/search?q=x&topic=water"],
  ["/zh/search?q=x&q=+y+&kind=&from=", "/zh/search?q=y"],
  ["/zh/search?q=x&kind=party&topic=Water&from=2020-02-30&to=soon", "/zh/search?q=x"],
  ["/zh/search?q=x&page=1", "/zh/search?q=x"],
])("reads %s as %s", (given, canonical) => {
  expect(hrefOf(parse(given) as Address)).toBe(canonical);
});

it("takes no notice of a page number where there is no list", () => {
  expect(parse("/zh/about?page=abc")).toEqual({ page: "about", locale: "zh", params: {} });
});

it("leaves the number of a list's first page out of its address", () => {
  expect(href("en", "topic", { id: "water", list: 1 })).toBe("/en/topics/water");
  expect(href("en", "topic", { id: "water" })).toBe("/en/topics/water");
  expect(href("zh", "front")).toBe("/zh");
  expect(href("zh", "corrections", { list: 2 })).toBe("/zh/corrections?page=2");
});

function read(address: string) {
  const [path = "", query = ""] = address.split("?");
  return readAddress(path, new URLSearchParams(query));
}

describe("an address in another spelling is read, and known as such:", () => {
  it.each([
    ["/zh/", "/zh"],
    ["//zh", "/zh"],
    ["/ZH/Dates", "/zh/dates"],
    ["/zh//dates///2020-11/", "/zh/dates/2020-11"],
    ["/%7Ah/%64ates", "/zh/dates"],
    ["/%5AH", "/zh"],
    ["/zh/dates/2020%2D11", "/zh/dates/2020-11"],
    ["/zh/Articles/2020-11-28/Smart-Water/", "/zh/articles/2020-11-28/smart-water"],
    ["/zh/reporters?page=", "/zh/reporters"],
    ["/zh/reporters?page=1", "/zh/reporters"],
    ["/zh/reporters?page=01", "/zh/reporters"],
    ["/zh/reporters?page=002", "/zh/reporters?page=2"],
    ["/zh/reporters?page=3&page=02", "/zh/reporters?page=2"],
    ["/zh/reporters/?page=02&utm=x", "/zh/reporters?page=2"],
    ["/zh/search/?q=%E5%B8%B8", "/zh/search?q=%E5%B8%B8"],
    ["/zh/search?q=x&kind=party", "/zh/search?q=x"],
    ["/zh/search?topic=Water&from=2020-02-30&to=soon", "/zh/search"],
    ["/zh/search?q=x&page=01", "/zh/search?q=x"],
  ])("%s is %s", (given, own) => {
    const spelled = read(given);
    expect(spelled && hrefOf(spelled.address)).toBe(own);
    expect(spelled?.isOwnSpelling).toBe(false);
    expect(read(own)).toEqual({ ...spelled, isOwnSpelling: true });
  });
});

it.each([
  "/zh",
  "/zh?utm=1",
  "/zh/about?page=",
  "/zh/about?page=abc",
  "/zh/reporters?page=x&page=3",
  "/zh/search?q=&kind=&from=&to=",
  "/zh/search?to=2020-01-01&q=+x+",
])("%s is written as the site may write it", (address) => {
  expect(read(address)?.isOwnSpelling).toBe(true);
});

it.each([
  "/zh/dates/2020-11?page=0",
  "/zh/dates/2020-11?page=00",
  "/zh/dates/2020-11?page=abc",
  "/zh/dates/2020-11?page=-1",
  "/zh/dates/2020-11?page=0x2",
  "/zh/dates/2020-11?page=%202",
  "/zh/dates/%2E%2E",
  "/zh/a%2Fb",
  "/zh%2Fdates",
  "/%257Ah",
  "/zh/.",
  "/z\u212A",
  "/zh\\dates",
  "/evil.example/zh",
  `/zh/${"%61".repeat(30_000)}`,
])("%s is no page in any spelling", (address) => {
  expect(read(address)).toBeUndefined();
});

it("a path is made plain in one step", () => {
  for (const path of ["//%2F//A/", "/%41", "/", "///", "/%7e%2e%2d%5f", "/%25%37%41", "/%3Cscript%3E"]) {
    expect(plainPath(plainPath(path))).toBe(plainPath(path));
  }
});

it.each([
  ["/zh/search", false],
  ["/zh/search?q=", false],
  ["/zh/search?q=x", true],
  ["/zh/search?topic=water", true],
  ["/zh/search?reporter=chen-run", true],
  ["/zh/search?kind=news", true],
  ["/zh/search?from=2020-01-01", true],
  ["/zh/search?page=2", true],
  ["/zh/reporters?page=2", false],
])("that %s is a search: %s", (address, expected) => {
  expect(isSearch(parse(address) as Address)).toBe(expected);
});

describe("a picture's path", () => {
  const id = "0123456789abcdef01234567";
  it.each(servedFormats)("leads to its file as %s", (format) => {
    const name = `${id}-480.${format}`;
    expect(pictureFileAt(pictureHref(name))).toEqual({ name, format });
  });

  it.each([
    `/pictures/${id}-0.jpg`,
    `/pictures/${id}-480.jpeg`,
    `/pictures/${id}.jpg`,
    `/pictures/../${id}-480.jpg`,
    `/pictures/${id}-480.jpg\n`,
    "/zh",
  ])("is none: %j", (path) => {
    expect(pictureFileAt(path)).toBeUndefined();
  });
});
