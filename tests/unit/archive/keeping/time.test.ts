import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Archive } from "#lib/archive/archive.ts";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { keysChangedSince } from "#lib/archive/sqlite/changed-keys.ts";
import { openDatabase, openIndex } from "#lib/archive/sqlite/database.ts";
import { fillIndex } from "#lib/archive/sqlite/fill-index.ts";
import { nextIndexFile } from "#lib/archive/sqlite/index-files.ts";
import { indexVersion } from "#lib/archive/sqlite/index-version.ts";
import { heldFiles, nextDue } from "#lib/archive/sqlite/schedule.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { ContentFolder } from "../content-folder.ts";

const day = "2020-11-28";
const morning = "2020-11-28T06:00+08:00";
let content: ContentFolder;
let dataFolder: string;
let database: DatabaseSync;
let archive: Archive;
let now: string;

beforeEach(async () => {
  content = await ContentFolder.make();
  dataFolder = await mkdtemp(join(tmpdir(), "bulletin-time-"));
  database = openDatabase(dataFolder);
  archive = sqliteArchive(openDatabase(dataFolder), { searchInProcess: true });
  now = "2020-11-28T05:59:59.999+08:00";
});
afterEach(async () => {
  archive.close();
  database.close();
  await content.remove();
  await rm(dataFolder, { recursive: true, force: true });
});

const clock = () => Date.parse(now);
/** Time alone: nothing tells of a file. */
const tick = (iso: string) => {
  now = iso;
  return syncIndex(new SqliteIndex(database), content.path, { below: [], clock });
};
const sync = () => syncIndex(new SqliteIndex(database), content.path, { clock });

/** All ways in which a reader may come upon an article. */
async function seen(slug: string, of = day) {
  const found = await archive.search({ q: `${slug}正文`, page: 1 }, "zh");
  return {
    page: (await archive.article(of, slug, "zh")) !== undefined,
    address: await archive.exists({ page: "article", locale: "zh", params: { day: of, slug } }),
    issue: ((await archive.issue(of, "zh", 1))?.articles.items ?? []).some((each) => each.slug === slug),
    latest: ((await archive.latestIssue("zh"))?.articles.items ?? []).some((each) => each.slug === slug),
    kind: ((await archive.kind("meeting", "zh", 1))?.items ?? []).some((each) => each.slug === slug),
    corrections: ((await archive.corrections("zh", 1))?.items ?? []).some((each) => each.slug === slug),
    search: typeof found === "object" && found.hits.items.some(({ article }) => article.slug === slug),
  };
}
const all = (is: boolean) => ({
  ...{ page: is, address: is, issue: is, latest: is, kind: is, corrections: is, search: is },
});
const correction = `[{ block: p1, from: 甲, to: 正文, note: { zh: 错, en: Wrong }, date: ${day} }]`;

describe("an article with a time", () => {
  beforeEach(async () => {
    await content.original(day, "a", { publish: morning, corrections: correction });
    await sync();
  });

  it("is nowhere before it, and everywhere from then on, though no file has changed", async () => {
    expect(await seen("a")).toEqual(all(false));
    expect((await archive.health()).articles).toBe(0);
    const before = (await archive.health()).revision;
    const { revision, files } = await tick(morning);
    expect(files).toBeGreaterThan(0);
    expect(revision).toBeGreaterThan(before);
    expect(await seen("a")).toEqual(all(true));
    expect(keysChangedSince(database, before)).toContain(`article/${day}/a`);
    expect((await tick("2020-11-28T06:00:01+08:00")).files).toBe(0);
  });

  it("is nowhere again where the clock is put back", async () => {
    await tick(morning);
    await tick("2020-11-28T05:00+08:00");
    expect(await seen("a")).toEqual(all(false));
    await tick(morning);
    expect(await seen("a")).toEqual(all(true));
  });

  it("is there after a look at everything where nobody watched when it was due", async () => {
    now = "2020-11-30T00:00+08:00";
    await sync();
    expect(await seen("a")).toEqual(all(true));
  });

  it("stays as it is where it is broken after its time, and never comes where it is broken before", async () => {
    await tick(morning);
    await content.write(`articles/${day}/a.md`, "---\nheadline: [\n---\n");
    await sync();
    expect((await seen("a")).page).toBe(true);

    await content.original(day, "b", { publish: "2020-11-28T08:00+08:00" });
    await sync();
    await content.write(`articles/${day}/b.md`, "---\nheadline: [\n---\n");
    await sync();
    await tick("2020-11-28T09:00+08:00");
    expect((await seen("b")).page).toBe(false);
    expect((await tick("2020-11-28T10:00+08:00")).files).toBe(0);
  });

  it("goes by the new time where that is changed, earlier or later", async () => {
    await content.original(day, "a", { publish: "2020-11-28T05:00+08:00", corrections: correction });
    await sync();
    expect(await seen("a")).toEqual(all(true));
    await content.original(day, "a", { publish: "2020-11-28T07:00+08:00", corrections: correction });
    await sync();
    expect(await seen("a")).toEqual(all(false));
    expect(nextDue(database)).toBe(Date.parse("2020-11-28T07:00+08:00"));
  });

  it("is held in an index that is made anew, too", async () => {
    const indexFile = nextIndexFile(dataFolder, indexVersion());
    const fill = () =>
      fillIndex({ contentFolder: content.path, indexFile, clock, beforeCommit: () => undefined });
    await fill();
    const anew = sqliteArchive(openIndex(indexFile), { searchInProcess: true });
    expect(await anew.article(day, "a", "zh")).toBeUndefined();
    now = morning;
    await fill();
    expect(await anew.article(day, "a", "zh")).toBeDefined();
    anew.close();
  });

  it("is listed with its time", () => {
    expect(heldFiles(database)).toEqual([{ file: `articles/${day}/a.md`, until: Date.parse(morning) }]);
  });
});

describe("an article of a coming day", () => {
  const zone = (timeZone: string) =>
    content.write(
      "site.yaml",
      `name: { zh: 报, en: Paper }\ntimeZone: ${timeZone}\ncontact: a@example.org\n`,
    );

  it("is seen when its day begins in the site's time zone", async () => {
    await content.original("2020-11-29", "a", { corrections: correction });
    await sync();
    await tick("2020-11-28T23:59:59.999+08:00");
    expect(await seen("a", "2020-11-29")).toEqual(all(false));
    await tick("2020-11-29T00:00+08:00");
    expect(await seen("a", "2020-11-29")).toEqual(all(true));
  });

  it("goes by another time zone as soon as the site has that", async () => {
    await content.original("2020-11-29", "a", { corrections: correction });
    await sync();
    await tick("2020-11-28T22:00+08:00");
    await zone("Pacific/Kiritimati");
    await sync();
    expect(await seen("a", "2020-11-29")).toEqual(all(true));
    await zone("America/New_York");
    await sync();
    expect(await seen("a", "2020-11-29")).toEqual(all(false));
    expect(nextDue(database)).toBe(Date.parse("2020-11-29T00:00-05:00"));
    await tick("2020-11-29T00:00-05:00");
    expect(await seen("a", "2020-11-29")).toEqual(all(true));
  });

  it("has its bulletin's page held with it, and as long as any article from it is held", async () => {
    await content.write("bulletins/2020-11-29.txt", "a标题\na正文。\nb标题\nb正文。\n");
    await content.original("2020-11-29", "a", { bulletin: "2020-11-29" });
    await content.original("2020-11-29", "b", { bulletin: "2020-11-29", publish: "2020-11-29T18:00+08:00" });
    await sync();
    const page = () => archive.bulletin("2020-11-29", "zh");
    expect(await page()).toBeUndefined();
    await tick("2020-11-29T00:00+08:00");
    expect((await archive.article("2020-11-29", "a", "zh"))?.bulletins).toEqual([]);
    expect(await page()).toBeUndefined();
    await tick("2020-11-29T18:00+08:00");
    expect(await page()).toBeDefined();
    expect((await archive.article("2020-11-29", "a", "zh"))?.bulletins).toEqual(["2020-11-29"]);
  });
});

describe("an article that was withdrawn", () => {
  const withdrawn = `{ date: ${day}, note: { zh: 有误。, en: It was wrong. } }`;

  it("is nowhere, and its address says why", async () => {
    now = morning;
    await content.original(day, "a", { corrections: correction });
    await content.translation(day, "a");
    await sync();
    expect(await seen("a")).toEqual(all(true));
    const before = (await archive.health()).revision;
    await content.original(day, "a", { corrections: correction, withdrawn });
    await sync();
    expect(await seen("a")).toEqual(all(false));
    expect((await archive.health()).translations).toBe(0);
    expect(await archive.departure(day, "a")).toEqual({
      withdrawn: { date: day, note: { zh: "有误。", en: "It was wrong." } },
    });
    expect(keysChangedSince(database, before)).toContain(`article/${day}/a`);
  });

  it("says nothing before its time", async () => {
    await content.original(day, "a", { withdrawn, publish: morning });
    await sync();
    expect(await archive.departure(day, "a")).toBeUndefined();
    await tick(morning);
    expect(await archive.departure(day, "a")).toMatchObject({ withdrawn: {} });
  });

  it("has its text withheld from the bulletin's page, but not what another article has too", async () => {
    now = morning;
    await content.write(`bulletins/${day}.txt`, "a标题\na正文。\n共有的话。\nb标题\n");
    await content.original(day, "a", { bulletin: day, withdrawn }, "a正文。\n\n共有的话。");
    await content.original(day, "b", { bulletin: day }, "共有的话。");
    await sync();
    const pieces = (await archive.bulletin(day, "zh"))?.blocks.flatMap((block) => block.pieces) ?? [];
    const text = pieces.map((piece) => piece.text).join("|");
    expect(text).not.toContain("a正文");
    expect(text).toContain("b标题");
    expect(text).toContain("共有的话");
    expect(pieces.flatMap(({ places }) => places)).toContainEqual({ place: "withdrawn", day, slug: "a" });
  });
});

describe("an earlier slug", () => {
  beforeEach(() => {
    now = morning;
  });

  it("leads to the article, for as long as that is there", async () => {
    await content.original(day, "c", { formerly: "[a, b]" });
    await sync();
    for (const slug of ["a", "b"]) expect(await archive.departure(day, slug)).toEqual({ slug: "c" });
    await content.original(day, "c", { formerly: "[a, b]", status: "draft" });
    await sync();
    expect(await archive.departure(day, "a")).toBeUndefined();
  });

  it("leads nowhere where an article has it now, or two claim it", async () => {
    await content.original(day, "a");
    await content.original(day, "c", { formerly: "[a, old]" });
    await content.original(day, "d", { formerly: "[old]" });
    await sync();
    expect(await archive.departure(day, "a")).toBeUndefined();
    expect(await archive.departure(day, "old")).toBeUndefined();
  });
});

describe("an article that goes on in another", () => {
  beforeEach(() => {
    now = "2020-11-30T00:00+08:00";
  });

  it("leads there, and that leads back, once both are published", async () => {
    await content.original(day, "a", { page: "1" });
    await content.original("2020-11-29", "b", { page: "2", continues: `${day}/a`, status: "draft" });
    await sync();
    expect((await archive.article(day, "a", "zh"))?.continuedIn).toEqual([]);
    await content.original("2020-11-29", "b", { page: "2", continues: `${day}/a` });
    await sync();
    expect((await archive.article(day, "a", "zh"))?.continuedIn).toMatchObject([
      { day: "2020-11-29", slug: "b", page: 2 },
    ]);
    expect((await archive.article("2020-11-29", "b", "zh"))?.continues).toMatchObject({ slug: "a", page: 1 });
    await content.remove(`articles/${day}/a.md`);
    const { problems } = await sync();
    expect(problems.map(({ code }) => code)).toEqual(["unknown-article"]);
    expect((await archive.article("2020-11-29", "b", "zh"))?.continues).toBeUndefined();
  });

  it("stands with its page in the issue, whose pages are counted", async () => {
    await content.original(day, "a", { page: "2" });
    await content.original(day, "b", { page: "1" });
    await content.original(day, "c");
    await sync();
    const issue = await archive.issue(day, "zh", 1);
    expect(issue?.articles.items.map(({ slug, page }) => [slug, page])).toEqual([
      ["b", 1],
      ["a", 2],
      ["c", undefined],
    ]);
    expect(issue?.sheets).toEqual([
      { sheet: 1, articles: 1 },
      { sheet: 2, articles: 1 },
    ]);
  });
});

it("in a preview, earlier slugs lead to drafts and to what is held, too", async () => {
  await content.original(day, "a", { status: "draft", formerly: "[old-a]" });
  await content.original(day, "b", { publish: "2999-01-01T00:00Z", formerly: "[old-b]" });
  await sync();
  for (const slug of ["old-a", "old-b"]) expect(await archive.departure(day, slug)).toBeUndefined();
  const folder = await mkdtemp(join(tmpdir(), "bulletin-preview-"));
  const index = openDatabase(folder);
  const preview = sqliteArchive(openDatabase(folder), { searchInProcess: true });
  try {
    await syncIndex(new SqliteIndex(index), content.path, { clock, isPreview: true });
    expect(await preview.departure(day, "old-a")).toEqual({ slug: "a" });
    expect(await preview.departure(day, "old-b")).toEqual({ slug: "b" });
  } finally {
    preview.close();
    index.close();
    await rm(folder, { recursive: true, force: true });
  }
});
