import type { Root } from "mdast";
import type { ExcessOf } from "../record/problems/body.ts";

/** What a text has too much of, and where it becomes too much. */
export interface Excess {
  of: ExcessOf;
  /** How much would be read. */
  limit: number;
  /** Within the text, from 1. */
  line: number;
  column: number;
}

/**
 * The parser's time grows with the square of these, what it makes of tables with rows times columns, and what
 * is nested too deeply overflows the stack. No article comes near; a text that is made to stop the site does.
 */
export const limits = {
  characters: 100_000,
  lines: 5_000,
  marks: 2_000,
  depth: 20,
  cells: 10_000,
  nesting: 100,
} as const satisfies Record<ExcessOf, number>;

/** For each mark that nothing closes the parser may look through the rest of the text: long texts may have fewer. */
const marksTimesLength = 100_000_000;

/** What may open something in a line; escaped, it opens nothing. */
const mark = /\\.|\*+|_+|`|~{2,}|\[|</g;
/** The quotes and lists that a line opens or goes on with. */
const containers = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/;
const container = />|[-+*]|\d+[.)]/g;
/** A list so far inside others that it is told by its indentation alone. */
const indentedList = /^[ \t]*(?=[-+*][ \t]|\d{1,9}[.)][ \t])/;

/** Finds what would take the parser too long, before it is parsed. */
export function excessInText(text: string): Excess | undefined {
  if (text.length > limits.characters) {
    return { of: "characters", limit: limits.characters, line: 1, column: 1 };
  }
  const lines = text.split("\n");
  if (lines.length > limits.lines) {
    return { of: "lines", limit: limits.lines, line: limits.lines + 1, column: 1 };
  }
  const most = Math.min(limits.marks, Math.floor(marksTimesLength / text.length));
  let marks = 0;
  for (const [index, line] of lines.entries()) {
    const opened = containers.exec(line)?.[0] ?? "";
    const depth = Math.max(opened.match(container)?.length ?? 0, indentedDepth(line));
    if (depth > limits.depth) return { of: "depth", limit: limits.depth, line: index + 1, column: 1 };
    marks += opened.match(container)?.length ?? 0;
    for (const match of line.slice(opened.length).matchAll(mark)) {
      if (match[0].startsWith("\\")) continue;
      marks += 1;
      if (marks > most) {
        return { of: "marks", limit: most, line: index + 1, column: opened.length + match.index + 1 };
      }
    }
    if (marks > most) return { of: "marks", limit: most, line: index + 1, column: 1 };
  }
  return undefined;
}

/** A list inside another is indented by two at least. */
function indentedDepth(line: string): number {
  return Math.floor((indentedList.exec(line)?.[0].length ?? 0) / 2);
}

/** Finds what would take too long to render, or could not be. */
export function excessInTree(root: Root): Excess | undefined {
  // Not by recursion: the tree may be deeper than the stack.
  const open: { node: Root | Root["children"][number]; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    const { line = 1, column = 1 } = node.position?.start ?? {};
    if (depth > limits.nesting) return { of: "nesting", limit: limits.nesting, line, column };
    if (node.type === "table" && node.children.length * (node.align?.length ?? 0) > limits.cells) {
      return { of: "cells", limit: limits.cells, line, column };
    }
    if ("children" in node) for (const child of node.children) open.push({ node: child, depth: depth + 1 });
  }
  return undefined;
}
