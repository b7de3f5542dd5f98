import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { ContentFolder } from "../content-folder.ts";

let content: ContentFolder;
let dataFolder: string;
let database: DatabaseSync;

beforeEach(async () => {
  content = await ContentFolder.make();
  dataFolder = await mkdtemp(join(tmpdir(), "bulletin-index-"));
  database = openDatabase(dataFolder);
});
afterEach(async () => {
  database.close();
  await content.remove();
  await rm(dataFolder, { recursive: true, force: true });
});

const day = "2020-11-28";
const sync = () => syncIndex(new SqliteIndex(database), content.path);

describe("an article that changes in several ways at once", () => {
  beforeEach(async () => {
    await content.original(day, "seminar", { topics: "[water]", position: "4" }, "智慧水务。");
    await content.translation(day, "seminar", "Smart water.");
    await sync();
  });

  it.each([
    {
      what: "the original and its translation",
      fields: { topics: "[water]", position: "4" },
      body: "更智慧的水务。",
      english: "Smarter water.",
    },
    { what: "its topics and its text", fields: { topics: "[schools]", position: "4" }, body: "更智慧。" },
    { what: "its position and its text", fields: { topics: "[water]", position: "1" }, body: "更智慧。" },
    {
      what: "its reporters and its kind",
      fields: { reporters: "[chen-run]", kind: "seminar" },
      body: "智慧水务。",
    },
  ])("is published with $what", async ({ fields, body, english }) => {
    await content.original(day, "seminar", fields, body);
    if (english) await content.translation(day, "seminar", english);
    await sync();
    const archive = sqliteArchive(database);
    const zh = await archive.article(day, "seminar", "zh");
    const en = await archive.article(day, "seminar", "en");
    expect(zh?.blocks[0]?.html).toContain(body);
    expect(en?.blocks[0]?.html).toContain(english ?? "Smart water.");
  });
});

describe("the index's triggers", () => {
  const policies = ["", "OR ABORT", "OR FAIL", "OR IGNORE", "OR REPLACE", "OR ROLLBACK"];
  const rows = [
    { table: "articles", row: "(100, '2020-11-28', 'a', '1', '{}')", column: "rank" },
    { table: "texts", row: "(100, 'zh', '{}', x'00')", column: "summary" },
    { table: "tags", row: "('topics', 'water', '2020-11-28', '1', 100)", column: "tag" },
  ];
  const noted = () => database.prepare("SELECT DISTINCT article FROM search_changes").all();

  it.each(policies)("note each change of an article once more, whatever the policy: %s", (policy) => {
    for (const { table, row, column } of rows) {
      for (const change of [
        `INSERT ${policy} INTO ${table} VALUES ${row}`,
        `INSERT INTO ${table} VALUES ${row} ON CONFLICT DO UPDATE SET ${column} = ${column} || '1'`,
        `UPDATE ${policy} ${table} SET ${column} = ${column} || '2'`,
      ]) {
        database.exec(change);
        expect(noted()).toEqual([{ article: 100 }]);
      }
    }
    database.exec("DELETE FROM search_changes; DELETE FROM articles");
    expect(noted()).toEqual([{ article: 100 }]);
  });

  it.each(policies)("keep the counts under INSERT %s and DELETE", (policy) => {
    const insert = `INSERT ${policy} INTO`;
    for (const id of [1, 2]) {
      database.exec(`${insert} articles VALUES (${id}, '2020-11-28', 's${id}', '1', '{}')`);
      database.exec(`${insert} tags VALUES ('topics', 'water', '2020-11-28', '1', ${id})`);
    }
    const counts = () => [
      database.prepare("SELECT * FROM days").all(),
      database.prepare("SELECT * FROM years").all(),
      database.prepare("SELECT * FROM tag_counts").all(),
    ];
    expect(counts()).toEqual([
      [{ day: "2020-11-28", articles: 2 }],
      [{ year: "2020", articles: 2, issues: 1 }],
      [{ facet: "topics", tag: "water", articles: 2 }],
    ]);
    database.exec("DELETE FROM articles");
    expect(counts()).toEqual([[], [], []]);
  });
});
