import { ideographOf } from "../../record/radicals.ts";
import { simplifier } from "../../simplified.ts";

/**
 * Folding makes one form of what readers take for the same: full-width and half-width (NFKD), upper and lower
 * case, letters with and without accents, traditional and simplified characters, radicals and the characters that
 * they look like (⻓, 长), the forms of zero (〇, ○, 零). What shows nothing goes: zero-width spaces, soft hyphens.
 * Each character folds by itself, whatever stands beside it. So a part of a text folds to a part of the folded text.
 */
export function fold(text: string): string {
  let folded = "";
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

const table: (string | undefined)[] = [];

/** What one character (code point) folds to: nothing for an accent, several for a ligature. */
export function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code > 0xffff) return foldAnew(character);
  table[code] ??= foldAnew(character);
  return table[code];
}

const unseen = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;

function foldAnew(character: string): string {
  const seen = (ideographOf(character) ?? character).normalize("NFKD").replace(unseen, "");
  simplified ??= readSimplified();
  let folded = "";
  for (const part of seen.toLowerCase().replace(unseen, "")) folded += simplified.get(part) ?? part;
  return folded;
}

let simplified: Map<string, string> | undefined;

/** One simplified character for each traditional one. Where there are several, any will do: query and text agree. */
function readSimplified(): Map<string, string> {
  const han: string[] = [];
  for (const [first, last] of [
    [0x3400, 0x9fff],
    [0x20000, 0x2ebef],
  ] as const) {
    for (let code = first; code <= last; code++) han.push(String.fromCodePoint(code));
  }
  // A line each, so that none is taken for a part of a word.
  const converted = simplifier()(han.join("\n")).split("\n");
  const pairs = han.flatMap((from, index): [string, string][] => {
    const to = converted[index];
    return to !== undefined && to !== from && [...to].length === 1 ? [[from, to]] : [];
  });
  // 看着 is 看著 in traditional texts, and 著名 is 著名 in both.
  return new Map([...pairs, ["着", "著"], ...["〇", "○", "◯"].map((zero) => [zero, "零"] as const)]);
}
