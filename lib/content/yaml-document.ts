import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from "yaml";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { addProblems } from "../record/problems/listing.ts";
import type { Place } from "../record/problems/place.ts";
import { invisibleIn } from "./read-file.ts";
import { explainFaults } from "./yaml-faults.ts";

/** A position in a file, counted from 1. */
export interface Position {
  line: number;
  column: number;
}

/** YAML that parsed, with the place of everything in it. */
export interface YamlDocument {
  data: unknown;
  /** As it was written. */
  text: string;
  /** Where a character of the text stands. */
  position(offset: number): Position;
  /** Where the value at a path stands; where it has none, its nearest parent. */
  valueAt(path: readonly PropertyKey[]): Position;
  /** Where the key at the end of a path stands. */
  keyAt(path: readonly PropertyKey[]): Position;
  /** The values without quotes, and what is missing where one is expected. */
  plainValues(): PlainValue[];
}

/** A value that is written without quotes, or not at all. In UTF-16 units from the start of the text. */
export interface PlainValue {
  path: PropertyKey[];
  start: number;
  /** Where it ends. */
  end: number;
  /** Where what belongs to it ends: comments too. */
  rest: number;
  /** Whether it is the one item of a list in brackets. */
  isAlone: boolean;
}

/**
 * Parses YAML 1.2 (core schema: dates stay strings) with positions from the parser.
 * Anchors and aliases are refused, so no document can grow beyond its own size.
 * @param firstLine the line of the file on which the text starts
 */
export function parseYaml(
  text: string,
  { file, firstLine = 1 }: { file: string; firstLine?: number },
): { document?: YamlDocument; problems: Problem[] } {
  const lineCounter = new LineCounter();
  const parsed = parseDocument(text, {
    lineCounter,
    schema: "core",
    version: "1.2",
    prettyErrors: false,
    // The parser compares each key with each other one.
    uniqueKeys: false,
  });
  const position = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: line + firstLine - 1, column: Math.max(col, 1) };
  };
  const place = (offset: number): Place => ({ file, ...position(offset), field: "file" });

  const problems = explainFaults(text, [...parsed.errors, ...parsed.warnings]).map(({ offset, ...fault }) =>
    problem(
      "broken-yaml",
      { ...place(offset), ...(fault.name !== undefined && { field: fault.name }) },
      fault,
    ),
  );
  addProblems(problems, forbiddenIn(parsed, text, place));
  return problems.length > 0 ? { problems } : { problems, document: documentOf(parsed, text, position) };
}

/** What a document may not have, though it is YAML. */
function forbiddenIn(parsed: Document, text: string, place: (offset: number) => Place): Problem[] {
  const problems: Problem[] = [];
  visit(parsed, {
    Node(_key, node) {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node) || ("anchor" in node && node.anchor !== undefined)) {
        problems.push(problem("yaml-alias", place(offset)));
      }
      for (const { at, name } of isMap(node) ? repeatedKeys(node.items) : []) {
        problems.push(problem("broken-yaml", { ...place(at), field: name }, { fault: "repeated", name }));
      }
      // What the text itself holds is told of for the whole file; this is what escapes stand for.
      const value = isScalar(node) && typeof node.value === "string" ? node.value : "";
      for (const { character, code } of invisibleIn(value)) {
        if (!text.includes(character)) problems.push(problem(code, place(offset), { character }));
      }
    },
  });
  return problems;
}

function documentOf(parsed: Document, text: string, position: (offset: number) => Position): YamlDocument {
  const nodeRange = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = parsed.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return node.range[0];
    }
    return 0;
  };
  const known = new Map<YAMLMap, Map<string, number>>();
  const keyOffsets = (map: YAMLMap): Map<string, number> => {
    const offsets = known.get(map) ?? offsetsOf(map.items);
    known.set(map, offsets);
    return offsets;
  };
  return {
    data: parsed.toJS({ maxAliasCount: 0 }),
    text,
    position,
    valueAt: (path) => position(nodeRange(path)),
    keyAt(path) {
      const parentPath = path.slice(0, -1);
      const parent = parentPath.length === 0 ? parsed.contents : parsed.getIn(parentPath, true);
      const offset = isMap(parent) ? keyOffsets(parent).get(String(path.at(-1))) : undefined;
      return position(offset ?? nodeRange(path));
    },
    plainValues: () => plainValues(parsed.contents, []),
  };
}

function plainValues(node: unknown, path: PropertyKey[], isAlone = false): PlainValue[] {
  if (isMap(node)) {
    return node.items.flatMap(({ key, value }) =>
      isScalar(key) ? plainValues(value, [...path, String(key.value)]) : [],
    );
  }
  if (isSeq(node)) {
    const isOne = node.flow === true && node.items.length === 1;
    return node.items.flatMap((item, index) => plainValues(item, [...path, index], isOne));
  }
  if (!isScalar(node) || !node.range || (node.type !== undefined && node.type !== "PLAIN")) return [];
  const [start, end, rest] = node.range;
  return [{ path, start, end, rest, isAlone }];
}

/** Where each key of a map stands. */
function offsetsOf(items: readonly Pair[]): Map<string, number> {
  const scalars = items.flatMap(({ key }) => (isScalar(key) ? [key] : []));
  return new Map(scalars.map(({ value, range }) => [String(value), range?.[0] ?? 0]));
}

/** Where a key stands that its map has before. */
function repeatedKeys(items: readonly Pair[]): { at: number; name: string }[] {
  const seen = new Set<unknown>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const isRepeated = seen.has(key.value);
    seen.add(key.value);
    return isRepeated ? [{ at: key.range?.[0] ?? 0, name: String(key.value) }] : [];
  });
}
