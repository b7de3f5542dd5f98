import { fixedWordAt } from "#lib/bilingual/figures/fixed-words.ts";
import { type UnitId, unitAt, unitOf } from "#lib/bilingual/figures/units.ts";
import { exactly, numeralAt } from "#lib/numerals/han.ts";
import { plainForms } from "#lib/numerals/plain-forms.ts";
import type { Expression } from "./expression.ts";
import { numberAt } from "./zh-numbers.ts";

const starts = /[\d.〇一二三四五六七八九两俩十廿卅百千万亿兆半第对负$¥￥人+-]/;

/** Goes through a text from left to right, past fixed words and addresses. */
function* scan(
  written: string,
  read: (text: string, at: number) => Expression | undefined,
): Generator<Expression> {
  const text = plainForms(written);
  const urls = [...text.matchAll(/https?:\/\/\S+/g)].map(({ 0: url, index }) => [index, index + url.length]);
  for (let at = 0; at < text.length; ) {
    const url = urls.find(([from = 0, to = 0]) => at >= from && at < to);
    if (url !== undefined) {
      at = url[1] ?? text.length;
      continue;
    }
    const fixed = fixedWordAt(written, at);
    const found = fixed === 0 ? read(text, at) : undefined;
    if (found !== undefined) yield found;
    at = Math.max(at + Math.max(fixed, 1), found?.to ?? 0);
  }
}

/** 第250, 第三. */
export function ordinalsInChinese(written: string): Expression[] {
  return [
    ...scan(written, (text, at) => {
      if (text.charAt(at) !== "第") return undefined;
      const numeral = numeralAt(text, at + 1);
      return numeral && { from: at, to: numeral.to, value: numeral.value };
    }),
  ];
}

const denominators: Record<string, number> = {
  百: 100,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  万万: 1e8,
  亿: 1e8,
  百万万: 1e10,
};
const sharesHere = /(?<below>[百千万亿十](?: ?[万])*) *分 *之 */y;
const pointsHere = / *(?:%|个? *百 *分 *点)/y;
const tenthsHere =
  / ?成(?![立为功本员长果就绩效熟分都交人型])(?: ?(?<more>[一二三四五六七八九]|半)(?![年天个月]))?/y;
const discountHere = / ?折/y;

/** Percentages: 百分之五, 5%, 三成半, 七五折, 6个百分点. */
export function percentagesInChinese(written: string): Expression[] {
  return [...scan(written, percentageAt)].filter(({ value }) => value !== undefined);
}

function percentageAt(text: string, at: number): Expression | undefined {
  if (text.startsWith("对折", at))
    return text.charAt(at - 1) === "打" ? { from: at, to: at + 2, value: 50 } : undefined;
  sharesHere.lastIndex = at;
  const share = sharesHere.exec(text);
  const below = denominators[(share?.groups?.below ?? "").replaceAll(" ", "")];
  if (
    share !== null &&
    below !== undefined &&
    !/[\d〇一二三四五六七八九两十百千万亿]/.test(text.charAt(at - 1))
  ) {
    const start = at + share[0].length;
    const above = numberAt(text, start);
    const numeral = numeralAt(text, start);
    if (above?.value === undefined || (numeral && numeral.value !== numeral.high)) return undefined;
    return { from: at, to: above.to, value: exactly((above.value * 100) / below) };
  }
  if (/^半[成折]/.test(text.slice(at)))
    return { from: at, to: at + 2, value: text.charAt(at + 1) === "成" ? 5 : 50 };
  return fromNumber(text, at);
}

function fromNumber(text: string, at: number): Expression | undefined {
  const digits = /^[\d一二三四五六七八九](?: ?[\d一二三四五六七八九])(?= ?折)/.exec(text.slice(at))?.[0];
  if (digits !== undefined && /折/.test(text.slice(at + digits.length, at + digits.length + 2))) {
    const value = [...digits.replaceAll(" ", "")].map((one) => numeralAt(one, 0)?.value ?? 0).join("");
    discountHere.lastIndex = at + digits.length;
    return {
      from: at,
      to: at + digits.length + (discountHere.exec(text)?.[0].length ?? 0),
      value: Number(value),
    };
  }
  const number = numberAt(text, at);
  const numeral = numeralAt(text, at);
  if (
    number?.value === undefined ||
    /[\d.]-$/.test(text.slice(0, number.from + 1)) ||
    (numeral && numeral.value !== numeral.high)
  ) {
    return number === undefined ? undefined : { ...number, value: undefined };
  }
  const skipped = { ...number, value: undefined };
  const after = (pattern: RegExp) => {
    pattern.lastIndex = number.to;
    return pattern.exec(text);
  };
  const points = after(pointsHere);
  if (points !== null) return { ...number, to: number.to + points[0].length };
  const tenths = after(tenthsHere);
  if (tenths !== null && number.value <= 10) {
    const more = tenths.groups?.more;
    const value = number.value * 10 + (more === "半" ? 5 : (numeralAt(more ?? "〇", 0)?.value ?? 0));
    return { from: number.from, to: number.to + tenths[0].length, value: exactly(value) };
  }
  const discount = after(discountHere);
  if (discount === null) return skipped;
  if (number.value >= 10 && !/^\d+$/.test(text.slice(number.from, number.to))) return skipped;
  const value = number.value < 10 ? number.value * 10 : number.value;
  return { from: number.from, to: number.to + discount[0].length, value: exactly(value) };
}

/** Numbers with a unit of one of these dimensions, and units alone where they may stand so. */
function withUnits(written: string, isWanted: (unit: UnitId) => boolean, alone: boolean): Expression[] {
  return [
    ...scan(written, (text, at) => {
      const number = starts.test(text.charAt(at)) ? numberAt(text, at) : undefined;
      if (number?.value === undefined) {
        const unit = alone ? unitAt("zh", text, at) : undefined;
        return unit && isWanted(unit.unit) && unit.to - at > 1
          ? { from: at, to: unit.to, value: undefined, unit: unit.unit }
          : undefined;
      }
      const metres = /^[\d,.]+m$/.test(text.slice(number.from, number.to)) && isWanted("meter");
      if (metres) return { ...number, value: Number.parseFloat(text.slice(number.from)), unit: "meter" };
      return measured(text, number, isWanted) ?? { ...number, value: undefined };
    }),
  ].filter(({ value, unit }) => value !== undefined || unit !== undefined);
}

function measured(
  text: string,
  number: Expression,
  isWanted: (unit: UnitId) => boolean,
): Expression | undefined {
  if (/[A-Za-z\d]$/.test(text.slice(0, number.from)) || number.value === undefined) return undefined;
  // 三千比特 is three kilobits.
  const kilo = /^千(?=比特|字节)/.test(text.slice(number.to - 1));
  const from = kilo ? number.to - 1 : number.to;
  const start = text.charAt(from) === " " || text.charAt(from) === "个" ? from + 1 : from;
  const unit = unitAt("zh", text, start) ?? shortUnit(text, start);
  if (unit === undefined || !isWanted(unit.unit)) return undefined;
  if (/[A-Za-z]$/.test(text.slice(start, unit.to)) && /[A-Za-z]/.test(text.charAt(unit.to))) return undefined;
  const half = text.charAt(unit.to) === "半";
  const value = exactly((kilo ? number.value / 1000 : number.value) + (half ? 0.5 : 0));
  return { from: number.from, to: unit.to + (half ? 1 : 0), value, unit: unit.unit };
}

/** Units of one character that are something else in most places. */
function shortUnit(text: string, at: number): { unit: UnitId; to: number } | undefined {
  if (/^m(?![A-Za-z\d])/.test(text.slice(at, at + 2))) return { unit: "meter", to: at + 1 };
  return /^两(?!\p{Script=Han})/u.test(text.slice(at, at + 2)) ? { unit: "liang", to: at + 1 } : undefined;
}

const measures = new Set(["length", "area", "volume", "mass", "power", "energy", "information", "frequency"]);

export function dimensionsInChinese(written: string): Expression[] {
  return withUnits(written, (unit) => measures.has(unitOf(unit)?.dimension ?? ""), false);
}

const ageUnits: Record<string, UnitId> = {
  岁: "year old",
  周岁: "year old",
  个月大: "month",
  周大: "week",
  天大: "day",
};

/** 五岁, 十个月大. */
export function agesInChinese(written: string): Expression[] {
  return [
    ...scan(written, (text, at) => {
      const number = starts.test(text.charAt(at)) ? numberAt(text, at) : undefined;
      if (number === undefined) return undefined;
      const word = /^(?:周岁|岁|个月大|周大|天大)/.exec(text.slice(number.to))?.[0];
      const unit = word === undefined ? undefined : ageUnits[word];
      if (word === undefined || unit === undefined) return { ...number, value: undefined };
      return { ...number, to: number.to + word.length, unit };
    }),
  ].filter(({ unit }) => unit !== undefined);
}

const scaleAlone = /摄氏度|华氏度|°[CF]/gi;

/** 85度, 华氏温度98.6度, 20摄氏度, 39°C; 摄氏度 alone. */
export function temperaturesInChinese(written: string): Expression[] {
  const text = plainForms(written);
  const found: Expression[] = [];
  for (const match of text.matchAll(
    /(华氏(?:温度)? ?|摄氏(?:温度)? ?)?(-?\d[\d.]*|[〇一二三四五六七八九十百两]+) ?(摄氏度|华氏度|°[CFcf]|℃|℉|度)/g,
  )) {
    const [whole, before = "", number = "", after = ""] = match;
    const unit = /华|F|℉/i.test(before + after) ? "F" : /摄|C|℃/i.test(before + after) ? "C" : "degree";
    const value = numberAt(number, 0)?.value;
    found.push({ from: match.index, to: match.index + whole.length, value, unit });
  }
  for (const { 0: word, index } of text.matchAll(scaleAlone)) {
    if (found.some(({ from, to }) => index < to && index >= from)) continue;
    found.push({
      from: index,
      to: index + word.length,
      value: undefined,
      unit: /华|F/i.test(word) ? "F" : "C",
    });
  }
  return found.sort((left, right) => left.from - right.from);
}

const smaller: Record<string, number> = {
  角: 0.1,
  毛: 0.1,
  分: 0.01,
  美分: 0.01,
  欧分: 0.01,
  銭: 0.01,
  日本銭: 0.01,
};
const partHere = / ?(?:又|零)? ?([\d〇一二三四五六七八九两]+(?:\.\d+)?)(美分|欧分|日本銭|銭|角|毛|分)/y;
const signHere = /[$¥￥€£] ?/y;
const signs: Record<string, UnitId> = { $: "dollar", "¥": "CNY", "￥": "CNY", "€": "EUR", "£": "GBP" };

/** Amounts of money, with their smaller parts: 五元三毛; a currency alone has no value. */
export function moneyInChinese(written: string): Expression[] {
  return [
    ...scan(written, (text, at) => {
      signHere.lastIndex = at;
      const sign = signHere.exec(text)?.[0];
      const signed = sign === undefined ? undefined : numberAt(text, at + sign.length);
      if (sign !== undefined && signed !== undefined)
        return { ...signed, from: at, unit: signs[sign.trim()] ?? "" };
      const before = /^人民币 */.exec(text.slice(at))?.[0].length ?? 0;
      const start =
        before > 0 && /[\d一二三四五六七八九两十]/.test(text.charAt(at + before)) ? at + before : at;
      const amount = amountAt(text, start);
      if (amount !== undefined) return amount.value === undefined ? amount : { ...amount, from: at };
      const unit = unitAt("zh", text, at);
      if (unit === undefined || unitOf(unit.unit)?.dimension !== "money" || unit.to - at < 2)
        return undefined;
      return { from: at, to: unit.to, value: undefined, unit: unit.unit };
    }),
  ].filter(({ unit }) => unit !== undefined);
}

function amountAt(text: string, at: number): Expression | undefined {
  const number =
    starts.test(text.charAt(at)) && !/[$¥￥人]/.test(text.charAt(at)) ? numberAt(text, at) : undefined;
  if (number?.value === undefined) return undefined;
  const start = /^(?: |个)/.test(text.slice(number.to)) ? number.to + 1 : number.to;
  const unit =
    unitAt("zh", text, start) ?? (text.charAt(start) === "块" ? { unit: "CNY", to: start + 1 } : undefined);
  if (
    unit === undefined ||
    unitOf(unit.unit)?.dimension !== "money" ||
    /[A-Za-z\d]/.test(text.charAt(at - 1))
  ) {
    return { from: number.from, to: number.to, value: undefined };
  }
  let [to, value] = [unit.to, number.value];
  for (let part = partAt(text, to); part !== null; part = partAt(text, to)) {
    value += (numberAt(part[1] ?? "", 0)?.value ?? 0) * (smaller[part[2] ?? ""] ?? 0);
    to += part[0].length;
  }
  return { from: number.from, to, value: exactly(value), unit: unit.unit };
}

function partAt(text: string, at: number): RegExpExecArray | null {
  partHere.lastIndex = at;
  return partHere.exec(text);
}
