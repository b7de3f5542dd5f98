import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseOriginal } from "#lib/content/parse-article.ts";
import { readRegistries } from "#lib/importer/folder/import-folder.ts";
import { importPage } from "#lib/importer/import-page.ts";
import { withoutSpace } from "#lib/ledger/text-blocks.ts";

const content = fileURLToPath(new URL("../../../content", import.meta.url));
const day = "2020-11-28";

/** What the page and the record must agree on; body blocks as plain text without whitespace, gaps included. */
function read(text: string, file: string) {
  const { fields, body, problems } = parseOriginal(text, file);
  if (fields === undefined || body === undefined) throw new Error(`${file} cannot be read`);
  const { headline, deck, kicker, byline, held, kind, reporters, supplied, bulletin, position } = fields;
  return {
    problems,
    position,
    comparable: {
      headline: supplied?.includes("headline") ? "supplied" : headline,
      kicker,
      deck,
      byline,
      held,
      kind,
      reporters,
      bulletin,
      body: body.blocks.map((block) => withoutSpace(block.text)),
    },
  };
}

const { registries, faulty } = await readRegistries(content);
const page = importPage(readFileSync(`${content}/bulletins/${day}.txt`, "utf8"), {
  day,
  bulletin: day,
  registries,
});
const folder = `${content}/articles/${day}`;
const record = readdirSync(folder)
  .filter((file) => /^[^.]+\.md$/.test(file))
  .map((file) => read(readFileSync(`${folder}/${file}`, "utf8"), file))
  .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));

describe("the bulletin of 28 November 2020, with an empty archive", () => {
  it("is compared with the record's four articles", () => {
    expect(faulty).toEqual([]);
    expect(record.flatMap(({ problems }) => problems)).toEqual([]);
    expect(record).toHaveLength(4);
    expect(record.map(({ comparable }) => comparable.body.length)).toEqual([6, 6, 5, 4]);
  });

  it("becomes these very articles, in their order, with the same words, gaps, dates and authors", () => {
    const drafts = page.drafts.map(({ text, path }) => read(text, path));
    expect(drafts.map(({ comparable }) => comparable)).toEqual(record.map(({ comparable }) => comparable));
    expect(drafts.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it("has its four joins, and no other", () => {
    const texts = new Map(page.pagePlan.fragments.map(({ id, text }) => [id, text]));
    const seams = page.pagePlan.joins.map(
      ({ from, to }) => `${texts.get(from)?.slice(-4)}|${texts.get(to)?.slice(0, 4)}`,
    );
    expect(seams).toEqual([
      "强化服务|保障，压",
      "局面，推|动形成绿",
      "师在他们|身上留下",
      "将带领团|队根据衡",
    ]);
  });

  it("has every fragment in an article, and every reporter in the registry", () => {
    expect(page.pagePlan.unplaced).toEqual([]);
    expect(page.proposed).toEqual([]);
  });
});
