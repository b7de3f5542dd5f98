import { readerOf } from "../page/normalised-text.ts";
import { isFurniture } from "../page/page-matter.ts";
import { rolesOf } from "../page/roles.ts";
import type { PrintedBlock } from "./page-layout.ts";
import type { StructuredBlock } from "./structured-page.ts";

/** Nothing above the first headline is longer than a line of the masthead. */
const longestMatter = 60;

/** What a page's blocks are, by their place and by what they say: bylines, and matter of the page. */
export function structuredBlocks(blocks: readonly PrintedBlock[]): StructuredBlock[] {
  const texts = blocks.map(({ text }) => ({ text, lines: [1, 1] as const }));
  const reader = readerOf(blocks.map(({ text }) => text));
  const roles = rolesOf(texts, reader);
  const firstHead = Math.min(...blocks.filter(({ article }) => article !== undefined).map(topOf));
  return blocks.map((block, index): StructuredBlock => {
    const { text, role, article } = block;
    if (article === undefined) {
      const atHead =
        topOf(block) < firstHead && text.split("\n").every((line) => line.length <= longestMatter);
      const isMatter = atHead || isFurniture({ text, role: "body" }, reader);
      return {
        text,
        role: role === "text" ? "body" : role,
        ...(isMatter && { reason: atHead ? "masthead" : "other-matter" }),
      };
    }
    if (role !== "text") return { text, role, article };
    if (roles[index]?.role !== "byline" && roles[index]?.role !== "signature")
      return { text, role: "body", article };
    // Where a byline wraps, its space is not in the file.
    return { text: text.replace(/(?<=\p{Script=Han}{2})(?=通讯员|实习生)/gu, " "), role: "byline", article };
  });
}

function topOf({ boxes }: PrintedBlock): number {
  return Math.min(...boxes.map(({ top }) => top));
}
