import { exactly, type Numeral, numeralAt } from "../../numerals/han.ts";
import { plainForms } from "../../numerals/plain-forms.ts";
import { type Figure, type FigureKind, namesWithNumbers } from "./figure.ts";
import { fixedWordAt } from "./fixed-words.ts";
import { type UnitId, unitAt } from "./units.ts";

const candidate = /[\d.首全昼ⅠⅡⅢⅣⅤⅥ〇一二三四五六七八九两俩十廿卅百千万亿兆几数半第周星礼翻过对上超近逾]/;
const rangeMark = "(?: ?(?:-|—|–|~|～|至|到|、|和|与|或|/)+ ?)";
const rangeHere = new RegExp(rangeMark, "y");

/** The text in plain forms, and the same as it is written: fixed words are looked for in that. */
interface Source {
  written: string;
  text: string;
}

/** The numbers and dates of a Chinese text, in its order. */
export function readChinese(written: string): Figure[] {
  const source = { written, text: plainForms(written) };
  const figures: Figure[] = [];
  for (let at = 0; at < written.length; ) {
    const fixed = fixedWordAt(written, at) || nameAt(source.text, at);
    if (fixed > 0) {
      at += fixed;
      continue;
    }
    if (!candidate.test(source.text.charAt(at))) {
      at++;
      continue;
    }
    const found = figuresAt(source, at);
    figures.push(...found);
    at = Math.max(at + 1, ...found.map(({ span }) => span[1]));
  }
  return figures;
}

function nameAt(text: string, at: number): number {
  if (!/[Cc]/.test(text.charAt(at))) return 0;
  const name = namesWithNumbers.exec(text.slice(at, at + 9));
  return name?.index === 0 ? name[0].length : 0;
}

function figuresAt(source: Source, at: number): Figure[] {
  return (
    wholeDates(source, at) ??
    words(source, at) ??
    ordinal(source, at) ??
    fraction(source, at) ??
    counted(source, at) ??
    []
  );
}

function figure(
  kind: FigureKind,
  values: number[],
  from: number,
  to: number,
  more: Partial<Figure> = {},
): Figure {
  return { kind, values, span: [from, to], weight: "firm", rounded: false, digits: true, ...more };
}

const isoDate = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const isoClock = /([01]?\d|2[0-4]): ?([0-5]\d)(?::([0-5]\d))?(?![\d:])/y;
const isoMonth = /(?<!\d)((?:19|20)\d{2})[-/.](0[1-9]|1[0-2])(?![\d-/.])/y;

/** 2020-07-26 and 05:03. */
function wholeDates({ text }: Source, at: number): Figure[] | undefined {
  if (/\d/.test(text.charAt(at - 1))) return undefined;
  isoDate.lastIndex = at;
  const date = isoDate.exec(text);
  if (date !== null) {
    const [whole, year, , month, day] = date;
    if (Number(month) > 12 || Number(day) > 31) return undefined;
    const to = at + whole.length;
    return [
      figure("year", [Number(year)], at, to),
      figure("month", [Number(month)], at, to),
      figure("day", [Number(day)], at, to),
    ];
  }
  isoClock.lastIndex = at;
  const clock = isoClock.exec(text);
  if (clock !== null) {
    return [
      figure(
        "clock",
        [Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60],
        at,
        at + clock[0].length,
      ),
    ];
  }
  isoMonth.lastIndex = at;
  const month = isoMonth.exec(text);
  if (month === null) return undefined;
  const to = at + month[0].length;
  return [figure("year", [Number(month[1])], at, to), figure("month", [Number(month[2])], at, to)];
}

const weekdays = "一二三四五六日";
const weekdayHere = /(?:周|星期|礼拜)([一二三四五六日天])(?![年岁]|[个期]|周)/y;
const timesHere = /翻(?:了|上)?([一两三四五]|\d)(?:番|倍)/y;

/** What is said in a word: weekdays, 翻一番, 对折. */
function words({ text }: Source, at: number): Figure[] | undefined {
  weekdayHere.lastIndex = at;
  const weekday = weekdayHere.exec(text);
  if (weekday !== null) {
    const number = weekdays.indexOf(weekday[1] === "天" ? "日" : (weekday[1] ?? "")) + 1;
    return [figure("weekday", [number], at, at + weekday[0].length, { weight: "soft" })];
  }
  timesHere.lastIndex = at;
  const times = timesHere.exec(text);
  if (times !== null) {
    const by = numeralAt(times[1] ?? "", 0)?.value ?? 1;
    return [figure("times", [2 ** by], at, at + times[0].length)];
  }
  const roman = "ⅠⅡⅢⅣⅤⅥ".indexOf(text.charAt(at)) + 1;
  if (roman > 0) return [figure("ordinal", [roman], at, at + 1, { weight: "soft", digits: false })];
  if (text.startsWith("全天候", at) || text.startsWith("昼夜", at)) {
    return [figure("number", [24], at, at + 2, { unit: "hour", weight: "soft", digits: false })];
  }
  if (text.charAt(at) === "首")
    return [figure("ordinal", [1], at, at + 1, { weight: "soft", digits: false })];
  if (text.startsWith("对折", at)) return [figure("percent", [50], at, at + 2)];
  return undefined;
}

/** 第17次; 第三. */
function ordinal({ text }: Source, at: number): Figure[] | undefined {
  if (text.charAt(at) !== "第") return undefined;
  const start = text.charAt(at + 1) === " " ? at + 2 : at + 1;
  const numeral = numeralAt(text, start);
  if (numeral === undefined || numeral.vague) return undefined;
  const found = [ordinalFigure(numeral, at)];
  let to = numeral.to;
  // 第一、二、三产业
  for (;;) {
    rangeHere.lastIndex = to;
    const mark = rangeHere.exec(text)?.[0].length ?? 0;
    const next = mark > 0 ? numeralAt(text, to + mark) : undefined;
    if (next === undefined || next.value > 100) break;
    found.push(ordinalFigure(next, to + mark));
    to = next.to;
  }
  return found;
}

function ordinalFigure({ value, digits, to }: Numeral, from: number): Figure {
  return figure("ordinal", [value], from, to, { digits, weight: digits || value > 10 ? "firm" : "soft" });
}

const fractionMark = / ?分 ?之 ?/y;

/** 三分之一, 百分之三十, 千分之五. */
function fraction({ text }: Source, at: number): Figure[] | undefined {
  const below = numeralAt(text, at);
  if (below === undefined) return undefined;
  fractionMark.lastIndex = below.to;
  const mark = fractionMark.exec(text);
  if (mark === null) return undefined;
  const above = numeralAt(text, below.to + mark[0].length);
  if (above === undefined) return undefined;
  const share = /^[百千万] ?$/.test(text.slice(at, below.to));
  const more = { digits: above.digits, rounded: roundedAround(text, at, above.to) };
  if (share) {
    const percents = above.value === above.high ? [above.value] : [above.value, above.high];
    return percents.map((each) =>
      figure("percent", [exactly((each * 100) / below.value)], at, above.to, more),
    );
  }
  return [figure("fraction", [above.value / below.value], at, above.to, more)];
}

const before =
  /(?:约|近|超|逾|过|超过|超出|突破|接近|将近|达到?|大约|大概|左右|不足|不到|至少|最多|上|高达|破)(?:了)? ?$/;
const after = /^ ?(?:多|余|来|几|以上|以下|左右|上下|以内|之多)/;
const afterUnit = /^(?:多|余|以上|以下|左右|上下|以内|之多)/;

function roundedAround(text: string, from: number, to: number): boolean {
  return before.test(text.slice(Math.max(0, from - 4), from)) || after.test(text.slice(to, to + 4));
}

/** What stands after a numeral and says what it counts. */
interface Suffix {
  kind: FigureKind;
  unit?: UnitId | undefined;
  to: number;
  /** What the numeral is multiplied by: 成 is ten percent. */
  by: number;
  /** 半 behind the unit: 三年半. */
  half: boolean;
  /** Of a range, the scale that only its last number has: 3至5万. */
  scale: number;
}

/** A numeral with what it counts; several where it is a range or an enumeration. */
function counted(source: Source, at: number): Figure[] | undefined {
  const { text } = source;
  if (text.charAt(at) === "半") return halfOf(source, at);
  const numeral = numeralAt(text, at);
  if (numeral === undefined) return undefined;
  const code =
    numeral.digits && !/[万亿%]/.test(text.slice(at, numeral.to + 1)) ? codeBefore(text, at) : undefined;
  if (code !== undefined) return [{ ...plain(numeral, at), code }];
  const suffix = afterHours(text, at, numeral) ?? suffixAt(source, numeral, numeral.to, 0);
  const wholeDay = wholeDayHere(text, at);
  if (wholeDay !== undefined) return wholeDay;
  const clock = suffix.kind === "clock" ? clockAt(text, at, numeral, suffix) : undefined;
  if (clock !== undefined) return [clock];
  if (
    text.charAt(at - 1) === "月" &&
    suffix.kind === "number" &&
    suffix.unit === undefined &&
    fitsDate("day", numeral)
  ) {
    return [figure("day", [numeral.value], at, numeral.to)];
  }
  return figuresOf(source, numeral, at, suffix);
}

const letters = /(?<![A-Za-z])((?:[A-Z][A-Za-z]*)-|[A-Za-z]+)$/;

function codeBefore(text: string, at: number): string | undefined {
  return letters.exec(text.slice(Math.max(0, at - 12), at))?.[1];
}

function plain(numeral: Numeral, at: number): Figure {
  return figure("number", [numeral.value], at, numeral.to, { digits: numeral.digits });
}

const wholeDay = /0[时点]? ?[-—–~～至到] ?24[时点]/y;

/** From 0:00 to 24:00 is a day. */
function wholeDayHere(text: string, at: number): Figure[] | undefined {
  wholeDay.lastIndex = at;
  const found = wholeDay.exec(text);
  if (found === null) return undefined;
  const to = at + found[0].length;
  return [0, 1440].map((minutes) => figure("clock", [minutes], at, to, { weight: "soft" }));
}

/** 下午2点推出: what stands before it shows that it is of the clock. */
function afterHours(text: string, at: number, numeral: Numeral): Suffix | undefined {
  const hours = /(?:上午|下午|中午|凌晨|清晨|早上|早晨|傍晚|晚上|晚间|今晚|当晚|晚|深夜|夜间) ?$/.test(
    text.slice(Math.max(0, at - 3), at),
  );
  if (!hours || numeral.value > 24 || !/[点时]/.test(text.charAt(numeral.to))) return undefined;
  return { ...none(numeral.to + 1), kind: "clock", by: 60 };
}

function figuresOf({ text }: Source, numeral: Numeral, at: number, suffix: Suffix): Figure[] {
  const to = Math.max(numeral.to, suffix.to);
  const rounded =
    numeral.over ||
    roundedAround(text, at, numeral.to) ||
    afterUnit.test(text.slice(to, to + 2)) ||
    numeral.value !== numeral.high;
  const each = numeral.value === numeral.high ? [numeral.value] : [numeral.value, numeral.high];
  const weight = weightOf(text, at, numeral, suffix);
  return each.map((value) => {
    const half = suffix.half ? 0.5 : 0;
    const scaled = exactly((value + half) * suffix.by);
    const values = suffix.scale > 1 ? [exactly(scaled * suffix.scale), scaled] : [scaled];
    if (numeral.positional && numeral.value !== numeral.high) values.push(positionalValue(text, at, numeral));
    const more = { unit: suffix.unit, digits: numeral.digits, rounded, weight };
    return figure(suffix.kind, values, at, to, more);
  });
}

function positionalValue(text: string, at: number, { to }: Numeral): number {
  return Number(
    [...text.slice(at, to).replaceAll(" ", "")].map((one) => "〇一二三四五六七八九".indexOf(one)).join(""),
  );
}

const scaleAlone = /^[十百千万亿兆]+$/;

function weightOf(text: string, at: number, numeral: Numeral, suffix: Suffix): Figure["weight"] {
  if (numeral.vague) return "vague";
  const written = text.slice(at, numeral.to);
  if (scaleAlone.test(written) && written !== "十") {
    return suffix.unit !== undefined && written.length > 1 ? "firm" : "vague";
  }
  if (numeral.digits && isEnumerated(text, at, numeral.value)) return "soft";
  if (numeral.digits) return suffix.kind === "number" && numeral.value === 1 ? "soft" : "firm";
  if (suffix.kind === "month")
    return /\d|[一二三四五六七八九十]/.test(text.charAt(suffix.to)) ? "firm" : "soft";
  if (numeral.positional && numeral.to - at === 2 && suffix.kind === "number") return "soft";
  if (suffix.kind === "percent" || suffix.kind === "year") return "firm";
  return numeral.value > 10 && numeral.value === numeral.high ? "firm" : "soft";
}

/** 北京、上海、天津3市: English mostly names them without their number. */
function isEnumerated(text: string, at: number, value: number): boolean {
  if (value < 2 || value > 12) return false;
  const listed = /[^，。；：,;:]*$/.exec(text.slice(0, at))?.[0] ?? "";
  return (listed.match(/[、和]/g)?.length ?? 0) + 1 >= value;
}

/** 半年, 半个月: half of a unit. */
function halfOf({ text }: Source, at: number): Figure[] | undefined {
  const start = text.charAt(at + 1) === "个" ? at + 2 : at + 1;
  const unit = unitAt("zh", text, start);
  const [kind, to] = unit === undefined ? ["fraction" as const, at + 1] : ["number" as const, unit.to];
  return [figure(kind, [0.5], at, to, { unit: unit?.unit, weight: "soft", digits: false })];
}

const percentHere = / ?(?:%|个 ?百 ?分 ?点)/y;
const approximate = / ?(?:多|余|来|几)?/y;
const none = (to: number): Suffix => ({ kind: "number", to, by: 1, half: false, scale: 1 });

/** What a numeral that ends at `at` counts, past the other numbers of its range. */
function suffixAt(source: Source, numeral: Numeral, at: number, depth: number): Suffix {
  const { text } = source;
  const own = ownSuffix(text, numeral, at);
  if (own !== undefined) return own;
  rangeHere.lastIndex = at;
  const mark = rangeHere.exec(text)?.[0] ?? "";
  const next = mark !== "" && depth < 8 ? numeralAt(text, at + mark.length) : undefined;
  if (next === undefined || fixedWordAt(source.written, at + mark.length) > 0) return none(at);
  const shared = suffixAt(source, next, next.to, depth + 1);
  const fits = fitsDate(shared.kind, numeral);
  const scale = scaleAtEnd(text, at + mark.length, next, numeral, mark);
  return {
    ...(fits ? shared : none(at)),
    to: at,
    half: false,
    scale: Math.max(scale, fits ? shared.scale : 1),
  };
}

/** In 3至5万 the first number may be of ten thousands as well. */
function scaleAtEnd(text: string, from: number, next: Numeral, numeral: Numeral, mark: string): number {
  if (/[、和与或/]/.test(mark)) return 1;
  const scale = /[万亿兆]+$/.exec(text.slice(from, next.to))?.[0];
  if (scale === undefined || numeral.value >= 1e4) return 1;
  return [...scale].reduce((by, one) => by * (one === "万" ? 1e4 : one === "亿" ? 1e8 : 1e12), 1);
}

function fitsDate(kind: FigureKind, { value, digits }: Numeral): boolean {
  if (kind === "month") return value >= 1 && value <= 12;
  if (kind === "day") return value >= 1 && value <= 31;
  if (kind === "year") return (value >= 1000 && value <= 2100) || (digits && value < 100);
  return true;
}

const dateSuffix: [
  RegExp,
  (numeral: Numeral, written: string) => Omit<Suffix, "to" | "half" | "scale"> | undefined,
][] = [
  [/ ?年代/y, ({ value }) => ({ kind: "decade", by: value > 100 ? 1 : 1 })],
  [/ ?世纪/y, ({ value }) => (value >= 3 && value <= 40 ? { kind: "century", by: 1 } : undefined)],
  [
    /后(?=[\p{Script=Han}，。、”]|$)/uy,
    ({ value, digits }) => (digits && value < 100 && value % 5 === 0 ? { kind: "decade", by: 1 } : undefined),
  ],
  [
    / ?年(?![级龄岁])/y,
    (numeral, written) =>
      isYear(numeral, written) ? { kind: "year", by: 1 } : { kind: "number", unit: "year", by: 1 },
  ],
  [
    / ?月(?:份)?(?![亮球饼色薪租])/y,
    ({ value }) => (value >= 1 && value <= 12 ? { kind: "month", by: 1 } : undefined),
  ],
  [/ ?日(?![均元圆本])/y, ({ value }) => (value >= 1 && value <= 31 ? { kind: "day", by: 1 } : undefined)],
  [
    / ?号(?![线楼院机店馆令文台仓井桥路病地])/y,
    ({ value }) => (value >= 1 && value <= 31 ? { kind: "day", by: 1 } : undefined),
  ],
  [/ ?时(?![代期候段速])/y, ({ value }) => (value <= 24 ? { kind: "clock", by: 60 } : undefined)],
  [
    /点(?:钟|多|左右|整|半|前|后|\d{1,2}分|[一二三四五十〇][一二三四五六七八九十]{0,2}分|许|(?=[，。、至到开]))/y,
    ({ value }) => (value <= 24 ? { kind: "clock", by: 60 } : undefined),
  ],
  [
    /成(?![立为功本员长果就绩效熟分都交人型千百])/y,
    ({ value }) => (value <= 10 ? { kind: "percent", by: 10 } : undefined),
  ],
  [
    / ?折(?![叠磨射返旧])/y,
    ({ value }) =>
      value < 10 ? { kind: "percent", by: 10 } : value < 100 ? { kind: "percent", by: 1 } : undefined,
  ],
  [/ ?倍(?![增感])/y, () => ({ kind: "times", by: 1 })],
];

function isYear({ value, over, digits, positional }: Numeral, written: string): boolean {
  if (over || !Number.isInteger(value)) return false;
  if (/^0\d$/.test(written)) return true;
  return (
    (digits || positional) &&
    /^(?:\d{4}|[〇一二三四五六七八九]{4})$/.test(written) &&
    value >= 1000 &&
    value <= 2200
  );
}

function ownSuffix(text: string, numeral: Numeral, at: number): Suffix | undefined {
  percentHere.lastIndex = at;
  const percent = percentHere.exec(text);
  if (percent !== null) return { ...none(at + percent[0].length), kind: "percent" };
  const written = text.slice(Math.max(0, at - 4), at).match(/[\d〇一二三四五六七八九]+$/)?.[0] ?? "";
  const before = text.slice(Math.max(0, at - 4 - 1), at);
  for (const [pattern, meaning] of dateSuffix) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null || numeral.vague) continue;
    const known = meaning(numeral, written.length === 4 && /[\d.,]{5}/.test(before) ? "" : written);
    if (known !== undefined) return withHalf(text, { ...none(at + found[0].length), ...known });
  }
  approximate.lastIndex = at;
  const start = at + (approximate.exec(text)?.[0].length ?? 0);
  return measure(text, at, start);
}

/** A unit, perhaps after 个 and 半: 三个半小时, 3个多月. */
function measure(text: string, at: number, start: number): Suffix | undefined {
  const times = /^(?:成|倍|%)/.exec(text.slice(start, start + 1));
  if (times !== null && start > at) {
    return {
      ...none(start + 1),
      kind: times[0] === "倍" ? "times" : "percent",
      by: times[0] === "成" ? 10 : 1,
    };
  }
  const between = /^(?:个)?(半)?(?:多|余)?/.exec(text.slice(start, start + 3));
  const unit = unitAt("zh", text, start) ?? unitAt("zh", text, start + (between?.[0].length ?? 0));
  if (unit === undefined) return undefined;
  if (unit.unit === "month" && !text.slice(at, unit.to).includes("个")) return undefined;
  if (unit.unit === "meter" && text.startsWith("米兰", unit.to - 1)) return undefined;
  return withHalf(text, { ...none(unit.to), unit: unit.unit, half: between?.[1] !== undefined });
}

function withHalf(text: string, suffix: Suffix): Suffix {
  if (text.charAt(suffix.to) !== "半" || suffix.unit === undefined) return suffix;
  return { ...suffix, half: true, to: suffix.to + 1 };
}

const minutesHere = /(半|整|一刻|三刻)|/y;

/** 11时48分, 八点半, 下午3时. */
function clockAt(text: string, at: number, numeral: Numeral, suffix: Suffix): Figure | undefined {
  const start = /点(.*)$/.exec(text.slice(numeral.to, suffix.to));
  const from = start === null ? suffix.to : numeral.to + 1;
  const minutes = numeralAt(text, from);
  const past =
    minutes !== undefined && text.charAt(minutes.to) === "分" && minutes.value < 60
      ? { minutes: minutes.value, to: minutes.to + 1 }
      : wordMinutes(text, from);
  const afternoon =
    /(?:下午|傍晚|晚上?|夜间|夜里) ?$/.test(text.slice(Math.max(0, at - 4), at)) && numeral.value < 12;
  const value = numeral.value * 60 + past.minutes + (afternoon ? 720 : 0);
  return figure("clock", [value], at, Math.max(past.to, numeral.to + 1), { digits: numeral.digits });
}

function wordMinutes(text: string, at: number): { minutes: number; to: number } {
  minutesHere.lastIndex = at;
  const word = minutesHere.exec(text)?.[1] ?? "";
  const minutes = { 半: 30, 一刻: 15, 三刻: 45 }[word] ?? 0;
  return { minutes, to: at + word.length };
}
