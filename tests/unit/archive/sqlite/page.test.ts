import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { readsOf } from "#lib/archive/reads.ts";
import { keysChangedSince } from "#lib/archive/sqlite/changed-keys.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { type PageBoxes, pageBoxesText } from "#lib/record/page-boxes.ts";
import { makePicture } from "../../../support/make-picture.ts";
import { ContentFolder } from "../content-folder.ts";

const day = "2020-11-28";
const boxes: PageBoxes = {
  width: 500,
  height: 700,
  fragments: [
    { lines: [1, 1], boxes: [[100, 10, 400, 40]] },
    { lines: [3, 3], boxes: [[20, 50, 480, 90]] },
    {
      lines: [5, 5],
      boxes: [
        [20, 100, 240, 690],
        [260, 100, 480, 300],
      ],
    },
    { lines: [7, 7], boxes: [[260, 310, 480, 690]] },
  ],
};
let content: ContentFolder;
let dataFolder: string;
let database: DatabaseSync;
beforeEach(async () => {
  content = await ContentFolder.make();
  dataFolder = await mkdtemp(join(tmpdir(), "bulletin-index-"));
  database = openDatabase(dataFolder);
  await content.write(`bulletins/${day}.txt`, "报头\n\n甲标题\n\n甲的第一段。\n\n乙的第一段。\n");
  await content.write(`bulletins/${day}.yaml`, "setAside: [{ lines: [1, 1], text: 报头, why: 报头 }]\n");
  await content.original(day, "a", { bulletin: day, headline: "甲标题" }, "甲的第一段。");
  await content.original(day, "b", { bulletin: day, supplied: "[headline]" }, "乙的第一段。");
  await content.write(`bulletins/${day}.boxes.json`, pageBoxesText(boxes));
});
afterEach(async () => {
  database.close();
  await content.remove();
  await rm(dataFolder, { recursive: true, force: true });
});

const sync = (now?: string) =>
  syncIndex(
    new SqliteIndex(database),
    content.path,
    now === undefined ? {} : { clock: () => Date.parse(now) },
  );
const archive = () => sqliteArchive(database);
const sheet = async (locale: "zh" | "en" = "zh") => (await archive().bulletin(day, locale))?.sheet;
const sketch = async (slug = "a") => (await archive().article(day, slug, "zh"))?.sketches[0];
const withImage = async (seed = 0) =>
  content.write(`bulletins/${day}.page.webp`, await makePicture(500, 700, "webp", seed));
/** As the process does that makes pictures. */
const make = () => {
  const { pictures } = new SqliteIndex(database);
  const ids = pictures.toMake().map(({ id }) => id);
  for (const id of ids) pictures.made(id, { width: 500, height: 700 }, true);
  return ids;
};

describe("a printed page", () => {
  it("has each fragment at its place, with what has it", async () => {
    await sync();
    const found = await sheet();
    expect(found).toMatchObject({ width: 1000, height: 1400, image: undefined });
    expect(found?.fragments).toMatchObject([
      {
        number: 1,
        block: 1,
        text: "报头",
        boxes: [[200, 20, 800, 80]],
        places: [{ place: "aside", why: "报头" }],
      },
      {
        number: 2,
        block: 3,
        text: "甲标题",
        size: 3,
        places: [{ article: { slug: "a" }, block: "headline" }],
      },
      {
        number: 3,
        block: 5,
        boxes: [{}, [520, 200, 960, 600]],
        places: [{ article: { slug: "a" }, block: "p1" }],
      },
      { number: 4, block: 7, places: [{ article: { slug: "b" }, block: "p1" }] },
    ]);
  });

  it("is on an article of it in small, its place told from the others'", async () => {
    await sync();
    expect(await sketch()).toEqual({
      ...{ bulletin: day, width: 1000, height: 1400, fragment: 2 },
      own: [
        [40, 100, 960, 180],
        [40, 200, 480, 1380],
        [520, 200, 960, 600],
      ],
      others: [
        [200, 20, 800, 80],
        [520, 620, 960, 1380],
      ],
    });
    expect((await sketch("b"))?.fragment).toBe(4);
    await content.original(day, "elsewhere");
    await sync();
    expect(await sketch("elsewhere")).toBeUndefined();
  });

  it("has its image once that is made, another one with another file, and none without", async () => {
    await withImage();
    await sync();
    expect((await sheet())?.image).toBeUndefined();
    const [first] = make();
    expect((await sheet())?.image).toMatchObject({ width: 500, height: 700 });
    expect(JSON.stringify((await sheet())?.image?.sources)).toContain(`${first}-480.jpg`);
    await withImage(1);
    await sync();
    expect((await sheet())?.image).toBeUndefined();
    expect(make()).not.toEqual([first]);
    expect(new SqliteIndex(database).pictures.ids()).toHaveProperty("size", 1);
    await content.remove(`bulletins/${day}.page.webp`);
    await sync();
    expect((await sheet())?.image).toBeUndefined();
    expect(new SqliteIndex(database).pictures.ids()).toHaveProperty("size", 0);
  });

  it("may have an image alone", async () => {
    await content.remove(`bulletins/${day}.boxes.json`);
    await withImage();
    await sync();
    expect(await sheet()).toBeUndefined();
    make();
    expect(await sheet()).toMatchObject({ height: 1400, fragments: [], image: { width: 500 } });
    expect(await sketch()).toBeUndefined();
  });

  it("is as without boxes while its boxes are at fault, and has the rest", async () => {
    await content.write(`bulletins/${day}.boxes.json`, "{");
    await sync();
    expect(await archive().bulletin(day, "zh")).toMatchObject({ sheet: undefined, blocks: [{}, {}, {}, {}] });
  });
});

describe("pages that are kept", () => {
  it("of the bulletin and of its articles go with their boxes, and with what is made of their image", async () => {
    await withImage();
    const { revision } = { ...(await sync()), revision: (await archive().health()).revision };
    const read = async () => (await readsOf(async () => [await sheet(), await sketch()])).keys;
    const keys = await read();
    await content.write(`bulletins/${day}.boxes.json`, pageBoxesText({ ...boxes, fragments: [] }));
    await sync();
    expect(keysChangedSince(database, revision)?.isDisjointFrom(keys)).toBe(false);
    const then = (await archive().health()).revision;
    const index = new SqliteIndex(database);
    await index.inTransaction(async () => {
      make();
      index.finish(true);
    });
    expect([...(keysChangedSince(database, then) ?? [])]).toEqual([`bulletin/${day}`]);
  });
});

describe("what readers may not see", () => {
  const withdrawn = "{ date: 2020-12-01, note: { zh: 撤稿, en: Gone } }";

  it("is on no image: once an article is withdrawn, its page is drawn, without its words", async () => {
    await withImage();
    await sync();
    make();
    await content.original(day, "a", { bulletin: day, headline: "甲标题", withdrawn }, "甲的第一段。");
    await sync();
    const found = await sheet();
    expect(found?.image).toBeUndefined();
    expect(JSON.stringify(found)).not.toContain("甲标题");
    expect(found?.fragments[1]).toMatchObject({ text: "", places: [{ place: "withdrawn" }] });
    expect(new SqliteIndex(database).pictures.ids()).toHaveProperty("size", 0);
  });

  it("is on no image though the article cannot be read any more", async () => {
    await withImage();
    await content.original(day, "a", { bulletin: day, headline: "甲标题", withdrawn }, "甲的第一段。");
    await sync();
    await content.write(`articles/${day}/a.md`, "---\nheadline: [\n---\n\n坏了\n");
    await sync();
    make();
    expect((await sheet())?.image).toBeUndefined();
  });

  it("is not there before the last of its articles is due", async () => {
    await withImage();
    const publish = `"${day}T12:00+08:00"`;
    await content.original(day, "b", { bulletin: day, supplied: "[headline]", publish }, "乙的第一段。");
    await sync(`${day}T08:00+08:00`);
    expect([await sheet(), await sketch()]).toEqual([undefined, undefined]);
    expect(make()).toEqual([]);
    await sync(`${day}T12:00:01+08:00`);
    expect(await sketch()).toBeDefined();
    expect(make()).toHaveLength(1);
  });
});
