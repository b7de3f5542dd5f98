import { englishNumeralAt } from "#lib/numerals/english.ts";
import { numberAt, numbersInEnglish } from "./en-numbers.ts";
import { measureAt } from "./en-units.ts";
import type { Expression } from "./expression.ts";

/** First, 21st, three hundred and sixth; not the lower number of a fraction. */
export function ordinalsInEnglish(text: string): Expression[] {
  const found: Expression[] = [];
  for (const { index } of text.matchAll(/(?<![\p{L}\d])[\da-z]/giu)) {
    if (index < (found.at(-1)?.to ?? 0)) continue;
    const numeral = ordinalAt(text, index);
    if (numeral !== undefined) found.push({ from: index, to: numeral.to, value: numeral.value });
  }
  return found;
}

function ordinalAt(text: string, at: number): { value: number; to: number } | undefined {
  const spelt = /^(nineth|fourty|forth)(?![a-z])/i.exec(text.slice(at));
  if (spelt !== null) return { value: /nineth/i.test(spelt[0]) ? 9 : 4, to: at + spelt[0].length };
  const a = /^an? /i.exec(text.slice(at))?.[0].length ?? 0;
  const numeral = englishNumeralAt(text, at + a);
  if (numeral === undefined || numeral.form === "decimal" || /^second to last/i.test(text.slice(at)))
    return undefined;
  if (numeral.form !== "ordinal") {
    // The set has three trillionth for an ordinal; a trillionth is a fraction.
    const scale = /^ (thousand|million|billion|trillion|hundred)th(?![a-z])/i.exec(text.slice(numeral.to));
    const by = scale === null ? undefined : englishNumeralAt(scale[1] ?? "", 0)?.value;
    if (scale === null || by === undefined || numeral.form !== "whole") return undefined;
    return { value: numeral.value * by, to: numeral.to + scale[0].length };
  }
  if (a > 0 && !/^hundred /i.test(text.slice(at + a))) return undefined;
  return { value: numeral.value, to: numeral.to };
}

const url = /https?:\/\/\S+/g;
const percentHere = / *(?:%|per ?cents?\b|percentages?\b|percents?\b)/iy;
const percentOf = /(?:per ?cents?|percents?) of +/gi;
const alone = /%|\bper ?cents?\b|\bpercentages?\b/gi;

/** 5 %, twenty percent; “percent” alone has no value. */
export function percentagesInEnglish(written: string): Expression[] {
  const text = written.replace(url, (address) => "_".repeat(address.length));
  const found: Expression[] = [];
  for (const match of text.matchAll(percentOf)) {
    const start = match.index + match[0].length;
    const number = /\d *$/.test(text.slice(0, match.index)) ? undefined : numberAt(text, start);
    if (number !== undefined) found.push({ from: match.index, to: number.to, value: number.value });
  }
  const free = (from: number) => !found.some((each) => from >= each.from && from < each.to);
  for (const number of numbersInEnglish(text)) {
    percentHere.lastIndex = number.to;
    const sign = percentHere.exec(text);
    if (sign !== null && free(number.from)) found.push({ ...number, to: number.to + sign[0].length });
  }
  for (const { 0: word, index } of text.matchAll(alone)) {
    if (free(index)) found.push({ from: index, to: index + word.length, value: undefined });
  }
  return found.sort((left, right) => left.from - right.from);
}

const ageHere = /[ -]*(?:(years?|months?|weeks?|days?)[ -](?:old|of age)|(y\/?o)(?![a-z]))/iy;

/** Five years old, three weeks of age, age 87. */
export function agesInEnglish(text: string): Expression[] {
  const found: Expression[] = [];
  for (const number of numbersInEnglish(text)) {
    ageHere.lastIndex = number.to;
    const words = ageHere.exec(text);
    const unit = words?.[1]?.toLowerCase().replace(/s$/, "") ?? "year";
    if (words !== null)
      found.push({ ...number, to: number.to + words[0].length, unit: unit === "year" ? "year old" : unit });
    const aged = /\bage $/i.exec(text.slice(0, number.from));
    if (words === null && aged !== null)
      found.push({ from: aged.index, to: number.to, value: number.value, unit: "age" });
  }
  return found;
}

const degreesHere =
  /(?: *(?:deg(?:ree)?s?\b\.?|°))(?: *(?:(celsius|celcius|centigra[dt]e|c)|(fahrenheit|farenheit|f))(?![a-z]))?|(?: +(?:(celsius|celcius|centigra[dt]e)|(fahrenheit|farenheit)))\b/iy;
const degreesAlone = /\b(?:degrees? )?(?:(celsius|celcius|centigra[dt]e)|(fahrenheit|farenheit))\b/gi;

/** 40 degrees Celsius, 85°; Fahrenheit alone has no value. */
export function temperaturesInEnglish(text: string): Expression[] {
  const found: Expression[] = [];
  const turns = /\b(?:turn|rotate|angle)\b/i.test(text);
  for (const { index } of text.matchAll(/(?<![\p{L}\d.,-])\d|(?<=-)\d|(?<!\p{L})[a-z]/giu)) {
    if (index < (found.at(-1)?.to ?? 0)) continue;
    const number = /\p{L}-$/u.test(text.slice(0, index)) ? undefined : numberAt(text, index);
    if (number === undefined) continue;
    degreesHere.lastIndex = number.to;
    const degrees = degreesHere.exec(text);
    if (degrees === null) continue;
    const unit = (degrees[1] ?? degrees[3]) ? "C" : (degrees[2] ?? degrees[4]) ? "F" : "degree";
    if (unit === "degree" && turns) continue;
    found.push({ ...number, to: number.to + degrees[0].length, unit });
  }
  for (const match of text.matchAll(degreesAlone)) {
    if (found.some(({ from, to }) => match.index >= from && match.index < to)) continue;
    found.push({
      from: match.index,
      to: match.index + match[0].length,
      value: undefined,
      unit: match[1] === undefined ? "F" : "C",
    });
  }
  return found.sort((left, right) => left.from - right.from);
}

/** Numbers with a unit of measure; a unit alone has no value. */
export function dimensionsInEnglish(text: string): Expression[] {
  const found: Expression[] = [];
  for (const { index } of text.matchAll(/(?:(?<![\p{L}\d.,_-]|\p{L}-|\p{L} ?-)|(?<=\d -))[\d.½a-z]/giu)) {
    if (index < (found.at(-1)?.to ?? 0)) continue;
    const measure = measureAt(text, index);
    if (measure !== undefined) found.push(measure);
  }
  return found;
}

const relatives: [RegExp, from: "end" | "current", offset: number][] = [
  [/(?:the )?(?:next to last|second to last|last but one|one before the last(?: one)?)/iy, "end", -1],
  [/antepenultimate/iy, "end", -2],
  [/penultimate/iy, "end", -1],
  [/last/iy, "end", 0],
  [/(?:next one|next)/iy, "current", 1],
  [/(?:previous one|previous)/iy, "current", -1],
  [/(?:current one|current)/iy, "current", 0],
];

/** Ordinals, and what is counted from the end or from here: the last but one, the next. */
export function ranksInEnglish(text: string): Expression[] {
  const found = ordinalsInEnglish(text);
  for (let at = 0; at < text.length; at++) {
    if (/[a-z]/i.test(text.charAt(at - 1))) continue;
    const rank = relativeAt(text, at);
    if (rank === undefined) continue;
    found.push(rank);
    at = rank.to - 1;
  }
  return found.sort((left, right) => left.from - right.from);
}

function relativeAt(text: string, at: number): Expression | undefined {
  for (const [pattern, unit, value] of relatives) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null || /^[a-z]/i.test(text.slice(at + found[0].length))) continue;
    if (/^the next to/i.test(found[0])) continue;
    return { from: at, to: at + found[0].length, value, unit };
  }
  return undefined;
}
