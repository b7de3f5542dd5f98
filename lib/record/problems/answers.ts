import type { Localized } from "../languages.ts";
import { type Entry, entry } from "./entry.ts";

/** How an answer names a fragment that is not there. */
export interface Misnamed {
  name: string;
  /** No fragment has the line; it has not all the lines; it begins otherwise; none or several begin so. */
  why: "line" | "lines" | "text" | "nowhere" | "several";
  /** The lines of the one that begins as the name says. */
  elsewhere?: readonly [number, number] | undefined;
}

/** Why answers cannot all be so. */
export interface Contradiction {
  why:
    | "itself"
    | "twice"
    | "denied"
    | "own"
    | "no-text"
    | "begins"
    | "matter"
    | "circle"
    | "two-articles"
    | "no-article";
  /** The fragment of the other answer. */
  other?: string | undefined;
}

const misnamed: Record<Misnamed["why"], Localized> = {
  line: { zh: "版面文字在这一行没有文字", en: "the page's text has no fragment at that line" },
  lines: { zh: "这几行不是一块文字", en: "these lines are not within one fragment" },
  text: { zh: "那几行的文字不是这样开头的", en: "the text of those lines begins otherwise" },
  nowhere: { zh: "版面上没有这样开头的文字", en: "no fragment of the page begins so" },
  several: { zh: "版面上有几块文字这样开头", en: "several fragments of the page begin so" },
};

const contradictions: Record<Contradiction["why"], Localized> = {
  itself: { zh: "一块文字不能指它自己", en: "a fragment cannot name itself" },
  twice: { zh: "已有另一条答复，说法不同", en: "another answer says otherwise" },
  denied: { zh: "既说接在它后面，又说不接", en: "it both continues that fragment and does not" },
  own: {
    zh: "自成一段的文字不和别的相接",
    en: "a paragraph of its own goes on in no other, and continues none",
  },
  "no-text": { zh: "只有正文能前后相接", en: "only body text continues, or is continued" },
  begins: { zh: "另起一篇的文字不接在别的后面", en: "what begins an article continues nothing" },
  matter: { zh: "版面辅文不属于任何文章", en: "matter of the page belongs to no article" },
  circle: { zh: "接来接去成了圈，没有开头", en: "these continue each other in a circle" },
  "two-articles": {
    zh: "两块各起一篇的文字，又说属于同一篇",
    en: "two that each begin an article are put into one",
  },
  "no-article": { zh: "所指的那块文字不在任何文章里", en: "the fragment that it names is in no article" },
};

/** What may be wrong with an editor's answers to the importer. */
export const answerProblems = {
  "unknown-fragment": entry<Misnamed>(
    "warning",
    ({ name, why, elsewhere }) => ({
      zh: `找不到“${name}”这块文字：${misnamed[why].zh}${elsewhere ? `；这样开头的在第 ${elsewhere.join("–")} 行` : ""}`,
      en: `there is no fragment "${name}": ${misnamed[why].en}${elsewhere ? `; what begins so stands on lines ${elsewhere.join("–")}` : ""}`,
    }),
    {
      zh: "照版面文字（同名的 .txt）写行号，后面可以加开头几个字，如 12-14 全市植树活动。别的版面的答复不能用在这里。",
      en: "Write its lines in the page's .txt, if you like with the characters that it begins with: 12-14 全市植树活动. Answers for another page are of no use here.",
    },
  ),
  "contradicting-answers": entry<Contradiction>(
    "warning",
    ({ why, other }) => ({
      zh: `答复有矛盾：${contradictions[why].zh}${other === undefined ? "" : `（另一条是“${other}”的）`}`,
      en: `the answers contradict each other: ${contradictions[why].en}${other === undefined ? "" : ` (the other one is of "${other}")`}`,
    }),
    {
      zh: "删去或改正其中一条；有矛盾的时候，import --again 什么都不做。",
      en: "Delete or correct one of them; until then import --again does nothing.",
    },
  ),
} satisfies Record<string, Entry<never>>;
