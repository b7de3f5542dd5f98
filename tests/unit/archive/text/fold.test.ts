import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "#lib/archive/text/fold.ts";

describe("fold", () => {
  it.each([
    ["ＡＢＣ１２３", "abc123"],
    ["ｶﾀｶﾅ", "カタカナ"],
    ["Café Zürich", "cafe zurich"],
    ["cafe\u0301", "cafe"],
    ["GDP", "gdp"],
    ["垃圾分類", "垃圾分类"],
    ["議會開會", "议会开会"],
    ["㎡", "m2"],
    ["ﬁne", "fine"],
    ["\u3000", " "],
    ["İstanbul", "istanbul"],
    ["二○二〇年◯", "二零二零年零"],
    ["⻓桥通⻋", "长桥通车"],
    ["智\u200b慧\u00ad水\ufeff务", "智慧水务"],
  ])("takes %j for %j", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it("takes 看著 for 看着, and 乾隆 for itself in either script", () => {
    expect(fold("看著")).toBe(fold("看着"));
    expect(fold("乾隆")).toBe(fold("乾隆"));
    expect(fold("後來的裏面和裡面")).toBe(fold("后来的里面和里面"));
  });

  it("folds a part of a text to a part of the folded text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 })),
        fc.nat(),
        (characters, at) => {
          const text = characters.slice(0, at % (characters.length + 1)).join("");
          expect(fold(characters.join("")).startsWith(fold(text))).toBe(true);
        },
      ),
    );
  });

  it("folds what is folded to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
