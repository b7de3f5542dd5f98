import { describe, expect, it } from "vitest";
import { excessInText, excessInTree, limits } from "#lib/markdown/limits.ts";
import { parseMarkdown } from "#lib/markdown/parse.ts";

const table = (columns: number, rows: number) =>
  [`${"|a".repeat(columns)}|`, `${"|-".repeat(columns)}|`, ...Array(rows).fill("|a|")].join("\n");

describe("a text", () => {
  it.each([
    ["long", "市".repeat(limits.characters)],
    ["of many lines", "市\n".repeat(limits.lines - 1)],
    ["of many marks", "**市** [一](/zh)".repeat(600)],
    ["with quotations in quotations", `${"> ".repeat(limits.depth)}一`],
    [
      "with lists by indentation",
      Array.from({ length: 15 }, (_, depth) => `${"  ".repeat(depth)}- 一`).join("\n"),
    ],
    ["of escaped marks", "\\*".repeat(3_000)],
    ["of rules", "* * *\n\n---\n\n".repeat(300)],
  ])("may be %s", (_, text) => {
    expect(excessInText(text)).toBeUndefined();
  });

  it.each([
    ["characters", "市".repeat(limits.characters + 1), { line: 1, column: 1 }],
    ["lines", "市\n".repeat(limits.lines), { line: limits.lines + 1, column: 1 }],
    ["marks", `一\n${"*a ".repeat(limits.marks + 1)}`, { line: 2, column: 3 * limits.marks + 1 }],
    ["depth", `一\n\n${"> ".repeat(limits.depth + 1)}一`, { line: 3, column: 1 }],
    ["depth", `一\n${" ".repeat(60)}- 一`, { line: 2, column: 1 }],
  ] as const)("has too much of %s where it becomes so", (of, text, place) => {
    expect(excessInText(text)).toEqual({ of, limit: limits[of], ...place });
  });

  it("may have fewer marks where it is long", () => {
    expect(excessInText(`${"*a ".repeat(1_500)}${"一".repeat(90_000)}`)).toMatchObject({ of: "marks" });
  });
});

describe("a parsed text", () => {
  it.each([
    ["nesting", `一\n\n${"*a ".repeat(150)}${" b*".repeat(150)}`, { line: 3, column: expect.any(Number) }],
    ["cells", `一\n\n${table(200, 50)}`, { line: 3, column: 1 }],
  ] as const)("has too much of %s where it is", (of, text, place) => {
    expect(excessInTree(parseMarkdown(text))).toEqual({ of, limit: limits[of], ...place });
  });

  it("may have a large table", () => {
    expect(excessInTree(parseMarkdown(table(20, 400)))).toBeUndefined();
  });
});
