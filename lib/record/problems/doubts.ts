import { type Entry, entry } from "./entry.ts";

type FarOff = { name: string; value: string; date: string; why: "ahead" | "apart" | "before" | "text" };

/** What can be true and seldom is. */
export const doubtProblems = {
  "not-translated": entry<{ name: string }>(
    "warning",
    ({ name }) => ({
      zh: name === "body" ? "译文里这一段还是中文" : `字段“${name}”还是中文`,
      en:
        name === "body"
          ? "this block of the translation is still in Chinese"
          : `the field "${name}" is still in Chinese`,
    }),
    {
      zh: "译出来；正文里还没译的段落写 [untranslated]，那里会显示原文。",
      en: "Translate it; write [untranslated] for a block of the text that is not translated yet: the original is shown there.",
    },
  ),
  placeholder: entry<{ text: string }>(
    "warning",
    ({ text }) => ({ zh: `占位的文字还在：“${text}”`, en: `a placeholder is left: "${text}"` }),
    {
      zh: "换成真正的内容；缺印的地方写 […]；译文里没译的一段，整段只写 [untranslated]。",
      en: "Write what should stand there; […] where print is missing, [untranslated], alone in its block, for what is not translated yet.",
    },
  ),
  "day-far-off": entry<FarOff>(
    "warning",
    ({ name, value, date, why }) => ({
      zh: {
        ahead: `字段“${name}”的 ${value} 比今天晚一年以上`,
        apart: `字段“${name}”的 ${value} 与见报日 ${date} 相差大半年以上`,
        before: `字段“${name}”的 ${value} 早于见报日 ${date}`,
        text: `正文写到${value}，比见报日 ${date} 晚一年以上`,
      }[why],
      en: {
        ahead: `the field "${name}" has ${value}, more than a year from now`,
        apart: `the field "${name}" has ${value}, most of a year or more from the issue of ${date}`,
        before: `the field "${name}" has ${value}, before the issue of ${date}`,
        text: `the text speaks of ${value}, more than a year after the issue of ${date}`,
      }[why],
    }),
    {
      zh: "核对年份，文件夹的也要；没有错的，列入 accept 并说明。",
      en: "Check the year, the folder's too; where it is right, answer under accept.",
    },
  ),
  "same-position": entry<{ position: number; other: string }>(
    "warning",
    ({ position, other }) => ({
      zh: `同一天已有文章排在第 ${position} 位：${other}`,
      en: `${other} already has position ${position} on this day`,
    }),
    { zh: "给其中一篇换一个位置。", en: "Give one of them another position." },
  ),
  "list-of-one": entry<{ name: string; character: string }>(
    "warning",
    ({ name, character }) => ({
      zh: `列表“${name}”只有一项，里面有“${character}”`,
      en: `the list "${name}" has one item, which holds “${character}”`,
    }),
    {
      zh: "几项之间用半角逗号：[甲, 乙]；本是一项的，不写方括号，或加引号。",
      en: "Part items by half-width commas: [a, b]; quote it if it is one item.",
    },
  ),
} satisfies Record<string, Entry<never>>;
