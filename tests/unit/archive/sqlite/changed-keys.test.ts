import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { keysChangedSince } from "#lib/archive/sqlite/changed-keys.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { ContentFolder } from "../content-folder.ts";

const day = "2020-11-28";
let content: ContentFolder;
let data: string;
let database: DatabaseSync;
beforeEach(async () => {
  content = await ContentFolder.make();
  data = mkdtempSync(join(tmpdir(), "bulletin-keys-"));
  database = openDatabase(data);
});
afterEach(async () => {
  database.close();
  rmSync(data, { recursive: true });
  await content.remove();
});

const sync = async () => (await syncIndex(new SqliteIndex(database), content.path)).revision;
const since = (revision: number) => {
  const keys = keysChangedSince(database, revision);
  return keys && [...keys].sort();
};

it("tells nothing of how it was filled, and what changed after", async () => {
  await content.original(day, "a");
  const filled = await sync();
  expect(since(filled)).toEqual([]);
  expect(since(filled - 1)).toBeUndefined();
  await content.original(day, "a", { headline: "新的标题" });
  await sync();
  expect(since(filled)).toEqual([`article/${day}/a`]);
});

it("tells each change by its revision, and several together", async () => {
  await content.original(day, "a");
  const filled = await sync();
  await content.original(day, "b", { topics: "[water]", reporters: "[chen-run]" });
  const added = await sync();
  expect(since(filled)).toEqual([
    `article/${day}/b`,
    `day/${day}`,
    "listed/reporters",
    "listed/topics",
    "month/2020-11",
    "sitemap/2020-11",
    "tag/kinds/meeting",
    "tag/reporters/chen-run",
    "tag/topics/water",
    "tallies",
    `topics/${day}`,
    "year/2020",
    "years",
  ]);
  await content.remove(`articles/${day}`);
  await sync();
  expect(since(added)).toEqual(expect.arrayContaining([`article/${day}/a`, `article/${day}/b`, "days"]));
  expect(since(added)).not.toContain("tag/kinds/news");
  expect(since(filled)).toEqual(expect.arrayContaining(since(added) ?? []));
});

it("does not remember what is too much to tell one by one", async () => {
  await content.original(day, "a");
  const filled = await sync();
  database.exec(
    `INSERT INTO changed
       WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)
       SELECT ${filled + 1}, 'key ' || i FROM n`,
  );
  await content.original(day, "a", { headline: "新的标题" });
  const revision = await sync();
  expect(since(filled)).toBeUndefined();
  expect(since(revision)).toEqual([]);
});

it("forgets the oldest changes when they become many", async () => {
  await content.original(day, "a");
  const filled = await sync();
  database.exec(
    `INSERT INTO changed
       WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120000)
       SELECT ${filled} - 100000 + i / 2, 'key ' || i FROM n`,
  );
  await content.original(day, "a", { headline: "新的标题" });
  const revision = await sync();
  expect(since(filled - 90_000)).toBeUndefined();
  expect(since(revision - 1)).toContain(`article/${day}/a`);
  expect(Number(database.prepare("SELECT count(*) AS n FROM changed").get()?.n)).toBeLessThan(60_000);
});
