import { describe, expect, it } from "vitest";
import { isBlock, renderBody } from "#lib/markdown/blocks.ts";
import { parseMarkdown } from "#lib/markdown/parse.ts";

const render = (body: string, locale: "zh" | "en" = "zh") => renderBody(parseMarkdown(body), locale);
const html = (body: string) => render(body).blocks.map((block) => block.html);

describe("blocks", () => {
  it("are the top-level pieces in order, with ids from p1", () => {
    const { blocks } = render("一\n\n## 二\n\n- 三\n- 四\n\n> 五\n\n---\n");
    expect(blocks.map(({ id }) => id)).toEqual(["p1", "p2", "p3", "p4", "p5"]);
    expect(blocks.map((block) => /^<(\w+)/.exec(block.html)?.[1])).toEqual([
      "p",
      "h2",
      "ul",
      "blockquote",
      "hr",
    ]);
  });

  it.each([
    ["a comment", "<!-- 注 -->"],
    ["a comment of several lines", "<!-- 注\n\n注 -->"],
    ["a definition", "[甲]: https://example.org"],
    ["a footnote", "[^1]: 注"],
  ])("do not count %s, wherever it stands", (_, aside) => {
    const { blocks } = render(`${aside}\n\n一[^1]\n\n${aside}\n\n二\n\n${aside}\n`);
    expect(blocks.map(({ id, text }) => [id, text.replace("[^1]", "")])).toEqual([
      ["p1", "一"],
      ["p2", "二"],
    ]);
    expect(blocks[1]?.html).toBe("<p>二</p>");
  });

  it("are none where there is no text", () => {
    expect(render("")).toEqual({ blocks: [], notes: "", noteTexts: [], gaps: 0 });
    expect(render("<!-- 注 -->\n").blocks).toEqual([]);
  });

  it("have notes beside them, whose texts are without markup, number and way back", () => {
    const { noteTexts } = render(
      "一[^甲]二[^b]\n\n[^甲]: 注**一** […]。\n\n    - 其一\n    - 其二\n[^b]: a < b\n[^c]: 没有用到",
    );
    expect(noteTexts).toEqual([
      { id: expect.stringMatching(/^note-fn-/), text: expect.stringMatching(/^注一 \[…\]。\s+其一\s+其二$/) },
      { id: "note-fn-b", text: "a < b" },
    ]);
  });

  it("agree with what counts as a block of the source", () => {
    const root = parseMarkdown("一[^1]\n\n<!-- 注 -->\n\n[^1]: 注\n\n二\n");
    expect(root.children.filter(isBlock)).toHaveLength(renderBody(root, "zh").blocks.length);
  });

  it("have their text without markup, gaps included", () => {
    const { blocks } = render("一**二**[三](https://example.org)`四`[…]\n\n| 五 |\n| --- |\n| 六 |\n");
    expect(blocks.map(({ text }) => text)).toEqual(["一二三四[…]", "五\n六"]);
  });

  it("have no note to translators in their text", () => {
    const { blocks } = render("One <!-- sic --> two.", "en");
    expect(blocks).toMatchObject([{ html: "<p>One  two.</p>", text: "One  two." }]);
  });
});

describe("a block that says [untranslated]", () => {
  it.each([
    ["alone", "[untranslated]", true],
    ["beside a note to translators", "[untranslated] <!-- unclear -->", true],
    ["with other words", "[untranslated] yet", false],
    ["in other words", "[Untranslated]", false],
    ["in a heading", "## [untranslated]", false],
    ["in code", "```\n[untranslated]\n```", false],
  ])("%s: %j is %s", (_, body, untranslated) => {
    expect(render(body, "en").blocks).toMatchObject([{ untranslated }]);
  });
});

describe("HTML is safe", () => {
  it.each([
    ["javascript:alert(1)"],
    ["JavaScript:alert(1)"],
    ["java&#115;cript:alert(1)"],
    ["data:text/html,alert(1)"],
    ["vbscript:x"],
    ["file:///etc/passwd"],
  ])("in a link to %s, which leads nowhere", (address) => {
    for (const body of [`[一](<${address}>)`, `[一][x]\n\n[x]: <${address}>`])
      expect(html(body)).toEqual(["<p><a>一</a></p>"]);
  });

  it.each([
    ["https://example.org/a?b=c"],
    ["http://example.org"],
    ["mailto:editor@example.org"],
    ["/zh/dates"],
    ["#p2"],
  ])("in a link to %s, which leads there", (address) => {
    expect(html(`[一](${address})`)[0]).toContain(`href="${address}"`);
  });

  it.each([
    "https://example.org/a.png",
    "//example.org/a.png",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
  ])("in a picture from %s, which is not fetched", (address) => {
    expect(html(`文![一](<${address}>)`)).toEqual(['<p>文<img alt="一"></p>']);
  });

  it.each([
    ["一\n\n![](hall.jpg)\n\n二", [{ file: "hall.jpg", after: 1 }]],
    ["![](./hall.jpg)\n\n一\n\n二", [{ file: "hall.jpg", after: 0 }]],
    [
      "一\n\n二\n\n![][a] ![](%E5%9B%BE.PNG)\n\n[a]: b.webp",
      [
        { file: "b.webp", after: 2 },
        { file: "图.PNG", after: 2 },
      ],
    ],
  ])("without the pictures that stand alone, but with their places: %s", (body, pictures) => {
    const { blocks, pictures: placed } = render(body);
    expect(blocks.map(({ id, text }) => [id, text])).toEqual([
      ["p1", "一"],
      ["p2", "二"],
    ]);
    expect(placed).toEqual(pictures);
  });

  it.each([
    ["<script>alert(1)</script>"],
    ["<img src=x onerror=alert(1)>"],
    ['<a href="javascript:alert(1)" onclick="x">二</a>'],
    ["<!-- --><style>p{display:none}</style>"],
    ["<iframe src='//example.org'></iframe>"],
  ])("without the raw %s", (raw) => {
    for (const body of [raw, `一${raw}`, `- ${raw}`, `| ${raw} |\n| --- |\n`])
      expect(
        render(body)
          .blocks.map((block) => block.html)
          .join(""),
      ).not.toMatch(/script|onerror|onclick|style|iframe|href/);
  });

  it("in text with characters of markup", () => {
    expect(html("1 \\< 2 & 3 `<b>`")).toEqual(["<p>1 &#x3C; 2 &#x26; 3 <code>&#x3C;b></code></p>"]);
  });

  it("without form controls in a list of tasks", () => {
    expect(html("- [ ] 一\n- [x] 二")[0]).not.toContain("<input");
  });
});

describe("headings", () => {
  it.each([
    ["# 一", "<h2>一</h2>"],
    ["## 一", "<h2>一</h2>"],
    ["### 一", "<h3>一</h3>"],
  ])("%j leave the page's only h1 to the headline", (body, expected) => {
    expect(html(body)).toEqual([expected]);
  });

  it("inside a quotation too", () => {
    expect(html("> # 一")[0]).toContain("<h2>一</h2>");
  });
});

it("renders tables with their heads and alignment", () => {
  expect(html("| 县 | 户 |\n| --- | --: |\n| 衡山 | 3 |\n")[0]?.replaceAll("\n", "")).toBe(
    '<div class="table" role="region" tabindex="0" aria-label="表格：县、户"><table><thead><tr><th>县</th><th class="right">户</th></tr></thead>' +
      '<tbody><tr><td>衡山</td><td class="right">3</td></tr></tbody></table></div>',
  );
});

describe("footnotes", () => {
  const { blocks, notes } = render("一[^a]\n\n[^a]: 注文\n\n二\n");

  it("stand apart from the blocks", () => {
    expect(blocks.map(({ text }) => text)).toEqual(["一", "二"]);
    expect(notes).toContain("注文");
    expect(blocks.map((block) => block.html).join("")).not.toContain("注文");
  });

  it("are linked both ways by ids that are there", () => {
    const all = blocks.map((block) => block.html).join("") + notes;
    const ids = [...all.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const targets = [...all.matchAll(/ (?:href="#|aria-describedby=")([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThanOrEqual(3);
    expect(ids).toEqual(expect.arrayContaining(targets));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("have no id that a block has", () => {
    expect(render("一[^p1]\n\n[^p1]: 注").notes).not.toMatch(/ id="p1"/);
  });

  it("are titled in the text's own language", () => {
    expect(notes).toContain(">注释</h2>");
    expect(render("One[^1]\n\n[^1]: Note", "en").notes).toContain(">Notes</h2>");
  });

  it("are none where there are none, and none that nothing refers to", () => {
    expect(render("一").notes).toBe("");
    expect(render("一\n\n[^1]: 注").notes).toBe("");
  });
});
