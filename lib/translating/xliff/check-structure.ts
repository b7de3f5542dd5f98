import { attribute, elementsOf, textOf, type XmlElement, xmlNamespace } from "../xml/parse-xml.ts";
import {
  type ElementRule,
  elementRules,
  inlineElements,
  itsNamespaces,
  moduleElements,
  namespaces,
  styleElements,
  xliffNamespace,
} from "./schema.ts";

/** What is wrong in an XLIFF document, and where. */
export interface XliffFault {
  line: number;
  reason: string;
}

export type Tell = (element: XmlElement, reason: string) => void;

export const isCore = (element: XmlElement, name?: string) =>
  element.namespace === xliffNamespace && (name === undefined || element.name === name);

/** What stands in each element, in its order; `others` are elements of modules and extensions. */
type Part = { names: readonly string[]; least: number; most: number };
const part = (names: string | readonly string[], least: number, most = 1): Part => ({
  names: typeof names === "string" ? [names] : names,
  least,
  most,
});
const many = Number.POSITIVE_INFINITY;
const others = part("others", 0, many);
const content: Record<string, readonly Part[]> = {
  xliff: [part("file", 1, many)],
  file: [part("skeleton", 0), others, part("notes", 0), part(["unit", "group"], 1, many)],
  group: [others, part("notes", 0), part(["unit", "group"], 0, many)],
  unit: [others, part("notes", 0), part("originalData", 0), part(["segment", "ignorable"], 1, many)],
  notes: [part("note", 1, many)],
  originalData: [part("data", 1, many)],
  segment: [part("source", 1), part("target", 0)],
  ignorable: [part("source", 1), part("target", 0)],
};
/** What stands in elements with text, in any order. */
const mixed: Record<string, ReadonlySet<string>> = {
  source: inlineElements,
  target: inlineElements,
  pc: inlineElements,
  mrk: inlineElements,
  data: new Set(["cp"]),
};

/** Holds an element against the grammar, and all in it: names, order, attributes and their values. */
export function checkStructure(element: XmlElement, tell: Tell): void {
  const rule = elementRules[element.name];
  if (rule === undefined) {
    tell(element, `there is no element <${element.name}> in XLIFF`);
    return;
  }
  checkAttributes(element, rule, tell);
  const parts = content[element.name];
  if (parts !== undefined) checkOrder(element, parts, tell);
  else checkMixed(element, tell);
  const isTextAllowed = rule.text === true;
  if (!isTextAllowed && element.children.some((child) => typeof child === "string" && child.trim() !== ""))
    tell(element, `text stands in <${element.name}>, where only elements may`);
  for (const child of elementsOf(element)) {
    if (isCore(child)) checkStructure(child, tell);
    else if (element.name !== "skeleton") checkForeign(child, tell);
  }
  if (element.name === "skeleton" && (attribute(element, "href") !== undefined) === hasContent(element))
    tell(element, "a skeleton has either content or href");
}

function hasContent(element: XmlElement): boolean {
  return elementsOf(element).length > 0 || textOf(element).trim() !== "";
}

function checkOrder(element: XmlElement, parts: readonly Part[], tell: Tell): void {
  const counts = parts.map(() => 0);
  let at = 0;
  for (const child of elementsOf(element)) {
    const name = isCore(child) ? child.name : "others";
    const next = parts.findIndex((each, index) => index >= at && each.names.includes(name));
    const called = isCore(child) ? `<${child.name}>` : `<${child.name}> of another namespace`;
    if (next === -1) {
      tell(child, `${called} may not stand here in <${element.name}>`);
      continue;
    }
    at = next;
    counts[at] = (counts[at] ?? 0) + 1;
    if ((counts[at] ?? 0) > (parts[at]?.most ?? 1))
      tell(child, `${called} stands more than once in <${element.name}>`);
  }
  parts.forEach(({ names, least }, index) => {
    if ((counts[index] ?? 0) < least) tell(element, `<${element.name}> has no <${names.join("> or <")}>`);
  });
  if (element.name === "unit" && !elementsOf(element).some((child) => isCore(child, "segment")))
    tell(element, "<unit> has no <segment>");
}

function checkMixed(element: XmlElement, tell: Tell): void {
  const allowed = mixed[element.name];
  for (const child of elementsOf(element)) {
    if (element.name === "skeleton") continue;
    if (!isCore(child) || allowed?.has(child.name) !== true)
      tell(child, `<${child.name}> may not stand in <${element.name}>`);
  }
}

function checkAttributes(element: XmlElement, rule: ElementRule, tell: Tell): void {
  for (const name of rule.required ?? []) {
    if (attribute(element, name) === undefined) tell(element, `<${element.name}> has no ${name}`);
  }
  for (const { namespace, name, value } of element.attributes) {
    if (namespace === "" || namespace === xmlNamespace) {
      const test = namespace === "" ? rule.attributes[name] : rule.xml?.[name];
      const called = namespace === "" ? name : `xml:${name}`;
      if (test === undefined || !Object.hasOwn((namespace === "" ? rule.attributes : rule.xml) ?? {}, name))
        tell(element, `<${element.name}> may not have ${called}`);
      else if (!test.test(value)) tell(element, `${called}=${JSON.stringify(value)} is no value of it`);
    } else checkForeignAttribute(element, { namespace, name, value }, rule.others, tell);
  }
}

const inlineModules = new Set<string>([namespaces.formatStyle, namespaces.sizes, ...itsNamespaces]);

function checkForeignAttribute(
  element: XmlElement,
  { namespace, name, value }: XmlElement["attributes"][number],
  allowed: ElementRule["others"],
  tell: Tell,
): void {
  const isStyle = namespace === namespaces.formatStyle;
  const isAllowed = isStyle
    ? !["em", "cp", "data"].includes(element.name) && !isBoundEnd(element)
    : allowed === "any" ||
      (allowed === "modules" && inlineModules.has(namespace)) ||
      isSizeOn(element, namespace);
  if (!isAllowed) tell(element, `<${element.name}> may not have ${name} of another namespace`);
  if (!isStyle) return;
  if (name !== "fs" && name !== "subFs") tell(element, `there is no ${name} in Format Style`);
  if (name === "fs" && !styleElements.has(value))
    tell(element, `fs=${JSON.stringify(value)} names no element of HTML`);
  if (name === "subFs" && attribute(element, "fs", namespaces.formatStyle) === undefined)
    tell(element, "subFs without fs");
}

/** The end of a code has the style of its start. */
function isBoundEnd(element: XmlElement): boolean {
  return element.name === "ec" && attribute(element, "isolated") !== "yes";
}

/** Size restrictions may stand on texts too. */
function isSizeOn({ name }: XmlElement, namespace: string): boolean {
  return (
    namespace === namespaces.sizes &&
    ["source", "target", "segment", "data", "sc", "ec", "ph", "pc"].includes(name)
  );
}

/** An element of a module that there is; of extensions nothing is known. */
function checkForeign(element: XmlElement, tell: Tell): void {
  const known = moduleElements[element.namespace];
  if (known !== undefined && !known.includes(element.name))
    tell(element, `there is no element <${element.name}> in its module`);
  for (const child of elementsOf(element)) {
    if (!isCore(child)) checkForeign(child, tell);
    else if (elementRules[child.name] === undefined)
      tell(child, `there is no element <${child.name}> in XLIFF`);
  }
}
