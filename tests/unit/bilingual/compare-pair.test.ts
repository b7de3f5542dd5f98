import { describe, expect, it } from "vitest";
import { comparePair } from "#lib/bilingual/compare-pair.ts";
import { agreedOf, namesAgreed, termsAgreed } from "#lib/bilingual/renderings/agreed.ts";

const agreed = agreedOf([
  ...namesAgreed([
    { id: "li-shan", name: { zh: "李珊", en: "Li Shan" }, office: { zh: "局长", en: "Director" } },
  ]),
  ...termsAgreed([
    { id: "committee", term: { zh: "市委", en: "municipal committee" } },
    { id: "standing", term: { zh: "市委常委会", en: "Standing Committee" } },
    { id: "mayor", term: { zh: "市长", en: "Mayor" } },
    { id: "institute", term: { zh: "水科院", en: "Institute of Water Research" } },
    { id: "convey", term: { zh: "传达贯彻", en: "convey and implement" } },
    { id: "plan", term: { zh: "“十四五”", en: "14th Five-Year Plan" }, also: { en: ["fourteenth plan"] } },
    { id: "county", term: { zh: "模范县", en: "model county" } },
  ]),
]);

function told(original: string, translation: string, { earlier = "", article = original } = {}) {
  const context = { agreed, article, emphasised: [] };
  const pair = (text: string) => ({ original, translation: text, day: "2020-11-28" });
  const { rendered } = comparePair(pair(earlier), { ...context, earlier: new Set() });
  return comparePair(pair(translation), { ...context, earlier: rendered }).findings.map(
    ({ code, details }) => ({ code, ...details }),
  );
}
const codes = (...args: Parameters<typeof told>) => told(...args).map(({ code }) => code);

describe("a term", () => {
  it("is asked for where the original has it, with all its renderings", () => {
    expect(told("“十四五”规划出台。", "The plan is out.")).toEqual([
      { code: "term", original: "十四五", expected: ["14th Five-Year Plan", "fourteenth plan"] },
    ]);
    expect(codes("“十四五”规划出台。", "The fourteenth plan is out.")).toEqual([]);
  });

  it.each([
    ["市委开会。", "The Municipal Committee’s meeting began."],
    ["传达贯彻精神。", "The meeting conveyed and implemented the guiding principles."],
    ["传达贯彻精神。", "The meeting conveyed, studied and then implemented them."],
    ["三个模范县受表彰。", "Three model counties were commended."],
    ["“十四五”开局。", "The 14th Five‑Year Plan begins."],
  ])("may have another ending, case or hyphen, and words between: %s", (original, translation) => {
    expect(codes(original, translation).filter((code) => code === "term")).toEqual([]);
  });

  it("within a longer one is not asked for, nor is what other words make", () => {
    expect(codes("市委常委会召开会议。", "The Standing Committee met.")).toEqual([]);
    expect(codes("推动城市长期发展。", "This helps the town to grow for a long time.")).toEqual([]);
    expect(codes("市长出席会议。", "The head of the city attended.")).toEqual(["term"]);
  });

  it("may be shorter after its first mention in full, and only then", () => {
    const earlier = "The Institute of Water Research was founded.";
    for (const translation of ["The institute made a report.", "IWR made a report."])
      expect(codes("水科院作了报告。", translation, { earlier })).toEqual([]);
    expect(codes("水科院作了报告。", "IWR made a report.")).toEqual(["term"]);
    expect(codes("水科院作了报告。", "They made a report.", { earlier })).toEqual(["term"]);
  });
});

describe("a name", () => {
  it("is asked for as it is agreed on", () => {
    expect(told("李珊主持会议。", "Shan Li chaired.")).toEqual([
      { code: "name", original: "李珊", expected: ["Li Shan"] },
    ]);
    expect(codes("李珊主持会议。", "Li Shan’s meeting.")).toEqual([]);
  });

  it("may be the family name, a pronoun or the office after it stood in full", () => {
    const earlier = "Li Shan came.";
    for (const translation of ["Li chaired.", "She chaired.", "The director chaired."])
      expect(codes("李珊主持会议。", translation, { earlier })).toEqual([]);
    expect(codes("李珊主持会议。", "Somebody chaired.", { earlier })).toEqual(["name"]);
    expect(codes("李珊主持会议。", "She chaired.")).toEqual(["name"]);
  });

  it("that is misspelt is told of once, with the right one", () => {
    expect(told("李珊主持会议。", "Li Shang chaired.")).toEqual([
      { code: "name", original: "李珊", expected: ["Li Shan"], found: "Li Shang" },
    ]);
  });

  it("in pinyin is one that the article has, in either order", () => {
    expect(codes("王小明发言。", "Wang Xiaoming spoke, and so did Xiaoming Wang.")).toEqual([]);
    expect(told("王小明发言。", "Wang Daming spoke.")).toEqual([{ code: "name", found: "Wang Daming" }]);
    expect(codes("他发言。", "Wang Xiaoming spoke.", { article: "王小明来了。他发言。" })).toEqual([]);
  });

  it("of a place, a thing or a foreigner is no name in pinyin", () => {
    for (const text of ["Hong Kong is near.", "Lei Yue Mun is near.", "He came.", "Long March rockets"])
      expect(codes("火箭发射。", text).filter((code) => code === "name")).toEqual([]);
  });
});

describe("quotes and gaps", () => {
  it("a passage needs its quotes, a word does not", () => {
    expect(codes("他说：“这条路今年一定要修好。”", "He said the road must be mended this year.")).toContain(
      "quote",
    );
    expect(codes("他说：“这条路今年一定要修好。”", "“Mend it this year,” he said.")).toEqual([]);
    expect(codes("这是“试验”。", "This is a trial.")).toEqual([]);
  });

  it("what the original does not quote is not quoted", () => {
    expect(codes("他要求修路。", "He asked: “Mend all the roads this year.”")).toContain("quote");
  });

  it("a title may stand in quotes or capitals", () => {
    expect(codes("会议学习了《民法典》。", "They studied the Civil Code.")).toEqual([]);
    expect(codes("会议学习了《民法典》。", "They studied it.")).toEqual(["quote"]);
  });

  it("a gap is in both", () => {
    expect(told("他说[…]", "He said this.")).toEqual([{ code: "gap", original: 1, translation: 0 }]);
    expect(codes("[…]他说", "[…] he said")).toEqual([]);
  });
});

describe("what has no counterpart", () => {
  const original =
    "图书馆周末延长开放时间，方便市民借阅图书。馆内新增了儿童阅览室，并安排志愿者为孩子们讲故事。老年读者可以免费办理借书证。";
  const sentences = [
    "The library is open longer at weekends so that residents can borrow books more easily.",
    "It has a new reading room for children, and volunteers tell the children stories.",
    "Elderly readers can have a library card free of charge.",
  ];

  it("is not told of where there is none", () => {
    expect(codes(original, sentences.join(" "))).toEqual([]);
  });

  it.each([0, 1, 2])("is a sentence that is left out: %i", (at) => {
    expect(codes(original, sentences.toSpliced(at, 1).join(" "))).toContain("omission");
  });

  it("is a sentence that is put in", () => {
    const added = "Fishermen repaired their wooden boats before the autumn storms reached the harbour.";
    expect(told(original, [...sentences, added].join(" "))).toEqual([
      { code: "addition", text: expect.stringContaining("Fishermen repaired") },
    ]);
  });

  it("is nothing in a text that is too short to tell", () => {
    expect(codes("公园开放。", "Nothing of the kind.")).toEqual([]);
  });
});

describe("what is no mention, no name and no quotation", () => {
  it.each([
    ["全市长远规划已定。", "The long-term plan of the whole city is settled."],
    ["各市长期合作。", "The cities have long worked together."],
  ])("is not asked for: %s", (original, translation) => {
    expect(codes(original, translation)).toEqual([]);
  });

  it("may lose its quotes where it is a label or a list and nobody's words", () => {
    for (const original of ["兑现“保工资、保运转、保基本民生”承诺。", "颁发“光荣在党五十年老党员”纪念章。"])
      expect(codes(original, "So it was done as it had been said.")).not.toContain("quote");
    expect(codes("他说：“保工资、保运转、保基本民生”。", "He said that wages came first.")).toContain(
      "quote",
    );
  });

  it.each([
    ["诸葛明出席。", "Zhuge Minh attended.", ["Zhuge Minh"]],
    ["王永锟出席。", "Wang Yongku attended.", ["Wang Yongku"]],
    ["王永锟出席。", "Wang Yongkumn’s deputy attended.", ["Wang Yongkumn"]],
    ["尉迟敏出席。", "Yuchi Ming attended.", ["Yuchi Ming"]],
    ["王永锟出席。", "Wang Yongkun’s deputy attended.", []],
    ["王永锟来到河边。", "Wang Yongkun came to Wang River and to Li Street.", []],
  ])("a name a letter away from one of the original is told: %s – %s", (original, translation, names) => {
    const found = told(original, translation).flatMap((each) => ("found" in each ? [each.found] : []));
    expect(found).toEqual(names);
  });
});

describe("a block that is no prose", () => {
  it("of names in Latin letters is as long in one language as in the other, so that nothing seems to be missing", () => {
    const names =
      "Siemens Healthineers, Robert Bosch GmbH, Philips Research Eindhoven, Mitsubishi Heavy Industries";
    expect(
      codes(
        `展会的合作单位有 ${names.replaceAll(", ", "、")} 和 Honeywell Aerospace Technologies，大家济济一堂，共叙情谊。`,
        `Partners of the fair were ${names} and Honeywell Aerospace Technologies; all gathered under one roof as friends.`,
      ),
    ).toEqual([]);
  });

  it.each([
    [
      "电话：0734-8868888，手机13812345678，传真+86-734-8868889，QQ12345678，邮编421001，网址www.hengyang.gov.cn。",
      "Tel: 0734-8868888; mobile 13812345678; fax +86-734-8868889; QQ 12345678; postcode 421001; www.hengyang.gov.cn.",
    ],
    [
      "豫A12345、CA1234次航班、G6142次列车、GB/T 15834—2011、ISBN 978-7-5438-0000-1。",
      "Yu A12345, flight CA1234, train G6142, GB/T 15834—2011, ISBN 978-7-5438-0000-1.",
    ],
  ])("of numbers and addresses is not said to leave anything out: %s", (original, translation) => {
    expect(codes(original, translation)).toEqual([]);
  });

  const repeated = (times: number, make: (index: number) => string) =>
    Array.from({ length: times }, (_, index) => make(index)).join("");

  it("of ten thousand numbers is compared, in bounded memory, and some of what differs is told", {
    timeout: 120_000,
  }, () => {
    const original = repeated(10_000, (index) => `${index * 37}元、`);
    expect(
      codes(
        original,
        repeated(10_000, (index) => `${index * 37} yuan, `),
      ),
    ).toEqual([]);
    const differing = codes(
      original,
      repeated(10_000, (index) => `${index * 41 + 3} yuan, `),
    );
    expect(differing).toContain("number");
    expect(differing.length).toBeLessThan(200);
  });

  it.each([
    ["of one term", repeated(5000, () => "市长"), repeated(5000, () => "Mayor ")],
    [
      "of one sentence",
      repeated(2000, () => "今天天气很好。"),
      repeated(2000, () => "The weather is fine. "),
    ],
    [
      "of Chinese numerals",
      repeated(2000, () => "一二三四五六七八九十百千万亿"),
      "Nothing of the kind is here.",
    ],
    ["of opening marks", repeated(20_000, () => "“《（"), repeated(20_000, () => "“(")],
    ["of half a surrogate pair", "\ud842会议\udfb7在12月召开", "\udfb7The meeting is in December\ud842."],
    ["of nothing", "", ""],
  ])("%s ends", { timeout: 120_000 }, (_, original, translation) => {
    expect(codes(original, translation).length).toBeLessThan(200);
  });
});
