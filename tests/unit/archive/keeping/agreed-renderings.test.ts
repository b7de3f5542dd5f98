import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { compareAll, TranslationComparer } from "#lib/archive/keeping/compare-due.ts";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { FileTable } from "#lib/archive/sqlite/file-table.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { ContentFolder } from "../content-folder.ts";

let content: ContentFolder;
let dataFolder: string;
let database: DatabaseSync;

beforeEach(async () => {
  content = await ContentFolder.make();
  dataFolder = await mkdtemp(join(tmpdir(), "bulletin-agreed-"));
  database = openDatabase(dataFolder);
  await content.original("2020-11-27", "park", {}, "公园建成开放。");
  await content.translation("2020-11-27", "park", "The park is open.");
  await content.original("2020-11-28", "water", {}, "智慧水务建成。");
  await content.translation("2020-11-28", "water", "Smart water is built.");
});
afterEach(async () => {
  database.close();
  await content.remove();
  await rm(dataFolder, { recursive: true, force: true });
});

/** As the keeper does: what is said of translations comes once they are on the site. */
async function sync() {
  const index = new SqliteIndex(database);
  const synced = await syncIndex(index, content.path);
  return { ...synced, problems: [...synced.problems, ...(await compareAll(index, content.path))] };
}
const glossary = (zh: string, en: string) =>
  content.write("glossary.yaml", `- { id: water, term: { zh: ${zh}, en: ${en} } }\n`);
const warned = () =>
  new FileTable(database).problems().map(({ file, code }) => `${code} ${file.split("/").at(-1)}`);

it("a new term is asked for where originals have it, and no article is taken in again", async () => {
  await sync();
  await glossary("智慧水务", "intelligent water");
  expect((await sync()).files).toBe(1);
  expect(warned()).toEqual(["term water.en.md"]);
});

it("another rendering, and the end of a term, take back what was said", async () => {
  await glossary("智慧水务", "intelligent water");
  await sync();
  expect(warned()).toEqual(["term water.en.md"]);
  await glossary("智慧水务", "smart water");
  await sync();
  expect(warned()).toEqual([]);
  await glossary("公园", "garden");
  await sync();
  expect(warned()).toEqual(["term park.en.md"]);
  await content.write("glossary.yaml", "[]\n");
  await sync();
  expect(warned()).toEqual([]);
});

it("what was said of a translation stays until it is compared again, and goes with it", async () => {
  await glossary("智慧水务", "intelligent water");
  await sync();
  await content.translation("2020-11-28", "water", "Intelligent water is built.");
  const index = new SqliteIndex(database);
  await syncIndex(index, content.path);
  expect(warned()).toEqual(["term water.en.md"]);
  expect(index.comparisons.next()).toBe("articles/2020-11-28/water.en.md");
  await compareAll(index, content.path);
  expect(warned()).toEqual([]);
  expect(index.files.counts()).toEqual({ errors: 0, warnings: 0 });
  await content.translation("2020-11-28", "water", "Smart water is built.");
  await sync();
  expect(index.files.counts().warnings).toBe(1);
  await content.remove("articles/2020-11-28/water.en.md");
  await syncIndex(index, content.path);
  expect(index.files.counts().warnings).toBe(0);
  expect(index.comparisons.left()).toBe(0);
});

it("the newest are compared first, and nothing that was written since is taken for compared", async () => {
  const index = new SqliteIndex(database);
  await syncIndex(index, content.path);
  const comparer = new TranslationComparer(content.path);
  expect((await comparer.compareNext(index))?.file).toBe("articles/2020-11-28/water.en.md");
  // It is another by now than was taken in: it is left to the next look.
  await content.translation("2020-11-27", "park", "The garden is open, and 37 trees were planted.");
  expect((await comparer.compareNext(index))?.problems).toEqual([]);
  expect(await comparer.compareNext(index)).toBeUndefined();
  expect(warned()).toEqual([]);
  await syncIndex(index, content.path);
  expect((await comparer.compareNext(index))?.problems.map(({ code }) => code)).toContain("number");
});

it("what is agreed on while a translation is compared has it compared again", async () => {
  const index = new SqliteIndex(database);
  await syncIndex(index, content.path);
  const comparer = new TranslationComparer(content.path);
  await glossary("智慧水务", "intelligent water");
  const write = index.inTransaction.bind(index);
  vi.spyOn(index, "inTransaction").mockImplementationOnce(async (change) => {
    await syncIndex(new SqliteIndex(database), content.path);
    return write(change);
  });
  expect((await comparer.compareNext(index))?.problems).toEqual([]);
  await compareAll(index, content.path);
  expect(warned()).toEqual(["term water.en.md"]);
});

it("a glossary at fault asks for nothing", async () => {
  await glossary("智慧水务", "intelligent water");
  await sync();
  await content.write("glossary.yaml", "- { id: water, term: { zh: 智慧水务 } }\n");
  await sync();
  expect(warned()).toEqual(["missing-field glossary.yaml"]);
});

it("a change that says nothing else of a term reads no article", async () => {
  await glossary("智慧水务", "intelligent water");
  await sync();
  await content.write(
    "glossary.yaml",
    "- { id: water, note: { zh: 说明, en: A note }, term: { zh: 智慧水务, en: intelligent water } }\n",
  );
  expect((await sync()).files).toBe(1);
});

it("a draft is asked too, and so is one that is held", async () => {
  await content.original("2020-11-28", "water", { status: "draft" }, "智慧水务建成。");
  await sync();
  await glossary("智慧水务", "intelligent water");
  await sync();
  expect(warned()).toEqual(["term water.en.md"]);
});
