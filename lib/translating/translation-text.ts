import type { RootContent } from "mdast";
import { isBlock, untranslatedMark } from "../markdown/blocks.ts";
import { parseMarkdown } from "../markdown/parse.ts";
import { plainText } from "../markdown/plain-text.ts";
import { type OriginalComment, readComment, readLeftOver } from "./original-comment.ts";

/** A block as it is written, and as it is read. */
export interface SourceBlock {
  source: string;
  text: string;
  /** What it is in Markdown: `paragraph`, `heading`, `list`, … */
  type: RootContent["type"];
}

/** A block of a translation with what stands above it. */
export interface TranslatedBlock extends SourceBlock {
  untranslated: boolean;
  /** Comments, notes and definitions above it, as written; a comment of the tool is not among them. */
  before: Piece[];
  comment?: OriginalComment;
}

export type Piece =
  | { kind: "as-written"; source: string }
  | { kind: "left-over"; hash: string; text: string };

export interface TranslationText {
  blocks: TranslatedBlock[];
  /** What stands below the last block. */
  tail: Piece[];
}

/** A Markdown file up to its text, and the text. Lines end with `\n`. */
export function splitFile(file: string): { front: string; body: string } {
  const [front = ""] = /^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(file) ?? [];
  return { front, body: file.slice(front.length) };
}

/** The blocks of a text, as `renderBody` counts them. */
export function blocksIn(body: string): SourceBlock[] {
  return parseMarkdown(body)
    .children.filter(isBlock)
    .map((node) => sourceBlock(node, body));
}

function sourceBlock(node: RootContent, body: string): SourceBlock {
  return { source: sourceOf(node, body), text: plainText(node), type: node.type };
}

/** The lines that a node stands on: what is indented keeps its indent. */
function sourceOf({ position }: RootContent, body: string): string {
  const start = position?.start.offset ?? 0;
  const lineStart = body.lastIndexOf("\n", start - 1) + 1;
  const from = /^[ \t]*$/.test(body.slice(lineStart, start)) ? lineStart : start;
  return body.slice(from, position?.end.offset ?? start).trimEnd();
}

/** Reads a translation's text piece by piece, so that it can be put together anew with nothing lost. */
export function readTranslationText(body: string): TranslationText {
  const blocks: TranslatedBlock[] = [];
  let before: Piece[] = [];
  let comment: OriginalComment | undefined;
  for (const node of parseMarkdown(body).children) {
    if (isBlock(node)) {
      const block = sourceBlock(node, body);
      const untranslated = block.type === "paragraph" && block.text.trim() === untranslatedMark;
      blocks.push({ ...block, untranslated, before, ...(comment && { comment }) });
      before = [];
      comment = undefined;
      continue;
    }
    const source = sourceOf(node, body);
    const [found, left] = node.type === "html" ? [readComment(source), readLeftOver(source)] : [];
    if (found !== undefined) {
      if (found.added.length > 0) before.push(...keptOf(found.added));
      comment = found;
    } else before.push(left === undefined ? { kind: "as-written", source } : { kind: "left-over", ...left });
  }
  return { blocks, tail: before };
}

/** What somebody wrote into a comment of the tool stays, as a comment of its own. */
function keptOf(lines: readonly string[]): Piece[] {
  return [{ kind: "as-written", source: `<!-- kept from a comment\n${lines.join("\n")}\n-->` }];
}
