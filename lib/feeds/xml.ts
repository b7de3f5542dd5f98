/** An XML element, or text. Nothing, and text of nothing, is left out. */
export type XmlNode = XmlElement | string | undefined;

interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string | number | undefined>>;
  children: readonly XmlNode[];
}

/** @param attributes those without a value are left out */
export function element(
  name: string,
  attributes: XmlElement["attributes"] = {},
  ...children: readonly XmlNode[]
): XmlElement {
  return { name, attributes, children };
}

/** A whole document. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`;
}

/** All but XML's own characters (XML 1.0 §2.2): control characters, halves of pairs, and two that are none. */
export const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text without the characters that XML cannot hold in any way. */
export function xmlCharacters(text: string): string {
  return text.replace(notXml, "");
}

const references: Record<string, string> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" },
  // A parser would make spaces of them, or one line end of two.
  ...{ "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" },
};

function written(node: XmlNode): string {
  if (node === undefined) return "";
  if (typeof node === "string")
    return xmlCharacters(node).replace(/[&<>\r]/g, (found) => references[found] ?? "");
  const attributes = Object.entries(node.attributes).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [
          ` ${name}="${xmlCharacters(String(value)).replace(/[&<>"\t\n\r]/g, (found) => references[found] ?? "")}"`,
        ],
  );
  const inner = node.children.map(written).join("");
  return inner === ""
    ? `<${node.name}${attributes.join("")}/>`
    : `<${node.name}${attributes.join("")}>${inner}</${node.name}>`;
}
