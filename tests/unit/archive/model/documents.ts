import { crc32, deflateSync } from "node:zlib";
import { blockHash } from "#lib/bilingual/block-hash.ts";
import { type PageBoxes, pageBoxesText } from "#lib/record/page-boxes.ts";

/** What the editors of the model write: few days, slugs, ids and sentences, so that they meet often. */

export const days = ["2020-11-27", "2020-11-28", "2020-11-30", "2021-01-01"] as const;
export const slugs = ["a", "b", "c", "d"] as const;
/** `nobody` is in no registry. */
export const reporterIds = ["chen-run", "luo-wenpeng", "liu-fang", "nobody"] as const;
export const topicIds = ["water", "schools", "parks", "nothing"] as const;
export const peopleIds = ["zhu-jian", "wang-hao"] as const;
const termIds = ["city-committee", "smart-water", "development"] as const;
export const bulletinIds = ["2020-11-27", "2020-11-28", "2020-11-28-02", "2020-11-30"] as const;

type Fields = Record<string, string>;

/** A file of the record as its editor thinks of it. */
export type Document =
  | { kind: "original"; fields: Fields; body: readonly string[] }
  | { kind: "translation"; fields: Fields; body: readonly string[] }
  | { kind: "registry"; entries: readonly Entry[] }
  | { kind: "bulletin"; lines: readonly string[] }
  | { kind: "bulletin-fields"; fields: Fields }
  /** Where a bulletin's lines stand on its page: one of those that pages may have. */
  | { kind: "boxes"; variant: number }
  /** Another content for each seed. */
  | { kind: "picture"; seed: number }
  | { kind: "other"; text: string };

interface Entry {
  id: string;
  /** Which of its names it has. */
  name: number;
}

export const sentences = [
  "智慧水务建设推进。",
  "垃圾分类工作汇报。",
  "会议强调，要坚持生态优先。",
  "教育改革论坛举行。",
  "市委常委会召开会议。",
  "朱健出席“智慧水务”研讨会。",
  "[…]的一段。",
] as const;
const englishSentences = [
  "Smart water is built.",
  "A report on waste sorting.",
  "The meeting stressed ecology.",
  "A forum on schools was held.",
  "[untranslated]",
  "Zhu Jian attends the seminar on “smart water”.",
  "The Standing Committee meets […].",
] as const;

/** Names and terms on which the glossary may agree or not, and what translations have for them. */
export const sentenceOfTerms = "衡阳发展大会在北京举行，王小明朗读了《山水之间》。";
const [conference, congress] = ["Hengyang Development Conference", "Hengyang Development Congress"];
export const englishOfTerms = [
  `The ${conference} was held in Beijing, and Wang Xiaoming read “Among Hills and Waters”.`,
  `The ${congress} was held in Beijing, and Wang Xiao-ming read “Between Mountains and Rivers”.`,
  `In Beijing the Development Conference was held, and Wang Xiaoming read “Between Mountains and Rivers”.`,
  `At the ${congress}, also called the ${conference}, in Beijing Wang Xiaoming read from “Hills and Waters”.`,
  `The ${conference} was held in Beijing, and a poem was read.`,
] as const;

export const pictureNames = ["hall.png", "bridge.png"] as const;
const listed = (name: string, more = "") => `{ file: ${name}, alt: { zh: 图上, en: To be seen }${more} }`;

/** Bodies that are sound, some with warnings; the last ones keep their file off the site. */
export const bodies: readonly (readonly string[])[] = [
  [sentences[0]],
  [sentences[1], sentences[2]],
  [sentences[3]],
  [sentences[0], sentences[5], sentences[6]],
  ["智慧水务建设推迟。"],
  ['他说"好"……等等...', sentences[4]],
  ["| 项 | 数 |\n| --- | --- |\n| 水 | 1 |", "见注[^1]。\n\n[^1]: 注文。"],
  [],
  ["<b>粗</b>体。"],
  ["![](hall.png)", sentences[0], "![](a.bridge.png)\n![](hall.png)"],
  [sentences[3], "![](bridge.png)"],
];
export const englishBodies: readonly (readonly string[])[] = [
  [englishSentences[0]],
  [englishSentences[1], englishSentences[2]],
  [englishSentences[3]],
  ["Smart water is late."],
  [englishSentences[4], englishSentences[2]],
  ["<!-- a note -->", englishSentences[0]],
  ["<b>Bold.</b>"],
  [englishSentences[0], "![](hall.png)"],
  [englishSentences[0], englishSentences[5], englishSentences[6]],
  [englishSentences[2], englishSentences[6]],
];

const correction = (block: string, date: string, from = "推") =>
  `{ block: ${block}, from: ${from}, to: 推, note: { zh: 更正, en: Corrected }, date: ${date} }`;

/** What a first paragraph said before its correction. */
export const uncorrected = sentences[0].replace("推", "退");

/** What each field of an original may be, in YAML; "" leaves it out. Values that cannot be stand last. */
export const fieldValues: Record<string, readonly string[]> = {
  headline: ["智慧水务", "垃圾分类", "[推进水务, 会议召开]", "智慧公园", "''"],
  kicker: ["", "引题", "[引题一, 引题二]"],
  deck: ["", "副题水务", "教育改革"],
  kind: ["news", "meeting", "seminar", "forum", "gossip"],
  held: ["", "2020-11-26", "2020-11-25"],
  byline: ["", "■本报记者 陈润", "■本报记者 罗文鹏 陈润"],
  reporters: [
    "[]",
    "[chen-run]",
    "[luo-wenpeng, chen-run]",
    "[chen-run, chen-run]",
    "[liu-fang]",
    "[nobody]",
  ],
  topics: ["[]", "[water]", "[schools, water]", "[water, water]", "[parks]", "[nothing, water]"],
  people: ["", "[zhu-jian]", "[wang-hao, zhu-jian]", "[no-one]"],
  position: ["", "1", "2", "10", "0"],
  page: ["", "1", "2", "2", "0"],
  continues: ["", "2020-11-28/a", "2020-11-28/b", "2020-11-27/b", "2020-11-30/c", "2021-01-01/d", "nowhere"],
  publish: ["", "2020-11-29T06:00+08:00", "2020-12-15T06:00Z", "2020-11-27T20:00-08:00", "2020-11-28"],
  withdrawn: [
    "",
    "{ date: 2020-12-01, note: { zh: 有误, en: Wrong } }",
    "{ date: 2020-12-02, note: { zh: 有误, en: Wrong } }",
    "{ date: 2020-12-01 }",
  ],
  unsure: ["", "[{ block: p1, text: 水 }]", "[{ block: p9, text: 水 }]", "[{ block: headline, text: 泵 }]"],
  todo: ["", "[kind, translation]", "[{ person: 朱健 (Zhu Jian) }, { reporter: 陈润 }]", "[{ who: 朱健 }]"],
  formerly: ["", "[a]", "[b, old]", "[old]", "[old, older]", "[Old]"],
  bulletin: [
    "",
    ...bulletinIds,
    "2020-11-28 # 头版",
    "[2020-11-28, 2020-11-28-02]",
    "[2020-11-28, 2020-11-30]",
    "2020-11-30 # 另一天",
    "2019-01-01",
  ],
  pictures: [
    "",
    `[${listed("hall.png")}]`,
    `[${listed("bridge.png", ", caption: { zh: 桥, en: The bridge }")}, ${listed("hall.png")}]`,
    `[${listed("hall.png", ", credit: { zh: 陈润 摄, en: By Chen Run }")}, ${listed("bridge.png")}]`,
    "[{ file: hall.png }]",
  ],
  supplied: ["", "[headline]", "[headline, deck, byline, kicker]"],
  updated: ["", "2020-12-01", "2020-12-02T08:00:00+08:00"],
  corrections: [
    "",
    `[${correction("p1", "2020-12-05")}]`,
    `[${correction("p1", "2020-12-01")}]`,
    `[${correction("p1", "2020-12-05")}, ${correction("p1", "2020-12-01")}]`,
    `[${correction("p9", "2020-12-05")}]`,
    `[${correction("p1", "2020-12-05", "退")}]`,
  ],
  accept: [
    "",
    "[{ block: p1, code: invented-text, why: 试 }]",
    "[{ block: p1, code: term, why: 试 }]",
    "[{ block: headline, code: invented-text, why: 试 }, { block: p1, code: straight-quote, why: 试 }]",
  ],
  status: ["", "draft", "published"],
  date: ["", ...days],
};
export const translationValues: Record<string, readonly string[]> = {
  headline: ["Smart water", "Waste sorting", "[Smart water, goes on]", "Smart parks", "''"],
  kicker: ["", "A kicker"],
  deck: ["", "A deck on water"],
  translator: ["machine", "Li Ming"],
  reviewed: ["", "true", "false"],
  translatesTexts: [
    "",
    `[headline ${blockHash("智慧水务")}, deck ${blockHash("教育改革")}, "note:1 ${blockHash("注文。")}"]`,
    `["caption:bridge.png ${blockHash("桥")}${blockHash("The bridge")}", headline abcdef12]`,
  ],
  translates: [
    "",
    "[abcdef]",
    `[${blockHash(sentences[0])}]`,
    `[${blockHash(sentences[2])}, ${blockHash(sentences[1])}]`,
  ],
};

export const timeZones = [
  "Asia/Shanghai",
  "America/New_York",
  "Pacific/Kiritimati",
  "Nowhere/At-All",
] as const;

const names: Record<string, readonly (readonly [zh: string, en: string])[]> = {
  "chen-run": [
    ["陈润", "Chen Run"],
    ["陈闰", "Chen Runn"],
  ],
  water: [
    ["水务", "Water"],
    ["智慧水务", "Smart water"],
  ],
  schools: [
    ["教育", "Schools"],
    ["垃圾分类", "Waste sorting"],
  ],
  "zhu-jian": [
    ["朱健", "Zhu Jian"],
    ["智慧水", "Smart"],
  ],
  "smart-water": [
    ["智慧水务", "smart water"],
    ["水务", "water services"],
  ],
  development: [
    ["衡阳发展大会", "Hengyang Development Conference"],
    ["发展大会", "Development Congress"],
  ],
  "city-committee": [
    ["市委", "city committee"],
    ["常委会", "Standing Committee"],
  ],
};

const offices = [
  "office: { zh: 市长, en: Mayor }",
  "offices: [{ office: { zh: 副市长, en: Vice-Mayor }, to: 2020-11-28 }]",
  "office: { zh: 院士, en: Academician }, offices: [{ office: { zh: 市长, en: Mayor }, from: 2020-11-28, to: 2020-11-28 }]",
] as const;

function registryText(registry: string, entries: readonly Entry[]): string {
  if (entries.length === 0) return "[]\n";
  return entries.map(({ id, name }) => `- { id: ${id}, ${entryFields(registry, id, name)} }\n`).join("");
}

function entryFields(registry: string, id: string, name: number): string {
  const all = names[id] ?? [
    [`${id}甲`, `${id} one`],
    [`${id}乙`, `${id} two`],
  ];
  const [zh, en] = all[name % all.length] ?? ["", ""];
  const localized = `{ zh: ${zh}, en: ${en} }`;
  switch (registry) {
    case "reporters":
      return `name: ${localized}, role: ${name % 3 === 0 ? "staff" : "correspondent"}`;
    case "topics":
      return `name: ${localized}${name > 1 ? ", about: { zh: 关于, en: About }" : ""}`;
    case "people":
      return `name: ${localized}, ${offices[name % offices.length]}`;
    default:
      return `term: ${localized}${name > 1 ? ", also: { zh: [会议], en: [meeting] }, note: { zh: 说明, en: A note }" : ""}`;
  }
}

/** The ids that a registry may have entries of. */
export const registryIds: Record<string, readonly string[]> = {
  reporters: reporterIds.slice(0, 3),
  topics: topicIds.slice(0, 3),
  people: peopleIds,
  glossary: termIds,
};

export const bulletinFieldValues: Record<string, readonly string[]> = {
  origin: ["", "{ zh: 头版, en: Front page }", "{ zh: 二版, en: Page two }"],
  setAside: [
    "",
    `[{ lines: [1, 1], text: ${sentences[0]}, why: 广告 }]`,
    `[{ lines: [3, 3], text: ${sentences[1]}, why: 报头 }]`,
  ],
};

/** Pages of the shape of `pictureOf` and of another, with lines that a bulletin has, and with some that it may not have. */
const pageBoxes: readonly PageBoxes[] = [
  { width: 500, height: 400, fragments: [{ lines: [1, 1], boxes: [[20, 20, 480, 60]] }] },
  {
    ...{ width: 500, height: 400 },
    fragments: [
      { lines: [1, 1], boxes: [[20, 20, 480, 60]] },
      {
        lines: [3, 3],
        boxes: [
          [20, 80, 240, 380],
          [260, 80, 480, 200],
        ],
      },
      {
        lines: [5, 7],
        boxes: [
          [260, 220, 480, 900],
          [10, 10, 10, 40],
        ],
      },
    ],
  },
  { width: 700, height: 1000, fragments: [{ lines: [1, 3], boxes: [[0, 0, 700, 1000]] }] },
  { width: 700, height: 1000, fragments: [] },
];

function yaml(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => (value === "" ? "" : `${name}: ${value}\n`))
    .join("");
}

/** A grey picture, as large as it must be: a server makes pictures of it, and would tell of one that it cannot read. */
export function pictureOf(seed: number): Buffer {
  const [width, height] = [500 + seed, 400];
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(height * (1 + width)));
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND")]);
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A document as its file holds it; a picture is no text. */
export function textOf(path: string, document: Exclude<Document, { kind: "picture" }>): string {
  switch (document.kind) {
    case "original":
    case "translation":
      return `---\n${yaml(document.fields)}---\n\n${document.body.join("\n\n")}\n`;
    case "registry":
      return registryText(path.replace(/\.yaml$/, ""), document.entries);
    case "bulletin":
      return `${document.lines.join("\n\n")}\n`;
    case "bulletin-fields":
      return yaml(document.fields) || "{}\n";
    case "boxes":
      return pageBoxesText(pick(pageBoxes, document.variant));
    case "other":
      return document.text;
  }
}

export function newOriginal(day: string, variant: number): Document {
  const at = (name: string) => {
    const values = fieldValues[name] ?? [];
    return values[variant % Math.min(values.length, 4)] ?? "";
  };
  return {
    kind: "original",
    fields: {
      headline: at("headline"),
      kind: at("kind"),
      date: day,
      reporters: at("reporters"),
      topics: at("topics"),
      corrections: at("corrections"),
      ...(variant % 2 === 1 && { bulletin: day }),
    },
    body: bodies[variant % 6] ?? [],
  };
}

export function newTranslation(variant: number): Document {
  return {
    kind: "translation",
    fields: { headline: translationValues.headline?.[variant % 4] ?? "", translator: "machine" },
    body: englishBodies[variant % 5] ?? [],
  };
}

/** One of some items, whatever the number. There may be none. */
export function pick<Item>(items: readonly Item[], number: number): Item {
  return items[number % items.length] as Item;
}
