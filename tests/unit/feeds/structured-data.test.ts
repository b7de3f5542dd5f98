import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Archive } from "#lib/archive/archive.ts";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import type { ArticleView } from "#lib/archive/views.ts";
import { articleOf, modifiedAt } from "#lib/feeds/structured-data/article.ts";
import { entryOf, glossaryOf, topicSetOf } from "#lib/feeds/structured-data/entries.ts";
import { listOf, pageOf } from "#lib/feeds/structured-data/page.ts";
import type { Described, Setting } from "#lib/feeds/structured-data/setting.ts";
import { organizationOf, wholeWebsiteOf } from "#lib/feeds/structured-data/site.ts";
import type { Locale } from "#lib/record/languages.ts";
import { defaultSite } from "#lib/record/site.ts";
import { faultsOf, lacksForGoogle } from "../../support/schema-org.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const siteUrl = "https://paper.example";
const site = {
  ...defaultSite,
  name: { zh: "报", en: "The Paper" },
  publisher: { zh: "报社", en: "The Press" },
  description: { zh: "一份报。", en: "A paper." },
  contact: "desk@paper.example",
  rights: { zh: "版权所有。", en: "All rights reserved." },
};
const setting = (locale: Locale): Setting => ({ locale, site, siteUrl });
const document = (...things: readonly Described[]) => {
  const text = JSON.stringify({ "@context": "https://schema.org", "@graph": things });
  return JSON.parse(text) as Record<string, unknown>;
};
const day = "2020-11-28";

let folder: ContentFolder;
let index: string;
let archive: Archive;
beforeEach(async () => {
  folder = await ContentFolder.make();
  index = await mkdtemp(join(tmpdir(), "bulletin-index-"));
});
afterEach(async () => {
  archive.close();
  await folder.remove();
  await rm(index, { recursive: true });
});

async function take(): Promise<void> {
  const writer = openDatabase(index);
  await syncIndex(new SqliteIndex(writer), folder.path);
  writer.close();
  archive = sqliteArchive(openDatabase(index), { searchInProcess: true });
}

async function view(slug: string, locale: Locale): Promise<ArticleView> {
  const article = await archive.article(day, slug, locale);
  if (article === undefined) throw new Error(`no ${slug}`);
  return article;
}

describe("an article", () => {
  beforeEach(async () => {
    await folder.write(
      "reporters.yaml",
      "- { id: chen-run, name: { zh: 陈润, en: Chen Run }, role: staff }\n- { id: li-guang, name: { zh: 李光, en: Li Guang }, role: photographer }\n",
    );
    await folder.write(
      "people.yaml",
      "- { id: zhu-jian, name: { zh: 朱健, en: Zhu Jian }, office: { zh: 市长, en: Mayor } }\n",
    );
    await folder.write(`bulletins/${day}-02.txt`, "朱健说了话。\n");
    const rich = {
      headline: "[第一行, 第二行]",
      ...{ kicker: "引题", deck: "副题", byline: "■本报记者 陈润", held: "2020-11-27" },
      ...{ reporters: "[chen-run, li-guang]", topics: "[water]", people: "[zhu-jian]" },
      ...{ bulletin: `${day}-02`, updated: "2020-12-02T08:00+08:00" },
      corrections:
        "[{ block: p1, from: 甲, to: 话, note: { zh: 错字, en: A wrong character }, date: 2020-12-01 }]",
    };
    await folder.original(day, "rich", rich, "朱健说了话。");
    await folder.translation(day, "rich", "Zhu Jian spoke.", { translator: "Li Ming" });
    await folder.original(day, "bare", { byline: "新华社电" }, "没有人名。");
    await take();
  });

  it("says what the record says, in Chinese", async () => {
    const described = articleOf(setting("zh"), await view("rich", "zh"));
    expect(described).toEqual({
      "@type": "NewsArticle",
      "@id": `${siteUrl}/zh/articles/${day}/rich#article`,
      mainEntityOfPage: `${siteUrl}/zh/articles/${day}/rich`,
      headline: "第一行 第二行",
      alternativeHeadline: ["副题", "引题"],
      inLanguage: "zh-Hans",
      datePublished: day,
      dateModified: "2020-12-02T08:00+08:00",
      printEdition: "2020年11月28日",
      printPage: "2",
      isBasedOn: `${siteUrl}/zh/bulletins/${day}-02`,
      author: [
        {
          "@type": "Person",
          "@id": `${siteUrl}/zh/reporters/chen-run#person`,
          name: "陈润",
          url: `${siteUrl}/zh/reporters/chen-run`,
        },
      ],
      contributor: [expect.objectContaining({ name: "李光" })],
      mentions: [expect.objectContaining({ "@id": `${siteUrl}/zh/people/zhu-jian#person`, name: "朱健" })],
      publisher: { "@type": "NewsMediaOrganization", "@id": `${siteUrl}/#organization`, name: "报社" },
      isPartOf: {
        "@type": "PublicationIssue",
        "@id": `${siteUrl}/zh/dates/${day}#issue`,
        datePublished: day,
      },
      about: [{ "@type": "DefinedTerm", "@id": `${siteUrl}/zh/topics/water#topic`, name: "水务" }],
      workTranslation: [{ "@id": `${siteUrl}/en/articles/${day}/rich#article` }],
      correction: [{ "@type": "CorrectionComment", text: "错字", datePublished: "2020-12-01" }],
    });
  });

  it("names a translation's original and its translator, and a machine never", async () => {
    const described = articleOf(setting("en"), await view("rich", "en"));
    expect(described).toMatchObject({
      "@id": `${siteUrl}/en/articles/${day}/rich#article`,
      inLanguage: "en",
      translationOfWork: { "@id": `${siteUrl}/zh/articles/${day}/rich#article` },
      translator: { "@type": "Person", name: "Li Ming" },
      printEdition: "28 November 2020",
    });
    expect(described).not.toHaveProperty("workTranslation");
    await folder.translation(day, "rich", "Zhu Jian spoke.", { translator: "machine" });
    archive.close();
    await take();
    expect(articleOf(setting("en"), await view("rich", "en"))).not.toHaveProperty("translator");
  });

  it("says nothing that the record does not say", async () => {
    const described = articleOf(setting("en"), await view("bare", "en"));
    // It is the original that readers of English are shown.
    expect(described).toEqual({
      "@type": "NewsArticle",
      "@id": `${siteUrl}/zh/articles/${day}/bare#article`,
      mainEntityOfPage: `${siteUrl}/zh/articles/${day}/bare`,
      headline: "bare标题",
      inLanguage: "zh-Hans",
      datePublished: day,
      creditText: "新华社电",
      publisher: expect.anything(),
      isPartOf: expect.anything(),
    });
  });

  it.each(["zh", "en"] as const)("keeps to schema.org and to what Google asks for, in %s", async (locale) => {
    for (const slug of ["rich", "bare"]) {
      const whole = document(articleOf(setting(locale), await view(slug, locale)));
      expect(faultsOf(whole)).toEqual([]);
      expect(lacksForGoogle(whole)).toEqual([]);
    }
  });

  it("has no translation in a language that the site does not show", async () => {
    const chineseOnly = { ...setting("zh"), site: { ...site, languages: ["zh" as const] } };
    expect(articleOf(chineseOnly, await view("rich", "zh"))).not.toHaveProperty("workTranslation");
  });
});

describe("when an article was changed last", () => {
  const at = (updated: string | undefined, ...dates: string[]) =>
    modifiedAt({ day, updated, corrections: dates.map((date) => ({ date })) as never }, "Asia/Shanghai");

  beforeEach(() => take());

  it.each([
    [[undefined], undefined],
    [["2020-12-01"], "2020-12-01"],
    [["2020-12-01", "2020-12-03", "2020-12-02"], "2020-12-03"],
    [["2020-12-03T08:00+08:00", "2020-12-03"], "2020-12-03T08:00+08:00"],
    // In Shanghai it is the third already.
    [["2020-12-02T20:00Z", "2020-12-02"], "2020-12-02T20:00Z"],
    [["2020-12-02T01:00Z", "2020-12-03"], "2020-12-03"],
    // Before it appeared nobody could read it.
    [["2020-11-27"], undefined],
    [["2020-11-27", "2020-11-29"], "2020-11-29"],
  ] as const)("%j: %s", ([updated, ...dates], expected) => {
    expect(at(updated, ...dates)).toBe(expected);
  });
});

describe("pages", () => {
  it.each(["zh", "en"] as const)("keep to schema.org and to what Google asks for, in %s", async (locale) => {
    await folder.original(day, "a", { topics: "[water]", reporters: "[chen-run]" });
    await folder.write(
      "people.yaml",
      "- { id: zhu-jian, name: { zh: 朱健, en: Zhu Jian }, office: { zh: 市长, en: Mayor } }\n",
    );
    await folder.write(
      "glossary.yaml",
      "- { id: water, term: { zh: 智慧水务, en: smart water }, note: { zh: 注, en: A note } }\n",
    );
    await take();
    const here = setting(locale);
    const things = [
      organizationOf(here),
      wholeWebsiteOf(here),
      glossaryOf(here, "译名表", await archive.glossary(locale)),
    ];
    for (const facet of ["reporters", "topics", "people"] as const) {
      const list = await archive.entries(facet, 1);
      if (facet === "topics") things.push(topicSetOf(here, "话题", list?.items ?? []) as never);
      for (const { id } of list?.items ?? []) {
        const entry = await archive.entry(facet, id, locale, 1);
        if (entry === undefined) throw new Error(`no ${id}`);
        const address = `${siteUrl}/${locale}/${facet}/${id}`;
        const trail = [
          { path: `/${locale}/${facet}`, name: facet },
          { path: `/${locale}/${facet}/${id}`, name: id },
        ];
        const facts = { ...here, type: "CollectionPage", address, name: id, trail } as const;
        const parts = {
          about: entryOf(here, facet, entry.entry),
          mainEntity: listOf(here, entry.articles, 20),
        };
        things.push(...(pageOf({ ...facts, ...parts }) as never[]));
      }
    }
    const whole = document(...things);
    expect(faultsOf(whole)).toEqual([]);
    expect(lacksForGoogle(whole)).toEqual([]);
  });

  it("have no trail of one step", async () => {
    await take();
    const facts = { ...setting("zh"), type: "WebPage", address: `${siteUrl}/zh/x`, name: "x" } as const;
    const alone = pageOf({ ...facts, trail: [{ path: "/zh/x", name: "x" }] });
    expect(alone).toHaveLength(1);
    expect(alone[0]).not.toHaveProperty("breadcrumb");
  });

  it("number what is on the second page of a list on from the first", async () => {
    await take();
    const articles = { items: [{ day, slug: "a" }], total: 21, page: 2, pages: 2 };
    expect(listOf(setting("zh"), articles, 20)).toMatchObject({
      numberOfItems: 21,
      itemListElement: [{ position: 21, url: `${siteUrl}/zh/articles/${day}/a` }],
    });
  });

  it("name an organization by its publisher, and tell a web address from an e-mail address", async () => {
    await take();
    expect(organizationOf(setting("en"))).toMatchObject({
      name: "The Press",
      alternateName: "报社",
      email: "desk@paper.example",
    });
    const other = { ...setting("en"), site: { ...site, contact: "https://x.example/@desk" } };
    expect(organizationOf(other)).toMatchObject({ contactPoint: { url: "https://x.example/@desk" } });
    expect(organizationOf(other)).not.toHaveProperty("email");
    const { publisher: _, contact: __, ...plain } = site;
    expect(organizationOf({ ...setting("en"), site: plain })).toMatchObject({ name: "The Paper" });
  });
});

describe("the check against schema.org", () => {
  beforeEach(() => take());
  const good = { "@type": "NewsArticle", headline: "x", datePublished: day };
  const faults = (node: object) =>
    faultsOf({ "@context": "https://schema.org", "@graph": [{ ...good, ...node }] });

  it("finds nothing in what is right", () => {
    expect(faults({})).toEqual([]);
    expect(faults({ printEdition: "x", wordCount: 3, dateModified: "2020-11-28T08:00+08:00" })).toEqual([]);
    expect(faults({ author: { "@id": "https://x.example/#a" } })).toEqual([]);
    expect(faults({ about: { "@type": "Person", name: "x" } })).toEqual([]);
  });

  it.each<[string, object]>([
    ["an unknown class", { "@type": "NewsArtikel" }],
    ["an unknown property", { headLine: "x" }],
    ["a property of another class", { jobTitle: "x" }],
    ["a day that no calendar has", { datePublished: "2020-02-30" }],
    ["a day in another form", { datePublished: "28 November 2020" }],
    ["an instant without an offset", { datePublished: "2020-11-28T08:00" }],
    ["a text in the place of a person", { author: "陈润" }],
    ["a thing of another class", { author: { "@type": "Place", name: "x" } }],
    [
      "a thing of another class within another",
      { publisher: { "@type": "Organization", name: "x", logo: { "@type": "Person", name: "y" } } },
    ],
    ["a thing in the place of a text", { headline: { "@type": "Thing", name: "x" } }],
    ["a text in the place of a number", { wordCount: "three" }],
    ["an empty text", { headline: " " }],
    ["an empty list", { author: [] }],
    ["a name that is another one now", { "@type": "Article", awards: "x" }],
    [
      "a fault deep within",
      { author: { "@type": "Person", name: "x", worksFor: { "@type": "Organization", nome: "x" } } },
    ],
    ["an address that is none", { mainEntityOfPage: "zh/x" }],
  ])("refuses %s", (_, node) => {
    expect(faults(node)).toHaveLength(1);
  });

  it("finds what Google lacks", () => {
    const lacks = (node: object) => lacksForGoogle({ "@graph": [node] });
    expect(lacks(good)).toHaveLength(1);
    expect(lacks({ ...good, publisher: {}, author: [{ name: "x" }] })).toHaveLength(1);
    expect(
      lacks({ "@type": "BreadcrumbList", itemListElement: [{ position: 1, name: "x", item: "y" }] }),
    ).toHaveLength(1);
  });
});
