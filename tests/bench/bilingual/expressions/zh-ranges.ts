import { plainForms } from "#lib/numerals/plain-forms.ts";
import { type Bound, type Bounded, joined, withBound } from "./bounds.ts";
import type { Expression, RangeExpression } from "./expression.ts";
import { numberAt } from "./zh-numbers.ts";

/** What stands before a number. Longer ones come first. */
const before: [RegExp, Bound][] = [
  [/(?:大于 *(?:或者?)? *等于|不小于|不少于|不低于|至少(?:是|有|为)?|最少(?:是|有|为)?|≥|> *=)$/, "from"],
  [
    /(?:小于 *(?:或者?)? *等于|不大于|不多于|不高于|不超过|至多(?:是|有|为)?|最多(?:是|有|为)?|≤|< *=)$/,
    "upTo",
  ],
  [/(?:大于|多于|高于|超过了?|超出了?|(?<=[比率量])过|>)$/, "over"],
  [/(?:小于|少于|低于|不足|<)$/, "under"],
  [/(?:等于|=)$/, "equal"],
];
/** What stands behind one. */
const after: [RegExp, Bound][] = [
  [/^ ?(?:或者?(?:以上|更多|更大|更高))/, "from"],
  [/^ ?(?:或者?(?:以下|更少|更小|更低))/, "upTo"],
  [/^[次个人名岁元年天台]? ?以上/, "over"],
  [/^[次个人名岁元年天台]? ?(?:以下|之下)/, "under"],
  [/^[多余几]/, "over"],
];
const comparedHere = /^ ?(?:(大|多|高)|(小|少|低))/;

/** What a text says of a number without naming it: over 20, at least 3, from 3 to 5. */
export function rangesInChinese(written: string): RangeExpression[] {
  const text = plainForms(written);
  const found: Bounded[] = [];
  for (let at = 0; at < text.length; ) {
    const number = /[\d.〇一二三四五六七八九两十百千万几数第-]/.test(text.charAt(at))
      ? rankOrNumber(text, at)
      : undefined;
    const range = number && (fromTo(text, number) ?? bounded(text, number) ?? moreThan(text, number));
    if (range) found.push(range);
    at = Math.max(at + 1, number?.to ?? 0, range?.to ?? 0);
  }
  return joined(text, found, linkHere).map(({ bound: _, ...range }) => range);
}

/** 第十 is ten here. */
function rankOrNumber(text: string, at: number): Expression | undefined {
  const start = text.charAt(at) === "第" ? at + 1 : at;
  const share = /^百分之/.exec(text.slice(start))?.[0].length ?? 0;
  const number = numberAt(text, start + share);
  return number && { ...number, from: at };
}

const fromHere = /(?:位于|在|介于) *$/;
const markHere = /^ ?(?:~|-|–|—|到|至) ?/;
const andHere = /^ *(?:和|与|及) */;
const betweenHere = /^ *(?:之间|间)/;

function fromTo(text: string, low: Expression): Bounded | undefined {
  const mark = markHere.exec(text.slice(low.to))?.[0];
  const and = andHere.exec(text.slice(low.to))?.[0];
  const joint = mark ?? and;
  const high = joint === undefined ? undefined : rankOrNumber(text, low.to + joint.length);
  if (high?.value === undefined || low.value === undefined || low.value >= high.value) return undefined;
  const between = betweenHere.exec(text.slice(high.to))?.[0];
  if (mark === undefined && between === undefined) return undefined;
  if (/^[\d-]/.test(text.slice(high.to)) || /^%/.test(text.slice(high.to))) return undefined;
  const start = between === undefined ? undefined : fromHere.exec(text.slice(0, low.from));
  return {
    from: start?.index ?? low.from,
    to: high.to + (between?.length ?? 0),
    ...{ low: low.value, high: high.value, withLow: true, withHigh: true, between: true, bound: undefined },
  };
}

function bounded(text: string, number: Expression): Bounded | undefined {
  const left = text
    .slice(0, number.from)
    .replace(/ +$/, "")
    .replace(/(?:百分之)$/, "");
  for (const [pattern, bound] of before) {
    const word = pattern.exec(left);
    if (word !== null && !/不$/.test(left.slice(0, word.index)))
      return withBound(bound, word.index, number.to, number.value);
  }
  const right = text.slice(number.to);
  for (const [pattern, bound] of after) {
    const word = pattern.exec(right)?.[0];
    if (word !== undefined) return withBound(bound, number.from, number.to + word.length, number.value);
  }
  const than = /比 *$/.exec(left);
  const compared = comparedHere.exec(right);
  if (than === null || compared === null) return undefined;
  return withBound(
    compared[1] === undefined ? "under" : "over",
    than.index,
    number.to + compared[0].length,
    number.value,
  );
}

/** 十几万, 500多亿. */
function moreThan(text: string, number: Expression): Bounded | undefined {
  const written = text.slice(number.from, number.to);
  return /[几余多]/.test(written) ? withBound("over", number.from, number.to, number.value) : undefined;
}

const linkHere = /^ *(?:[,，]|而?且|并且|并|的?同时|又|但)? *$/;
