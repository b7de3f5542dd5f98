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
const bylineWords = /记者|通讯员|实习生|特约|作者|摄|图[/／]|文[/／]|报道/u;
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
  const { width } = layout;
  const parted = blocks.flatMap(
    width === undefined ? paragraphsParted(columnWidth(lines)) : headlineParted(width),
  );
  return parted.map((block) => {
    const [first, last] = [block[0] as SourceLine, block.at(-1) as SourceLine];
    return { text: source.slice(first.from, last.to), lines: [first.number, last.number] };
  });
}

/** A short last line without punctuation, right above a paragraph's beginning or a byline, is a headline of its own. */
function headlineParted(width: number) {
  return (block: SourceLine[], at: number, blocks: readonly SourceLine[][]): SourceLine[][] => {
    const [last, next] = [block.at(-1), blocks[at + 1]?.[0]];
    if (block.length === 1 || !last || !next || !beginning.test(next.text)) return [block];
    const isShort = cells(last.text.trimEnd()) < width - 1 && !/[，。、；：）]/u.test(last.text);
    return isShort ? [block.slice(0, -1), [last]] : [block];
  };
}

const beginning = /^(?:\u3000\u3000|[ \t]{2,}|\s*(?:本报|新华社|[■□▲△◆◇●○★☆◎※▌▍]|记者|通讯员))/u;

/**
 * Parts what stands between two blank lines where a paragraph was typed on each line, or headline, byline and text
 * follow each other. A line that had no room for what comes next was wrapped, and stays with it.
 *
 * @param columnWidth the length of the text's full lines, infinite where they are of any length
 */
function paragraphsParted(columnWidth: number) {
  return (block: SourceLine[]): SourceLine[][] => {
    const widths = block.map(({ text }) => cells(text.trimEnd()));
    const width = Math.max(...widths);
    const isWrapped =
      columnWidth < Number.POSITIVE_INFINITY ||
      width <= widestNewspaperColumn ||
      block.slice(0, -1).some(({ text }, at) => (widths[at] ?? 0) > width - 2.5 && !sentenceEnd.test(text));
    const parts: SourceLine[][] = [];
    for (const line of block) {
      const open = parts.at(-1);
      const before = open?.at(-1)?.text ?? "";
      const isOver = sentenceEnd.test(before) && !(isWrapped && isFull(before, line.text, width));
      if (open === undefined || isOver || isHeadOf(before, line.text, width)) parts.push([line]);
      else open.push(line);
    }
    return parts;
  };
}

/** Whether a line is a headline or byline that the next one does not go on with, but stands under. */
function isHeadOf(before: string, after: string, width: number): boolean {
  if (isFull(before, after, width)) return false;
  if (plainByline.test(before) || plainByline.test(after)) return true;
  if (/[，。、；：,.;:]/u.test(before)) return false;
  if (dateline.test(after)) return true;
  return cells(after) > Math.max(shortParagraph, cells(before.trimEnd()) * 1.5) && /[，。]/u.test(after);
}

const widestNewspaperColumn = 32;
/** In characters: a line as long, with a comma or a full stop, is no further line of a headline. */
const shortParagraph = 24;
const dateline = /^\s*(?:本报|新华社|据新华社|中新社)[^\s，。]{0,8}(?:讯|电|[（(])/u;
const plainByline =
  /^\s*(?:本报|本社|新华社|[^\s，。]{2,6}日报)?(?:全媒体|融媒体|见习|特约|首席)?(?:记者|通讯员)[\s\u3000：:][^，。；]{2,30}$/u;

/** Whether a line with a mark before it is a byline: a paragraph of a list has such a mark, too, and may be wrapped. */
function isMarkedByline(text: string): boolean {
  return bylineStart.test(text) && (bylineWords.test(text) || !/[，。；：]|[^\s]{12}/u.test(text));
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

/** The length of a full line where the text is hard-wrapped: that of most lines; otherwise infinite. */
function columnWidth(lines: readonly SourceLine[]): number {
  const widths = lines.map(({ text }) => cells(text.trimEnd())).filter((width) => width > 0);
  // No punctuation begins a line: what goes over the edge with it leaves a line shorter.
  const full = (width: number) => widths.filter((each) => each <= width && each > width - 2.5).length;
  const exact = (width: number) => widths.filter((each) => each <= width && each > width - 1).length;
  const candidates = [...new Set(widths)].filter((width) => width >= 8 && width <= widestColumn);
  const best = candidates.reduce(
    (a, b) => (exact(b) > exact(a) || (exact(b) === exact(a) && b > a) ? b : a),
    0,
  );
  const enough = full(best) >= Math.min(5, widths.length / 2) && full(best) >= widths.length / 4;
  return enough ? best : Number.POSITIVE_INFINITY;
}

/** A text's length in full-width characters: ASCII takes half the room. */
function cells(text: string): number {
  return text.length - (text.match(/[\x20-\x7e]/g)?.length ?? 0) / 2;
}

/** What cannot be parted where a line ends: a character or a run of ASCII, with the punctuation after it. */
const firstAtom = /^[“‘《（(]*(?:[\x21-\x7e]+|[^\x21-\x7e])[，。、；：！？”’》）…]*/u;

/** Punctuation may hang over a column's edge. */
const hanging = /[，。、；：！？”’》）…]+$/u;

/** Whether a line had no room for what the next one begins with. */
function isFull(before: string, after: string, width: number): boolean {
  const atom = firstAtom.exec(after.trim())?.[0] ?? "";
  return cells(before.trimEnd()) + Math.min(cells(atom), width / 2) > width - 0.5;
}

/** The spaces that stand before every line, as some extractors leave them. */
function leftMargin(lines: readonly SourceLine[]): number {
  return lines
    .filter(({ text }) => text.trim() !== "")
    .reduce((least, { text }) => Math.min(least, text.search(/[^ \t]/)), Number.POSITIVE_INFINITY);
}

function startsBlock(line: SourceLine, open: readonly SourceLine[], { margin, width }: Layout): boolean {
  const before = open.at(-1) as SourceLine;
  if (bylineStart.test(line.text) || isMarkedByline(before.text)) return true;
  if (Math.max(line.text.length, before.text.length) > widestColumn) return true;
  const indented = /^(?:\u3000+|[ \t]{2,})\S/u.test(line.text.slice(margin));
  const indentedBefore = /^[\s\u3000]/u.test(before.text.slice(margin)) && open.length > 1;
  if (indented && (!indentedBefore || sentenceEnd.test(before.text))) return true;
  if (width === undefined) return false;
  // Without blank lines, a line is a block of its own, or a full one of a column.
  const isWide = ({ text }: SourceLine) => cells(text.trimEnd().replace(hanging, "")) > width + 1;
  return isWide(line) || isWide(before) || !isFull(before.text, line.text, width);
}

/** A text without whitespace: what counts in every comparison. */
export function withoutSpace(text: string): string {
  return text.replace(/[\s\u3000]+/gu, "");
}
