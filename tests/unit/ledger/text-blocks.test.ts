import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutBlocks, withoutSpace } from "#lib/ledger/text-blocks.ts";

const textsOf = (source: string) => cutBlocks(source).map(({ text }) => text);
const page = (...lines: string[]) => lines.join("\n");

describe("a page with blank lines between its blocks", () => {
  it("is cut at them, each block exactly as it stands and with its lines", () => {
    expect(
      cutBlocks("\n让绿意进城\n首届绿化论坛举行 \n\n\n 白　露致辞\n \u3000\t\n本报讯 树种下了。"),
    ).toEqual([
      { text: "让绿意进城\n首届绿化论坛举行 ", lines: [2, 3] },
      { text: " 白　露致辞", lines: [6, 6] },
      { text: "本报讯 树种下了。", lines: [8, 8] },
    ]);
  });

  it.each([
    ["Windows line ends", "甲一\r\n甲二\r\n\r\n乙\r\n", ["甲一\r\n甲二", [1, 2]], ["乙", [4, 4]]],
    ["old Macintosh line ends", "甲一\r甲二\r\r乙", ["甲一\r甲二", [1, 2]], ["乙", [4, 4]]],
    ["a byte order mark", "\uFEFF甲\n\n乙", ["甲", [1, 1]], ["乙", [3, 3]]],
    ["form feeds between pages", "甲。\f\f乙。\n\n丙", ["甲。", [1, 1]], ["乙。", [3, 3]], ["丙", [5, 5]]],
    ["a line end in the last place", "甲\n\n乙\n", ["甲", [1, 1]], ["乙", [3, 3]]],
  ])("may have %s", (_, source, ...blocks) => {
    expect(cutBlocks(source)).toEqual(blocks.map(([text, lines]) => ({ text, lines })));
  });

  it("may be hard-wrapped: a short line in a block is no paragraph's end", () => {
    const source = page(
      "本报讯 6月3日，滨河绿道",
      "开放，市民",
      "可以走到老码头。明天还有",
      "",
      "绿道全长12公里，设有驿站",
      "六处。",
    );
    expect(cutBlocks(source).map(({ lines }) => lines)).toEqual([
      [1, 3],
      [5, 6],
    ]);
  });

  it.each([
    ["a byline between two lines", page("河岸新绿", "■本报记者 白露", "本报讯 树种下了。", "", "好。"), 4],
    ["the indent of a paragraph", page("　　树种下了。", "还要浇水。", "　　水也浇了。", "", "好。"), 3],
    [
      "a line too long for any column",
      page("让绿意进城", "首届论坛举行", "树".repeat(81), "林".repeat(90), "", "好。"),
      4,
    ],
  ])("is cut inside its blocks too: %s", (_, source, count) => {
    expect(cutBlocks(source)).toHaveLength(count);
  });

  it("may have a paragraph, a headline or a byline on each line of what stands together", () => {
    const source = page(
      "城区三条公交线路",
      "下周一起调整",
      "本报记者 白露",
      "为配合大桥维修，自3月15日起，城区三条公交线路临时调整，途经站点有变化。",
      "市公交集团提醒市民提前查询线路。",
      "石鼓区还设立了认养林。",
      "",
      "滨河绿道开放",
      "本报讯（记者 严冬）首批绿道在滨河公园开放，市民可以沿河一直走到老码头去。",
      "",
      "停水公告",
      "因水厂检修，定于3月14日22时至15日6时停水，请沿线用户提前储水备用。",
      "市水务公司",
      "3月12日",
    );
    expect(cutBlocks(source).map(({ lines }) => lines)).toEqual([
      [1, 2],
      [3, 3],
      [4, 4],
      [5, 5],
      [6, 6],
      [8, 8],
      [9, 9],
      [11, 11],
      [12, 12],
      [13, 14],
    ]);
  });

  it("keeps a line that had no room for what follows, where a sentence or a report's first word ends it", () => {
    const source = page(
      "绿道沿河而建一直通到老码头。",
      "市民可以走到公园去，据介绍",
      "本报记者昨日前往时，还没有",
      "开放。",
      "",
      "好。",
    );
    expect(cutBlocks(source).map(({ lines }) => lines)).toEqual([
      [1, 4],
      [6, 6],
    ]);
  });

  it("keeps the wrapped paragraphs of a list whole, each after its mark", () => {
    const source = page(
      "●设立就业热线12333，周一至周五",
      "8时至18时有人接听；",
      "●每月逢八举办一场招聘会，",
      "全年不少于三十场；",
      "",
      "●给予最高二十万元的创业担保贷款以及场地租金补",
      "贴。",
    );
    expect(cutBlocks(source).map(({ lines }) => lines)).toEqual([
      [1, 2],
      [3, 4],
      [6, 7],
    ]);
  });

  it("may stand behind a margin, with the indents of its paragraphs inside it", () => {
    const source = page(
      "    让绿意进城",
      "    首届论坛举行",
      "",
      "      树种下了。",
      "    水也浇了。",
      "      好。",
    );
    expect(cutBlocks(source).map(({ lines }) => lines)).toEqual([
      [1, 2],
      [4, 5],
      [6, 6],
    ]);
  });
});

describe("a page without blank lines", () => {
  it("has a block on each line where the lines are of any length", () => {
    const lines = Array.from({ length: 20 }, (_, at) => `第${at + 1}段，${"绿".repeat((at * 7) % 40)}。`);
    expect(textsOf(page(...lines))).toEqual(lines);
  });

  it("has a block on each line where there are few lines, too", () => {
    const lines = [
      "河岸新绿",
      "■本报记者 白露",
      "本报讯 6月3日，首批绿道在滨河公园开放，市民可以沿河走到老码头。",
      "绿道全长12公里，设有驿站六处。",
      "园林局局长严冬出席。",
    ];
    expect(textsOf(page(...lines))).toEqual(lines);
  });

  it("joins the full lines of a column, up to the short one that ends a paragraph", () => {
    const full = "绿道沿河而建一直通到老码头";
    const source = page("河岸新绿", full, full, full, "设有驿站。", full, full, full, "好。", full);
    expect(cutBlocks(source).map(({ lines }) => lines)).toEqual([
      [1, 1],
      [2, 5],
      [6, 9],
      [10, 10],
    ]);
  });

  it("joins the few full lines of one wrapped paragraph", () => {
    expect(
      cutBlocks(page("本报讯 6月3日，首批绿道", "在滨河公园开放，市民可以", "走到老码头。")),
    ).toHaveLength(1);
  });

  it.each([
    ["ideographic", "\u3000\u3000"],
    ["ordinary", "    "],
  ])("begins a paragraph at an indent of %s spaces", (_, indent) => {
    const full = "绿道沿河而建一直通到老码头";
    const opening = `${indent}${full.slice(0, 11)}`;
    const source = page(opening, full, full, opening, full, opening, full, full);
    expect(cutBlocks(source).map(({ lines }) => lines)).toEqual([
      [1, 3],
      [4, 5],
      [6, 8],
    ]);
  });

  it.each(["■", "□", "▲", "●"])("keeps a byline marked with %s alone", (mark) => {
    const lines = ["绿道沿河而建。", `${mark}本报记者 白露`, `${mark} 通讯员 严冬`, "本报讯 树种下了。"];
    expect(textsOf(page(...lines))).toEqual(lines);
  });
});

it.each([
  ["an empty text", ""],
  ["a byte order mark alone", "\uFEFF"],
  ["blanks alone", " \n\u3000\r\n\t\f"],
])("finds no block in %s", (_, source) => {
  expect(cutBlocks(source)).toEqual([]);
});

const pageText = fc.string({
  unit: fc.constantFrom(
    "绿",
    "道",
    "。",
    "，",
    "“",
    "”",
    "■",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\f",
    " ",
    "\u3000",
  ),
  maxLength: 400,
});

it.each([
  ["text like a page's", pageText],
  ["any text", fc.string({ unit: "binary", maxLength: 300 })],
])("loses, adds and moves no character but whitespace: %s", (_, sources) => {
  fc.assert(
    fc.property(sources, (source) => {
      expect(withoutSpace(textsOf(source).join(""))).toBe(withoutSpace(source));
    }),
    { numRuns: 500 },
  );
});

it("gives each block the very lines of the source that it stands on, none to two blocks", () => {
  fc.assert(
    fc.property(pageText, (source) => {
      const lines = source.split(/\r\n|[\r\n\f]/);
      let last = 0;
      for (const {
        text,
        lines: [from, to],
      } of cutBlocks(source)) {
        expect(from).toBeGreaterThan(last);
        expect(text.split(/\r\n|[\r\n\f]/)).toEqual(lines.slice(from - 1, to));
        last = to;
      }
    }),
    { numRuns: 500 },
  );
});

it.each([
  ["本 报\u3000讯\n", "本报讯"],
  ["\uFEFF 好\t。\r\n", "好。"],
  ["", ""],
])("compares %j as %j", (text, plain) => {
  expect(withoutSpace(text)).toBe(plain);
});
