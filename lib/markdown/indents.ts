import type { Nodes, Parents, Root, Text } from "mdast";
import { visit } from "unist-util-visit";

/** Spaces that an editor indents with: the page indents by itself. */
const indent = /^[\s\u200B\u2060]+/;

/** Drops the wide and the fixed spaces that a paragraph, a heading or a cell begins with; Markdown drops the others. */
export function dropIndents(root: Root): void {
  visit(root, (block) => {
    if (block.type !== "paragraph" && block.type !== "heading" && block.type !== "tableCell") return;
    for (let first = firstText(block); first !== undefined; first = firstText(block)) {
      const { text, within } = first;
      text.value = text.value.replace(indent, "");
      if (text.value !== "") return;
      within.children.shift();
    }
  });
}

/** What a block begins with, where that is text. */
function firstText(block: Parents): { text: Text; within: Parents } | undefined {
  let within = block;
  for (;;) {
    const child: Nodes | undefined = within.children[0];
    if (child?.type === "text") return { text: child, within };
    if (child === undefined || !("children" in child)) return undefined;
    within = child;
  }
}
