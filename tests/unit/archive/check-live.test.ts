import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkLive, type LiveCheckOptions } from "#lib/archive/check-live.ts";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { indexVersion } from "#lib/archive/sqlite/index-version.ts";
import { Lease } from "#lib/archive/sqlite/lease.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import type { ArchiveFault } from "#lib/archive/status.ts";
import { wordingOf } from "#lib/record/problems/catalogue.ts";
import { ContentFolder } from "./content-folder.ts";

const day = "2020-11-28";
let content: ContentFolder;
let dataFolder: string;
let lease: Lease;
beforeEach(async () => {
  content = await ContentFolder.make();
  dataFolder = await mkdtemp(join(tmpdir(), "bulletin-index-"));
  await content.original(day, "a");
  lease = new Lease(dataFolder, indexVersion());
  lease.hold();
});
afterEach(async () => {
  lease.release();
  await content.remove();
  await rm(dataFolder, { recursive: true, force: true });
});

async function takeIn(): Promise<void> {
  const database = openDatabase(dataFolder);
  await syncIndex(new SqliteIndex(database), content.path);
  database.close();
}

async function told(more: Partial<LiveCheckOptions> = {}) {
  const options = { contentFolder: content.path, dataFolder, patience: 0, askFault: async () => undefined };
  const problems = await checkLive({ ...options, ...more });
  expect(problems.every(({ code, severity }) => code === "not-taken-in" && severity === "error")).toBe(true);
  return problems.map((problem) => `${problem.file} ${wordingOf(problem).message.en}`);
}

it("tells nothing where the site shows what is in the folder", async () => {
  await takeIn();
  expect(await told()).toEqual([]);
});

it("tells of each file that was saved, added or removed and is not on the site", async () => {
  await content.original(day, "b");
  await takeIn();
  await content.original(day, "a", { headline: "改了" });
  await content.original(day, "c");
  await content.remove(`articles/${day}/b.md`);
  const lines = await told();
  expect(lines.filter((line) => line.includes("still shows what it was"))).toHaveLength(2);
  expect(lines).toContainEqual(expect.stringMatching(/b\.md .*gone here/));
});

it("waits for what was saved just now", async () => {
  await takeIn();
  await content.original(day, "b");
  const checked = told({ patience: 60_000 });
  await takeIn();
  expect(await checked).toEqual([]);
});

it("tells of a file that could not be written, from the index", async () => {
  const database = openDatabase(dataFolder);
  database.exec(
    "CREATE TRIGGER refusal BEFORE INSERT ON texts BEGIN SELECT RAISE(ABORT, 'the database refuses'); END",
  );
  await syncIndex(new SqliteIndex(database), content.path);
  database.close();
  expect((await told()).join("\n")).toMatch(/a\.md .*the database refuses/);
});

it("tells that there is no index, or no server that takes changes in", async () => {
  expect(await told()).toEqual([expect.stringMatching(/^\. .*no index/)]);
  await takeIn();
  lease.release();
  expect(await told()).toEqual([expect.stringMatching(/^\. .*no server/)]);
});

it("tells what the running server says is wrong", async () => {
  await takeIn();
  const fault: ArchiveFault = {
    code: "disk-full",
    since: "2020-11-28T00:00:00Z",
    message: "the disk is full",
  };
  expect(await told({ askFault: async () => ({ fault }) })).toEqual([
    ". not taken into the site: the disk is full",
  ]);
  expect(await told({ askFault: async () => ({}) })).toEqual([]);
});
