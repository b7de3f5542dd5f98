import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { ThreadSearcher } from "#lib/archive/sqlite/search/thread-searcher.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { ContentFolder } from "../../content-folder.ts";

let content: ContentFolder;
let folder: string;
let database: DatabaseSync;
let searcher: ThreadSearcher;

beforeEach(async () => {
  content = await ContentFolder.make();
  folder = await mkdtemp(join(tmpdir(), "bulletin-index-"));
  database = openDatabase(folder);
  await content.original("2020-11-28", "a");
  await syncIndex(new SqliteIndex(database), content.path);
  searcher = new ThreadSearcher(database.location() ?? "");
});
afterEach(async () => {
  searcher.close();
  database.close();
  await content.remove();
  await rm(folder, { recursive: true });
});

const total = async (q: string) => {
  const result = await searcher.search({ q, page: 1 }, "zh");
  return typeof result === "object" ? result.hits.total : result;
};

it("answers searches that come at once, each with its own result", async () => {
  expect(await Promise.all(["正文", "水务", "标题", "a"].map(total))).toEqual([1, 0, 1, 1]);
});

it("sees what was written since", async () => {
  expect(await total("水务")).toBe(0);
  await content.original("2020-11-28", "b", {}, "水务。");
  await syncIndex(new SqliteIndex(database), content.path);
  expect(await total("水务")).toBe(1);
});

it("turns away more searches than may wait, and answers those before them", async () => {
  // A thread that begins on a busy machine makes the first ones wait for too long.
  await total("正文");
  const all = await Promise.all(Array.from({ length: 50 }, () => total("正文")));
  expect(all.filter((one) => one === 1)).toHaveLength(33);
  expect(all.filter((one) => one === "busy")).toHaveLength(17);
  expect(await total("正文")).toBe(1);
});

it("goes on after its thread has failed", async () => {
  const broken = new ThreadSearcher(join(folder, "nothing.sqlite"));
  await expect(broken.search({ q: "正文", page: 1 }, "zh")).rejects.toThrow();
  await expect(broken.search({ q: "正文", page: 1 }, "zh")).rejects.toThrow();
  broken.close();
});

it("leaves nobody waiting when it is closed", async () => {
  const waiting = [total("正文"), total("标题")];
  searcher.close();
  expect(await Promise.all(waiting)).toEqual(["busy", "busy"]);
  expect(await total("正文")).toBe("busy");
});
