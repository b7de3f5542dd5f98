import { type Todo, todoWording } from "../todo.ts";
import { type Entry, entry } from "./entry.ts";

/** As many as one line holds. */
const mostNamed = 5;

/** What is left to do before an article is whole. */
export const draftProblems = {
  "left-to-do": entry<{ left: readonly Todo[]; published: boolean }>(
    "warning",
    ({ left, published }) => {
      const named = left.slice(0, mostNamed).map(todoWording);
      const more = left.length > mostNamed;
      return {
        zh: `${published ? "已经发布，" : ""}还有 ${left.length} 件事要做：${named.map(({ zh }) => zh).join("；")}${more ? "……" : ""}`,
        en: `${published ? "published with " : ""}${left.length} left to do: ${named.map(({ en }) => en).join("; ")}${more ? "; …" : ""}`,
      };
    },
    {
      zh: "做好一件，就删去 todo 里它那一行；都做好了，连 todo 一起删去。",
      en: "Delete each line under todo when that is done, and todo itself with the last.",
    },
  ),
  "unsure-character": entry<{ block: string; text: string; isThere: boolean }>(
    "warning",
    ({ block, text, isThere }) =>
      isThere
        ? {
            zh: `${block} 里的“${text}”是从扫描件认出来的，可能认错了`,
            en: `not read surely from the scan: "${text}" in ${block}`,
          }
        : {
            zh: `没认准的“${text}”现在不在 ${block} 里`,
            en: `not read surely from the scan, and not in ${block} now: "${text}"`,
          },
    ({ isThere }) =>
      isThere
        ? {
            zh: "对照版面，错了就改；再删去 unsure 里的这一项。",
            en: "Compare it with the print and mend it if it is wrong; then delete this entry of unsure.",
          }
        : {
            zh: "如果是改好了，删去 unsure 里的这一项。",
            en: "If it was mended, delete this entry of unsure.",
          },
  ),
} satisfies Record<string, Entry<never>>;
