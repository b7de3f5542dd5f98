import { expect, it } from "vitest";
import { renderBody } from "#lib/markdown/blocks.ts";
import { parseMarkdown } from "#lib/markdown/parse.ts";
import { rubyOfHtml, rubyOfText } from "#lib/pinyin/ruby.ts";

const ruby = (body: string) => rubyOfHtml(renderBody(parseMarkdown(body), "zh").blocks[0]?.html ?? "", []);

it("puts its reading above each Chinese character, and above nothing else", () => {
  expect(rubyOfText("5月，AT&T", [])).toBe("5<ruby>月<rt>yuè</rt></ruby>，AT&#x26;T");
});

it("reads a word across markup", () => {
  expect(ruby("银**行**行走")).toBe(
    "<p><ruby>银<rt>yín</rt></ruby><strong><ruby>行<rt>háng</rt></ruby></strong>" +
      "<ruby>行<rt>xíng</rt>走<rt>zǒu</rt></ruby></p>",
  );
});

it("leaves code alone, and characters beyond the first plane whole", () => {
  expect(ruby("`代码`")).toBe("<p><code>代码</code></p>");
  expect(rubyOfText("𠮷𠮷a", []).replace(/<[^>]*>/g, "")).toContain("𠮷");
});

it("keeps a character and what chooses its form together", () => {
  const chosen = "葛\u{E0100}洪\uFE00a\u0301";
  expect(rubyOfText(chosen, []).replace(/<rt>[^<]*<\/rt>/g, "")).toBe(
    `<ruby>葛\u{E0100}洪\uFE00</ruby>a\u0301`,
  );
  expect(rubyOfText("\uFE00", [])).toBe("\uFE00");
});

it("takes nothing away: without the readings the HTML is as it was", () => {
  const body = "| 甲 & 乙 | [链接](/zh) |\n|---|---|\n| 1 < 2 | 一二[…] |";
  const [block] = renderBody(parseMarkdown(body), "zh").blocks;
  const annotated = rubyOfHtml(block?.html ?? "", []);
  expect(annotated.replace(/<rt>[^<]*<\/rt>|<\/?ruby>/g, "")).toBe(block?.html);
});
