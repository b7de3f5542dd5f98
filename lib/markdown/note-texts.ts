import type { Element, Nodes } from "hast";
import { visit } from "unist-util-visit";

/** A note without its number and its way back. */
export interface NoteText {
  /** Of its element: `note-fn-1`. */
  id: string;
  text: string;
}

/** The texts of the notes in the section of them. */
export function noteTexts(section: Element): NoteText[] {
  const notes: NoteText[] = [];
  visit(section, "element", (node) => {
    const id = node.tagName === "li" ? String(node.properties.id ?? "") : "";
    if (id !== "") notes.push({ id, text: textOf(node).trim() });
  });
  return notes;
}

/** Paragraphs and items are parted by lines in the tree already. */
function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element" || "dataFootnoteBackref" in node.properties) return "";
  return node.tagName === "br" ? "\n" : node.children.map(textOf).join("");
}
