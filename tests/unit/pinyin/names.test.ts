import { describe, expect, it } from "vitest";
import { spelled } from "#lib/pinyin/names.ts";
import { readings } from "#lib/pinyin/readings.ts";

/** A text with the pinyin of its characters in brackets. */
const annotated = (text: string, ...names: [zh: string, en: string][]) =>
  readings(
    text,
    names.map(([zh, en]) => ({ zh, en })),
  )
    .map(({ text: own, pinyin }) => (pinyin === undefined ? own : `${own}(${pinyin})`))
    .join("");

describe("spelled", () => {
  it.each([
    ["单田芳", "Shan Tianfang", "shàn tián fāng"],
    ["解海龙", "Xie Hailong", "xiè hǎi lóng"],
    ["查济民", "Zha Jimin", "zhā jì mín"],
    ["仇春生", "Qiu Chunsheng", "qiú chūn shēng"],
    ["欧阳倩", "Ouyang Qian", "ōu yáng qiàn"],
    ["尉迟文", "Yuchi Wen", "yù chí wén"],
    ["万俟雪", "Moqi Xue", "mò qí xuě"],
    ["区西安", "Ou Xi’an", "ōu xī ān"],
    ["区西安", "Ou Xi'an", "ōu xī ān"],
    ["曾任重", "Zeng Renzhong", "zēng rèn zhòng"],
    ["曾任重", "Zeng Renchong", "zēng rèn chóng"],
    ["柏林", "Bai Lin", "bǎi lín"],
    ["柏林", "Bo Lin", "bó lín"],
    ["覃乐", "Tan Le", "tán lè"],
    ["覃乐", "Qin Yue", "qín yuè"],
    ["朴一", "Piao Yi", "piáo yī"],
    ["种行长", "Chong Xingchang", "chóng xíng cháng"],
    ["吕绿", "Lü Lü", "lǚ lǜ"],
    ["吕绿", "Lyu Lyu", "lǚ lǜ"],
    ["吕绿", "Lv Lv", "lǚ lǜ"],
    ["吕绿", "LU LU", "lǚ lǜ"],
    ["宁宁", "Ning Ning", "níng níng"],
    ["冼星海", "Xian Xinghai", "xiǎn xīng hǎi"],
  ])("reads %s, %s, as %s", (zh, en, expected) => {
    expect(spelled({ zh, en })?.join(" ")).toBe(expected);
  });

  it.each([
    ["约翰·史密斯", "John Smith"],
    ["爱德华", "Edward"],
    ["龙宇翔", ""],
    ["龙宇翔", "Long Yu"],
  ])("knows nothing of %s from “%s”", (zh, en) => {
    expect(spelled({ zh, en })).toBeUndefined();
  });
});

describe("readings with names", () => {
  it("reads a name as the registry spells it, wherever it stands", () => {
    expect(annotated("行长单行长说", ["单行长", "Shan Xingchang"])).toBe(
      "行(háng)长(zhǎng)单(shàn)行(xíng)长(cháng)说(shuō)",
    );
    expect(annotated("由解重阳和曾乐", ["解重阳", "Xie Zhongyang"], ["曾乐", "Zeng Yue"])).toBe(
      "由(yóu)解(xiè)重(zhòng)阳(yáng)和(hé)曾(zēng)乐(yuè)",
    );
  });

  it("means the longer name where one begins another", () => {
    const names: [string, string][] = [
      ["单乐", "Shan Yue"],
      ["单乐行", "Shan Lexing"],
    ];
    expect(annotated("单乐行", ...names)).toBe("单(shàn)乐(lè)行(xíng)");
    expect(annotated("单乐来", ...names)).toBe("单(shàn)乐(yuè)来(lái)");
  });

  it("reads a family name alone before a title, and not in other words", () => {
    const name: [string, string] = ["单大川", "Shan Dachuan"];
    expect(annotated("单书记", name)).toBe("单(shàn)书(shū)记(jì)");
    expect(annotated("单位", name)).toBe("单(dān)位(wèi)");
  });

  it("reads who is not called by pinyin as any text", () => {
    expect(annotated("约翰", ["约翰", "John"])).toBe("约(yuē)翰(hàn)");
  });

  it("reads names of ten thousand people in the same texts", () => {
    const given = [..."长行重乐朝曾单解查仇盖任华宁应少"];
    const names = given.flatMap((one) =>
      given.flatMap((two) => given.map((three) => ({ zh: one + two + three, en: "Nobody" }))),
    );
    names.push({ zh: "单长乐", en: "Shan Changle" });
    expect(readings("单长乐", names.reverse()).map(({ pinyin }) => pinyin)).toEqual(["shàn", "cháng", "lè"]);
  });
});
