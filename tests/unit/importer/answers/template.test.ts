import { expect, it } from "vitest";
import { answersOn, parseAnswers } from "#lib/content/answer-checks.ts";
import { answersTemplate } from "#lib/importer/answers/template.ts";
import type { Fragment, PagePlan, Role } from "#lib/importer/page-plan.ts";

const fragment = (id: string, role: Role, text: string, line: number): Fragment => ({
  ...{ id, role, text, lines: [line, line], startsCut: false, endsCut: false },
  ...(role === "headline" && { otherwise: { role: "furniture" as const, confidence: 0.3 } }),
});
const page: PagePlan = {
  fragments: [
    fragment("f1", "headline", '一："要闻"，# 头条', 1),
    fragment("f2", "lead", "本报讯 树", 3),
    fragment("f3", "body", "苗长高了。", 5),
    fragment("f4", "body", "另一段。", 7),
  ],
  articles: [
    {
      ...{ kicker: [], headline: ["f1"], deck: [], byline: [], confidence: 1 },
      paragraphs: [{ fragments: ["f2", "f3"], gapBefore: false, gapAfter: false }],
    },
  ],
  joins: [{ from: "f2", to: "f3", confidence: 0.6 }],
  unplaced: ["f4"],
  decisions: [
    {
      kind: "join",
      fragments: ["f2", "f3"],
      confidence: 0.6,
      alternatives: [{ fragments: ["f2", "f4"], confidence: 0.3 }],
    },
    { kind: "role", fragments: ["f1"], confidence: 0.7, alternatives: [] },
    { kind: "order", fragments: ["f3", "f4"], confidence: 0.95, alternatives: [] },
  ],
};

it("asks what is doubtful in lines that are answers once their # is deleted", () => {
  const template = answersTemplate(page, "2020-11-28", "en");
  expect(parseAnswers(template, "x").answers).toEqual([]);
  const questions = template.split("\n").filter((line) => line.startsWith("#- "));
  expect(questions).toHaveLength(5);
  expect(questions[0]).toBe('#- { fragment: "5 苗长高了。", continues: "3 本报讯树" } # 0.60 as it is');
  for (const question of questions) {
    const { answers, problems } = parseAnswers(question.slice(1), "x");
    expect([problems, answers?.length]).toEqual([[], 1]);
    expect(answersOn({ path: "x", answers: answers ?? [] }, page.fragments)).toMatchObject({
      answers: [expect.anything()],
      problems: [],
    });
  }
});

it("asks nothing where nothing is doubtful", () => {
  expect(answersTemplate({ ...page, decisions: page.decisions.slice(2) }, "2020-11-28", "zh")).toBe("");
});
