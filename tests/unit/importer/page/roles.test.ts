import { describe, expect, it } from "vitest";
import { readerOf } from "#lib/importer/page/normalised-text.ts";
import { rolesOf } from "#lib/importer/page/roles.ts";

const rolesOfTexts = (...texts: string[]) =>
  rolesOf(
    texts.map((text, index) => ({ text, lines: [index + 1, index + 1] as const })),
    readerOf(texts),
  ).map(({ role }) => role);
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

/** Between the paragraphs of an article. */
const inText = (text: string) =>
  rolesOfTexts(
    "本报讯 昨日，绿道开放。",
    "市民沿河散步，都说好。",
    text,
    "绿道全长十二公里，设有驿站六处。",
  )[2];
/** Above an article. */
const aboveText = (text: string) =>
  rolesOfTexts(
    "绿道全长十二公里，设有驿站六处。",
    text,
    "本报讯 昨日，绿道开放。",
    "市民沿河散步，都说好。",
  )[1];

describe("a byline", () => {
  it.each([
    "■本报记者 白露",
    "□通讯员 严冬",
    "本报记者 白露 通讯员 严冬",
    "本报记者　白　露\n通讯员　严　冬",
    "记者 白露",
    "本报首席记者 白露",
    "本报见习记者 白露",
    "本报驻海州记者 白露",
    "本报全媒体记者 白露",
    "本报评论员",
  ])("is %j", (text) => {
    expect(roleOf(text)).toBe("byline");
  });

  it.each([
    "（记者 白露）",
    "(记者 白露 通讯员 严冬)",
    "【记者白露】",
    "（本报综合）",
    "（作者单位：海州学院）",
  ])("below a text is its signature: %s", (text) => {
    expect(rolesOfTexts("本报讯 昨日，绿道开放。", "市民沿河散步，都说好。", text)[2]).toBe("signature");
  });

  it.each(["白露 摄", "本报记者 白露 摄", "摄影：白露"])("of a picture is its credit: %s", (text) => {
    expect(rolesOfTexts("绿道很长。", "图为市民在绿道上散步。", text, "绿道开放").slice(1, 3)).toEqual([
      "caption",
      "credit",
    ]);
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
    expect(aboveText(text)).not.toBe("byline");
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
    "种下一棵树，留住一片绿",
  ])("is a short whole line above a text: %j", (text) => {
    expect(aboveText(text)).toBe("headline");
  });

  it("may stand above another one, a deck, a byline and a lead", () => {
    const [first, ...others] = rolesOfTexts(
      "让绿意进城",
      "海州市首届城市绿化论坛举行",
      "白露主持，严冬致辞",
      "■本报记者 严冬",
      "本报讯 昨日，树种下了。",
    );
    // Two lines without a comma may as well be a kicker and its headline.
    expect(["kicker", "headline"]).toContain(first);
    expect(others).toEqual(["headline", "deck", "byline", "lead"]);
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

  it("is a headline's second line where someone speaks", () => {
    const texts = ["全市重点项目建设调度会召开", "白露：比进度更要比质量 抢工期不能抢安全", "■本报记者 严冬"];
    expect(rolesOfTexts(...texts)).toEqual(["headline", "headline", "byline"]);
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

it.each(["【晚讯专讯】", "早报讯 ", "山城新报讯 ", "【本报海州专电】"])(
  "a lead may begin with %s",
  (dateline) => {
    expect(rolesOfTexts("老街头一回没有烟", `${dateline}昨日，绿道开放。`)).toEqual(["headline", "lead"]);
  },
);

it.each(["市民及时报修停电线路", "今晚报名来电者众多", "12日报告发电量"])(
  "no lead begins with %s",
  (text) => {
    expect(rolesOfTexts("绿道开放。", `${text}。`, "市民都说好。")[1]).toBe("body");
  },
);

it("a text's source may stand below it in brackets of any form", () => {
  const texts = ["本报讯 昨日，绿道开放。", "市民沿河散步，都说好。", "〔市气象台〕", "夜校开到家门口"];
  expect(rolesOfTexts(...texts)[2]).toBe("signature");
});

describe("what is told of a picture", () => {
  it.each([
    "检测人员用雷达扫描桥面。阮青/图",
    "←白露扶孩子上车。 严冬 摄",
    "街坊在店前合照。本报记者 严冬 摄",
    "上山路上。（家长供图）",
  ])("is known by who took it, wherever it stands: %s", (text) => {
    expect(inText(text)).toBe("caption");
  });

  it.each(["市民都说好。他学会了拍摄", "他说这不是摄影。", "游人如织。（记者 白露 文/图）"])(
    "is no text that only ends like it: %s",
    (text) => {
      expect(inText(text)).not.toBe("caption");
    },
  );
});

it.each(["【现状】", "【难点】"])("a subhead in brackets between paragraphs is no signature: %s", (text) => {
  expect(inText(text)).not.toBe("signature");
});

it("the headline of a small item is none of the page's own lines", () => {
  const texts = [
    "本报讯 昨日，绿道开放。",
    "市民沿河散步，都说好。",
    "一周天气",
    "周四到周六晴间多云，早晚偏凉；周日起受冷空气影响，请注意保护菜地。",
  ];
  expect(rolesOfTexts(...texts)[2]).toBe("headline");
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
    expect(inText(text)).toBe("body");
  });

  it("may follow a headline at once, cut at its start or its end", () => {
    const texts = ["河岸新绿", "均衡”三个关键词，分享观点。", "让绿意进城", "“教育的本质，朱健指出，要在"];
    const [first, second, third, fourth] = rolesOfTexts(...texts);
    expect([first, second, fourth]).toEqual(["headline", "body", "body"]);
    // Whether it is a subhead is found out where the texts are put together.
    expect(["headline", "subhead"]).toContain(third);
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

describe("page matter", () => {
  const roleOnPage = (text: string) =>
    rolesOfTexts(text, "海州绿道今日开放", "本报讯 昨日，绿道开放。", "市民沿河散步。")[0];

  it.each([
    "海州日报",
    "A03",
    "03版 要闻",
    "责任编辑：白露 版式：严冬",
    "责任编辑 白露",
    "2024年6月5日 星期三 农历四月廿九",
    "星期三 2024年6月5日",
    "国内统一刊号 CN 43-0001",
    "邮发代号 41-17",
    "电话：0734-8200000",
    "今日天气：多云 18℃～26℃ 东风3级",
    "www.haizhou.example",
  ])("is %j", (text) => {
    expect(roleOnPage(text)).toBe("furniture");
  });

  it("may be a box that says what stands on other pages", () => {
    const texts = [
      "导读",
      "秋收过半 农机进村▶3版",
      "夜校开到家门口▶5版",
      "海州绿道今日开放",
      "本报讯 昨日，绿道开放。",
    ];
    expect(rolesOfTexts(...texts).slice(0, 3)).toEqual(["furniture", "furniture", "furniture"]);
  });

  it.each([
    "值班室里的除夕夜",
    "热线12345搭起连心桥",
    "农历正月十五闹元宵",
    "星期三夜校开到村口",
    "编辑部的灯火",
    "第一届绿化论坛召开",
    "2024年6月5日，绿道开放。",
    "本报讯 昨日，绿道开放",
  ])("is not %j", (text) => {
    expect(aboveText(text)).not.toBe("furniture");
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

it("takes a page without Chinese for articles by its sentences, not for matter of the page", () => {
  const texts = [
    "City to plant trees along the river",
    "By Chen Run",
    "Nearly two thousand people took part in the first day of planting.",
    "Bus routes change on Monday",
    "“Please check the routes before you travel.”",
  ];
  const blocks = texts.map((text, at) => ({ text, lines: [2 * at + 1, 2 * at + 1] as const }));
  expect(rolesOf(blocks, readerOf(texts)).map(({ role }) => role)).toEqual([
    "headline",
    "byline",
    "body",
    "headline",
    "body",
  ]);
});
