import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readerOf } from "#lib/importer/page/normalised-text.ts";

const reader = readerOf(["本报讯 昨日，树种下了。"]);

it.each([
  ["whitespace goes", "白　露 说\n：好", "白露说：好"],
  ["ASCII punctuation is full-width", "好,真好;他说:种树!真的?(图)", "好，真好；他说：种树！真的？（图）"],
  ["thousands stay", "种树1,200棵,还有30棵", "种树1,200棵，还有30棵"],
  ["times and scores stay", "10:30开赛:主队3:2获胜", "10:30开赛：主队3:2获胜"],
  ["decimals and versions stay", "全长3.5公里,v1.2版", "全长3.5公里，v1.2版"],
  ["a comma beside one digit is punctuation", "12,约30", "12，约30"],
  ["a point after Chinese is a full stop", "树种下了.水也浇了(图).", "树种下了。水也浇了（图）。"],
  ["straight quotes alternate", '"小菜篮"装进"大民生"', "“小菜篮”装进“大民生”"],
  ["a quote left open is an opening one", '他说:"树', "他说：“树"],
  ["a point after a quotation is a full stop", '他说"好".他說「好」.', "他说“好”。他說“好”。"],
  ["corner brackets are quotes", "「小菜籃」說『好』｡", "“小菜籃”說‘好’。"],
  ["full-width text stays", "“好，真好；他说：种树！（图）”", "“好，真好；他说：种树！（图）”"],
  ["an apostrophe stays", "I'm here", "I'mhere"],
])("%s", (_, text, plain) => {
  expect(reader.read(text)).toBe(plain);
});

it("begins each text with an opening quote, whatever came before", () => {
  expect([reader.read('"甲'), reader.read('"乙')]).toEqual(["“甲", "“乙"]);
});

describe("a page in traditional characters", () => {
  const page = ["海州市召開會議", "會議強調，要將開放進行到底，讓這條河的水質好起來。"];

  it("is read as simplified", () => {
    expect(page.map(readerOf(page).read)).toEqual([
      "海州市召开会议",
      "会议强调，要将开放进行到底，让这条河的水质好起来。",
    ]);
  });

  it("tells 乾淨 from 乾坤 and 後面 from 皇后", () => {
    expect(readerOf(page).read("乾淨的麵條，乾坤，頭髮後面的皇后")).toBe("干净的面条，乾坤，头发后面的皇后");
  });
});

it("leaves a name in traditional characters alone on a simplified page", () => {
  const page = [
    "书法家题写的匾额“標準”挂在滨河书院的正厅里，一代代学子从匾下走过，抬头就能看见那两个大字，写字的人却早已不在了。",
    "书院今年修缮一新，市民可以预约参观，周末还有人在院子里教孩子们磨墨、拓碑、装裱，都是滨河老街传下来的手艺。",
  ];
  expect(page.map(readerOf(page).read)).toEqual(page);
});

it("keeps the length of a simplified text, whitespace aside, and gives the same when read again", () => {
  const text = fc.string({
    unit: fc.constantFrom(
      "绿",
      "道",
      "1",
      "2",
      "a",
      ",",
      ".",
      ":",
      ";",
      '"',
      "(",
      ")",
      "「",
      "」",
      "。",
      "，",
      "?",
    ),
    maxLength: 60,
  });
  fc.assert(
    fc.property(text, (source) => {
      const plain = reader.read(source);
      expect(plain).toHaveLength(source.length);
      expect(reader.read(plain)).toBe(plain);
    }),
    { numRuns: 500 },
  );
});

it("reads an empty page", () => {
  expect(readerOf([]).read("")).toBe("");
});
