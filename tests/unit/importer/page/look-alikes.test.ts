import { describe, expect, it } from "vitest";
import { suggestionsFor } from "#lib/importer/page/look-alikes.ts";

const short = (text: string) =>
  suggestionsFor([{ id: "f01", text, lines: [3, 3] }]).map(({ line, from, to }) => [line, from, to]);

describe("what was probably printed", () => {
  it.each([
    ["共有1O0人参加。", [[3, "共有1O0人参加", "共有100人参加"]]],
    ["增长l4.2%。", [[3, "增长l4.2%", "增长14.2%"]]],
    ["第一句。\n会议强调,要种树。绿树成荫，鸟语花香，水清岸绿。", [[4, "议强调,要种树", "议强调，要种树"]]],
    ["木报记者林舟", [[3, "木报记者林", "本报记者林"]]],
    ["6月3曰，树种好了。", [[3, "6月3曰，树种", "6月3日，树种"]]],
  ])("is told of %j", (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  it.each([
    "5G网络、G20峰会、Olympics和10 km都在。",
    "会议强调，要种树。“好。”",
    "会议强调,要种树.大家,都说好.",
  ])("is nothing else in %s", (text) => {
    expect(short(text)).toEqual([]);
  });
});
