import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "#lib/archive/database.ts";
import { leaseOn } from "#lib/archive/lease.ts";
import { sqliteArchive } from "#lib/archive/reader.ts";
import { syncIndex } from "#lib/archive/sync-index.ts";
import { describeArchive } from "./conformance.ts";
import { ContentFolder } from "./content-folder.ts";

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
    apply: async (contentFolder) => (await syncIndex(writer, contentFolder)).revision,
    close: async () => {
      archive.close();
      writer.close();
    },
  };
});

describe("the index", () => {
  it.each([
    ["rubbish", (path: string) => writeFile(path, "this is no database".repeat(100))],
    ["a file cut short", (path: string) => writeFile(path, "SQLite format 3\0")],
    [
      "another schema version",
      async (path: string) => {
        const other = new DatabaseSync(path);
        other.exec("CREATE TABLE articles (other); PRAGMA user_version = 999;");
        other.close();
      },
    ],
  ])("is made anew over %s", async (_, spoil) => {
    await spoil(join(folder, "index.sqlite"));
    const content = await ContentFolder.make();
    await content.original("2020-11-28", "a");
    const database = openDatabase(folder);
    await syncIndex(database, content.path);
    expect(await sqliteArchive(database).health()).toMatchObject({ articles: 1 });
    database.close();
    await content.remove();
  });

  it("keeps last good versions over a restart", async () => {
    const content = await ContentFolder.make();
    await content.original("2020-11-28", "a");
    const before = openDatabase(folder);
    await syncIndex(before, content.path);
    before.close();
    await content.write("articles/2020-11-28/a.md", "broken");
    const after = openDatabase(folder);
    await syncIndex(after, content.path);
    expect(await sqliteArchive(after).article("2020-11-28", "a", "zh")).toBeDefined();
    after.close();
    await content.remove();
  });
});

describe("the lease", () => {
  it("is held by one at a time and passes on when it is released", () => {
    const database = openDatabase(folder);
    const [first, second] = [leaseOn(database), leaseOn(database)];
    expect([first.hold(), second.hold(), first.hold()]).toEqual([true, false, true]);
    first.release();
    expect([second.hold(), first.hold()]).toEqual([true, false]);
    database.close();
  });

  it("passes on when its holder's process has died", () => {
    const database = openDatabase(folder);
    // No process has this number: Linux gives at most 2^22.
    database.prepare("INSERT INTO lease VALUES (1, 'gone', ?, ?)").run(2 ** 22 + 1, Date.now() + 60_000);
    expect(leaseOn(database).hold()).toBe(true);
    database.close();
  });

  it("passes on when it was not renewed in time", () => {
    const database = openDatabase(folder);
    database.prepare("INSERT INTO lease VALUES (1, 'asleep', ?, ?)").run(process.pid, Date.now() - 1);
    expect(leaseOn(database).hold()).toBe(true);
    database.close();
  });
});
