import {
  attribute,
  elementsOf,
  parseXml,
  within,
  type XmlElement,
  XmlFault,
  xmlNamespace,
} from "../xml/parse-xml.ts";
import { checkReference, targetsOf } from "./check-references.ts";
import { checkStructure, isCore, type Tell, type XliffFault } from "./check-structure.ts";
import { checkUnique, checkUnit } from "./check-unit.ts";
import { xliffNamespace } from "./schema.ts";

/** So many faults are told. */
const mostTold = 20;

/**
 * Reads an XLIFF 2.0 or 2.1 document and holds it against the standard: the grammar of its core, and what the core's
 * constraints say beyond it.
 */
export function readXliff(text: string): { root: XmlElement } | { faults: XliffFault[] } {
  let root: XmlElement;
  try {
    root = parseXml(text);
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    return { faults: [{ line: Number(/^line (\d+)/.exec(error.message)?.[1] ?? 1), reason: error.message }] };
  }
  const faults: XliffFault[] = [];
  const tell: Tell = ({ line }, reason) => {
    if (faults.length < mostTold) faults.push({ line, reason });
  };
  if (root.namespace !== xliffNamespace || root.name !== "xliff") tell(root, "this is no XLIFF 2 document");
  else checkDocument(root, tell);
  return faults.length > 0 ? { faults } : { root };
}

function checkDocument(root: XmlElement, tell: Tell): void {
  checkStructure(root, tell);
  const files = elementsOf(root).filter((child) => isCore(child, "file"));
  const idOf = (element: XmlElement) => attribute(element, "id");
  checkUnique(files, idOf, tell);
  checkLanguages(root, tell);
  for (const file of files) {
    const inside = [...within(file)].filter((element) => isCore(element));
    const units = inside.filter(({ name }) => name === "unit");
    checkUnique(units, idOf, tell);
    checkUnique(
      inside.filter(({ name }) => name === "group"),
      idOf,
      tell,
    );
    const ids = new Set(units.map((unit) => idOf(unit) ?? ""));
    for (const unit of units) checkUnit(unit, ids, tell);
    for (const place of [file, ...inside.filter(({ name }) => name === "group" || name === "unit")])
      checkPlace(place, tell);
    for (const element of inside) checkElement(element, tell);
  }
}

/** Ids of notes and of extensions are unique where they stand. */
function checkPlace(place: XmlElement, tell: Tell): void {
  const notes = elementsOf(place).find((child) => isCore(child, "notes"));
  if (notes !== undefined) checkUnique(elementsOf(notes), (note) => attribute(note, "id"), tell);
  const extensions = elementsOf(place).filter(
    (child) => !isCore(child) && !child.namespace.startsWith("urn:oasis:names:tc:xliff:"),
  );
  const all = extensions.flatMap((element) => [element, ...within(element)]);
  checkUnique(all, (element) => attribute(element, "id") ?? attribute(element, "id", xmlNamespace), tell);
}

function checkElement(element: XmlElement, tell: Tell): void {
  const get = (name: string) => attribute(element, name);
  if (element.name === "segment" && get("subState") !== undefined && get("state") === undefined)
    tell(element, "subState without state");
  if (get("subState")?.startsWith("xlf:") === true) tell(element, "the standard defines no subState");
  if ((element.name === "unit" || element.name === "group") && get("type")?.startsWith("xlf:") === true)
    tell(element, "the standard defines no such type");
  if (element.name === "mrk" || element.name === "sm") checkAnnotation(element, tell);
}

function checkAnnotation(element: XmlElement, tell: Tell): void {
  const [type, ref, value] = ["type", "ref", "value"].map((name) => attribute(element, name));
  if (type !== undefined && !/^(?:generic|comment|term|(?!xlf:)[^:\s]+:.+)$/.test(type))
    tell(element, `type=${JSON.stringify(type)} is no kind of annotation`);
  if (ref?.startsWith("#") === true) checkReference(element, ref, tell);
  if (type !== "comment") return;
  if ((ref === undefined) === (value === undefined))
    tell(element, "a comment has either a value or a ref to a note");
  if (ref !== undefined && targetsOf(element, ref)?.name !== "note")
    tell(element, `ref=${JSON.stringify(ref)} is no note of the unit`);
}

/** Texts are in the languages that the document says, also where they inherit one; spaces are kept on both sides or neither. */
function checkLanguages(root: XmlElement, tell: Tell): void {
  const [srcLang, trgLang] = [attribute(root, "srcLang"), attribute(root, "trgLang")];
  const same = (one: string | undefined, other: string | undefined) =>
    one?.toLowerCase() === other?.toLowerCase();
  for (const element of within(root)) {
    const isText =
      element.parent !== undefined &&
      (isCore(element.parent, "segment") || isCore(element.parent, "ignorable"));
    if (!isText || !isCore(element)) continue;
    const language = inherited(element, "lang");
    if (element.name === "source") {
      if (language !== undefined && !same(language, srcLang))
        tell(element, `the source is in ${language}, the document’s in ${srcLang}`);
      continue;
    }
    if (element.name !== "target") continue;
    if (trgLang === undefined) tell(element, "there is a target, and the document has no trgLang");
    else if (language !== undefined && !same(language, trgLang))
      tell(element, `the target is in ${language}, the document’s in ${trgLang}`);
    const source = elementsOf(element.parent as XmlElement).find((child) => isCore(child, "source"));
    if (source && (inherited(source, "space") ?? "default") !== (inherited(element, "space") ?? "default"))
      tell(element, "xml:space is another one than the source’s");
  }
}

function inherited(element: XmlElement | undefined, name: string): string | undefined {
  if (element === undefined) return undefined;
  return attribute(element, name, xmlNamespace) ?? inherited(element.parent, name);
}
