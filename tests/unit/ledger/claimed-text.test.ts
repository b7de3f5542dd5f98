import { describe, expect, it } from "vitest";
import { claim, unclaimedInSource, unclaimedStretches, unclaimedText } from "#lib/ledger/claimed-text.ts";

/** A text of which the stretches between brackets are claimed. */
function claimedBetweenBrackets(marked: string) {
  const text = unclaimedText(marked.replace(/[<>]/g, ""));
  let offset = 0;
  for (const [, before = "", inside = ""] of marked.matchAll(/([^<]*)<([^>]*)>/g)) {
    claim(text, offset + before.length, inside.length);
    offset += before.length + inside.length;
  }
  return text;
}

describe("a text to be claimed", () => {
  it.each([
    ["whitespace of every kind", "一 二\t三\u3000四\u00A0五\n六\uFEFF七", "一二三四五六七"],
    ["quotation marks in one form", "“一”‘二’", "\"一\"'二'"],
    ["commas in one form", "一，二,三", "一,二,三"],
    ["brackets in one form", "（一）［二］", "(一)[二]"],
    [
      "all else as it is",
      "一。二、三：四；五！六？Ａ１～《七》——……",
      "一。二、三：四；五！六？Ａ１～《七》——……",
    ],
    ["characters for radicals", "⻓桥通⻋", "长桥通车"],
    ["nothing that nobody sees", "智慧\u200B水\u00AD务", "智慧水务"],
    ["nothing of nothing", " \n", ""],
  ])("has %s", (_, source, text) => {
    expect(unclaimedText(source).text).toBe(text);
  });

  it("knows where each character stands in its source", () => {
    const { text, offsets } = unclaimedText(" 一\n\n二，三");
    expect(text).toBe("一二,三");
    expect(offsets).toEqual([1, 4, 5, 6]);
  });

  it("knows where a radical stands whose character has two halves", () => {
    const text = unclaimedText("一⺇二");
    expect(text.text).toBe("一𠘨二");
    expect(text.offsets).toEqual([0, 1, 1, 2]);
    claim(text, 0, 1);
    claim(text, 3, 1);
    expect(unclaimedInSource(text)).toEqual([{ offset: 1, text: "⺇" }]);
  });

  it("is unclaimed at first, as a whole", () => {
    expect(unclaimedStretches(unclaimedText("一二"))).toEqual([{ from: 0, to: 2 }]);
    expect(unclaimedStretches(unclaimedText(""))).toEqual([]);
  });
});

describe("what is unclaimed", () => {
  it.each([
    ["before", "一二<三>", ["一二"]],
    ["after", "<一>二三", ["二三"]],
    ["between", "<一>二<三>", ["二"]],
    ["around", "一<二>三", ["一", "三"]],
    ["nowhere", "<一二>", []],
    ["beside neighbours claimed apart", "一<二><三>四", ["一", "四"]],
  ])("stands %s what is claimed", (_, marked, expected) => {
    expect(unclaimedInSource(claimedBetweenBrackets(marked)).map(({ text }) => text)).toEqual(expected);
  });

  it("is told with its whitespace and in its own form, where it stands", () => {
    const text = unclaimedText("一 “二\n三” 四");
    claim(text, 0, 1);
    claim(text, 5, 1);
    expect(unclaimedInSource(text)).toEqual([{ offset: 2, text: "“二\n三”" }]);
  });

  it.each([
    ["second", 1, 1],
    ["first", 0, 0],
  ])("is a whole character where only its %s half is left over", (_, half, start) => {
    const text = unclaimedText(half === 0 ? "𠮷田" : "一𠮷田".slice(1));
    claim(text, 1 - start, 1);
    claim(text, 2, 1);
    expect(unclaimedInSource(text)).toEqual([{ offset: 0, text: "𠮷" }]);
  });
});
