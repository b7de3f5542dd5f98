import type { Element, RootContent as HastContent, Root as HastRoot } from "hast";
import type { Root, RootContent } from "mdast";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { translate } from "../i18n/translate.ts";
import type { Locale } from "../record/languages.ts";
import { countGaps, rehypeGaps } from "./gaps.ts";
import { type NoteText, noteTexts } from "./note-texts.ts";
import { type NoteItem, nameLabel, noteItems, notePrefix } from "./notes.ts";
import { isPictureParagraph, type PlacedPicture, placedPictures } from "./pictures.ts";
import { plainText } from "./plain-text.ts";
import { isOnSite, linkProtocols } from "./targets.ts";
import { rehypeLatin, rehypeTables } from "./typography.ts";

/** A top-level piece of an article: what pairs with its translation, and what readers link to. */
export interface Block {
  /** `p1`, `p2`, … in order. */
  id: string;
  /** One sanitised element. */
  html: string;
  /** The text alone, gaps included, comments not; what stands apart (items, cells, lines) on lines of its own. */
  text: string;
  /** Whether it is only `[untranslated]`: the original's block is shown in its place. */
  untranslated: boolean;
}

export interface Body {
  blocks: Block[];
  /** Footnotes as HTML, where there are any. */
  notes: string;
  noteTexts: NoteText[];
  /** Each of the notes; absent where there are none. */
  noteItems?: NoteItem[];
  /** Number of `[…]` shown as missing print. */
  gaps: number;
  /** The pictures between the blocks, in their order; absent where there are none. */
  pictures?: PlacedPicture[];
}

export const untranslatedMark = "[untranslated]";

/** Blocks are all top-level nodes but definitions, pictures and comments (raw HTML is refused elsewhere). */
export function isBlock(node: RootContent): boolean {
  return (
    node.type !== "definition" &&
    node.type !== "footnoteDefinition" &&
    node.type !== "html" &&
    !isPictureParagraph(node)
  );
}

function renderer(locale: Locale) {
  const messages = translate(locale, "Article");
  return unified()
    .use(remarkRehype, {
      clobberPrefix: notePrefix(locale),
      footnoteLabel: messages("footnotes"),
      footnoteLabelProperties: {},
      // A note that is referred to more than once has a way back to each place: 1, 1-2, …
      footnoteBackLabel: (note: number, place: number) =>
        messages("backToText", { number: place > 1 ? `${note + 1}-${place}` : `${note + 1}` }),
    })
    .use(rehypeSanitize, {
      ...defaultSchema,
      // Ids come from remark-rehype alone and have their prefix already.
      clobber: [],
      tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== "input"),
      attributes: {
        ...defaultSchema.attributes,
        ol: [["className", "bracketed"]],
      },
      protocols: { ...defaultSchema.protocols, href: [...linkProtocols], src: [] },
    })
    .use(rehypeGaps, { locale })
    .use(rehypeTables, { locale })
    .use(rehypeLatin, { locale })
    .freeze();
}

const renderers = new Map<Locale, ReturnType<typeof renderer>>();
const stringifier = unified().use(rehypeStringify).freeze();

/** Renders a parsed body to its blocks. */
export function renderBody(root: Root, locale: Locale): Body {
  const processor = renderers.get(locale) ?? renderer(locale);
  renderers.set(locale, processor);
  lowerProtocols(root);
  const pictures = placedPictures(root, isBlock);
  const words: Root = { ...root, children: root.children.filter((node) => !isPictureParagraph(node)) };
  const tree = processor.runSync(words) as HastRoot;
  demoteHeadings(tree);
  dropForeignPictures(tree);
  nameLabel(tree, locale);

  const elements = tree.children.filter((child): child is Element => child.type === "element");
  const nodes = root.children.filter(isBlock);
  const blocks = nodes.map((node, index): Block => {
    const text = plainText(node);
    return {
      id: `p${index + 1}`,
      html: stringify(elements[index]),
      text,
      untranslated: node.type === "paragraph" && text.trim() === untranslatedMark,
    };
  });
  const items = elements.slice(nodes.length).flatMap((section) => noteItems(section, stringify));
  return {
    blocks,
    ...(items.length > 0 && { noteItems: items }),
    notes: elements.slice(nodes.length).map(stringify).join(""),
    noteTexts: elements.slice(nodes.length).flatMap(noteTexts),
    gaps: countGaps(tree),
    ...(pictures.length > 0 && { pictures }),
  };
}

function stringify(node: HastContent | undefined): string {
  return node === undefined ? "" : stringifier.stringify({ type: "root", children: [node] });
}

/** The headline is the page's only `h1`. */
function demoteHeadings(tree: HastRoot): void {
  visit(tree, "element", (node) => {
    if (node.tagName === "h1") node.tagName = "h2";
  });
}

/** The sanitiser takes an address without a protocol for one of this site; `//example.org` is none. */
function dropForeignPictures(tree: HastRoot): void {
  visit(tree, "element", ({ tagName, properties }) => {
    if (tagName === "img" && !isOnSite(String(properties.src ?? ""))) delete properties.src;
  });
}

/** The sanitiser knows `http://`, and not `HTTP://`. */
function lowerProtocols(root: Root): void {
  visit(root, ["link", "definition"], (node) => {
    if ("url" in node) node.url = node.url.replace(/^[A-Za-z]+:/, (protocol) => protocol.toLowerCase());
  });
}
