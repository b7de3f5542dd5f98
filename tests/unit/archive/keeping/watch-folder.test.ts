import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type FolderWatch, watchFolder } from "#lib/archive/keeping/watch-folder.ts";

let outside: string;
let folder: string;
let told: Set<string>;
const watches: FolderWatch[] = [];

beforeEach(async () => {
  outside = mkdtempSync(join(tmpdir(), "bulletin-watch-"));
  folder = join(outside, "content");
  mkdirSync(join(folder, "day"), { recursive: true });
  writeFileSync(join(folder, "day/a.md"), "一");
  told = new Set();
  await watch((paths) => {
    for (const path of paths) told.add(path);
  });
});
afterEach(() => {
  for (const each of watches.splice(0)) each.close();
  rmSync(outside, { recursive: true });
});

async function watch(onChange: (paths: Iterable<string>) => void): Promise<FolderWatch> {
  const opened = await watchFolder(folder, onChange, (error) => {
    throw error;
  });
  watches.push(opened);
  return opened;
}

const at = (name: string) => join(folder, name);
/** Whether the change of a path is told, by its own name or by that of a folder above. */
const isTold = (name: string) =>
  [...told].some((path) => path === folder || at(name) === path || at(name).startsWith(`${path}/`));
const untilTold = (...names: readonly string[]) =>
  vi.waitFor(() => expect(names.filter((name) => !isTold(name))).toEqual([]));

describe("what is told", () => {
  it.each([
    ["a file that is added", "day/b.md", (path: string) => writeFileSync(path, "二")],
    ["a file that is changed", "day/a.md", (path: string) => writeFileSync(path, "二")],
    ["a file that is removed", "day/a.md", (path: string) => rmSync(path)],
    ["a folder that is added", "other", (path: string) => mkdirSync(path)],
    ["a folder that is removed", "day", (path: string) => rmSync(path, { recursive: true })],
    ["a folder that is moved away", "day", (path: string) => renameSync(path, join(outside, "away"))],
    ["a file of the folder itself", "topics.yaml", (path: string) => writeFileSync(path, "[]")],
  ])("is %s", async (_, name, change) => {
    change(at(name));
    await untilTold(name);
  });

  it.runIf(process.platform === "linux")("is the folder of a file whose name is not UTF-8", async () => {
    const name = Buffer.concat([Buffer.from(`${at("day")}/`), Buffer.from([0xd6, 0xd0])]);
    writeFileSync(name, "二");
    await untilTold("day");
    told.clear();
    rmSync(name);
    await untilTold("day");
  });

  it("is both names of a file that is renamed", async () => {
    renameSync(at("day/a.md"), at("day/b.md"));
    await untilTold("day/a.md", "day/b.md");
  });

  it("is every file of a burst", async () => {
    const names = Array.from({ length: 2_500 }, (_, number) => `day/${number}.md`);
    for (const name of names) writeFileSync(at(name), "");
    await untilTold(...names);
  }, 20_000);
});

describe("folders are watched", () => {
  /** Whether a later change in the folder is told. */
  async function expectWatched(name: string): Promise<void> {
    told.clear();
    writeFileSync(at(`${name}/later.md`), "二");
    await vi.waitFor(() => expect(told).toContain(at(`${name}/later.md`)));
  }

  it("that come later", async () => {
    mkdirSync(at("new"));
    await untilTold("new");
    await expectWatched("new");
  });

  it("inside folders that come later, made at once", async () => {
    mkdirSync(at("new/deep/deeper"), { recursive: true });
    writeFileSync(at("new/deep/deeper/a.md"), "一");
    await untilTold("new/deep/deeper/a.md");
    await expectWatched("new/deep/deeper");
  });

  it("that are moved in", async () => {
    mkdirSync(join(outside, "from/deep"), { recursive: true });
    renameSync(join(outside, "from"), at("new"));
    await untilTold("new");
    await expectWatched("new/deep");
  });

  it("that are put in place of another at once", async () => {
    mkdirSync(join(outside, "other"));
    renameSync(at("day"), join(outside, "away"));
    renameSync(join(outside, "other"), at("day"));
    await untilTold("day");
    await expectWatched("day");
  });

  it("that are removed and made again at once", async () => {
    rmSync(at("day"), { recursive: true });
    mkdirSync(at("day"));
    await untilTold("day");
    await expectWatched("day");
  });

  it("under their new name when they are renamed", async () => {
    renameSync(at("day"), at("night"));
    await untilTold("day", "night");
    await expectWatched("night");
  });

  it("no longer when they are moved away", async () => {
    renameSync(at("day"), join(outside, "away"));
    await untilTold("day");
    told.clear();
    writeFileSync(join(outside, "away/b.md"), "二");
    writeFileSync(at("topics.yaml"), "[]");
    await untilTold("topics.yaml");
    expect([...told].filter((path) => path.endsWith("b.md"))).toEqual([]);
  });
});

it("tells nothing any more once it is closed", async () => {
  const closed = vi.fn();
  (await watch(closed)).close();
  writeFileSync(at("day/b.md"), "二");
  await untilTold("day/b.md");
  expect(closed).not.toHaveBeenCalled();
});
