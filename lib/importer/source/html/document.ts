import { DomUtils, parseDocument } from "htmlparser2";

export type Document = ReturnType<typeof parseDocument>;
export type ChildNode = Document["children"][number];
export type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

const isTag = (node: ChildNode): node is Element & ChildNode => "attribs" in node;
const isText = (node: ChildNode): node is ChildNode & { data: string } => node.type === "text";

/** A stretch of a document's text that stands by itself: of a paragraph, a heading, a cell. */
export interface TextRun {
  text: string;
  /** The innermost element that all of it stands in. */
  within: ChildNode;
}

const opening =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|script|style|div|table|founder-)/i;
const blocks = new Set(
  "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul founder-title founder-content".split(
    " ",
  ),
);
const unseen = new Set(
  "script style head title template noscript select option button input textarea map iframe".split(" "),
);

/** Whether a text is an HTML document, by how it begins. */
export function isHtml(text: string): boolean {
  return opening.test(text.slice(0, 20_000));
}

/** The encoding that a document names within its first kilobytes, in small letters. */
export function namedCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  return /<meta[^>]*charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
}

export function parseHtml(text: string): Document {
  return parseDocument(text);
}

/** All elements below a node, in the document's order. */
export function elementsIn(node: Document | Element): Element[] {
  return DomUtils.getElementsByTagName("*", node, true);
}

/** An element's text on one line. */
export function lineOf(node: ChildNode | Document): string {
  return runsOf(node)
    .map(({ text }) => text)
    .join(" ");
}

/**
 * The text that a reader sees in a node, in runs: a block's or a line's each.
 * @param skip nodes that are left out, with all that is in them
 */
export function runsOf(
  node: ChildNode | Document,
  skip: (node: ChildNode) => boolean = () => false,
): TextRun[] {
  const runs: TextRun[] = [];
  let open: { text: string; within: ChildNode } | undefined;
  const close = () => {
    const text = open?.text.replace(/[\s\u3000\u00A0]+/g, " ").trim() ?? "";
    if (open !== undefined && text !== "") runs.push({ text, within: open.within });
    open = undefined;
  };
  const walk = (child: ChildNode) => {
    if (skip(child)) {
      close();
      return;
    }
    if (isText(child)) {
      open ??= { text: "", within: child };
      open.text += child.data;
      return;
    }
    if (!isTag(child) || unseen.has(child.name) || isHidden(child)) return;
    const isBlock = blocks.has(child.name) && !isPlainCell(child);
    if (isBlock) close();
    else if (open !== undefined && isPlainCell(child)) open.text += " ";
    child.children.forEach(walk);
    if (isBlock) close();
  };
  if ("children" in node && !isTag(node as ChildNode)) (node as Document).children.forEach(walk);
  else walk(node as ChildNode);
  close();
  return runs;
}

/** A cell of a row that holds nothing but text: such a row is one line. Tables that lay out a page hold more. */
function isPlainCell({ name, parent }: Element): boolean {
  if ((name !== "td" && name !== "th") || parent === null) return false;
  const plain = new Set(["tr", "td", "th"]);
  return !elementsIn(parent as Element).some(
    ({ name: each }) => each === "img" || (blocks.has(each) && !plain.has(each)),
  );
}

function isHidden({ attribs }: Element): boolean {
  return "hidden" in attribs || /display\s*:\s*none/i.test(attribs.style ?? "");
}

/** The text of all comments of a document. */
export function commentsIn(document: Document): { data: string; node: ChildNode }[] {
  return DomUtils.filter((node) => node.type === "comment", document, true).map((node) => ({
    data: (node as unknown as { data: string }).data,
    node: node as ChildNode,
  }));
}

/** Whether a node is an element or stands in it. */
export function isWithin(node: ChildNode, element: ChildNode | Document): boolean {
  for (let each: ChildNode | Document | null = node; each !== null; each = each.parent as ChildNode | null)
    if (each === element) return true;
  return false;
}
