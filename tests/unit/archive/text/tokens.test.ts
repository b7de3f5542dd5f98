import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexText, runsOf, tokensOfRun } from "#lib/archive/text/tokens.ts";

describe("a Chinese text", () => {
  it.each([
    ["垃圾分类", "垃圾 圾分 分类 类"],
    ["市委、市政府", "市委 委 市政 政府 府"],
    ["到2020年", "到2_ _20_ _02_ _20_ _0年 年"],
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
    ["Café No. 5G", "cafe no 5g"],
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
      unit: fc.constantFrom("市", "委", "類", "a", "B", "é", "7", " ", "，", ".", "_", "\n", "\ud87e\udc1a"),
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
