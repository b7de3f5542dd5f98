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

interface Layout {
  /** Spaces before every line. */
  margin: number;
  /** The length of a column's full line, where no blank lines part the blocks. */
  width: number | undefined;
}

const bylineStart = /^\s*[■□▲△◆◇●○★☆◎※▌▍]\s*\S/u;
/** No column is as wide, in characters: a longer line is a paragraph that nothing has wrapped. */
const widestColumn = 80;
const sentenceEnd = /[。！？!?…](?:[”’」』）)]*)\s*$/u;

/**
 * Cuts a page's text into blocks. Blank lines part them; where an extractor left none out, so do the indents of
 * paragraphs, bylines, and lines that end well before the width of the column.
 */
export function cutBlocks(source: string): TextBlock[] {
  const lines = linesOf(source);
  const layout: Layout = {
    margin: leftMargin(lines),
    width: hasBlankLines(lines) ? undefined : columnWidth(lines),
  };
  const blocks: SourceLine[][] = [];
  let open: SourceLine[] | undefined;
  for (const line of lines) {
    const blank = line.text.trim() === "";
    if (!blank && open !== undefined && startsBlock(line, open, layout)) open = undefined;
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
  return blocks > 1 && filled.length <= blocks * 12;
}

/** The length of a full line where the text is hard-wrapped; otherwise infinite. */
function columnWidth(lines: readonly SourceLine[]): number {
  const lengths = lines.map(({ text }) => text.trim().length).filter((length) => length > 0);
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0);
  const full = lengths.filter((length) => length >= longest - 2).length;
  const enough = full >= Math.min(5, lengths.length / 2) && full >= lengths.length / 4;
  return enough && longest <= widestColumn ? longest : Number.POSITIVE_INFINITY;
}

/** The spaces that stand before every line, as some extractors leave them. */
function leftMargin(lines: readonly SourceLine[]): number {
  return lines
    .filter(({ text }) => text.trim() !== "")
    .reduce((least, { text }) => Math.min(least, text.search(/[^ \t]/)), Number.POSITIVE_INFINITY);
}

function startsBlock(line: SourceLine, open: readonly SourceLine[], { margin, width }: Layout): boolean {
  const before = open.at(-1) as SourceLine;
  if (bylineStart.test(line.text) || bylineStart.test(before.text)) return true;
  if (Math.max(line.text.length, before.text.length) > widestColumn) return true;
  const indented = /^(?:\u3000+|[ \t]{2,})\S/u.test(line.text.slice(margin));
  const indentedBefore = /^[\s\u3000]/u.test(before.text.slice(margin)) && open.length > 1;
  if (indented && (!indentedBefore || sentenceEnd.test(before.text))) return true;
  // Without blank lines, a line is a block of its own, or a full one of a column.
  return width !== undefined && before.text.trim().length < width * 0.8;
}

/** A text without whitespace: what counts in every comparison. */
export function withoutSpace(text: string): string {
  return text.replace(/[\s\u3000]+/gu, "");
}
