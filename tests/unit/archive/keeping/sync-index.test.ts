import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, rename, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Archive } from "#lib/archive/archive.ts";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { FileTable } from "#lib/archive/sqlite/file-table.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { fileSizeLimit } from "#lib/content/file-state.ts";
import { wordingOf } from "#lib/record/problems/catalogue.ts";
import { registryNames } from "#lib/record/schema.ts";
import { makePicture } from "../../../support/make-picture.ts";
import { wordingFor } from "../../../support/wording.ts";
import { ContentFolder } from "../content-folder.ts";

let content: ContentFolder;
let dataFolder: string;
let database: DatabaseSync;
let archive: Archive;

beforeEach(async () => {
  content = await ContentFolder.make();
  dataFolder = await mkdtemp(join(tmpdir(), "bulletin-index-"));
  database = openDatabase(dataFolder);
  archive = sqliteArchive(openDatabase(dataFolder));
});
afterEach(async () => {
  archive.close();
  database.close();
  await content.remove();
  await rm(dataFolder, { recursive: true, force: true });
});

const sync = () => syncIndex(new SqliteIndex(database), content.path);
const headline = async (day: string, slug: string) =>
  (await archive.article(day, slug, "zh"))?.words.headline[0];
const inOrder = (problems: readonly unknown[]) => problems.map((problem) => JSON.stringify(problem)).sort();

describe("a second look at the content", () => {
  it("reads nothing where nothing changed", async () => {
    await content.original("2020-11-28", "a");
    const first = await sync();
    expect(await sync()).toEqual({ revision: first.revision, problems: [], files: 0, held: 0 });
  });

  it("reads a day again where one of its files changed, and no other day", async () => {
    await content.original("2020-11-27", "a");
    await content.original("2020-11-28", "b");
    await content.translation("2020-11-28", "b");
    await sync();
    await content.original("2020-11-28", "b", { headline: "改过的标题" });
    expect((await sync()).files).toBe(2);
    expect(await headline("2020-11-28", "b")).toBe("改过的标题");
  });

  it("reads nothing of a file that has only another time, as after a fresh clone", async () => {
    await content.original("2020-11-28", "a");
    const { revision } = await sync();
    await utimes(join(content.path, "articles/2020-11-28/a.md"), new Date(0), new Date(0));
    expect(await sync()).toEqual({ revision, problems: [], files: 0, held: 0 });
  });

  it("reads a picture once, however large it is, and again once it is another of the same size", async () => {
    const pictures = "[{ file: hall.jpg, alt: { zh: 会场, en: The hall } }]";
    await content.original("2020-11-28", "a", { pictures });
    const picture = Buffer.concat([await makePicture(1600, 1200), Buffer.alloc(fileSizeLimit)]);
    expect(picture.length).toBeGreaterThan(fileSizeLimit);
    await content.write("articles/2020-11-28/a.hall.jpg", picture);
    expect((await sync()).files).toBe(2 + registryNames.length - 1);
    expect((await sync()).files).toBe(0);
    await content.original("2020-11-28", "a", { pictures, headline: "改过的标题" });
    expect((await sync()).files).toBe(2);
    picture[picture.length - 3] = (picture.at(-3) ?? 0) ^ 1;
    await content.write("articles/2020-11-28/a.hall.jpg", picture);
    expect((await sync()).files).toBe(2);
  });

  it("takes in what was moved to another day", async () => {
    await content.original("2020-11-28", "a");
    await sync();
    await content.remove("articles/2020-11-28");
    await content.original("2020-11-29", "a");
    await sync();
    expect(await headline("2020-11-28", "a")).toBeUndefined();
    expect(await headline("2020-11-29", "a")).toBe("a标题");
  });
});

describe("a problem in the content", () => {
  const broken = { topics: "[watr]" };
  const codes = async () => (await sync()).problems.map(({ code }) => code);

  it("is told once for as long as it lasts, and again when it comes back", async () => {
    await content.original("2020-11-28", "a", broken);
    expect(await codes()).toEqual(["unknown-topic"]);
    await content.original("2020-11-28", "b");
    expect(await codes()).toEqual([]);
    await content.original("2020-11-28", "a");
    expect(await codes()).toEqual([]);
    await content.original("2020-11-28", "a", broken);
    expect(await codes()).toEqual(["unknown-topic"]);
  });

  it("goes with its file", async () => {
    await content.original("2020-11-28", "a", broken);
    await sync();
    await content.remove("articles/2020-11-28/a.md");
    await sync();
    expect((await archive.health()).problems).toEqual({ errors: 0, warnings: 0 });
  });
});

describe("what hangs together", () => {
  it("is checked again when an id comes into a registry, and when it goes", async () => {
    await content.original("2020-11-28", "a", { topics: "[parks]" });
    await sync();
    expect(await headline("2020-11-28", "a")).toBeUndefined();
    const topics = "- { id: parks, name: { zh: 公园, en: Parks } }\n";
    await content.write("topics.yaml", topics);
    await sync();
    expect(await headline("2020-11-28", "a")).toBe("a标题");
    await content.write("topics.yaml", topics.replace("parks", "gardens"));
    await sync();
    expect((await archive.health()).problems.errors).toBe(1);
    // The article's last good version stays, and so does what it is listed under.
    expect(await archive.entry("topics", "parks", "zh", 1)).toBeDefined();
  });

  it("is a bulletin with the articles of another day that name it", async () => {
    await content.write("bulletins/2020-11-27.txt", "昨天印的一句话。\n");
    await content.original(
      "2020-11-28",
      "a",
      { bulletin: "2020-11-27", supplied: "[headline]" },
      "昨天印的一句话。",
    );
    await sync();
    expect((await archive.health()).problems).toEqual({ errors: 0, warnings: 0 });
    await content.write("bulletins/2020-11-27.txt", "昨天印的两句话。\n");
    await sync();
    expect((await archive.health()).problems.warnings).toBeGreaterThan(0);
    await content.original(
      "2020-11-28",
      "a",
      { bulletin: "2020-11-27", supplied: "[headline]" },
      "昨天印的两句话。",
    );
    await sync();
    expect((await archive.health()).problems).toEqual({ errors: 0, warnings: 0 });
  });
});

it("comes to the same problems by many small changes as by one look at everything", async () => {
  const steps: (() => Promise<void>)[] = [
    () => content.original("2020-11-28", "a", { topics: "[water, nothing]" }),
    () => content.translation("2020-11-28", "a", "One.\n\nTwo."),
    () => content.translation("2020-11-28", "lone"),
    () => content.original("2020-11-29", "a", { date: "2020-11-28" }),
    () => content.write("articles/2020-11-28/inside/a.md", "---\ndate: 2020-11-28\n---\n\n文。\n"),
    () => content.write("articles/notes.txt", "notes"),
    () => content.write("bulletins/2020-11-28.txt", "印的。\n\n没有用上的。\n"),
    () =>
      content.original(
        "2020-11-28",
        "b",
        { bulletin: "2020-11-28", supplied: "[headline]" },
        "印的。多出来的。",
      ),
    () =>
      content.write(
        "bulletins/2020-11-28.yaml",
        "setAside: [{ lines: [3, 3], text: 没有用上的。, why: 试 }]\n",
      ),
    () => content.write("reporters.yaml", "- { id: chen-run }\n"),
    () => content.remove("bulletins/2020-11-28.txt"),
    () => content.remove("articles/2020-11-28/a.md"),
    () => content.write("reporters.yaml", "[]\n"),
    () => content.original("2020-11-28", "c", { reporters: "[chen-run]" }),
    () => content.remove("articles/2020-11-28/inside"),
  ];
  const table = new FileTable(database);
  for (const step of steps) {
    await step();
    await sync();
    expect(inOrder(table.problems())).toEqual(inOrder((await content.read()).problems));
  }
});

it("reads many files in threads with the same result", async () => {
  for (let day = 1; day <= 28; day++) {
    const date = `2020-02-${String(day).padStart(2, "0")}`;
    for (const slug of ["a", "b", "c", "d"]) {
      await content.original(date, slug, slug === "d" ? { topics: "[nothing]" } : {});
      await content.translation(date, slug);
    }
  }
  const { files } = await syncIndex(new SqliteIndex(database), content.path, { threads: 2 });
  expect(files).toBeGreaterThan(224);
  expect(await archive.health()).toMatchObject({ articles: 84, translations: 84, problems: { errors: 28 } });
});

describe("a file that changes while it is read", () => {
  it.each([
    ["to what it was after", "B", "A"],
    ["once more", "B", "C"],
  ])("is taken in as it is in the end, where it changed %s", async (_, between, after) => {
    await content.original("2020-11-28", "a", { headline: "A" });
    const path = join(content.path, "articles/2020-11-28/a.md");
    const text = (headline: string) =>
      readFileSync(path, "utf8").replace(/^headline: .*$/m, `headline: ${headline}`);
    // It is hashed as A; when it is parsed it is another; afterwards it is what it is in the end.
    let looks = 0;
    const index = new (class extends SqliteIndex {
      override inTransaction<Result>(change: () => Promise<Result>): Promise<Result> {
        if (looks === 1) writeFileSync(path, text(between));
        return super.inTransaction(change);
      }
    })(database);
    await syncIndex(index, content.path, {
      afterScan() {
        looks += 1;
        if (looks === 2) writeFileSync(path, text(after));
      },
    });
    expect(looks).toBeGreaterThan(1);
    await sync();
    expect(await headline("2020-11-28", "a")).toBe(after);
  });
});

it("finds a change that keeps size and time", async () => {
  await content.original("2020-11-28", "a", { headline: "甲" });
  const path = join(content.path, "articles/2020-11-28/a.md");
  const longAgo = new Date("2020-01-01");
  await utimes(path, longAgo, longAgo);
  await sync();
  await content.original("2020-11-28", "a", { headline: "乙" });
  await utimes(path, longAgo, longAgo);
  await sync();
  expect(await headline("2020-11-28", "a")).toBe("乙");
});

it("finds another file of the same size and time in its place", async () => {
  await content.original("2020-11-28", "a", { headline: "甲" });
  await content.original("2020-11-28", "b", { headline: "乙" });
  const at = (slug: string) => join(content.path, `articles/2020-11-28/${slug}.md`);
  for (const slug of ["a", "b"]) await utimes(at(slug), new Date(0), new Date(0));
  await sync();
  await rename(at("b"), at("a"));
  await sync();
  expect(await headline("2020-11-28", "a")).toBe("乙");
});

describe("names of files", () => {
  it("that are not UTF-8 are told of, each by itself, until they are mended", async () => {
    const folder = Buffer.from(join(content.path, "articles/2020-11-28/"));
    const named = (...bytes: number[]) => Buffer.concat([folder, Buffer.from([...bytes, 0x2e, 0x6d, 0x64])]);
    await content.original("2020-11-28", "a");
    writeFileSync(named(0xc4, 0xe3), "x");
    writeFileSync(named(0xba, 0xc3), "x");
    await sync();
    const told = new FileTable(database).problems();
    expect(told.map(({ code, file }) => [code, file])).toEqual([
      ["name-not-utf8", String.raw`articles/2020-11-28/\xBA\xC3.md`],
      ["name-not-utf8", String.raw`articles/2020-11-28/\xC4\xE3.md`],
    ]);
    expect(wordingFor(told[1]).message.zh).toContain("你.md");
    rmSync(named(0xc4, 0xe3));
    rmSync(named(0xba, 0xc3));
    await sync();
    expect(new FileTable(database).problems()).toEqual([]);
  });

  it.each(["topics", "reporters", "2020-11", "lost", "articles", "𠮷野", "bulletins"])(
    "a folder called %s is no registry and no day, and what is told of it ends with it",
    async (name) => {
      await content.write(`articles/${name}/x.md`, "---\nheadline: x\n---\n\nx\n");
      await content.write(`articles/${name}.md`, "---\nheadline: x\n---\n\nx\n");
      await content.write(`articles/${name}/date-topics.md`, "---\ndate: topics\n---\n\nx\n");
      await content.original("2020-11-28", "a", { topics: "[water]" });
      await sync();
      expect(inOrder(new FileTable(database).problems())).toEqual(inOrder((await content.read()).problems));
      await content.write("topics.yaml", "- { id: water, name: { zh: 水, en: Water } }\n");
      await sync();
      expect(inOrder(new FileTable(database).problems())).toEqual(inOrder((await content.read()).problems));
      await content.remove(`articles/${name}`);
      await content.remove(`articles/${name}.md`);
      await syncIndex(new SqliteIndex(database), content.path, {
        below: [`articles/${name}`, `articles/${name}.md`],
        surely: true,
      });
      expect(new FileTable(database).problems()).toEqual([]);
      expect((await archive.health()).articles).toBe(1);
    },
  );

  it("beyond the basic plane go with the folder that they are in", async () => {
    await content.write("articles/2020-11-28/𠮷/𠮷.md", "x");
    await sync();
    expect(new FileTable(database).problems()).not.toEqual([]);
    await content.remove("articles/2020-11-28");
    await syncIndex(new SqliteIndex(database), content.path, {
      below: ["articles/2020-11-28"],
      surely: true,
    });
    expect(new FileTable(database).problems()).toEqual([]);
  });
});

it("takes a path that was below a folder for gone where a file stands in the folder's place", async () => {
  await content.write("articles/2020-11-28/x/a.md", "x");
  await sync();
  await content.remove("articles/2020-11-28/x");
  await content.write("articles/2020-11-28/x", "x");
  await syncIndex(new SqliteIndex(database), content.path, {
    below: ["articles/2020-11-28/x/a.md"],
    surely: true,
  });
  await sync();
  expect(inOrder(new FileTable(database).problems())).toEqual(inOrder((await content.read()).problems));
});

it("says of an unknown id which one is the nearest now", async () => {
  const nearest = async () =>
    (await sync()) && new FileTable(database).problems().map((problem) => wordingOf(problem).message.en);
  await content.original("2020-11-27", "a", { bulletin: "2020-11-27", topics: "[parks]" });
  await nearest();
  await content.write("bulletins/2020-11-30.txt", "印的。\n");
  await content.write("topics.yaml", "- { id: parkz, name: { zh: 公园, en: Parks } }\n");
  const told = await nearest();
  expect(told.join()).toMatch(/"2020-11-30".*"parkz"|"parkz".*"2020-11-30"/);
});

it("holds a bulletin against an article that names it in another way than most", async () => {
  await content.write("bulletins/2020-11-30.txt", "后天印的一句话。\n");
  await sync();
  await content.original(
    "2020-11-28",
    "a",
    { bulletin: "2020-11-30 # another day", supplied: "[headline]" },
    "后天印的一句话。",
  );
  await sync();
  expect(inOrder(new FileTable(database).problems())).toEqual(inOrder((await content.read()).problems));
});

describe("more files gone than are likely to be removed at once", () => {
  beforeEach(async () => {
    for (const slug of "abcdefgh") await content.original("2020-11-28", slug);
    await sync();
    for (const slug of "abcdefg") await content.remove(`articles/2020-11-28/${slug}.md`);
    await content.original("2020-11-28", "new");
  });

  it("are kept for now, while what is new is taken in", async () => {
    const { held } = await syncIndex(new SqliteIndex(database), content.path, { mostRemoved: 3 });
    expect(held).toBe(7);
    expect((await archive.health()).articles).toBe(9);
    expect(await headline("2020-11-28", "new")).toBe("new标题");
    expect((await archive.health()).problems).toEqual({ errors: 0, warnings: 0 });
  });

  it("go where they may", async () => {
    await sync();
    expect((await archive.health()).articles).toBe(2);
  });
});

it("is taken in by two writers by turns to the same state", async () => {
  const other = openDatabase(dataFolder);
  // A second writer in one process keeps the first from going on, until it gives up after 5 seconds.
  for (const slug of "ab") {
    await content.original("2020-11-28", slug);
    await Promise.all([
      syncIndex(new SqliteIndex(database), content.path),
      syncIndex(new SqliteIndex(other), content.path).catch((error) =>
        expect(String(error)).toContain("locked"),
      ),
    ]);
  }
  await sync();
  expect((await archive.health()).articles).toBe(2);
  other.close();
});
