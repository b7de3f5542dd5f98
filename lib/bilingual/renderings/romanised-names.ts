import type { Pair, Span } from "../pair.ts";

/** The readings of a Chinese character, without tones, ü as v. */
export type Readings = { get(character: string): readonly string[] | undefined };

/** Family names as they are written in pinyin: those of the hundred commonest, and the commonest of two characters. */
const surnames = new Set(
  (
    "Bai Bao Bi Bian Cai Cao Cen Chai Chang Che Chen Cheng Chi Chu Cui Dai Deng Di Ding Dong Dou Du Duan Fan Fang Fei " +
    "Feng Fu Gan Gao Ge Geng Gong Gu Guan Guo Han Hao He Hong Hou Hu Hua Huang Huo Ji Jia Jian Jiang Jiao Jin Jing Ju " +
    "Kang Ke Kong Kuang Lai Lan Lei Li Lian Liang Liao Lin Ling Liu Long Lou Lu Luo Lü Lyu Lv Ma Mao Mei Meng Mi Miao " +
    "Mo Mu Ni Nie Niu Ou Ouyang Pan Pang Pei Peng Pi Pu Qi Qian Qiao Qin Qiu Qu Quan Ran Ren Rong Ruan Rui Sha Shan " +
    "Shang Shao Shen Sheng Shi Shu Si Sima Song Su Sui Sun Tan Tang Tao Teng Tian Tong Tu Wan Wang Wei Wen Weng Wu Xi " +
    "Xia Xiang Xiao Xie Xin Xing Xiong Xu Xuan Xue Yan Yang Yao Ye Yi Yin Ying You Yu Yuan Yue Yun Zeng Zhai Zhan " +
    "Zhang Zhao Zheng Zhong Zhou Zhu Zhuang Zhuge Zhuo Zong Zou Zu Zuo Shangguan Huangfu Linghu Murong Dongfang"
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

/** People's names in pinyin in an English text: a family name and one of one or two syllables. */
export function romanisedNames(text: string): { name: string; span: Span }[] {
  twoWords.lastIndex = 0;
  const found: { name: string; span: Span }[] = [];
  for (let match = twoWords.exec(text); match !== null; match = twoWords.exec(text)) {
    const [name, family = "", own = ""] = match;
    const end = match.index + name.length;
    const isName = surnames.has(family) && given.test(own.replace(/[-’']/g, ""));
    if (!isName) twoWords.lastIndex = match.index + family.length;
    else if (!goesOn.test(text.slice(end, end + 2)) && !places.has(name))
      found.push({ name, span: [match.index, end] });
  }
  return found;
}

/** Of more different names than a paragraph has, the rest is let pass. */
const mostLookedFor = 500;

/** The names of people in pinyin that nothing in the original is read as. */
export function unsupportedNames(
  { translation }: Pick<Pair, "translation">,
  { article, readings }: { article: string; readings: Readings },
): { name: string; span: Span }[] {
  const letters = article.toLowerCase();
  const told = new Map<string, boolean>();
  const isUnsupported = (name: string) => {
    if (letters.includes(name.toLowerCase())) return false;
    const [family = "", own = ""] = name.toLowerCase().replaceAll("lyu", "lv").split(/\s/);
    const plain = (part: string) => part.replace(/[-’']/g, "").replaceAll("ü", "v");
    return (
      !isRead(article, plain(family) + plain(own), readings) &&
      !isRead(article, plain(own) + plain(family), readings)
    );
  };
  return romanisedNames(translation).filter(({ name }) => {
    const known = told.get(name) ?? (told.size < mostLookedFor && isUnsupported(name));
    told.set(name, known);
    return known;
  });
}

/** Whether some characters of a text that follow each other are read so. */
function isRead(text: string, letters: string, readings: Readings): boolean {
  const from = (at: number, left: string): boolean => {
    if (left === "") return true;
    const character = text[at];
    if (character === undefined || !/\p{Script=Han}/u.test(character)) return false;
    const read = readings.get(character);
    // Of a character that no dictionary reads nothing is known.
    if (read === undefined) return true;
    return read.some((syllable) =>
      [syllable, syllable.replace("v", "u")].some(
        (each) => left.startsWith(each) && from(at + 1, left.slice(each.length)),
      ),
    );
  };
  for (let at = 0; at < text.length; at++) if (from(at, letters)) return true;
  return false;
}
