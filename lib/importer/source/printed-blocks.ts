import type { PageBox } from "../../record/page-boxes.ts";
import { readerOf } from "../page/normalised-text.ts";
import { isFurniture } from "../page/page-matter.ts";
import { isToldOfPicture, rolesOf } from "../page/roles.ts";
import type { PrintedBlock } from "./page-layout.ts";
import type { Box } from "./printed-page.ts";
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
    const { text: printed, role, article } = block;
    const placed = {
      text: printed,
      boxes: block.boxes.map(boxOf).filter(hasSize),
      ...(block.doubts && { doubts: block.doubts }),
    };
    if (article === undefined && role === "text" && isToldOfPicture(reader.read(printed)))
      return { ...placed, role: "caption", reason: "caption" };
    if (article === undefined) {
      const atHead =
        topOf(block) < firstHead && printed.split("\n").every((line) => line.length <= longestMatter);
      const isMatter = atHead || isFurniture({ text: printed, role: "body" }, reader);
      return {
        ...placed,
        role: role === "text" ? "body" : role,
        ...(isMatter && { reason: atHead ? "masthead" : "other-matter" }),
      };
    }
    if (role !== "text") return { ...placed, role, article };
    if (roles[index]?.role !== "byline" && roles[index]?.role !== "signature")
      return { ...placed, role: "body", article };
    // Where a byline wraps, its space is not in the file.
    const text = printed.replace(/(?<=\p{Script=Han}{2})(?=通讯员|实习生)/gu, " ");
    return { ...placed, text, role: "byline", article };
  });
}

function boxOf({ left, top, right, bottom }: Box): PageBox {
  return [left, top, right, bottom];
}

/** A tenth of a point is the finest that is written. */
function hasSize([left, top, right, bottom]: PageBox): boolean {
  return right - left > 0.1 && bottom - top > 0.1;
}

function topOf({ boxes }: PrintedBlock): number {
  return Math.min(...boxes.map(({ top }) => top));
}
