import { type EnglishNumeral, englishNumeralAt } from "#lib/numerals/english.ts";
import { exactly } from "#lib/numerals/han.ts";
import { fractionAt } from "./en-fractions.ts";
import type { Expression } from "./expression.ts";

const starts = /(?<![\p{L}\d_])(?=[a-z½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|(?<!\d)(?=\d)|(?<![\d.])(?=\.\d)/giu;
const glyphs: Record<string, number> = {
  ...{ "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5 },
  ...{ "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8 },
};

/** The numbers of an English text, with signs, fractions, powers and dozens. What is glued to a unit is none: 29km. */
export function numbersInEnglish(text: string): Expression[] {
  const found: Expression[] = [];
  let to = 0;
  for (const { index } of text.matchAll(starts)) {
    if (index < to) continue;
    const number = numberAt(text, index);
    if (number === undefined) {
      const glued = /^[\d.,]+[a-z]+/i.exec(text.slice(index));
      if (glued !== null) to = index + glued[0].length;
      continue;
    }
    found.push(number);
    to = number.to;
  }
  return found;
}

const signHere = /(?:\b(?:minus|negative) +|(?<![\w)}\]]|\d )-(?!-) *)$/i;

/** The number that begins at an offset, with the sign before it. */
export function numberAt(text: string, at: number): Expression | undefined {
  const unsigned = unsignedNumberAt(text, at);
  if (unsigned?.value === undefined) return undefined;
  const sign = signHere.exec(text.slice(Math.max(0, at - 12), at))?.[0].length ?? 0;
  return { ...unsigned, from: at - sign, value: exactly(sign > 0 ? -unsigned.value : unsigned.value) };
}

/** Without a sign, whatever stands before it. */
export function unsignedNumberAt(text: string, at: number): Expression | undefined {
  const glyph = glyphs[text.charAt(at)];
  if (glyph !== undefined) return { from: at, to: at + 1, value: glyph };
  quarterHere.lastIndex = at;
  const quarter = quarterHere.exec(text);
  if (quarter !== null) {
    return {
      from: at,
      to: at + quarter[0].length,
      value: (englishNumeralAt(quarter[1] ?? "", 0)?.value ?? 0) / 4,
    };
  }
  const nought = noughtAt(text, at);
  if (nought !== undefined) return nought;
  return (
    dozenAt(text, at) ?? fractionAt(text, at) ?? powerAt(text, at) ?? digitsAt(text, at) ?? wordsAt(text, at)
  );
}

const digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const noughtHere =
  /n[oa]ught(?: point((?: (?:zero|n[oa]ught|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))+))?\b/iy;
const pointNought =
  /([a-z]+) point((?: (?:zero|n[oa]ught|one|two|three|four|five|six|seven|eight|nine))+)\b/iy;

function decimalsOf(written: string): string {
  const words = written
    .toLowerCase()
    .replace(/n[oa]ught/g, "zero")
    .trim()
    .split(/ +/);
  return words
    .map((word) => (digits.includes(word) ? digits.indexOf(word) : (englishNumeralAt(word, 0)?.value ?? "")))
    .join("");
}

function noughtAt(text: string, at: number): Expression | undefined {
  noughtHere.lastIndex = at;
  const found = noughtHere.exec(text);
  if (found !== null) {
    return {
      from: at,
      to: at + found[0].length,
      value: Number(`0.${found[1] === undefined ? 0 : decimalsOf(found[1])}`),
    };
  }
  pointNought.lastIndex = at;
  const point = pointNought.exec(text);
  const whole =
    point === null || !/n[oa]ught/i.test(point[2] ?? "") ? undefined : englishNumeralAt(point[1] ?? "", 0);
  if (point === null || whole === undefined) return undefined;
  return {
    from: at,
    to: at + point[0].length,
    value: Number(`${whole.value}.${decimalsOf(point[2] ?? "")}`),
  };
}

const dozenHere = / +(?:dozens?|dozs?|dzs?)\b/iy;
const quarterHere = /quarter (million|billion|thousand)\b/iy;
const halfDozenHere = /(?:half +a +|half +|an? +)(?:dozen|doz|dz)\b/iy;

function dozenAt(text: string, at: number): Expression | undefined {
  halfDozenHere.lastIndex = at;
  const half = halfDozenHere.exec(text)?.[0];
  if (half !== undefined) return { from: at, to: at + half.length, value: /^half/i.test(half) ? 6 : 12 };
  const numeral = englishNumeralAt(text, at);
  if (numeral === undefined) return undefined;
  dozenHere.lastIndex = numeral.to;
  const dozen = dozenHere.exec(text);
  return dozen === null
    ? undefined
    : { from: at, to: numeral.to + dozen[0].length, value: numeral.value * 12 };
}

const powerHere = /(\d+(?:\.\d+)?|\.\d+)(?:x10)?\^([+-]{0,2})(\d+)/iy;
const exponentHere = /(\d+(?:\.\d+)?)e([+-]?\d+)(?![\w.])/iy;

function powerAt(text: string, at: number): Expression | undefined {
  powerHere.lastIndex = at;
  const raised = powerHere.exec(text);
  if (raised !== null) {
    const negative = (raised[2]?.match(/-/g)?.length ?? 0) === 1;
    const exponent = Number(raised[3]) * (negative ? -1 : 1);
    const tens = /x10/i.test(raised[0]);
    const value = tens ? Number(`${raised[1]}e${exponent}`) : Number(raised[1]) ** exponent;
    return { from: at, to: at + raised[0].length, value };
  }
  exponentHere.lastIndex = at;
  const exponent = exponentHere.exec(text);
  if (exponent === null) return undefined;
  return { from: at, to: at + exponent[0].length, value: Number(`${exponent[1]}e${exponent[2]}`) };
}

/** Thousands by commas, points, spaces or in the Indian way; a decimal comma. */
const grouped: [RegExp, (written: string) => number][] = [
  [/\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d|,\d)/y, (written) => Number(written.replaceAll(",", ""))],
  [/\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)/y, (written) => Number(written.replaceAll(",", ""))],
  [/\d{1,3}(?:\.\d{3})+,\d+(?!\d)/y, (written) => Number(written.replaceAll(".", "").replace(",", "."))],
  [
    /\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:\.\d+)?(?![\d,])(?! ?\d)/y,
    (written) => Number(written.replace(/\s/g, "")),
  ],
  [/(?<!,)\d+,\d{1,2}(?![\d,])/y, (written) => Number(written.replace(",", "."))],
  [/(?<!\d\.)\d+\.\d+(?!\d|\.\d)|\d+|\.\d+/y, Number],
];
const scaleHere =
  / *(?:(hundred|thousand|million|billion|trillion|lakh|crore|mln|bln|tln|mil|mm)(?:s(?= of))?|([kgtbm]))(?![\w²³])/iy;
const letters: Record<string, number> = { k: 1e3, m: 1e6, g: 1e9, b: 1e9, t: 1e12, mil: 1e6, mm: 1e6 };

function digitsAt(text: string, at: number): Expression | undefined {
  for (const [pattern, read] of grouped) {
    pattern.lastIndex = at;
    const written = pattern.exec(text)?.[0];
    if (written === undefined) continue;
    const scaled = withScales(text, { from: at, to: at + written.length, value: read(written) });
    if (/^[a-z]/i.test(text.slice(scaled.to)) && scaled.to === at + written.length) return undefined;
    return withHalf(text, withWords(text, scaled));
  }
  return undefined;
}

function withScales(text: string, number: Expression): Expression {
  let { to, value = 0 } = number;
  for (;;) {
    scaleHere.lastIndex = to;
    const [whole, word, letter] = scaleHere.exec(text) ?? [];
    const by = letters[(word ?? letter ?? "").toLowerCase()] ?? englishNumeralAt(word ?? "", 0)?.value;
    // 1m is a metre, 10M ten millions.
    if (
      whole === undefined ||
      by === undefined ||
      (letter === "m" && Number.isInteger(value) && /^\d+m$/.test(text.slice(number.from, to + whole.length)))
    )
      break;
    value *= by;
    to += whole.length;
    if (letter !== undefined) break;
  }
  return { ...number, to, value: exactly(value) };
}

/** 3 hundred and 21; 4 thousand 3 hundred. */
function withWords(text: string, number: Expression): Expression {
  let { to, value = 0 } = number;
  for (
    let last = value;
    !/\d$/.test(text.slice(number.from, to)) && /[a-z]{4,}$/i.test(text.slice(number.from, to));
  ) {
    const gap = /^ (?:and )?(?=[\da-z])/i.exec(text.slice(to))?.[0];
    if (gap === undefined) break;
    const start = to + gap.length;
    const next = /\d/.test(text.charAt(start)) ? smallerAt(text, start, last) : englishNumeralAt(text, start);
    const least = /hundred$/i.test(text.slice(0, to)) ? 100 : 1000;
    if (
      next === undefined ||
      next.value === 0 ||
      next.value >= least ||
      ("form" in next && next.form !== "whole")
    )
      break;
    value += next.value ?? 0;
    last = next.value ?? 0;
    to = next.to;
  }
  return { ...number, to, value };
}

const andHalf = /(hundred|thousand|million|billion|trillion) and (?:a|one) (half|quarter|third)\b/iy;

/** 3 million and a half. */
function withHalf(text: string, number: Expression): Expression {
  const word = /[a-z]+$/i.exec(text.slice(number.from, number.to))?.[0] ?? "";
  andHalf.lastIndex = number.to - word.length;
  const found = word === "" ? null : andHalf.exec(text);
  if (found === null || number.value === undefined) return number;
  const part = { half: 2, third: 3, quarter: 4 }[(found[2] ?? "").toLowerCase()] ?? 2;
  const scale = englishNumeralAt(found[1] ?? "", 0)?.value ?? 1;
  return { ...number, to: number.to - word.length + found[0].length, value: number.value + scale / part };
}

function smallerAt(text: string, at: number, last: number): { value: number; to: number } | undefined {
  const written = /^\d+(?![\d.,]\d)/.exec(text.slice(at))?.[0];
  if (written === undefined) return undefined;
  const { to, value = 0 } = withScales(text, { from: at, to: at + written.length, value: Number(written) });
  return value < last ? { value, to } : undefined;
}

const pointTens =
  / point ((?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)\b/iy;
const notCounted = /^(?:one)$/i;

/** Numbers in words. “One” that stands for a thing is none, nor is what only begins with a number: first, a. */
function wordsAt(text: string, at: number): Expression | undefined {
  const numeral = englishNumeralAt(text, at);
  if (numeral === undefined || /^[\d.]/.test(text.charAt(at)) || numeral.form === "ordinal")
    return ordinalStem(text, at, numeral);
  const written = text.slice(at, numeral.to);
  if (notCounted.test(written) && standsForThing(text, at, numeral.to)) return undefined;
  if (/^(?:half|quarter)$/i.test(written) && /^ (?:past|to|an? hour)/.test(text.slice(numeral.to)))
    return undefined;
  pointTens.lastIndex = numeral.to;
  const tens = pointTens.exec(text);
  const decimals = tens === null ? undefined : englishNumeralAt(tens[1] ?? "", 0)?.value;
  if (tens !== null && decimals !== undefined) {
    return { from: at, to: numeral.to + tens[0].length, value: Number(`${numeral.value}.${decimals}`) };
  }
  return { from: at, to: numeral.to, value: numeral.value };
}

/** Of “two millionth” the number is two. */
function ordinalStem(text: string, at: number, numeral: EnglishNumeral | undefined): Expression | undefined {
  if (numeral?.form !== "ordinal" || numeral.digits) return undefined;
  const first = /^[a-z]+/i.exec(text.slice(at))?.[0] ?? "";
  const stem = englishNumeralAt(first, 0);
  if (stem === undefined || stem.form === "ordinal" || /^(?:an?|hundred|thousand|million)$/i.test(first))
    return undefined;
  return { from: at, to: at + first.length, value: stem.value };
}

function standsForThing(text: string, at: number, to: number): boolean {
  return (
    /\b(?:the|this|that|which|any|every|each|no|some|current|next|last|previous|first|right) $/i.test(
      text.slice(Math.max(0, at - 10), at),
    ) && !/^ (?:million|thousand|hundred|percent|-)/.test(text.slice(to))
  );
}
