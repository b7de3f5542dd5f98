import { englishNumeralAt } from "#lib/numerals/english.ts";
import { type Bound, type Bounded, joined, withBound } from "./bounds.ts";
import { numberAt } from "./en-numbers.ts";
import type { Expression, RangeExpression } from "./expression.ts";

const more = "(?:more|larger|bigger|greater|higher)";
const less = "(?:less|smaller|lower|fewer)";
const equal = "(?:equal(?:s|ing|ed)?(?: to)?)";
/** What stands before a number. Longer ones come first. */
const before: [RegExp, Bound][] = [
  [
    new RegExp(
      `(?:(?:${more}(?: than)?,? or ${equal}(?: than| to)?)|(?:${equal} or ${more}(?: than)?)|at least(?: or ${equal})?|no ${less} than|not ${less} than|>\\s*=|≥) *$`,
      "i",
    ),
    "from",
  ],
  [
    new RegExp(
      `(?:(?:${less}(?: than)?,? or ${equal}(?: than| to)?)|(?:${equal} or ${less}(?: than)?)|at most(?: or ${equal})?|no ${more} than|not ${more} than|up to|<\\s*=|≤) *$`,
      "i",
    ),
    "upTo",
  ],
  [
    new RegExp(
      `(?:\\b${more} than(?: the)?|\\babove|\\bover|\\bexceed(?:s|ed|ing)?|\\bsurpass(?:es|ed|ing)?|(?<![<>=] ?)>) *$`,
      "i",
    ),
    "over",
  ],
  [new RegExp(`(?:\\b${less} than(?: the)?|\\bbelow|\\bunder|(?<![<>=] ?)<) *$`, "i"), "under"],
  [new RegExp(`(?:\\b${equal}|(?<![<>=] ?)=) *$`, "i"), "equal"],
];
const after: [RegExp, Bound][] = [
  [new RegExp(`^ (?:or|and) ${more}(?: than)?(?! than| *\\d|[a-z])(?! than)`, "i"), "from"],
  [new RegExp(`^ (?:or|and) ${less}(?: than)?(?! than| *\\d|[a-z])(?! than)`, "i"), "upTo"],
];
const orEqual = /^ or equal(?: to)?(?! *(?:to )?\d)/i;

/** What a text says of a number without naming it: over 20, at least 3, from 3 to 5. */
export function rangesInEnglish(text: string): RangeExpression[] {
  const found: Bounded[] = [];
  for (const number of ranksAndNumbers(text)) {
    const last = found.at(-1);
    if (last !== undefined && number.from < last.to) continue;
    const range = fromTo(text, number) ?? bounded(text, number);
    if (range !== undefined) found.push(range);
  }
  return joined(text, found, linkHere).map(({ bound: _, ...range }) => range);
}

function ranksAndNumbers(text: string): Expression[] {
  const found: Expression[] = [];
  for (const { index } of text.matchAll(/(?<![\w.,])[\da-z.]|(?<=[<>=~–-])\d/gi)) {
    if (index < (found.at(-1)?.to ?? 0)) continue;
    const ordinal = englishNumeralAt(text, index);
    const number =
      ordinal?.form === "ordinal"
        ? { from: index, to: ordinal.to, value: ordinal.value }
        : numberAt(text, index);
    if (number !== undefined && !/^[a-z%]/i.test(text.slice(number.to))) found.push(number);
  }
  return found;
}

const markHere = /^(?: ?[~–] ?| ?- ?| through | to )/i;
const fromHere = /\bfrom $/i;

/** From 3 to 5, 3-5, between 3 and 5. */
function fromTo(text: string, low: Expression): Bounded | undefined {
  const between = /\bbetween (?:the )?$/i.exec(text.slice(0, low.from));
  const mark =
    between === null
      ? markHere.exec(text.slice(low.to))?.[0]
      : /^ and (?:the )?/i.exec(text.slice(low.to))?.[0];
  const start = low.to + (mark?.length ?? 0);
  const high = mark === undefined ? undefined : ranksAndNumbers(text.slice(start))[0];
  if (high?.value === undefined || high.from > 9 || low.value === undefined || high.value <= low.value)
    return undefined;
  const to = start + high.to;
  if (!/^(?:negative |minus |-)?$/i.test(text.slice(start, start + high.from))) return undefined;
  if (
    /^[-/]\d/.test(text.slice(to)) ||
    /[\d+]-$/.test(text.slice(0, low.from)) ||
    /^\+?\d/.test(text.charAt(low.from - 1))
  )
    return undefined;
  const from = between?.index ?? fromHere.exec(text.slice(0, low.from))?.index ?? low.from;
  return {
    from,
    to,
    low: low.value,
    high: high.value,
    withLow: true,
    withHigh: true,
    between: true,
    bound: undefined,
  };
}

function bounded(text: string, number: Expression): Bounded | undefined {
  const left = text.slice(0, number.from);
  const right = text.slice(number.to);
  for (const [pattern, bound] of before) {
    const word = pattern.exec(left);
    if (word === null) continue;
    const also = bound === "over" || bound === "under" ? orEqual.exec(right)?.[0] : undefined;
    if (also !== undefined)
      return withBound(bound === "over" ? "from" : "upTo", word.index, number.to + also.length, number.value);
    const either = bound === "equal" ? behind(right) : undefined;
    if (either !== undefined)
      return withBound(either.bound, word.index, number.to + either.length, number.value);
    return withBound(bound, word.index, number.to, number.value);
  }
  const word = behind(right);
  return word && withBound(word.bound, number.from, number.to + word.length, number.value);
}

function behind(right: string): { bound: Bound; length: number } | undefined {
  for (const [pattern, bound] of after) {
    const word = pattern.exec(right)?.[0];
    if (word !== undefined) return { bound, length: word.length };
  }
  return undefined;
}

const linkHere = /^(?:,? (?:and|but)(?: also)?|,) *$/i;
