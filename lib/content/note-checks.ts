import type { FootnoteDefinition, Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import type { BodyText } from "./body-text.ts";

/** `[^1]` in any width, with the colon of a note where it has one; escaped, it is none. */
const mark = /(?<![\\!])([[［【〔])\s*([\^＾])\s*([^\s\]］】〕]{1,40}?)\s*([\]］】〕])(\s*[:：])?/g;

/** The labels that the text refers to, and those that their notes do: a note that only refers to itself is not seen. */
function referredFrom(root: Root): Set<string> {
  const notes = new Map<string, FootnoteDefinition>();
  const referred = new Set<string>();
  const open: (Root | FootnoteDefinition)[] = [root];
  visit(root, "footnoteDefinition", (note) => {
    if (!notes.has(note.identifier)) notes.set(note.identifier, note);
  });
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    const start = from;
    visit(start, (node) => {
      if (node.type === "footnoteDefinition" && node !== start) return SKIP;
      if (node.type !== "footnoteReference" || referred.has(node.identifier)) return undefined;
      referred.add(node.identifier);
      const note = notes.get(node.identifier);
      if (note !== undefined) open.push(note);
      return undefined;
    });
  }
  return referred;
}

/** References and notes that do not find each other, or are not read as such. */
export function checkNotes({ root, source, placeOf }: BodyText): Problem[] {
  const problems: Problem[] = [];
  const referred = referredFrom(root);
  const notes = new Map<string, FootnoteDefinition>();
  visit(root, "footnoteDefinition", (note) => {
    const { identifier, label, position } = note;
    const place = placeOf(position?.start.offset ?? 0);
    const details = { label: label ?? identifier };
    if (notes.has(identifier)) problems.push(problem("repeated-note", place, details));
    else if (!referred.has(identifier) || note.children.length === 0)
      problems.push(problem(referred.has(identifier) ? "missing-note" : "unused-note", place, details));
    notes.set(identifier, note);
  });
  visit(root, "text", ({ position }) => {
    const start = position?.start.offset ?? 0;
    for (const match of source.slice(start, position?.end.offset ?? 0).matchAll(mark)) {
      const [text, open, caret, label = "", close, colon] = match;
      const place = placeOf(start + match.index);
      const isBegin = /(?:^|\n)[ \t>]*$/.test(
        source.slice(Math.max(start + match.index - 20, 0), start + match.index),
      );
      const isWritten = open === "[" && caret === "^" && close === "]";
      const isNote = colon !== undefined && isBegin;
      if (isWritten && !isNote) problems.push(problem("missing-note", place, { label }));
      else
        problems.push(problem("misread-note", place, { text, instead: `[^${label}]${isNote ? ":" : ""}` }));
    }
  });
  return problems;
}
