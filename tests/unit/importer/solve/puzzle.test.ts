import { describe, expect, it } from "vitest";
import {
  advisePathProblem,
  bestContinuation,
  isLikelierJoined,
  joinProbability,
  pathProblemOf,
  puzzleOf,
  seamEvidenceOf,
  startsCut,
  weigh,
} from "#lib/importer/solve/puzzle.ts";
import { pageOf } from "../hand-made-page.ts";

const page = pageOf([
  ["headline", "让绿意进城"],
  ["deck", "白露主持"],
  ["byline", "■本报记者 白露"],
  ["lead", "本报讯 绿道沿河而建，一直通到老码"],
  "头。",
  "水很清。",
  ["headline", "桥通了"],
  ["lead", "本报讯 桥通了。"],
]);
const [headline, deck, byline, lead, cut, whole, other, otherLead] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const weights = {
  "look.wordSpan": 2,
  "join.bias": 1,
  "join.wordSpan": 1,
  "seam.bias": -0.5,
  "seam.wordSpan": 1,
  "gap.bias": 2,
  "next.bias": 3,
  "head.toDeck": 4,
  "start.lead": 0.5,
  "end.cut": -0.5,
  "pair.bias": 0.1,
  "topic.bias": 0.2,
  "heads.bias": 0.3,
  "cut.bias": -1,
  "cut.bestJoin": 1,
};
const puzzle = puzzleOf(page, weights);

it.each([
  [{ a: 2, b: -1 }, { a: 3, b: 0.5 }, 5.5],
  [{ a: 2 }, { a: 1, unknown: 7 }, 2],
  [{}, {}, 0],
])("weighs %j by %j", (given, features, sum) => {
  expect(weigh(given, features)).toBe(sum);
});

it("is as large as the page", () => {
  expect(puzzle.size).toBe(8);
});

describe("a join is possible", () => {
  it.each([
    ["where a sentence stops in the middle", lead, cut, true],
    ["further off", lead, whole, true],
    ["not after a whole sentence", cut, whole, false],
    ["not into a lead", lead, otherLead, false],
    ["not with itself", lead, lead, false],
    ["not from a headline", headline, cut, false],
    ["not into a headline", lead, other, false],
  ])("%s", (_, from, to, possible) => {
    expect(puzzle.join[from]?.[to] !== undefined).toBe(possible);
  });
});

describe("one block may follow another", () => {
  it.each([
    ["a deck its headline", headline, deck, "head.toDeck"],
    ["a text its headline", headline, lead, "head.toBody"],
    ["a byline a headline", headline, byline, "author.toByline"],
    ["a text its byline", byline, lead, "author.fromByline"],
    ["a paragraph one that is whole", cut, whole, "next.bias"],
    ["a paragraph one whose end is lost", lead, whole, "gap.bias"],
  ])("%s", (_, from, to, name) => {
    expect(puzzle.next[from]?.[to]).toHaveProperty([name]);
  });

  it.each([
    ["no headline a text", whole, other],
    ["no lead a text", whole, lead],
    ["no byline a text", whole, byline],
    ["no headline a byline", byline, other],
    ["no headline that is not its neighbour", headline, other],
    ["nothing itself", whole, whole],
  ])("%s", (_, from, to) => {
    expect(puzzle.next[from]?.[to]).toBeUndefined();
  });
});

it("lets a headline line follow another one, but no deck", () => {
  const { next } = puzzleOf(
    pageOf([["headline", "让绿意进城"], ["headline", "桥通了"], "水很清。"]),
    weights,
  );
  expect(next[0]?.[1]).toBeDefined();
  const decked = puzzleOf(pageOf([["deck", "白露主持"], ["headline", "桥通了"], "水很清。"]), weights);
  expect(decked.next[0]?.[1]).toBeUndefined();
});

describe("the problem", () => {
  const problem = pathProblemOf(puzzle, weights);

  it("takes the better of a join and what comes after lost print", () => {
    const join = weigh(weights, puzzle.join[lead]?.[cut] ?? {});
    expect(join).toBeGreaterThan(2);
    expect(problem.edge[lead]?.[cut]).toBe(join);
    expect(problem.edge[lead]?.[whole]).toBe(2);
    expect(problem.edge[whole]?.[cut]).toBe(3);
    expect(problem.edge[whole]?.[lead]).toBe(Number.NEGATIVE_INFINITY);
  });

  it("has the scores of beginnings, ends and pairs", () => {
    expect(problem.start).toEqual([0, 0, 0, 0.5, 0, 0, 0, 0.5]);
    expect(problem.end).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(problem.pair[cut]?.[whole]).toBe(0.1);
    expect(problem.pair[headline]?.[whole]).toBe(0.2);
    expect(problem.pair[headline]?.[other]).toBe(0.3);
    expect(problem.pair.map((row, index) => row[index])).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("is the same without advice", () => {
    expect(advisePathProblem(problem, page, undefined)).toBe(problem);
  });

  it("believes advice in part: joins, order, and what belongs together and what not", () => {
    const advice = { articles: [["f1", "f4", "f5"], ["f6"]], joins: [["f4", "f5"] as const] };
    const advised = advisePathProblem(problem, page, advice);
    const gain = (kind: "edge" | "pair", i: number, j: number) =>
      (advised[kind][i]?.[j] ?? 0) - (problem[kind][i]?.[j] ?? 0);
    expect(gain("edge", lead, cut)).toBeCloseTo(4.5);
    expect(gain("edge", headline, lead)).toBeCloseTo(1.5);
    expect(gain("edge", lead, whole)).toBe(0);
    expect(gain("pair", headline, cut)).toBeCloseTo(0.5);
    expect(gain("pair", cut, whole)).toBeCloseTo(-0.5);
    expect(gain("pair", deck, whole)).toBe(0);
  });

  it("believes no advice of what is impossible", () => {
    const advice = { articles: [["f6", "f4"]], joins: [["f5", "f1"] as const] };
    const { edge } = advisePathProblem(problem, page, advice);
    expect(edge[whole]?.[lead]).toBe(Number.NEGATIVE_INFINITY);
    expect(edge[cut]?.[headline]).toBe(Number.NEGATIVE_INFINITY);
  });

  it("learns nothing from ids that are not on the page", () => {
    expect(advisePathProblem(problem, page, { articles: [["f3", "f99"]], joins: [["", "f98"]] })).toEqual(
      problem,
    );
  });
});

describe("two fragments of which the second follows", () => {
  it("are one paragraph where the seam says so", () => {
    expect(joinProbability(puzzle, weights, lead, cut)).toBeGreaterThan(0.5);
    expect(joinProbability(puzzle, weights, lead, whole)).toBeLessThan(0.5);
    expect(joinProbability(puzzle, weights, cut, whole)).toBe(0);
  });

  it("are likelier joined than parted by the search's own scores", () => {
    expect(isLikelierJoined(puzzle, weights, lead, cut)).toBe(true);
    expect(isLikelierJoined(puzzle, weights, lead, whole)).toBe(false);
    expect(isLikelierJoined(puzzle, weights, cut, whole)).toBe(false);
  });

  it("have the seam's evidence under its own name", () => {
    const seam = seamEvidenceOf(puzzle, lead, cut) ?? {};
    const join = puzzle.join[lead]?.[cut] ?? {};
    expect(Object.keys(seam).every((name) => name.startsWith("seam."))).toBe(true);
    expect(seam["seam.wordSpan"]).toBe(join["join.wordSpan"]);
    expect(seamEvidenceOf(puzzle, cut, whole)).toBeUndefined();
  });
});

it("knows how well the best of all other fragments goes on", () => {
  expect(bestContinuation(page, weights, lead)).toBeGreaterThan(1);
  expect(bestContinuation(page, weights, cut)).toBe(-9);
  expect(bestContinuation(page, weights, 99)).toBe(-9);
});

it("finds a fragment cut at its start where something goes on in it", () => {
  expect(startsCut(puzzle, weights, cut)).toBe(true);
  expect(startsCut(puzzle, weights, whole)).toBe(false);
});
