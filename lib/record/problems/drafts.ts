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
} satisfies Record<string, Entry<never>>;
