import { describe, expect, it } from "vitest";
import { todoOf, unregistered } from "#lib/importer/drafts/todo.ts";
import type { Decision, Fragment } from "#lib/importer/page-plan.ts";

const fragment = (id: string, text: string, lines: [number, number]): Fragment => ({
  ...{ id, text, lines },
  ...{ role: "body", startsCut: false, endsCut: false },
});
const fragments = [
  fragment("f01", "全市植树活动启动", [1, 1]),
  fragment("f02", "顾明说，种树要选对时节，\n更要选对树种。", [12, 14]),
];
const decision = (kind: Decision["kind"], ids: string[], confidence: number): Decision => ({
  ...{ kind, fragments: ids, confidence, alternatives: [] },
});
const nothing = { fragments, decisions: [], isSupplied: false, reporters: [], people: [] };

describe("what is left to do in a draft", () => {
  it("is to look at what was guessed, and to translate it", () => {
    expect(todoOf(nothing)).toEqual(["kind", "topics", "translation"]);
  });

  it("is to look at each fragment once that is doubtful, by its lines and its beginning", () => {
    const decisions = [
      decision("join", ["f09", "f02"], 0.4),
      decision("role", ["f02"], 0.6),
      decision("article", ["f02", "f01"], 0.3),
      decision("order", ["f02", "f07"], 0.3),
      decision("role", ["f01"], 0.95),
    ];
    expect(todoOf({ ...nothing, decisions })[0]).toEqual({ fragment: "12-14 顾明说，种树要选对时" });
    expect(todoOf({ ...nothing, decisions })).toHaveLength(4);
  });

  it("is to register whom no registry has, with the pinyin proposed", () => {
    const reporters = [
      { zh: "段林", en: "Duan Lin" },
      { zh: "金鼎方圆", en: "" },
    ];
    expect(todoOf({ ...nothing, isSupplied: true, reporters, people: ["欧阳明"] })).toEqual([
      ...["headline", "kind", "topics"],
      { reporter: "段林 (Duan Lin)" },
      { reporter: "金鼎方圆" },
      { person: "欧阳明 (Ouyang Ming)" },
      "translation",
    ]);
  });

  it("names the people whom a title introduces, and no others", () => {
    const people = [
      { id: "gu-ming", name: { zh: "顾明", en: "Gu Ming" }, office: { zh: "局长", en: "Head" } },
    ];
    const text =
      "园林局局长顾明参加，副市长罗 青主持。成长方案为市民喜爱，高水平开放、安全感提升。工会主席郭敬说。";
    expect(unregistered(text, { people, reporters: [] }, [])).toEqual(["罗青", "郭敬"]);
  });
});
