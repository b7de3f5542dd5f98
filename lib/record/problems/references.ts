import type { Localized } from "../languages.ts";
import { didYouMean, type Entry, entry, type Nearest } from "./entry.ts";

type UnknownId = Nearest & { id: string };

function unknownId(noun: Localized, registry: Localized) {
  return entry<UnknownId>(
    "error",
    (details) => ({
      zh: `没有编号为“${details.id}”的${noun.zh}${didYouMean(details).zh}`,
      en: `unknown ${noun.en} "${details.id}"${didYouMean(details).en}`,
    }),
    {
      zh: `改正编号，或先把它加进 ${registry.zh}。`,
      en: `Correct the id, or first add it to ${registry.en}.`,
    },
  );
}

/** What may be wrong with what an article names. */
export const referenceProblems = {
  "unknown-reporter": unknownId(
    { zh: "记者", en: "reporter" },
    { zh: "reporters.yaml", en: "reporters.yaml" },
  ),
  "unknown-topic": unknownId({ zh: "话题", en: "topic" }, { zh: "topics.yaml", en: "topics.yaml" }),
  "unknown-person": unknownId({ zh: "人物", en: "person" }, { zh: "people.yaml", en: "people.yaml" }),
  "unknown-bulletin": unknownId(
    { zh: "版面原文", en: "bulletin" },
    { zh: "bulletins 文件夹", en: "the folder bulletins" },
  ),
  "byline-differs": entry<{ missing: string[]; strangers: string[] }>(
    "warning",
    ({ missing, strangers }) => ({
      zh: `署名里有${strangers.join("、")}，reporters 里没有${missing.length > 0 ? `；reporters 里有${missing.join("、")}，署名里没有` : ""}`,
      en: `the byline names ${strangers.join(", ")}, reporters does not${missing.length > 0 ? `; reporters names ${missing.join(", ")}, the byline does not` : ""}`,
    }),
    {
      zh: "页面上只显示 reporters 里的人：把漏掉的编号补进去（没有登记的先用 bulletin reporter add 登记），或改正写错的一处。",
      en: "The page shows those of reporters alone: add the ids that are missing (register new people with bulletin reporter add), or correct what is mistyped.",
    },
  ),
  "unknown-block": entry<{ block: string }>(
    "error",
    ({ block }) =>
      /^p\d/.test(block)
        ? { zh: `正文没有段落 ${block}`, en: `the text has no block ${block}` }
        : { zh: `这篇文章没有 ${block}`, en: `the article has no ${block}` },
    {
      zh: "段落从 p1 起依次编号，其余照字段名和图片的文件名；改正它。",
      en: "Blocks are numbered p1, p2, … in order, the rest is named as the fields and the pictures' files are: correct it.",
    },
  ),
  "unknown-article": entry<Nearest & { id: string }>(
    "warning",
    (details) => ({
      zh: `没有 ${details.id} 这篇文章${didYouMean(details).zh}`,
      en: `there is no article ${details.id}${didYouMean(details).en}`,
    }),
    {
      zh: "改正日期或短名，或补上那一篇；在那之前，页面上没有这个链接。",
      en: "Correct its day or slug, or add that article: until then the page has no link to it.",
    },
  ),
} satisfies Record<string, Entry<never>>;
