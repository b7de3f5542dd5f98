import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { markOfIssue } from "#lib/content/print-state.ts";
import { readContent } from "#lib/content/read-content.ts";
import { locales } from "#lib/record/languages.ts";
import { printPath } from "#lib/record/paths.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const day = "2020-11-28";
const printedAt = "2020-11-28T10:00:00.000Z";
let content: ContentFolder;
beforeEach(async () => {
  content = await ContentFolder.make();
  await content.original(day, "a", { topics: "[water]", position: "1" }, "甲。\n\n乙。");
  await content.translation(day, "a", "A.\n\nB.");
  await content.original(day, "b", { position: "2" }, "丙。");
  await print();
});
afterEach(() => content.remove());

async function print(): Promise<void> {
  for (const locale of locales) {
    const mark = await markOfIssue(content.path, day, locale, printedAt);
    await content.write(printPath(day, locale), `%PDF-1.7\n%%EOF\n${mark}`);
  }
}
async function outdated(): Promise<string[]> {
  const { problems } = await readContent(content.path);
  return problems.filter(({ code }) => code === "print-outdated").map(({ file }) => file);
}
const [zh, en] = [printPath(day, "zh"), printPath(day, "en")];

it("says nothing while a printed issue holds what its articles say", async () => {
  expect(await outdated()).toEqual([]);
});

it.each<[what: string, change: () => Promise<unknown>, files: string[]]>([
  ["a paragraph", () => content.original(day, "b", { position: "2" }, "丁。"), [en, zh]],
  ["a translation", () => content.translation(day, "a", "A.\n\nC."), [en]],
  ["an article more", () => content.original(day, "c", {}, "戊。"), [en, zh]],
  [
    "one that is withdrawn",
    () =>
      content.original(day, "b", {
        position: "2",
        withdrawn: "{ date: 2020-12-01, note: { zh: 撤, en: Gone } }",
      }),
    [en, zh],
  ],
  [
    "what is not on paper",
    () => content.original(day, "a", { topics: "[schools]", position: "1" }, "甲。\n\n乙。"),
    [],
  ],
  ["what came later", () => content.original(day, "c", { publish: "2020-11-28T18:01+08:00" }), []],
  ["what came before", () => content.original(day, "c", { publish: "2020-11-28T17:59+08:00" }), [en, zh]],
  ["a draft", () => content.original(day, "c", { status: "draft" }), []],
  ["another day", () => content.original("2020-11-27", "c", {}), []],
])("tells of a change after it was printed: %s", async (_, change, files) => {
  await change();
  expect(await outdated()).toEqual(files);
  await print();
  expect(await outdated()).toEqual([]);
});

it("knows nothing of a PDF that another program made", async () => {
  await content.write(zh, "%PDF-1.7\n%%EOF\n");
  await content.original(day, "b", { position: "2" }, "丁。");
  expect(await outdated()).toEqual([en]);
});

it("is told where the index takes in that an article has changed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bulletin-index-"));
  const database = openDatabase(folder);
  const take = async () => (await syncIndex(new SqliteIndex(database), content.path)).problems;
  const codes = async () => (await take()).map(({ code, file }) => `${code} ${file}`);
  try {
    expect(await codes()).not.toContainEqual(expect.stringContaining("print-outdated"));
    await content.original(day, "b", { position: "2" }, "丁。");
    const found = await codes();
    expect(found).toContain(`print-outdated ${zh}`);
    expect(found).toContain(`print-outdated ${en}`);
  } finally {
    database.close();
    await rm(folder, { recursive: true });
  }
});
