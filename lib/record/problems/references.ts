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
  "unknown-block": entry<{ block: string }>(
    "error",
    ({ block }) => ({ zh: `正文没有段落 ${block}`, en: `the text has no block ${block}` }),
    {
      zh: "段落从 p1 起依次编号；改正编号。",
      en: "Blocks are numbered p1, p2, … in order: correct the number.",
    },
  ),
} satisfies Record<string, Entry<never>>;
