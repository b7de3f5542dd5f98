import { expect, it } from "vitest";
import { renderBody } from "#lib/markdown/blocks.ts";
import { htmlOfText, htmlPieces } from "#lib/markdown/html-pieces.ts";
import { parseMarkdown } from "#lib/markdown/parse.ts";

const bodies = [
  '甲 & 乙 < 丙 > 丁 "戊" &copy; &amp;lt;',
  '[链接](/zh?a=1&b=2 "a > b")，**粗**，`代<码>`，一[^1]\n\n[^1]: 注 & 解',
  "| 甲 | 乙 |\n|---|--:|\n| 1 < 2 | [x](/zh) |\n\n- 一  \n  二\n  - 三\n\n> 引[…]\n\n---\n\n```\n<b>\n```",
  "AT&T's R&D, \\&lt; a<b",
];

it.each(bodies)("gives back what the renderer wrote, of %j", (body) => {
  for (const { html } of renderBody(parseMarkdown(body), "zh").blocks) {
    const pieces = htmlPieces(html);
    expect(pieces.map((piece) => ("markup" in piece ? piece.markup : htmlOfText(piece.text))).join("")).toBe(
      html,
    );
    expect(pieces.every((piece) => !("text" in piece) || !/&#x(?:26|3C);/.test(piece.text))).toBe(true);
  }
});

it("tells what a text stands in", () => {
  const [block] = renderBody(parseMarkdown("一[二*三*](/zh)四<br>"), "zh").blocks;
  const texts = htmlPieces(block?.html ?? "").flatMap((piece) => ("text" in piece ? [piece] : []));
  expect(texts.slice(0, 4)).toEqual([
    { text: "一", within: ["p"] },
    { text: "二", within: ["p", "a"] },
    { text: "三", within: ["p", "a", "em"] },
    { text: "四", within: ["p"] },
  ]);
});
