import { type EnglishNumeral, englishNumeralAt } from "../../numerals/english.ts";
import { exactly } from "../../numerals/han.ts";
import { type Figure, type FigureKind, figure, isoDateAt, namesWithNumbers } from "./figure.ts";
import { unitAt } from "./units.ts";

const candidate =
  /(?<![\p{L}\d])(?:[\d.]|(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twent(?:y|ies)|thirt(?:y|ies)|fort(?:y|ies)|fift(?:y|ies)|sixt(?:y|ies)|sevent(?:y|ies)|eight(?:y|ies)|ninet(?:y|ies)|hundred|thousand|million|billion|trillion|dozen|half|halv|quarter|third|an?(?= |-)|first|second|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|twice|thrice|once|single|sole|only|doubl|tripl|trebl|quadrupl|quintupl|both|couple|pair|twin|duo|trio|decade|cent(?:ur|en)|fortnight|a?round[- ]the[- ]clock|no(?![a-z.])|none|nil|noon|midnight|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun))|[$€£¥₽] ?(?=[\d.])|(?<=[A-Za-z]-?)\d/giu;

/** The numbers and dates of an English text, in its order. */
export function readEnglish(text: string): Figure[] {
  const figures: Figure[] = [];
  let to = 0;
  for (const { index } of text.matchAll(candidate)) {
    if (index < to || namesWithNumbers.test(text.slice(Math.max(0, index - 8), index + 9))) continue;
    const found =
      isoDateAt(text, index) ??
      clockAt(text, index) ??
      monthsAt(text, index) ??
      wordsAt(text, index) ??
      countedAt(text, index) ??
      [];
    figures.push(...found);
    to = Math.max(to, ...found.map(({ span }) => span[1]));
  }
  return figures;
}

const isoClock = /([01]?\d|2[0-4]): ?([0-5]\d)(?::([0-5]\d))?(?![\d:])(?: ?([ap])\.?m\b)?/iy;
const hourHere = /(\d{1,2})(?:[.:]([0-5]\d))? ?([ap])\.? ?m(?![a-z])/iy;
const oclock = /([a-z\d]+) o['’]clock/iy;

function clockAt(text: string, at: number): Figure[] | undefined {
  for (const pattern of [isoClock, hourHere]) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) continue;
    const [hours, minutes, seconds, half] =
      pattern === isoClock ? found.slice(1) : [found[1], found[2], undefined, found[3]];
    if (Number(hours) > 24) continue;
    const of12 = Number(hours) % 12;
    const hour = half === undefined ? Number(hours) : /p/i.test(half) ? of12 + 12 : of12;
    return [
      figure(
        "clock",
        [hour * 60 + Number(minutes ?? 0) + Number(seconds ?? 0) / 60],
        at,
        at + found[0].length,
        { sure: half !== undefined || (hour > 12 && hour < 24) },
      ),
    ];
  }
  const past = pastHour(text, at);
  if (past !== undefined) return [past];
  oclock.lastIndex = at;
  const spoken = oclock.exec(text);
  const hour = spoken === null ? undefined : englishNumeralAt(text, at);
  if (spoken !== null && hour !== undefined) {
    return [figure("clock", [hour.value * 60, hour.value * 60 + 720], at, at + spoken[0].length)];
  }
  return undefined;
}

const pastHere =
  /(?:(half)|(?:an? )?(quarter)|([a-z]+|\d{1,2})(?: minutes?)?) (past|to) ([a-z]+)(?= ?[ap]\.?m\b|[^\w-]|$)(?! o)/iy;

/** Half past seven, ten to nine; which half of the day is not said. */
function pastHour(text: string, at: number): Figure | undefined {
  pastHere.lastIndex = at;
  const found = pastHere.exec(text);
  if (found === null) return undefined;
  const [whole, half, quarter, minutes = "", direction, hour = ""] = found;
  const after = half ? 30 : quarter ? 15 : englishNumeralAt(minutes, 0)?.value;
  const hours = englishNumeralAt(hour, 0)?.value;
  // “Five to ten” is mostly a range.
  const isRange = !half && !quarter && direction === "to";
  if (after === undefined || hours === undefined || hours > 12 || after > 30 || isRange) return undefined;
  const minute = hours * 60 + (direction === "past" ? after : -after);
  return figure("clock", [minute], at, at + whole.length, { digits: false });
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthHere =
  /(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])\.?|(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)(?![A-Za-z])/y;
const weekdayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const weekdayHere =
  /(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?![a-z])|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\.?(?=,? )(?=,? ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d))/y;
const dayHere =
  / (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\d%:]|,\d{3}|\.\d| (?:percent|per cent|million|billion|thousand|years?|people|days?|[ap]\.?m)\b)/y;
const nextDay =
  /(?:st|nd|rd|th)?(?: ?[-–—~/] ?| to | and | through | until |, (?:and )?| or )(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\d%:]|,\d{3}|\.\d| ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)| [a-z])/y;
const yearAfter = /,? (?:of )?((?:1[5-9]|20)\d{2})(?![\d,]\d|s)/y;

/** July 25th, July 24 and 25, 2020; 25 July. The day before the month is read as an ordinal or a number. */
function monthsAt(text: string, at: number): Figure[] | undefined {
  weekdayHere.lastIndex = at;
  const weekday = weekdayHere.exec(text) ?? (/[A-Z]/.test(text.charAt(at)) ? weekdayLower(text, at) : null);
  if (weekday !== null) {
    const number = weekdayNames.indexOf(weekday[0].slice(0, 3).toLowerCase()) + 1;
    return [figure("weekday", [number], at, at + weekday[0].length, { weight: "soft" })];
  }
  monthHere.lastIndex = at;
  const month = monthHere.exec(text)?.[0];
  if (month === undefined) return undefined;
  const number = months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  let to = at + month.length;
  if (month.endsWith(".") && !/^ ?\d/.test(text.slice(to, to + 2))) to--;
  const days: Figure[] = [];
  for (let pattern = dayHere; ; pattern = nextDay) {
    pattern.lastIndex = to;
    const found = pattern.exec(text);
    if (found === null || Number(found[1]) > 31 || Number(found[1]) === 0) break;
    const end = to + found[0].length;
    days.push(
      figure("day", [Number(found[1])], end - 1 - found[0].replace(/^.*?(?=\d)/, "").length + 1, end),
    );
    to = end;
  }
  yearAfter.lastIndex = to;
  const year = yearAfter.exec(text);
  const dayBefore = /(?:\d(?:st|nd|rd|th)?|\d) (?:of )?$/.test(text.slice(Math.max(0, at - 8), at));
  const sure =
    days.length > 0 || year !== null || dayBefore || !/^(?:May|Mar|March)$/.test(month) || inMonth(text, at);
  if (!sure) return [];
  const figures = [figure("month", [number], at, at + month.length), ...days];
  if (year !== null)
    figures.push(figure("year", [Number(year[1])], to + year[0].length - 4, to + year[0].length));
  return figures;
}

function weekdayLower(text: string, at: number): RegExpExecArray | null {
  const here = /(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?![a-z])/iy;
  here.lastIndex = at;
  return here.exec(text);
}

/** May and March are words of other meanings too. */
function inMonth(text: string, at: number): boolean {
  return /(?:\b(?:in|of|since|by|until|till|to|from|last|this|next|early|late|mid|and|between|before|after|during|through|on|every|each)[ -]|[(/–—-])$/i.test(
    text.slice(Math.max(0, at - 9), at),
  );
}

const multiplied: [RegExp, Partial<Figure> & { kind: FigureKind; values: number[] }][] = [
  [/doubl(?:ed?|es|ing)(?![a-z])/iy, { kind: "times", values: [2] }],
  [/tripl(?:ed?|es|ing)(?![a-z])|trebl(?:ed?|es|ing)(?![a-z])/iy, { kind: "times", values: [3] }],
  [/quadrupl(?:ed?|es|ing)(?![a-z])/iy, { kind: "times", values: [4] }],
  [/quintupl(?:ed?|es|ing)(?![a-z])/iy, { kind: "times", values: [5] }],
  [/twice(?![a-z])/iy, { kind: "times", values: [2] }],
  [/thrice(?![a-z])/iy, { kind: "times", values: [3] }],
  [/halv(?:e|ed|es|ing)(?![a-z])/iy, { kind: "fraction", values: [0.5] }],
  [/once(?![a-z])|single(?![a-z])|sole(?![a-z])|only(?![a-z])|an?(?= |-)/iy, { kind: "number", values: [1] }],
  [
    /both(?![a-z])|couple(?![a-z])|pairs?(?![a-z])|twins?(?![a-z])|duo(?![a-z])/iy,
    { kind: "number", values: [2] },
  ],
  [/trio(?![a-z])/iy, { kind: "number", values: [3] }],
  [/decade-long(?![a-z])|decade(?![a-z])/iy, { kind: "number", values: [1], unit: "decade" }],
  [/centenar(?:y|ies)(?![a-z])|centennial(?![a-z])/iy, { kind: "number", values: [100], unit: "year" }],
  [/century(?![a-z])/iy, { kind: "number", values: [1], unit: "century" }],
  [/fortnight(?![a-z])/iy, { kind: "number", values: [1], unit: "fortnight" }],
  [/quarter(?:s|ly)?(?![a-z])/iy, { kind: "fraction", values: [0.25] }],
  [/(?:no|none|nil)(?![a-z])/iy, { kind: "number", values: [0] }],
  [/a?round[- ]the[- ]clock|24\/7/iy, { kind: "number", values: [24], unit: "hour" }],
  [/noon(?![a-z])/iy, { kind: "clock", values: [720] }],
  [/midnight(?![a-z])/iy, { kind: "clock", values: [0] }],
];
const decades = ["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"];
const decadesHere = /(twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies(?![a-z])/iy;
const halvesHere =
  /(?:a|one) (year|month|day|week) and a half(?![a-z])|half an? (year|month|day|century|hour|decade)(?![a-z])/iy;
const foldHere = /(two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand)-?fold(?![a-z])/iy;
const vagueHere =
  /(?:(tens|dozens|hundreds|thousands|millions|billions|trillions|decades)(?: of (thousands|millions|billions|trillions))?|(?:a |several |few )?(?:dozens?|couple))(?![a-z])/iy;
const magnitudes: Record<string, number> = {
  tens: 10,
  dozens: 10,
  hundreds: 100,
  thousands: 1e3,
  millions: 1e6,
  billions: 1e9,
  trillions: 1e12,
};

function wordsAt(text: string, at: number): Figure[] | undefined {
  const vague = vagueAt(text, at);
  if (vague !== undefined) return [vague];
  const soft = { weight: "soft" as const, digits: false };
  decadesHere.lastIndex = at;
  const decade = decadesHere.exec(text);
  if (decade !== null) {
    const value = (decades.indexOf((decade[1] ?? "").toLowerCase()) + 2) * 10;
    return [figure("decade", [value], at, at + decade[0].length, soft)];
  }
  halvesHere.lastIndex = at;
  const halves = halvesHere.exec(text);
  if (halves !== null) {
    const unit = (halves[1] ?? halves[2] ?? "").toLowerCase();
    return [
      figure("number", [halves[1] === undefined ? 0.5 : 1.5], at, at + halves[0].length, { unit, ...soft }),
    ];
  }
  foldHere.lastIndex = at;
  const fold = foldHere.exec(text);
  if (fold !== null) {
    const value = englishNumeralAt(fold[1] ?? "", 0)?.value ?? 1;
    return [figure("times", [value], at, at + fold[0].length, { weight: "soft", digits: false })];
  }
  if (englishNumeralAt(text, at) !== undefined && !text.startsWith("24/7", at)) return undefined;
  for (const [pattern, { kind, values, ...more }] of multiplied) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) {
      return [figure(kind, values, at, at + found[0].length, { weight: "soft", digits: false, ...more })];
    }
  }
  return undefined;
}

function vagueAt(text: string, at: number): Figure | undefined {
  vagueHere.lastIndex = at;
  const found = vagueHere.exec(text);
  if (found === null || /^(?:a )?couple|decades/i.test(found[0])) return undefined;
  const more = { digits: false, rounded: true };
  const to = at + found[0].length;
  if (found[1] === undefined) return figure("number", [12, 10], at, to, { weight: "soft", ...more });
  const by = magnitudes[(found[2] ?? "").toLowerCase()] ?? 1;
  return figure("number", [(magnitudes[found[1].toLowerCase()] ?? 1) * by], at, to, {
    weight: "vague",
    ...more,
  });
}

const percentHere = /(?:-| )?(?:%|percent(?:age points?)?|per cent|pct|percentage points?)/iy;
const pointsHere = /points?$/i;
const offAfter = /^ ?(?:off|discount|reduction|cheaper)(?![a-z])/i;
const timesHere = /(?:-| )?(?:times|fold)(?![a-z])/iy;
const decadeHere = /['’]?s(?![a-z])/y;
const centuryHere = /(?:-| )century/iy;
const ageHere = /(?:-| )years?(?:-| )olds?/iy;
const rangeHere = /(?: ?[-–—~] ?| to | or | and |\/)(?=[\d$€£¥a-z])/iy;
const roundedBefore =
  /\b(?:about|around|some|nearly|almost|over|more than|less than|fewer than|approximately|roughly|close to|up to|at least|as many as|as much as|exceed(?:s|ed|ing)?|above|below|under|surpass(?:es|ed|ing)?|past|topp?(?:s|ed)|estimated|upwards of|just)(?: the| an?)? ?(?:RMB|USD|[$€£¥])? ?$/i;
const roundedAfter = /^(?:-odd| or (?:more|so)|\+| or less)/;

function countedAt(text: string, at: number): Figure[] | undefined {
  const sign = /^[$€£¥₽] ?/.exec(text.slice(at, at + 2))?.[0] ?? "";
  const from = at + sign.length;
  const numeral = englishNumeralAt(text, from);
  if (numeral === undefined || /^an?$/i.test(text.slice(from, numeral.to))) return undefined;
  const code = numeral.digits ? codeBefore(text, at) : undefined;
  if (code !== undefined) return [figure("number", [numeral.value], at, numeral.to, { code })];
  const suffix = suffixAt(text, numeral, numeral.to, 0);
  const currency = moneyBefore(text, at, sign);
  const rounded =
    roundedBefore.test(text.slice(Math.max(0, at - 24), at)) ||
    roundedAfter.test(text.slice(numeral.to, numeral.to + 8));
  const values = [numeral.value];
  const letter = numeral.digits && /[kmb]$/i.test(text.slice(from, numeral.to));
  if (letter) values.push(Number.parseFloat(text.slice(from, numeral.to).replaceAll(",", "")));
  if (suffix.scale > 1) values.unshift(exactly(numeral.value * suffix.scale));
  const share =
    suffix.kind === "percent" ? shareOf(text, numeral.to, suffix.to) : { of: undefined, to: suffix.to };
  const more = {
    of: share.of,
    listed: suffix.listed,
    unit: currency ?? suffix.unit,
    digits: numeral.digits,
    rounded,
    weight: weightOf(text, from, numeral, suffix),
  };
  return [figure(suffix.kind, values, at, Math.max(numeral.to, share.to), more)];
}

/** What a percentage is of, with the words that say so. */
function shareOf(text: string, from: number, to: number): { of: Figure["of"]; to: number } {
  if (pointsHere.test(text.slice(from, to))) return { of: "point", to };
  const off = offAfter.exec(text.slice(to, to + 12))?.[0];
  return off === undefined ? { of: undefined, to } : { of: "off", to: to + off.length };
}

const lunarMonth = / (?:lunar )?month(?= (?:of|in) the (?:\w+ )?lunar)| lunar month/iy;

const letters = /(?<![A-Za-z])((?:[A-Z][A-Za-z]*)-|[A-Za-z]+)$/;

function codeBefore(text: string, at: number): string | undefined {
  const code = letters.exec(text.slice(Math.max(0, at - 12), at))?.[1];
  return code === undefined || /^(?:RMB|CNY|USD|EUR|HKD|JPY|GBP|mid)$/.test(code) ? undefined : code;
}

const signs: Record<string, string> = { $: "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "₽": "RUB" };

function moneyBefore(text: string, at: number, sign: string): string | undefined {
  const code = /\b(RMB|CNY|USD|EUR|GBP|JPY|HKD|HK|NT|A|C|S|US) ?$/.exec(
    text.slice(Math.max(0, at - 4), at),
  )?.[1];
  const known: Record<string, string> = {
    RMB: "CNY",
    HK: "HKD",
    NT: "TWD",
    A: "AUD",
    C: "CAD",
    S: "SGD",
    US: "USD",
  };
  if (code !== undefined && (sign === "$" || code.length === 3)) return known[code] ?? code;
  return sign === "" ? undefined : signs[sign.trim()];
}

function weightOf(text: string, at: number, numeral: EnglishNumeral, suffix: Suffix): Figure["weight"] {
  if (numeral.digits)
    return suffix.kind === "number" && numeral.value === 1
      ? "soft"
      : numeral.value === 1 && suffix.kind === "ordinal"
        ? "soft"
        : "firm";
  if (suffix.kind === "percent") return "firm";
  if (suffix.kind === "month" || numeral.form === "fraction") return "soft";
  if (/^an? |^(?:hundred|thousand|million|billion|trillion)/i.test(text.slice(at, numeral.to))) return "soft";
  return numeral.value > 10 ? "firm" : "soft";
}

interface Suffix {
  kind: FigureKind;
  unit?: string | undefined;
  to: number;
  scale: number;
  /** See `Figure`. */
  listed?: Figure["listed"];
}

function suffixAt(text: string, numeral: EnglishNumeral, at: number, depth: number): Suffix {
  const own = ownSuffix(text, numeral, at);
  if (own.kind !== "number" || own.unit !== undefined) return own;
  const mark = markAt(rangeHere, text, at) ?? markAt(listHere, text, at);
  const next =
    mark === undefined || depth > 6
      ? undefined
      : englishNumeralAt(text, at + mark.length + signAt(text, at + mark.length));
  if (mark === undefined || next === undefined || next.form === "ordinal") return own;
  const start = at + mark.length + signAt(text, at + mark.length);
  const shared = suffixAt(text, next, next.to, depth + 1);
  const listed = / and |, /.test(mark);
  const kind = shared.kind === "percent" && numeral.form !== "ordinal" && !listed ? "percent" : own.kind;
  const scale = numeral.scaled || listed ? 1 : scaleIn(text.slice(start, next.to));
  const isShare =
    listed && own.kind === "number" && (shared.kind === "percent" || shared.listed === "percent");
  return {
    ...{ kind, unit: listed ? own.unit : shared.unit, to: at, scale },
    ...(isShare && { listed: "percent" as const }),
  };
}

const listHere = /, (?:and )?(?=\d)/y;

function markAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

const signAt = (text: string, at: number): number => (/[$€£¥]/.test(text.charAt(at)) ? 1 : 0);

function scaleIn(written: string): number {
  const word = /(thousand|million|billion|trillion)$/i.exec(written)?.[1]?.toLowerCase();
  return { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }[word ?? ""] ?? 1;
}

function isDecade(value: number): boolean {
  return value % 10 === 0 && ((value >= 20 && value < 100) || value === 0 || (value >= 1500 && value < 2100));
}

function ownSuffix(text: string, numeral: EnglishNumeral, at: number): Suffix {
  const to = (pattern: RegExp): number | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    return found === null ? undefined : at + found[0].length;
  };
  const percent = to(percentHere);
  if (percent !== undefined) return { kind: "percent", to: percent, scale: 1 };
  const times = to(timesHere);
  if (times !== undefined) return { kind: "times", to: times, scale: 1 };
  const decade = numeral.digits && isDecade(numeral.value) ? to(decadeHere) : undefined;
  if (decade !== undefined) return { kind: "decade", to: decade, scale: 1 };
  const century = numeral.form === "ordinal" ? to(centuryHere) : undefined;
  if (century !== undefined) return { kind: "century", to: century, scale: 1 };
  const lunar = numeral.form === "ordinal" && numeral.value <= 12 ? to(lunarMonth) : undefined;
  if (lunar !== undefined) return { kind: "month", to: lunar, scale: 1 };
  const kind = numeral.form === "ordinal" ? "ordinal" : numeral.form === "fraction" ? "fraction" : "number";
  const basis = to(/ basis points?(?![a-z])/iy);
  if (basis !== undefined) return { kind, unit: "basis point", to: basis, scale: 1 };
  const points = to(/ points?(?![a-z])/iy);
  if (points !== undefined) return { kind, unit: "point", to: points, scale: 1 };
  const age = to(ageHere);
  if (age !== undefined) return { kind, unit: "year old", to: age, scale: 1 };
  const gap = /[ -]/.test(text.charAt(at)) ? 1 : 0;
  const unit = numeral.form === "ordinal" ? undefined : unitAt("en", text, at + gap);
  if (unit !== undefined) return { kind, unit: unit.unit, to: unit.to, scale: 1 };
  const year =
    numeral.digits &&
    /^(?:1[5-9]|20)\d{2}$/.test(text.slice(at - 4, at)) &&
    !/[\d.,]/.test(text.charAt(at - 5));
  return { kind: year && numeral.form === "whole" ? "year" : kind, to: at, scale: 1 };
}
