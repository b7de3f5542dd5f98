import { attribute, elementsOf, within, type XmlElement } from "../xml/parse-xml.ts";
import { isCore, type Tell } from "./check-structure.ts";
import { fragmentPrefixes, nmtoken } from "./schema.ts";

/** A part of a reference within XLIFF documents (`#/f=f1/u=1/n=n1`); the last may have no prefix. */
interface Selector {
  prefix: string;
  id: string;
}

/** Files hold groups and units, and those hold the rest. */
const ranks: Record<string, number> = { f: 0, g: 1, u: 1 };

function selectorsOf(ref: string): Selector[] {
  return ref
    .replace(/^#\/?/, "")
    .split("/")
    .map((part) => {
      const [, prefix = "", id = part] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
      return { prefix, id };
    });
}

/** Holds a reference against the syntax of fragment identification (4.4 of the standard). */
export function checkReference(element: XmlElement, ref: string, tell: Tell): void {
  const selectors = selectorsOf(ref);
  let rank = -1;
  selectors.forEach(({ prefix, id }, index) => {
    const isLast = index === selectors.length - 1;
    const own = ranks[prefix] ?? 2;
    const isKnown = own < 2 || ["", "n", "d", "t"].includes(prefix) || fragmentPrefixes.has(prefix);
    if (!isKnown) tell(element, `ref=${JSON.stringify(ref)}: there is no prefix ${JSON.stringify(prefix)}`);
    else if (!nmtoken.test(id)) tell(element, `ref=${JSON.stringify(ref)}: ${JSON.stringify(id)} is no id`);
    else if (own <= rank) tell(element, `ref=${JSON.stringify(ref)}: its parts are not in order`);
    else if (own === 2 && !isLast)
      tell(element, `ref=${JSON.stringify(ref)}: ${JSON.stringify(id)} holds nothing else`);
    rank = own;
  });
}

/** What a reference leads to in its own unit: a note; `undefined` where that is something else. */
export function targetsOf(element: XmlElement, ref: string): XmlElement | undefined {
  if (!ref.startsWith("#")) return undefined;
  let unit: XmlElement | undefined = element;
  while (unit !== undefined && !isCore(unit, "unit")) unit = unit.parent;
  let file = unit;
  while (file !== undefined && !isCore(file, "file")) file = file.parent;
  if (unit === undefined) return undefined;
  const selectors = selectorsOf(ref);
  const last = selectors.at(-1);
  if (last?.prefix !== "n") return undefined;
  const isOwn = selectors
    .slice(0, -1)
    .every(
      ({ prefix, id }) => id === attribute((prefix === "f" ? file : unit) ?? element, "id") && prefix !== "g",
    );
  const namesUnit = selectors.some(({ prefix }) => prefix === "u");
  // With the file alone before it, the note is one of the file.
  if (!isOwn || (selectors.length > 1 && !namesUnit)) return undefined;
  const notes = elementsOf(unit).find((child) => isCore(child, "notes"));
  return notes && [...within(notes)].find((note) => attribute(note, "id") === last.id);
}
