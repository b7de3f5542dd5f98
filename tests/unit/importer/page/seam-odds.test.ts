import { describe, expect, it } from "vitest";
import { brokenOdds, edgeOf, headOf, seamOdds, tailOf } from "#lib/importer/page/seam-odds.ts";
import { wordPairs } from "#lib/importer/page/word-pairs.ts";
import { dictionary } from "#lib/importer/page/words.ts";

const pairs = wordPairs();
const tail = (text: string) => tailOf(dictionary().words(text), pairs);
const head = (text: string) => headOf(dictionary().words(text), pairs);
const odds = (left: string, right: string) => seamOdds(tail(left), head(right), pairs);
const begins = (text: string) => seamOdds(edgeOf("^", pairs).tail, head(text), pairs);

describe("the words at a seam", () => {
  it.each([
    ["a word is made whole", "市长白露强", "调，要修好路。", "会议指出，路要修好。"],
    ["a name is", "他每天都去图书", "馆看报。", "公园散步。"],
    ["a collocation is", "扩大内需、促进消费", "结构升级。", "名代表参加。"],
    ["a number gets its unit", "全程共有12", "公里。", "的问题。"],
    ["a measure word gets its noun", "三千多名", "职工到场。", "的时候。"],
    ["a verb gets its object", "双方继续举行", "会谈。", "着一本书。"],
    ["的 gets its noun", "这是最好的", "办法。", "了解到。"],
  ])("speak for it where %s", (_, left, right, wrong) => {
    expect(odds(left, right)).toBeGreaterThan(odds(left, wrong) + 1);
  });

  it("speak against a sentence after a word that is not whole", () => {
    expect(odds("白露强", "副市长江岸参加研讨会。")).toBeLessThan(-4);
  });

  it("say nothing where there are none", () => {
    expect(odds("", "路修好了。")).toBe(0);
    expect(odds("路修好了", "")).toBe(0);
    expect(Number.isFinite(odds("ABC", "🙂"))).toBe(true);
  });
});

describe("a sentence's beginning", () => {
  it.each(["会议指出，路要修好。", "近日，桥通了。", "记者了解到，桥通了。", "这座桥通了。"])(
    "may be %s",
    (text) => {
      expect(begins(text)).toBeGreaterThan(0);
    },
  );

  it.each(["的会议。", "了一番。", "，桥通了。", "们的路。", "名学生到场。", "项工作。", "性的变化。"])(
    "is not %s",
    (text) => {
      expect(begins(text)).toBeLessThan(-2);
    },
  );
});

it("knows where a text stops inside a word", () => {
  expect(brokenOdds(tail("正在推"))).toBeGreaterThan(2);
  expect(brokenOdds(tail("白露的"))).toBeLessThan(-2);
});
