import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readContent } from "#lib/content/read-content.ts";
import { formatProblem } from "#lib/record/problems/listing.ts";

const record = fileURLToPath(new URL("../../../content/", import.meta.url));

it("has no problem at all", async () => {
  const { originals, problems } = await readContent(record);
  expect(problems.map((problem) => formatProblem(problem, "en"))).toEqual([]);
  expect(originals.size).toBeGreaterThan(0);
});

describe("a change of an article", () => {
  let folder: string;
  /** The articles that name the bulletin, each with the offsets of its printed characters. */
  let articles: { path: string; text: string; offsets: number[] }[];
  let places: { path: string; text: string; offset: number }[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "bulletin-record-"));
    cpSync(record, folder, { recursive: true });
    articles = [...(await readContent(folder)).originals.values()].flatMap((original) => {
      if (original?.fields.bulletin === undefined) return [];
      const path = join(folder, original.file);
      const text = readFileSync(path, "utf8");
      const body = text.indexOf("\n---\n", 3) + "\n---\n".length;
      const printed = text.slice(body).matchAll(/\p{Script=Han}|[，。、；！？：“”…0-9]/gu);
      return [{ path, text, offsets: Array.from(printed, ({ index }) => body + index) }];
    });
    places = articles.flatMap(({ path, text, offsets }) => offsets.map((offset) => ({ path, text, offset })));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The codes of the problems that a text in the place of an article's has; its translation's, which lags behind, apart. */
  async function codesWith(path: string, text: string, changed: string): Promise<string[]> {
    writeFileSync(path, changed);
    const { problems } = await readContent(folder);
    const codes = problems.filter(({ file }) => !file.endsWith(".en.md")).map(({ code }) => code);
    writeFileSync(path, text);
    return [...new Set(codes)].sort();
  }

  const gap = /[[\]…]/;
  it.each([
    ["deleted", ["lost-text"], (before: string, _at: string, after: string) => before + after],
    ["doubled", ["text-twice"], (before: string, at: string, after: string) => before + at + at + after],
    ["added", ["invented-text"], (before: string, at: string, after: string) => `${before}${at}龘${after}`],
    [
      "replaced",
      ["invented-text", "lost-text"],
      (before: string, _at: string, after: string) => `${before}龘${after}`,
    ],
  ])("of one character is told where it is %s, wherever it stands, as %j", async (_, codes, change) => {
    const printed = places.filter(({ text, offset }) => !gap.test(text.slice(offset - 1, offset + 2)));
    expect(printed.length).toBeGreaterThan(2_000);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: printed.length - 1 }), async (number) => {
        const { path, text, offset } = printed[number] ?? { path: "", text: "", offset: 0 };
        const changed = change(text.slice(0, offset), text.charAt(offset), text.slice(offset + 1));
        const found = await codesWith(path, text, changed);
        // A comma twice is told of by itself, too.
        expect(found.filter((code) => code !== "repeated-punctuation")).toEqual(codes);
      }),
      { numRuns: 60 },
    );
    expect((await readContent(folder)).problems).toEqual([]);
  });

  it.each([
    ["deleted", ["lost-text"], () => []],
    ["doubled", ["text-twice"], (paragraph: string) => [paragraph, paragraph]],
    ["added", ["invented-text"], (paragraph: string) => [paragraph, "夕阳西下，渔舟唱晚，炊烟袅袅。"]],
  ] as [string, string[], (paragraph: string) => string[]][])(
    "of one paragraph is told where it is %s, whichever it is, as %j",
    async (_, codes, change) => {
      for (const { path, text, offsets } of articles) {
        const body = text.lastIndexOf("\n\n", offsets[0]) + 2;
        const paragraphs = text.slice(body).trimEnd().split("\n\n");
        for (const [index, paragraph] of paragraphs.entries()) {
          const changed = paragraphs.toSpliced(index, 1, ...change(paragraph)).join("\n\n");
          const found = await codesWith(path, text, `${text.slice(0, body)}${changed}\n`);
          expect(found).toEqual(codes);
        }
      }
    },
  );

  it("is told where a paragraph stands in another article too", async () => {
    for (const [index, { path, text }] of articles.entries()) {
      const other = articles[(index + 1) % articles.length]?.text.trimEnd().split("\n\n").at(-1);
      const found = await codesWith(path, text, `${text}\n${other}\n`);
      expect(found).toEqual(["text-twice"]);
    }
  });
});
