import { draftLine, joinPieces } from "../drafts/draft-text.ts";
import { readerOf } from "../page/normalised-text.ts";
import { isFurniture } from "../page/page-matter.ts";
import { isToldOfPicture } from "../page/roles.ts";
import { type DoubtedText, doubtsIn } from "./doubted-text.ts";
import { type Area, areasOf, bodySize, type Stack } from "./page-areas.ts";
import { linesOf } from "./printed-lines.ts";
import {
  around,
  type Box,
  type PrintedLine,
  type PrintedPage,
  shared,
  whiteBetween,
} from "./printed-page.ts";

/** What stands together on a page: a line or more of a head, a paragraph, or a line that belongs to no article. */
export interface PrintedBlock extends DoubtedText {
  role: "kicker" | "headline" | "deck" | "text";
  /** The number of its article on the page, from 0; absent for what stands under no headline. */
  article?: number;
  /** One for each column that it goes through, in points from the page's upper left corner. */
  boxes: Box[];
  /** Whether its print tells that it begins here: an indent, or the beginning of its article. */
  begins: boolean;
}

/** The blocks of a page as it reads: article after article, and what belongs to none at its place. */
export function layOut(page: PrintedPage): PrintedBlock[] {
  const lines = linesOf(page.glyphs);
  if (lines.length === 0) return [];
  const top = page.bottom + page.height;
  const reader = readerOf(lines.map(({ text }) => text));
  const isMatter = (line: PrintedLine) =>
    isFurniture({ text: line.text, role: "body" }, reader) && !isSigned(line, lines);
  const matter = lines.filter(isMatter).map((line): Area => ({ head: undefined, stacks: [asStack(line)] }));
  const areas = [
    ...areasOf(
      lines.filter((line) => !isMatter(line)),
      page.rules,
      { top, height: page.height },
    ),
    ...matter,
  ].toSorted(byPlace);
  const body = bodySize(lines);
  let article = -1;
  const blocks = areas.flatMap((area) => {
    if (area.head === undefined || area.stacks.length === 0) return looseBlocks(area);
    article += 1;
    const { paragraphs, captions } = withoutCaptions(area.stacks, body);
    return [
      ...[...headBlocks(area.head), ...paragraphs].map((block) => ({ ...block, article })),
      ...captions,
    ];
  });
  return blocks.map((block) => ({
    ...block,
    boxes: block.boxes.map((box) => fromCorner(box, page.left, top)),
  }));
}

function asStack(line: PrintedLine): Stack {
  return { ...around([line]), kind: "text", lines: [line] };
}

/** From above to below, and beside each other from left to right. */
function byPlace(a: Area, b: Area): number {
  const [first, second] = [placeOf(a), placeOf(b)];
  const overlap = Math.min(first.top, second.top) - Math.max(first.bottom, second.bottom);
  const beside = overlap > 0.5 * Math.min(first.top - first.bottom, second.top - second.bottom);
  return beside ? first.left - second.left : second.top - first.top;
}

function placeOf({ head, stacks }: Area): Box {
  return head ?? (stacks[0] as Stack);
}

function fromCorner({ left, right, bottom, top }: Box, edge: number, upper: number): Box {
  return { left: left - edge, right: right - edge, top: upper - top, bottom: upper - bottom };
}

/** What is largest is the headline; what is smaller above it leads to it, and below it adds to it. */
function headBlocks(head: Stack): Omit<PrintedBlock, "article">[] {
  const largest = Math.max(...head.lines.map(({ size }) => size));
  const isMain = ({ size }: PrintedLine) => size > 0.87 * largest;
  const first = head.lines.findIndex(isMain);
  const last = head.lines.findLastIndex(isMain);
  const parts = [
    { role: "kicker", lines: head.lines.slice(0, first) },
    { role: "headline", lines: head.lines.slice(first, last + 1) },
    { role: "deck", lines: head.lines.slice(last + 1) },
  ] as const;
  return parts
    .filter(({ lines }) => lines.length > 0)
    .map(({ role, lines }) => ({
      role,
      text: lines.map(({ text }) => text).join("\n"),
      ...doubtsIn(lines),
      boxes: [around(lines)],
      begins: true,
    }));
}

/** Lines of no article: each stack a block, its lines apart. */
function looseBlocks({ head, stacks }: Area): Omit<PrintedBlock, "article">[] {
  return [...(head ? [head] : []), ...stacks].map(({ lines, kind }) => ({
    role: kind === "head" ? "headline" : "text",
    text: lines.map(({ text }) => text).join("\n"),
    ...doubtsIn(lines),
    boxes: [around(lines)],
    begins: false,
  }));
}

const dayAlone = /^\d{4}年\d{1,2}月\d{1,2}日$/u;

/** Whether a line is the day on which those sign who stand right above it: a notice's last line, no line of the page. */
function isSigned(line: PrintedLine, lines: readonly PrintedLine[]): boolean {
  return lines.some((above) => {
    if (!isDayUnder(above, line)) return false;
    const white = whiteBetween(above, line);
    return (
      white > -0.5 * line.size &&
      white < 1.5 * line.size &&
      shared(above, line) > 0.5 * Math.min(above.right - above.left, line.right - line.left) &&
      Math.abs(above.size - line.size) < 0.1 * line.size
    );
  });
}

function isDayUnder(above: PrintedLine, line: PrintedLine): boolean {
  return dayAlone.test(line.text.replace(/\s+/gu, "")) && signs.test(above.text.trim());
}

const signs =
  /^[^，。；：]{2,40}(?:公司|委员会|局|厅|院|所|中心|办公室|协会|支队|大队|银行|集团|车站|学校|大学|中学|小学|编辑部|指挥部|政府|本报|报社)$/u;

interface ArticleText {
  paragraphs: Omit<PrintedBlock, "article">[];
  captions: Omit<PrintedBlock, "article">[];
}

/** An article's paragraphs without what is told of the pictures that stand between them: text goes on behind it. */
function withoutCaptions(stacks: readonly Stack[], body: number): ArticleText {
  const all = paragraphsOf(stacks, body);
  const captions = all.filter(({ text }) => isToldOfPicture(text.replace(/\s+/gu, "")));
  // A photograph with a headline is an item of its own.
  if (captions.length === 0 || captions.length === all.length) return { paragraphs: all, captions: [] };
  const isTold = (line: PrintedLine) =>
    captions.some(({ boxes }) => boxes.some((box) => isWithin(line, box)));
  const rest = stacks.flatMap((stack): Stack[] => {
    const lines = stack.lines.filter((line) => !isTold(line));
    return lines.length === 0 ? [] : [{ ...stack, lines }];
  });
  return { paragraphs: paragraphsOf(rest, body), captions };
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.bottom >= outer.bottom &&
    inner.top <= outer.top
  );
}

/** The paragraphs of an article, through its columns. */
function paragraphsOf(stacks: readonly Stack[], body: number): Omit<PrintedBlock, "article">[] {
  const indented = stacks.some((stack) => stack.lines.some((line) => isIndented(line, stack, body)));
  const paragraphs: { pieces: { line: PrintedLine; stack: Stack }[] }[] = [];
  let before: { line: PrintedLine; stack: Stack } | undefined;
  for (const stack of stacks) {
    for (const line of stack.lines) {
      const piece = { line, stack };
      const open = paragraphs.at(-1);
      if (open !== undefined && before !== undefined && goesOn(before, piece, body, indented))
        open.pieces.push(piece);
      else paragraphs.push({ pieces: [piece] });
      before = piece;
    }
  }
  return paragraphs.map(({ pieces }) => ({
    role: "text",
    text: paragraphText(pieces.map(({ line }) => line)),
    ...doubtsIn(pieces.map(({ line }) => line)),
    boxes: [...Map.groupBy(pieces, ({ stack }) => stack).values()].map((group) =>
      around(group.map(({ line }) => line)),
    ),
    begins: true,
  }));
}

/** A space where a byline's line wraps is printed; where text wraps, it is the wrap's. */
function paragraphText(lines: readonly PrintedLine[]): string {
  const texts = lines.map(({ text }) => draftLine(text));
  if (lines.length > 3) return joinPieces(texts);
  return draftLine(
    texts.reduce((joined, text, index) =>
      lines[index - 1]?.spaceAfter ? `${joined} ${text}` : joinPieces([joined, text]),
    ),
  );
}

interface Place {
  line: PrintedLine;
  stack: Stack;
}

/** Whether a line goes on in the paragraph of the line before, in its column or in the one before. */
function goesOn(before: Place, { line, stack }: Place, body: number, indented: boolean): boolean {
  const same = before.stack === stack;
  const { size } = line;
  if (Math.min(before.line.size, size) < 0.92 * Math.max(before.line.size, size)) return false;
  if (
    before.line.bold !== line.bold &&
    (isShort(before.line, before.stack, size) || isShort(line, stack, size))
  )
    return false;
  if (isIndented(line, stack, body) || isDayUnder(before.line, line)) return false;
  const full = !isShort(before.line, before.stack, size);
  // At a column's end, and where paragraphs have no indents, the line before says whether it was the last.
  const ended = /[。！？!?…][”’」』）)]*$/u.test(before.line.text);
  // Who signs stands to the right.
  if (same && ended && line.left - stack.left > 3.9 * size) return false;
  if (!same) return indented ? full || !ended : full && !ended;
  const apart = whiteBetween(before.line, line) > leading(stack) + 0.35 * size;
  if (apart) return false;
  return full || (!ended && !isIndented(before.line, before.stack, body) && indented);
}

function isIndented(line: PrintedLine, stack: Stack, body: number): boolean {
  const indent = line.left - stack.left;
  return indent > 1.2 * line.size && indent < 4 * Math.max(body, line.size);
}

/** Whether a line ends well before the column does. */
function isShort(line: PrintedLine, stack: Stack, size: number): boolean {
  return stack.right - line.right > 1.3 * size;
}

/** The usual white between a column's lines. */
function leading({ lines }: Stack): number {
  const whites = lines.slice(1).map((line, index) => whiteBetween(lines[index] as PrintedLine, line));
  return whites.toSorted((a, b) => a - b)[Math.floor(whites.length / 2)] ?? 0;
}
