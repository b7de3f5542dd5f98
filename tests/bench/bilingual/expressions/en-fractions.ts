import { englishNumeralAt } from "#lib/numerals/english.ts";
import { exactly } from "#lib/numerals/han.ts";
import type { Expression } from "./expression.ts";

interface Token {
  word: string;
  to: number;
  /** What stands before it: a space, a hyphen, nothing at the first. */
  gap: string;
}

const wordHere = /( *- *| +)?([a-z]+)/iy;

function tokensFrom(text: string, at: number): Token[] {
  const tokens: Token[] = [];
  for (let from = at; tokens.length < 16; ) {
    wordHere.lastIndex = from;
    const found = wordHere.exec(text);
    if (found === null) break;
    from += found[0].length;
    tokens.push({ word: (found[2] ?? "").toLowerCase(), to: from, gap: found[1] ?? "" });
  }
  return tokens;
}

const ends: Record<string, number> = { half: 2, halves: 2, quarter: 4, quarters: 4 };

/** The number that words make, all of them. */
function numberOf(words: string[]): number | undefined {
  const text = words.join(" ");
  if (text === "") return undefined;
  const numeral = englishNumeralAt(text, 0);
  return numeral?.to === text.length && (numeral.form === "whole" || numeral.form === "ordinal")
    ? numeral.value
    : undefined;
}

/** What a lower number is worth: fifths are 5, twenty-firsts 21, one hundred fifths 105. */
function lowerOf(words: string[], plural: boolean): number | undefined {
  const last = words.at(-1) ?? "";
  if (words.length === 1 && ends[last] !== undefined) return ends[last];
  const singular = plural ? last.replace(/s$/, "") : last;
  if (plural && singular === last) return undefined;
  if (words.length === 1 && (singular === "second" || singular === "first")) return undefined;
  // A hundred thousand trillionths are a hundred thousand of them.
  if (
    words.length > 1 &&
    (/(?:hundred|thousand|illion)th$/.test(singular) || scales[words[0] ?? ""] !== undefined)
  )
    return undefined;
  if (!/(?:th|first|second|third)$/.test(singular)) return undefined;
  return numberOf([...words.slice(0, -1), singular]);
}

/** Two thirds, a fifth, three twenty-firsts, one over twenty, one out of three, two and a half million. */
export function fractionAt(text: string, at: number): Expression | undefined {
  return slashed(text, at) ?? over(text, at) ?? wordFraction(text, at);
}

const slashHere = /(?:(\d+) +)?(\d+)\/(\d+)(?![\d/])/y;

function slashed(text: string, at: number): Expression | undefined {
  if (/[\d/]$/.test(text.slice(0, at)) || /\d +$/.test(text.slice(0, at))) return undefined;
  slashHere.lastIndex = at;
  const found = slashHere.exec(text);
  if (found === null || Number(found[3]) === 0) return undefined;
  const value = Number(found[1] ?? 0) + Number(found[2]) / Number(found[3]);
  return { from: at, to: at + found[0].length, value };
}

const overHere = / +(over|in|out of) +/iy;

/** Above and below joined by a word; of something that has its own count it is none: $2000 over 3 years. */
function over(text: string, at: number): Expression | undefined {
  const above = englishNumeralAt(text, at);
  if (above === undefined || /[$€£]\s?$/.test(text.slice(0, at)) || above.form === "ordinal")
    return undefined;
  overHere.lastIndex = above.to;
  const word = overHere.exec(text);
  if (word === null) return undefined;
  const start = above.to + word[0].length;
  const below = englishNumeralAt(text, start);
  if (below === undefined || below.form !== "whole" || /^[a-z]$/i.test(text.slice(start, below.to)))
    return undefined;
  const joint = (word[1] ?? "").toLowerCase();
  if (joint === "over" && /^ (?:years?|months?|days?|weeks?|hours?)/i.test(text.slice(below.to)))
    return undefined;
  if (joint !== "over" && above.value >= below.value) return undefined;
  if (joint === "in" && !(above.value === 1 && below.value < 1000)) return undefined;
  return { from: at, to: below.to, value: above.value / below.value };
}

function wordFraction(text: string, at: number): Expression | undefined {
  const tokens = tokensFrom(text, at);
  const words = tokens.map(({ word }) => word);
  for (let end = Math.min(words.length, 14); end > 0; end--) {
    const first = tokens.slice(0, end);
    const value = isMixedFirst(first) ? (mixed(first) ?? simple(first)) : (simple(first) ?? mixed(first));
    const to = tokens[end - 1]?.to ?? at;
    if (value !== undefined) return ofScale(text, words.slice(0, end), { from: at, to, value });
  }
  return undefined;
}

/** One hundred and three quarters are three quarters more than a hundred; one hundred and thirty fifths are 130 of them. */
function isMixedFirst(tokens: Token[]): boolean {
  const words = tokens.map(({ word }) => word);
  const last = words.at(-1) ?? "";
  const beforeAnd = words[words.lastIndexOf("and") - 1] ?? "";
  return (
    /^(?:halves|half|quarters?|(?:hundred|thousand|.*illion)ths?)$/.test(last) || /illion$/.test(beforeAnd)
  );
}

const isOne = (words: string[]) => words.length === 1 && /^(?:an?|one)$/.test(words[0] ?? "");

/** A number above and one below. */
function simple(tokens: Token[]): number | undefined {
  const words = tokens.map(({ word }) => word);
  if (words.length === 1) return words[0] === "half" ? 0.5 : undefined;
  for (let below = 1; below < words.length; below++) {
    const upper = words.slice(0, below);
    if (
      upper.at(-1) === "and" ||
      (tokens[below]?.gap.includes("-") &&
        below < words.length - 1 &&
        !/^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/.test(words[below] ?? ""))
    )
      continue;
    if (
      tokens[below]?.gap.includes("-") &&
      /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/.test(words[below - 1] ?? "")
    )
      continue;
    const single = isOne(upper);
    const above = single
      ? 1
      : upper[0] === "a" || upper[0] === "an"
        ? numberOf(["one", ...upper.slice(1)])
        : numberOf(upper);
    const lower =
      lowerOf(words.slice(below), !single) ?? (single ? lowerOf(words.slice(below), false) : undefined);
    if (above !== undefined && lower !== undefined) return above / lower;
  }
  return undefined;
}

/** Twenty and three fifths; one hundred and three and two thirds. */
function mixed(tokens: Token[]): number | undefined {
  const words = tokens.map(({ word }) => word);
  for (let and = words.lastIndexOf("and"); and > 0; and = words.lastIndexOf("and", and - 1)) {
    const whole = sumOf(words.slice(0, and));
    const part = simple(tokens.slice(and + 1));
    if (whole === undefined || part === undefined) continue;
    const scale = /^(?:million|billion|trillion)$/.test(words[and - 1] ?? "")
      ? scales[words[and - 1] ?? ""]
      : undefined;
    return whole + part * (scale ?? 1);
  }
  return undefined;
}

/** Twenty and three is 23. */
function sumOf(words: string[]): number | undefined {
  const value = numberOf(words);
  const and = words.lastIndexOf("and");
  if (value !== undefined || and < 1) return value;
  const [tens, ones] = [numberOf(words.slice(0, and)), numberOf(words.slice(and + 1))];
  return tens !== undefined && ones !== undefined && tens % 10 === 0 && ones < 10 ? tens + ones : undefined;
}

const scales: Record<string, number> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const scaleHere = / +(?:of +an? +)?(hundred|thousand|million|billion|trillion)\b/iy;

function ofScale(text: string, words: string[], number: Expression): Expression {
  scaleHere.lastIndex = number.to;
  const found = scaleHere.exec(text);
  const scale = scales[(found?.[1] ?? "").toLowerCase()];
  if (found === null || scale === undefined || number.value === undefined) return number;
  const to = number.to + found[0].length;
  // Of one billion and a half million only the half is in millions.
  const large = words.findIndex((word) => word === "billion" || word === "trillion");
  const and = words.lastIndexOf("and");
  if (large >= 0 && and > large) {
    const whole = numberOf(words.slice(0, and)) ?? 0;
    const part = (number.value - whole) / (scales[words[and - 1] ?? ""] ?? 1);
    return { ...number, to, value: exactly(whole + part * scale) };
  }
  return { ...number, to, value: exactly(number.value * scale) };
}
