import { describe, expect, it } from "vitest";
import {
  comesOver,
  endsSentence,
  signatureAtEnd,
  startsWithRest,
  turnsOver,
} from "#lib/importer/page/sentences.ts";

it.each([
  ["树种下了。", true],
  ["“树种下了。”", true],
  ["（树种下了。）", true],
  ["树种下了！", true],
  ["真的？」", true],
  ["河水流啊流……", true],
  ["树种下了。（记者白露 通讯员严冬）", true],
  ["树种下了。（本报综合）", true],
  ["让树木扎根（下转第二版）", true],
  ["树种下了", false],
  ["树种下了（记者白露）", false],
  ["树种下了，", false],
  ["他说：“", false],
  ["占比3.5", false],
  ["好…", false],
  ["", false],
])("%j ends a sentence: %s", (plain, ends) => {
  expect(endsSentence(plain)).toBe(ends);
});

it.each([
  ["，一路向北", true],
  ["。明年还来", true],
  ["”他说", true],
  ["）一书", true],
  ["%的居民", true],
  ["以及防汛工作", true],
  ["的汽车", true],
  ["了三遍", true],
  ["着手中的书", false],
  ["等人出席", true],
  ["过三道桥", true],
  ["了解情况", false],
  ["着力推进", false],
  ["等到明年", false],
  ["过去一年", false],
  ["“绿意", false],
  ["树种下了", false],
  ["", false],
])("%j can only be the rest of a sentence: %s", (plain, rest) => {
  expect(startsWithRest(plain)).toBe(rest);
});

describe("who wrote a text, after its last sentence", () => {
  it.each([
    "（记者白露 通讯员严冬）",
    "（白露）",
    "（白露 严冬）",
    "（本报综合）",
    "（据新华社电）",
    "（作者单位：海州学院）",
    "（市林业局供稿）",
    "【记者白露】",
  ])("is %s", (signature) => {
    expect(signatureAtEnd(`树种下了。${signature.replace(/ /g, "")}`)).toBe(signature.replace(/ /g, ""));
  });

  it.each([
    "树种下了。（见右图）",
    "树种下了（记者白露）",
    "树种下了。（下转第二版）",
    "树种下了。（他笑了。）",
    "树种下了。",
  ])("is not told by %s", (text) => {
    expect(signatureAtEnd(text)).toBeUndefined();
  });
});

it.each([
  ["绿道开放（下转第二版）", true],
  ["绿道开放。（下转A3版）", true],
  ["绿道开放▶下转3版", true],
  ["由此转入二版", false],
])("%j goes on on another page: %s", (text, turns) => {
  expect(turnsOver(text)).toBe(turns);
});

it.each([
  ["（上接第一版）绿道开放", true],
  ["上接A1版）", true],
  ["（上接一版）", true],
  ["上接天线", false],
])("%j comes from another page: %s", (text, comes) => {
  expect(comesOver(text)).toBe(comes);
});
