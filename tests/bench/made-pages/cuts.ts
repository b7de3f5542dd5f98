/** How a page's columns fall apart: articles cut in mid-sentence and mid-word, some print lost. */
import type { SetArticle } from "./articles.ts";
import { pick, type Random, shuffled, whole } from "./chance.ts";
import type { House } from "./house.ts";
import type { Printed } from "./printed.ts";

/** A block of the page: a whole printed block, or what a column holds of it. */
export interface Piece extends Printed {
  /** Undefined for page matter. */
  article?: number;
  /** Pieces of one article in its order. */
  order: number;
  /** Goes on in the piece that is next in order. */
  goesOn: boolean;
  /** Print is lost between it and the piece before it; whether it then begins or that one ends in mid-paragraph. */
  lost?: { text: string; midBefore: boolean; midAfter: boolean };
}

/** Pieces that stand below each other on the page. */
export type Column = Piece[];

/** The columns of an article. */
export function columnsOf(
  house: House,
  article: SetArticle,
  index: number,
): { columns: Column[]; droppedHeadline?: string } {
  const { random, style } = house;
  const isLossy = style.cut === "lossy" ? 0.22 : 0.03;
  const pieces =
    article.kind === "news"
      ? cut(random, article.blocks, style.cut === "pieces" ? 90 : 190)
      : article.blocks.map((block) => ({ ...block, order: 0, goesOn: false }));
  const held = pieces.map((piece): Piece => ({ ...piece, article: index }));
  const printed = article.blocks.filter(({ role }) => role === "headline").map(({ text }) => text);
  const isDropped = article.kind === "news" && !article.continued && random() < isLossy;
  const kept = isDropped
    ? held.filter(({ role }) => role !== "headline" && role !== "kicker" && role !== "deck")
    : held;
  const left = article.kind === "news" && random() < isLossy * 2 ? withLoss(random, kept) : kept;
  left.forEach((piece, order) => {
    piece.order = order;
    piece.beginsParagraph = left[order - 1]?.goesOn !== true && piece.lost?.midBefore !== true;
  });
  return {
    columns: columnsFrom(random, left, article.kind === "news" ? 0.85 : 0.06),
    ...(isDropped && printed.length > 0 ? { droppedHeadline: printed.join(" ") } : {}),
  };
}

/** Cuts bodies about every so many characters, anywhere. */
function cut(random: Random, blocks: readonly Printed[], each: number): Piece[] {
  return blocks.flatMap(({ role, text }): Piece[] => {
    const pieces: Piece[] = [];
    let rest = text;
    while (
      role === "body" &&
      rest.length >= 16 &&
      random() < 1 - Math.exp(-rest.length / each) &&
      pieces.length < 4
    ) {
      const at = whole(random, 4, rest.length - 2);
      pieces.push({ role, text: rest.slice(0, at), order: 0, goesOn: true });
      rest = rest.slice(at);
    }
    return [...pieces, { role, text: rest, order: 0, goesOn: false }];
  });
}

/** Without a piece of its text, or its first paragraph. */
function withLoss(random: Random, pieces: readonly Piece[]): Piece[] {
  const bodies = pieces.flatMap(({ role }, at) => (role === "body" ? [at] : []));
  if (bodies.length < 3) return [...pieces];
  const at = random() < 0.4 ? (bodies[0] as number) : pick(random, bodies.slice(1, -1));
  const [gone, after] = [pieces[at] as Piece, pieces[at + 1]];
  if (after?.role !== "body") return [...pieces];
  const before = pieces[at - 1];
  const isCutBefore = before?.role === "body" && before.goesOn;
  return pieces.flatMap((piece, index) => {
    if (index === at) return [];
    if (index === at - 1) return [{ ...piece, goesOn: false }];
    return index === at + 1
      ? [{ ...piece, lost: { text: gone.text, midBefore: gone.goesOn, midAfter: isCutBefore } }]
      : [piece];
  });
}

function columnsFrom(random: Random, pieces: readonly Piece[], odds: number): Column[] {
  // Headlines over several columns may be taken out apart from their text.
  const partsHead = random() < odds * 0.15;
  const columns: Column[] = [];
  pieces.forEach((piece, at) => {
    const before = pieces[at - 1];
    const isOpen = before?.goesOn === true || piece.lost !== undefined;
    const isUnderHead = before !== undefined && isHead(before) && !isHead(piece);
    const isText =
      before !== undefined && !isHead(before) && piece.role !== "signature" && piece.role !== "turn";
    const breaks =
      (isUnderHead && partsHead) || (isText && random() < (isOpen ? odds : Math.min(odds, 0.12)));
    if (before === undefined || breaks) columns.push([piece]);
    else columns.at(-1)?.push(piece);
  });
  return columns;
}

function isHead({ role }: Piece): boolean {
  return role === "headline" || role === "kicker" || role === "deck";
}

/** Puts the columns of all articles in the order of the page. */
export function arranged({ random, style }: House, articles: readonly Column[][]): Column[] {
  switch (style.cut) {
    case "scattered":
      return shuffled(random, articles.flat());
    case "interleaved":
    case "pieces": {
      const queues = articles.map((columns) => [...columns]);
      const page: Column[] = [];
      while (queues.some(({ length }) => length > 0)) {
        const next = pick(
          random,
          queues.filter(({ length }) => length > 0),
        ).shift();
        if (next !== undefined) page.push(next);
      }
      return page;
    }
    default: {
      const page = articles.flatMap(([first]) => (first === undefined ? [] : [first]));
      for (const columns of shuffled(random, articles)) {
        for (const column of columns.slice(1)) page.splice(whole(random, 0, page.length), 0, column);
      }
      return page;
    }
  }
}
