import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexText, plainEnglish, readEnglish, runsOf, tokensOfRun } from "#lib/archive/text/tokens.ts";

describe("a Chinese text", () => {
  it.each([
    ["垃圾分类", "垃圾 圾分 分类 类"],
    ["市委、市政府", "市委 委 市政 政府 府"],
    ["到2020年", "到2020_ _2020_年 年"],
    ["第17次", "第17_ _17_次 次"],
    ["10.5%，1,234.5万", "_10·5_％ ％ _1234·5_万 万"],
    ["１，２３４．５", "_1234·5_"],
    ["2020.11.28和3·15", "_2020_ _11_ _28_和 和3·15_ _3·15_"],
    ["100，200人", "_100_ _200_人 人"],
    ["COVID-19", "_co_ _ov_ _vi_ _id_ _d19_ _19_"],
    ["COVID 19", "_co_ _ov_ _vi_ _id_ _d19_ _19_"],
    ["2020-2021", "_2020_ _2021_"],
    ["⑩级", "_10_级 级"],
    ["王　　梅", "王梅 梅"],
    ["甲\n乙", "甲 乙"],
    ["智慧\u200b水\u00ad务1\u200b2", "智慧 慧水 水务 务12_ _12_"],
    ["二○二〇", "二零 零二 二零 零"],
    ["二0二O年", "二零 零二 二零 零年 年"],
    ["统一0点", "统一 一0_ _0_点 点"],
    ["⻓桥通⻋", "长桥 桥通 通车 车"],
    ["用 Windows 的", "用w_ _wi_ _in_ _nd_ _do_ _ow_ _ws_ _s的 的"],
    ["[…]。", ""],
    ["陈𬭳", "陈𬭳 𬭳"],
  ])("is cut into pairs: %j gives %j", (text, tokens) => {
    expect(indexText(text, "characters")).toBe(tokens);
  });
});

describe("an English text", () => {
  it.each([
    ["The city’s waste-sorting drive", "the city s waste sorting drive"],
    ["Café No. 5G", "cafe no 5 g"],
    ["covid19, COVID-19", "covid 19 covid 19"],
    ["1,234.5 of 10.5% in 2020. 1.2.3", "1234·5 of 10·5 ％ in 2020 1 2 3"],
    ["naïve 1,234.5 of 10.5%", "naive 1234·5 of 10·5 ％"],
    ["co\u00adop", "coop"],
    ["Wang Mei (王　梅)", "wang mei 王梅 梅"],
    ["Zhu Jian (朱健) said", "zhu jian 朱健 健 said"],
    ["A_B", "a b"],
  ])("is cut into words: %j gives %j", (text, tokens) => {
    expect(indexText(text, "words")).toBe(tokens);
  });
});

it("is the same for the index and for queries", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({
      unit: fc.constantFrom(
        "市",
        "委",
        "類",
        "a",
        "B",
        "é",
        "7",
        " ",
        "，",
        ".",
        "_",
        "\n",
        "\ud87e\udc1a",
        "1",
        "０",
        "○",
        "二",
        "-",
        "%",
        "\u200b",
        "，",
      ),
    }),
  );
  fc.assert(
    fc.property(text, fc.constantFrom("characters" as const, "words" as const), (text, cutting) => {
      const tokens = runsOf(text, cutting).flatMap((run) => tokensOfRun(run, cutting));
      expect(indexText(text, cutting)).toBe(tokens.join(" "));
    }),
    { numRuns: 1000 },
  );
});

it("is the same for the index and for marks in English", () => {
  const unit = fc.constantFrom(..."abSZ 0129.,%-’\n");
  fc.assert(
    fc.property(
      fc.string({ unit, maxLength: 30 }).filter((text) => plainEnglish.test(text)),
      (text) => {
        const read = readEnglish(text);
        expect(read.map(({ token }) => token).join(" ")).toBe(indexText(text, "words"));
        for (const { token, start, end } of read) {
          expect(indexText(text.slice(start, end), "words")).toBe(token);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
