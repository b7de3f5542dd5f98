import { describe, expect, it } from "vitest";
import { decisionsOf } from "#lib/importer/solve/decisions.ts";
import type { Solution } from "#lib/importer/solve/solve.ts";
import { pageOf } from "../hand-made-page.ts";

const page = pageOf([
  ["headline", "让绿意进城"],
  ["lead", "本报讯 绿道一直通到老码"],
  "头。",
  "水很清。",
  "桥通了。",
]);
const paths = [[0, 1, 2, 3], [4]];
const joins = [{ from: "f2", to: "f3", confidence: 0.9 }];

/** A solution by its shares, others being 0. */
function solution(
  follows: readonly (readonly [number, number, number])[],
  together: readonly (readonly [number, number, number])[],
): Solution {
  const square = () => paths.flat().map(() => paths.flat().map(() => 0));
  const made: Solution = {
    paths,
    score: 0,
    follows: square(),
    together: square(),
    last: [],
    first: [],
    whole: (items) => (items.length === 1 ? 0.7 : 0.6),
  };
  for (const [i, j, share] of follows) (made.follows[i] as number[])[j] = share;
  for (const [i, j, share] of together) {
    (made.together[i] as number[])[j] = share;
    (made.together[j] as number[])[i] = share;
  }
  return made;
}

const decisions = decisionsOf(
  paths,
  page,
  joins,
  solution(
    [
      [0, 1, 0.8],
      [0, 4, 0.15],
      [0, 3, 0.04],
      [1, 2, 0.9],
      [1, 3, 0.06],
      [2, 3, 0.5],
      [2, 4, 0.4],
    ],
    [
      [0, 1, 0.8],
      [0, 2, 0.8],
      [0, 3, 0.7],
      [1, 2, 1],
      [1, 3, 1],
      [2, 3, 1],
      [4, 0, 0.2],
      [4, 1, 0.2],
      [4, 2, 0.2],
      [4, 3, 0.4],
    ],
  ),
);
const ofKind = (kind: string) => decisions.filter((decision) => decision.kind === kind);

it("are an article's own, its headline's, and one for each two paragraphs that follow each other", () => {
  expect(decisions.map(({ kind, fragments }) => [kind, ...fragments].join(" "))).toEqual([
    "article f1 f2 f3 f4",
    "headline f1 f2",
    "join f2 f3",
    "order f3 f4",
    "article f5",
  ]);
});

it("are as sure as the solution", () => {
  expect(decisions.map(({ confidence }) => confidence)).toEqual([0.6, 0.8, 0.9, 0.5, 0.7]);
});

describe("what came close", () => {
  it("to a join or an order is another fragment in the last one's place", () => {
    expect(ofKind("join")[0]?.alternatives).toEqual([{ fragments: ["f2", "f4"], confidence: 0.06 }]);
    expect(ofKind("order")[0]?.alternatives).toEqual([{ fragments: ["f3", "f5"], confidence: 0.4 }]);
  });

  it("to a headline is another text below it, where it is likely at all", () => {
    expect(ofKind("headline")[0]?.alternatives).toEqual([{ fragments: ["f1", "f5"], confidence: 0.15 }]);
  });

  it("to an article is one with a fragment more or less", () => {
    const [first, second] = ofKind("article").map(({ alternatives }) =>
      alternatives.map(({ fragments, confidence }) => [fragments.join(" "), Number(confidence.toFixed(3))]),
    );
    expect(first).toEqual([
      ["f1 f2 f3 f4 f5", 0.25],
      ["f2 f3 f4", 0.233],
      ["f1 f2 f3", 0.1],
    ]);
    expect(second?.[0]).toEqual(["f5 f4", 0.4]);
  });
});

it("has a headline of two lines that is as sure as the doubtful one of them", () => {
  const two = pageOf([["headline", "让绿意进城"], ["headline", "首届论坛举行"], "水很清。"]);
  const shares = solution(
    [],
    [
      [0, 2, 0.4],
      [1, 2, 0.9],
    ],
  );
  const headline = decisionsOf([[0, 1, 2]], two, [], shares).find(({ kind }) => kind === "headline");
  expect(headline).toMatchObject({ fragments: ["f1", "f2", "f3"], confidence: 0.4 });
});

it("never offers an article of no fragments", () => {
  const none = decisions.filter(({ alternatives }) =>
    alternatives.some(({ fragments }) => fragments.length === 0),
  );
  expect(none).toEqual([]);
});

it("has no headline where an article has none, or nothing but one", () => {
  const even = solution([], []);
  expect(decisionsOf([[1, 2]], page, [], even).map(({ kind }) => kind)).toEqual(["article", "order"]);
  expect(decisionsOf([[0]], page, [], even).map(({ kind }) => kind)).toEqual(["article"]);
});

it("doubts an article with two bylines that stand apart, and none whose byline has two lines", () => {
  const twice = pageOf([
    ["headline", "让绿意进城"],
    ["byline", "本报记者 白露"],
    ["byline", "通讯员 江岸"],
    ["lead", "本报讯 绿道通到老码头。"],
    ["byline", "本报记者 杜若"],
    "水很清。",
  ]);
  const sure: Solution = { ...solution([], []), whole: () => 0.99 };
  const confidenceOf = (path: number[]) =>
    decisionsOf([path], twice, [], sure).find(({ kind }) => kind === "article")?.confidence;
  expect(confidenceOf([0, 1, 2, 3])).toBe(0.99);
  expect(confidenceOf([0, 1, 2, 3, 4, 5])).toBe(0.5);
});

it("are as sure of a join as it is, whatever follows", () => {
  const unsure = [{ from: "f2", to: "f3", confidence: 0.55 }];
  const [join] = decisionsOf(paths, page, unsure, solution([[1, 2, 0.9]], [])).filter(
    ({ kind }) => kind === "join",
  );
  expect(join?.confidence).toBe(0.55);
});
