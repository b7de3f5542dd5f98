import type { Localized } from "../languages.ts";
import { type Entry, entry } from "./entry.ts";

/** What a text may have too much of, for `too-complex`. */
const excesses = {
  characters: { zh: "字数", en: "characters" },
  lines: { zh: "行数", en: "lines" },
  marks: { zh: "Markdown 符号数", en: "Markdown characters" },
  depth: { zh: "引用或列表的层数", en: "quotations or lists in each other" },
  nesting: { zh: "嵌套的层数", en: "elements in each other" },
  cells: { zh: "一个表格的格数", en: "cells of a table" },
} satisfies Record<string, Localized>;
export type ExcessOf = keyof typeof excesses;

/** What may be wrong with a text. */
export const bodyProblems = {
  "raw-html": entry<{ html: string }>(
    "error",
    ({ html }) => ({ zh: `正文里有 HTML：${html}`, en: `HTML in the text: ${html}` }),
    {
      zh: "用 Markdown 写；要原样显示 < 就写 \\<。注释只能写在译文里。",
      en: "Use Markdown; write \\< for a plain <. Comments may stand in translations only.",
    },
  ),
  "forbidden-link": entry<{ address: string }>(
    "error",
    ({ address }) => ({
      zh: `链接的网址不能用：${address}`,
      en: `a link to an address that is not allowed: ${address}`,
    }),
    {
      zh: "链接只能用 https、http、mailto 或本站的路径（如 /zh/about）；要原样显示 < 就写 \\<。",
      en: "Link by https, http, mailto or a path of this site, such as /zh/about; write \\< for a plain <.",
    },
  ),
  "forbidden-image": entry<{ address: string }>(
    "error",
    ({ address }) => ({
      zh: `图片不在本站：${address}`,
      en: `a picture that is not on this site: ${address}`,
    }),
    {
      zh: "把图片存在文章旁边，名为“文章名.图片名.jpg”，写进 pictures，正文里写 ![](图片名.jpg)。",
      en: "Save the picture beside the article as slug.name.jpg, list it under pictures, and write ![](name.jpg).",
    },
  ),
  "too-complex": entry<{ of: ExcessOf; limit: number }>(
    "error",
    ({ of, limit }) => ({
      zh: `正文超出能处理的限度：${excesses[of].zh}，上限是 ${limit}`,
      en: `the text has more than can be read: ${excesses[of].en}, at most ${limit}`,
    }),
    {
      zh: "拆成几篇；不作 Markdown 用的 * _ [ < ` 前面加 \\。",
      en: "Split it into several articles; write \\ before a * _ [ < or ` that is no Markdown.",
    },
  ),
  "empty-body": entry<void>("warning", () => ({ zh: "没有正文", en: "there is no text" }), {
    zh: "在第二个 --- 之后写正文；只有图片的，写 pictures。",
    en: "Write the text after the second ---; an article of pictures alone lists them under pictures.",
  }),
  "block-count": entry<{ original: number; translation: number }>(
    "warning",
    ({ original, translation }) => ({
      zh: `译文有 ${translation} 段，原文有 ${original} 段`,
      en: `the translation has ${translation} blocks, the original ${original}`,
    }),
    {
      zh: "逐段对应；还没译的段落写 [untranslated]。",
      en: "Pair them block for block; write [untranslated] for one that is not translated yet.",
    },
  ),
} satisfies Record<string, Entry<never>>;
