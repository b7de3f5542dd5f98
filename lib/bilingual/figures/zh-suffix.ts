import { type Numeral, numeralAt } from "../../numerals/han.ts";
import type { Figure, FigureKind } from "./figure.ts";
import { fixedWordAt } from "./fixed-words.ts";
import { type UnitId, unitAt } from "./units.ts";
import { rangeHere, type Source } from "./zh-text.ts";

/** What stands after a numeral and says what it counts. */
export interface Suffix {
  kind: FigureKind;
  unit?: UnitId | undefined;
  to: number;
  /** What the numeral is multiplied by: 成 is ten percent. */
  by: number;
  /** 半 behind the unit: 三年半. */
  half: boolean;
  /** What stands behind the unit in a smaller one: 五角 after 三元. */
  more?: number;
  /** Of a percentage: see `Figure`. */
  of?: Figure["of"];
  /** Of a range, the scale that only its last number has: 3至5万. */
  scale: number;
}

const percentHere = / ?(?:%|(个 ?百 ?分 ?点))/y;

const approximate = / ?(?:多|余|来|几)?/y;

export const none = (to: number): Suffix => ({ kind: "number", to, by: 1, half: false, scale: 1 });

/** What a numeral that ends at `at` counts, past the other numbers of its range. */
export function suffixAt(source: Source, numeral: Numeral, at: number, depth: number): Suffix {
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

export function fitsDate(kind: FigureKind, { value, digits }: Numeral): boolean {
  if (kind === "month") return value >= 1 && value <= 12;
  if (kind === "day") return value >= 1 && value <= 31;
  if (kind === "year") return (value >= 1000 && value <= 2100) || (digits && value < 100);
  return true;
}

const dateSuffix: [
  RegExp,
  (numeral: Numeral, written: string, found: string) => Omit<Suffix, "to" | "half" | "scale"> | undefined,
][] = [
  [/ ?年代/y, ({ value }) => ({ kind: "decade", by: value > 100 ? 1 : 1 })],
  [
    / ?旬(?![邑阳])/y,
    ({ value }) => (value >= 5 && value < 10 ? { kind: "number", unit: "year old", by: 10 } : undefined),
  ],
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
    /成(?![立为功本员长果就绩效熟分都交人型千百])(?:[一二三四五六七八九半](?![一-九十百千万亿个人名家户年月日天点成]))?/y,
    ({ value }, _, found) =>
      value <= 10 ? { kind: "percent", by: 10, more: tenthOf(found.charAt(1)) } : undefined,
  ],
  [
    / ?折(?![叠磨射返旧])/y,
    ({ value }) => (value < 100 ? { kind: "percent", by: value < 10 ? 10 : 1, of: "discount" } : undefined),
  ],
  [/ ?倍(?![增感])/y, () => ({ kind: "times", by: 1 })],
];

/** 五 in 一成五 is half of a tenth. */
function tenthOf(digit: string): number {
  return digit === "半" ? 0.5 : (numeralAt(digit, 0)?.value ?? 0) / 10;
}

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
  if (percent !== null)
    return {
      ...none(at + percent[0].length),
      kind: "percent",
      of: percent[1] === undefined ? undefined : "point",
    };
  const written = text.slice(Math.max(0, at - 4), at).match(/[\d〇一二三四五六七八九]+$/)?.[0] ?? "";
  const before = text.slice(Math.max(0, at - 4 - 1), at);
  for (const [pattern, meaning] of dateSuffix) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null || numeral.vague) continue;
    const known = meaning(
      numeral,
      written.length === 4 && /[\d.,]{5}/.test(before) ? "" : written,
      found[0].trim(),
    );
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
  if (/^两(?!\p{Script=Han})/u.test(text.slice(at, at + 2))) return { ...none(at + 1), unit: "liang" };
  const unit = unitAt("zh", text, start) ?? unitAt("zh", text, start + (between?.[0].length ?? 0));
  if (unit === undefined) return undefined;
  if (unit.unit === "month" && !text.slice(at, unit.to).includes("个")) return undefined;
  if (unit.unit === "meter" && text.startsWith("米兰", unit.to - 1)) return undefined;
  const rest =
    unit.unit === "meter" ? /^(?:[1-9]|\d\d)(?![\d.年月日个米万])/.exec(text.slice(unit.to)) : null;
  // 1米85 is 1.85 metres.
  if (rest !== null)
    return { ...none(unit.to + rest[0].length), unit: unit.unit, more: Number(`0.${rest[0]}`) };
  const coins = unit.unit === "CNY" ? coinsAt(text, unit.to) : undefined;
  if (coins !== undefined) return { ...none(coins.to), unit: unit.unit, more: coins.value };
  return withHalf(text, { ...none(unit.to), unit: unit.unit, half: between?.[1] !== undefined });
}

const coinHere = /([\d一二三四五六七八九两]{1,2})(角|毛|分)/y;

/** 五角八分 after 三元. */
function coinsAt(text: string, at: number): { value: number; to: number } | undefined {
  let [value, to] = [0, at];
  for (;;) {
    coinHere.lastIndex = to;
    const coin = coinHere.exec(text);
    if (coin === null) break;
    value += (numeralAt(coin[1] ?? "", 0)?.value ?? 0) * (coin[2] === "分" ? 0.01 : 0.1);
    to += coin[0].length;
  }
  return to === at ? undefined : { value, to };
}

function withHalf(text: string, suffix: Suffix): Suffix {
  if (text.charAt(suffix.to) !== "半" || suffix.unit === undefined) return suffix;
  return { ...suffix, half: true, to: suffix.to + 1 };
}
