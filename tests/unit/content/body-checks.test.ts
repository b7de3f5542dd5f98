import { describe, expect, it } from "vitest";
import { checkBodyTypography, checkFieldTypography, checkRawHtml } from "#lib/content/body-checks.ts";
import { parseMarkdown } from "#lib/markdown/parse.ts";
import type { Locale } from "#lib/record/languages.ts";
import { wordingFor } from "../../support/wording.ts";

const at = { file: "a.md", bodyLine: 10 };
const html = (body: string, commentsAllowed = false) =>
  checkRawHtml(parseMarkdown(body), at, commentsAllowed).map(({ line, column }) => [line, column]);
const typography = (body: string, locale: Locale = "zh") =>
  checkBodyTypography(parseMarkdown(body), body, at, locale).map(({ code, line, column, block }) => [
    code,
    line,
    column,
    block,
  ]);

describe("raw HTML", () => {
  it.each([
    [
      "in a line",
      "一<b>二</b>",
      [
        [10, 2],
        [10, 6],
      ],
    ],
    ["as a block", "一\n\n<div>\n二\n</div>", [[12, 1]]],
    ["in a list", "- 一\n- 二<br>", [[11, 4]]],
    ["in a table", "| 一 |\n| --- |\n| <b> |", [[12, 3]]],
    ["in a footnote", "一[^1]\n\n[^1]: <b>", [[12, 7]]],
    ["as a comment", "<!-- 一 -->", [[10, 1]]],
    ["as an instruction", "<?php 一 ?>", [[10, 1]]],
    ["as a declaration", "<!DOCTYPE html>", [[10, 1]]],
  ])("is told where it stands: %s", (_, body, places) => {
    expect(html(body)).toEqual(places);
  });

  it.each(["1 < 2", "一\\<b>", "`<b>`", "```\n<b>\n```", "<https://example.org>", "&lt;b&gt;", "《一》"])(
    "is not seen in %s",
    (body) => {
      expect(html(body)).toEqual([]);
    },
  );

  it.each([
    ["<!-- note -->"],
    ["One <!-- note --> two."],
    ["<!-- a\n\nb -->\n\nOne"],
    ["<!-- a --><!-- b -->"],
    ["<!---->"],
    ["<!-- <b> -->"],
  ])("may be a comment where comments are allowed: %j", (body) => {
    expect(html(body, true)).toEqual([]);
  });

  it.each([
    [
      "other HTML",
      "<b>One</b>",
      [
        [10, 1],
        [10, 7],
      ],
    ],
    ["words in a comment's block, which would be lost", "<!-- note --> One", [[10, 1]]],
    ["HTML between comments", "<!-- a --><b><!-- c -->", [[10, 1]]],
    ["a comment that does not end", "<!-- note", [[10, 1]]],
  ])("may even there not be %s", (_, body, places) => {
    const [first] = html(body, true);
    expect(first).toEqual(places[0]);
  });

  it("is quoted in short", () => {
    const [problem] = checkRawHtml(parseMarkdown(`<div class="${"x".repeat(99)}">\n一`), at, false);
    expect(wordingFor(problem).message.en.length).toBeLessThan(80);
    expect(wordingFor(problem).message.en).toContain('<div class="xxx');
  });
});

describe("a straight quote in Chinese text", () => {
  it.each([
    ["around Chinese words", '他说"好"。', [3, 5]],
    ["single", "他说'好'。", [3, 5]],
    ["before Latin words", '他说"yes。', [3]],
    ["at the start", '"好', [1]],
    ["after a figure, before Chinese", '5"屏', [2]],
    ["escaped", '他说\\"好', [4]],
  ])("is told: %s", (_, body, columns) => {
    expect(typography(body)).toEqual(columns.map((column) => ["straight-quote", 10, column, "p1"]));
  });

  it.each(["It's", "players' own", 'a 5" screen', "“好”和‘好’", '`"`', '```\n"\n```'])(
    "is not seen in %j",
    (body) => {
      expect(typography(body)).toEqual([]);
    },
  );

  it("is not seen in the address or title of a link", () => {
    expect(typography('[一](https://example.org "二")')).toEqual([]);
  });
});

describe("three dots in Chinese text", () => {
  it.each([
    ["three", "等等...", 1],
    ["six, once", "等等......", 1],
    ["twice", "等...等...", 2],
  ])("are told: %s", (_, body, count) => {
    expect(typography(body).map(([code]) => code)).toEqual(Array(count).fill("ascii-ellipsis"));
  });

  it.each(["等等……", "等等..", "一[…]二", "3.14", "`...`"])("are not seen in %s", (body) => {
    expect(typography(body)).toEqual([]);
  });
});

describe("a fault's place", () => {
  it.each([
    ["on a later line of a paragraph", "一\n二三...", [11, 3, "p1"]],
    ["in emphasis", "一**二...**", [10, 5, "p1"]],
    ["after emphasis", "**一**二...", [10, 7, "p1"]],
    ["in a quotation of several lines", "> 一\n> 二...", [11, 4, "p1"]],
    ["in a list", "- 一\n- 二...", [11, 4, "p1"]],
    ["in a table", "| 一 |\n| --- |\n| 二... |", [12, 4, "p1"]],
    ["in a later block", "一\n\n二\n\n三...", [14, 2, "p3"]],
    ["after what is no block", "[^1]: 注\n\n一[^1]...", [12, 6, "p1"]],
    ["after an entity", "&amp;一...", [10, 7, "p1"]],
  ])("is told by line, column and block: %s", (_, body, [line, column, block]) => {
    expect(typography(body)).toEqual([["ascii-ellipsis", line, column, block]]);
  });

  it("in a field is the field's", () => {
    const place = { file: "a.md", line: 2, column: 11, field: "headline", block: "headline" };
    expect(checkFieldTypography('他说"好"...', place, "zh")).toMatchObject([
      { ...place, code: "straight-quote" },
      { ...place, code: "straight-quote" },
      { ...place, code: "ascii-ellipsis" },
    ]);
    expect(checkFieldTypography("他说“好”……", place, "zh")).toEqual([]);
  });
});

describe("full-width characters in English", () => {
  it.each([
    ["The meeting ended，and all left。", ["10:18", "10:31"]],
    ["Up 5％ on the year", ["10:5"]],
    ["In ２０２１ the Ａ team won", ["10:4", "10:13"]],
    ["Two lines\nthe second（of two）", ["11:11", "11:18"]],
  ])("are told: %s", (body, places) => {
    expect(typography(body, "en").map(([code, line, column]) => [code, `${line}:${column}`])).toEqual(
      places.map((place) => ["full-width-characters", place]),
    );
  });

  it.each([
    "“Quoted” and ‘quoted’ — so it goes…",
    "The book 《智慧水务：方案》 was shown",
    "It says 市政府，市委 on the door",
    "100% of 5, (two)",
  ])("are not seen in %s", (body) => {
    expect(typography(body, "en")).toEqual([]);
  });

  it("are told in a headline", () => {
    const place = { file: "a.en.md", line: 2, column: 11, field: "headline", block: "headline" };
    expect(checkFieldTypography("A new plan：water", place, "en")).toMatchObject([
      { ...place, code: "full-width-characters", details: { text: "：", instead: ":" } },
    ]);
  });
});
