import { describe, expect, it } from "vitest";
import { renderBody } from "#lib/markdown/blocks.ts";
import { parseMarkdown } from "#lib/markdown/parse.ts";

const rendered = (body: string, locale: "zh" | "en" = "zh") => {
  const { blocks, notes, gaps } = renderBody(parseMarkdown(body), locale);
  return { html: blocks.map(({ html }) => html).join(""), notes, gaps };
};
const mark = '<span class="gap" title="原文此处残缺">[…]</span>';

describe("missing print", () => {
  it.each([
    ["alone", "[…]", `<p>${mark}</p>`, 1],
    ["at the start", "[…]一", `<p>${mark}一</p>`, 1],
    ["at the end", "一[…]", `<p>一${mark}</p>`, 1],
    ["in the middle", "一[…]二", `<p>一${mark}二</p>`, 1],
    ["twice in a row", "[…][…]", `<p>${mark}${mark}</p>`, 2],
    ["twice with text between", "[…]一[…]", `<p>${mark}一${mark}</p>`, 2],
    ["in emphasis", "**一[…]**", `<p><strong>一${mark}</strong></p>`, 1],
    ["in a heading", "## 一[…]", `<h2>一${mark}</h2>`, 1],
    ["in several blocks", "[…]一\n\n二[…]", `<p>${mark}一</p><p>二${mark}</p>`, 2],
  ])("is marked and counted %s", (_, body, html, gaps) => {
    expect(rendered(body)).toMatchObject({ html, gaps });
  });

  it("is named in the text's own language", () => {
    expect(rendered("One […] two.", "en").html).toBe(
      '<p>One <span class="gap" title="The print is missing here">[…]</span> two.</p>',
    );
  });

  it("is marked in a cell of a table and in a list", () => {
    expect(rendered("| 一 |\n| --- |\n| […] |\n").html).toContain(`<td>${mark}</td>`);
    expect(rendered("- 一[…]").html).toContain(`<li>一${mark}</li>`);
  });

  it("is marked in a footnote", () => {
    expect(rendered("一[^1]\n\n[^1]: 注[…]文").notes).toContain(`注${mark}文`);
  });

  it.each([
    ["in code", "`[…]`", "<p><code>[…]</code></p>"],
    ["in a code block", "```\n[…]\n```", "<pre><code>[…]\n</code></pre>"],
    ["as three dots", "[...]", "<p>[...]</p>"],
    ["as an ellipsis of Chinese print", "一……二", "<p>一……二</p>"],
  ])("is not seen %s", (_, body, html) => {
    expect(rendered(body)).toMatchObject({ html, gaps: 0 });
  });
});
