import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
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

const sync = () => syncIndex(new SqliteIndex(database), content.path);
const glossary = (zh: string, en: string) =>
  content.write("glossary.yaml", `- { id: water, term: { zh: ${zh}, en: ${en} } }\n`);
const warned = () =>
  new FileTable(database).problems().map(({ file, code }) => `${code} ${file.split("/").at(-1)}`);

it("a new term is asked for in the days whose originals have it, and no other is read", async () => {
  await sync();
  await glossary("智慧水务", "intelligent water");
  // The glossary, the original and its translation.
  expect((await sync()).files).toBe(3);
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
