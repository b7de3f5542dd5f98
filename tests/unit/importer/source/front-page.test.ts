import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type ImportedPage, importPage } from "#lib/importer/import-page.ts";
import { lostIn } from "#lib/importer/page-plan.ts";
import { readSource, type Source } from "#lib/importer/source/read-source.ts";

const fixtures = join(import.meta.dirname, "../../../fixtures/importer");
const registries = { site: [], reporters: [], topics: [], people: [], glossary: [] };

/** The articles of the fixture by its HTML, which Chromium printed. */
function articlesOf(html: string) {
  const textsOf = (part: string, pattern: RegExp) =>
    [...part.matchAll(pattern)].map(([, text = ""]) => text.split("<br>").join("").replace(/\s/g, ""));
  return html
    .split("<article>")
    .slice(1)
    .map((part) => ({
      kicker: textsOf(part, /class="kicker">(.*?)<\/div>/g),
      headline: textsOf(part, /<h[12]>(.*?)<\/h[12]>/g),
      deck: textsOf(part, /class="deck">(.*?)<\/div>/g),
      byline: textsOf(part, /class="by">(.*?)<\/div>/g).join(""),
      paragraphs: textsOf(part, /<(?:p|h3)>(.*?)<\/(?:p|h3)>/g),
    }));
}

describe("a newspaper page as PDF", () => {
  let source: Source;
  let page: ImportedPage;
  beforeAll(async () => {
    const read = await readSource(await readFile(join(fixtures, "front-page.pdf")));
    if ("error" in read) throw new Error(read.error.message.en);
    source = read.source;
    page = importPage(
      source.text,
      { day: "2024-06-05", bulletin: "2024-06-05", registries },
      {},
      source.plan,
    );
  });

  it("gives all articles with their heads, bylines and whole paragraphs, in every character", async () => {
    const expected = articlesOf(await readFile(join(fixtures, "front-page.html"), "utf8"));
    const plain = (text: string) => text.replace(/\s/g, "");
    expect(expected).toHaveLength(5);
    expect(
      page.drafts.map(({ kicker, headline, deck, byline, paragraphs }) => ({
        kicker: kicker.map(plain),
        headline: [plain(headline.join(""))],
        deck: deck.map(plain),
        byline: plain(byline ?? ""),
        paragraphs: paragraphs.map(({ text }) => plain(text)),
      })),
    ).toEqual(expected);
  });

  it("has no spaces in letter-spaced lines and names, and those of the print", () => {
    expect(page.drafts[0]).toMatchObject({
      headline: ["守住河堤 护好家园"],
      byline: "■本报记者 何苗 通讯员 段小林",
    });
    expect(page.drafts[0]?.paragraphs[0]?.text).toMatch(/^本报讯 6月4日下午，市长顾明沿青溪查看河堤/);
  });

  it("knows where each block stands on the page, whose text is what its lines are", () => {
    const { width, height, fragments = [] } = source.boxes ?? {};
    const lines = source.text.split("\n");
    expect(fragments.map(({ lines: [from, to] }) => lines.slice(from - 1, to).join("\n"))).toEqual(
      page.pagePlan.fragments.map(({ text }) => text),
    );
    const boxes = fragments.flatMap((fragment) => fragment.boxes);
    for (const [left, top, right, bottom] of boxes) {
      expect(left).toBeLessThan(right);
      expect(top).toBeLessThan(bottom);
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width ?? 0);
      expect(bottom).toBeLessThanOrEqual(height ?? 0);
    }
    // The masthead is above all else, and the editors' line below.
    const topOf = (start: string) =>
      fragments.find(({ lines: [from] }) => lines[from - 1]?.startsWith(start))?.boxes[0]?.[1];
    expect(topOf("临溪日报")).toBeLessThan(Math.min(...boxes.map(([, top]) => top)) + 10);
    expect(topOf("责任编辑")).toBe(Math.max(...boxes.map(([, top]) => top)));
    // A paragraph that goes on in the next column has a box in each.
    expect(Math.max(...fragments.map((fragment) => fragment.boxes.length))).toBeGreaterThan(1);
  });

  it("marks no gap where no print is missing", () => {
    expect(page.drafts.map(({ text }) => text).join("")).not.toContain("[…]");
  });

  it("sets the masthead and the editors' line aside, by what they are", () => {
    const { fragments, setAside = [] } = page.pagePlan;
    const aside = setAside.map(({ fragment }) => fragments.find(({ id }) => id === fragment)?.text);
    expect(lostIn(page.pagePlan)).toEqual([]);
    expect(aside).toEqual(expect.arrayContaining(["临溪日报", expect.stringContaining("责任编辑")]));
  });
});
