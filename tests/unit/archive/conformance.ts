import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseAddress } from "#lib/addresses.ts";
import type { Archive } from "#lib/archive/archive.ts";
import type { SearchQuery } from "#lib/archive/search-views.ts";
import { blockHash } from "#lib/bilingual/block-hash.ts";
import type { Locale } from "#lib/record/languages.ts";
import { defaultSite } from "#lib/record/site.ts";
import { ContentFolder } from "./content-folder.ts";

/** An archive under test, and the way content gets into it. */
export interface TestArchive {
  archive: Archive;
  /** @returns the revision */
  apply(contentFolder: string): Promise<number>;
  close(): Promise<void>;
}

/** What every implementation of `Archive` keeps to. */
export function describeArchive(name: string, open: () => Promise<TestArchive>): void {
  describe(name, () => describeQueries(open));
}

function describeQueries(open: () => Promise<TestArchive>): void {
  let folder: ContentFolder;
  let tested: TestArchive;

  beforeEach(async () => {
    folder = await ContentFolder.make();
    tested = await open();
  });
  afterEach(async () => {
    await tested.close();
    await folder.remove();
  });

  const apply = async () => tested.apply(folder.path);
  const slugs = (articles: { items: readonly { slug: string }[] } | undefined) =>
    articles?.items.map(({ slug }) => slug);
  const exists = (path: string) => {
    const url = new URL(path, "http://localhost");
    const address = parseAddress(url.pathname, url.searchParams);
    return address !== undefined && tested.archive.exists(address);
  };

  describe("issues", () => {
    it("has no latest issue while it is empty, and empty lists rather than none", async () => {
      expect(await tested.archive.latestIssue("zh")).toBeUndefined();
      expect(await tested.archive.calendar()).toEqual({ years: [], days: [] });
      expect(await tested.archive.kind("news", "zh", 1)).toEqual({ items: [], total: 0, page: 1, pages: 1 });
      expect(await tested.archive.corrections("zh", 1)).toEqual({ items: [], total: 0, page: 1, pages: 1 });
      expect(await tested.archive.year("2020")).toBeUndefined();
    });

    it("orders an issue by position, then by place in print, then by slug", async () => {
      await folder.write("bulletins/2020-11-28.txt", "最先印的。\n\n随后印的。\n");
      await folder.original("2020-11-28", "a-unplaced");
      await folder.original("2020-11-28", "b-printed-second", { bulletin: "2020-11-28" }, "随后印的。");
      await folder.original("2020-11-28", "c-printed-first", { bulletin: "2020-11-28" }, "最先印的。");
      await folder.original("2020-11-28", "d-second", { position: "2" });
      await folder.original("2020-11-28", "e-lead", { position: "1" });
      await folder.original("2020-11-28", "f-tenth", { position: "10" });
      await apply();
      const issue = await tested.archive.issue("2020-11-28", "zh", 1);
      expect(slugs(issue?.articles)).toEqual([
        "e-lead",
        "d-second",
        "f-tenth",
        "c-printed-first",
        "b-printed-second",
        "a-unplaced",
      ]);
    });

    it("leads from an issue to the ones before and after, across gaps and years", async () => {
      for (const day of ["2019-12-31", "2020-02-29", "2021-01-01"]) await folder.original(day, "x");
      await apply();
      const issue = await tested.archive.issue("2020-02-29", "zh", 1);
      expect([issue?.previous, issue?.next]).toEqual(["2019-12-31", "2021-01-01"]);
      expect((await tested.archive.latestIssue("en"))?.day).toBe("2021-01-01");
      expect((await tested.archive.latestIssue("en"))?.next).toBeUndefined();
      expect(await tested.archive.issue("2020-03-01", "zh", 1)).toBeUndefined();
    });

    it("shows an issue of sixty on one page, and goes on beyond", async () => {
      for (let number = 10; number < 71; number++) await folder.original("2020-11-28", `a${number}`);
      await apply();
      const page = (list: number) => tested.archive.issue("2020-11-28", "zh", list);
      expect((await page(1))?.articles.items).toHaveLength(60);
      expect((await page(2))?.articles).toMatchObject({ items: [{ slug: "a70" }], total: 61, pages: 2 });
      expect(await page(3)).toBeUndefined();
      expect(await exists("/zh/dates/2020-11-28?page=2")).toBe(true);
      expect(await exists("/zh/dates/2020-11-28?page=3")).toBe(false);
    });

    it("gives more of the text of what leads an issue, and tells how long each text is", async () => {
      const paragraphs = Array.from({ length: 8 }, () => `${"一".repeat(159)}。`);
      for (const position of ["1", "2", "3", "4", "5"]) {
        await folder.original("2020-11-28", `a${position}`, { position }, paragraphs.join("\n\n"));
      }
      await apply();
      const issue = await tested.archive.issue("2020-11-28", "zh", 1);
      expect(issue?.articles.items.map(({ excerpt }) => excerpt.length)).toEqual([6, 6, 6, 6, 1]);
      expect(issue?.articles.items[0]?.length).toBe(8 * 160);
    });

    it("counts the topics of an issue, most frequent first", async () => {
      await folder.original("2020-11-28", "a", { topics: "[schools]" });
      await folder.original("2020-11-28", "b", { topics: "[water, schools]" });
      await apply();
      const issue = await tested.archive.issue("2020-11-28", "zh", 1);
      expect(issue?.topics.map(({ id, articles }) => [id, articles])).toEqual([
        ["schools", 2],
        ["water", 1],
      ]);
    });
  });

  describe("both languages", () => {
    it("pairs each paragraph with its translation under one id, and tells which language lacks one", async () => {
      await folder.original("2020-11-28", "a", {}, "一。\n\n二。\n\n三。");
      await folder.write(
        "articles/2020-11-28/a.en.md",
        "---\nheadline: A\ntranslator: Li Ming\n---\n\nOne.\n\n[untranslated]\n",
      );
      await apply();
      for (const locale of ["zh", "en"] as const) {
        const view = await tested.archive.parallel("2020-11-28", "a", locale);
        expect(view?.pairs).toMatchObject([
          { id: "p1", html: { zh: "<p>一。</p>", en: "<p>One.</p>" }, behind: false },
          { id: "p2", html: { zh: "<p>二。</p>" }, behind: false },
          { id: "p3", html: { zh: "<p>三。</p>" }, behind: false },
        ]);
        expect(view?.article.words.locale).toBe(locale);
        expect(view?.words.en.headline).toEqual(["A"]);
        expect(view?.translation).toEqual({
          translator: "Li Ming",
          reviewed: false,
          missing: 2,
          behind: 0,
          behindTexts: [],
        });
      }
      const summary = async (locale: Locale) =>
        (await tested.archive.latestIssue(locale))?.articles.items[0]?.translation;
      expect(await summary("en")).toEqual({
        translator: "Li Ming",
        reviewed: false,
        missing: 2,
        behind: 0,
        behindTexts: [],
      });
      expect(await summary("zh")).toBeUndefined();
    });

    it("tells which headline, deck, note or caption is behind its original, where that is known", async () => {
      const original = (headline: string, note: string) =>
        folder.original("2020-11-28", "a", { headline, deck: "副题。" }, `一[^1]。\n\n[^1]: ${note}`);
      const translation = (stamps: string) =>
        folder.translation("2020-11-28", "a", "One[^1].\n\n[^1]: A note.", {
          deck: "The deck",
          ...(stamps && { translatesTexts: stamps }),
        });
      const behind = async () =>
        (await tested.archive.article("2020-11-28", "a", "en"))?.translation?.behindTexts;
      const stamps = `[headline ${blockHash("旧标题")}, deck ${blockHash("副题。")}, "note:1 ${blockHash("旧注。")}"]`;
      await original("新标题", "新注。");
      await translation(stamps);
      await apply();
      expect(await behind()).toEqual(["headline", "note:1"]);
      await original("旧标题", "新注。");
      await apply();
      expect(await behind()).toEqual(["note:1"]);
      await translation("");
      await apply();
      expect(await behind()).toEqual([]);
    });

    it("pairs what only the translation has", async () => {
      await folder.original("2020-11-28", "a", {}, "一。");
      await folder.write(
        "articles/2020-11-28/a.en.md",
        "---\nheadline: A\ntranslator: machine\nreviewed: true\n---\n\nOne.\n\nTwo.\n",
      );
      await apply();
      const view = await tested.archive.parallel("2020-11-28", "a", "zh");
      expect(view?.pairs.at(-1)).toEqual({ id: "p2", html: { en: "<p>Two.</p>" }, behind: false });
      expect(view?.translation.missing).toBe(0);
    });

    it("has no such page without a translation, or of a site in one language", async () => {
      await folder.original("2020-11-28", "a");
      await apply();
      expect(await tested.archive.parallel("2020-11-28", "a", "en")).toBeUndefined();
      expect(await tested.archive.parallel("2020-11-28", "b", "en")).toBeUndefined();
      expect(await exists("/zh/articles/2020-11-28/a/parallel")).toBe(false);
      await folder.write(
        "articles/2020-11-28/a.en.md",
        "---\nheadline: A\ntranslator: machine\n---\n\nOne.\n",
      );
      await apply();
      expect(await exists("/zh/articles/2020-11-28/a/parallel")).toBe(true);
      expect(await exists("/en/articles/2020-11-28/a/parallel")).toBe(true);
      expect(await exists("/en/articles/2020-11-28/b/parallel")).toBe(false);
      await folder.write(
        "site.yaml",
        "name: { zh: 报, en: Paper }\ntimeZone: Asia/Shanghai\nlanguages: [zh]\n",
      );
      await apply();
      expect(await exists("/zh/articles/2020-11-28/a/parallel")).toBe(false);
    });
  });

  describe("people and terms", () => {
    const people = `- id: zhu-jian
  name: { zh: 朱健, en: Zhu Jian }
  offices:
    - { office: { zh: 副市长, en: Vice-Mayor }, to: 2019-12-31 }
    - { office: { zh: 市长, en: Mayor }, from: 2020-01-01 }
- { id: wang-hao, name: { zh: 王浩, en: Wang Hao }, office: { zh: 院士, en: Academician } }
- { id: xie-su, name: { zh: 谢肃, en: Xie Su }, office: { zh: 市领导, en: Leader } }
`;
    const glossary = `- { id: mayor, term: { zh: 市长, en: Mayor } }
- { id: smart-water, term: { zh: 智慧水务, en: smart water }, note: { zh: 说明。, en: A note. } }
- { id: unused, term: { zh: 河长制, en: river chiefs } }
`;
    const withRegistries = async () => {
      await folder.write("people.yaml", people);
      await folder.write("glossary.yaml", glossary);
    };

    it("marks the first use of a term or listed person, and tells the office of the article's day", async () => {
      await withRegistries();
      const body =
        "朱健市长谈**智慧水务**。城市长远发展。\n\n智慧水务与王浩、谢肃。\n\n## 智慧水务\n\n[王浩](/zh)说。";
      await folder.original("2020-11-28", "a", { people: "[zhu-jian, xie-su]" }, body);
      await folder.original("2019-11-28", "a", { people: "[zhu-jian]" }, "朱健出席。");
      await apply();
      const article = await tested.archive.article("2020-11-28", "a", "zh");
      expect(article?.terms).toEqual([
        {
          ...{ anchor: "person-zhu-jian", registry: "people", id: "zhu-jian" },
          ...{ name: { zh: "朱健", en: "Zhu Jian" }, about: { zh: "市长", en: "Mayor" } },
        },
        {
          ...{ anchor: "term-mayor", registry: "glossary", id: "mayor" },
          ...{ name: { zh: "市长", en: "Mayor" }, about: undefined },
        },
        {
          ...{ anchor: "term-smart-water", registry: "glossary", id: "smart-water" },
          ...{ name: { zh: "智慧水务", en: "smart water" }, about: { zh: "说明。", en: "A note." } },
        },
        {
          ...{ anchor: "person-xie-su", registry: "people", id: "xie-su" },
          ...{ name: { zh: "谢肃", en: "Xie Su" }, about: { zh: "市领导", en: "Leader" } },
        },
      ]);
      const mark = /<label class="term">(.*?)<button [^>]*><\/button><\/label>/g;
      const marked = article?.blocks.map(({ html }) => [...html.matchAll(mark)].map(([, text]) => text));
      expect(marked).toEqual([["朱健", "市长", "智慧水务"], ["谢肃"], [], []]);
      expect(article?.blocks[0]?.html.replace(mark, "$1")).toBe(
        "<p>朱健市长谈<strong>智慧水务</strong>。城市长远发展。</p>",
      );
      const earlier = await tested.archive.article("2019-11-28", "a", "en");
      expect(earlier?.terms[0]?.about?.en).toBe("Vice-Mayor");
    });

    it("counts by month and kind, topic and reporter, and how often people appear together", async () => {
      await withRegistries();
      await folder.original("2019-05-01", "a", { topics: "[water]", people: "[zhu-jian, wang-hao]" });
      await folder.original("2020-11-28", "b", {
        ...{ kind: "forum", topics: "[schools, water]", reporters: "[chen-run]" },
        people: "[xie-su, wang-hao, zhu-jian]",
      });
      await folder.original("2020-11-30", "c", { kind: "forum", people: "[zhu-jian]" });
      await apply();
      const overview = await tested.archive.overview();
      const november = (articles: number) => ({ at: "2020-11", articles });
      const may = { at: "2019-05", articles: 1 };
      expect(overview.kinds).toEqual([
        { kind: "meeting", months: [may] },
        { kind: "forum", months: [november(2)] },
        { kind: "seminar", months: [] },
        { kind: "news", months: [] },
      ]);
      expect(overview.topics.map(({ id, articles, over }) => [id, articles, over])).toEqual([
        ["water", 2, [may, november(1)]],
        ["schools", 1, [november(1)]],
      ]);
      expect(await tested.archive.entryTrends("topics", ["schools", "nothing", "water"])).toEqual({
        ...{ first: "2019-05", last: "2020-11" },
        over: [[november(1)], [], [may, november(1)]],
      });
      expect(await tested.archive.entryTrends("topics", ["nothing"])).toBeUndefined();
      expect(overview.reporters.map(({ id }) => id)).toEqual(["chen-run"]);
      // Wang Hao is in no registry any more, or is: whom the registry lacks is left out.
      const people = overview.people.people.map(({ id }) => id);
      expect(people).toContain("zhu-jian");
      const of = ({ one, other }: { one: string; other: string }) => one === "xie-su" || other === "xie-su";
      expect(overview.people.pairs.filter(of).every(({ articles }) => articles === 1)).toBe(true);
      const together = { one: "wang-hao", other: "zhu-jian", articles: 2 };
      if (people.includes("wang-hao")) expect(overview.people.pairs).toContainEqual(together);
      await folder.original("2019-05-01", "a", { topics: "[]", people: "[zhu-jian]" });
      await folder.remove("articles/2020-11-30");
      await apply();
      const after = await tested.archive.overview();
      expect(after.kinds[1]?.months).toEqual([november(1)]);
      expect(after.topics[0]?.over).toEqual([november(1)]);
      expect(after.people.pairs.every(({ articles }) => articles === 1)).toBe(true);
      expect((await tested.archive.entry("topics", "water", "zh", 1))?.months).toEqual([november(1)]);
      await folder.original("2015-05-01", "old", { topics: "[water]" });
      await apply();
      // Of a longer time the years are told.
      expect((await tested.archive.entryTrends("topics", ["water"]))?.over).toEqual([
        [
          { at: "2015", articles: 1 },
          { at: "2020", articles: 1 },
        ],
      ]);
      expect((await tested.archive.overview()).topics[0]?.over).toEqual([
        { at: "2015", articles: 1 },
        { at: "2020", articles: 1 },
      ]);
    });

    it("finds what is most like an article on other days, and never on its own", async () => {
      await withRegistries();
      const text = { topics: "[water]", people: "[zhu-jian]" };
      await folder.original("2020-11-28", "a", text, "毛竹加工厂开工。");
      await folder.original("2020-11-28", "beside", text, "毛竹加工厂开工。");
      await folder.original("2020-11-01", "topic", { topics: "[water]" }, "别的消息。");
      await folder.original("2020-11-02", "topic", { topics: "[water]" }, "别的消息。");
      await folder.original("2020-12-20", "both", text, "另一件事。");
      await folder.original("2020-12-21", "neither", { topics: "[schools]" }, "孩子们唱歌。");
      await folder.original("2020-12-22", "rest", { ...text, continues: "2020-11-28/a" }, "下篇。");
      await apply();
      const related = async (slug: string) =>
        (await tested.archive.article("2020-11-28", slug, "en"))?.related.map(
          (link) => `${link.day}/${link.slug}`,
        );
      // What its page leads to as its rest is not named again.
      expect(await related("a")).toEqual(["2020-12-20/both", "2020-11-02/topic", "2020-11-01/topic"]);
      expect((await related("beside"))?.slice(0, 2)).toEqual(["2020-12-22/rest", "2020-12-20/both"]);
      await folder.remove("articles/2020-12-20");
      await apply();
      expect(await related("a")).toEqual(["2020-11-02/topic", "2020-11-01/topic"]);
    });

    it("tells whom a person appears with and when, the most frequent first", async () => {
      await withRegistries();
      await folder.original("2020-11-27", "a", { people: "[zhu-jian, wang-hao]" });
      await folder.original("2020-11-28", "b", { people: "[wang-hao, zhu-jian, xie-su]" });
      await folder.original("2020-11-28", "c", { people: "[zhu-jian]" });
      await apply();
      const company = await tested.archive.company("zhu-jian");
      expect(company?.people.map(({ id, articles, days }) => [id, articles, days])).toEqual([
        [
          "zhu-jian",
          3,
          [
            { at: "2020-11-27", articles: 1 },
            { at: "2020-11-28", articles: 2 },
          ],
        ],
        [
          "wang-hao",
          2,
          [
            { at: "2020-11-27", articles: 1 },
            { at: "2020-11-28", articles: 1 },
          ],
        ],
        ["xie-su", 1, [{ at: "2020-11-28", articles: 1 }]],
      ]);
      expect(await tested.archive.company("nobody")).toBeUndefined();
      expect((await tested.archive.entry("people", "xie-su", "zh", 1))?.articles.total).toBe(1);
      expect((await tested.archive.entries("people", 1))?.items.map(({ office }) => office?.en)).toEqual([
        "Mayor",
        "Academician",
        "Leader",
      ]);
      expect(await exists("/zh/people/zhu-jian")).toBe(true);
      expect(await exists("/zh/people/nobody")).toBe(false);
      expect(await exists("/zh/people?page=2")).toBe(false);
    });

    it("tells where each term is used, the newest first, and goes with articles and the glossary", async () => {
      await withRegistries();
      for (const day of ["2020-11-25", "2020-11-26", "2020-11-27", "2020-11-28"])
        await folder.original(day, "a", {}, "智慧水务。");
      await apply();
      const terms = async () => tested.archive.glossary("zh");
      const water = async () => (await terms()).find(({ id }) => id === "smart-water");
      expect((await terms()).map(({ id, articles }) => [id, articles])).toEqual([
        ["mayor", 0],
        ["smart-water", 4],
        ["unused", 0],
      ]);
      expect((await water())?.latest.map(({ day }) => day)).toEqual([
        "2020-11-28",
        "2020-11-27",
        "2020-11-26",
      ]);
      await folder.original("2020-11-28", "a", {}, "市长出席。");
      await folder.write("glossary.yaml", glossary.replace("智慧水务", "智慧水"));
      await apply();
      expect((await water())?.articles).toBe(3);
      expect((await water())?.latest[0]?.day).toBe("2020-11-27");
      expect((await terms())[0]?.articles).toBe(1);
    });
  });

  describe("calendar", () => {
    it("counts issues and articles by year, newest first, and the days of the newest ten", async () => {
      await folder.original("2019-05-01", "a");
      await folder.original("2020-11-28", "b");
      await folder.original("2020-11-28", "c");
      await folder.original("2020-12-01", "d");
      await apply();
      expect(await tested.archive.calendar()).toEqual({
        years: [
          { at: "2020", articles: 3, issues: 2 },
          { at: "2019", articles: 1, issues: 1 },
        ],
        days: [
          { at: "2020-11-28", articles: 2 },
          { at: "2020-12-01", articles: 1 },
          { at: "2019-05-01", articles: 1 },
        ],
      });
      for (let year = 2010; year < 2019; year++) await folder.original(`${year}-01-01`, "a");
      await apply();
      const { years, days } = await tested.archive.calendar();
      expect(years).toHaveLength(11);
      expect(days.at(-1)).toEqual({ at: "2011-01-01", articles: 1 });
    });

    it("finds the nearest year and month that have issues", async () => {
      for (const day of ["2015-01-01", "2020-03-31", "2020-11-01", "2020-11-30"])
        await folder.original(day, "a");
      await apply();
      expect(await tested.archive.year("2020")).toMatchObject({
        articles: 3,
        previous: "2015",
        next: undefined,
      });
      const month = await tested.archive.month("2020-11", "zh", 1);
      expect(month).toMatchObject({ articles: 2, previous: "2020-03", next: undefined });
      expect(month?.list.items.map(({ day }) => day)).toEqual(["2020-11-30", "2020-11-01"]);
      expect(await tested.archive.month("2020-10", "zh", 1)).toBeUndefined();
    });
  });

  describe("lists", () => {
    it("pages by twenty, newest day first, and has no page past the end", async () => {
      for (let day = 1; day <= 21; day++) {
        await folder.original(`2020-11-${String(day).padStart(2, "0")}`, "a", { topics: "[water]" });
      }
      await apply();
      const [first, second, third] = await Promise.all(
        [1, 2, 3].map((page) => tested.archive.entry("topics", "water", "zh", page)),
      );
      expect(first?.articles).toMatchObject({ total: 21, page: 1, pages: 2 });
      expect(first?.articles.items.map(({ day }) => day).slice(0, 2)).toEqual(["2020-11-21", "2020-11-20"]);
      expect(second?.articles.items.map(({ day }) => day)).toEqual(["2020-11-01"]);
      expect(third).toBeUndefined();
    });

    it("lists a registry in its own order with counts and the newest day", async () => {
      await folder.original("2020-11-27", "a", { reporters: "[luo-wenpeng]" });
      await folder.original("2020-11-28", "b", { reporters: "[luo-wenpeng, luo-wenpeng]" });
      await apply();
      const reporters = await tested.archive.entries("reporters", 1);
      expect(reporters?.items).toMatchObject([
        { id: "chen-run", articles: 0, latest: undefined },
        { id: "luo-wenpeng", articles: 2, latest: "2020-11-28", role: "correspondent" },
      ]);
    });

    it("is what site.yaml says, its last good version where that is at fault, and has a name without one", async () => {
      await apply();
      expect(await tested.archive.site()).toEqual(defaultSite);
      const site = (fields: string) =>
        folder.write("site.yaml", `name: { zh: 某报, en: A Paper }\ntimeZone: Asia/Shanghai\n${fields}`);
      await site("contact: a@example.org\n");
      const before = await apply();
      expect(await tested.archive.site()).toEqual({
        name: { zh: "某报", en: "A Paper" },
        timeZone: "Asia/Shanghai",
        contact: "a@example.org",
        languages: ["zh", "en"],
      });
      await site("contact: nobody\n");
      expect(await apply()).toBe(before);
      expect((await tested.archive.site()).contact).toBe("a@example.org");
      await folder.remove("site.yaml");
      expect(await apply()).toBe(before + 1);
      expect(await tested.archive.site()).toEqual(defaultSite);
    });

    it("has no page in a language that the site does not show", async () => {
      await folder.original("2020-11-28", "a");
      const timeZone = "timeZone: Asia/Shanghai\n";
      await folder.write("site.yaml", `name: { zh: 某报, en: A Paper }\n${timeZone}languages: [zh]\n`);
      await apply();
      for (const path of ["", "/about", "/articles/2020-11-28/a", "/dates/2020-11", "/search?q=正文"]) {
        expect(await exists(`/zh${path}`), path).toBe(true);
        expect(await exists(`/en${path}`), path).toBe(false);
      }
    });

    it("knows an entry without articles, and none that the registry lacks", async () => {
      await apply();
      const view = await tested.archive.entry("topics", "water", "en", 1);
      expect(view?.entry.about).toEqual({ zh: "用水。", en: "On water." });
      expect(view?.articles).toMatchObject({ total: 0, pages: 1 });
      expect(await tested.archive.entry("topics", "chen-run", "en", 1)).toBeUndefined();
    });

    it("lists corrections of all articles, the newest correction first", async () => {
      const correction = (date: string) =>
        `[{ block: p1, from: 甲, to: 乙, note: { zh: 说明, en: Note }, date: ${date} }]`;
      await folder.original("2020-11-27", "a", { corrections: correction("2020-12-05") }, "乙。");
      await folder.original("2020-11-28", "b", { corrections: correction("2020-12-01") }, "乙。");
      await apply();
      const list = await tested.archive.corrections("en", 1);
      expect(list?.items.map(({ slug, date, words }) => [slug, date, words.locale])).toEqual([
        ["a", "2020-12-05", "zh"],
        ["b", "2020-12-01", "zh"],
      ]);
    });
  });

  describe("articles", () => {
    it("shows an article in the language asked for, or in the original's, and says which", async () => {
      await folder.original("2020-11-28", "a", {
        reporters: "[chen-run]",
        held: "2020-11-27",
        position: "1",
      });
      await folder.translation("2020-11-28", "a");
      await folder.original("2020-11-28", "b");
      await apply();
      const translated = await tested.archive.article("2020-11-28", "a", "en");
      expect(translated).toMatchObject({
        words: { locale: "en", headline: ["The headline of a"] },
        locales: ["zh", "en"],
        held: "2020-11-27",
        translation: { translator: "machine", reviewed: false, missing: 0, behind: 0, behindTexts: [] },
        reporters: [{ id: "chen-run", name: { zh: "陈润", en: "Chen Run" }, role: "staff" }],
        next: { slug: "b", words: { locale: "zh" } },
        previous: undefined,
      });
      const untranslated = await tested.archive.article("2020-11-28", "b", "en");
      expect(untranslated).toMatchObject({
        words: { locale: "zh" },
        locales: ["zh"],
        translation: undefined,
      });
      expect(untranslated?.blocks.map(({ locale }) => locale)).toEqual(["zh"]);
    });

    it("shows the original's block where the translation has none", async () => {
      await folder.original("2020-11-28", "a", {}, "一。\n\n二。\n\n三。");
      await folder.translation("2020-11-28", "a", "One.\n\n[untranslated]");
      await apply();
      const article = await tested.archive.article("2020-11-28", "a", "en");
      expect(
        article?.blocks.map(({ id, locale, untranslated, html }) => [id, locale, untranslated, html]),
      ).toEqual([
        ["p1", "en", false, "<p>One.</p>"],
        ["p2", "zh", true, "<p>二。</p>"],
        ["p3", "zh", true, "<p>三。</p>"],
      ]);
    });

    it("keeps a translated block beside its own, and says which is behind", async () => {
      const made = ["一。", "二。", "三。", "四。"].map((text) => blockHash(text)).join(", ");
      await folder.original("2020-11-28", "a", {}, "新。\n\n一。\n\n三改。\n\n二。");
      const text = "One.\n\nTwo.\n\nThree.\n\nFour.";
      await folder.translation("2020-11-28", "a", text, { translates: `[${made}]` });
      await apply();
      const shown = async () => {
        const article = await tested.archive.article("2020-11-28", "a", "en");
        return article?.blocks.map(({ id, untranslated, behind, html }) => [id, untranslated, behind, html]);
      };
      expect(await shown()).toEqual([
        ["p1", true, false, "<p>新。</p>"],
        ["p2", false, false, "<p>One.</p>"],
        ["p3", false, true, "<p>Three.</p>"],
        ["p4", false, false, "<p>Two.</p>"],
        ["p5", false, true, "<p>Four.</p>"],
      ]);
      const state = (await tested.archive.latestIssue("en"))?.articles.items[0]?.translation;
      expect(state).toEqual({
        translator: "machine",
        reviewed: false,
        missing: 1,
        behind: 2,
        behindTexts: [],
      });
      await folder.original("2020-11-28", "a", {}, "一。\n\n二。\n\n三。\n\n“四。”");
      await apply();
      expect(await shown()).toEqual([
        ["p1", false, false, "<p>One.</p>"],
        ["p2", false, false, "<p>Two.</p>"],
        ["p3", false, false, "<p>Three.</p>"],
        ["p4", false, true, "<p>Four.</p>"],
      ]);
    });

    it("has no drafts anywhere", async () => {
      await folder.original("2020-11-28", "a", { status: "draft", topics: "[water]" });
      await apply();
      expect(await tested.archive.article("2020-11-28", "a", "zh")).toBeUndefined();
      expect(await tested.archive.issue("2020-11-28", "zh", 1)).toBeUndefined();
      expect((await tested.archive.entry("topics", "water", "zh", 1))?.articles.total).toBe(0);
      expect(await tested.archive.health()).toMatchObject({ articles: 0 });
    });
  });

  describe("bulletins", () => {
    const day = "2020-11-28";
    const page = `bulletins/${day}.txt`;
    const fromPage = { bulletin: day };
    const printed = async (id = day, locale: "zh" | "en" = "zh") => {
      const view = await tested.archive.bulletin(id, locale);
      return view?.blocks.map(({ line, pieces }) => [
        line,
        ...pieces.map(({ text, places }) => [
          text,
          ...places.map((place) => {
            if (place.place === "aside") return place.why;
            return place.place === "article" ? `${place.article.slug}#${place.block}` : place.place;
          }),
        ]),
      ]);
    };

    it("show each block of the page with where it went, in page order", async () => {
      await folder.write(page, "  b正文。\n\na标题\n副题\n\na正文。\nb标题");
      await folder.original(day, "a", { ...fromPage, deck: "副题" });
      await folder.original(day, "b", fromPage);
      await apply();
      expect(await printed()).toEqual([
        [1, ["  b正文。", "b#p1"]],
        [3, ["a标题\n", "a#headline"], ["副题", "a#deck"]],
        [6, ["a正文。\n", "a#p1"], ["b标题", "b#headline"]],
      ]);
    });

    it("name the article in the language asked for", async () => {
      await folder.write(page, "a标题\na正文。");
      await folder.original(day, "a", fromPage);
      await folder.translation(day, "a");
      await apply();
      const [block] = (await tested.archive.bulletin(day, "en"))?.blocks ?? [];
      expect(block?.pieces[0]?.places).toEqual([
        {
          place: "article",
          article: { day, slug: "a", words: expect.objectContaining({ headline: ["The headline of a"] }) },
          block: "headline",
        },
      ]);
    });

    it("show what is set aside with its reason, and what is in no article", async () => {
      await folder.write(page, "第1版\n\na标题\n\na正文。没有归处。");
      await folder.write(
        `bulletins/${day}.yaml`,
        "origin: { zh: 一个版面, en: A page }\nsetAside: [{ lines: [1, 1], text: 第1版, why: 版头 }]\n",
      );
      await folder.original(day, "a", fromPage);
      await apply();
      expect(await printed()).toEqual([
        [1, ["第1版", "版头"]],
        [3, ["a标题", "a#headline"]],
        [5, ["a正文。", "a#p1"], ["没有归处。"]],
      ]);
      expect((await tested.archive.bulletin(day, "zh"))?.origin).toEqual({ zh: "一个版面", en: "A page" });
    });

    it("show both places of what is used twice", async () => {
      await folder.write(page, "会议强调，要坚持生态优先绿色发展。");
      const fields = { ...fromPage, supplied: "[headline]" };
      await folder.original(day, "a", fields, "会议强调，要坚持生态优先绿色发展。");
      await folder.original(day, "b", fields, "一\n\n会议强调，要坚持生态优先绿色发展。");
      await apply();
      expect(await printed()).toEqual([[1, ["会议强调，要坚持生态优先绿色发展。", "a#p1", "b#p2"]]]);
    });

    it("do not lead to a draft, and do once it is published", async () => {
      await folder.write(page, "a标题\n\na正文。");
      await folder.original(day, "a", { ...fromPage, status: "draft" });
      await apply();
      expect(await printed()).toEqual([
        [1, ["a标题", "unpublished"]],
        [3, ["a正文。", "unpublished"]],
      ]);
      expect(await tested.archive.bulletin(day, "zh")).toMatchObject({ hasIssue: false });
      await folder.original(day, "a", fromPage);
      await apply();
      expect(await printed()).toEqual([
        [1, ["a标题", "a#headline"]],
        [3, ["a正文。", "a#p1"]],
      ]);
      expect(await tested.archive.bulletin(day, "zh")).toMatchObject({ hasIssue: true });
    });

    it("lead to the day's pages before and after, and are listed by the issue", async () => {
      await folder.original(day, "a");
      for (const id of ["2020-11-27", day, `${day}-02`, `${day}-10`, "2020-11-29"])
        await folder.write(`bulletins/${id}.txt`, "文字");
      await apply();
      const neighbours = async (id: string) => {
        const view = await tested.archive.bulletin(id, "zh");
        return [view?.day, view?.previous, view?.next];
      };
      expect(await neighbours(day)).toEqual([day, undefined, `${day}-02`]);
      expect(await neighbours(`${day}-02`)).toEqual([day, day, `${day}-10`]);
      expect(await neighbours("2020-11-29")).toEqual(["2020-11-29", undefined, undefined]);
      const issue = await tested.archive.issue(day, "zh", 1);
      expect(issue?.bulletins).toEqual([day, `${day}-02`, `${day}-10`]);
    });

    it("are named by their articles for as long as they are there", async () => {
      await folder.write(page, "a标题\na正文。");
      await folder.original(day, "a", fromPage);
      await folder.original(day, "b");
      await apply();
      const named = async (slug: string) => (await tested.archive.article(day, slug, "zh"))?.bulletins[0];
      expect([await named("a"), await named("b")]).toEqual([day, undefined]);
      expect([await exists(`/zh/bulletins/${day}`), await exists(`/zh/bulletins/${day}-02`)]).toEqual([
        true,
        false,
      ]);
      await folder.remove("bulletins");
      await apply();
      // The article is at fault now, and its last good version stays.
      expect(await named("a")).toBeUndefined();
      expect(await tested.archive.bulletin(day, "zh")).toBeUndefined();
      expect(await exists(`/zh/bulletins/${day}`)).toBe(false);
    });

    it("keep their last good version while their file, or one that may hold their text, is at fault", async () => {
      const text = "第1版\n\na标题\n\na正文。";
      const aside = "setAside: [{ lines: [1, 1], text: 第1版, why: 版头 }]\n";
      await folder.write(page, text);
      await folder.write(`bulletins/${day}.yaml`, aside);
      await folder.original(day, "a", fromPage);
      await apply();
      const good = await printed();
      expect(good).toEqual([
        [1, ["第1版", "版头"]],
        [3, ["a标题", "a#headline"]],
        [5, ["a正文。", "a#p1"]],
      ]);
      for (const [name, broken, sound] of [
        [page, `${text}\u0007`, text],
        [`bulletins/${day}.yaml`, "setAside: 1\n", aside],
      ] as const) {
        await folder.write(name, broken);
        await apply();
        expect(await printed()).toEqual(good);
        await folder.write(name, sound);
      }
      await folder.original(day, "a", { ...fromPage, kind: "party" });
      await apply();
      expect(await printed()).toEqual(good);
      await folder.original(day, "a", fromPage, "a正文。");
      await folder.write(page, `${text}多。`);
      await apply();
      expect(await printed()).not.toEqual(good);
    });

    it("raise the revision only if a reader may see a difference", async () => {
      await folder.write(page, "a标题\na正文。");
      await folder.original(day, "a", fromPage);
      const first = await apply();
      await folder.original(day, "a", { ...fromPage, accept: "[]" });
      expect(await apply()).toBe(first);
      await folder.write(`bulletins/${day}.yaml`, "origin: { zh: 一个版面, en: A page }\n");
      expect(await apply()).toBe(first + 1);
    });
  });

  describe("search", () => {
    const found = async (q: string, filters: Omit<SearchQuery, "q" | "page"> = {}, locale: Locale = "zh") => {
      const search = () => tested.archive.search({ q, ...filters, page: 1 }, locale);
      let result = await search();
      // A busy machine is slow to begin the thread of searches.
      for (let left = 100; result === "busy" && left > 0; left -= 1) {
        await new Promise((done) => setTimeout(done, 100));
        result = await search();
      }
      if (result === "busy" || result === undefined) throw new Error(`no result for ${q}`);
      return result;
    };
    const slugsOf = async (q: string, filters: Omit<SearchQuery, "q" | "page"> = {}) =>
      (await found(q, filters)).hits.items.map(({ article }) => article.slug).sort();

    it("finds what stands together in a headline, a deck or a text, in either language", async () => {
      await folder.original("2020-11-28", "a", { headline: "垃圾分类进社区" });
      await folder.original("2020-11-28", "b", { deck: "全市垃圾分类工作" });
      await folder.original("2020-11-28", "c", {}, "推进生活垃圾分类。");
      await folder.original("2020-11-28", "d", {}, "把垃圾与分类说开。");
      await folder.translation("2020-11-28", "d", "Households sorted their waste.");
      await apply();
      expect(await slugsOf("垃圾分类")).toEqual(["a", "b", "c"]);
      expect(await slugsOf("圾分")).toEqual(["a", "b", "c"]);
      expect(await slugsOf("household sorting")).toEqual(["d"]);
      expect(await slugsOf("垃圾 waste")).toEqual(["d"]);
      expect(await slugsOf("禁毒")).toEqual([]);
    });

    it("takes in changes and removals", async () => {
      await folder.original("2020-11-28", "a", {}, "旧的说法。");
      await folder.original("2020-11-28", "b", {}, "旧的说法。");
      await apply();
      await folder.original("2020-11-28", "a", {}, "新的提法。");
      await folder.remove("articles/2020-11-28/b.md");
      await folder.translation("2020-11-28", "a", "Another wording.");
      await apply();
      expect(await slugsOf("说法")).toEqual([]);
      expect(await slugsOf("提法")).toEqual(["a"]);
      expect(await slugsOf("wordings")).toEqual(["a"]);
      await folder.original("2020-11-28", "a", { status: "draft" }, "新的提法。");
      await apply();
      expect(await slugsOf("提法")).toEqual([]);
    });

    it("counts and filters by kind, reporter, topic and day", async () => {
      await folder.original("2019-05-01", "a", { kind: "forum", reporters: "[chen-run]", topics: "[water]" });
      await folder.original("2020-11-27", "b", { reporters: "[chen-run]", topics: "[water, schools]" });
      await folder.original("2020-11-28", "c", { reporters: "[luo-wenpeng]" });
      await apply();
      expect((await found("正文")).facets).toMatchObject({
        kinds: [
          { id: "meeting", articles: 2 },
          { id: "forum", articles: 1 },
        ],
        reporters: [
          { id: "chen-run", articles: 2 },
          { id: "luo-wenpeng", articles: 1 },
        ],
        topics: [
          { id: "water", articles: 2 },
          { id: "schools", articles: 1 },
        ],
        years: [
          { year: "2020", articles: 2 },
          { year: "2019", articles: 1 },
        ],
      });
      expect(await slugsOf("正文", { kind: "forum" })).toEqual(["a"]);
      expect(await slugsOf("正文", { reporter: "chen-run", from: "2020-01-01" })).toEqual(["b"]);
      expect(await slugsOf("正文", { topic: "water", to: "2020-11-26" })).toEqual(["a"]);
      expect(await slugsOf("正文", { from: "2020-11-27", to: "2020-11-27" })).toEqual(["b"]);
      expect(await slugsOf("正文", { topic: "nothing" })).toEqual([]);
    });

    it("pages by twenty and has no page past the end, nor does the address", async () => {
      for (let number = 1; number <= 21; number++) await folder.original("2020-11-28", `a${number}`);
      await apply();
      const second = await tested.archive.search({ q: "正文", page: 2 }, "zh");
      expect(second).toMatchObject({ hits: { total: 21, page: 2, pages: 2, items: [{}] } });
      expect(await tested.archive.search({ q: "正文", page: 3 }, "zh")).toBeUndefined();
      expect(await exists("/zh/search?q=%E6%AD%A3%E6%96%87&page=2")).toBe(true);
      expect(await exists("/zh/search?q=%E6%AD%A3%E6%96%87&page=3")).toBe(false);
      expect(await exists("/zh/search")).toBe(true);
      expect(await exists("/zh/search?page=2")).toBe(false);
    });

    it("finds by names what is listed under them, and offers a name for one that is mistyped", async () => {
      await folder.original("2020-11-28", "a", { topics: "[water]" });
      await folder.original("2020-11-28", "b", { reporters: "[luo-wenpeng]" });
      await apply();
      expect(await slugsOf("Water")).toEqual(["a"]);
      expect(await slugsOf("luo wenpeng")).toEqual(["b"]);
      expect((await found("Luo Wenpemg")).suggestions).toEqual(["Luo Wenpeng"]);
    });
  });

  describe("a paragraph's own address", () => {
    const day = "2020-11-28";
    const codesOf = async (slug: string) =>
      (await tested.archive.article(day, slug, "zh"))?.blocks.map(({ code }) => code ?? "") ?? [];
    const place = (code: string | undefined) => tested.archive.paragraph(code ?? "");
    const write = async (body: string, fields: Record<string, string> = {}, slug = "a") => {
      await folder.original(day, slug, fields, body);
      await apply();
    };

    it("leads to it wherever it is, also where other ones came before it or went", async () => {
      await write("一。\n\n二。\n\n三。");
      const [first, second, third] = await codesOf("a");
      await write("新。\n\n一。\n\n三。");
      expect(await place(first)).toEqual({ day, slug: "a", id: "p2" });
      expect(await place(third)).toEqual({ day, slug: "a", id: "p3" });
      expect(await place(second)).toEqual({ day, slug: "a", id: undefined });
      expect(await exists(`/b/${first}`)).toBe(true);
      expect(await exists(`/b/${second}`)).toBe(false);
    });

    it("is the same in both languages, and what only a translation has has none", async () => {
      await folder.translation(day, "a", "One.\n\nTwo.");
      await write("一。");
      const [code] = await codesOf("a");
      const english = await tested.archive.article(day, "a", "en");
      expect(english?.blocks.map((block) => block.code)).toEqual([code, undefined]);
      const both = await tested.archive.parallel(day, "a", "en");
      expect(both?.pairs.map((pair) => pair.code)).toEqual([code, undefined]);
    });

    it("tells apart paragraphs that say the same, in one article and in two", async () => {
      await write("同。\n\n同。\n\n异。");
      await write("同。", {}, "b");
      const codes = [...(await codesOf("a")), ...(await codesOf("b"))];
      expect(new Set(codes).size).toBe(4);
      expect(await Promise.all(codes.map(place))).toEqual([
        { day, slug: "a", id: "p1" },
        { day, slug: "a", id: "p2" },
        { day, slug: "a", id: "p3" },
        { day, slug: "b", id: "p1" },
      ]);
    });

    it("stays when only typography changed, when the article is called otherwise, and after corrections", async () => {
      await write('他说"好"，一致同意。\n\n二。');
      const [code] = await codesOf("a");
      await folder.remove(`articles/${day}/a.md`);
      const correction = (from: string, to: string, date: string) =>
        `{ block: p2, from: ${from}, to: ${to}, note: { zh: 改, en: Changed }, date: ${date} }`;
      const corrections = `[${correction("一致", "全体", "2020-12-01")}, ${correction("全体同意", "全体赞成", "2020-12-02")}]`;
      await write("零。\n\n他说“好”，全体赞成。\n\n二。", { formerly: "[a]", corrections }, "c");
      expect(await codesOf("c")).not.toContain(code);
      expect(await place(code)).toEqual({ day, slug: "c", id: "p2" });
    });

    it("tells of what is gone with its article alone", async () => {
      await write("一。");
      const [code] = await codesOf("a");
      await write("一。", { withdrawn: "{ date: 2020-12-01, note: { zh: 撤, en: Gone } }" });
      expect(await place(code)).toEqual({ day, slug: "a", id: undefined });
      await folder.remove(`articles/${day}/a.md`);
      await apply();
      expect(await place(code)).toBeUndefined();
    });

    it.each(["", "x", "0".repeat(15), "z".repeat(15), "0".repeat(14)])("is not %j", async (code) => {
      await write("一。");
      expect(await place(code)).toBeUndefined();
    });

    it("is there for the first day that there may be", async () => {
      await folder.original("1000-01-01", "a", {}, "一。");
      await apply();
      const [block] = (await tested.archive.article("1000-01-01", "a", "zh"))?.blocks ?? [];
      expect(await place(block?.code)).toEqual({ day: "1000-01-01", slug: "a", id: "p1" });
    });
  });

  describe("exists", () => {
    beforeEach(async () => {
      for (let number = 1; number <= 21; number++) {
        await folder.original("2020-11-28", `a${number}`, { topics: "[water]", kind: "forum" });
      }
      await apply();
    });

    it.each([
      "/zh",
      "/en/dates",
      "/en/archive",
      "/zh/about",
      "/zh/dates/2020",
      "/zh/dates/2020-11?page=2",
      "/en/articles/2020-11-28/a1",
      "/zh/reporters",
      "/zh/reporters/chen-run",
      "/zh/topics/water?page=2",
      "/zh/kinds/forum?page=2",
      "/zh/kinds/news",
      "/zh/corrections",
      "/zh/topics?page=9&page=1",
      "/manifest.webmanifest",
      "/zh/card.png",
      "/en/articles/2020-11-28/a1/card.png",
      "/zh/topics/water/card.png",
      "/en/dates/2020-11-28.epub?both",
      "/manifest.webmanifest?en",
      "/zh/dates/2020-11-28/print",
      "/zh/feeds",
      ...[
        "/zh/feed.xml?page=2",
        "/en/rss.xml?page=2",
        "/zh/feed.json?page=2",
        "/zh/topics/water/feed.xml?page=2",
      ],
      ...["/zh/reporters/chen-run/feed.xml", "/zh/kinds/news/feed.xml", "/zh/search/feed.xml?q=正文&page=2"],
      ...[
        "/sitemap.xml",
        "/news-sitemap.xml",
        "/sitemaps/lists.xml",
        "/sitemaps/2020-11.xml",
        "/sitemaps/people.xml",
      ],
    ])("has %s", async (path) => {
      expect(await exists(path)).toBe(true);
    });

    it.each([
      "/zh/dates/2021",
      "/zh/dates/2020-12",
      "/zh/dates/2020-11-27",
      "/zh/dates/2020-11-28?page=2",
      "/zh/articles/2020-11-28/a22",
      "/zh/articles/2020-11-27/a1",
      "/zh/reporters?page=2",
      "/zh/reporters/water",
      "/zh/topics/water?page=3",
      "/zh/topics/nobody",
      "/zh/kinds/news?page=2",
      "/zh/corrections?page=2",
      "/zh/dates/2020-11-27/print",
      "/zh/dates/2020-11-27/card.png",
      "/zh/dates/2020-11-27.epub",
      "/zh/topics/nobody/card.png",
      ...["/zh/feed.xml?page=3", "/zh/topics/nobody/feed.xml", "/zh/kinds/news/feed.xml?page=2"],
      ...["/zh/people/water/feed.xml", "/zh/search/feed.xml", "/zh/search/feed.xml?q=正文&page=3"],
      ...["/sitemaps/2020-12.xml", "/sitemaps/2020-11.xml?page=2", "/sitemaps/topics.xml?page=2"],
    ])("has no %s", async (path) => {
      expect(await exists(path)).toBe(false);
    });

    it.each([
      "/zh/dates/2020-11?page=2",
      "/zh/topics/water?page=3",
      "/zh/reporters/nobody",
      "/zh/dates/2020-11-28?page=2",
      "/zh/dates/2020-11-28/print",
      "/zh/dates/2020-11-27/print",
    ])("agrees with the query on %s", async (path) => {
      const url = new URL(path, "http://localhost");
      const address = parseAddress(url.pathname, url.searchParams);
      const { archive } = tested;
      const answer = await (() => {
        switch (address?.page) {
          case "month":
            return archive.month(address.params.month, "zh", address.params.list);
          case "issue":
            return archive.issue(address.params.day, "zh", address.params.list);
          case "print":
            return archive.edition(address.params.day, "zh");
          case "topic":
            return archive.entry("topics", address.params.id, "zh", address.params.list);
          case "reporter":
            return archive.entry("reporters", address.params.id, "zh", address.params.list);
          default:
            throw new Error(`no query for ${path}`);
        }
      })();
      expect(await exists(path)).toBe(answer !== undefined);
    });
  });

  describe("changes", () => {
    it("raises the revision with each change and with nothing else", async () => {
      await folder.original("2020-11-28", "a");
      const first = await apply();
      expect(await apply()).toBe(first);
      await folder.original("2020-11-28", "a", {}, "改过的正文。");
      expect(await apply()).toBe(first + 1);
      expect(await tested.archive.health()).toMatchObject({ revision: first + 1 });
    });

    it("lets go of what is removed", async () => {
      await folder.original("2020-11-28", "a", { topics: "[water]" });
      await folder.translation("2020-11-28", "a");
      await apply();
      await folder.remove("articles/2020-11-28/a.en.md");
      await apply();
      expect((await tested.archive.article("2020-11-28", "a", "en"))?.locales).toEqual(["zh"]);
      await folder.remove("articles/2020-11-28");
      await apply();
      expect(await tested.archive.latestIssue("zh")).toBeUndefined();
      expect((await tested.archive.entry("topics", "water", "zh", 1))?.articles.total).toBe(0);
      expect(await tested.archive.health()).toMatchObject({ articles: 0, translations: 0 });
    });

    it("moves an article between topics, kinds and places", async () => {
      await folder.original("2020-11-28", "a", { topics: "[water]", kind: "forum", position: "2" });
      await folder.original("2020-11-28", "b", { position: "1" });
      await apply();
      await folder.original("2020-11-28", "a", { topics: "[schools]", kind: "news", position: "1" });
      await folder.original("2020-11-28", "b", { position: "2" });
      await apply();
      const totals = async (id: string) =>
        (await tested.archive.entry("topics", id, "zh", 1))?.articles.total;
      expect([await totals("water"), await totals("schools")]).toEqual([0, 1]);
      expect((await tested.archive.kind("forum", "zh", 1))?.total).toBe(0);
      expect(slugs((await tested.archive.issue("2020-11-28", "zh", 1))?.articles)).toEqual(["a", "b"]);
    });

    it("keeps the last good version of a file at fault, and takes in the rest", async () => {
      await folder.original("2020-11-28", "a");
      await folder.translation("2020-11-28", "a");
      await apply();
      await folder.original("2020-11-28", "a", { kind: "party" }, "坏了的。");
      await folder.translation("2020-11-28", "a", "A better text.");
      await folder.original("2020-11-28", "b");
      await apply();
      const article = await tested.archive.article("2020-11-28", "a", "zh");
      expect(article?.blocks.map(({ html }) => html)).toEqual(["<p>a正文。</p>"]);
      expect((await tested.archive.article("2020-11-28", "a", "en"))?.blocks[0]?.html).toBe(
        "<p>A better text.</p>",
      );
      expect(await tested.archive.health()).toMatchObject({
        articles: 2,
        problems: { errors: 1, warnings: 0 },
      });
    });

    it("serves nothing of a file that never was good", async () => {
      await folder.original("2020-11-28", "a", { kind: "party" });
      await apply();
      expect(await tested.archive.article("2020-11-28", "a", "zh")).toBeUndefined();
    });

    it("shows a renamed reporter everywhere, and keeps the names while the registry is broken", async () => {
      await folder.original("2020-11-28", "a", { reporters: "[chen-run]" });
      await apply();
      const named = "- { id: chen-run, name: { zh: 陈闰, en: Chen Run }, role: staff }\n";
      await folder.write("reporters.yaml", named);
      await apply();
      const name = async () => (await tested.archive.article("2020-11-28", "a", "zh"))?.reporters[0]?.name.zh;
      expect(await name()).toBe("陈闰");
      await folder.write("reporters.yaml", `${named}- [`);
      await apply();
      expect(await name()).toBe("陈闰");
    });

    it("keeps an entry's name for as long as a served article needs it", async () => {
      await folder.original("2020-11-28", "a", { reporters: "[chen-run]" });
      await apply();
      await folder.write("reporters.yaml", "[]\n");
      await apply();
      expect((await tested.archive.article("2020-11-28", "a", "zh"))?.reporters[0]?.id).toBe("chen-run");
      await folder.original("2020-11-28", "a");
      await apply();
      expect(await tested.archive.entry("reporters", "chen-run", "zh", 1)).toBeUndefined();
    });
  });
}
