import { attribute, elementsOf, within, type XmlElement } from "../xml/parse-xml.ts";
import { isCore } from "./check-structure.ts";
import { namespaces } from "./schema.ts";
import { behindState, exportedType, ownCategory } from "./write-xliff.ts";

/** A text as it comes back from a translator. */
export interface ReadUnit {
  id: string;
  source: string;
  /** Absent where any part of it has none. */
  target?: string;
  /** The least of its parts'. */
  state: "initial" | "translated" | "reviewed" | "final";
  behind: boolean;
  /** The stamp of the translation that was exported; absent where a tool has dropped it. */
  exported?: string;
}

export interface ReadFile {
  /** What it was made from, as the document says: `articles/2020-11-28/slug.md`. */
  original: string;
  id: string;
  units: ReadUnit[];
}

const states = ["initial", "translated", "reviewed", "final"] as const;

/** The texts of a document that `readXliff` found sound. A tool may have cut a text into segments. */
export function unitsIn(root: XmlElement): ReadFile[] {
  return elementsOf(root)
    .filter((child) => isCore(child, "file"))
    .map((file) => ({
      original: attribute(file, "original") ?? "",
      id: attribute(file, "id") ?? "",
      units: [...within(file)].filter((element) => isCore(element, "unit")).map(readUnit),
    }));
}

function readUnit(unit: XmlElement): ReadUnit {
  const parts = elementsOf(unit).filter((child) => isCore(child, "segment") || isCore(child, "ignorable"));
  const segments = parts.filter(({ name }) => name === "segment");
  const found = segments.map((segment) =>
    states.findIndex((state) => state === (attribute(segment, "state") ?? "initial")),
  );
  const state = states[Math.min(...found)] ?? "initial";
  const isComplete = segments.every((segment) => childOf(segment, "target") !== undefined);
  const target = ordered(parts)
    .map((part) =>
      textOf(childOf(part, "target") ?? (part.name === "ignorable" ? childOf(part, "source") : undefined)),
    )
    .join("");
  const exported = exportedStamp(unit);
  return {
    id: attribute(unit, "id") ?? "",
    source: parts.map((part) => textOf(childOf(part, "source"))).join(""),
    ...(isComplete && { target }),
    state,
    behind: segments.some((segment) => attribute(segment, "subState") === behindState),
    ...(exported !== undefined && { exported }),
  };
}

function exportedStamp(unit: XmlElement): string | undefined {
  const isMetadata = ({ namespace }: XmlElement) => namespace === namespaces.metadata;
  const groups = elementsOf(unit)
    .filter(isMetadata)
    .flatMap((metadata) => elementsOf(metadata))
    .filter((group) => isMetadata(group) && attribute(group, "category") === ownCategory);
  const stamp = groups
    .flatMap((group) => elementsOf(group))
    .find((meta) => isMetadata(meta) && attribute(meta, "type") === exportedType);
  return stamp && textOf(stamp).trim();
}

/** In the order that the targets say. */
function ordered(parts: readonly XmlElement[]): XmlElement[] {
  const place = (part: XmlElement, index: number) => {
    const target = childOf(part, "target");
    return Number((target && attribute(target, "order")) ?? index + 1);
  };
  return parts
    .map((part, index) => ({ part, place: place(part, index) }))
    .sort((a, b) => a.place - b.place)
    .map(({ part }) => part);
}

function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return elementsOf(element).find((child) => isCore(child, name));
}

/** The text as it is meant; the markers of tools are left out, and the words in them are not. */
function textOf(element: XmlElement | undefined): string {
  return (element?.children ?? [])
    .map((child) => {
      if (typeof child === "string") return child;
      if (child.name !== "cp") return textOf(child);
      return String.fromCodePoint(Number.parseInt(attribute(child, "hex") ?? "", 16));
    })
    .join("");
}
