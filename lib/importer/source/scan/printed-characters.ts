import { median } from "../median.ts";
import type { ReadCharacter } from "./engine.ts";
import type { Blob, Ink } from "./ink.ts";

/** A character of a scan with its place, in pixels from the upper left corner; a space has the white as its place. */
export interface ScannedCharacter {
  text: string;
  left: number;
  right: number;
  /** The probability that it is this one, from 0 to 1. */
  confidence: number;
}

const han = /\p{Script=Han}/u;
const fullWidth = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF“”‘’—…·■□▲△◆◇●○★☆]/u;
/** Marks whose ink fills half of their width, and on which side white is. */
const [whiteAfter, whiteBefore] = [/[，。、；：！？）》」』】〉”’]/u, /[（《「『【〈“‘]/u];
/** The white between a mark's ink and the end of its place, in sizes of its line. */
function whiteBehind(text: string): number {
  if (/[，、：；]/u.test(text)) return 0.7;
  return whiteAfter.test(text) ? 0.6 : 0;
}

/** What is read for a mark of Chinese text where it stands in it. */
const wide: Record<string, string> = {
  ",": "，",
  ":": "：",
  ";": "；",
  "!": "！",
  "?": "？",
  "(": "（",
  ")": "）",
};
const dash = /^[-—–一－―_~～]$/u;

/**
 * Where the characters of a line stand. White between them that is more than their measure is a space, which the
 * model does not read; strokes that run through two characters are a Chinese dash, of which it reads a half.
 * @param read in order, `middle` in pixels of the page
 */
export function printedCharacters(line: Blob, read: readonly ReadCharacter[], ink: Ink): ScannedCharacter[] {
  const size = line.bottom - line.top;
  const characters = withDashes(
    read.filter(({ text }) => text.trim() !== ""),
    line,
    ink,
  );
  const spaces = read.filter(({ text }) => text.trim() === "");
  const columns = inkColumns(line, ink);
  const gaps = characters.slice(1).map((character, index) => {
    const before = characters[index] as ReadCharacter;
    const white = widestWhite(columns, before.middle - line.left, character.middle - line.left);
    const middle = (before.middle + character.middle) / 2;
    return white === undefined
      ? { left: middle, right: middle, white: 0 }
      : { left: line.left + white.left, right: line.left + white.right, white: white.right - white.left };
  });
  const usual = usualWhite(characters, gaps);
  const placed: ScannedCharacter[] = [];
  characters.forEach((character, index) => {
    const [before, after] = [gaps[index - 1], gaps[index]];
    const text = inItsText(character.text, characters[index - 1]?.text, characters[index + 1]?.text);
    placed.push({
      text,
      left: before?.right ?? line.left - (whiteBefore.test(text) ? 0.45 * size : 0),
      right: after?.left ?? line.right + whiteBehind(text) * size,
      confidence: character.confidence,
    });
    const next = characters[index + 1];
    if (after === undefined || next === undefined) return;
    const isRead = spaces.some(({ middle }) => middle > character.middle && middle < next.middle);
    if (isSpace(character.text, next.text, after.white / size, usual / size, isRead))
      placed.push({ text: " ", left: after.left, right: after.right, confidence: 1 });
  });
  return closedUp(placed);
}

/** Whether the white between two characters is a space of the print; all in sizes of the line. */
function isSpace(before: string, after: string, white: number, usual: number, isRead: boolean): boolean {
  const own = (whiteAfter.test(before) ? 0.6 : 0) + (whiteBefore.test(after) ? 0.6 : 0);
  if (fullWidth.test(before) && fullWidth.test(after)) return white > Math.max(0.62, usual + 0.5) + own;
  if (fullWidth.test(before) || fullWidth.test(after)) return white > Math.max(0.7, usual + 0.5) + own;
  // Letters and digits of one word stand close together.
  const isNumber = /\d/.test(before) && /[\d.,%:]/.test(after);
  return white > (isNumber ? 0.45 : isRead ? 0.16 : 0.24);
}

/** Where there is no space, a character's place ends where the next begins. */
function closedUp(placed: readonly ScannedCharacter[]): ScannedCharacter[] {
  return placed.map((character, index) => {
    const next = placed[index + 1];
    if (next === undefined || character.text === " " || next.text === " ") return character;
    return { ...character, right: next.left };
  });
}

/** The middle one of the whites between Chinese characters, in pixels. */
function usualWhite(characters: readonly ReadCharacter[], gaps: readonly { white: number }[]): number {
  const whites = gaps
    .filter(
      (_, index) => han.test(characters[index]?.text ?? "") && han.test(characters[index + 1]?.text ?? ""),
    )
    .map(({ white }) => white);
  return median(whites);
}

/** A mark in Chinese text is a Chinese mark; in numbers and other languages it is what was read. */
function inItsText(text: string, before = "", after = ""): string {
  const mark = wide[text];
  if (mark === undefined) return text;
  const chinese = fullWidth.test(before) || (before === "" && fullWidth.test(after));
  const opens = text === "(" && fullWidth.test(after);
  return chinese || opens ? mark : text;
}

/** How much ink stands in each column of pixels. */
function inkColumns(line: Blob, ink: Ink): Uint16Array {
  const columns = new Uint16Array(line.right - line.left);
  for (let y = line.top; y < line.bottom; y++) {
    const row = y * ink.width + line.left;
    for (let x = 0; x < columns.length; x++)
      if (ink.bits[row + x] === 1) columns[x] = (columns[x] as number) + 1;
  }
  return columns;
}

function widestWhite(columns: Uint16Array, from: number, to: number) {
  const last = Math.min(columns.length - 1, Math.ceil(to));
  let widest: { left: number; right: number } | undefined;
  for (let x = Math.max(0, Math.floor(from)); x <= last; x++) {
    if (columns[x] !== 0) continue;
    const left = x;
    while (x <= last && columns[x] === 0) x++;
    if (widest === undefined || x - left > widest.right - widest.left) widest = { left, right: x };
  }
  return widest;
}

/** A level stroke of nearly two characters' length is a dash; the model reads one or two of many things for it. */
function withDashes(read: readonly ReadCharacter[], line: Blob, ink: Ink): ReadCharacter[] {
  const size = line.bottom - line.top;
  const joined: ReadCharacter[] = [];
  for (const character of read) {
    const last = joined.at(-1);
    if (!dash.test(character.text)) {
      joined.push(character);
      continue;
    }
    const stroke = strokeAt(character.middle, line, ink);
    if (last?.text === "——" && character.middle < last.middle + 1.2 * size) continue;
    if (stroke.right - stroke.left > 1.45 * size)
      joined.push({ text: "——", middle: (stroke.left + stroke.right) / 2, confidence: 1 });
    else joined.push(character);
  }
  return joined;
}

/** The level stroke in the middle of a line around a place. */
function strokeAt(at: number, line: Blob, ink: Ink): { left: number; right: number } {
  const size = line.bottom - line.top;
  const isInk = (x: number) => {
    for (let y = line.top + Math.round(0.3 * size); y < line.top + 0.75 * size; y++)
      if (ink.bits[y * ink.width + x] === 1) return true;
    return false;
  };
  const isClear = (x: number) => {
    let specks = 0;
    for (let y = line.top; y < line.bottom; y++) {
      const off = Math.abs(y - (line.top + line.bottom) / 2);
      if (off > 0.28 * size) specks += ink.bits[y * ink.width + x] as number;
    }
    return specks <= 0.06 * size;
  };
  let [left, right] = [Math.round(at), Math.round(at)];
  while (left > line.left && isInk(left - 1) && isClear(left - 1)) left--;
  while (right < line.right && isInk(right) && isClear(right)) right++;
  return { left, right };
}
