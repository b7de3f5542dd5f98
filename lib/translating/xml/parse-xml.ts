import { SaxesParser } from "saxes";

/** An element as it stands in its document. */
export interface XmlElement {
  /** The namespace's name; empty where it is in none. */
  namespace: string;
  name: string;
  attributes: XmlAttribute[];
  children: (XmlElement | string)[];
  parent: XmlElement | undefined;
  /** From 1. */
  line: number;
}

export interface XmlAttribute {
  namespace: string;
  name: string;
  value: string;
}

export const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

/** Why a text is no document that is read here. */
export class XmlFault extends Error {
  override name = "XmlFault";
}

const limits = { characters: 20_000_000, depth: 100, elements: 1_000_000, attributes: 200 };

/**
 * Parses a document with namespaces. A document type is refused, and with it every entity but XML's own five.
 * @throws {XmlFault} where it is not well-formed, or has more than is read
 */
export function parseXml(text: string): XmlElement {
  if (text.length > limits.characters) throw new XmlFault(`more than ${limits.characters} characters`);
  const parser = new SaxesParser({ xmlns: true, position: true });
  let root: XmlElement | undefined;
  let current: XmlElement | undefined;
  let [depth, elements] = [0, 0];
  const fail = (reason: string): never => {
    throw new XmlFault(`line ${parser.line}: ${reason}`);
  };
  parser.on("error", (error) => fail(error.message.replace(/^\S*\d+:\d+: /, "")));
  parser.on("doctype", () => fail("a document type is not allowed"));
  parser.on("opentag", ({ uri, local, attributes }) => {
    const all = Object.values(attributes).filter(
      ({ prefix, name }) => prefix !== "xmlns" && name !== "xmlns",
    );
    if (++depth > limits.depth) fail(`elements stand more than ${limits.depth} deep in each other`);
    if (++elements > limits.elements) fail(`more than ${limits.elements} elements`);
    if (all.length > limits.attributes) fail(`an element with more than ${limits.attributes} attributes`);
    const element: XmlElement = {
      namespace: uri,
      name: local,
      attributes: all.map((attribute) => ({
        namespace: attribute.uri,
        name: attribute.local,
        value: attribute.value,
      })),
      children: [],
      parent: current,
      line: parser.line,
    };
    if (current === undefined) root = element;
    else current.children.push(element);
    current = element;
  });
  parser.on("closetag", () => {
    depth--;
    current = current?.parent;
  });
  const addText = (characters: string) => {
    if (current !== undefined && characters !== "") current.children.push(characters);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text.replace(/^\uFEFF/, "")).close();
  if (root === undefined) throw new XmlFault("there is no element");
  return root;
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== "string");
}

/** An attribute without a namespace, or of one. */
export function attribute(element: XmlElement, name: string, namespace = ""): string | undefined {
  return element.attributes.find((each) => each.name === name && each.namespace === namespace)?.value;
}

/** All characters in it, markup left out. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}

export function* within(element: XmlElement): Generator<XmlElement> {
  for (const child of elementsOf(element)) {
    yield child;
    yield* within(child);
  }
}

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => escapes[character] ?? character);
}

export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => escapes[character] ?? character);
}
