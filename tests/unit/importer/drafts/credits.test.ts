import { describe, expect, it } from "vitest";
import {
  matchReporters,
  readByline,
  readInlineCredits,
  readWholeByline,
} from "#lib/importer/drafts/credits.ts";
import type { Reporter } from "#lib/record/schema.ts";

const short = (credits: ReturnType<typeof readByline>) => credits.map(({ name, role }) => `${name} ${role}`);

describe("readByline", () => {
  it.each([
    ["■本报记者 林舟", ["林舟 staff"]],
    ["□本报记者 白晓溪", ["白晓溪 staff"]],
    ["■本报记者林舟", ["林舟 staff"]],
    ["本报记者 江 岸 杜 若", ["江岸 staff", "杜若 staff"]],
    ["本报记者　江　岸", ["江岸 staff"]],
    ["本报记者 和向东 通讯员 段林", ["和向东 staff", "段林 correspondent"]],
    ["本报记者 和向东\n通讯员 段林 普云", ["和向东 staff", "段林 correspondent", "普云 correspondent"]],
    ["（记者 张三 通讯员 李四）", ["张三 staff", "李四 correspondent"]],
    ["记者张三 通讯员李四", ["张三 staff", "李四 correspondent"]],
    ["本报全媒体记者 欧阳小明 见习记者 马林", ["欧阳小明 staff", "马林 staff"]],
    ["本报首席记者 张三、李四", ["张三 staff", "李四 staff"]],
    ["张三 摄", ["张三 photographer"]],
    ["张三摄", ["张三 photographer"]],
    ["本报记者 张三 摄", ["张三 staff"]],
    ["本报记者 张三 文/图", ["张三 staff"]],
    ["本报记者 张三 摄影报道", ["张三 staff"]],
    ["记者 张三 摄影 李四", ["张三 staff", "李四 photographer"]],
    ["本报记者 阿依古丽·买买提", ["阿依古丽·买买提 staff"]],
    ["本报记者 张三 责任编辑 李四", ["张三 staff"]],
    ["海南日报全媒体记者王某", ["王某 staff"]],
    ["三亚传媒融媒记者 张三", ["张三 staff"]],
    ["海南日报 记者 张三", ["张三 staff"]],
    ["尹小竹", ["尹小竹 correspondent"]],
    ["田 野  江 岸", ["田野 correspondent", "江岸 correspondent"]],
    ["□张三", ["张三 correspondent"]],
    ["记者 甲乙 实习生 丙丁", ["甲乙 staff", "丙丁 correspondent"]],
    ["新华社记者 李某 王某某", ["李某 correspondent", "王某某 correspondent"]],
    ["特约记者 张三", ["张三 correspondent"]],
    ["本报驻海南记者张三", ["张三 staff"]],
    ["（记者 张三 文/图）", ["张三 staff"]],
    ["文／图：张三", ["张三 staff"]],
    ["张三 文 李四 摄", ["张三 correspondent", "李四 photographer"]],
    ["张三/文 李四/图", ["张三 correspondent", "李四 photographer"]],
    ["本报记者 张三 文 李四 摄", ["张三 staff", "李四 photographer"]],
    ["文：张三　图：李四", ["张三 staff", "李四 photographer"]],
    ["本报记者丁 某", ["丁某 staff"]],
    ["本报记者　丁　某　　王　小　明", ["丁某 staff", "王小明 staff"]],
    ["记者 文 某", ["文某 staff"]],
    ["记者 阿依古丽 买买提 · 艾力", ["阿依古丽 staff", "买买提·艾力 staff"]],
    ["記者 羅一川 通訊員 歐陽鋒", ["羅一川 staff", "歐陽鋒 correspondent"]],
    ["本报记者 张三\n　　　　 李四 王五", ["张三 staff", "李四 staff", "王五 staff"]],
    ["特派记者 张三 发自北京", ["张三 staff"]],
    ["本报记者郑兰舟梁雨桐通讯员方一禾", ["郑兰舟 staff", "梁雨桐 staff", "方一禾 correspondent"]],
    ["（杜若 谢宜）", ["杜若 correspondent", "谢宜 correspondent"]],
    ["（作者单位：泽阳市委党校经济教研室）", []],
    ["（本报综合）", []],
    ["本报综合报道", []],
    ["新华社发", []],
    ["本报评论员", []],
    ["本报记者", []],
    ["", []],
  ])("reads %j", (byline, expected) => {
    expect(short(readByline(byline))).toEqual(expected);
  });

  it("finds known names where nothing parts them", () => {
    expect(short(readByline("■本报记者 江岸杜若白晓溪", ["杜若", "江岸"]))).toEqual([
      "江岸 staff",
      "杜若 staff",
      "白晓溪 staff",
    ]);
  });

  it("names nobody where a run could be one name or two", () => {
    expect(readWholeByline("■本报记者 江岸杜若")).toEqual({ credits: [], unclear: ["江岸杜若"] });
  });
});

describe("readInlineCredits", () => {
  it.each([
    [["本报讯（记者 张三 通讯员 李四）6月3日，树种下了。"], ["张三 staff", "李四 correspondent"]],
    [["本报讯 (记者 王 伟) 6月3日，树种下了。"], ["王伟 staff"]],
    [["树种下了。", "明年再来。（通讯员 李四）"], ["李四 correspondent"]],
    [["本报讯 记者在现场看到（据通讯员介绍的情况），树种下了。"], []],
    [["市民张三（退休教师）也来了。"], []],
    [[], []],
  ])("reads %j", (paragraphs, expected) => {
    expect(short(readInlineCredits(paragraphs))).toEqual(expected);
  });
});

describe("matchReporters", () => {
  const registry: Reporter[] = [{ id: "lin-zhou", name: { zh: "林舟", en: "Lin Zhou" }, role: "staff" }];

  it("knows those of the registry and proposes entries for the rest", () => {
    expect(matchReporters(readByline("本报记者 林舟 欧阳西安 通讯员 吕平"), registry)).toEqual({
      ids: ["lin-zhou"],
      proposed: [
        { id: "ouyang-xian", name: { zh: "欧阳西安", en: "Ouyang Xi’an" }, role: "staff" },
        { id: "lyu-ping", name: { zh: "吕平", en: "Lyu Ping" }, role: "correspondent" },
      ],
    });
  });

  it("knows a name in the other script", () => {
    expect(matchReporters(readByline("記者 林舟"), registry).ids).toEqual(["lin-zhou"]);
    const luo: Reporter = { id: "luo-yichuan", name: { zh: "罗一川", en: "Luo Yichuan" }, role: "staff" };
    expect(matchReporters(readByline("記者 羅一川"), [luo]).ids).toEqual(["luo-yichuan"]);
  });

  it("numbers an id that another reporter has", () => {
    expect(matchReporters(readByline("本报记者 林洲"), registry).proposed).toMatchObject([
      { id: "lin-zhou-2" },
    ]);
  });
});
