import type { List, ListItem, Root } from "mdast";
import { visit } from "unist-util-visit";

declare module "mdast" {
  interface ListItemData {
    /** What is written before the item of an ordered list: `12.` or `3)`. */
    marker?: string;
  }
}

const written = /^(\d{1,9})([.)])/;

/** Gives each item of an ordered list the number that is written before it: Markdown counts on from the first. */
export function keepNumbers(root: Root, source: string): void {
  visit(root, "list", (list) => {
    if (list.ordered !== true) return;
    list.children.forEach((item, index) => {
      const match = written.exec(source.slice(item.position?.start.offset).slice(0, 10));
      if (match === null) return;
      const [marker, number, sign] = match;
      if (sign === ")") list.data = { ...list.data, hProperties: { className: ["bracketed"] } };
      const counted = (list.start ?? 1) + index;
      item.data = {
        ...item.data,
        marker,
        ...(Number(number) !== counted && { hProperties: { value: String(Number(number)) } }),
      };
    });
  });
}

/** The number that a reader sees before an item, with its mark; nothing for an item that has a bullet. */
export function numberOf(list: List, item: ListItem): string | undefined {
  if (list.ordered !== true) return undefined;
  const { marker = "" } = item.data ?? {};
  return `${Number.parseInt(marker, 10)}${marker.slice(-1)}`;
}
