import { foldCharacter } from "./fold.ts";
import { numberAt, zerosAt } from "./numbers.ts";

/** A letter, or a whole number, folded. */
export interface Letter {
  /** Of a number all of it. */
  character: string;
  /** `unspaced` is of a script without spaces. */
  kind: "unspaced" | "letter" | "number";
}

/** What stands between letters. */
export type Gap = "space" | "line" | "hyphen" | "mark";

const letter = /[\p{L}\p{N}\p{Co}]/u;
/** What old fonts kept in the private use area is rare Han. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Co}]/u;
const hyphen = /[-‐‒–−]/;
/** They belong to the number before them, and 5% is not 5. */
const percents: Readonly<Record<string, Letter>> = {
  "%": { character: "％", kind: "unspaced" },
  "‰": { character: "‰", kind: "unspaced" },
};
const zero: Letter = { character: "零", kind: "unspaced" };

/** By code unit; what has two of them is made out each time. */
const known: (readonly (Letter | Gap)[] | undefined)[] = [];

/** What a character of a text counts as, folded; what shows nothing counts for nothing. */
function charactersOf(original: string): readonly (Letter | Gap)[] {
  if (original.length > 1) return readCharacters(original);
  const code = original.charCodeAt(0);
  known[code] ??= readCharacters(original);
  return known[code];
}

function readCharacters(original: string): (Letter | Gap)[] {
  // A character may be a number: ⑩.
  return (foldCharacter(original).match(/[0-9]+|[^0-9]/gu) ?? []).map((character) => {
    if (character === "\n") return "line";
    if (/\s/u.test(character)) return "space";
    if (hyphen.test(character)) return "hyphen";
    if (/^[0-9]/.test(character)) return { character, kind: "number" };
    if (!letter.test(character)) return percents[character] ?? "mark";
    return { character, kind: unspaced.test(character) ? "unspaced" : "letter" };
  });
}

/** Goes through a text, and tells each letter, number and gap with the stretch that it comes from. */
export function readLetters(
  text: string,
  tell: (found: Letter | Gap, start: number, end: number) => void,
): void {
  let end = 0;
  for (let start = 0; start < text.length; start = end) {
    const code = text.charCodeAt(start);
    const zeros = mayBeZero(code) ? zerosAt(text, start) : 0;
    if (zeros > 0) {
      for (end = start; end < start + zeros; end++) tell(zero, end, end + 1);
    } else if (isDigit(code)) {
      const { number, length } = numberAt(text, start);
      end = start + length;
      tell({ character: number, kind: "number" }, start, end);
    } else {
      const original = String.fromCodePoint(text.codePointAt(start) ?? 0);
      end = start + original.length;
      for (const character of charactersOf(original)) tell(character, start, end);
    }
  }
}

/** Narrow or wide. */
function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** 0, O and o, narrow or wide. */
function mayBeZero(code: number): boolean {
  const narrow = code >= 0xff10 ? code - 0xfee0 : code;
  return narrow === 0x30 || narrow === 0x4f || narrow === 0x6f;
}
