import { fixedWordAt } from "#lib/bilingual/figures/fixed-words.ts";
import { exactly, type Numeral, numeralAt } from "#lib/numerals/han.ts";
import { plainForms } from "#lib/numerals/plain-forms.ts";
import type { Expression } from "./expression.ts";

const starts = /[\d.〇一二三四五六七八九两俩十廿卅百千万亿兆半负+-]/;
const formal = /[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]/;

/** The numbers of a Chinese text, with signs, fractions, powers and dozens. */
export function numbersInChinese(written: string): Expression[] {
  const text = plainForms(written);
  const found: Expression[] = [];
  for (let at = 0; at < text.length; ) {
    const fixed = fixedWordAt(written, at);
    const number = fixed === 0 && starts.test(text.charAt(at)) ? numberAt(text, at, written) : undefined;
    const share = text.charAt(number?.to ?? 0) === "%";
    if (number !== undefined && !share && isCounted(text, written, number)) found.push(number);
    at = Math.max(at + Math.max(fixed, 1), number?.to ?? 0);
  }
  return found;
}

/** A single numeral before what makes it a word: 一看, 一美元 by its unit. */
function isCounted(text: string, written: string, { from, to }: Expression): boolean {
  const numeral = text.slice(from, to);
  if (/^[百千万亿兆]+$/.test(numeral)) return false;
  if (numeral.length > 1) return true;
  if (formal.test(written.charAt(from)) && /\p{Script=Han}/u.test(text.charAt(to))) return false;
  if (numeral === "一" && /^[看折美]/.test(text.slice(to))) return false;
  return !(/^[一两]$/.test(numeral) && /^美/.test(text.slice(to)));
}

const signHere = /(?:负|(?<=^|(?<!\d)[^\d\p{L})-]|[为是至到者于约近达])-(?!-)) ?/uy;
const powerHere = /\^([+-]{0,2})(\d+)/y;
const exponentHere = /[eE]([+-]?\d+)(?![\dA-Za-z])/y;
const letterHere = / ?([kKmMgGtTbB])(?![A-Za-z\d²³])/y;
const letters: Record<string, number> = { k: 1e3, m: 1e6, g: 1e9, b: 1e9, t: 1e12 };

/** The number that begins at an offset of a text in plain forms. */
export function numberAt(text: string, at: number, written = text): Expression | undefined {
  signHere.lastIndex = at;
  const sign = signHere.exec(text)?.[0].length ?? 0;
  const from = at + sign;
  if (sign > 0 && !/[\d.〇一二三四五六七八九两俩十百千]/.test(text.charAt(from))) return undefined;
  if (text.startsWith("半百", from)) return { from: at, to: from + 2, value: 50 };
  const numeral = numeralOf(text, from);
  if (numeral === undefined) return undefined;
  const own = { from, to: numeral.to, value: numeral.value };
  const whole = fraction(text, from, numeral) ?? { ...own, ...power(text, numeral) };
  const value = sign > 0 ? -whole.value : whole.value;
  return withDozen(text, written, { ...whole, from: whole.from > from ? whole.from : at, value });
}

/** 二三十 is twenty: the lower one counts. Numbers with several points are several. */
function numeralOf(text: string, at: number): Numeral | undefined {
  const numeral = numeralAt(text, at);
  if (numeral === undefined || numeral.vague || text.startsWith("..", at - 1)) return undefined;
  const chain = /^\d+\.\d+(?=\.\d)/.test(text.slice(at)) || /\d\.$/.test(text.slice(0, at));
  if (!chain) return numeral;
  const whole = /^\d+/.exec(text.slice(at))?.[0];
  return whole === undefined ? undefined : { ...numeral, value: Number(whole), to: at + whole.length };
}

function power(text: string, { value, to, digits }: Numeral): { value: number; to: number } {
  if (!digits) return { value, to };
  powerHere.lastIndex = to;
  const raised = powerHere.exec(text);
  if (raised !== null) {
    const negative = (raised[1]?.match(/-/g)?.length ?? 0) === 1;
    return { value: value ** (Number(raised[2]) * (negative ? -1 : 1)), to: to + raised[0].length };
  }
  exponentHere.lastIndex = to;
  const exponent = exponentHere.exec(text);
  if (exponent !== null) return { value: Number(`${value}e${exponent[1]}`), to: to + exponent[0].length };
  letterHere.lastIndex = to;
  const letter = letterHere.exec(text);
  if (letter === null || /[万亿]/.test(text.charAt(to - 1))) return { value, to };
  return {
    value: exactly(value * (letters[(letter[1] ?? "").toLowerCase()] ?? 1)),
    to: to + letter[0].length,
  };
}

function withDozen(text: string, written: string, number: Expression): Expression {
  if (text.charAt(number.to) !== "打" || number.value === undefined) return number;
  if (/^打[折败击造算开动听扫卡]/.test(written.slice(number.to))) return number;
  return { ...number, to: number.to + 1, value: number.value * 12 };
}

const over = / ?分 *之 ?(负)?/y;
const and = / ?又 ?/y;
const slash = /\/(\d+)(?![\d/])/y;
const mixed = / (\d+)\/(\d+)(?![\d/])/y;

/** 三分之一, 二又三分之一, 3/4, 1 3/4. */
function fraction(
  text: string,
  from: number,
  numeral: Numeral,
): { from: number; to: number; value: number } | undefined {
  const simple = overAt(text, from, numeral);
  if (simple !== undefined) return simple;
  and.lastIndex = numeral.to;
  const joined = and.exec(text);
  if (joined !== null) {
    const start = numeral.to + joined[0].length;
    const below = numeralAt(text, start);
    const part = below && overAt(text, start, below);
    if (part !== undefined) return { from, to: part.to, value: numeral.value + part.value };
  }
  if (!numeral.digits || /[万亿]/.test(text.charAt(numeral.to - 1))) return undefined;
  slash.lastIndex = numeral.to;
  const divided = slash.exec(text);
  if (divided !== null && !/\//.test(text.charAt(from - 1))) {
    return { from, to: numeral.to + divided[0].length, value: numeral.value / Number(divided[1]) };
  }
  mixed.lastIndex = numeral.to;
  const more = mixed.exec(text);
  if (more === null) return undefined;
  return { from, to: numeral.to + more[0].length, value: numeral.value + Number(more[1]) / Number(more[2]) };
}

/** 百分之 and 万分之 without 一: a percentage. */
export function isShare(text: string, from: number, to: number): boolean {
  return /^[百千万]+$/.test(text.slice(from, to).replaceAll(" ", ""));
}

/** In 百分之五 the number is 五; in 一百分之五 it is a twentieth. */
function overAt(
  text: string,
  from: number,
  below: Numeral,
): { from: number; to: number; value: number } | undefined {
  over.lastIndex = below.to;
  const mark = over.exec(text);
  if (mark === null) return undefined;
  const start = below.to + mark[0].length;
  const above = numeralAt(text, start);
  if (above === undefined) return undefined;
  if (isShare(text, from, below.to)) return { from: start, to: above.to, value: above.value };
  return { from, to: above.to, value: (mark[1] === undefined ? 1 : -1) * (above.value / below.value) };
}
