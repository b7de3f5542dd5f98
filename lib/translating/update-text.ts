import { blockHash, withoutTypography } from "../bilingual/block-hash.ts";
import { untranslatedMark } from "../markdown/blocks.ts";
import { align, type Fresh } from "./align.ts";
import { footnoteText, labelOf } from "./footnotes.ts";
import { commentText, leftOverText, type OriginalComment } from "./original-comment.ts";
import { placeGuessed } from "./place-guessed.ts";
import {
  type Piece,
  readTranslationText,
  type SourceBlock,
  type TranslatedBlock,
} from "./translation-text.ts";

/** A block of the original, by what it is told from others. */
export interface OriginalBlock extends SourceBlock {
  hash: string;
}

export interface Stamps {
  /** As the translation's front matter has them. */
  translates?: readonly string[] | undefined;
  /** The blocks, from 1, whose translation an editor says is up to date; or all of them. */
  done?: ReadonlySet<number> | "all" | undefined;
  /** Whether an editor has reviewed it: then nothing in it counts as a machine's any more. */
  reviewed?: boolean | undefined;
  /** What a machine has drafted for blocks, by their index. */
  drafts?: ReadonlyMap<number, Draft> | undefined;
  /** Notes that are to be written, by their labels. */
  footnotes?: ReadonlyMap<string, string> | undefined;
}

export interface Draft {
  /** The translation; absent where there is none that would do. */
  text?: string;
  /** Comments to stand above it. */
  notes: readonly string[];
  /** Whether a machine wrote it; true without it. */
  isMachine?: boolean;
  /** Whether it is as far behind its original as what it takes the place of. */
  isBehind?: boolean;
}

/** How a block's translation stands. */
export type State = "untranslated" | "behind" | "translated";

export interface UpdatedBlock {
  state: State;
  /** As written; the mark where there is none. */
  source: string;
  comment: OriginalComment;
}

export interface Updated {
  body: string;
  translates: string[];
  blocks: UpdatedBlock[];
  /** How many translated blocks belong to nothing any more and are kept in comments, since now. */
  leftOver: number;
}

/** What stands for a hash that is not known. */
const unknownHash = "a0000000";

/** A translated block on its way to its place. */
interface Item {
  block: TranslatedBlock;
  /** Of what it was made from, and of what stood above it last. */
  madeFrom: string | undefined;
  shown: string | undefined;
  to: number | undefined;
}

/**
 * Puts a translation's text together anew, each block below its original as it is now. Every word of the translation,
 * its notes and its comments stays: what belongs to no block of the original any more, in a comment.
 * @param body the translation's text as it is; empty for a new one
 * @param renderings lines on the names, terms and notes of a block of the original
 */
export function updateText(
  originals: readonly OriginalBlock[],
  body: string,
  { translates, done, reviewed = false, drafts, footnotes = new Map() }: Stamps,
  renderings: (block: SourceBlock) => string[],
): Updated {
  const read = readTranslationText(body);
  const items = itemsOf(read.blocks, translates, originals);
  const { before, restored, tail, leftOver } = placePieces(items, read.tail, originals);
  const blocks = originals.map((original, index): UpdatedBlock => {
    const own = items.filter(({ to, block }) => to === index && !block.untranslated);
    const lines = renderings(original);
    const isDone = done === "all" || done?.has(index + 1) === true;
    const left = restored.get(index);
    if (own.length === 0 && left !== undefined) {
      const comment = { hash: original.hash, source: original.source, behind: false, renderings: lines };
      return { state: "translated", source: left, comment };
    }
    const made = withMachine(blockOf(original, own, isDone, lines), own, reviewed);
    return withDraft(made, original.hash, drafts?.get(index));
  });
  const pieces = blocks.flatMap(({ source, comment }, index) => [
    ...withNotes((before[index] ?? []).map(pieceText), drafts?.get(index)),
    commentText(index + 1, comment),
    source,
  ]);
  const all = withFootnotes([...pieces, ...tail.map(pieceText)], footnotes);
  return {
    body: all.map((piece) => `${piece}\n`).join("\n"),
    translates: blocks.map(({ comment }) =>
      comment.behind ? (comment.was?.hash ?? unknownHash) : comment.hash,
    ),
    blocks,
    leftOver,
  };
}

/** Each note in the place of the one of its label, or last. */
function withFootnotes(pieces: readonly string[], footnotes: ReadonlyMap<string, string>): string[] {
  const left = new Map(footnotes);
  const written = pieces.map((piece) => {
    const label = labelOf(piece);
    const text = label === undefined ? undefined : left.get(label);
    if (label === undefined || text === undefined) return piece;
    left.delete(label);
    return footnoteText(label, text);
  });
  return [...written, ...[...left].map(([label, text]) => footnoteText(label, text))];
}

function pieceText(piece: Piece): string {
  return piece.kind === "as-written" ? piece.source : leftOverText(piece.hash, piece.text);
}

function itemsOf(
  blocks: readonly TranslatedBlock[],
  translates: readonly string[] | undefined,
  originals: readonly OriginalBlock[],
): Item[] {
  const stamps = translates?.length === blocks.length ? translates : undefined;
  const items = blocks.map((block, index): Item => {
    const { comment } = block;
    const madeFrom = comment?.behind === true ? comment.was?.hash : (comment?.hash ?? stamps?.[index]);
    return { block, madeFrom, shown: comment?.hash ?? madeFrom, to: undefined };
  });
  if (items.some(({ block, shown }) => shown !== undefined && !block.untranslated))
    placeKnown(items, originals);
  else placeUnknown(items, originals);
  return items;
}

/** Nothing tells what any block was made from: of as many, the nth of the nth, as the original is now. */
function placeUnknown(items: readonly Item[], originals: readonly OriginalBlock[]): void {
  if (items.length === originals.length) {
    items.forEach((item, index) => {
      item.to = index;
      item.madeFrom = originals[index]?.hash;
    });
    return;
  }
  const places = placeGuessed(
    originals,
    items.map(({ block }) => block),
  );
  items.forEach((item, index) => {
    item.to = places[index];
  });
  keepBesideNeighbours(items);
}

function placeKnown(items: readonly Item[], originals: readonly OriginalBlock[]): void {
  const live = items.filter(({ block }) => !block.untranslated);
  const waiting = new Set(items.flatMap(({ block, shown }) => (block.untranslated && shown ? [shown] : [])));
  const known = live.map(({ block, shown, madeFrom }) => ({
    hashes: [...new Set([shown, madeFrom].filter((hash) => hash !== undefined))],
    ...(block.comment && { source: block.comment.source }),
  }));
  const fresh = originals.map(({ hash, source }): Fresh => ({ hash, source, isWaiting: waiting.has(hash) }));
  align(known, fresh).forEach((to, index) => {
    const item = live[index];
    if (item) item.to = to;
  });
  const taken = new Set(items.map(({ to }) => to));
  for (const item of items) {
    if (!item.block.untranslated) continue;
    const own = originals.findIndex(({ hash }, index) => hash === item.shown && !taken.has(index));
    if (own === -1) continue;
    item.to = own;
    taken.add(own);
  }
  keepBesideNeighbours(items);
}

/** What nothing is known of and has no place was a part of what stands above it. */
function keepBesideNeighbours(items: readonly Item[]): void {
  const isLost = ({ to, madeFrom, block }: Item) =>
    to === undefined && madeFrom === undefined && !block.untranslated;
  let last: number | undefined;
  for (const item of items) {
    if (isLost(item)) item.to = last;
    else if (!item.block.untranslated) last = item.to ?? last;
  }
  for (const item of [...items].reverse()) {
    if (isLost(item)) item.to = last;
    else if (!item.block.untranslated) last = item.to ?? last;
  }
}

/** Where what stands between the blocks goes: with the block below it, or with the next that has a place. */
function placePieces(items: readonly Item[], tail: readonly Piece[], originals: readonly OriginalBlock[]) {
  const before: Piece[][] = originals.map(() => []);
  let pending: Piece[] = [];
  let leftOver = 0;
  for (const { block, to, madeFrom } of items) {
    pending.push(...block.before);
    if (to !== undefined) {
      before[to]?.push(...pending);
      pending = [];
    } else if (!block.untranslated) {
      pending.push({ kind: "left-over", hash: madeFrom ?? unknownHash, text: block.source });
      leftOver++;
    }
  }
  const rest = [...pending, ...tail];
  const restored = new Map<number, string>();
  const taken = new Set(items.flatMap(({ to, block }) => (block.untranslated ? [] : [to])));
  for (const list of [...before, rest]) {
    for (const piece of [...list]) {
      if (piece.kind === "as-written") continue;
      const index = originals.findIndex(
        ({ hash }, at) => hash === piece.hash && !taken.has(at) && !restored.has(at),
      );
      if (index === -1) continue;
      restored.set(index, piece.text);
      list.splice(list.indexOf(piece), 1);
    }
  }
  return { before, restored, tail: rest, leftOver };
}

function blockOf(
  { hash, source, text: words }: OriginalBlock,
  items: readonly Item[],
  isDone: boolean,
  renderings: readonly string[],
): UpdatedBlock {
  const [first] = items;
  const comment = { hash, source, behind: false, renderings };
  // A rule, or a gap alone, is the same in every language.
  if (first === undefined && !/[\p{L}\p{N}]/u.test(words)) return { state: "translated", source, comment };
  if (first === undefined) return { state: "untranslated", source: untranslatedMark, comment };
  const text = textOf(items);
  if (isDone || isFresh(items, hash, source)) return { state: "translated", source: text, comment };
  const sources = items.flatMap(({ block }) => sourceBefore(block) ?? []);
  const was = {
    hash: first.madeFrom === undefined || first.madeFrom === hash ? unknownHash : first.madeFrom,
    ...(sources.length > 0 && { source: sources.join("\n\n") }),
  };
  return { state: "behind", source: text, comment: { ...comment, was, behind: true } };
}

/** Paragraphs that were joined in the original are one in the translation; anything else stays what it is. */
function textOf(items: readonly Item[]): string {
  return items.reduce((text, { block, shown }, index) => {
    if (index === 0) return block.source;
    const isJoined =
      shown !== undefined && block.type === "paragraph" && items[index - 1]?.block.type === "paragraph";
    return `${text}${isJoined ? " " : "\n\n"}${block.source}`;
  }, "");
}

/** What a block was made from, as it was written, where that is known. */
function sourceBefore({ comment }: TranslatedBlock): string | undefined {
  return comment?.behind === true ? comment.was?.source : comment?.source;
}

function isFresh(items: readonly Item[], hash: string, source: string): boolean {
  // What nothing is known of is a part of what stands above it.
  const known = items.filter(({ madeFrom }, index) => index === 0 || madeFrom !== undefined);
  if (known.length === 1) return known[0]?.madeFrom === hash;
  const parts = known.map(({ block, madeFrom, shown }) =>
    madeFrom === shown ? sourceBefore(block) : undefined,
  );
  return (
    parts.every((part) => part !== undefined) &&
    withoutTypography(parts.join("")) === withoutTypography(source)
  );
}

/** Keeps that a text was drafted by a machine, as long as it is the same text. */
function withMachine(made: UpdatedBlock, items: readonly Item[], reviewed: boolean): UpdatedBlock {
  const machine = items.length === 1 ? items[0]?.block.comment?.machine : undefined;
  if (reviewed || machine === undefined || machine !== blockHash(made.source)) return made;
  return { ...made, comment: { ...made.comment, machine } };
}

function withDraft(made: UpdatedBlock, hash: string, draft: Draft | undefined): UpdatedBlock {
  if (draft?.text === undefined) return made;
  const { was: _, machine: __, ...comment } = made.comment;
  if (draft.isBehind === true) return { ...made, source: draft.text };
  const machine = draft.isMachine === false ? {} : { machine: blockHash(draft.text) };
  return {
    state: "translated",
    source: draft.text,
    comment: { ...comment, hash, behind: false, ...machine },
  };
}

/** What drafts of before could not do is of no interest once there is another one. */
const earlierNote = /^<!-- no draft: /;

function withNotes(pieces: readonly string[], draft: Draft | undefined): readonly string[] {
  if (draft === undefined) return pieces;
  return [...pieces.filter((piece) => !earlierNote.test(piece)), ...draft.notes];
}
