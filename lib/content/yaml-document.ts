import { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { type Place, type Problem, problem } from "./problems.ts";

/** A position in a file, counted from 1. */
export interface Position {
  line: number;
  column: number;
}

/** YAML that parsed, with the place of everything in it. */
export interface YamlDocument {
  data: unknown;
  /** Where the value at a path stands; where it has none, its nearest parent. */
  valueAt(path: readonly PropertyKey[]): Position;
  /** Where the key at the end of a path stands. */
  keyAt(path: readonly PropertyKey[]): Position;
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
  const parsed = parseDocument(text, { lineCounter, schema: "core", version: "1.2", prettyErrors: false });
  const position = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: line + firstLine - 1, column: Math.max(col, 1) };
  };
  const place = (offset: number): Place => ({ file, ...position(offset), field: "file" });

  const problems = [...parsed.errors, ...parsed.warnings].map(({ pos, message }) =>
    problem("broken-yaml", place(pos[0]), { detail: firstSentence(message) }),
  );
  visit(parsed, {
    Node(_key, node) {
      if (isAlias(node) || ("anchor" in node && node.anchor !== undefined)) {
        problems.push(problem("yaml-alias", place(node.range?.[0] ?? 0)));
      }
    },
  });
  if (problems.length > 0) return { problems };

  const nodeRange = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = parsed.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return node.range[0];
    }
    return 0;
  };
  return {
    problems,
    document: {
      data: parsed.toJS({ maxAliasCount: 0 }),
      valueAt: (path) => position(nodeRange(path)),
      keyAt(path) {
        const parentPath = path.slice(0, -1);
        const parent = parentPath.length === 0 ? parsed.contents : parsed.getIn(parentPath, true);
        const pair = isMap(parent)
          ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))
          : undefined;
        const range = isNode(pair?.key) ? pair.key.range : undefined;
        return position(range?.[0] ?? nodeRange(path));
      },
    },
  };
}

function firstSentence(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}
