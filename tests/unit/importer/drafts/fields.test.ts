import { describe, expect, it } from "vitest";
import { heldOn, kindOf, mentions, withoutDateline } from "#lib/importer/drafts/fields.ts";

describe("heldOn", () => {
  it.each([
    ["本报讯 6月3日下午，植树活动举行。", "2024-06-05", "2024-06-03"],
    ["本报讯 12月31日，跨年植树。", "2021-01-01", "2020-12-31"],
    ["本报讯 1月1日，新年植树。", "2021-01-02", "2021-01-01"],
    ["本报讯 2019年5月4日，第一棵树种下。", "2024-06-05", "2019-05-04"],
    ["本报讯 昨日，植树活动举行。", "2024-03-01", "2024-02-29"],
    ["本报讯 昨天上午，植树活动举行。", "2021-01-01", "2020-12-31"],
    ["本报讯 今晨，植树活动举行。", "2024-06-05", "2024-06-05"],
    ["本报讯 日前，植树活动举行。", "2024-06-05", undefined],
    ["本报讯 近日，植树活动举行。", "2024-06-05", undefined],
    ["本报讯 3日上午，植树活动举行。", "2024-06-05", "2024-06-03"],
    ["本报讯 30日，植树活动举行。", "2024-06-01", "2024-05-30"],
    ["本报讯 31日，植树活动举行。", "2024-01-01", "2023-12-31"],
    ["本报讯 6月2日至3日，植树活动举行。", "2024-06-05", "2024-06-02"],
    ["本报讯（记者 林舟）６月３日，植树活动举行。", "2024-06-05", "2024-06-03"],
    ["本报讯 春风拂面，杨柳依依。6月3日，植树活动举行。", "2024-06-05", "2024-06-03"],
    ["本报讯 截至6月1日，已种树三千棵。", "2024-06-05", undefined],
    ["本报讯 自6月1日起，公园免费开放。", "2024-06-05", undefined],
    ["本报讯 6月20日，植树活动将举行。", "2024-06-05", undefined],
    ["本报讯 2月30日，植树活动举行。", "2024-06-05", undefined],
    ["三月的河岸人来人往。", "2024-06-05", undefined],
    ["", "2024-06-05", undefined],
  ])("reads %j in the issue of %s as %s", (lead, issue, day) => {
    expect(heldOn(lead, issue)).toBe(day);
  });
});

describe("withoutDateline", () => {
  it.each([
    ["本报讯 6月3日，树种下了。", "6月3日，树种下了。"],
    ["本报讯（记者 林舟）6月3日，树种下了。", "6月3日，树种下了。"],
    ["新华社北京6月3日电 树种下了。", "树种下了。"],
    ["树种下了。", "树种下了。"],
  ])("cuts %j", (lead, rest) => {
    expect(withoutDateline(lead)).toBe(rest);
  });
});

describe("kindOf", () => {
  it.each([
    ["meeting", ["市委常委会召开会议", "研究论坛筹备工作"], []],
    ["meeting", ["全市植树工作推进会召开"], []],
    ["meeting", ["职业教育座谈会举行"], []],
    ["meeting", ["林舟主持召开市政府第8次常务会议"], []],
    ["forum", ["让绿意进城", "首届城市绿化论坛举行"], []],
    ["seminar", ["让绿意进城", "市政府举办城市绿化专题研讨会，院士应邀作讲座"], []],
    ["seminar", [], ["本报讯 6月3日，城市绿化专题讲座在市图书馆举行。"]],
    ["meeting", ["把树种好"], ["本报讯 6月3日下午，全市植树工作会议召开。", "会议强调，要种好树。"]],
    ["meeting", [], ["续上文的一句。", "会议强调，要种好树。"]],
    ["forum", [], ["论坛上，专家介绍了新树种。"]],
    ["news", ["市运动会开幕"], ["本报讯 6月3日，市运动会在体育场开幕。"]],
    ["news", ["河岸新种三千棵树"], ["本报讯 昨日，树种下了。"]],
    ["news", [], []],
  ] as const)("tells a %s: %j %j", (kind, head, paragraphs) => {
    expect(kindOf(head, paragraphs)).toBe(kind);
  });
});

describe("mentions", () => {
  const named = (id: string, zh: string) => ({ id, name: { zh, en: id } });
  const registries = {
    topics: [named("greening", "城市绿化"), named("water", "智慧水务"), named("law", "法治")],
    people: [named("wang-hao", "王浩"), named("wang-haoran", "王浩然")].map((person) => ({
      ...person,
      office: { zh: "市民", en: "citizen" },
    })),
    glossary: [
      { id: "greening", term: { zh: "绿化", en: "greening" }, also: { zh: ["植树造林"] } },
      { id: "other", term: { zh: "智慧水务", en: "smart water" }, also: { zh: ["智能水务"] } },
    ],
  };

  it("lists ids in order of appearance, by any agreed form", () => {
    expect(mentions("智能水务与植树造林，智慧水务与城市绿化", registries).topics).toEqual([
      "water",
      "greening",
    ]);
  });

  it("does not find a name inside a longer one", () => {
    expect(mentions("王 浩然出席", registries).people).toEqual(["wang-haoran"]);
    expect(mentions("王浩然、王浩出席", registries).people).toEqual(["wang-haoran", "wang-hao"]);
  });
});
