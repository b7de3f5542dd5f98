import type { Localized } from "../record/languages.ts";
import { readingsOf, surnameReadings } from "./dictionary.ts";
import { lexicon } from "./lexicon.ts";

/** Readings by character, of names: `字zì`. */
const byCharacter = (all: string) =>
  new Map(all.split(" ").map((each) => [each.slice(0, 1), each.slice(1)] as const));

/** Family names that the library reads otherwise, or has not. */
const familyNames = byCharacter("宁níng 洗xiǎn 种chóng 秘bì 员yùn");
/** Compound ones whose characters are read otherwise than by themselves. */
const compounds = /^(?:尉迟|万俟|单于|澹台|令狐|长孙|乐正|鲜于|钟离|宰父|毌丘)/;
/** Tones that given names have where the spelling leaves a choice, and the library knows another first. */
const givenNames = byCharacter(
  "兴xīng 为wéi 令lìng 华huá 荷hé 应yīng 任rèn 少shào 正zhèng 中zhōng 济jì 强qiáng 相xiāng 宁níng 思sī 冠guàn 好hǎo 教jiào 观guān 晟shèng 重zhòng 朝cháo 长cháng 行xíng 乐lè 媛yuán 和hé 舍shě 奇qí 藏cáng 传chuán 将jiāng 量liàng 化huà 方fāng 亲qīn 凉liáng 占zhàn 汗hàn 万wàn 胜shèng 盛shèng 空kōng 颖yǐng 夫fū 头tóu 子zǐ 儿ér 可kě 了liǎo",
);
/** What follows a family name by which somebody is called. */
const title =
  /^(?:书记|主任|主席|总理|总经理|经理|老师|教授|院士|博士|医生|先生|女士|小姐|同志|师傅|律师|委员|副?[市省州县区镇乡村厅局处科院校部司会行所站队团董]长|某)/;
/** Family names that are as often a word before a title: 应书记要求 is at the secretary's request. */
const verbs = new Set("应任过那和为由于从向将");

/** A name of a registry, spelled when a text has it. */
class Name {
  readonly zh: string;
  private readonly name: Localized;
  private read?: (string | undefined)[] | null;

  constructor(name: Localized) {
    this.name = name;
    this.zh = name.zh;
  }

  /** For each character; undefined where `en` spells none of its readings. */
  get syllables(): (string | undefined)[] | undefined {
    if (this.read === undefined) this.read = spelled(this.name) ?? null;
    return this.read ?? undefined;
  }
}

/** The names of a registry by their first characters, the longest first; the same registry is asked for each text. */
const indexes = new WeakMap<readonly Localized[], Map<string, Name[]>>();

/**
 * What the registries settle in a text: how the characters of the names in it are read, and a family name alone before
 * a title. Where one name begins another, the longer is meant.
 * @param starts where words begin, in UTF-16 units, as all offsets here
 */
export function nameReadings(
  text: string,
  names: readonly Localized[],
  starts: ReadonlySet<number>,
): { at: number; pinyin: string }[] {
  const index = indexed(names);
  const found: { at: number; pinyin: string }[] = [];
  for (let at = 0; at < text.length; ) {
    const begun = index.get(text.slice(at, at + 1)) ?? [];
    const name = begun.find(({ zh }) => text.startsWith(zh, at));
    let next = at;
    for (const [place, character] of [...(name?.zh ?? "")].entries()) {
      const pinyin = name?.syllables?.[place];
      if (pinyin !== undefined) found.push({ at: next, pinyin });
      next += character.length;
    }
    const family = begun[0];
    if (name === undefined && family !== undefined && starts.has(at))
      found.push(...beforeTitle(text, at, family));
    at = Math.max(next, at + 1);
  }
  return found;
}

function beforeTitle(text: string, at: number, { zh, syllables }: Name): { at: number; pinyin: string }[] {
  const [pinyin] = syllables ?? [];
  const family = zh.slice(0, 1);
  if (pinyin === undefined || verbs.has(family) || !title.test(text.slice(at + 1, at + 5))) return [];
  return [{ at, pinyin }];
}

function indexed(names: readonly Localized[]): Map<string, Name[]> {
  const known = indexes.get(names);
  if (known !== undefined) return known;
  const index = new Map<string, Name[]>();
  for (const name of [...names].sort((one, other) => other.zh.length - one.zh.length)) {
    const first = name.zh.slice(0, 1);
    const begun = index.get(first);
    if (begun !== undefined) begun.push(new Name(name));
    else if (first !== "") index.set(first, [new Name(name)]);
  }
  indexes.set(names, index);
  return index;
}

/** The syllables of a name with their tones; undefined where `en` does not spell its sounds: 约翰 is John. */
export function spelled({ zh, en }: Localized): (string | undefined)[] | undefined {
  const characters = [...zh];
  const letters = withoutTones(en);
  if (letters === "") return undefined;
  const family = surnameReadings(compounds.exec(zh)?.[0] ?? zh.slice(0, 1));
  const choices = characters.map((character, index) => {
    const own = index === 0 ? familyNames.get(character) : givenNames.get(character);
    const all = family.length > 1 ? [family[index]] : [own, family[index]];
    return [...new Set([...all, own, ...known(character)])].filter(
      (reading) => reading !== undefined && reading !== character,
    );
  });
  return fitting(choices as string[][], letters);
}

/** The readings of the library and those of our own rules, the most usual first. */
function known(character: string): string[] {
  const { words = [], patterns = [], circumstances = [], otherwise } = lexicon().get(character) ?? {};
  const ours = [...patterns, ...circumstances].map(({ reading }) => reading);
  const inWords = words.flatMap(({ readings }) => [...readings.values()]);
  return [...readingsOf(character), otherwise, ...ours, ...inWords].filter(
    (reading) => reading !== undefined,
  );
}

/** One reading for each character that together make the letters; the first that do. */
function fitting(choices: readonly string[][], letters: string): (string | undefined)[] | undefined {
  const [these, ...others] = choices;
  if (these === undefined) return letters === "" ? [] : undefined;
  for (const reading of these)
    for (const spelling of spellings(reading)) {
      const rest = letters.startsWith(spelling) && fitting(others, letters.slice(spelling.length));
      if (rest) return [reading, ...rest];
    }
  return undefined;
}

/** A syllable as names are spelled; ü has four ways. */
function spellings(reading: string): string[] {
  const plain = withoutTones(reading);
  return plain.includes("ü") ? ["yu", "u", "v", "ü"].map((letter) => plain.replace("ü", letter)) : [plain];
}

/** The letters alone: `Xi’an` is xian. */
function withoutTones(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300\u0301\u0304\u030C]/g, "")
    .normalize("NFC")
    .replace(/[^a-zü]/g, "");
}
