import type { Word } from "./dictionary.ts";

/** Characters that write the sounds of foreign names, and hardly anything else. */
const telling = new Set(
  "埃奥蒂廷顿尔弗菲赫霍喀柯克莱勒黎莉琳鲁洛玛娜妮尼诺涅帕佩契琼萨莎丝斯塔特韦薇亚耶伊茨兹德拉姆",
);
/** Characters that write them, too, but have their own meaning as often. */
const also = new Set(
  "阿艾安澳芭巴贝本比彼宾波玻伯勃博布查达戴丹登迪丁多法费芬佛夫戈盖格古哈海亨基吉加贾杰捷金卡凯坎科肯库兰赖劳雷里利列隆卢路罗伦吕马麦曼梅蒙米莫纳内纽努欧皮普乔切热日塞桑森沙舍圣史施什泰图托坦瓦万威维温沃乌西希谢辛雅休扬叶因英尤约泽扎詹珍朱佐",
);

/** A word among the words of its text. */
export interface Place {
  words: readonly Word[];
  index: number;
}

/** Whether what `polyphones.ts` calls `:circumstance` holds for the character at an offset of a text. */
export function holds(circumstance: string, text: string, at: number, place: Place): boolean {
  const word = place.words[place.index] as Word;
  switch (circumstance) {
    case "foreign":
      return word.tag === "nrt" || hasForeignNeighbours(text, at);
    case "for":
      return isFor(place);
    case "surname":
      return isSurname(at, word);
    case "head":
      return word.at === at && word.text.length > 1 && word.text.length <= 3 && /^(?:nr|x)/.test(word.tag);
    case "name":
      return word.tag.startsWith("nr") || (word.tag === "x" && word.text.length <= 3);
    case "suffix":
      return word.text.length > 1 && at === word.at + word.text.length - 1 && /^n(?!r|s)/.test(word.tag);
    case "tail":
      return word.text.length > 1 && at === word.at + word.text.length - 1 && word.tag.startsWith("n");
    default:
      // A part of speech, of a character that is a word by itself.
      return word.text.length === 1 && word.tag.startsWith(circumstance);
  }
}

/** No dictionary has all foreign names: they are known by the characters around. */
function hasForeignNeighbours(text: string, at: number): boolean {
  const before = soundsFrom(text, at, -1);
  const after = soundsFrom(text, at, 1);
  const around = [...before.sounds, ...after.sounds];
  return before.point || after.point || (around.length >= 2 && around.some((sound) => telling.has(sound)));
}

function soundsFrom(text: string, at: number, step: 1 | -1): { sounds: string[]; point: boolean } {
  const sounds: string[] = [];
  for (let next = at + step; sounds.length < 4; next += step) {
    const character = text[next] ?? "";
    if (character === "·" || character === "・") return { sounds, point: true };
    if (!telling.has(character) && !also.has(character)) break;
    sounds.push(character);
  }
  return { sounds, point: false };
}

/**
 * Whether 为 is *for*: something is done in what follows (为 市民 带来, 为 实现 目标). What is done only within an
 * attribute (为 香港 出生 的 演员) leaves it *is*.
 */
function isFor({ words, index }: Place): boolean {
  for (let next = index + 1; next < words.length && next <= index + 14; next++) {
    const { text, tag } = words[next] as Word;
    const after = words[next + 1]?.text ?? "";
    if (/^[，。；！？：、”）\s]/u.test(text)) return false;
    // A verb, an idiom, or what jieba guessed to be a word and ends as verbs do: 插上.
    const isVerb = /^(?:v(?!n)|l)/.test(tag) || (tag === "x" && /[上下出起到入来去好]$/u.test(text));
    const isDone = isVerb && !/^[是有的]/u.test(text);
    if (isDone && !/^(?:的|之|、|，|。|；|”|）|$)/u.test(after)) return true;
    if (isDone && next > index + 1 && after !== "的") return true;
  }
  return false;
}

/** The head of a name, or of what jieba guesses to be one. */
function isSurname(at: number, word: Word): boolean {
  if (word.at !== at || word.text.length > 3) return false;
  return word.tag === "nr" || (word.tag === "x" && word.text.length === 3);
}
