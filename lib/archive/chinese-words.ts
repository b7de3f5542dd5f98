import type { Jieba, TfIdf } from "@node-rs/jieba";
import { readJieba, readWordWeights } from "../jieba.ts";

/** What newspapers write as one word and the dictionary has only in parts; with a frequency that keeps it whole. */
const ownWords = [
  ...[
    "银企对接",
    "政银企",
    "产销对接",
    "校企合作",
    "产教融合",
    "联防联控",
    "群防群治",
    "医联体",
    "医共体",
    "河长制",
  ],
  ...[
    "林长制",
    "田长制",
    "碳达峰",
    "碳中和",
    "营商环境",
    "乡村振兴",
    "专精特新",
    "放管服",
    "一网通办",
    "最多跑一次",
  ],
  ...[
    "双拥",
    "双创",
    "双减",
    "两会",
    "常委会",
    "常务会",
    "常务会议",
    "座谈会",
    "推进会",
    "调度会",
    "现场会",
    "联席会议",
  ],
  ...[
    "早餐会",
    "听证会",
    "动员会",
    "部署会",
    "宣讲会",
    "恳谈会",
    "新闻发布会",
    "云计算",
    "大数据",
    "物联网",
    "互联网",
  ],
  ...[
    "老旧小区",
    "垃圾分类",
    "智慧水务",
    "全民阅读",
    "文旅融合",
    "经世致用",
    "优生优育",
    "安全生产",
    "食品安全",
  ],
];

/** Parts of speech that tell what a text is about, as jieba names them: nouns and names, and what is short for them. */
const telling = ["n", "nr", "ns", "nt", "nz", "l", "j"];

let shared: Jieba | undefined;
let weights: TfIdf | undefined;

/** Cuts a Chinese text into words. The dictionary is read at first use. */
export function wordsOf(text: string): string[] {
  shared ??= readDictionary();
  return shared.cut(text, true);
}

/**
 * The nouns and names that tell most of what a Chinese text is about: those used often here, and seldom elsewhere. The
 * dictionaries are read at first use.
 */
export function keyWordsOf(text: string, most: number): string[] {
  shared ??= readDictionary();
  weights ??= readWordWeights();
  // Of words that weigh the same it takes any; so it gives all, and the same text has the same ones each time.
  return weights
    .extractKeywords(shared, text, text.length, telling)
    .sort((one, other) => other.weight - one.weight || (one.keyword < other.keyword ? -1 : 1))
    .slice(0, most)
    .map(({ keyword }) => keyword);
}

function readDictionary(): Jieba {
  const { jieba } = readJieba();
  jieba.loadDict(Buffer.from(ownWords.map((word) => `${word} 20000 n`).join("\n")));
  return jieba;
}
