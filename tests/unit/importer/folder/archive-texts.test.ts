import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { archiveTexts } from "#lib/importer/folder/archive-texts.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-archive-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function article(day: string, slug: string, more = "") {
  await mkdir(join(folder, "articles", day), { recursive: true });
  const fields = `headline: ${slug}\nkind: news\ndate: ${day}\nreporters: []\ntopics: []\n${more}`;
  await writeFile(join(folder, "articles", day, `${slug}.md`), `---\n${fields}---\n\n${slug}的正文。\n`);
}

describe("archiveTexts", () => {
  it("are those of published originals, the latest first, without the bulletin's own", async () => {
    await article("2024-06-03", "old");
    await article("2024-06-04", "new");
    await article("2024-06-04", "draft", "status: draft\n");
    await article("2024-06-05", "own", "bulletin: 2024-06-05\n");
    await writeFile(
      join(folder, "articles/2024-06-04/new.en.md"),
      "---\nheadline: New\ntranslator: machine\n---\n\nText.\n",
    );
    await writeFile(join(folder, "articles/2024-06-04/broken.md"), "no front matter");
    expect(await archiveTexts(folder, "2024-06-05")).toEqual(["new", "new的正文。", "old", "old的正文。"]);
  });

  it("are no more than needed", async () => {
    for (const slug of ["a", "b", "c"]) await article("2024-06-03", slug);
    expect(await archiveTexts(folder, "2024-06-05", 8)).toEqual(["a", "a的正文。", "b", "b的正文。"]);
  });

  it("are none where there is no archive", async () => {
    expect(await archiveTexts(join(folder, "nowhere"), "2024-06-05")).toEqual([]);
  });
});
