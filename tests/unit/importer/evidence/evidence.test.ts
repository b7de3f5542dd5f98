import { describe, expect, it } from "vitest";
import {
  affinity,
  areNeighbours,
  authorshipFeatures,
  cutFeatures,
  endFeatures,
  gapFeatures,
  headFeatures,
  isClosing,
  joinFeatures,
  pairFeatures,
  startFeatures,
  successionFeatures,
} from "#lib/importer/evidence/evidence.ts";
import type { Node } from "#lib/importer/page/page-model.ts";
import { pageOf } from "../hand-made-page.ts";

/** The nodes of a page, which must have as many as are asked for. */
function nodesOf(...blocks: Parameters<typeof pageOf>[0]) {
  const page = pageOf(blocks);
  const node = (index: number): Node => {
    const found = page.nodes[index];
    if (found === undefined) throw new Error(`no node ${index}`);
    return found;
  };
  return { page, node };
}

it.each([
  ["副市长沈澜出席。", true],
  ["市领导沈澜、阚一鸣参加调研。", true],
  ["副市长沈澜主持会议。", true],
  ["沈澜出席", false],
  ["会议强调，要种好每一棵树。", false],
  [`沈澜出席。${"绿道沿河而建，".repeat(10)}沈澜发言。`, false],
])("%s closes an article: %s", (text, closes) => {
  expect(isClosing(nodesOf(text).node(0))).toBe(closes);
});

it("finds fragments neighbours only where nothing stands between them, bylines neither", () => {
  const { node } = nodesOf("甲。", "乙。", ["byline", "■本报记者 白露"], "丙。");
  expect([areNeighbours(node(0), node(1)), areNeighbours(node(1), node(3))]).toEqual([true, false]);
  expect(areNeighbours(node(1), node(0))).toBe(false);
});

describe("affinity", () => {
  const { node } = nodesOf(
    "海绵城市建设进入第三年，雨水有了去处。",
    "海绵城市让街巷不再积水。",
    "垃圾分类有了新办法。",
    "绿道开放。",
    "社区宣传垃圾分类。",
    "绿道很长。",
  );

  it("is what two fragments have in common, the same both ways", () => {
    expect(affinity(node(0), node(1))).toBeGreaterThan(0.5);
    expect(affinity(node(0), node(1))).toBe(affinity(node(1), node(0)));
    expect(affinity(node(0), node(2))).toBe(0);
  });

  it("counts a term inside a longer shared one once", () => {
    const [longer] = [...node(2).terms].filter(([term]) => term === "垃圾分类");
    expect(node(2).terms.has("垃圾")).toBe(true);
    const length = Math.sqrt(30 * 30);
    expect(affinity(node(2), node(4))).toBeCloseTo(((longer?.[1] ?? 0) * 60) / (length + 40), 9);
  });
});

describe("where an article begins and ends", () => {
  const { page, node } = nodesOf(
    ["headline", "河岸新绿"],
    ["lead", "本报讯 树种下了。"],
    "绿道沿河",
    "绿道很长。",
    "副市长沈澜出席。",
  );

  it.each([
    [0, { head: 1 }, { head: 1 }],
    [1, { lead: 1 }, { lead: 1 }],
    [2, { other: 1 }, { cut: 1 }],
    [3, { other: 1 }, { other: 1 }],
    [4, { other: 1 }, { closing: 1 }],
  ])("fragment %i", (index, start, end) => {
    expect(startFeatures(node(index), page)).toMatchObject(start);
    expect(endFeatures(node(index))).toEqual(end);
  });
});

describe("a join", () => {
  const { page, node } = nodesOf("绿道沿河而建，一直通到老码", "头。", "会议强调，要浇水。", "绿道沿河，");

  it("is likelier where the second is the neighbour, and has the evidence of the seam", () => {
    expect(joinFeatures(node(0), node(1), page)).toMatchObject({
      next: 1,
      after: 0,
      far: 0.1,
      touching: 1,
      toShort: 1,
      afterComma: 0,
      toUnfinished: 0,
    });
    expect(joinFeatures(node(0), node(1), page).wordSpan).toBeGreaterThan(0);
  });

  it("may lie further off, or back", () => {
    expect(joinFeatures(node(0), node(2), page)).toMatchObject({ next: 0, after: 1, far: 0.2, toMeeting: 1 });
    expect(joinFeatures(node(3), node(0), page)).toMatchObject({
      next: 0,
      after: 0,
      far: 0.3,
      afterComma: 1,
      toUnfinished: 1,
    });
  });
});

describe("a column's beginning", () => {
  const { page, node } = nodesOf("绿道沿河", "一路树荫。", "水很清。", ["headline", "河岸新绿"], "桥通了。");

  it.each([
    ["at the page's first fragment", 0, 1],
    ["behind one that stops in mid-sentence", 1, 1],
    ["behind a headline", 4, 1],
    ["not behind a whole one", 2, 0],
  ])("is seen %s", (_, index, columnStart) => {
    expect(cutFeatures(node(index), page, 0)).toMatchObject({ columnStart });
  });

  it("is no neighbour's gap", () => {
    expect(gapFeatures(node(0), node(2), page, 0)).toMatchObject({ toColumnStart: 0, touching: 0 });
    expect(gapFeatures(node(0), node(1), page, 0)).toMatchObject({ toColumnStart: 1, touching: 1 });
  });
});

it.each([
  ["我们几代人”，他说。", 1],
  ["管理办法》出台。", 1],
  ["“我们几代人”，他说。", 0],
  ["绿道很长。", 0],
])("%s closes what it never opened: %i", (text, closes) => {
  const { page, node } = nodesOf(text);
  expect(cutFeatures(node(0), page, 0)).toMatchObject({ closes });
});

it.each([
  [-9, -4],
  [1.5, 1.5],
  [7, 4],
])("bounds the score of a best join: %d counts as %d", (score, bestJoin) => {
  const { page, node } = nodesOf("绿道沿河", "树荫。");
  expect(cutFeatures(node(1), page, score)).toMatchObject({ bestJoin });
});

describe("a paragraph after another", () => {
  const { page, node } = nodesOf(
    ["lead", "本报讯 绿道开放。"],
    "会议强调，要浇水。",
    "会议指出，要种树。",
    "论坛上，专家建言。",
    "副市长沈澜出席。",
  );
  const succession = (from: number, to: number) => successionFeatures(node(from), node(to), page, 0);

  it("has openings that fit or do not", () => {
    expect(succession(1, 2)).toMatchObject({ sameOpening: 1, nextSameOpening: 1, otherOpening: 0 });
    expect(succession(1, 3)).toMatchObject({ sameOpening: 0, otherOpening: 1 });
    expect(succession(1, 3)).not.toHaveProperty("nextOtherOpening");
    expect(succession(2, 3)).toMatchObject({ nextOtherOpening: 1 });
  });

  it("follows a lead, and no closing one", () => {
    expect(succession(0, 1)).toMatchObject({ fromLead: 1, nextFromLead: 1, fromClosing: 0 });
    expect(succession(4, 1)).toMatchObject({ fromLead: 0, fromClosing: 1 });
    expect(succession(3, 4)).toMatchObject({ toClosing: 1 });
  });
});

describe("a headline", () => {
  const { page, node } = nodesOf(
    ["headline", "让绿意进城"],
    ["headline", "首届论坛举行"],
    ["deck", "白露主持"],
    ["lead", "本报讯 树种下了。"],
    "会议强调，要浇水。",
  );

  it("stands above another line, a deck, or a text", () => {
    expect(headFeatures(node(0), node(1), page, 0)).toEqual({ toHeadline: 1 });
    expect(headFeatures(node(1), node(2), page, 0)).toEqual({ toDeck: 1 });
    expect(headFeatures(node(2), node(3), page, -9)).toMatchObject({
      toBody: 1,
      next: 1,
      toLead: 1,
      toCut: 0,
    });
    expect(headFeatures(node(2), node(4), page, 0)).toMatchObject({
      next: 0,
      toLead: 0,
      toCut: 1,
      toMeeting: 1,
    });
  });
});

describe("two fragments of one article", () => {
  const { page, node } = nodesOf(
    ["lead", "本报讯 海绵城市进入第三年。"],
    "海绵城市让街巷不再积水。",
    "“这条河的水清了。”沈澜说，树也多了。",
    "会议强调，要浇水。",
    "“这座桥也通了。”沈澜说，路也宽了。",
  );
  const pair = (a: number, b: number) => pairFeatures(node(a), node(b), page);

  it("are near or far", () => {
    expect(pair(0, 1)).toMatchObject({ near1: 1, near2: 0, near3: 0, far: 0.1 });
    expect(pair(3, 1)).toMatchObject({ near1: 0, near2: 1, near3: 0, far: 0.2 });
    expect(pair(0, 3)).toMatchObject({ near1: 0, near2: 0, near3: 1 });
  });

  it("share what a lead is about, or nothing", () => {
    expect(pair(0, 1)).toMatchObject({ opening: affinity(node(0), node(1)), none: 0 });
    expect(pair(1, 3)).toMatchObject({ affinity: 0, opening: 0, none: 1 });
  });

  it("may have one speaker, and openings that fit or do not", () => {
    expect(pair(2, 4)).toMatchObject({ sameSpeaker: 1, sameOpening: page.openingRarity("quote") });
    expect(pair(2, 3)).toMatchObject({ sameSpeaker: 0, sameOpening: 0, otherOpening: 1 });
  });
});

it("tells two bylines of one article from the lines of one, and from a signature", () => {
  const { node } = nodesOf(
    ["byline", "本报记者 白露"],
    ["byline", "通讯员 江岸"],
    "树种下了。",
    ["byline", "本报记者 杜若"],
    "桥通了。",
    ["signature", "（林舟）"],
  );
  expect(authorshipFeatures(node(0), node(1))).toEqual({});
  expect(authorshipFeatures(node(0), node(3))).toEqual({ twice: 1 });
  expect(authorshipFeatures(node(0), node(5))).toEqual({ both: 1 });
});

it("sees siblings that open alike, unless half of the page does", () => {
  const { page, node } = nodesOf(
    "在产业兴旺上，种好稻。",
    "在生态宜居上，栽好树。",
    "在产业富民上，修好路。",
    "桥通了。",
    "水清了。",
    "船开了。",
  );
  expect(pairFeatures(node(0), node(2), page).alike).toBeGreaterThan(0.1);
  expect(pairFeatures(node(0), node(3), page).alike).toBe(0);
  const { page: same, node: each } = nodesOf("在产业上，种稻。", "在产业上，栽树。", "在产业上，修路。");
  expect(pairFeatures(each(0), each(1), same).alike).toBeLessThan(0.05);
});
