import { type Entry, entry } from "./entry.ts";

/** A text beside the blocks, as it is called in the wording. */
function nameOf(block: string): { zh: string; en: string } {
  const names: Record<string, { zh: string; en: string }> = {
    headline: { zh: "标题", en: "headline" },
    kicker: { zh: "引题", en: "kicker" },
    deck: { zh: "副题", en: "deck" },
  };
  const [kind, which = ""] = block.split(/:(.*)/s, 2);
  if (kind === "note") return { zh: `注释 ${which}`, en: `note ${which}` };
  if (kind === "caption") return { zh: `图片 ${which} 的说明`, en: `caption of ${which}` };
  return names[block] ?? { zh: "这一段", en: "paragraph" };
}

function mendingOf(block: string): { zh: string; en: string } {
  return block.startsWith("caption:")
    ? {
        zh: "照现在的中文改好原文里这张图片的 caption.en",
        en: "Mend caption.en of that picture in the original",
      }
    : { zh: "照现在的原文改好译文", en: "Mend the translation by the original as it is now" };
}

const isBlock = (block: string) => /^p\d/.test(block);

/** Where a translation is not in step with its original any more. */
export const freshnessProblems = {
  behind: entry<{ block: string; text?: string | undefined }>(
    "warning",
    ({ block, text }) => {
      const name = nameOf(block);
      return text === undefined
        ? {
            zh: isBlock(block) ? "这一段所译的原文已经没有了" : `原文已经没有${name.zh}了`,
            en: `the original no longer has the ${name.en} that this was translated from`,
          }
        : {
            zh: `原文的${name.zh}后来改过，现在是：“${text}”`,
            en: `the original’s ${name.en} has changed since this was translated; it now reads: "${text}"`,
          };
    },
    ({ block, text }) => {
      const gone = isBlock(block)
        ? {
            zh: "删去这一段，或运行 bulletin translate，把它移到注释里。",
            en: "Delete it, or run bulletin translate, which moves it into a comment.",
          }
        : {
            zh: `删去它，再运行 bulletin translate 文章；要留着，就运行 bulletin translate 文章 --done ${block}。`,
            en: `Delete it and run bulletin translate ARTICLE; to keep it, run bulletin translate ARTICLE --done ${block}.`,
          };
      const mending = mendingOf(block);
      return text === undefined
        ? gone
        : {
            zh: `${mending.zh}，再运行 bulletin translate 文章 --done ${block}。`,
            en: `${mending.en}, then run bulletin translate ARTICLE --done ${block}.`,
          };
    },
  ),
} satisfies Record<string, Entry<never>>;
