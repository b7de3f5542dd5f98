import type { Localized } from "./languages.ts";

/** What no reader sees: Unicode's default ignorables and format characters, line separators and C1 controls. */
const hidden =
  /[[\p{Default_Ignorable_Code_Point}\p{Cf}\u0080-\u009F\u2028\u2029]--[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]]/gv;

/** Scripts in which joiners are a part of the spelling: all but those of this paper and its neighbours. */
const joining =
  /[[\p{L}\p{M}]--[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]]/v;

export interface Hidden {
  index: number;
  character: string;
}

/**
 * The characters of a text that no reader sees. Those that change what is seen are none: within emoji, after a Han
 * character to choose its form, and between letters of scripts that join.
 */
export function hiddenIn(text: string): Hidden[] {
  return Array.from(text.matchAll(hidden), ({ 0: character, index }) => ({ index, character })).filter(
    ({ index, character }) => !hasEffect(text, index, character),
  );
}

function hasEffect(text: string, index: number, character: string): boolean {
  const before = characterBefore(text, index);
  const next = text.codePointAt(index + character.length);
  const after = next === undefined ? "" : String.fromCodePoint(next);
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x200d && /\p{Emoji}|\uFE0F/u.test(before)) return /\p{Extended_Pictographic}/u.test(after);
  if (code === 0x200c || code === 0x200d) return joining.test(before);
  if (code === 0xfe0e || code === 0xfe0f)
    return /[0-9#*]/.test(before) ? after === "\u20E3" : /[\p{Emoji}\p{S}\p{P}]/u.test(before);
  if (code >= 0xfe00 && code <= 0xfe0f) return /[\p{Script=Han}\p{P}\p{S}]/u.test(before);
  if (code >= 0xe0100 && code <= 0xe01ef) return /\p{Unified_Ideograph}/u.test(before);
  if (code >= 0xe0020 && code <= 0xe007f) return /[\u{1F3F4}\u{E0020}-\u{E007F}]/u.test(before);
  return code >= 0x180b && code <= 0x180f && /\p{Script=Mongolian}/u.test(before);
}

function characterBefore(text: string, end: number): string {
  return [...text.slice(Math.max(end - 2, 0), end)].at(-1) ?? "";
}

/** `U+200B` */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Unicode's name of a character that cannot be shown, where editors may have heard of it. */
export function nameOf(character: string): Localized {
  const code = character.codePointAt(0) ?? 0;
  const name = names[code];
  if (name !== undefined) return name;
  if (code >= 0xfe00 && code <= 0xe01ef && /\p{Variation_Selector}/u.test(character))
    return { zh: "异体选择符", en: "variation selector" };
  if (/\p{Co}/u.test(character)) return { zh: "私用区字符", en: "private-use character" };
  if (/\p{Cc}/u.test(character)) return { zh: "控制字符", en: "control character" };
  if (/\p{Cn}/u.test(character)) return { zh: "未定义的字符", en: "unassigned character" };
  return { zh: "看不见的字符", en: "invisible character" };
}

const names: Record<number, Localized> = {
  160: { zh: "不换行空格", en: "no-break space" },
  173: { zh: "软连字符", en: "soft hyphen" },
  847: { zh: "组合用字符连接符", en: "combining grapheme joiner" },
  4447: { zh: "谚文填充符", en: "Hangul filler" },
  4448: { zh: "谚文填充符", en: "Hangul filler" },
  6158: { zh: "蒙古文元音分隔符", en: "Mongolian vowel separator" },
  8199: { zh: "数字宽空格", en: "figure space" },
  8203: { zh: "零宽空格", en: "zero width space" },
  8204: { zh: "零宽不连字", en: "zero width non-joiner" },
  8205: { zh: "零宽连字", en: "zero width joiner" },
  8232: { zh: "行分隔符", en: "line separator" },
  8233: { zh: "段分隔符", en: "paragraph separator" },
  8239: { zh: "窄不换行空格", en: "narrow no-break space" },
  8288: { zh: "单词连接符", en: "word joiner" },
  8289: { zh: "函数应用符", en: "function application" },
  8290: { zh: "隐形乘号", en: "invisible times" },
  8291: { zh: "隐形分隔符", en: "invisible separator" },
  8292: { zh: "隐形加号", en: "invisible plus" },
  12644: { zh: "谚文填充符", en: "Hangul filler" },
  65038: { zh: "异体选择符", en: "variation selector" },
  65039: { zh: "异体选择符", en: "variation selector" },
  65279: { zh: "零宽不换行空格（字节顺序标记）", en: "zero width no-break space (byte order mark)" },
  65440: { zh: "谚文填充符", en: "Hangul filler" },
  65529: { zh: "行间注释锚", en: "interlinear annotation anchor" },
  65530: { zh: "行间注释分隔符", en: "interlinear annotation separator" },
  65531: { zh: "行间注释终止符", en: "interlinear annotation terminator" },
  65533: { zh: "替换字符", en: "replacement character" },
};

/** The text with its hidden characters as code points, so that a message shows them: `⟨U+200B⟩kind`. */
export function withHiddenShown(text: string): string {
  let shown = "";
  let from = 0;
  for (const { index, character } of hiddenIn(text)) {
    shown += `${text.slice(from, index)}⟨${codePointOf(character)}⟩`;
    from = index + character.length;
  }
  return shown + text.slice(from);
}

/** The text without its hidden characters. */
export function withoutHidden(text: string): string {
  let plain = "";
  let from = 0;
  for (const { index, character } of hiddenIn(text)) {
    plain += text.slice(from, index);
    from = index + character.length;
  }
  return plain + text.slice(from);
}
