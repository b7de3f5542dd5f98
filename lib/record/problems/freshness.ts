import { type Entry, entry } from "./entry.ts";

/** Where a translation is not in step with its original any more. */
export const freshnessProblems = {
  behind: entry<{ block: string; text?: string | undefined }>(
    "warning",
    ({ text }) =>
      text === undefined
        ? {
            zh: "这一段所译的原文已经没有了",
            en: "the original no longer has the paragraph that this was translated from",
          }
        : {
            zh: `原文的这一段后来改过，现在是：“${text}”`,
            en: `the original’s paragraph has changed since this was translated; it now reads: "${text}"`,
          },
    ({ block, text }) =>
      text === undefined
        ? {
            zh: "删去这一段，或运行 bulletin translate，把它移到注释里。",
            en: "Delete it, or run bulletin translate, which moves it into a comment.",
          }
        : {
            zh: `照现在的原文改好译文，再运行 bulletin translate 文章 --done ${block}。`,
            en: `Mend the translation by the original as it is now, then run bulletin translate ARTICLE --done ${block}.`,
          },
  ),
} satisfies Record<string, Entry<never>>;
