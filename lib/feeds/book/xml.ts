import { notXml } from "../xml.ts";

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Markup as it is written; strings are text. */
export interface Markup {
  markup: string;
}
type Child = Markup | string | undefined | readonly Child[];

export function escapeXml(text: string): string {
  return text
    .replace(notXml, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

export function startTag(name: string, attributes: Attributes, ending = ""): string {
  const written = Object.entries(attributes).map(([attribute, value]) =>
    value === undefined ? "" : ` ${attribute}="${escapeXml(String(value))}"`,
  );
  return `<${name}${written.join("")}${ending}>`;
}

/** An element; without children it is an empty one. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const inner = markupOf(children);
  return {
    markup:
      inner === "" ? startTag(name, attributes, "/") : `${startTag(name, attributes)}${inner}</${name}>`,
  };
}

function markupOf(child: Child): string {
  if (child === undefined) return "";
  if (typeof child === "string") return escapeXml(child);
  return "markup" in child ? child.markup : child.map(markupOf).join("");
}

export function xmlDocument(root: Markup): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.markup}\n`;
}
