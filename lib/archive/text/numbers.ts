/**
 * Numbers are found whole: 7 is no part of 17, nor 5 of 10.5. So a number is one letter of its text, in one form:
 * `1,234.5`, `1234.5` and `１２３４．５` are `1234·5`.
 */

/** What shows nothing may stand everywhere: zero-width spaces, soft hyphens. */
const unseen = "\\p{Default_Ignorable_Code_Point}*";
const digit = `[0-9０-９]${unseen}`;
/** The middle dot stands in days that are names: 3·15. */
const point = `[.．·・‧•∙]${unseen}`;
/** Thousands, with commas as wide as the digits: the Chinese comma between narrow ones is a stop. */
const grouped = [
  ["[0-9]", ","],
  ["[０-９]", "，"],
]
  .map(([one, comma]) => {
    const each = `${one}${unseen}`;
    return `(?<!${each}${comma}${unseen})(?:${each}){1,3}(?:${comma}${unseen}(?:${each}){3})+(?!${comma}?${unseen}${one})`;
  })
  .join("|");
const fraction = `${point}(?:${digit})+(?!(?:${point})?[0-9０-９])`;

/** Chains (2020.11.28, an address of a computer) are several numbers. */
export const numberPattern = `(?<!${digit}${point})(?:${grouped}|(?:${digit})+)(?:${fraction})?|(?:${digit})+`;

const numberHere = new RegExp(numberPattern, "uy");
const unseenEnd = /\p{Default_Ignorable_Code_Point}+$/u;
const leftOut = /[,\p{Default_Ignorable_Code_Point}]/gu;

/** The number that begins at a digit of the text. `length` is in code units. */
export function numberAt(text: string, at: number): { number: string; length: number } {
  numberHere.lastIndex = at;
  const [found = text.charAt(at)] = numberHere.exec(text) ?? [];
  return { number: numberOf(found), length: found.replace(unseenEnd, "").length };
}

/** A number in the form that all of its forms have. */
export function numberOf(written: string): string {
  if (/^[0-9]+$/.test(written)) return written;
  return written
    .normalize("NFKC")
    .replace(leftOut, "")
    .replace(/[^0-9]/g, "·");
}

const numeral = "零〇○◯一二三四五六七八九";
const zero = "[0０oOｏＯ]";
/**
 * What is typed for 〇 between numerals, or behind several at the end of a stretch: 二0二一年, 二O二O. Behind one alone it
 * is what it says: 统一0点.
 */
const zerosHere = new RegExp(
  `(?<=[${numeral}])${zero}+(?=[${numeral}年])|(?<=[${numeral}](?:[${numeral}]|${zero})[${numeral}])${zero}+(?=[^\\p{L}\\p{N}.．:：%％]|$)`,
  "uy",
);

/** How many characters stand for the numeral zero from here on. */
export function zerosAt(text: string, at: number): number {
  zerosHere.lastIndex = at;
  return zerosHere.exec(text)?.[0].length ?? 0;
}
