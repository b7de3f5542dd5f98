import { describe, expect, it } from "vitest";
import { partMarks, wholeMark } from "#lib/importer/page/turn-marks.ts";

const short = (text: string) => {
  const { before, rest, after } = partMarks(text);
  const named = [before, after].flatMap((mark) =>
    mark ? [`${mark.side} ${mark.page ?? "?"} ${mark.words}`.trim()] : [],
  );
  return [rest.trim(), ...named];
};

describe("partMarks", () => {
  it.each([
    ["与湿地公园连成一（下转第二版）", ["与湿地公园连成一", "turn 2"]],
    ["树种好了。（下转第2版）", ["树种好了。", "turn 2"]],
    ["树种（下转A04版·要闻）", ["树种", "turn 4 要闻"]],
    ["树种（下转B02版）", ["树种", "turn ?"]],
    ["树种（转3版）", ["树种", "turn 3"]],
    ["树种【下转 第 12 版】", ["树种", "turn 12"]],
    ["树种（下转十二版）", ["树种", "turn 12"]],
    ["树种▶下转02版", ["树种", "turn 2"]],
    ["树种（下转第二版《让绿意进城》）", ["树种", "turn 2 让绿意进城"]],
    ["树种（紧接第二版）", ["树种", "turn 2"]],
    ["（紧接第一版）片", ["片", "comes 1"]],
    ["（上接第一版）片", ["片", "comes 1"]],
    ["◀上接A1版", ["", "comes 1"]],
    ["让绿意进城\n（上接第一版）", ["让绿意进城", "comes 1"]],
    ["（上接第一版）让绿意进城", ["让绿意进城", "comes 1"]],
    ["《让绿意进城》上接第一版", ["", "comes 1 让绿意进城"]],
    ["上接1版", ["", "comes 1"]],
    ["下转第二版►", ["", "turn 2"]],
    ["（上接第一版）片。（下转第三版）", ["片。", "comes 1", "turn 3"]],
  ])("reads %j", (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  it.each([
    "树种好了（详见第二版）",
    "他说（转自第三版）。",
    "逆转第二版",
    "文章转第三版",
    "下转第二版的文章写得好。",
  ])("finds no mark in %s", (text) => {
    expect(partMarks(text)).toEqual({ rest: text });
    expect(wholeMark(text)).toBeUndefined();
  });
});
