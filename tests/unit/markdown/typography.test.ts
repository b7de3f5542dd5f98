import { describe, expect, it } from "vitest";
import { renderBody } from "../../../lib/markdown/blocks.ts";
import { parseMarkdown } from "../../../lib/markdown/parse.ts";

const html = (text: string, locale: "zh" | "en" = "zh") =>
  renderBody(parseMarkdown(text), locale)
    .blocks.map(({ html }) => html)
    .join("");

describe("Latin words in Chinese text", () => {
  it("carry their language, several together", () => {
    expect(html("来自Massachusetts Institute of Technology的学者")).toContain(
      '来自<span lang="en">Massachusetts Institute of Technology</span>的学者',
    );
  });

  it("are left alone in addresses, code, short runs and English text", () => {
    for (const text of [
      "网址https://example.com/path",
      "网址https://example.com/list.html?from=front&language=chinese#about ，",
      "运行`install`命令",
      "发展5G和AI产业",
      "信箱name@example.com",
    ]) {
      expect(html(text)).not.toContain("<span");
    }
    expect(html("An International seminar", "en")).not.toContain("<span");
  });

  it("are not justified where they are long", () => {
    expect(html("介绍了Internationalization等概念")).toContain('<p class="ragged">');
    expect(html("发展5G和AI产业")).toContain("<p>");
  });

  it("lose no character", () => {
    const text = "“Hello”said Tom’s well-known co-op：A4L级Robotaxi，3.14GHz。";
    expect(html(text).replace(/<[^>]*>/g, "")).toBe(text);
  });
});

describe("tables", () => {
  const table = "| 项目 | 数量 |\n|:--|--:|\n| 智能水表更换以及漏损监测平台 | 12 |\n";

  it("are named regions that the keyboard reaches", () => {
    expect(html(table)).toMatch(
      /^<div class="table" role="region" tabindex="0" aria-label="表格：项目、数量"><table>/,
    );
  });

  it("keep their alignment, and tell long cells from short ones", () => {
    expect(html(table)).toContain('<td class="right">12</td>');
    expect(html(table)).toContain('<td class="long">智能水表更换以及漏损监测平台</td>');
  });

  it("are one block each, wherever they stand", () => {
    const { blocks } = renderBody(parseMarkdown(`前。\n\n${table}\n后。`), "zh");
    expect(blocks.map(({ html }) => html.slice(0, 10))).toEqual(["<p>前。</p>", "<div class", "<p>后。</p>"]);
  });
});
