import type { ChildProcess } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { generator } from "#lib/importer/solve/solve.ts";
import { ended, run, startNode } from "../../support/processes.ts";
import { ContentFolder } from "./content-folder.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const days = Array.from({ length: 15 }, (_, index) => `2020-01-${String(index + 1).padStart(2, "0")}`);
const slugs = ["a", "b", "c", "d", "e", "f", "g", "h"];

let content: ContentFolder;
let dataFolder: string;
beforeEach(async () => {
  content = await ContentFolder.make();
  dataFolder = await mkdtemp(join(tmpdir(), "bulletin-index-"));
});
afterEach(async () => {
  await content.remove();
  await rm(dataFolder, { recursive: true, force: true });
});

async function writeAll(headline: string): Promise<void> {
  for (const day of days) for (const slug of slugs) await content.original(day, slug, { headline });
}

function indexing(): ChildProcess {
  const env = { ...process.env, CONTENT_DIR: content.path, DATA_DIR: dataFolder };
  return startNode(["cli/bulletin.ts", "index"], { cwd: root, env, stdio: "ignore" });
}

/** All headlines that the index holds. */
async function headlines(): Promise<Set<string>> {
  const database = openDatabase(dataFolder);
  const archive = sqliteArchive(database);
  const found = new Set<string>();
  for (const day of days) {
    const issue = await archive.issue(day, "zh", 1);
    for (const { words } of issue?.articles.items ?? []) found.add(words.headline.join());
  }
  const { articles } = await archive.health();
  archive.close();
  expect([0, days.length * slugs.length]).toContain(articles);
  return found;
}

describe("a process that is killed", () => {
  it("during the first index leaves nothing or everything, and a clean start has everything", async () => {
    await writeAll("第一版");
    const random = generator(11);
    for (let round = 0; round < 6; round++) {
      const child = indexing();
      await new Promise((done) => setTimeout(done, 150 + random() * 900));
      child.kill("SIGKILL");
      await ended(child);
      expect((await headlines()).size).toBeLessThanOrEqual(1);
      await rm(join(dataFolder), { recursive: true, force: true });
      await mkdir(dataFolder);
    }
    await ended(indexing());
    expect(await headlines()).toEqual(new Set(["第一版"]));
  });

  it("during an update leaves the old state or the new one, never a mixture", async () => {
    await writeAll("第0版");
    await ended(indexing());
    const random = generator(12);
    for (let round = 1; round <= 6; round++) {
      await writeAll(`第${round}版`);
      const child = indexing();
      await new Promise((done) => setTimeout(done, 150 + random() * 900));
      child.kill("SIGKILL");
      await ended(child);
      expect((await headlines()).size).toBe(1);
    }
    await ended(indexing());
    expect(await headlines()).toEqual(new Set(["第6版"]));
  });
});

it("reads a file again that was half-written when it was read", async () => {
  const database = openDatabase(dataFolder);
  const archive = sqliteArchive(openDatabase(dataFolder));
  await content.write("articles/2020-01-01/a.md", "---\nheadline: 一半\nkind: news\ndate: 2020-0");
  await syncIndex(new SqliteIndex(database), content.path);
  expect(await archive.article("2020-01-01", "a", "zh")).toBeUndefined();
  await content.original("2020-01-01", "a", { headline: "完整" });
  await syncIndex(new SqliteIndex(database), content.path);
  expect((await archive.article("2020-01-01", "a", "zh"))?.words.headline).toEqual(["完整"]);
  archive.close();
  database.close();
});

it("keeps serving the old index where the disk is full, and takes in all once there is room", async (context) => {
  const disk = join(dataFolder, "small-disk");
  await mkdir(disk);
  const mounted = await run("mount", ["-t", "tmpfs", "-o", "size=1500k", "tmpfs", disk]);
  if (mounted.code !== 0) context.skip("no small disk can be mounted here");
  try {
    const database = openDatabase(disk);
    const archive = sqliteArchive(openDatabase(disk));
    await content.original("2020-01-01", "a");
    await syncIndex(new SqliteIndex(database), content.path);
    const long = "很长的一段话，".repeat(400);
    for (const day of days.slice(1)) for (const slug of slugs) await content.original(day, slug, {}, long);
    await expect(syncIndex(new SqliteIndex(database), content.path)).rejects.toThrow(/full|disk/i);
    expect((await archive.article("2020-01-01", "a", "zh"))?.words.headline).toEqual(["a标题"]);
    expect((await archive.health()).articles).toBe(1);
    expect((await run("mount", ["-o", "remount,size=40m", disk])).code).toBe(0);
    await syncIndex(new SqliteIndex(database), content.path);
    expect((await archive.health()).articles).toBe(1 + (days.length - 1) * slugs.length);
    archive.close();
    database.close();
  } finally {
    await run("umount", ["-l", disk]);
  }
});

it("says which folder the index cannot be written in", async () => {
  const file = join(dataFolder, "a-file");
  await writeFile(file, "");
  expect(() => openDatabase(join(file, "inside"))).toThrow(/DATA_DIR=".*inside" /);
  if (process.getuid?.() === 0) return;
  await chmod(dataFolder, 0o500);
  expect(() => openDatabase(dataFolder)).toThrow(/DATA_DIR=/);
  await chmod(dataFolder, 0o700);
});

it("leaves nothing but the index in its folder", async () => {
  await content.original("2020-01-01", "a");
  await ended(indexing());
  expect((await readdir(dataFolder)).filter((name) => !/^(index-\w+-1|writer)\.sqlite/.test(name))).toEqual(
    [],
  );
});
