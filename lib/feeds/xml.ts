type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Markup as it is written. */
export interface Markup {
  markup: string;
}
/** What an element may hold: strings are text, and nothing is left out. */
export type XmlNode = Markup | string | undefined | readonly XmlNode[];

/** All but XML's own characters (XML 1.0 §2.2): control characters, halves of pairs, and two that are none. */
const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text without the characters that XML cannot hold in any way. */
export function xmlCharacters(text: string): string {
  return text.replace(notXml, "");
}

const references: Record<string, string> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" },
  // A parser would make spaces of them, or one line end of two.
  ...{ "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" },
};
const referenceFor = (character: string) => references[character] ?? "";

/** Text as it is written between tags. */
export function escapeXml(text: string): string {
  return xmlCharacters(text).replace(/[&<>\r]/g, referenceFor);
}

/** @param attributes those without a value are left out @param ending `/` of an element that has no other end */
export function startTag(name: string, attributes: Attributes, ending = ""): string {
  const written = Object.entries(attributes).map(([attribute, value]) => {
    if (value === undefined) return "";
    return ` ${attribute}="${xmlCharacters(String(value)).replace(/[&<>"\t\n\r]/g, referenceFor)}"`;
  });
  return `<${name}${written.join("")}${ending}>`;
}

/** An element; without children it is an empty one. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly XmlNode[]): Markup {
  const inner = markupOf(children);
  return {
    markup:
      inner === "" ? startTag(name, attributes, "/") : `${startTag(name, attributes)}${inner}</${name}>`,
  };
}

function markupOf(node: XmlNode): string {
  if (node === undefined) return "";
  if (typeof node === "string") return escapeXml(node);
  return "markup" in node ? node.markup : node.map(markupOf).join("");
}

/** A whole document. */
export function xmlDocument({ markup }: Markup): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${markup}\n`;
}
