import type { Locale } from "../../record/languages.ts";
import type { Passage, Piece } from "../search-views.ts";
import type { Mark, Marker } from "./marks.ts";

/** About how many characters of a text are shown. */
const lengths: Record<Locale, number> = { zh: 90, en: 220 };

/** A paragraph or note with its id on the page, or a deck. */
interface Block {
  id?: string;
  text: string;
}

/** The part of a text that has most of the terms; `undefined` where it has none. */
export function passageOf(blocks: readonly Block[], locale: Locale, marker: Marker): Passage | undefined {
  let best: { block: Block; marks: Mark[]; at: number; score: number } | undefined;
  for (const block of blocks) {
    const marks = marker.find(block.text, locale);
    for (const { start } of marks) {
      const near = marks.filter((other) => other.start >= start && other.end <= start + lengths[locale]);
      const score = new Set(near.map(({ term }) => term)).size;
      if (score > (best?.score ?? 0)) best = { block, marks, at: start, score };
    }
    if (best?.score === marker.size) break;
  }
  if (best === undefined) return undefined;
  const { block, marks, at } = best;
  return { locale, at: block.id, pieces: cutOut(block.text, marks, at, locale) };
}

/** The beginning of a text that has none of the terms. */
export function beginningOf([block]: readonly Block[], locale: Locale): Passage | undefined {
  return block && { locale, at: undefined, pieces: cutOut(block.text, [], 0, locale) };
}

function cutOut(text: string, marks: readonly Mark[], at: number, locale: Locale): Piece[] {
  const [from, to] = stretchAround(text, at, locale);
  const dots = { text: "…", marked: false };
  return [
    ...(from > 0 ? [dots] : []),
    ...piecesOf(text, marks, from, to),
    ...(to < text.length ? [dots] : []),
  ];
}

/** A text, or a stretch of it, in pieces. */
export function piecesOf(text: string, marks: readonly Mark[], from = 0, to = text.length): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  const add = (end: number, marked: boolean) => {
    if (end > at) pieces.push({ text: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const { start, end } of disjoint(marks)) {
    if (end <= at || start >= to) continue;
    add(start, false);
    add(Math.min(end, to), true);
  }
  add(to, false);
  return pieces;
}

/** Marks that overlap, as one. */
function disjoint(marks: readonly Mark[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of marks) {
    const last = found.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

/** It begins with the sentence if that begins near, else a little before the place, with a whole word. */
function stretchAround(text: string, at: number, locale: Locale): [from: number, to: number] {
  const length = lengths[locale];
  if (text.length <= length * 1.3) return [0, text.length];
  const room = Math.floor(length / 3);
  const near = sentenceStart(text, at, room) ?? wordStart(text, at - Math.floor(room / 2), locale);
  // No passage begins with a comma.
  const from = near + (/^[\p{Pe}\p{Pf}\p{Po}\s]*/u.exec(text.slice(near, at))?.[0].length ?? 0);
  const to = from + length >= text.length ? text.length : wordStart(text, from + length, locale);
  return [from, to];
}

function sentenceStart(text: string, at: number, room: number): number | undefined {
  if (at <= room) return 0;
  const before = text.slice(at - room, at);
  const stops = [...before.matchAll(/[。！？；]|[.!?;]\s/gu)].map(
    ({ index, 0: stop }) => index + stop.length,
  );
  const last = stops.at(-1);
  return last === undefined ? undefined : at - room + last;
}

function wordStart(text: string, at: number, locale: Locale): number {
  const space = locale === "en" ? text.indexOf(" ", at) : -1;
  if (space >= 0 && space < at + 20) return space + 1;
  // Not within a character of two code units.
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at;
}
