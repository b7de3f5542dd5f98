import { describe, expect, it } from "vitest";
import { renderBody } from "#lib/markdown/blocks.ts";
import { parseMarkdown } from "#lib/markdown/parse.ts";

const html = (body: string) =>
  renderBody(parseMarkdown(body), "zh")
    .blocks.map((block) => block.html)
    .join("\n");

/** The links of a text, with what stands in each. */
const links = (body: string) =>
  [...html(body).matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href, text]) => [href, text]);

describe("a bare address ends before Chinese", () => {
  it.each([
    ["a comma", "详见http://a.example/b，电话不变。", "http://a.example/b"],
    ["a full stop", "网址：https://a.example/b。", "https://a.example/b"],
    ["a bracket", "（https://a.example/b）内", "https://a.example/b"],
    ["a bracket of its own and a comma", "见https://a.example/b(c)，内", "https://a.example/b(c)"],
    ["a quotation mark", "“https://a.example/b”", "https://a.example/b"],
    ["a title mark", "《https://a.example/b》", "https://a.example/b"],
    ["a Han character", "登录https://a.example/c查看", "https://a.example/c"],
    ["a rare Han character", "登录https://a.example/c𠮷", "https://a.example/c"],
    ["kana", "https://a.example/cのページ", "https://a.example/c"],
    ["a dash", "https://a.example/c——完", "https://a.example/c"],
    ["an ideographic space", "https://a.example/c　查看", "https://a.example/c"],
    ["the end of emphasis", "**网址：https://a.example/f。**请", "https://a.example/f"],
    ["the end of emphasis at once", "**https://a.example/f**请", "https://a.example/f"],
    ["its own last full stop and a bracket", "（见https://a.example/f.）", "https://a.example/f"],
    ["Chinese after its host", "http://a.example，", "http://a.example"],
  ])("%s", (_, body, address) => {
    expect(links(body)).toEqual([[address, address]]);
  });

  it("and another may follow", () => {
    expect(links("https://a.example/g、https://a.example/h两个").map(([href]) => href)).toEqual([
      "https://a.example/g",
      "https://a.example/h",
    ]);
  });

  it.each([
    ["www.", "官网：www.a.example，微信", "http://www.a.example", "www.a.example"],
    ["a capital protocol", "见HTTP://WWW.A.EXAMPLE/I。", "http://WWW.A.EXAMPLE/I", "HTTP://WWW.A.EXAMPLE/I"],
    ["an address of mail", "邮箱a.b@a.example，欢迎", "mailto:a.b@a.example", "a.b@a.example"],
    [
      "letters beyond ASCII",
      "https://a.example/café，",
      "https://a.example/caf%C3%A9",
      "https://a.example/café",
    ],
  ])("with %s", (_, body, href, text) => {
    expect(links(body)).toEqual([[href, text]]);
  });

  it("in a list, a quotation, a table and a note", () => {
    for (const body of [
      "- 见http://a.example/b，",
      "> 见http://a.example/b，",
      "| 见http://a.example/b，|\n| --- |\n",
    ])
      expect(links(body).map(([href]) => href)).toEqual(["http://a.example/b"]);
    const { notes } = renderBody(parseMarkdown("一[^1]\n\n[^1]: 见http://a.example/b，下"), "zh");
    expect(notes).toContain('<a href="http://a.example/b">http://a.example/b</a>，下');
  });

  it("and is as long as it ever was in English and between angle brackets", () => {
    expect(links("See https://a.example/b?c=d&e=f#g. Then").map(([href]) => href)).toEqual([
      "https://a.example/b?c=d&#x26;e=f#g",
    ]);
    expect(links("“https://a.example/b”").map(([, text]) => text)).toEqual(["https://a.example/b"]);
    expect(links("<https://a.example/衡阳>").map(([, text]) => text)).toEqual(["https://a.example/衡阳"]);
  });
});

describe("signs stay as they are", () => {
  it.each([
    "分辨率2560*1440，即23*10。",
    "面积3*4*5米，湘D*123*号。",
    "身份证4304**********12尾号。",
    "电话138****5678，138****5679。",
    "获奖者：王**、李*、张**。",
    "（2+3）*（4+5）*6，(2+3)*(4+5)*6",
    "5℃*3*2",
    "２５６０*１４４０和２*３",
    "气温5~~8℃，夜间3~~6℃",
    "气温5℃~~8℃，夜间-3℃~~-1℃",
    "电话____，年龄____。",
    "____年____月，____日",
    "a_b_c和1_2_3",
    "2 * 3 * 4",
  ])("%s", (body) => {
    expect(html(body)).toBe(`<p>${body}</p>`);
  });

  it.each([
    ["**重点**在此", "<p><strong>重点</strong>在此</p>"],
    ["增长**5%**以上，**2021年**", "<p>增长<strong>5%</strong>以上，<strong>2021年</strong></p>"],
    ["**中国移动5G**（以下简称）", "<p><strong>中国移动5G</strong>（以下简称）</p>"],
    ["**（一）**2021年", "<p><strong>（一）</strong>2021年</p>"],
    ["他说**真。**她", "<p>他说<strong>真。</strong>她</p>"],
    ["*重点*，***重点***", "<p><em>重点</em>，<em><strong>重点</strong></em></p>"],
    ["~~删~~", "<p><del>删</del></p>"],
    ["a *b* _c_ **d** 1", "<p>a <em>b</em> <em>c</em> <strong>d</strong> 1</p>"],
  ])("and markup is markup: %s", (body, expected) => {
    expect(html(body)).toBe(expected);
  });
});

describe("what nobody means", () => {
  it.each([
    ["a tab before a paragraph makes no code", "\t会议听取了汇报。", "<p>会议听取了汇报。</p>"],
    ["four spaces make no code", "    会议听取了汇报。", "<p>会议听取了汇报。</p>"],
    ["a line below a paragraph makes no heading", "会议\n---", "<p>会议</p>\n<hr>"],
    ["nor does a double one", "会议\n===", "<p>会议\n===</p>"],
    ["a box of a task stays", "- [x] 甲\n- [ ] 乙", "<ul>\n<li>[x] 甲</li>\n<li>[ ] 乙</li>\n</ul>"],
  ])("%s", (_, body, expected) => {
    expect(html(body)).toBe(expected);
  });
});

describe("an indent is dropped", () => {
  it.each([
    ["of ideographic spaces", "\u3000\u3000会议", "<p>会议</p>"],
    ["of em spaces", "\u2003\u2003会议", "<p>会议</p>"],
    ["of no-break spaces", "\u00A0\u00A0会议", "<p>会议</p>"],
    ["of entities", "&emsp;&nbsp;会议", "<p>会议</p>"],
    ["before emphasis", "\u3000**会议**", "<p><strong>会议</strong></p>"],
    ["after emphasis that opens it", "**&emsp;会议**", "<p><strong>会议</strong></p>"],
    ["in a list", "- \u3000会议", "<ul>\n<li>会议</li>\n</ul>"],
    ["in a quotation", "> \u3000\u3000会议", "<blockquote>\n<p>会议</p>\n</blockquote>"],
    ["in a heading", "## \u3000会议", "<h2>会议</h2>"],
    [
      "in a cell",
      "| \u3000会议 |\n| --- |",
      '<div class="table" role="region" tabindex="0" aria-label="表格：会议"><table>\n<thead>\n<tr>\n<th>会议</th>\n</tr>\n</thead>\n</table></div>',
    ],
  ])("%s", (_, body, expected) => {
    expect(html(body)).toBe(expected);
  });

  it("and a space inside a text is not", () => {
    expect(html("王\u3000梅")).toBe("<p>王\u3000梅</p>");
  });
});

describe("a list has the numbers that are written", () => {
  it.each([
    ["where one is left out", "1. 甲\n\n3. 乙", ["1. 甲", "3. 乙"], '<li value="3">'],
    ["where they go down", "3. 甲\n2. 乙", ["3. 甲", "2. 乙"], '<li value="2">'],
    ["where they are all one", "1. 甲\n1. 乙", ["1. 甲", "1. 乙"], '<li value="1">'],
    ["in a list inside another", "- 甲\n  1. 乙\n  5. 丙", ["甲", "1. 乙", "5. 丙"], '<li value="5">'],
    ["in a quotation", "> 1. 甲\n> 4. 乙", ["1. 甲", "4. 乙"], '<li value="4">'],
    ["from any number", "45. 甲\n46. 乙", ["45. 甲", "46. 乙"], '<ol start="45">'],
    ["with brackets", "1) 甲\n2) 乙", ["1) 甲", "2) 乙"], '<ol class="bracketed">'],
  ])("%s", (_, body, lines, expected) => {
    const { blocks } = renderBody(parseMarkdown(body), "zh");
    expect(blocks[0]?.html).toContain(expected);
    expect(blocks[0]?.text.split("\n")).toEqual(lines);
  });

  it("and no more than its start where they count on", () => {
    expect(html("2. 甲\n3. 乙")).toBe('<ol start="2">\n<li>甲</li>\n<li>乙</li>\n</ol>');
  });
});

describe("the text of a block", () => {
  it.each([
    ["the items of a list", "- East opens\n- West opens", "East opens\nWest opens"],
    ["the paragraphs of an item", "- 甲\n\n  乙\n- 丙", "甲\n乙\n丙"],
    ["the cells of a table", "| 馆 | 时间 |\n|---|---|\n| 东 | 九点 |", "馆\n时间\n东\n九点"],
    ["the paragraphs of a quotation", "> 一\n>\n> 二", "一\n二"],
    ["the lines that hard breaks make", "甲路  \n乙街\\\n丙巷", "甲路\n乙街\n丙巷"],
  ])("keeps apart %s", (_, body, text) => {
    expect(renderBody(parseMarkdown(body), "zh").blocks.map((block) => block.text)).toEqual([text]);
  });
});
