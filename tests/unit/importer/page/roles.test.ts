import { describe, expect, it } from "vitest";
import { readerOf } from "#lib/importer/page/normalised-text.ts";
import { endsSentence, isFurniture, rolesOf, startsWithRest } from "#lib/importer/page/roles.ts";

const rolesOfTexts = (...texts: string[]) =>
  rolesOf(
    texts.map((text, index) => ({ text, lines: [index + 1, index + 1] as const })),
    readerOf(texts),
  );
const roleOf = (text: string) => rolesOfTexts(text)[0];

describe("a lead", () => {
  it.each([
    "本报讯 昨日，首批新能源公交车驶上滨河大道。",
    "本报讯 昨日，首批新能源公交车驶上",
    "本报海州讯 10月3日，海州港迎来今年第一百艘货轮。",
    "本报海州10月3日讯 海州港迎来今年第一百艘货轮。",
    "本报讯（记者 白露 通讯员 严冬）昨日，首批公交车上路。",
    "新华社海州10月3日电 码头今日开港。",
    "新华社海州10月3日电（记者 白露）码头今日开港。",
    "据新华社电 码头今日开港。",
    "海州日报讯 码头今日开港。",
    "本 报 讯 昨日，首批公交车上路。",
  ])("has a dateline: %s", (text) => {
    expect(roleOf(text)).toBe("lead");
  });

  it.each([
    "本报记者获悉，电子产业园下月开园。",
    "新华社电子版上线，读者可以随时翻看。",
    "本报社区电子屏亮起，居民都说好。",
    "本报阅报栏换上电视屏，路人驻足观看。",
    "市供电公司抢修队连夜出发，保住了全镇的电。",
    "他把那份本报讯剪了下来，贴在墙上。",
  ])("is not what only looks like one: %s", (text) => {
    expect(roleOf(text)).toBe("body");
  });
});

describe("a byline", () => {
  it.each([
    "■本报记者 白露",
    "□通讯员 严冬",
    "本报记者 白露 通讯员 严冬",
    "本报记者　白　露\n通讯员　严　冬",
    "（记者 白露）",
    "(记者 白露 通讯员 严冬)",
    "【记者白露】",
    "记者 白露",
    "本报首席记者 白露",
    "本报见习记者 白露",
    "本报驻海州记者 白露",
    "本报全媒体记者 白露",
    "本报评论员",
    "白露 摄",
    "白露 文/图",
    "摄影：白露",
  ])("is %j", (text) => {
    expect(roleOf(text)).toBe("byline");
  });

  it.each([
    "记者在现场看到，桥面已经合龙",
    "记者从市水利局获悉，水库蓄水",
    "记者了解到，新线路沿河而行",
    "记者们走进车间，听老师傅讲",
    "本报记者在港口看到的，是连成一片的塔吊",
    "记者 白露在桥头拍下这一幕。",
    "摄影爱好者沿着河岸一路拍过去，把老码头的清晨",
    "摄影展开到家门口",
    "记者节里话初心",
    "通讯员队伍又添新人",
  ])("is not a sentence about one: %s", (text) => {
    expect(roleOf(text)).not.toBe("byline");
  });
});

describe("a headline", () => {
  it.each([
    "河岸新绿",
    "全市春耕生产现场会召开",
    "让绿意进城\n首届城市绿化论坛举行",
    "海州港　迎来第一百艘货轮",
    "“小菜篮”装进“大民生”",
    "以更大力度 推进 “智慧港口” 建设",
    "谁来守护这条河？",
  ])("is a short whole line: %j", (text) => {
    expect(roleOf(text)).toBe("headline");
  });

  it("may have a comma right above a byline or a lead", () => {
    const headline = "种下一棵树，留住一片绿";
    expect(rolesOfTexts(headline, "■本报记者 白露")).toEqual(["headline", "byline"]);
    expect(rolesOfTexts(headline, "本报讯 昨日，树种下了。")).toEqual(["headline", "lead"]);
    expect(roleOf(headline)).toBe("body");
  });

  it("may stand above another one, a deck, a byline and a lead", () => {
    expect(
      rolesOfTexts(
        "让绿意进城",
        "海州市首届城市绿化论坛举行",
        "白露主持，严冬致辞",
        "■本报记者 严冬",
        "本报讯 昨日，树种下了。",
      ),
    ).toEqual(["headline", "headline", "deck", "byline", "lead"]);
  });
});

describe("a deck", () => {
  it.each([
    "首届城市绿化论坛举行。白露出席并致辞",
    "首届城市绿化论坛举行 白露出席并致辞",
    "会议还听取了防汛工作汇报",
    "会议还听取了防汛工作汇报。白露主持",
    "白露主持会议并讲话",
    "白露授课",
  ])("stands below a headline: %s", (text) => {
    expect(rolesOfTexts("让绿意进城", text)).toEqual(["headline", "deck"]);
  });

  it("with a full stop in it is a paragraph where no headline is above", () => {
    expect(roleOf("首届城市绿化论坛举行。白露出席并致辞")).toBe("body");
  });

  it("is not a whole sentence below a headline", () => {
    expect(rolesOfTexts("让绿意进城", "首届城市绿化论坛昨日在滨河举行，白露致辞。")).toEqual([
      "headline",
      "body",
    ]);
  });
});

describe("a body", () => {
  it.each([
    ["a whole sentence, however short", "副市长白露出席。"],
    ["the rest of a sentence", "的汽车驶过大桥，一路向北"],
    ["the rest of a list", "以及防汛工作"],
    ["the rest of a quotation", "绿意”三个字，道出心声"],
    ["a quotation that is not closed", "“这条河养育了"],
    ["a title that is not closed", "市里出台《绿道"],
    ["a sentence that stops in the middle", "让好政策落到实处的"],
    ["a formula of the genre", "会议强调，要守住底线"],
    ["an opening that headlines do not have", "目前绿道已经通到老码头"],
    ["a speaker", "白露指出，要守住底线"],
    ["many clauses", "要把好事办好，把实事办实，把难事办妥，让群众放心"],
    ["two sentences and a half", "树种下了。水也浇了。明年还要"],
    ["more than any headline holds", "绿".repeat(81)],
  ])("is %s", (_, text) => {
    expect(roleOf(text)).toBe("body");
  });

  it("may follow a headline at once, cut at its start or its end", () => {
    expect(
      rolesOfTexts("河岸新绿", "均衡”三个关键词，分享观点。", "让绿意进城", "“教育的本质，朱健指出，要在"),
    ).toEqual(["headline", "body", "headline", "body"]);
  });
});

describe("a page in other characters", () => {
  it("may have ASCII punctuation", () => {
    expect(
      rolesOfTexts(
        '"小菜篮"装进"大民生"',
        "(记者 白露)",
        "本报讯 (记者 白露)昨日,树种下了.",
        '会议强调,要守住"底线"',
        "副市长白露出席.",
      ),
    ).toEqual(["headline", "byline", "lead", "body", "body"]);
  });

  it("may be traditional", () => {
    expect(
      rolesOfTexts(
        "海州港迎來第一百艘貨輪",
        "會議還聽取了防汛工作匯報",
        "■本報記者 白露",
        "本報海州訊 10月3日，海州港迎來今年第一百艘貨輪。",
        "會議強調，要將開放進行",
        "「這條河養育了",
      ),
    ).toEqual(["headline", "deck", "byline", "lead", "body", "body"]);
  });
});

it("gives no role to an empty page", () => {
  expect(rolesOfTexts()).toEqual([]);
});

it.each([
  ["树种下了。", true],
  ["“树种下了。”", true],
  ["（树种下了。）", true],
  ["树种下了！", true],
  ["真的？」", true],
  ["河水流啊流……", true],
  ["树种下了", false],
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

describe("page furniture", () => {
  const isFurnitureOf = (text: string) =>
    isFurniture({ text, role: roleOf(text) ?? "body" }, readerOf([text]));

  it.each([
    "第3版",
    "A03",
    "03版 要闻",
    "责任编辑：白露 版式：严冬",
    "责任编辑 白露",
    "责任编辑白露",
    "校对\n白露",
    "2024年6月5日 星期三 农历四月廿九",
    "星期三 2024年6月5日",
    "农历甲辰年四月廿九 今日8版",
    "国内统一刊号 CN 43-0001",
    "邮发代号 41-17",
    "总第12345期",
    "电话：0734-8200000",
    "电话0734-8200000",
    "www.haizhou.example",
  ])("is %j", (text) => {
    expect(isFurnitureOf(text)).toBe(true);
  });

  it("may be in traditional characters", () => {
    const reader = readerOf(["會議強調，要將開放進行到底。", "責任編輯 白露"]);
    expect(isFurniture({ text: "責任編輯 白露", role: "headline" }, reader)).toBe(true);
  });

  it.each([
    ["headline", "值班室里的除夕夜"],
    ["headline", "热线12345搭起连心桥"],
    ["headline", "农历正月十五闹元宵"],
    ["headline", "星期三夜校开到村口"],
    ["headline", "编辑部的灯火"],
    ["headline", "第一届绿化论坛召开"],
    ["cut end", "2024年6月5日至8日在市体育馆举行的首届海州"],
    ["cut end", "电话那头传来的好消息让"],
    ["sentence", "2024年6月5日，绿道开放。"],
    ["sentence", "电话：打不通。"],
    ["lead", "本报讯 昨日，绿道开放"],
  ])("is not a %s: %s", (_, text) => {
    expect(isFurnitureOf(text)).toBe(false);
  });
});

describe("a kicker", () => {
  it("is a first line that leads on to the headline below it", () => {
    expect(rolesOfTexts("白露在调研春耕时强调", "把种子送到田头", "本报讯 昨日，春耕开始。")).toEqual([
      "kicker",
      "headline",
      "lead",
    ]);
  });

  it("is none where no headline follows", () => {
    expect(rolesOfTexts("全市春耕工作会议强调", "本报讯 昨日，春耕开始。")).toEqual(["headline", "lead"]);
  });
});
