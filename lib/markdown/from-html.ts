import type { Element, Root as HastRoot } from "hast";
import type { FootnoteDefinition, PhrasingContent, Root, RootContent } from "mdast";
import rehypeParse from "rehype-parse";
import rehypeRemark, { type Options } from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { htmlPieces } from "./html-pieces.ts";

/** What the renderer of blocks writes, and what is marked in it since, as Markdown has it. */
const handlers: NonNullable<Options["handlers"]> = {
  // The text of a term is the article's; the button beside it is the page's.
  button: () => undefined,
  label: (state, node) => state.all(node) as PhrasingContent[],
  sup(state, node: Element) {
    const number = noteReferredTo(node);
    if (number === undefined) return state.all(node) as PhrasingContent[];
    return { type: "footnoteReference", identifier: number, label: number };
  },
};

/** What stands before each item of the ordered lists, in their order: `12.` or `3)`. */
function markersIn(tree: HastRoot): string[] {
  const numbers = new Map<unknown, number>();
  const markers: string[] = [];
  visit(tree, "element", (item, _, list) => {
    if (item.tagName !== "li" || list?.type !== "element" || list.tagName !== "ol") return;
    const { start, className } = list.properties;
    const next = numbers.get(list) ?? Number(start ?? 1);
    numbers.set(list, next + 1);
    const sign = [className].flat().includes("bracketed") ? ")" : ".";
    markers.push(`${Number(item.properties.value ?? next)}${sign}`);
  });
  return markers;
}

/** `plainText` reads there which number stands before an item. */
function markItems(tree: Root, markers: readonly string[]): void {
  let next = 0;
  visit(tree, "listItem", (item, _, list) => {
    if (list?.type === "list" && list.ordered) item.data = { ...item.data, marker: markers[next++] ?? "1." };
  });
}

/** Cells say by classes how they are aligned, since the attribute is obsolete; the converter reads the attribute. */
function alignCells(tree: HastRoot): void {
  visit(tree, "element", ({ tagName, properties }) => {
    if (tagName !== "th" && tagName !== "td") return;
    const align = [properties.className]
      .flat()
      .find((name) => name === "left" || name === "center" || name === "right");
    if (align !== undefined) properties.align = align;
  });
}

function noteReferredTo(node: Element): string | undefined {
  let number: string | undefined;
  visit(node, "element", ({ properties, children: [text] }) => {
    if ("dataFootnoteRef" in properties && text?.type === "text") number = text.value;
  });
  return number;
}

const reader = unified().use(rehypeParse, { fragment: true }).freeze();
const converter = unified().use(rehypeRemark, { handlers }).freeze();
const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: "-", emphasis: "*", rule: "-", listItemIndent: "one" })
  .freeze();

/** Around text they say nothing of it: its language, a gap, a term. */
const silent = /<button[^>]*><\/button>|<\/?(?:span|label)\b[^>]*>/g;
const paragraph = /^<p(?: [^<>]*)?>([^<]*)<\/p>$/;

/** The text of a block that is a paragraph and nothing else, as most are: a fiftieth of the work. */
function plainParagraph(html: string): string | undefined {
  const [, text] = paragraph.exec(html.replace(silent, "")) ?? [];
  const [piece] = text === undefined ? [] : htmlPieces(text);
  return piece && "text" in piece ? piece.text.replace(/[ \t\r\n]+/g, " ").trim() : undefined;
}

/** A block, or several, as the renderer of blocks writes them. @param html sanitised */
export function markdownTree(html: string): Root {
  const text = plainParagraph(html);
  if (text !== undefined)
    return { type: "root", children: [{ type: "paragraph", children: [{ type: "text", value: text }] }] };
  const tree = reader.parse(html);
  alignCells(tree);
  const converted = converter.runSync(tree) as Root;
  markItems(converted, markersIn(tree));
  return converted;
}

/**
 * The notes of a text, each with its number.
 * @param html of the section that holds them; empty where there are none
 */
export function noteTrees(html: string): FootnoteDefinition[] {
  const tree = reader.parse(html);
  const notes: FootnoteDefinition[] = [];
  visit(tree, "element", (item, index, parent) => {
    if (item.tagName !== "li" || !/-fn-/.test(String(item.properties.id ?? ""))) return;
    visit(item, "element", (node, at, within) => {
      if (!("dataFootnoteBackref" in node.properties) || at === undefined || within === undefined) return;
      within.children.splice(at, 1);
      return at;
    });
    const { children } = converter.runSync({ type: "root", children: item.children }) as Root;
    const number = String(item.properties.value ?? (parent === undefined ? 1 : numberIn(parent, index)));
    notes.push({
      type: "footnoteDefinition",
      identifier: number,
      label: number,
      children: children as never,
    });
  });
  return notes;
}

function numberIn(parent: { children: readonly unknown[] }, index: number | undefined): number {
  const items = parent.children.slice(0, (index ?? 0) + 1) as Partial<Element>[];
  return items.filter(({ tagName }) => tagName === "li").length;
}

/** Says of notes which language's they are, so that those of two languages can stand in one document. */
export function nameNotes<Node extends Root | FootnoteDefinition>(tree: Node, language: string): Node {
  visit(tree, (node) => {
    if (node.type !== "footnoteReference" && node.type !== "footnoteDefinition") return;
    node.identifier = `${language}-${node.identifier}`;
    node.label = node.identifier;
  });
  return tree;
}

export function markdownOf(nodes: readonly RootContent[]): string {
  return writer.stringify({ type: "root", children: [...nodes] } satisfies Root).trimEnd();
}
