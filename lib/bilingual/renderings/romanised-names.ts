import type { Pair, Span } from "../pair.ts";

/** The readings of a Chinese character, without tones, ü as v. */
export type Readings = { get(character: string): readonly string[] | undefined };

/** Family names as they are written in pinyin: those of the hundred commonest, and those of two characters. */
const surnames = new Set(
  (
    "Bai Bao Bi Bian Cai Cao Cen Chai Chang Che Chen Cheng Chi Chu Cui Dai Deng Di Ding Dong Dou Du Duan Fan Fang Fei " +
    "Feng Fu Gan Gao Ge Geng Gong Gu Guan Guo Han Hao He Hong Hou Hu Hua Huang Huo Ji Jia Jian Jiang Jiao Jin Jing Ju " +
    "Kang Ke Kong Kuang Lai Lan Lei Li Lian Liang Liao Lin Ling Liu Long Lou Lu Luo Lü Lyu Lv Ma Mao Mei Meng Mi Miao " +
    "Mo Mu Ni Nie Niu Ou Ouyang Pan Pang Pei Peng Pi Pu Qi Qian Qiao Qin Qiu Qu Quan Ran Ren Rong Ruan Rui Sha Shan " +
    "Shang Shao Shen Sheng Shi Shu Si Sima Song Su Sui Sun Tan Tang Tao Teng Tian Tong Tu Wan Wang Wei Wen Weng Wu Xi " +
    "Xia Xiang Xiao Xie Xin Xing Xiong Xu Xuan Xue Yan Yang Yao Ye Yi Yin Ying You Yu Yuan Yue Yun Zeng Zhai Zhan " +
    "Zhang Zhao Zheng Zhong Zhou Zhu Zhuang Zhuge Zhuo Zong Zou Zu Zuo Shangguan Huangfu Linghu Murong Dongfang " +
    "Baili Chanyu Dongguo Duanmu Dugu Gongsun Gongye Helian Huyan Moqi Nalan Nangong Puyang Shentu Sikong Situ Taishu " +
    "Tantai Wenren Xiahou Xianyu Ximen Yuchi Yuwen Zhangsun Zhongli"
  ).split(" "),
);

const initial = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?";
const final =
  "(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|ve|üe|[aoeiuvü])";
const given = new RegExp(`^(?:${initial}${final}){1,2}$`, "i");
/** Another capital makes a place, a thing or a longer name of the two before it. */
const goesOn = /^\s+\p{Lu}/u;
const places = new Set(["Hong Kong"]);

const twoWords =
  /(?<![\p{L}\p{N}-])(\p{Lu}\p{Ll}+)[ \u00A0](\p{Lu}\p{Ll}+(?:[-’']\p{Ll}+)?)(?![\p{L}\p{N}]|[-’']\p{Lu})/gu;

export interface RomanisedName {
  name: string;
  span: Span;
  /** Whether its own name is of one or two syllables of pinyin, as names are. */
  isPinyin: boolean;
}

/** What may be people's names in pinyin in an English text: a family name and another word with a capital. */
export function romanisedNames(text: string): RomanisedName[] {
  twoWords.lastIndex = 0;
  const found: RomanisedName[] = [];
  for (let match = twoWords.exec(text); match !== null; match = twoWords.exec(text)) {
    const [written, family = "", own = ""] = match.map((part) => part.replace(/[’']s$/, ""));
    const name = written ?? "";
    const end = match.index + match[0].length;
    const isPinyin = given.test(own.replace(/[-’']/g, ""));
    if (!surnames.has(family)) twoWords.lastIndex = match.index + family.length;
    else if (!goesOn.test(text.slice(end, end + 2)) && !places.has(name))
      found.push({ name, span: [match.index, match.index + name.length], isPinyin });
    if (!isPinyin) twoWords.lastIndex = match.index + family.length;
  }
  return found;
}

/** Of more different names than a paragraph has, the rest is let pass. */
const mostLookedFor = 500;

/**
 * The names of people in pinyin that nothing in the original is read as; of those that are no pinyin, the ones that are
 * a letter away from what is: “Chen Yongkum” for 陈永锟.
 */
export function unsupportedNames(
  { translation }: Pick<Pair, "translation">,
  { article, readings }: { article: string; readings: Readings },
): { name: string; span: Span }[] {
  const letters = article.toLowerCase();
  const told = new Map<string, boolean>();
  const isUnsupported = ({ name, isPinyin }: RomanisedName) => {
    if (letters.includes(name.toLowerCase())) return false;
    const [family, own] = lettersOf(name);
    if (!isPinyin) return isNearly(article, family, own, readings);
    return !isRead(article, family + own, readings) && !isRead(article, own + family, readings);
  };
  return romanisedNames(translation).filter((each) => {
    const known = told.get(each.name) ?? (told.size < mostLookedFor && isUnsupported(each));
    told.set(each.name, known);
    return known;
  });
}

/** The letters of the family name and of the own one, as `Readings` has them. */
export function lettersOf(name: string): [family: string, own: string] {
  const letters = name.toLowerCase().replaceAll("lyu", "lv").replaceAll("ü", "v");
  const [family = "", own = ""] = letters.replace(/[-’']/g, "").split(/\s/);
  return [family, own];
}

/** Whether some characters are read as a family name, and one or two after them as all but a letter of another word. */
function isNearly(text: string, family: string, own: string, readings: Readings): boolean {
  const isOwn = (at: number) => {
    const [first = [], second = []] = [text[at], text[at + 1]].map((each) => readings.get(each ?? ""));
    return first.some((one) =>
      [one, ...second.map((other) => one + other)].some(
        (each) => each.length > 2 && isALetterAway(each, own),
      ),
    );
  };
  const from = (at: number, left: string): boolean =>
    left === ""
      ? isOwn(at)
      : (readings.get(text[at] ?? "") ?? []).some(
          (each) => left.startsWith(each) && from(at + 1, left.slice(each.length)),
        );
  for (let at = 0; at < text.length; at++) if (from(at, family)) return true;
  return false;
}

/** Whether one letter is another one, too many or too few. */
function isALetterAway(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from++;
  const rests = [
    [one.slice(from + 1), other.slice(from + 1)],
    [one.slice(from + 1), other.slice(from)],
    [one.slice(from), other.slice(from + 1)],
  ];
  return rests.some(([left, right]) => left === right);
}

/** Whether some characters of a text that follow each other are read so. Of one that no dictionary reads nothing is known. */
function isRead(text: string, letters: string, readings: Readings): boolean {
  for (let at = 0; at < text.length; at++)
    if (endRead(text, at, letters, readings, true) !== undefined) return true;
  return false;
}

/** Where characters that follow each other are read as some letters: small ones, ü as v. */
export function spansRead(text: string, letters: string, readings: Readings): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < text.length; at++) {
    const end = endRead(text, at, letters, readings, false);
    if (end !== undefined) found.push([at, end]);
  }
  return found;
}

/** Where the characters end that begin at a place and are read so. @param isLenient whether any may be unknown */
function endRead(
  text: string,
  at: number,
  left: string,
  readings: Readings,
  isLenient: boolean,
): number | undefined {
  if (left === "") return at;
  const character = text[at];
  if (character === undefined || !/\p{Script=Han}/u.test(character)) return undefined;
  const read = readings.get(character);
  if (read === undefined) return isLenient ? text.length : undefined;
  for (const syllable of read) {
    for (const each of [syllable, syllable.replace("v", "u")]) {
      if (!left.startsWith(each)) continue;
      const end = endRead(text, at + 1, left.slice(each.length), readings, isLenient);
      if (end !== undefined) return end;
    }
  }
  return undefined;
}
