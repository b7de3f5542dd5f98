import { codePointOf, nameOf } from "../hidden-characters.ts";
import type { Localized } from "../languages.ts";
import { type Entry, entry } from "./entry.ts";

/** `U+200B 零宽空格` */
function named(character: string): Localized {
  const { zh, en } = nameOf(character);
  return { zh: `${codePointOf(character)} ${zh}`, en: `${codePointOf(character)} ${en}` };
}

/** What may be wrong with single characters. */
export const characterProblems = {
  "control-character": entry<{ character: string }>(
    "error",
    ({ character }) => ({
      zh: `有看不见的控制字符 ${codePointOf(character)}`,
      en: `an invisible control character, ${codePointOf(character)}`,
    }),
    { zh: "删去它。", en: "Delete it." },
  ),
  "bidi-control": entry<{ character: string }>(
    "error",
    ({ character }) => ({
      zh: `有看不见的书写方向控制字符 ${codePointOf(character)}，读者看到的会与文件不同`,
      en: `an invisible text-direction control, ${codePointOf(character)}: readers would see something else than the file says`,
    }),
    { zh: "删去它。", en: "Delete it." },
  ),
  "invisible-character": entry<{ character: string }>(
    "warning",
    ({ character }) => ({
      zh: `有看不见的字符 ${named(character).zh}`,
      en: `an invisible character, ${named(character).en}`,
    }),
    {
      zh: "删去它：光标移到这一列之后，按退格键，或连前一个字一起重打。",
      en: "Delete it: put the cursor behind this column and press Backspace, or type the word anew.",
    },
  ),
  "unreadable-character": entry<{ character: string }>(
    "warning",
    ({ character }) => ({
      zh: `有读者的设备显示不出的字符 ${named(character).zh}`,
      en: `a character that readers' devices cannot show, ${named(character).en}`,
    }),
    {
      zh: "对照原件，换成它本来的字。",
      en: "Look at where it came from, and write the character that it stands for.",
    },
  ),
  "radical-character": entry<{ character: string; ideograph?: string }>(
    "warning",
    ({ character, ideograph }) => ({
      zh: `部首字符 ${character}（${codePointOf(character)}）不是汉字${ideograph ? `，看上去像“${ideograph}”（${codePointOf(ideograph)}）` : ""}`,
      en: `a radical, ${codePointOf(character)}, in place of a character${ideograph ? `: it looks like ${codePointOf(ideograph)}` : ""}`,
    }),
    {
      zh: "换成汉字；从 PDF 复制的文字常有这种字符。",
      en: "Write the character itself; text copied from a PDF is full of such.",
    },
  ),
  "no-break-space": entry<{ character: string }>(
    "warning",
    ({ character }) => ({
      zh: `中文里有 ${named(character).zh}`,
      en: `a fixed space in Chinese text, ${named(character).en}`,
    }),
    { zh: "删去它，或换成普通空格。", en: "Delete it, or write an ordinary space." },
  ),
  "half-width-punctuation": entry<{ character: string; instead: string }>(
    "warning",
    ({ character, instead }) => ({
      zh: `中文里有半角标点 ${character}，应为 ${instead}`,
      en: `an ASCII mark ${character} in Chinese text (${codePointOf(instead)} is the Chinese one)`,
    }),
    {
      zh: "改用全角标点；版面就是这样印的，可用 accept 回答。",
      en: "Write the Chinese mark; where the print has it so, answer with accept.",
    },
  ),
  "full-width-characters": entry<{ text: string; instead: string }>(
    "warning",
    ({ text, instead }) => ({
      zh: `有全角字符“${text}”，应为“${instead}”`,
      en: `full-width characters for "${instead}"`,
    }),
    {
      zh: "改用半角；版面就是这样印的，可用 accept 回答。",
      en: "Write the half-width ones; where the print has them so, answer with accept.",
    },
  ),
  "repeated-punctuation": entry<{ text: string }>(
    "warning",
    ({ text }) => ({
      zh: `标点连用：${text}`,
      en: `${text.length} marks of punctuation in a row: ${[...text].map(codePointOf).join(" ")}`,
    }),
    { zh: "留一个；省略号写……。", en: "Keep one; write …… for an ellipsis." },
  ),
  "straight-quote": entry<{ character: string }>(
    "warning",
    ({ character }) => ({
      zh: `中文里有直引号 ${character}`,
      en: `a straight quote ${character} in Chinese text`,
    }),
    { zh: "改用弯引号“…”或‘…’。", en: "Use curly quotes, “…” or ‘…’." },
  ),
  "ascii-ellipsis": entry<void>(
    "warning",
    () => ({ zh: "中文里有三个点 ...", en: "three dots ... in Chinese text" }),
    { zh: "省略号写 ……；印刷残缺处写 […]。", en: "Write …… for an ellipsis, […] where print is missing." },
  ),
} satisfies Record<string, Entry<never>>;
