import { describe, expect, it } from "vitest";
import { pageOf } from "../hand-made-page.ts";

it("holds every fragment with its place on the page, and what part it has", () => {
  const { nodes } = pageOf([
    ["headline", "河岸\n新绿"],
    ["byline", "■本报记者 白露"],
    ["lead", "本报讯 树种下了。"],
    ["deck", "白露主持"],
  ]);
  expect(
    nodes.map(({ place, rank, part, plain, fragment }) => [place, rank, part, plain, fragment.id]),
  ).toEqual([
    [0, 0, "head", "河岸新绿", "f1"],
    [1, 1, "byline", "■本报记者白露", "f2"],
    [2, 1, "text", "本报讯树种下了。", "f3"],
    [3, 2, "head", "白露主持", "f4"],
  ]);
});

describe("the opening of a fragment", () => {
  it.each([
    ["会议强调，要种好树。", "meeting"],
    ["会上，沈澜介绍了情况。", "meeting"],
    ["论坛上，沈澜介绍了情况。", "event"],
    ["与会专家建言献策。", "event"],
    ["“树种好了。”沈澜说。", "quote"],
    ["「樹種好了。」", "quote"],
    ["绿道沿河而建。", "other"],
  ])("of %s is that of a %s", (text, opening) => {
    expect(pageOf([text]).nodes[0]?.opening).toBe(opening);
  });

  it("is a person who speaks and is named elsewhere too", () => {
    const { nodes } = pageOf(["阚一鸣强调，要种好树。", "会后，阚一鸣来到河边。"]);
    expect(nodes.map(({ opening, speaker }) => [opening, speaker])).toEqual([
      ["person", "阚一鸣"],
      ["other", undefined],
    ]);
  });

  it("may be a quotation whose speaker comes after it", () => {
    const [node] = pageOf(["“这条河的水清了。”沈澜说，树也多了。"]).nodes;
    expect([node?.opening, node?.speaker]).toEqual(["quote", "沈澜"]);
  });

  it("tells the more the fewer fragments open so", () => {
    const page = pageOf(["会议强调，好。", "会议指出，好。", "会议要求，好。", "论坛上，好。"]);
    expect(page.openingRarity("event")).toBeGreaterThan(page.openingRarity("meeting"));
  });
});

describe("terms", () => {
  const page = pageOf([
    "海绵城市建设进入第三年，垃圾分类也有新办法。",
    "市民对垃圾分类很支持，社区天天有宣传。",
    "海绵城市让雨水有去处，垃圾分类让街巷干净。",
    "会议强调，要抓好工作。",
  ]);
  const termsOf = (index: number) => page.nodes[index]?.terms ?? new Map<string, number>();

  it("are rare words and pairs of words that two fragments or more share", () => {
    expect([...termsOf(0).keys()]).toEqual(expect.arrayContaining(["垃圾", "垃圾分类", "海绵"]));
    expect(termsOf(1).has("海绵")).toBe(false);
    expect(termsOf(1).has("社区")).toBe(false);
    expect(termsOf(3).size).toBe(0);
  });

  it("weigh more where fewer fragments have them", () => {
    expect(termsOf(0).get("海绵")).toBeGreaterThan(termsOf(0).get("垃圾") ?? Number.POSITIVE_INFINITY);
  });
});

describe("what is counted over the page", () => {
  const page = pageOf(["绿道沿河而建，绿道很长。", "绿\n道有树。", "桥有灯。"]);

  it.each([
    ["绿道", 3],
    ["建，绿道", 1],
    ["道有树", 1],
    ["桥上", 0],
  ])("%s occurs %d times", (text, count) => {
    expect(page.countOnPage(text)).toBe(count);
  });

  it("never counts a string across two fragments", () => {
    expect(page.countOnPage("。桥")).toBe(0);
  });

  it("finds a character rarer that fewer fragments have", () => {
    const rarities = ["桥", "绿", "有"].map(page.rarity);
    expect(rarities).toEqual([Math.log(4), Math.log(4 / 2), Math.log(4 / 2)]);
    expect(page.rarity("龘")).toBe(0);
  });
});

it("reads a traditional page as simplified", () => {
  const { nodes } = pageOf(["會議強調，要將開放進行到底。"]);
  expect(nodes[0]).toMatchObject({ plain: "会议强调，要将开放进行到底。", opening: "meeting" });
});

it("may be empty", () => {
  expect(pageOf([]).nodes).toEqual([]);
});
