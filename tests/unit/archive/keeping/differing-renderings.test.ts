import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { compareAll } from "#lib/archive/keeping/compare-due.ts";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { FileTable } from "#lib/archive/sqlite/file-table.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { wordingFor } from "../../../support/wording.ts";
import { ContentFolder } from "../content-folder.ts";

let content: ContentFolder;
let dataFolder: string;
let database: DatabaseSync;

beforeEach(async () => {
  content = await ContentFolder.make();
  dataFolder = await mkdtemp(join(tmpdir(), "bulletin-differing-"));
  database = openDatabase(dataFolder);
});
afterEach(async () => {
  database.close();
  await content.remove();
  await rm(dataFolder, { recursive: true, force: true });
});

/** As the keeper does: what is said of translations comes once they are on the site. */
async function sync() {
  const index = new SqliteIndex(database);
  const synced = await syncIndex(index, content.path);
  return { ...synced, problems: [...synced.problems, ...(await compareAll(index, content.path))] };
}
const warned = () =>
  new FileTable(database).problems().map(({ file, code }) => `${code} ${file.split("/").at(-1)}`);

/** An article about a conference that the glossary does not have. */
async function article(day: string, slug: string, conference: string, fields: Record<string, string> = {}) {
  await content.original(day, slug, {}, "衡阳发展大会在北京开幕。");
  await content.translation(day, slug, `The ${conference} opened in Beijing.`, fields);
}
const conference = "Hengyang Development Conference";
const congress = "Hengyang Development Congress";

it("the article that renders a term otherwise than the others is told, and which these are", async () => {
  await article("2020-11-26", "a", conference);
  await article("2020-11-27", "b", congress);
  await article("2020-11-28", "c", conference);
  await sync();
  expect(warned()).toEqual(["term b.en.md"]);
  const { message } = wordingFor(new FileTable(database).problems()[0]);
  expect(message.en).toBe(
    `"${congress}" here is "${conference}" in 2020-11-26/a, 2020-11-28/c, for 衡阳发展大会`,
  );
  expect(message.zh).toBe(
    `“衡阳发展大会”在这里译作“${congress}”，在 2020-11-26/a、2020-11-28/c 里译作“${conference}”`,
  );
});

it("correcting one article takes back what was said of the others", async () => {
  await article("2020-11-26", "a", congress);
  await article("2020-11-27", "b", conference);
  await article("2020-11-28", "c", conference);
  await sync();
  expect(warned()).toEqual(["term a.en.md"]);
  // Two against one, the other way round: a warning leaves one file, and comes to another.
  await article("2020-11-27", "b", congress);
  const { problems } = await sync();
  expect(warned()).toEqual(["term c.en.md"]);
  expect(problems.map(({ file }) => file)).toEqual(["articles/2020-11-28/c.en.md"]);
  await article("2020-11-28", "c", congress);
  await sync();
  expect(warned()).toEqual([]);
  expect(new FileTable(database).counts()).toEqual({ errors: 0, warnings: 0 });
});

it("what a person has reviewed counts for more than what is there more often", async () => {
  await article("2020-11-26", "a", congress);
  await article("2020-11-27", "b", congress);
  await article("2020-11-28", "c", conference, { translator: "Li Hua", reviewed: "true" });
  await sync();
  expect(warned()).toEqual(["term a.en.md", "term b.en.md"]);
});

it("a term in the glossary is asked for by the glossary alone, and an article that is gone says nothing", async () => {
  await article("2020-11-26", "a", conference);
  await article("2020-11-27", "b", congress);
  await sync();
  expect(warned()).toEqual(["term b.en.md"]);
  const agreed = (en: string) =>
    content.write("glossary.yaml", `- { id: congress, term: { zh: 衡阳发展大会, en: ${en} } }\n`);
  await agreed(congress);
  await sync();
  expect(warned()).toEqual(["term a.en.md"]);
  await content.write("glossary.yaml", "[]\n");
  await sync();
  expect(warned()).toEqual(["term b.en.md"]);
  await content.remove("articles/2020-11-26/a.en.md");
  await sync();
  expect(warned()).toEqual([]);
});

it("an answer in the original silences one article", async () => {
  await article("2020-11-26", "a", conference);
  await article("2020-11-27", "b", congress);
  await article("2020-11-28", "c", congress);
  await content.original(
    "2020-11-26",
    "a",
    { accept: "[{ block: p1, code: term, why: 当年的名称 }]" },
    "衡阳发展大会在北京开幕。",
  );
  await sync();
  expect(warned()).toEqual([]);
});

it("of many articles that differ, the last ones are told", async () => {
  for (let day = 1; day <= 28; day++) await article(`2020-10-${String(day).padStart(2, "0")}`, "a", congress);
  await article("2020-09-01", "a", conference, { translator: "Li Hua", reviewed: "true" });
  await sync();
  expect(warned()).toHaveLength(20);
  expect(new FileTable(database).problems()[0]?.file).toBe("articles/2020-10-09/a.en.md");
  expect(new FileTable(database).counts().warnings).toBe(20);
});
