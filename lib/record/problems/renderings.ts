import type { Localized } from "../languages.ts";
import { type Entry, entry } from "./entry.ts";

const mostShown = 40;

/** The beginning of a passage. */
function beginning(text: string): string {
  const trimmed = text.trim();
  return [...trimmed].length > mostShown ? `${[...trimmed].slice(0, mostShown).join("")}…` : trimmed;
}

interface Rendering {
  /** As the original has it; absent where only the translation has a name. */
  original?: string;
  /** The agreed renderings, the one to use first. */
  expected?: readonly string[];
  /** What the translation has. */
  found?: string;
  /** Where nothing is agreed on: files of other translations that have what is expected. */
  elsewhere?: readonly string[];
  isElsewhereToo?: boolean;
}

/** `2020-11-28/smart-water-seminar` */
const articleOf = (file: string) => file.replace(/^articles\//, "").replace(/\.[a-z]+\.md$/, "");

/** That other articles say it otherwise. */
function differing({ original, expected = [], found, elsewhere = [], isElsewhereToo }: Rendering): Localized {
  const articles = elsewhere.map(articleOf);
  return {
    zh: `“${original}”在这里译作“${found}”，在 ${articles.join("、")} ${isElsewhereToo ? "等篇" : ""}里译作“${expected[0]}”`,
    en: `"${found}" here is "${expected[0]}" in ${articles.join(", ")}${isElsewhereToo ? " and others" : ""}, for ${original}`,
  };
}

const agreeOn = (registry: string): Localized => ({
  zh: `各篇用一种译法；定下来就写进 ${registry}，以后照它检查。本来就该不同，就在原文的 accept 里写明。`,
  en: `Use one rendering throughout; once it is settled, add it to ${registry}, which is checked from then on. Where the two are meant to differ, answer in the original's accept.`,
});

interface Unanswered {
  text: string;
  /** Where a sentence has its counterpart: the word in it that negates, in one text alone. */
  negation?: string;
  /** Whether hardly a word of the paragraph is answered. */
  isWhole?: boolean;
}

/** What a translation says otherwise than its original, numbers and dates apart. */
export const renderingProblems = {
  name: entry<Rendering>(
    "warning",
    (details) => {
      const { original, expected, found } = details;
      if (details.elsewhere !== undefined) return differing(details);
      if (original === undefined || expected === undefined)
        return { zh: `译文里的“${found}”在原文里找不到`, en: `"${found}" stands for nobody in the original` };
      const [name] = expected;
      return found === undefined
        ? {
            zh: `“${original}”应译作“${name}”，译文里没有`,
            en: `"${name}" is missing, for ${original}`,
          }
        : {
            zh: `“${original}”应译作“${name}”，不是“${found}”`,
            en: `"${found}" should be "${name}", for ${original}`,
          };
    },
    ({ elsewhere }) =>
      elsewhere === undefined
        ? {
            zh: "照 people.yaml、reporters.yaml 里的写法译；写法要改，就改那里。",
            en: "Write the name as people.yaml or reporters.yaml has it, or change it there.",
          }
        : agreeOn("people.yaml"),
  ),
  term: entry<Rendering>(
    "warning",
    (details) => {
      const { original, expected = [] } = details;
      if (details.elsewhere !== undefined) return differing(details);
      return {
        zh: `“${original}”应译作${expected.map((each) => `“${each}”`).join("或")}，译文里没有`,
        en: `${expected.map((each) => `"${each}"`).join(" or ")} is missing, for ${original}`,
      };
    },
    ({ elsewhere }) =>
      elsewhere === undefined
        ? {
            zh: "照 glossary.yaml 里的译法译；另一种译法也对，就在那里写进 also。",
            en: "Use the rendering that glossary.yaml has; where another one is as good, add it there under also.",
          }
        : agreeOn("glossary.yaml"),
  ),
  quote: entry<{ text: string; in: "original" | "translation" }>(
    "warning",
    ({ text, in: place }) =>
      place === "original"
        ? {
            zh: `原文里带引号或书名号的“${beginning(text)}”，译文里没有引号`,
            en: `what the original quotes or names as a title is not in quotes here: ${beginning(text)}`,
          }
        : {
            zh: `译文里引的话，原文里不是引文：${beginning(text)}`,
            en: `the original quotes nothing here: “${beginning(text)}”`,
          },
    {
      zh: "原文引的话，译文也放进引号；书名用引号或斜体。原文没引，译文也不引。",
      en: "Put in quotes what the original quotes, and titles in quotes or italics; quote nothing else.",
    },
  ),
  gap: entry<{ original: number; translation: number }>(
    "warning",
    ({ original, translation }) => ({
      zh: `原文有 ${original} 处 […]，译文有 ${translation} 处`,
      en: `the original has ${original} × […], the translation ${translation}`,
    }),
    {
      zh: "印刷缺了字的地方，两种文字都写 […]。",
      en: "Write […] in both languages where print is missing.",
    },
  ),
  omission: entry<Unanswered>(
    "warning",
    ({ text, negation, isWhole }) => {
      if (isWhole)
        return {
          zh: `这一段译的好像不是原文的这一段：“${beginning(text)}”`,
          en: `this seems to render another text than its original: ${beginning(text)}`,
        };
      return negation === undefined
        ? {
            zh: `译文里好像没有这一句：“${beginning(text)}”`,
            en: `this seems to be left out: ${beginning(text)}`,
          }
        : {
            zh: `原文说“${negation}”，译文的这一句里没有否定：“${beginning(text)}”`,
            en: `the original says ${negation}, and nothing here negates it: ${beginning(text)}`,
          };
    },
    {
      zh: "译文漏了，就补上；没漏，就在原文的 accept 里写明。",
      en: "Translate it; where nothing is left out, answer in the original's accept.",
    },
  ),
  addition: entry<Unanswered>(
    "warning",
    ({ text, negation }) =>
      negation === undefined
        ? {
            zh: `原文里好像没有这句话：“${beginning(text)}”`,
            en: `the original seems not to say this: ${beginning(text)}`,
          }
        : {
            zh: `译文用了“${negation}”，原文的这一句里没有否定：“${beginning(text)}”`,
            en: `"${negation}" is said here, and the original negates nothing: ${beginning(text)}`,
          },
    {
      zh: "原文没有的，删掉；原文有，就在原文的 accept 里写明。",
      en: "Take out what the original does not say; where it does, answer in the original's accept.",
    },
  ),
} satisfies Record<string, Entry<never>>;
