import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { planImport } from "#lib/importer/folder/import-plan.ts";
import { writeFiles } from "#lib/importer/folder/write-files.ts";
import { importDocument } from "#lib/importer/import-json.ts";
import { readSource, type Source } from "#lib/importer/source/read-source.ts";
import type { PageBoxes } from "#lib/record/page-boxes.ts";
import { makePdf } from "../../../support/make-pdf.ts";

const id = "2024-06-05";
const text = "树苗种下去了。\n";
const boxes: PageBoxes = {
  width: 600,
  height: 800,
  fragments: [{ lines: [1, 1], boxes: [[60, 150, 130, 160.04]] }],
};
const source = { text, bytes: Buffer.from(text), boxes, image: Buffer.from("an image"), notes: [] };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-page-"));
});
afterEach(() => rm(folder, { recursive: true }));

const plan = (from: Source, force = false) =>
  planImport(folder, { bulletin: id, source: from }, [], [], { force, imported: new Set([id]) });

it("writes where a page's text stands, and its image, beside the text", async () => {
  await writeFiles(folder, (await plan(source)).files);
  expect(await readFile(join(folder, `bulletins/${id}.page.webp`), "utf8")).toBe("an image");
  const written = await readFile(join(folder, `bulletins/${id}.boxes.json`), "utf8");
  expect(written).toContain('    { "lines": [1, 1], "boxes": [[60, 150, 130, 160]] }\n');
  expect(JSON.parse(written)).toMatchObject({ width: 600, height: 800 });
  expect(await plan(source)).toEqual({ files: [], conflicts: [], leftDrafts: [], kept: [] });
});

it("writes over others only where it is told to, and never over another text", async () => {
  await writeFiles(folder, (await plan(source)).files);
  const other = { ...source, boxes: { ...boxes, width: 500 }, image: Buffer.from("another") };
  expect((await plan(other)).conflicts).toEqual([`bulletins/${id}.boxes.json`, `bulletins/${id}.page.webp`]);
  await writeFiles(folder, (await plan(other, true)).files);
  expect(await readFile(join(folder, `bulletins/${id}.page.webp`), "utf8")).toBe("another");
  expect((await plan({ ...other, bytes: Buffer.from("别的。\n") }, true)).conflicts).toEqual([
    `bulletins/${id}.txt`,
  ]);
});

it("knows where a PDF's text stands, too, where its headlines do not tell its articles", async () => {
  const read = await readSource(makePdf([[{ text: "树苗种下去了。", x: 60, y: 640 }]]));
  if ("error" in read) throw new Error(read.error.message.en);
  expect(read.source.plan).toBeUndefined();
  expect(read.source.boxes).toMatchObject({ width: 600, height: 800, fragments: [{ lines: [1, 1] }] });
  const [left, top, right, bottom] = read.source.boxes?.fragments[0]?.boxes[0] ?? [];
  expect([left, right]).toEqual([60, 130]);
  expect([top, bottom].map((each) => Math.round(each ?? 0))).toEqual([152, 162]);
  const empty = { fragments: [], articles: [], joins: [], unplaced: [], decisions: [] };
  expect(importDocument(empty, [], read.source.boxes).boxes).toEqual(read.source.boxes);
});
