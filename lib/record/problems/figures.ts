import { type Entry, entry } from "./entry.ts";

interface Figures {
  /** As the original has it; absent where only the translation has one. */
  original?: string;
  /** What that is in English. */
  expected?: string;
  /** What the translation has in its place; absent where it has nothing. */
  translation?: string;
}

/** What it says, in the words of either language: a number, a date. */
function figureEntry(zh: string, en: string): Entry<Figures> {
  return entry<Figures>(
    "warning",
    ({ original, expected = "", translation }) => {
      if (original === undefined)
        return {
          zh: `译文里的${zh}“${translation}”，原文里没有`,
          en: `the original has no ${en} for "${translation}"`,
        };
      return translation === undefined
        ? {
            zh: `原文的“${original}”（${expected}），译文里没有`,
            en: `the original's "${original}" is not here; expected "${expected}"`,
          }
        : {
            zh: `原文是“${original}”（${expected}），译文是“${translation}”`,
            en: `the original has "${original}", which is "${expected}", not "${translation}"`,
          };
    },
    {
      zh: `对照原文改正；有意省略、换算或者加上的，在原文里列入 accept 并说明。`,
      en: `Correct it by the original; where it is left out, converted or added on purpose, answer under accept in the original.`,
    },
  );
}

/** Where a translation's numbers and dates are not its original's. */
export const figureProblems = {
  number: figureEntry("数字", "number"),
  date: figureEntry("日期或时间", "date or time"),
};
