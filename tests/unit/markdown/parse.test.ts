import type { Paragraph } from "mdast";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "#lib/markdown/parse.ts";

const types = (body: string) => parseMarkdown(body).children.map(({ type }) => type);
const inline = (body: string) => (parseMarkdown(body).children[0] as Paragraph).children;

describe("emphasis", () => {
  it.each(["**真，**她", "他说**真。**她", "**“真”**她", "他**“真”**她", "**（真）**她", "他**《真》**她"])(
    "is read in %s, where CommonMark alone sees asterisks",
    (body) => {
      expect(inline(body).map(({ type }) => type)).toContain("strong");
    },
  );

  it("is read with one asterisk too", () => {
    expect(inline("*真，*她")[0]).toMatchObject({ type: "emphasis" });
  });

  it.each(["2 * 3 * 4", "\\*\\*真\\*\\*", "**真"])("is not seen in %s", (body) => {
    expect(inline(body)).toMatchObject([{ type: "text" }]);
  });
});

describe("a tilde", () => {
  it.each(["3~5月和6~8月", "~三~", "下午3~5时，晚7~9时"])("is a range in %s", (body) => {
    expect(inline(body)).toMatchObject([{ type: "text", value: body }]);
  });

  it("strikes through where it is doubled", () => {
    expect(inline("~~删~~")).toMatchObject([{ type: "delete" }]);
  });
});

it("reads the tables of GFM with their alignment", () => {
  const [table] = parseMarkdown("| 县 | 户 |\n| :-- | --: |\n| 衡山 | 3 |\n").children;
  expect(table).toMatchObject({ type: "table", align: ["left", "right"] });
});

it.each([
  ["paragraphs", "一\n\n二\n", ["paragraph", "paragraph"]],
  [
    "a heading, a list, a quotation and a rule",
    "## 一\n\n- 二\n\n> 三\n\n---\n",
    ["heading", "list", "blockquote", "thematicBreak"],
  ],
  [
    "definitions and footnotes",
    "一[^1]\n\n[^1]: 注\n\n[二]: https://example.org\n",
    ["paragraph", "footnoteDefinition", "definition"],
  ],
  ["a comment", "<!-- 注 -->\n\n一\n", ["html", "paragraph"]],
  ["nothing", "", []],
  ["a first line with ideographic spaces, as Chinese editors indent", "\u3000\u3000一\n", ["paragraph"]],
])("tells %s apart", (_, body, expected) => {
  expect(types(body)).toEqual(expected);
});

it("keeps the position of every block in the source", () => {
  const lines = parseMarkdown("一\n二\n\n三\n").children.map(({ position }) => position?.start.line);
  expect(lines).toEqual([1, 4]);
});
