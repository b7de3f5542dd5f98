import { type Entry, entry } from "./entry.ts";

/** What may be wrong with when an article is shown, under which address, and what of it was changed since. */
export const publicationProblems = {
  "publish-far-off": entry<{ publish: string; date: string }>(
    "warning",
    ({ publish, date }) => ({
      zh: `发布时间 ${publish} 离见报日 ${date} 有一年以上`,
      en: `the time of publication ${publish} is more than a year from the issue's day ${date}`,
    }),
    { zh: "看看年份是不是写错了。", en: "See whether the year is right." },
  ),
  "continues-later": entry<{ id: string; date: string }>(
    "warning",
    ({ id, date }) => ({
      zh: `${date} 的文章不能上接以后的 ${id}`,
      en: `an article of ${date} cannot be the rest of the later ${id}`,
    }),
    {
      zh: "continues 写在后半篇里，指向前半篇；改正日期，或把它移到另一篇。",
      en: "Write continues in the second part, naming the first: correct the day, or move it to the other article.",
    },
  ),
  "continues-circle": entry<{ ids: readonly string[] }>(
    "warning",
    ({ ids }) => ({
      zh: ids.length > 1 ? `这几篇转来转去，没有头：${ids.join(" → ")}` : `${ids[0]} 不能上接它自己`,
      en:
        ids.length > 1
          ? `these go on in each other in a circle: ${ids.join(" → ")}`
          : `${ids[0]} cannot be the rest of itself`,
    }),
    { zh: "删去第一篇的 continues。", en: "Delete continues in the first of them." },
  ),
  "former-slug-taken": entry<{ slug: string; other: string }>(
    "warning",
    ({ slug, other }) => ({
      zh: `旧短名“${slug}”同时属于 ${other}`,
      en: `the earlier slug "${slug}" belongs to ${other} too`,
    }),
    {
      zh: "从两篇之一里删去它；在那之前，旧网址不会转到这一篇。",
      en: "Delete it in one of the two: until then the old address does not lead to this one.",
    },
  ),
  "correction-not-there": entry<{ block: string; to: string }>(
    "warning",
    ({ block, to }) => ({
      zh: `更正后的“${to}”现在不在 ${block} 里`,
      en: `the corrected "${to}" does not stand in ${block} now`,
    }),
    {
      zh: "先改好文字；to 照改好的字写，不带 Markdown 记号，不跨行。",
      en: "First mend the text; write in to what stands there now, without Markdown and within one line.",
    },
  ),
} satisfies Record<string, Entry<never>>;
