import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readContent } from "#lib/content/read-content.ts";
import { makeContent } from "../../bench/archive/make-content.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-made-"));
});

afterEach(() => rm(folder, { recursive: true }));

it("is a record without a fault, so that it is measured as one that is kept well", async () => {
  makeContent(folder, 45);
  const { originals, translations, problems } = await readContent(folder);
  expect(problems).toEqual([]);
  expect([originals.size, translations.size]).toEqual([45, 45]);
  const texts = [...originals.values()].flatMap((original) => original?.body.blocks ?? []);
  // What the checks compare is there: figures, days and people.
  for (const said of [/\d人/, /\d万元/, /\d%/, /\d月\d+日/, /陈\p{Script=Han}{2}/u])
    expect(texts.filter(({ text }) => said.test(text)).length).toBeGreaterThan(10);
});

it("is the same each time", async () => {
  const path = "articles/2020-11-27/story-4";
  const read = () =>
    Promise.all([".md", ".en.md"].map((ending) => readFile(join(folder, path + ending), "utf8")));
  makeContent(folder, 6);
  const first = await read();
  makeContent(folder, 6);
  expect(await read()).toEqual(first);
});
