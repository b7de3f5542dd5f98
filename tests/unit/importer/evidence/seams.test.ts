import { describe, expect, it } from "vitest";
import { seamEvidence } from "#lib/importer/evidence/seams.ts";
import { languageModelOf } from "#lib/importer/page/language-model.ts";
import type { LanguageModel } from "#lib/importer/page-plan.ts";
import { pageOf } from "../hand-made-page.ts";

/** The evidence at the seam `left|right`, with other fragments on the page. */
function at(seam: string, others: readonly string[] = [], archive?: LanguageModel) {
  const [left = "", right = ""] = seam.split("|");
  const page = pageOf([left, right, ...others], archive);
  const [from, to] = page.nodes;
  if (from === undefined || to === undefined) throw new Error("a seam has two sides");
  return seamEvidence(from, to, page);
}

describe("a word across the seam", () => {
  it.each([
    "教育院副院长邢至晖为论|坛作点评，并围绕质量建言",
    "市里出台了《河|道管理办法》",
    "打造“智慧水|务”示范城市",
    "全市重点推|进绿道建设",
  ])("speaks for the join and leaves no stub: %s", (seam) => {
    const { wordSpan, stub } = at(seam);
    expect(wordSpan).toBeGreaterThan(0.5);
    expect(stub).toBe(0);
  });

  it.each([
    "强调要加强顶层设计，坚|以及省委会议精神",
    "绿道一直通到|白露指出，要种好树",
    "全市种树3|会议强调，要浇好水",
    "绿道很长，|水也很清",
    "去年的GDP|增长很快",
  ])("is not seen where there is none: %s", (seam) => {
    expect(at(seam).wordSpan).toBe(0);
  });
});

describe("a broken word that the other side does not complete", () => {
  it("counts against the join by how surely it is broken", () => {
    const broken = at("强调要加强顶层设计，坚|以及省委会议精神").stub;
    const whole = at("强调要加强顶层设计|以及省委会议精神").stub;
    expect(broken).toBeGreaterThan(0.9);
    expect(whole).toBe(0);
  });

  it("counts on both sides", () => {
    expect(at("要加强顶层设计，坚|坛作点评").stub).toBeGreaterThan(at("要加强顶层设计|坛作点评").stub);
  });
});

describe("quotes, brackets and titles", () => {
  it.each([
    ["one closes what the other opens", "他说，“这条河养育了|我们几代人”，大家都鼓掌", 1],
    ["a title", "市里出台了《河|道管理办法》", 1],
    ["a bracket", "绿道全长12公里（含|支线），已经开放", 1],
    ["corner brackets", "他說，「這條河養育了|我們幾代人」", 1],
    ["an open one is left alone", "他说，“这条河养育了|我们几代人，大家都鼓掌", -1],
    ["a closing one comes from nowhere", "他说，这条河养育了|我们几代人”，大家都鼓掌", -1],
    ["another one opens first", "他说，“这条河养育了|树。“水清了”", -1],
    ["none is open", "他说，“好”，这条河养育了|我们几代人。“好”", 0],
  ])("%s: %s", (_, seam, marks) => {
    expect(at(seam).marks).toBe(marks);
  });
});

describe("digits and units", () => {
  it.each([
    ["a number after a word that wants one", "全市种树约|300亩，比去年多", 1],
    ["a unit after a number", "全市种树300|亩，比去年多", 1],
    ["a percent sign after a number", "面积增长了5|%，创新高", 1],
    ["a number may go on", "全市种树30|0亩，比去年多", 0.5],
    ["a number wants its unit", "全市种树300|会议强调，要浇水", -1],
    ["a percent sign wants its number", "面积增长了很多|%，创新高", -1],
    ["no number at all", "全市种树很多|亩，比去年多", 0],
  ])("%s: %s", (_, seam, number) => {
    expect(at(seam).number).toBe(number);
  });
});

describe("grammar", () => {
  it.each([
    ["a preposition wants its noun", "要坚持把|的工作做好", -1],
    ["no particle follows a comma", "树种得很好，|的人都来了", -1],
    ["no second comma follows a comma", "树种得很好，|，人都来了", -1],
    ["a clause follows a comma", "树种得很好，|大家都来了", 0.3],
    ["以及 follows a whole word", "会议听取了水利|以及防汛工作汇报", 0.3],
    ["以及 follows no broken one", "要加强顶层设计，坚|以及省委会议精神", -1],
    ["以及 follows no preposition", "会议听取了对|以及防汛工作汇报", -1],
    ["nothing that only goes on follows a full stop", "树种下了。|以及防汛工作汇报", -1],
    ["nothing is known", "绿道沿河|种着树", 0],
  ])("%s: %s", (_, seam, grammar) => {
    expect(at(seam).grammar).toBe(grammar);
  });
});

describe("what stands elsewhere", () => {
  it("on the page speaks for the join, the longer the more", () => {
    const seam = "全市深化产学|研合作，共建园区";
    expect(at(seam)).toMatchObject({ pagePair: 0, pageGram: 0 });
    expect(at(seam, ["要做好学研互动。"])).toMatchObject({ pagePair: 1, pageGram: 0 });
    expect(at(seam, ["我市推进产学研合作。"])).toMatchObject({ pagePair: 1, pageGram: 3 });
  });

  it("on the page does not count across punctuation", () => {
    expect(at("绿道很好，|大家都来了", ["河水很好，大家都去了。"])).toMatchObject({
      pagePair: 0,
      pageGram: 0,
    });
  });

  it("in the archive speaks for the join where chance does not put it there", () => {
    const seam = "全市深化产学|研合作，共建园区";
    const archive = languageModelOf(Array.from({ length: 20 }, () => "我市推进产学研合作。"));
    expect(at(seam).archiveGram).toBe(0);
    expect(at(seam, [], languageModelOf([])).archiveGram).toBe(0);
    expect(at(seam, [], languageModelOf(["绿道很好"])).archiveGram).toBe(0);
    expect(at(seam, [], archive).archiveGram).toBeGreaterThan(1);
    expect(at("全市深化产学|绿道很好", [], archive).archiveGram).toBe(0);
  });

  it("in both clauses at the seam speaks for the join, rare characters more", () => {
    const others = ["树种下了。", "桥通车了。", "树浇水了。"];
    const rare = at("码头修葺一新，|葺好的码头", others).local;
    const common = at("码头修好了树，|种好了树", others).local;
    expect(rare).toBeGreaterThan(common);
    expect(common).toBeGreaterThan(0);
    expect(at("码头一新，|树种下", others).local).toBe(0);
  });
});
