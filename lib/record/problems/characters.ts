import { type Entry, entry } from "./entry.ts";

const codePointName = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** What may be wrong with single characters. */
export const characterProblems = {
  "control-character": entry<{ character: string }>(
    "error",
    ({ character }) => ({
      zh: `有看不见的控制字符 ${codePointName(character)}`,
      en: `an invisible control character, ${codePointName(character)}`,
    }),
    { zh: "删去它。", en: "Delete it." },
  ),
  "bidi-control": entry<{ character: string }>(
    "error",
    ({ character }) => ({
      zh: `有看不见的书写方向控制字符 ${codePointName(character)}，读者看到的会与文件不同`,
      en: `an invisible text-direction control, ${codePointName(character)}: readers would see something else than the file says`,
    }),
    { zh: "删去它。", en: "Delete it." },
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
