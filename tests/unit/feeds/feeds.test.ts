import fc from "fast-check";
import { parseFeed } from "feedsmith";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SearchBusyError } from "#lib/archive/unavailable.ts";
import { element, xmlCharacters, xmlDocument } from "#lib/feeds/xml.ts";
import { attribute, parseXml, textOf } from "#lib/translating/xml/parse-xml.ts";
import { atomFaults, jsonFeedFaults, rssFaults } from "./feed-rules.ts";
import { Press, siteUrl } from "./made.ts";

let press: Press;
beforeEach(async () => {
  press = await Press.make();
});
afterEach(() => press.dispose());

const day = "2020-11-28";
/** Of a feed as an independent parser reads it. */
async function entriesOf(path: string) {
  const { feed } = parseFeed(await press.text(path));
  return (feed as { entries?: Record<string, unknown>[] }).entries ?? [];
}
const idsOf = async (path: string) => (await entriesOf(path)).map(({ id }) => String(id));

/** What a record may hold that markup stumbles over. */
const hard = "‘A & B’ <b>]]>&amp; “引”👩‍👩‍👧‍👦𠮷";

async function writeHardArticles(): Promise<void> {
  await press.content.write(
    "people.yaml",
    "- { id: zhu-jian, name: { zh: 朱健 & 某, en: Zhu <Jian> }, office: { zh: 市长, en: Mayor } }\n",
  );
  const body = `第一段 ${hard.replace("<b>", "&lt;b&gt;")}[^1]，见[首页](/zh)、[上文](#p1)和[邻篇](b)。

| 项目 | 投资 |
|---|---:|
| 管网 | 1,234.5 |

<https://example.org/?a=1&b=2>

[^1]: 年报。`;
  const fields = { reporters: "[chen-run, luo-wenpeng]", topics: "[water, schools]", people: "[zhu-jian]" };
  await press.content.original(
    day,
    "a",
    { ...fields, headline: JSON.stringify(hard), deck: JSON.stringify(hard) },
    body,
  );
  await press.content.translation(day, "a", "First & last <https://example.org/>.\n\n[untranslated]", {
    translator: "Li & Ming",
  });
  for (let number = 10; number < 32; number++) await press.content.original(day, `n${number}`, fields);
  await press.content.original("2020-11-27", "old", {
    corrections: "[{ block: p1, from: 旧, to: old, note: { zh: 改, en: Put right }, date: 2020-12-02 }]",
  });
  await press.take();
}

describe("every feed keeps to its standard", () => {
  const paths = ["feed.xml", "kinds/meeting/feed.xml", "kinds/forum/feed.xml", "reporters/chen-run/feed.xml"];
  const more = [
    "topics/water/feed.xml",
    "people/zhu-jian/feed.xml",
    "feed.xml?page=2",
    "search/feed.xml?q=%E6%AD%A3%E6%96%87",
  ];

  it.each(["zh", "en"])("Atom, by RFC 4287 and RFC 5005: %s", async (locale) => {
    await writeHardArticles();
    for (const path of [...paths, ...more].map((each) => `/${locale}/${each}`)) {
      expect([path, ...atomFaults(parseXml(await press.text(path)), siteUrl + path)]).toEqual([path]);
    }
  });

  it.each(["zh", "en"])("RSS 2.0 and JSON Feed 1.1: %s", async (locale) => {
    await writeHardArticles();
    for (const page of ["", "?page=2"]) {
      const [rss, json] = [`/${locale}/rss.xml${page}`, `/${locale}/feed.json${page}`];
      expect(rssFaults(parseXml(await press.text(rss)), siteUrl + rss)).toEqual([]);
      expect(jsonFeedFaults(await press.text(json), siteUrl + json)).toEqual([]);
    }
  });

  it("also of an archive without an article", async () => {
    await press.take();
    expect(atomFaults(parseXml(await press.text("/zh/feed.xml")), `${siteUrl}/zh/feed.xml`)).toEqual([]);
    expect(rssFaults(parseXml(await press.text("/zh/rss.xml")), `${siteUrl}/zh/rss.xml`)).toEqual([]);
    expect(jsonFeedFaults(await press.text("/zh/feed.json"), `${siteUrl}/zh/feed.json`)).toEqual([]);
  });

  it("says what was corrected, for an entry is sent again because of it", async () => {
    await writeHardArticles();
    const list = await Promise.all(
      ["/en/feed.xml?page=2", "/en/rss.xml?page=2", "/en/feed.json?page=2"].map((path) => press.text(path)),
    );
    for (const text of list)
      expect(text).toContain("2 December 2020, Paragraph 1: “旧” is now “old”. Put right");
  });

  it("an independent parser reads in all three what was written", async () => {
    await writeHardArticles();
    const feeds = await Promise.all(
      ["/zh/feed.xml", "/zh/rss.xml", "/zh/feed.json"].map(async (path) => parseFeed(await press.text(path))),
    );
    expect(feeds.map(({ format }) => format)).toEqual(["atom", "rss", "json"]);
    for (const { feed } of feeds) {
      const items = ("entries" in feed ? feed.entries : "items" in feed ? feed.items : []) ?? [];
      expect(items).toHaveLength(20);
      const { title } = items[0] as { title?: string | { value: string } };
      expect(typeof title === "object" ? title.value : title).toBe(hard);
      const ids = items.map((item) =>
        "guid" in item && typeof item.guid === "object" ? item.guid?.value : "id" in item ? item.id : "",
      );
      expect(ids[1]).toMatch(/^tag:.*:zh\/articles\/2020-11-28\/n10$/);
    }
  });
});

describe("what a feed says", () => {
  it("is the whole text with whole links, and nothing that goes by its page", async () => {
    await writeHardArticles();
    const [entry] = await entriesOf("/zh/feed.xml");
    const html = String(entry?.content && (entry.content as { value?: string }).value);
    expect(html).toContain(`第一段 ‘A &amp; B’ &lt;b&gt;]]&gt;&amp; “引”👩‍👩‍👧‍👦𠮷`);
    expect(html).toContain(`<a href="${siteUrl}/zh">首页</a>`);
    expect(html).toContain(`<a href="${siteUrl}/zh/articles/${day}/a#p1">上文</a>`);
    expect(html).toContain(`<a href="${siteUrl}/zh/articles/${day}/b">邻篇</a>`);
    expect(html).toContain(`href="https://example.org/?a=1&amp;b=2"`);
    expect(html).toContain("<td>1,234.5</td>");
    expect(html).toContain("年报。");
  });

  it("names what is not translated, in its own language", async () => {
    await writeHardArticles();
    const [translated, original] = parseXml(await press.text("/en/feed.xml")).children.filter(
      (child) => typeof child !== "string" && child.name === "entry",
    );
    if (typeof translated !== "object" || typeof original !== "object") throw new Error("no entries");
    expect(attribute(translated, "lang", "http://www.w3.org/XML/1998/namespace")).toBeUndefined();
    expect(attribute(original, "lang", "http://www.w3.org/XML/1998/namespace")).toBe("zh-Hans");
    const languages = (entry: typeof original) =>
      entry.children.flatMap((child) =>
        typeof child === "object" && child.name === "link" ? attribute(child, "hreflang") : [],
      );
    expect([languages(translated), languages(original)]).toEqual([["en", "zh-Hans"], ["zh-Hans"]]);
    expect(textOf(translated)).toContain(`<div lang="zh-Hans"><div><table>`);
    expect(textOf(translated)).toContain("Not translated yet");
    expect(textOf(original)).toContain("not in English yet");
    const json = JSON.parse(await press.text("/en/feed.json"));
    expect(json.items.slice(0, 2).map(({ language }: { language: string }) => language)).toEqual([
      "en",
      "zh-Hans",
    ]);
  });

  it("leads from page to page, and is known by one id on all", async () => {
    await writeHardArticles();
    const links = async (path: string) =>
      Object.fromEntries(
        [
          ...(await press.text(path)).matchAll(
            /<link rel="(first|last|previous|next|self)"[^>]* href="([^"]*)"/g,
          ),
        ].map(([, rel, to]) => [rel, to?.replace(siteUrl, "")]),
      );
    expect(await links("/zh/feed.xml")).toEqual({
      ...{
        self: "/zh/feed.xml",
        first: "/zh/feed.xml",
        next: "/zh/feed.xml?page=2",
        last: "/zh/feed.xml?page=2",
      },
    });
    expect(await links("/zh/feed.xml?page=2")).toEqual({
      ...{
        self: "/zh/feed.xml?page=2",
        first: "/zh/feed.xml",
        previous: "/zh/feed.xml",
        last: "/zh/feed.xml?page=2",
      },
    });
    expect(await links("/zh/kinds/forum/feed.xml")).toEqual({ self: "/zh/kinds/forum/feed.xml" });
    const all = [...(await idsOf("/zh/feed.xml")), ...(await idsOf("/zh/feed.xml?page=2"))];
    expect([all.length, new Set(all).size]).toEqual([24, 24]);
    const id = async (path: string) => /<id>[^<]*/.exec(await press.text(path))?.[0];
    expect(await id("/zh/feed.xml?page=2")).toBe(await id("/zh/feed.xml"));
    await expect(press.text("/zh/feed.xml?page=3")).rejects.toThrow("there is no");
  });

  it("tells who wrote it, with pages, and what it is listed under", async () => {
    await writeHardArticles();
    const [entry] = await entriesOf("/en/feed.xml");
    expect(entry).toMatchObject({
      authors: [
        { name: "Chen Run", uri: `${siteUrl}/en/reporters/chen-run` },
        { name: "Luo Wenpeng", uri: `${siteUrl}/en/reporters/luo-wenpeng` },
      ],
      contributors: [{ name: "Li & Ming" }],
      categories: [
        { term: "meeting", label: "Meetings" },
        { term: "water", label: "Water", scheme: `${siteUrl}/en/topics` },
        { term: "schools" },
        { term: "zhu-jian", label: "Zhu <Jian>" },
      ],
    });
  });
});

describe("ids", () => {
  it("stay when the domain changes, the text, the headline, the slug and the place", async () => {
    await press.content.original(day, "a");
    await press.content.original(day, "b");
    await press.take();
    const before = await idsOf("/zh/feed.xml");
    const moved = await press.text("/zh/feed.xml", { siteUrl: "https://other.example.com" });
    expect([...moved.matchAll(/<id>([^<]*)/g)].slice(1).map(([, id]) => id)).toEqual(before);
    await press.content.remove(`articles/${day}/a.md`);
    await press.content.original(day, "c", { formerly: "[a]", headline: "另一题", position: "9" }, "另文。");
    await press.take();
    expect((await idsOf("/zh/feed.xml")).sort()).toEqual(before.sort());
  });

  it("are told apart where a new article takes an earlier slug, or two claim it", async () => {
    await press.content.original(day, "b", { formerly: "[a]" });
    await press.content.original(day, "c", { formerly: "[a]" });
    await press.take();
    expect(new Set(await idsOf("/zh/feed.xml")).size).toBe(2);
    await press.content.original(day, "a");
    await press.take();
    expect(new Set(await idsOf("/zh/feed.xml")).size).toBe(3);
  });

  it("begin with the site's own authority, and differ between languages and feeds", async () => {
    await press.content.original(day, "a");
    await press.content.write(
      "site.yaml",
      'name: { zh: 报, en: Paper }\ntimeZone: Asia/Shanghai\nauthority: "editors@example.org,2020-11"\n',
    );
    await press.take();
    expect(await idsOf("/zh/feed.xml")).toEqual([`tag:editors@example.org,2020-11:zh/articles/${day}/a`]);
    expect(await idsOf("/en/feed.xml")).toEqual([`tag:editors@example.org,2020-11:en/articles/${day}/a`]);
  });
});

describe("times", () => {
  const timesOf = async (path = "/zh/feed.xml") =>
    (await entriesOf(path)).map(({ published, updated }) => [
      published,
      String(updated).replace(/\.\d+/, ""),
    ]);

  it.each([
    ["its day", {}, "2020-11-28T00:00:00+08:00", "2020-11-28T00:00:00+08:00"],
    [
      "its own time",
      { publish: "2020-11-28T06:30:00+08:00" },
      "2020-11-28T06:30:00+08:00",
      "2020-11-28T06:30:00+08:00",
    ],
    ["an update", { updated: "2020-11-30" }, "2020-11-28T00:00:00+08:00", "2020-11-30T00:00:00+08:00"],
    [
      "an instant elsewhere",
      { updated: "2020-11-30T20:00:00Z" },
      "2020-11-28T00:00:00+08:00",
      "2020-12-01T04:00:00+08:00",
    ],
    [
      "an update before it",
      { updated: "2020-11-01" },
      "2020-11-28T00:00:00+08:00",
      "2020-11-28T00:00:00+08:00",
    ],
    [
      "a correction",
      { corrections: "[{ block: p1, from: 甲, to: a, note: { zh: 改, en: Put right }, date: 2020-12-02 }]" },
      "2020-11-28T00:00:00+08:00",
      "2020-12-02T00:00:00+08:00",
    ],
  ])("come from the record: %s", async (_, fields, published, updated) => {
    await press.content.original(day, "a", fields as Record<string, string>);
    await press.take();
    expect(await timesOf()).toEqual([[published, updated]]);
    // Whenever it was written, and taken in.
    const before = await press.text("/zh/feed.xml");
    await press.content.original(day, "a", fields as Record<string, string>);
    await press.take(Date.parse("2024-01-01T00:00:00Z"));
    expect(await press.text("/zh/feed.xml")).toBe(before);
  });

  it("go by the site's zone", async () => {
    await press.content.write("site.yaml", "name: { zh: 报, en: Paper }\ntimeZone: America/New_York\n");
    await press.content.original(day, "a");
    await press.take(Date.parse("2020-12-01T00:00:00Z"));
    expect(await timesOf()).toEqual([["2020-11-28T00:00:00-05:00", "2020-11-28T00:00:00-05:00"]]);
    expect(await press.text("/zh/rss.xml")).toContain("<pubDate>Sat, 28 Nov 2020 00:00:00 -0500</pubDate>");
  });
});

describe("a saved search's feed", () => {
  it("has the newest first, however well it fits", async () => {
    await press.content.original("2020-11-27", "a", { headline: "水务水务", deck: "水务" }, "水务。");
    await press.content.original("2020-11-29", "b", { headline: "别的" }, "也谈水务。");
    await press.take(Date.parse("2020-12-01T00:00:00Z"));
    const ids = await idsOf("/zh/search/feed.xml?q=%E6%B0%B4%E5%8A%A1");
    expect(ids.map((id) => id.split("/").at(-1))).toEqual(["b", "a"]);
    expect(await idsOf("/zh/search/feed.xml?q=%E6%B0%B4%E5%8A%A1&to=2020-11-28")).toHaveLength(1);
    expect(await idsOf("/zh/search/feed.xml?q=nothing")).toEqual([]);
  });

  it("is told to come later where too many search", async () => {
    await press.take();
    const archive = { ...press.archive, search: async () => "busy" as const };
    await expect(press.text("/zh/search/feed.xml?q=x", { archive })).rejects.toThrow(SearchBusyError);
  });
});

describe("a hub", () => {
  it("is named in every kind of feed and before it, and only where there is one", async () => {
    await press.take();
    const hubUrl = "https://hub.example.org/?a=1&b=2";
    for (const path of ["/zh/feed.xml", "/zh/rss.xml", "/zh/feed.json"]) {
      const { body, headers } = await press.made(path, { hubUrl });
      expect(headers).toEqual(["Link", `<${hubUrl}>; rel="hub", <${siteUrl}${path}>; rel="self"`]);
      expect(String(body)).toContain(path.endsWith("json") ? hubUrl : hubUrl.replace("&", "&amp;"));
      const without = await press.made(path);
      expect([without.headers, String(without.body).includes("hub")]).toEqual([[], false]);
    }
  });
});

it("what is written as XML is read as it was, but for what XML cannot hold", () => {
  const any = fc.string({ unit: "binary", maxLength: 10 });
  const some = fc.constantFrom(
    "\0",
    "\u0007",
    "\u001f",
    "\ufffe",
    "\ud800",
    "]]>",
    "&amp;",
    "<!--",
    "\r\n",
    "\t",
    "👍",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(any, some), { maxLength: 8 }).map((pieces) => pieces.join("")),
      (text) => {
        const root = parseXml(xmlDocument(element("a", { b: text }, text)));
        expect([textOf(root), attribute(root, "b")]).toEqual([xmlCharacters(text), xmlCharacters(text)]);
      },
    ),
  );
  expect(xmlCharacters("a\u0000b\u000bc\ud800d\uffffe👍")).toBe("abcde👍");
});
