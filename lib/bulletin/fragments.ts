/** A block of a page's text, before anything is known of it. */
export interface TextBlock {
  /** Exactly as it stands in the source. */
  text: string;
  /** First and last line in the source, from 1. */
  lines: readonly [number, number];
}

interface SourceLine {
  number: number;
  from: number;
  to: number;
  text: string;
}

const bylineStart = /^\s*[■□▲△◆◇●○★☆◎※▌▍]\s*\S/u;
const sentenceEnd = /[。！？!?…](?:[”’」』）)]*)\s*$/u;

/**
 * Cuts a page's text into blocks. Blank lines part them; where an extractor left none out, so do the indents of
 * paragraphs, bylines, and lines that end well before the width of the column.
 */
export function cutBlocks(source: string): TextBlock[] {
  const lines = linesOf(source);
  const width = hasBlankLines(lines) ? undefined : columnWidth(lines);
  const blocks: SourceLine[][] = [];
  let open: SourceLine[] | undefined;
  for (const line of lines) {
    const blank = line.text.trim() === "";
    if (!blank && open !== undefined && startsBlock(line, open, width)) open = undefined;
    if (blank) open = undefined;
    else if (open === undefined) {
      open = [line];
      blocks.push(open);
    } else open.push(line);
  }
  return blocks.map((block) => {
    const [first, last] = [block[0] as SourceLine, block.at(-1) as SourceLine];
    return { text: source.slice(first.from, last.to), lines: [first.number, last.number] };
  });
}

function linesOf(source: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let from = source.startsWith("\uFEFF") ? 1 : 0;
  for (const lineBreak of source.matchAll(/\r\n|\r|\n|\f|$/g)) {
    if (lineBreak.index < from) continue;
    const to = lineBreak.index;
    lines.push({ number: lines.length + 1, from, to, text: source.slice(from, to) });
    from = to + lineBreak[0].length;
  }
  return lines;
}

/** Whether blank lines part the blocks, as far as can be told: then a short line in a block is no paragraph's end. */
function hasBlankLines(lines: readonly SourceLine[]): boolean {
  const filled = lines.filter(({ text }) => text.trim() !== "");
  const blocks = filled.filter(({ number }) => (lines[number - 2]?.text ?? "").trim() === "").length;
  return filled.length <= blocks * 12;
}

/** The length of a full line where the text is hard-wrapped; otherwise infinite. */
function columnWidth(lines: readonly SourceLine[]): number {
  const lengths = lines.map(({ text }) => text.trim().length).filter((length) => length > 0);
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0);
  const full = lengths.filter((length) => length >= longest - 2).length;
  return full >= 5 && full >= lengths.length / 4 ? longest : Number.POSITIVE_INFINITY;
}

function startsBlock(line: SourceLine, open: readonly SourceLine[], width: number | undefined): boolean {
  const before = open.at(-1) as SourceLine;
  if (bylineStart.test(line.text) || bylineStart.test(before.text)) return true;
  const indented = /^(?:\u3000+|[ \t]{2,})\S/u.test(line.text);
  const indentedBefore = /^[\s\u3000]/u.test(before.text) && open.length > 1;
  if (indented && (!indentedBefore || sentenceEnd.test(before.text))) return true;
  // Without blank lines, a line is a block of its own, or a full one of a column.
  return width !== undefined && before.text.trim().length < width * 0.8;
}

/** A text without whitespace: what counts in every comparison. */
export function withoutSpace(text: string): string {
  return text.replace(/[\s\u3000]+/gu, "");
}
