import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { nextIndexFile } from "#lib/archive/sqlite/index-files.ts";
import { indexVersion } from "#lib/archive/sqlite/index-version.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { describeArchive } from "../conformance.ts";
import { ContentFolder } from "../content-folder.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-index-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describeArchive("SQLite archive", async () => {
  const writer = openDatabase(folder);
  const archive = sqliteArchive(openDatabase(folder));
  return {
    archive,
    apply: async (contentFolder) => (await syncIndex(new SqliteIndex(writer), contentFolder)).revision,
    close: async () => {
      archive.close();
      writer.close();
    },
  };
});

async function makeOther(path: string): Promise<void> {
  const other = new DatabaseSync(path);
  other.exec("CREATE TABLE articles (other); PRAGMA user_version = 1;");
  other.close();
}

describe("the index", () => {
  it.each([
    ["rubbish", (path: string) => writeFile(path, "this is no database".repeat(100))],
    ["a file cut short", (path: string) => writeFile(path, "SQLite format 3\0")],
    ["what has other tables", (path: string) => makeOther(path)],
  ])("is made anew over %s", async (_, spoil) => {
    await spoil(nextIndexFile(folder, indexVersion()));
    const content = await ContentFolder.make();
    await content.original("2020-11-28", "a");
    const database = openDatabase(folder);
    await syncIndex(new SqliteIndex(database), content.path);
    expect(await sqliteArchive(database).health()).toMatchObject({ articles: 1 });
    database.close();
    await content.remove();
  });

  it("keeps last good versions over a restart", async () => {
    const content = await ContentFolder.make();
    await content.original("2020-11-28", "a");
    const before = openDatabase(folder);
    await syncIndex(new SqliteIndex(before), content.path);
    before.close();
    await content.write("articles/2020-11-28/a.md", "broken");
    const after = openDatabase(folder);
    await syncIndex(new SqliteIndex(after), content.path);
    expect(await sqliteArchive(after).article("2020-11-28", "a", "zh")).toBeDefined();
    after.close();
    await content.remove();
  });
});
