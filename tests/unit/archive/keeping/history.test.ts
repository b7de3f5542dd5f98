import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Archive } from "#lib/archive/archive.ts";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openDatabase, openIndex } from "#lib/archive/sqlite/database.ts";
import { FileTable } from "#lib/archive/sqlite/file-table.ts";
import { fillIndex } from "#lib/archive/sqlite/fill-index.ts";
import { firstPlaceOf, freeArticleId, placesOfDay } from "#lib/archive/sqlite/search/search-index.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { wordingOf } from "#lib/record/problems/catalogue.ts";
import { ContentFolder } from "../content-folder.ts";

// What was found by the model (model/check-model.ts) to depend on how the content came to be what it is.

const day = "2020-11-28";
let content: ContentFolder;
let dataFolder: string;
let database: DatabaseSync;
let archive: Archive;
beforeEach(async () => {
  content = await ContentFolder.make();
  dataFolder = await mkdtemp(join(tmpdir(), "bulletin-index-"));
  database = openDatabase(dataFolder);
  archive = sqliteArchive(database, { searchInProcess: true });
});
afterEach(async () => {
  archive.close();
  await content.remove();
  await rm(dataFolder, { recursive: true, force: true });
});

const sync = () => syncIndex(new SqliteIndex(database), content.path);
async function hits(q: string, page = 1): Promise<string[] | undefined> {
  const result = await archive.search({ q, page }, "zh");
  return result === "busy" ? undefined : result?.hits.items.map(({ article }) => article.slug);
}

describe("equally good articles of one day", () => {
  const correction = "[{ block: p1, from: 甲, to: 乙, note: { zh: 更正, en: Corrected }, date: 2020-12-05 }]";
  const slugs = ["a", "b", "c"];

  it.each([
    ["one after the other", ["b", "c", "a"]],
    ["the other way round", ["c", "b", "a"]],
  ])("are found and corrected in the order of their issue where they came %s", async (_, order) => {
    for (const slug of order) {
      await content.original(day, slug, { headline: "水务", corrections: correction }, "乙。");
      await sync();
    }
    expect(await hits("水务")).toEqual(slugs);
    expect((await archive.corrections("zh", 1))?.items.map(({ slug }) => slug)).toEqual(slugs);
  });

  it("keep that order from one page of what is found to the next", async () => {
    const all = Array.from({ length: 25 }, (_, index) => `s${String(index).padStart(2, "0")}`);
    for (const slug of all.toReversed()) {
      await content.original(day, slug, { headline: "水务" }, "乙。");
      if (slug.endsWith("5")) await sync();
    }
    await content.original("2020-11-27", "older", { headline: "水务" }, "乙。");
    await content.original("2020-11-29", "newer", { headline: "水务" }, "乙。");
    await sync();
    expect([await hits("水务"), await hits("水务", 2)].flat()).toEqual(["newer", ...all, "older"]);
  });
});

it("weighs a word in a text that was saved often as in one that was saved once", async () => {
  const scores = () =>
    database.prepare("SELECT rowid AS id, bm25(search) AS score FROM search('智慧') ORDER BY rowid").all();
  for (const slug of ["a", "b"])
    await content.original(day, slug, {}, "智慧。".repeat(slug === "a" ? 3 : 30));
  for (const slug of ["c", "d", "e", "f"]) await content.original(day, slug);
  await sync();
  const first = scores();
  expect(first).toHaveLength(2);
  for (const text of ["智慧。", "其他", "智慧。智慧。", "智慧。".repeat(30)]) {
    await content.original(day, "b", {}, text);
    await sync();
  }
  await content.remove(`articles/${day}/f.md`);
  await sync();
  await content.original(day, "f");
  await sync();
  expect(scores()).toEqual(first);
});

it.each(["articles/lost.md", "articles/2020/a.md", "articles/topics/a.md", "articles/2020-11-31/a.md"])(
  "loses nothing by a file at %s",
  async (path) => {
    await content.original(day, "a");
    await content.write(`bulletins/${day}.txt`, "a标题\n");
    await sync();
    await content.write(path, "a标题\n");
    await sync();
    expect(await archive.bulletin(day, "zh")).toBeDefined();
    expect(await archive.article(day, "a", "zh")).toBeDefined();
    expect(await archive.entries("topics", 1)).toMatchObject({ total: 2 });
    expect((await archive.health()).problems.errors).toBeGreaterThan(0);
  },
);

it("tells the same of a bulletin whichever day a misplaced article is read with", async () => {
  const codes = () => new FileTable(database).problems().map(({ file, code }) => `${file} ${code}`);
  await content.write(`bulletins/${day}.txt`, "没有用上的。\n");
  await content.original(day, "a");
  await sync();
  // Its headline is missing, so that it cannot be read; it says that it is of another day.
  await content.write(`articles/${day}/inside/b.md`, "---\ndate: 2020-11-30\n---\n\n文。\n");
  await sync();
  await content.original(day, "a", { headline: "新的" });
  await sync();
  expect(codes()).toContain(`bulletins/${day}.txt lost-text`);
  expect((await content.read()).problems.map(({ file, code }) => `${file} ${code}`)).toEqual(codes());
});

it("tells what an unknown id may mean by all that is known now", async () => {
  const hints = () =>
    new FileTable(database)
      .problems()
      .flatMap((problem) =>
        problem.code.startsWith("unknown-")
          ? [/did you mean "(.*)"/.exec(wordingOf(problem).message.en)?.[1]]
          : [],
      );
  await content.original(day, "a", { topics: "[waters]", bulletin: "2020-11-27" });
  await sync();
  expect(hints()).toEqual(["water", undefined]);
  await content.write("topics.yaml", "- { id: waterways, name: { zh: 水路, en: Waterways } }\n");
  await content.write("bulletins/2020-11-26.txt", "文。\n");
  await sync();
  expect(hints()).toEqual([undefined, "2020-11-26"]);
});

it("tells what a link that is not followed is now", async () => {
  const codes = () => new FileTable(database).problems().map(({ code }) => code);
  const link = join(content.path, `bulletins/${day}.txt`);
  await content.write(`bulletins/${day}.txt`, "文。\n");
  await sync();
  for (const [target, code] of [
    ["nowhere", "unreadable-file"],
    [tmpdir(), "unfollowed-link"],
    ["nowhere", "unreadable-file"],
  ] as const) {
    await rm(link);
    await symlink(target, link);
    await sync();
    expect(codes()).toEqual([code]);
  }
});

it("takes a new translation into a new index whose article is the last good version of an old one", async () => {
  await content.original(day, "a");
  await sync();
  await content.original(day, "a", { topics: "[nothing]" });
  await content.translation(day, "a");
  const indexFile = join(dataFolder, "new.sqlite");
  const lastGoodFrom = database.location() ?? "";
  await fillIndex({ contentFolder: content.path, indexFile, lastGoodFrom, beforeCommit: () => {} });
  const rebuilt = sqliteArchive(openIndex(indexFile));
  expect((await rebuilt.article(day, "a", "en"))?.words).toMatchObject({ locale: "en" });
  rebuilt.close();
});

it("numbers articles within their day for as long as it has a number free", () => {
  const add = (id: number) =>
    database.prepare("INSERT INTO articles VALUES (?, ?, ?, '', '{}')").run(id, day, String(id));
  const first = firstPlaceOf(day);
  const last = first + placesOfDay - 1;
  expect(freeArticleId(database, day)).toBe(first);
  add(last);
  expect(freeArticleId(database, day)).toBe(first);
  add(first);
  add(first + 1);
  expect(freeArticleId(database, day)).toBe(first + 2);
  for (let id = first + 2; id < last; id++) add(id);
  expect(freeArticleId(database, day)).toBe(last + 1);
});
