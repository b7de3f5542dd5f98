import { attribute, elementsOf, within, type XmlElement } from "../xml/parse-xml.ts";
import { isCore, type Tell } from "./check-structure.ts";
import { definedSubTypes, inlineCodes } from "./schema.ts";

/** A code or an annotation with where it opens or closes, in the order of reading. */
interface Step {
  element: XmlElement;
  closes: boolean;
}

/** What of a unit is one text: all its sources, or all its targets. */
function texts(unit: XmlElement, name: "source" | "target"): XmlElement[] {
  const parts = elementsOf(unit).filter((child) => isCore(child, "segment") || isCore(child, "ignorable"));
  return parts.flatMap((each) => elementsOf(each).filter((child) => isCore(child, name)));
}

function stepsOf(element: XmlElement): Step[] {
  return elementsOf(element).flatMap((child) => {
    const inside = stepsOf(child);
    const isPair = child.name === "pc" || child.name === "mrk";
    return [
      { element: child, closes: false },
      ...inside,
      ...(isPair ? [{ element: child, closes: true }] : []),
    ];
  });
}

const opened = (steps: readonly Step[]) => steps.flatMap(({ element, closes }) => (closes ? [] : [element]));

/** What holds within a unit beyond the grammar: ids, references, pairs of codes, order. */
export function checkUnit(unit: XmlElement, units: ReadonlySet<string>, tell: Tell): void {
  const source = texts(unit, "source").flatMap(stepsOf);
  const target = texts(unit, "target").flatMap(stepsOf);
  checkIds(unit, source, target, tell);
  checkOrder(unit, tell);
  for (const element of [...opened(source), ...opened(target)]) checkValues(element, tell);
  for (const steps of [source, target]) {
    checkPairs(steps, tell);
    checkReferences(unit, opened(steps), units, tell);
    checkReordering(steps, tell);
  }
  checkKept(unit, target, tell);
  checkSequences(source, target, tell);
}

export function checkUnique(
  elements: readonly XmlElement[],
  idOf: (element: XmlElement) => string | undefined,
  tell: Tell,
): void {
  const seen = new Set<string>();
  for (const element of elements) {
    const id = idOf(element);
    if (id === undefined) continue;
    if (seen.has(id)) tell(element, `the id ${JSON.stringify(id)} is there twice`);
    seen.add(id);
  }
}

const idOf = (element: XmlElement) => attribute(element, "id");

function checkIds(unit: XmlElement, source: readonly Step[], target: readonly Step[], tell: Tell): void {
  const parts = elementsOf(unit).filter((child) => isCore(child, "segment") || isCore(child, "ignorable"));
  checkUnique(parts, idOf, tell);
  checkUnique(opened(source), idOf, tell);
  checkUnique(opened(target), idOf, tell);
  // A code of the target with the id of one of the source is that one.
  const sources = new Map(opened(source).map((element) => [idOf(element), element.name]));
  const alike: Record<string, string> = { pc: "span", sc: "span", ec: "span", mrk: "note", sm: "note" };
  for (const element of opened(target)) {
    const other = sources.get(idOf(element));
    if (idOf(element) === undefined || other === undefined) continue;
    if ((alike[other] ?? other) !== (alike[element.name] ?? element.name))
      tell(element, `<${element.name}> has the id of a <${other}> of the source`);
  }
  const data = elementsOf(unit).find((child) => isCore(child, "originalData"));
  if (data !== undefined) checkUnique(elementsOf(data), idOf, tell);
}

/** Targets stand in an order of their own, each at a place of its own. */
function checkOrder(unit: XmlElement, tell: Tell): void {
  const parts = elementsOf(unit).filter((child) => isCore(child, "segment") || isCore(child, "ignorable"));
  const taken = new Map<number, number>();
  const isOrdered = parts.some((each) =>
    elementsOf(each).some((child) => attribute(child, "order") !== undefined),
  );
  if (!isOrdered) return;
  parts.forEach((each, index) => {
    const target = elementsOf(each).find((child) => isCore(child, "target"));
    const order = Number((target && attribute(target, "order")) ?? index + 1);
    if (order > parts.length) tell(target ?? each, `order ${order} of ${parts.length} parts`);
    if (taken.has(order)) tell(target ?? each, `two targets have the order ${order}`);
    taken.set(order, index);
  });
}

function checkValues(element: XmlElement, tell: Tell): void {
  const get = (name: string) => attribute(element, name);
  if (element.name === "cp" && isXmlCharacter(Number.parseInt(get("hex") ?? "", 16)))
    tell(element, "<cp> is for characters that XML has not");
  if (!inlineCodes.has(element.name)) return;
  const [type, subType] = [get("type"), get("subType")];
  if (subType !== undefined && type === undefined) tell(element, "subType without type");
  if (subType?.startsWith("xlf:") === true && definedSubTypes[subType] !== type)
    tell(element, `subType=${JSON.stringify(subType)} is none of type=${JSON.stringify(type ?? "")}`);
  const fixed = get("canReorder") === "no" || get("canReorder") === "firstNo";
  if (fixed && !(get("canCopy") === "no" && get("canDelete") === "no") && get("copyOf") === undefined)
    tell(element, "what cannot be reordered cannot be copied or deleted either");
  if (
    get("copyOf") !== undefined &&
    ["dataRef", "dataRefStart", "dataRefEnd"].some((name) => get(name) !== undefined)
  )
    tell(element, "a copy has no data of its own");
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x1_0000 && code <= 0x10_ffff);
}

/** What a start and its end must have alike, with what it is where nothing is written. */
const paired = { canCopy: "yes", canDelete: "yes", canOverlap: "yes" };

/** Starts and ends of codes and annotations that are elements of their own. */
function checkPairs(steps: readonly Step[], tell: Tell): void {
  const open = new Map<string, XmlElement>();
  const ended = new Set<XmlElement>();
  for (const element of opened(steps)) {
    const { name } = element;
    const isIsolated = attribute(element, "isolated") === "yes";
    if (name === "sc" || name === "sm") open.set(`${name} ${idOf(element)}`, element);
    if (name === "ec") checkEnd(element, isIsolated, tell);
    if ((name !== "ec" || isIsolated) && name !== "em") continue;
    const startRef = attribute(element, "startRef");
    if (startRef === undefined) continue;
    const start = open.get(`${name === "ec" ? "sc" : "sm"} ${startRef}`);
    if (start === undefined) tell(element, `<${name}> has no start ${JSON.stringify(startRef)} before it`);
    else if (ended.has(start)) tell(element, `${JSON.stringify(startRef)} ends twice`);
    else {
      ended.add(start);
      if (name === "ec") checkAlike(start, element, tell);
    }
  }
  for (const start of open.values()) {
    const isIsolated = attribute(start, "isolated") === "yes";
    if (ended.has(start) === isIsolated)
      tell(start, isIsolated ? "it is said to be isolated, and has an end" : `<${start.name}> has no end`);
  }
}

function checkEnd(element: XmlElement, isIsolated: boolean, tell: Tell): void {
  const [id, startRef] = [idOf(element), attribute(element, "startRef")];
  if (isIsolated && (id === undefined || startRef !== undefined))
    tell(element, "an isolated <ec> has id, and no startRef");
  if (!isIsolated && (startRef === undefined || id !== undefined))
    tell(element, "an <ec> that is not isolated has startRef, and no id");
  if (!isIsolated && attribute(element, "dir") !== undefined)
    tell(element, "an <ec> that is not isolated has no dir");
}

function checkAlike(start: XmlElement, end: XmlElement, tell: Tell): void {
  for (const [name, standard] of Object.entries(paired)) {
    if ((attribute(start, name) ?? standard) !== (attribute(end, name) ?? standard))
      tell(end, `${name} is another one than at the start`);
  }
  const [from = "yes", to = "yes"] = [attribute(start, "canReorder"), attribute(end, "canReorder")];
  if ((from === "firstNo" ? "no" : from) !== to) tell(end, "canReorder is another one than at the start");
}

function checkReferences(
  unit: XmlElement,
  elements: readonly XmlElement[],
  units: ReadonlySet<string>,
  tell: Tell,
): void {
  const data = elementsOf(unit).find((child) => isCore(child, "originalData"));
  const known = new Set(data === undefined ? [] : elementsOf(data).map(idOf));
  const copies = new Map(
    [...within(unit)]
      .filter((each) => isCore(each) && inlineCodes.has(each.name))
      .map((each) => [idOf(each), each]),
  );
  for (const element of elements) {
    for (const name of ["dataRef", "dataRefStart", "dataRefEnd"]) {
      const ref = attribute(element, name);
      if (ref !== undefined && !known.has(ref))
        tell(element, `${name}=${JSON.stringify(ref)} is no data of the unit`);
    }
    const copyOf = attribute(element, "copyOf");
    if (copyOf !== undefined) {
      const copied = copies.get(copyOf);
      if (copied === undefined || copied === element)
        tell(element, `copyOf=${JSON.stringify(copyOf)} is no code of the unit`);
      else if (attribute(copied, "canCopy") === "no")
        tell(element, `${JSON.stringify(copyOf)} cannot be copied`);
    }
    for (const name of ["subFlows", "subFlowsStart", "subFlowsEnd"]) {
      for (const flow of attribute(element, name)?.split(/ +/) ?? []) {
        if (flow !== "" && !units.has(flow))
          tell(element, `${name} names ${JSON.stringify(flow)}, which is no unit of the file`);
      }
    }
  }
}

/** What cannot be reordered follows the first of its sequence. */
function checkReordering(steps: readonly Step[], tell: Tell): void {
  let isInSequence = false;
  for (const element of opened(steps)) {
    if (!inlineCodes.has(element.name)) continue;
    const canReorder = attribute(element, "canReorder") ?? "yes";
    if (canReorder === "no" && !isInSequence && !isEndOfFixed(element))
      tell(element, "no firstNo stands before what cannot be reordered");
    isInSequence = canReorder !== "yes";
  }
}

/** The end of a code belongs to the sequence that its start began. */
function isEndOfFixed(element: XmlElement): boolean {
  return element.name === "ec" && attribute(element, "startRef") !== undefined;
}

/** A target has every code of its source that cannot be deleted, there or in another target of the unit. */
function checkKept(unit: XmlElement, target: readonly Step[], tell: Tell): void {
  const kept = new Set(
    opened(target).map((element) => idOf(element) ?? `ec ${attribute(element, "startRef")}`),
  );
  for (const part of elementsOf(unit)) {
    const [source, own] = ["source", "target"].map((name) =>
      elementsOf(part).find((child) => isCore(child, name)),
    );
    if (source === undefined || own === undefined) continue;
    for (const element of opened(stepsOf(source))) {
      const key = idOf(element) ?? `ec ${attribute(element, "startRef")}`;
      if (attribute(element, "canDelete") === "no" && !kept.has(key))
        tell(own, `the target lacks ${JSON.stringify(key)}, which cannot be deleted`);
    }
  }
}

/** What cannot be reordered stands in the target as in the source, with nothing else between. */
function checkSequences(source: readonly Step[], target: readonly Step[], tell: Tell): void {
  const keyOf = ({ element, closes }: Step) =>
    `${idOf(element) ?? `ec ${attribute(element, "startRef")}`}${closes ? "/" : ""}`;
  const codes = (steps: readonly Step[]) => steps.filter(({ element }) => inlineCodes.has(element.name));
  const [from, to] = [codes(source), codes(target).map(keyOf)];
  let run: Step[] = [];
  const check = () => {
    const keys = run.map(keyOf);
    const start = to.indexOf(keys[0] ?? "");
    if (keys.length > 1 && start !== -1 && keys.some((key, index) => to[start + index] !== key)) {
      const place = target.find((step) => keyOf(step) === keys[0]);
      tell((place ?? (run[0] as Step)).element, "what cannot be reordered stands otherwise in the target");
    }
    run = [];
  };
  for (const step of from) {
    const canReorder = attribute(step.element, "canReorder") ?? "yes";
    if (!step.closes && (canReorder === "firstNo" || canReorder === "yes")) check();
    if (canReorder !== "yes" && (!step.closes || run.length > 0)) run.push(step);
  }
  check();
}
