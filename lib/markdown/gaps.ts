import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { translate } from "../i18n/translate.ts";
import type { Locale } from "../record/languages.ts";

/** What marks missing print, in either language. */
export const gap = "[…]";

/** rehype: each `[…]` becomes an element that says in the text's own language what is missing. */
export function rehypeGaps({ locale }: { locale: Locale }) {
  const label = translate(locale, "Article")("gap");
  const mark = (): Element => ({
    type: "element",
    tagName: "span",
    properties: { className: ["gap"], title: label },
    children: [{ type: "text", value: gap }],
  });
  return (root: Root): void => {
    visit(root, "text", (node, index, parent) => {
      if (index === undefined || parent === undefined || !node.value.includes(gap)) return;
      if (parent.type === "element" && parent.tagName === "code") return;
      const pieces = node.value.split(gap);
      const replacement = pieces.flatMap((value, piece): ElementContent[] => [
        ...(piece > 0 ? [mark()] : []),
        ...(value === "" ? [] : [{ type: "text", value } as const]),
      ]);
      parent.children.splice(index, 1, ...replacement);
      return [SKIP, index + replacement.length];
    });
  };
}

/** Number of marked gaps. */
export function countGaps(root: Root): number {
  let count = 0;
  visit(root, "element", ({ properties }) => {
    if (Array.isArray(properties.className) && properties.className.includes("gap")) count += 1;
  });
  return count;
}
