/** By value; zero as folded. */
export const numerals = "零一二三四五六七八九";

/** 1 to 99 as Chinese writes it: 二十一. */
export function hanNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const before = tens === 0 ? "" : `${tens === 1 ? "" : numerals[tens]}十`;
  return before + (ones === 0 ? "" : numerals[ones]);
}

/** @returns 1 to 99 as Chinese writes it, or 0 for what is no such number */
export function numberOfHan(text: string): number {
  const numeral = numeralAt(text, 0);
  if (numeral === undefined || numeral.to < text.length || numeral.value !== numeral.high) return 0;
  const plain = text.replace("廿", "二十").replace("卅", "三十");
  return hanNumber(numeral.value) === plain ? numeral.value : 0;
}

/** A numeral in a text, as far as it goes: `1.2亿`, `三百二十`, `二三十`, `十几万`. */
export interface Numeral {
  /** The lower one where it names two: 二三十 is 20 and 30. */
  value: number;
  high: number;
  to: number;
  /** It has Arabic digits. */
  digits: boolean;
  /** It has a numeral in Chinese. */
  han: boolean;
  /** Digits one after another, as of a year or a telephone: 二〇二〇. */
  positional: boolean;
  /** 多, 余, 几 and 来 within it: some more than its value. */
  over: boolean;
  /** It begins with 几 or 数, and has no value of its own: 数十. */
  vague: boolean;
  /** How many digits stand behind its point. */
  decimals: number;
}

const ones = "〇一二三四五六七八九";
const scaleOf = new Map([
  ["十", 10],
  ["廿", 20],
  ["卅", 30],
  ["百", 100],
  ["千", 1000],
  ["万", 1e4],
  ["亿", 1e8],
  ["兆", 1e12],
]);
const digitsHere = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+/y;
const decimalsHere = / ?点 ?([〇一二三四五六七八九](?: ?[〇一二三四五六七八九])*)(?![十百千])/y;

/** One reading from left to right: what is complete, the part below the last 万 or 亿, and the digits at hand. */
interface Reading {
  total: number[];
  section: number[];
  at: number[] | undefined;
  run: number[];
  /** What a digit without a scale counts after the last scale: 四百五 is 450. */
  below: number;
  lastLarge: number;
  scaled: boolean;
  start: string;
}

/** What the digits at hand are worth as a coefficient: one value, or two for 二三 in 二三十. */
function coefficient(reading: Reading): number[] | undefined {
  if (reading.at !== undefined) return reading.at;
  if (reading.run.length === 0) return undefined;
  const [first = 0, second = 0] = reading.run;
  if (reading.run.length === 2 && first > 0 && first < second) return [first, second];
  return [Number(reading.run.join(""))];
}

const plus = (left: number[], right: number[]): number[] =>
  [0, 1].map((i) => (left[i] ?? left[0] ?? 0) + (right[i] ?? right[0] ?? 0));
const times = (left: number[], by: number): number[] => left.map((each) => exactly(each * by));

/** 4.78 times a trillion is 4780000000000, whatever binary fractions make of it. */
export function exactly(value: number): number {
  return Number(value.toPrecision(15));
}

function takeScale(reading: Reading, scale: number): void {
  const by = coefficient(reading);
  if (scale < 1e4) {
    reading.section = plus(reading.section, times(by ?? [1], scale));
    reading.below = scale === 20 || scale === 30 ? 1 : scale / 10;
  } else {
    const part = plus(reading.section, by ?? [0]);
    const empty = part.every((each) => each === 0);
    if (empty && reading.scaled) reading.total = times(reading.total, scale);
    else if (empty) reading.total = [scale];
    else if (scale > reading.lastLarge && reading.lastLarge > 0) {
      reading.total = times(plus(reading.total, part), scale);
    } else reading.total = plus(reading.total, times(part, scale));
    reading.section = [0];
    reading.lastLarge = scale;
    reading.below = scale / 10;
  }
  reading.at = undefined;
  reading.run = [];
  reading.scaled = true;
}

/** The value of what is left at the end, after the last scale. */
function takeRest(reading: Reading): number[] {
  const rest = coefficient(reading);
  const upTo = plus(reading.total, reading.section);
  if (rest === undefined) return upTo;
  const counts = reading.scaled && reading.run.length > 0 && reading.below > 1 ? reading.below : 1;
  return plus(upTo, times(rest, counts));
}

/**
 * The numeral that begins at an offset of a text in plain forms (`plainForms`), with digits, Chinese numerals or both.
 * Single spaces may stand within it.
 */
export function numeralAt(text: string, from: number): Numeral | undefined {
  const reading: Reading = {
    ...{ total: [0], section: [0], at: undefined, run: [], below: 1, lastLarge: 0, scaled: false },
    start: text.charAt(from),
  };
  const found = { digits: false, han: false, over: false, vague: false, decimals: 0 };
  let to = from;
  let bare = true;
  for (let at = from; at < text.length; ) {
    const next = /\s/.test(text.charAt(at)) && at > from ? spacesEnd(text, at) : at;
    const taken = takeOne(text, next, reading, found, next > at || at > from);
    if (taken === undefined) break;
    if (taken.ends) to = taken.to;
    if (text.charAt(next) !== "〇" || at === from) bare = false;
    at = taken.to;
  }
  if (to === from || bare) return undefined;
  const value = takeRest(reading);
  const positional = !reading.scaled && reading.run.length > 1 && reading.at === undefined;
  const [low = 0, high = low] = value;
  return { value: exactly(low), high: exactly(high), to, positional, ...found };
}

function spacesEnd(text: string, at: number): number {
  let end = at;
  while (text.charAt(end) === " " && end - at < 3) end++;
  return end;
}

interface Taken {
  to: number;
  /** A numeral may end here. */
  ends: boolean;
}

type Found = Pick<Numeral, "digits" | "han" | "over" | "vague" | "decimals">;

/** Takes one digit, scale or word within a numeral. */
function takeOne(
  text: string,
  at: number,
  reading: Reading,
  found: Found,
  inside: boolean,
): Taken | undefined {
  const character = text.charAt(at);
  if ((character >= "0" && character <= "9") || character === ".")
    return takeDigits(text, at, reading, found);
  const value = spoken(character, reading) ?? ones.indexOf(character);
  // 两 begins a numeral, or has a scale behind it: 二两 is a weight.
  const dialled = reading.run.length > 2 && !reading.scaled;
  if (inside && character === "两" && !dialled && !/[百千万亿]/.test(text.charAt(at + 1))) return undefined;
  if (character !== "" && value >= 0) return takeHan(at, value, reading, found);
  const scale = scaleOf.get(character);
  if (scale !== undefined && !isOfUnit(text, at, scale, found.digits)) {
    if (found.digits && scale === 10 && reading.at !== undefined) return undefined;
    // 82万千瓦: the second scale has no digit of its own.
    const zero = text.charAt(at - 1) === "〇";
    if (scale < 1e4 && reading.scaled && !zero && coefficient(reading) === undefined) return undefined;
    if (zero && reading.run.length === 1) reading.run = [];
    takeScale(reading, scale);
    if (character === "廿" || character === "卅") found.han = true;
    if (!found.digits) found.han = true;
    return { to: at + 1, ends: true };
  }
  if ((character === "几" || character === "数") && /[十百千万亿兆]/.test(text.charAt(at + 1)))
    return takeVague(at, reading, found, inside);
  if (inside && /[多余来]/.test(character)) return takeOver(text, at, reading, found);
  if (inside && character === "点") return takeDecimals(text, at, reading, found);
  return undefined;
}

/** 两 is two; on the telephone 幺 is one, and among such digits 洞 is nought and 拐 seven. */
function spoken(character: string, { run, scaled }: Reading): number | undefined {
  if (character === "两" || character === "俩") return 2;
  if (character === "幺" && !scaled) return 1;
  if (run.length < 2 || scaled) return undefined;
  return character === "洞" ? 0 : character === "拐" ? 7 : undefined;
}

/** 兆瓦 and 千米 are units: 三百千米 is 300 of them. */
function isOfUnit(text: string, at: number, scale: number, digits: boolean): boolean {
  const next = text.charAt(at + 1);
  return (
    (scale === 1e12 && /[焦瓦赫帕字比伏乏]/.test(next)) ||
    (scale === 1000 && (/[米克瓦卡伏]/.test(next) || (digits && /[赫帕焦字比乏]/.test(next))))
  );
}

function takeDigits(text: string, at: number, reading: Reading, found: Found): Taken | undefined {
  digitsHere.lastIndex = at;
  const [written] = digitsHere.exec(text) ?? [];
  if (written === undefined || reading.at !== undefined || reading.run.length > 0) return undefined;
  if (/\d\.?$/.test(text.slice(Math.max(0, at - 2), at)) || (reading.scaled && !found.digits))
    return undefined;
  if (written.startsWith(".") && /[A-Za-z]/.test(text.charAt(at - 1))) return undefined;
  reading.at = [Number(written.replaceAll(",", ""))];
  found.digits = true;
  found.decimals = written.split(".")[1]?.length ?? 0;
  return { to: at + written.length, ends: true };
}

function takeHan(at: number, value: number, reading: Reading, found: Found): Taken | undefined {
  if (reading.at !== undefined) return undefined;
  if (value === 0 && reading.scaled && reading.run.length === 0) {
    reading.below = 1;
    found.han = true;
    return { to: at + 1, ends: false };
  }
  reading.run.push(value);
  found.han = true;
  return { to: at + 1, ends: true };
}

/** 几 and 数 in place of a digit: 几十, 二十几万. */
function takeVague(at: number, reading: Reading, found: Found, inside: boolean): Taken {
  if (!inside) {
    found.vague = true;
    reading.at = [1];
  } else found.over = true;
  return { to: at + 1, ends: false };
}

/** 多, 余, 来 before a scale (十多万); behind the last one they are not part of the numeral. */
function takeOver(text: string, at: number, reading: Reading, found: Found): Taken | undefined {
  const next = spacesEnd(text, at + 1);
  if (!/[万亿兆]/.test(text.charAt(next)) || (!reading.scaled && reading.at === undefined)) return undefined;
  found.over = true;
  return { to: next, ends: false };
}

function takeDecimals(text: string, at: number, reading: Reading, found: Found): Taken | undefined {
  decimalsHere.lastIndex = at;
  const [whole, digits = ""] = decimalsHere.exec(text) ?? [];
  if (whole === undefined) return undefined;
  // 五点零二分 is of the clock.
  if (/^〇[一-九]$/.test(digits) && /^分(?!之)/.test(text.slice(at + whole.length, at + whole.length + 2)))
    return undefined;
  const plain = [...digits.replaceAll(" ", "")].map((one) => ones.indexOf(one)).join("");
  reading.at = [Number(`${takeRest(reading)[0] ?? 0}.${plain}`)];
  Object.assign(reading, { total: [0], section: [0], run: [], scaled: false, below: 1, lastLarge: 0 });
  found.decimals = plain.length;
  return { to: at + whole.length, ends: true };
}
