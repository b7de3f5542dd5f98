import type { Word } from "./dictionary.ts";

/** Characters that write the sounds of foreign names, and hardly anything else. */
const telling = new Set(
  "埃奥蒂廷顿尔弗菲赫霍喀柯克莱勒黎莉琳鲁洛玛娜妮尼诺涅帕佩契琼萨莎丝斯塔特韦薇亚耶伊茨兹德拉姆",
);
/** Characters that write them, too, but have their own meaning as often. */
const also = new Set(
  "阿艾安澳芭巴贝本比彼宾波玻伯勃博布查达戴丹登迪丁多法费芬佛夫戈盖格古哈海亨基吉加贾杰捷金卡凯坎科肯库兰赖劳雷里利列隆卢路罗伦吕马麦曼梅蒙米莫纳内纽努欧皮普乔切热日塞桑森沙舍圣史施什泰图托坦瓦万威维温沃乌西希谢辛雅休扬叶因英尤约泽扎詹珍朱佐",
);

/** Whether what `polyphones.ts` calls `:circumstance` holds for the character at an offset of a text. */
export function holds(circumstance: string, text: string, at: number, word: Word): boolean {
  switch (circumstance) {
    case "foreign":
      return word.tag === "nrt" || hasForeignNeighbours(text, at);
    case "surname":
      return isSurname(at, word);
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

/** The head of a name, or of what jieba guesses to be one. */
function isSurname(at: number, word: Word): boolean {
  if (word.at !== at || word.text.length > 3) return false;
  return word.tag === "nr" || (word.tag === "x" && word.text.length >= 2);
}
