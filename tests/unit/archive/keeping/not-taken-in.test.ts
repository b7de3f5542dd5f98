import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Archive } from "#lib/archive/archive.ts";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { FileTable } from "#lib/archive/sqlite/file-table.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { ContentFolder } from "../content-folder.ts";

// Faults of the program, of which none is known: two of its functions fail where a text asks for it.
vi.mock("#lib/content/parse-article.ts", async (original) => {
  const real = await original<typeof import("#lib/content/parse-article.ts")>();
  return {
    ...real,
    parseOriginal(text: string, file: string) {
      if (text.includes("parser-fault")) throw new Error("the parser gave up");
      return real.parseOriginal(text, file);
    },
  };
});
vi.mock("#lib/content/cross-checks.ts", async (original) => {
  const real = await original<typeof import("#lib/content/cross-checks.ts")>();
  return {
    ...real,
    checkOriginal(...[file, ...more]: Parameters<typeof real.checkOriginal>) {
      if (JSON.stringify(file.article?.raw)?.includes("check-fault")) throw new Error("the check gave up");
      return real.checkOriginal(file, ...more);
    },
  };
});

const day = "2020-11-28";
let content: ContentFolder;
let dataFolder: string;
let database: DatabaseSync;
let archive: Archive;
beforeEach(async () => {
  content = await ContentFolder.make();
  dataFolder = await mkdtemp(join(tmpdir(), "bulletin-index-"));
  database = openDatabase(dataFolder);
  archive = sqliteArchive(openDatabase(dataFolder));
  for (const slug of ["a", "b", "c"]) await content.original(day, slug);
  await syncIndex(new SqliteIndex(database), content.path);
});
afterEach(async () => {
  archive.close();
  database.close();
  await content.remove();
  await rm(dataFolder, { recursive: true, force: true });
});

const headlines = async () => {
  const issue = await archive.issue(day, "zh", 1);
  return issue?.articles.items.map(({ words }) => words.headline[0]);
};
const problems = () => new FileTable(database).problems().map(({ code, file }) => ({ code, file }));
const told = [{ code: "not-taken-in", file: `articles/${day}/b.md` }];

/** SQLite itself refuses to write the article. */
const refuse = () =>
  database.exec(`CREATE TRIGGER refusal BEFORE UPDATE ON texts WHEN new.summary LIKE '%不收%' BEGIN
    SELECT RAISE(ABORT, 'refused');
  END`);

describe("an article that cannot be taken in", () => {
  it.each([
    ["is refused by the database", "不收", refuse],
    ["cannot be parsed", "parser-fault", () => undefined],
    ["cannot be checked", "check-fault", () => undefined],
  ])(
    "where it %s is told of, stays what it was, and keeps no other from being taken in",
    async (_, headline, prepare) => {
      prepare();
      for (const slug of ["a", "b", "c"]) {
        await content.original(day, slug, { headline: slug === "b" ? headline : `${slug}新标题` });
      }
      await syncIndex(new SqliteIndex(database), content.path);
      expect(await headlines()).toEqual(["a新标题", "b标题", "c新标题"]);
      expect(problems()).toEqual(told);
      expect((await archive.search({ q: "b标题", page: 1 }, "zh")) as object).toMatchObject({
        hits: { total: 1 },
      });
    },
  );

  it("is taken in with the next change of its day once nothing is in its way", async () => {
    refuse();
    await content.original(day, "b", { headline: "不收" });
    await syncIndex(new SqliteIndex(database), content.path);
    expect(problems()).toEqual(told);
    database.exec("DROP TRIGGER refusal");
    await syncIndex(new SqliteIndex(database), content.path);
    expect(await headlines()).toEqual(["a标题", "不收", "c标题"]);
    expect(problems()).toEqual([]);
  });
});

it("is written not at all where the whole index is at fault", async () => {
  database.exec("PRAGMA query_only = ON");
  await content.original(day, "b", { headline: "新" });
  await expect(syncIndex(new SqliteIndex(database), content.path)).rejects.toThrow(/readonly/);
  database.exec("PRAGMA query_only = OFF");
  await syncIndex(new SqliteIndex(database), content.path);
  expect(await headlines()).toEqual(["a标题", "新", "c标题"]);
});
