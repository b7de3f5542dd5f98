import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { type DocumentAddress, parseAddress } from "#lib/addresses.ts";
import type { Archive } from "#lib/archive/archive.ts";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { makeDocument } from "#lib/feeds/make-document.ts";
import { renderBody } from "#lib/markdown/blocks.ts";
import { parseMarkdown } from "#lib/markdown/parse.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const siteUrl = "https://paper.example";
const day = "2020-11-28";
const body = `**真，**她说“好”[^1]。

[…]见[规划](/zh/dates)，a<b。

- 甲
- 乙

3) 三
5) 五

| 项目 | 投资 |
|---|---:|
| 管网 | 1.5 |

[^1]: 姓名未公布。`;
const english = `“Good,” she said.[^1]

[untranslated]

- one
- two

[^1]: No name was given.`;

let folder: ContentFolder;
let index: string;
let archive: Archive;
beforeEach(async () => {
  folder = await ContentFolder.make();
  index = await mkdtemp(join(tmpdir(), "bulletin-index-"));
  await folder.write(
    "glossary.yaml",
    "- { id: plan, term: { zh: 规划, en: plan } }\n- { id: network, term: { zh: 管网, en: network } }\n",
  );
  const fields = {
    headline: "[一, 二]",
    deck: "副题",
    reporters: "[chen-run]",
    topics: "[water]",
    page: "2",
  };
  const corrections = "[{ block: p2, from: c, to: a, note: { zh: 错字, en: A slip }, date: 2020-12-01 }]";
  await folder.original(day, "a", { ...fields, corrections, position: "1" }, body);
  await folder.translation(day, "a", english, { headline: "One, two", translator: "Li Ming" });
  await folder.original(day, "b", { byline: "新华社电" }, "只有中文[^1]。\n\n[^1]: 注。");
  const writer = openDatabase(index);
  await syncIndex(new SqliteIndex(writer), folder.path);
  writer.close();
  archive = sqliteArchive(openDatabase(index), { searchInProcess: true });
});
afterEach(async () => {
  archive.close();
  await folder.remove();
  await rm(index, { recursive: true });
});

async function get(path: string): Promise<{ contentType: string; body: string; link: string }> {
  const address = parseAddress(path, new URLSearchParams()) as DocumentAddress;
  expect(await archive.exists(address)).toBe(true);
  const made = await makeDocument(address, { archive, siteUrl } as never);
  if (made === undefined) throw new Error(`nothing at ${path}`);
  return { contentType: made.contentType, body: String(made.body), link: made.headers?.join(" ") ?? "" };
}

describe("an article as data", () => {
  it("has each paragraph in both languages, with the address that it keeps", async () => {
    const { contentType, body } = await get(`/en/articles/${day}/a.json`);
    expect(contentType).toBe("application/json");
    const article = JSON.parse(body);
    const codes = (await archive.article(day, "a", "zh"))?.blocks.map(({ code }) => code) ?? [];
    expect(article).toMatchObject({
      id: `${day}/a`,
      address: { zh: `${siteUrl}/zh/articles/${day}/a`, en: `${siteUrl}/en/articles/${day}/a` },
      languages: ["en", "zh"],
      date: day,
      kind: "meeting",
      page: 2,
      headline: { zh: ["一", "二"], en: ["One, two"] },
      deck: { zh: ["副题"] },
      reporters: [{ id: "chen-run", name: { zh: "陈润", en: "Chen Run" }, role: "staff" }],
      topics: [{ id: "water" }],
      translation: { translator: "Li Ming", reviewed: false },
      paragraphs: [
        { id: "p1", zh: "真，她说“好”[1]。", en: "“Good,” she said.[1]" },
        { id: "p2", zh: "[…]见规划，a<b。" },
        { id: "p3", zh: "甲\n乙", en: "one\ntwo" },
        { id: "p4", zh: "3) 三\n5) 五" },
        { id: "p5", zh: "项目\t投资\n管网\t1.5" },
      ],
      notes: {
        zh: [{ number: "1", text: "姓名未公布。" }],
        en: [{ number: "1", text: "No name was given." }],
      },
      corrections: [{ block: "p2", note: { en: "A slip" }, date: "2020-12-01" }],
    });
    expect(article.paragraphs.map(({ address }: { address: string }) => address)).toEqual(
      codes.map((code) => `${siteUrl}/b/${code}`),
    );
    expect(article.paragraphs[1]).not.toHaveProperty("en");
  });

  it("says nothing that is not known", async () => {
    const article = JSON.parse((await get(`/zh/articles/${day}/b.json`)).body);
    expect(Object.keys(article)).toEqual([
      ...["paper", "id", "address", "languages", "date", "kind", "headline", "byline"],
      ...["reporters", "topics", "paragraphs", "notes"],
    ]);
    expect(article.languages).toEqual(["zh"]);
    // Readers of English get the same, since there is nothing else.
    expect(JSON.parse((await get(`/en/articles/${day}/b.json`)).body)).toEqual(article);
  });
});

describe("an article as Markdown", () => {
  it("is the same text again where it is read as such", async () => {
    const { contentType, body: markdown } = await get(`/zh/articles/${day}/a.md`);
    expect(contentType).toBe("text/markdown; charset=utf-8");
    const [, matter = "", text = ""] = markdown.split(/^---\n/m);
    expect(parseYaml(matter)).toMatchObject({
      title: { zh: "一 二", en: "One, two" },
      date: day,
      reporters: [{ zh: "陈润", en: "Chen Run" }],
      translator: "Li Ming",
    });
    const texts = (source: string) =>
      renderBody(parseMarkdown(source), "zh").blocks.map((block) => block.text);
    const [zh, en] = [texts(body), texts(english)];
    expect(texts(text)).toEqual([
      ...["一 二", "副题", "One, two", "本报记者 陈润", "英文译者：Li Ming，尚未经审校。"],
      ...[zh[0], en[0], zh[1], zh[2], en[2]],
      // A list counts on from its first number.
      "3. 三\n4. 五",
      zh[4],
      "2020年12月1日，第 2 段：“c”改为“a”。错字",
      "1 December 2020, Paragraph 2: “c” is now “a”. A slip",
    ]);
    // What a file holds is read anywhere.
    expect(text).toContain(`[规划](${siteUrl}/zh/dates)`);
    expect(text).toMatch(/\| -+ \| -+: \|/);
    expect(text).toMatch(/<!-- p1 zh https:\/\/paper\.example\/b\/[0-9a-z]{15} -->\n\n/);
    expect(text).toContain("<!-- p3 en -->");
    expect(text).toContain("[^zh-1]: 姓名未公布。");
    expect(text).toContain("[^en-1]: No name was given.");
  });
});

describe("an article as plain text", () => {
  it("has the reader's language first, and what is missing is said", async () => {
    const { contentType, body } = await get(`/en/articles/${day}/a.txt`);
    expect(contentType).toBe("text/plain; charset=utf-8");
    expect(body).toBe(`One, two

一
二
副题

The Hengyang Bulletin, 28 November 2020, Page 2
Staff reporter Chen Run
Translated by Li Ming and not yet reviewed by an editor.
${siteUrl}/en/articles/${day}/a
${siteUrl}/zh/articles/${day}/a

[1]
“Good,” she said.[1]

真，她说“好”[1]。

[2]
[not in English]

[…]见规划，a<b。

[3]
one
two

甲
乙

[4]
[not in English]

3) 三
5) 五

[5]
[not in English]

项目\t投资
管网\t1.5

Notes (English)
[1] No name was given.

Notes (Chinese)
[1] 姓名未公布。

Corrections
1 December 2020, Paragraph 2: “c” is now “a”. A slip
2020年12月1日，第 2 段：“c”改为“a”。错字
`);
  });
});

describe("an issue", () => {
  it.each([
    [`/en/articles/${day}/a.txt`, `/en/articles/${day}/a`],
    [`/en/articles/${day}/b.json`, `/zh/articles/${day}/b`],
    [`/en/dates/${day}.md`, `/en/dates/${day}`],
    [`/zh/dates/${day}.epub`, `/zh/dates/${day}`],
  ])("tells search engines which page %s says the same as", async (path, page) => {
    expect((await get(path)).link).toBe(`Link <${siteUrl}${page}>; rel="canonical"`);
  });

  it("has all its articles in its order, in each form", async () => {
    const data = JSON.parse((await get(`/zh/dates/${day}.json`)).body);
    expect(data).toMatchObject({ date: day, address: `${siteUrl}/zh/dates/${day}` });
    expect(data.articles.map(({ id }: { id: string }) => id)).toEqual([`${day}/a`, `${day}/b`]);
    expect(data.articles[0].paragraphs).toEqual(
      JSON.parse((await get(`/zh/articles/${day}/a.json`)).body).paragraphs,
    );
    const text = (await get(`/zh/dates/${day}.txt`)).body;
    expect(text.indexOf("真，")).toBeLessThan(text.indexOf("只有中文"));
    const markdown = (await get(`/zh/dates/${day}.md`)).body;
    // Notes of two articles with the same number are two notes.
    expect(markdown).toContain(`[^${day}-a-zh-1]: 姓名未公布。`);
    expect(markdown).toContain(`[^${day}-b-zh-1]: 注。`);
  });

  it("is in Chinese alone where the site shows no English", async () => {
    await folder.write(
      "site.yaml",
      "name: { zh: 报, en: Paper }\ntimeZone: Asia/Shanghai\nlanguages: [zh]\n",
    );
    const writer = openDatabase(index);
    await syncIndex(new SqliteIndex(writer), folder.path);
    writer.close();
    for (const path of [`/zh/articles/${day}/a.json`, `/zh/dates/${day}.json`])
      expect((await get(path)).body).not.toContain("Good");
  });
});
