import { readEnglish } from "#lib/bilingual/figures/read-en.ts";
import { readChinese } from "#lib/bilingual/figures/read-zh.ts";
import { readCedict } from "#lib/cedict.ts";

/** A word, a name or a stretch of text, in both languages. */
export interface Both {
  zh: string;
  en: string;
}

export interface Vocabulary {
  /** By rank: the nth is used in proportion to 1/n. */
  words: readonly Both[];
  /** What the glossary agrees on: words that are seldom used, of four characters. */
  terms: readonly Both[];
}

const size = 30_000;
const termCount = 120;
/** Words from this rank on may be terms. */
const seldom = 2_000;
/** What makes a number, a date, a measure or a comparison of what stands beside it. */
const speaksOfFigures =
  /[〇零一二两三四五六七八九十百千万亿廿卅几数多余半双倍成折分之第初年岁月日天号周期夜晨早晚午时刻点秒度今明昨前后去来上下左右东西南北近约超逾不未没无非负增减升降涨跌高低加长元角块美港币米里斤吨亩克升个名位条件次届项家户人全各每跨市省县区州镇乡村]/u;
/** A sense of one to three words that says what it means by itself. */
const plainSense = /^(?:to )?([a-z]+(?: [a-z]+){0,2})$/;
/** By these a dictionary speaks of words, or an English sentence of numbers and of time. */
const speaksOfWords =
  /\b(?:variant|see|surname|used|abbr|etc|sb|sth|one|ones|once|first|second|last|next|half|dozen|score|pair|double|single|day|week|month|year|hour|today|now|both|all|no|not|less|more|most|few|under|over|up|down|rise|fall|may|march|august|quarter)\b/;

/**
 * Words of CC-CEDICT, each with its first sense, in an order of chance: the checks between languages know that the one
 * renders the other. None speaks of numbers or time, whatever it stands beside.
 */
export function vocabulary(random: () => number): Vocabulary {
  const senses = new Map<string, string>();
  for (const { simplified, english } of readCedict()) {
    const sense = plainSense.exec(english[0] ?? "")?.[1];
    if (sense === undefined || !/^\p{Script=Han}{2,4}$/u.test(simplified) || senses.has(simplified)) continue;
    if (speaksOfFigures.test(simplified) || speaksOfWords.test(sense)) continue;
    if (readChinese(simplified).length + readEnglish(sense).length === 0) senses.set(simplified, sense);
  }
  const words = [...senses].map(([zh, en]) => ({ zh, en, place: random() }));
  // Those that are used most are short, as they are in any language.
  const isShort = ({ zh, en }: Both) => zh.length === 2 && !en.includes(" ");
  words.sort((one, other) => one.place - other.place);
  const most = words.filter(isShort).slice(0, 200);
  const others = words.filter((word) => !most.includes(word));
  const ranked = [...most, ...others].slice(0, size).map(({ zh, en }) => ({ zh, en }));
  return {
    words: ranked,
    terms: ranked
      .slice(seldom)
      .filter(({ zh, en }) => zh.length === 4 && en.includes(" "))
      .slice(0, termCount),
  };
}

const families: readonly Both[] = pairs(
  "陈 Chen 王 Wang 李 Li 张 Zhang 刘 Liu 杨 Yang 黄 Huang 赵 Zhao 吴 Wu 周 Zhou 徐 Xu 孙 Sun 马 Ma 朱 Zhu 胡 Hu 郭 Guo 何 He 林 Lin 罗 Luo 梁 Liang",
);
const givens: readonly Both[] = pairs(
  "建 jian 国 guo 华 hua 志 zhi 伟 wei 芳 fang 敏 min 静 jing 丽 li 强 qiang 磊 lei 军 jun 洋 yang 勇 yong 艳 yan 杰 jie 娟 juan 涛 tao 超 chao 霞 xia 平 ping 刚 gang 桂 gui 英 ying 文 wen",
);

function pairs(list: string): Both[] {
  return list.match(/\S+ \S+/g)?.map((pair) => ({ zh: pair.slice(0, 1), en: pair.slice(2) })) ?? [];
}

/** People's names, each another one: a family name and two characters, in English in pinyin. */
export function personName(index: number): Both {
  const family = families[index % families.length];
  const at = Math.floor(index / families.length);
  const round = Math.floor(at / givens.length);
  const [first, second] = [
    givens[at % givens.length],
    givens[(at * 7 + index + 3 + round * 11) % givens.length],
  ];
  if (family === undefined || first === undefined || second === undefined) throw new Error("no such name");
  return {
    zh: family.zh + first.zh + second.zh,
    en: `${family.en} ${first.en.charAt(0).toUpperCase()}${first.en.slice(1)}${second.en}`,
  };
}
