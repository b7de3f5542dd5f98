import { createHash } from "node:crypto";
import { type Day, isDay } from "../../record/days.ts";
import { paragraphDigits, paragraphParts } from "../../record/ids.ts";

/*
 * What names a paragraph for good: its day, its article's slug, and the hash of its text. Nothing has to be kept for
 * it: the day says where to look, the rest which of the few that are there is meant. Where a paragraph stands is no
 * part of it, so that paragraphs before it may come and go.
 */

const dayLength = 86_400_000;
const firstDay = Date.parse("1000-01-01T00:00Z") / dayLength;

/** The code of each paragraph of an article. @param hashes of its paragraphs, as `blockHash` makes them */
export function paragraphCodes(day: Day, slug: string, hashes: readonly string[]): string[] {
  const article = `${dayDigits(day)}${articleDigits(day, slug)}`;
  return blockDigits(hashes).map((digits) => article + digits);
}

export interface ParagraphCode {
  day: Day;
  /** As `articleDigits` has them. */
  article: string;
  /** As `blockDigits` has them. */
  block: string;
}

/** @returns nothing for what names no day */
export function readParagraphCode(code: string): ParagraphCode | undefined {
  const { day, article } = paragraphParts;
  const number = [...code.slice(0, day)].reduce((sum, digit) => sum * 32 + paragraphDigits.indexOf(digit), 0);
  const named = new Date((firstDay + number) * dayLength).toISOString().slice(0, 10);
  if (!isDay(named)) return undefined;
  return { day: named, article: code.slice(day, day + article), block: code.slice(day + article) };
}

function dayDigits(day: Day): string {
  return digitsOf(Date.parse(`${day}T00:00Z`) / dayLength - firstDay, paragraphParts.day);
}

export function articleDigits(day: Day, slug: string): string {
  return hashDigits(`${day}/${slug}`, paragraphParts.article);
}

/** Of paragraphs that say the same, the second, the third and so on are told apart by their number. */
export function blockDigits(hashes: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return hashes.map((hash) => {
    const number = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, number);
    return hashDigits(`${hash} ${number}`, paragraphParts.block);
  });
}

function hashDigits(text: string, length: number): string {
  // Five bits a digit, of the first 32: no part is longer than six.
  const bits = createHash("sha256").update(text).digest().readUInt32BE(0);
  return digitsOf(Math.floor(bits / 2 ** (32 - 5 * length)), length);
}

function digitsOf(number: number, length: number): string {
  let [rest, digits] = [number, ""];
  for (let index = 0; index < length; index++) {
    digits = paragraphDigits.charAt(rest % 32) + digits;
    rest = Math.floor(rest / 32);
  }
  return digits;
}
