import type { Nodes } from "mdast";
import { numberOf } from "./list-numbers.ts";

/**
 * What a reader reads of a node, without markup. Items, cells, the paragraphs of a quotation and what a hard break
 * parts stand on lines of their own, so that no word is made of two.
 */
export function plainText(node: Nodes): string {
  switch (node.type) {
    case "text":
    case "inlineCode":
    case "code":
      return node.value;
    case "image":
    case "imageReference":
      return node.alt ?? "";
    case "break":
      return "\n";
    case "list":
      return linesOf(
        node.children.map((item) => {
          const number = numberOf(node, item);
          const text = linesOf(item.children.map(plainText));
          return number === undefined ? text : `${number} ${text}`;
        }),
      );
    case "table":
    case "tableRow":
    case "blockquote":
    case "listItem":
      return linesOf(node.children.map(plainText));
    default:
      return "children" in node ? node.children.map(plainText).join("") : "";
  }
}

function linesOf(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("\n");
}
