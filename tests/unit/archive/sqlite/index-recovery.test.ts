import { execFileSync, spawnSync } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type LiveArchive, openLiveArchive, openSharedArchive } from "#lib/archive/live.ts";
import { openIndex } from "#lib/archive/sqlite/database.ts";
import { fillIndex } from "#lib/archive/sqlite/fill-index.ts";
import { indexFiles } from "#lib/archive/sqlite/index-files.ts";
import { indexVersion } from "#lib/archive/sqlite/index-version.ts";
import { ContentFolder } from "../content-folder.ts";

const day = "2020-11-28";
let content: ContentFolder;
let dataFolder: string;
let backup: string;
const opened: LiveArchive[] = [];
beforeEach(async () => {
  content = await ContentFolder.make();
  for (const slug of "abcd") await content.original(day, slug, {}, `${slug}正文，${"字".repeat(300)}。`);
  dataFolder = await mkdtemp(join(tmpdir(), "bulletin-index-"));
  backup = `${content.path}-backup`;
  cpSync(content.path, backup, { recursive: true });
});
afterEach(async () => {
  for (const live of opened.splice(0)) await live.close();
  await content.remove();
  await rm(dataFolder, { recursive: true, force: true });
  await rm(backup, { recursive: true, force: true });
});

const quiet = { onApplied: () => undefined, onFault: () => undefined };
const until = <Result>(what: () => Promise<Result> | Result) =>
  vi.waitFor(what, { timeout: 60_000, interval: 20 });

async function open(): Promise<LiveArchive> {
  const live = await openLiveArchive({ contentFolder: content.path, dataFolder }, quiet);
  opened.push(live);
  await live.ready;
  return live;
}
async function share(): Promise<LiveArchive> {
  const live = openSharedArchive(dataFolder);
  opened.push(live);
  await live.ready;
  return live;
}
const articles = async ({ archive }: LiveArchive) => (await archive.health()).articles;
const headline = async ({ archive }: LiveArchive, slug: string) =>
  (await archive.article(day, slug, "zh"))?.words.headline[0];
const newest = () => indexFiles(dataFolder, indexVersion())[0]?.path ?? "";
/** Asks again and again until something comes true. @returns all that was answered meanwhile */
async function watching(live: LiveArchive, done: () => Promise<boolean>): Promise<Set<unknown>> {
  const seen = new Set<unknown>();
  await until(async () => {
    seen.add(await articles(live));
    expect(await done()).toBe(true);
  });
  return seen;
}
async function save(live: LiveArchive, name: string): Promise<void> {
  await content.original(day, "a", { headline: name });
  await until(async () => expect(await headline(live, "a")).toBe(name));
}

describe("an index under a running server", () => {
  const spoilt: [string, (path: string) => void][] = [
    ["deleted", (path) => rmSync(path)],
    [
      "deleted with its journal",
      (path) => ["", "-wal", "-shm"].forEach((end) => void rmSync(path + end, { force: true })),
    ],
    ["emptied", (path) => truncateSync(path, 0)],
    ["cut short", (path) => truncateSync(path, Math.floor(statSync(path).size / 2))],
    ["written over", (path) => writeFileSync(path, "rubbish ".repeat(40_000))],
    [
      "swapped for another file",
      (path) => {
        copyFileSync(path, `${path}.copy`);
        rmSync(path);
        rmSync(`${path}-wal`, { force: true });
        rmSync(`${path}-shm`, { force: true });
        copyFileSync(`${path}.copy`, path);
        rmSync(`${path}.copy`);
      },
    ],
  ];
  it.each(spoilt)("that is %s is made anew, and all who read it go on", async (_, spoil) => {
    const [live, shared] = [await open(), await share()];
    await save(live, "第一");
    spoil(newest());
    await save(live, "第二");
    await until(async () => expect(await headline(shared, "a")).toBe("第二"));
    await save(live, "第三");
    await until(async () => expect(await headline(shared, "a")).toBe("第三"));
    expect([await articles(live), await articles(shared)]).toEqual([4, 4]);
    await until(() => expect(live.status().fault).toBeUndefined());
    expect((await live.archive.search({ q: "第三", page: 1 }, "zh")) as object).toMatchObject({
      hits: { total: 1 },
    });
  });

  it("is made anew with all of its folder, also by two servers", async () => {
    const [first, second] = [await open(), await open()];
    rmSync(dataFolder, { recursive: true });
    await save(first, "第一");
    await until(async () => expect(await headline(second, "a")).toBe("第一"));
    await save(second, "第二");
    await until(async () => expect(await headline(first, "a")).toBe("第二"));
  });

  it("is let go for a new one that is made beside it, and nothing is lost of what was saved meanwhile", async () => {
    const live = await open();
    const { path } = indexFiles(dataFolder)[0] ?? { path: "" };
    const beside = path.replace(/-1\.sqlite$/, "-2.sqlite");
    await fillIndex({
      contentFolder: content.path,
      indexFile: beside,
      lastGoodFrom: path,
      beforeCommit: () => undefined,
    });
    await save(live, "之后");
    await until(() => expect(indexFiles(dataFolder).map((file) => file.path)).toEqual([beside]));
    await save(live, "再后");
  });
});

describe("after an upgrade", () => {
  /** An index of the same tables, as other code has filled it. */
  async function makeOld(version: string): Promise<string> {
    await mkdir(dataFolder, { recursive: true });
    const indexFile = join(dataFolder, `index-${version}-7.sqlite`);
    await fillIndex({ contentFolder: content.path, indexFile, beforeCommit: () => undefined });
    return indexFile;
  }

  it("the old index answers until the new one is filled, which then is read, with a higher revision", async () => {
    const old = await makeOld("0ld");
    const database = openIndex(old);
    database.exec(`UPDATE texts SET summary = replace(summary, 'a标题', '旧码标题');
      UPDATE meta SET value = 41 WHERE key = 'revision'`);
    database.close();
    const shared = await share();
    expect(await headline(shared, "a")).toBe("旧码标题");
    expect(shared.revision()).toBe(41);
    const live = await open();
    await until(async () => expect(await headline(live, "a")).toBe("a标题"));
    await until(async () => expect(await headline(shared, "a")).toBe("a标题"));
    expect(shared.revision()).toBeGreaterThan(41);
    await until(() => expect(indexFiles(dataFolder).map(({ version }) => version)).toEqual([indexVersion()]));
  });

  it("an old index that does not have what is asked for is not read", async () => {
    const old = await makeOld("0ld");
    const database = openIndex(old);
    database.exec("ALTER TABLE texts RENAME COLUMN summary TO digest");
    database.close();
    const live = await open();
    expect(await headline(live, "a")).toBe("a标题");
  });
});

describe("a content folder", () => {
  it("that is replaced by a copy is served as it was all the while", async () => {
    const live = await open();
    await save(live, "改过");
    rmSync(content.path, { recursive: true });
    execFileSync("cp", ["-a", backup, content.path]);
    const seen = await watching(live, async () => (await headline(live, "a")) === "a标题");
    expect(seen).toEqual(new Set([4]));
    await save(live, "换后");
  });

  it("that is gone is told of, and served as it was until it is back", async () => {
    const live = await open();
    await rename(content.path, `${content.path}-away`);
    await until(() => expect(live.status().fault).toMatchObject({ code: "content-gone" }));
    expect(await articles(live)).toBe(4);
    await rename(`${content.path}-away`, content.path);
    await until(() => expect(live.status().fault).toBeUndefined());
    await save(live, "回来");
  });

  it("that is replaced by an empty one is told of, and served as it was", async () => {
    const live = await open();
    rmSync(content.path, { recursive: true });
    await mkdir(content.path);
    await until(() => expect(live.status().fault).toMatchObject({ code: "content-gone" }));
    expect(await articles(live)).toBe(4);
    cpSync(backup, content.path, { recursive: true });
    await until(() => expect(live.status().fault).toBeUndefined());
    await save(live, "装回");
  });

  it("that is replaced by one with less loses what is not in it, once it has been quiet", async () => {
    const live = await open();
    rmSync(join(backup, `articles/${day}/b.md`));
    rmSync(content.path, { recursive: true });
    cpSync(backup, content.path, { recursive: true });
    const seen = await watching(live, async () => (await headline(live, "b")) === undefined);
    expect(seen).toEqual(new Set([4, 3]));
  });

  it("that was replaced while no server ran is taken in as it is", async () => {
    const live = await open();
    await live.close();
    opened.splice(0);
    rmSync(join(backup, `articles/${day}/b.md`));
    rmSync(content.path, { recursive: true });
    cpSync(backup, content.path, { recursive: true });
    const again = await open();
    await until(async () => expect(await articles(again)).toBe(3));
  });
});

it("that cannot be written tells so, serves what it has, and goes on when there is room", async (context) => {
  const disk = join(dataFolder, "small-disk");
  await mkdir(disk);
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", disk]);
  if (mounted.status !== 0) context.skip("no small disk can be mounted here");
  try {
    const live = await openLiveArchive({ contentFolder: content.path, dataFolder: disk }, quiet);
    opened.push(live);
    await live.ready;
    expect(live.status()).toMatchObject({ lastTakenIn: expect.stringMatching(/^\d{4}-.*Z$/) });
    writeFileSync(join(disk, "ballast"), "");
    try {
      for (;;) appendFileSync(join(disk, "ballast"), "x".repeat(4096));
    } catch {
      // Full.
    }
    await content.original(day, "a", { headline: "满了" });
    await until(() => expect(live.status().fault).toMatchObject({ code: "disk-full" }));
    expect(await headline(live, "a")).toBe("a标题");
    rmSync(join(disk, "ballast"));
    execFileSync("mount", ["-o", "remount,size=40m", disk]);
    await until(async () => expect(await headline(live, "a")).toBe("满了"));
    await until(() => expect(live.status().fault).toBeUndefined());
    await live.close();
    opened.splice(0);
  } finally {
    execFileSync("umount", ["-l", disk]);
  }
});

it.each([
  ["read-only", (disk: string) => execFileSync("mount", ["-o", "remount,ro", disk])],
  [
    "full",
    (disk: string) => {
      try {
        for (;;) appendFileSync(join(disk, "ballast"), "x".repeat(1024));
      } catch {
        // Full.
      }
    },
  ],
])("is served as it stands where the disk is %s at the start, and searched", async (_, spoil) => {
  const disk = join(dataFolder, "disk");
  await mkdir(disk);
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", disk]).status !== 0) return;
  try {
    const indexFile = join(disk, `index-${indexVersion()}-1.sqlite`);
    await fillIndex({ contentFolder: content.path, indexFile, beforeCommit: () => undefined });
    spoil(disk);
    const live = await openLiveArchive({ contentFolder: content.path, dataFolder: disk }, quiet);
    opened.push(live);
    await live.ready;
    expect(await articles(live)).toBe(4);
    expect((await live.archive.search({ q: "a正文", page: 1 }, "zh")) as object).toMatchObject({
      hits: { total: 1 },
    });
    await until(() => expect(live.status().fault).toBeDefined());
    await live.close();
    opened.splice(0);
  } finally {
    execFileSync("umount", ["-l", disk]);
  }
});

it("leaves nothing in the data folder but the index and who writes it", async () => {
  const live = await open();
  await save(live, "一");
  expect(
    readdirSync(dataFolder).filter(
      (name) => !/^(index-\w+-1\.sqlite(-wal|-shm)?|writer\.sqlite)$/.test(name),
    ),
  ).toEqual([]);
});
