import { exactly, type Numeral, numeralAt } from "../../numerals/han.ts";
import { plainForms } from "../../numerals/plain-forms.ts";
import { type Figure, figure, namesWithNumbers } from "./figure.ts";
import { fixedWordAt } from "./fixed-words.ts";
import { unitAt } from "./units.ts";
import { afterHours, clockAt, clockHere, wholeDates, wholeDayHere } from "./zh-clock.ts";
import { fitsDate, type Suffix, suffixAt } from "./zh-suffix.ts";
import { afterUnit, rangeHere, roundedAround, type Source } from "./zh-text.ts";
import { words } from "./zh-words.ts";

const candidate =
  /[\d.首全昼甲花古耄期双正腊冬初ⅠⅡⅢⅣⅤⅥ〇一二三四五六七八九两俩幺十廿卅百千万亿兆几数半第周星礼翻过对上超近逾]/;

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
  if (!/[Cc2]/.test(text.charAt(at))) return 0;
  const name = namesWithNumbers.exec(text.slice(at, at + 9));
  return name?.index === 0 ? name[0].length : 0;
}

function figuresAt(source: Source, at: number): Figure[] {
  return (
    wholeDates(source, at) ??
    clockHere(source, at) ??
    words(source, at) ??
    ordinal(source, at) ??
    fraction(source, at) ??
    counted(source, at) ??
    []
  );
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

const slashHere = /([1-9]\d?)\/([1-9]\d?)(?![\d/])/y;
const fractionMark = / ?分 ?之 ?/y;

const shareMark = /百分(?:之)?(?=[\d一二三四五六七八九十百])/y;

const lessBefore = /(?:减少|下降|降低|节省|节约|缩短|缩减|压缩|减|省|降)[了约近出]*$/;

/** 三分之一, 百分之三十, 千分之五. */
function fraction({ text }: Source, at: number): Figure[] | undefined {
  shareMark.lastIndex = at;
  const bare = shareMark.exec(text);
  if (bare !== null && !/[\d一二三四五六七八九两十]/.test(text.charAt(at - 1)))
    return percentAfter(text, at, at + bare[0].length);
  slashHere.lastIndex = at;
  const slash = slashHere.exec(text);
  if (slash !== null && !/[\d/.]/.test(text.charAt(at - 1))) {
    return [figure("fraction", [Number(slash[1]) / Number(slash[2])], at, at + slash[0].length)];
  }
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
  const part = above.value / below.value;
  // What is cut by two thirds is a third of what it was.
  const rest = lessBefore.test(text.slice(Math.max(0, at - 6), at)) ? [1 - part] : [];
  return [figure("fraction", [part, ...rest], at, above.to, more)];
}

/** 百分之三十到四十一: the second number is a percentage as well. */
function percentAfter(text: string, from: number, start: number): Figure[] | undefined {
  const found: Figure[] = [];
  for (let at = start, begin = from; ; ) {
    const numeral = numeralAt(text, at);
    if (numeral === undefined || /^[年月日号]/.test(text.slice(numeral.to, numeral.to + 1))) break;
    const values = numeral.value === numeral.high ? [numeral.value] : [numeral.value, numeral.high];
    const more = { digits: numeral.digits, rounded: roundedAround(text, begin, numeral.to) };
    found.push(...values.map((value) => figure("percent", [value], begin, numeral.to, more)));
    const mark = /^(?:至|到|-|—|~)(?=百分之|[\d一二三四五六七八九十])/.exec(
      text.slice(numeral.to, numeral.to + 5),
    );
    if (mark === null) break;
    begin = numeral.to + 1;
    at = text.startsWith("百分之", begin) ? begin + 3 : begin;
  }
  return found.length === 0 ? undefined : found;
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

function figuresOf({ text }: Source, found: Numeral, at: number, suffix: Suffix): Figure[] {
  // B三四 is a number plate.
  const plate = found.positional && /[A-Za-z]/.test(text.charAt(at - 1));
  const alone = plate ? positionalValue(text, at, found) : found.value;
  const numeral = plate ? { ...found, value: alone, high: alone } : found;
  const to = Math.max(numeral.to, suffix.to);
  const rounded =
    numeral.over ||
    roundedAround(text, at, numeral.to) ||
    afterUnit.test(text.slice(to, to + 2)) ||
    numeral.value !== numeral.high;
  const each = numeral.value === numeral.high ? [numeral.value] : [numeral.value, numeral.high];
  const weight = weightOf(text, at, numeral, suffix);
  return each.map((value) => {
    const half = (suffix.half ? 0.5 : 0) + (suffix.more ?? 0);
    const scaled = exactly((value + half) * suffix.by);
    const values = suffix.scale > 1 ? [exactly(scaled * suffix.scale), scaled] : [scaled];
    if (
      suffix.unit === "year" &&
      suffix.kind === "number" &&
      numeral.digits &&
      /^\d\d$/.test(text.slice(at, numeral.to))
    ) {
      // 97年 is 1997, 20年 may be.
      values.push(value > 50 ? 1900 + value : 2000 + value);
    }
    if (numeral.positional && numeral.value !== numeral.high) values.push(positionalValue(text, at, numeral));
    const more = { unit: suffix.unit, of: suffix.of, digits: numeral.digits, rounded, weight };
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
  if (numeral.positional && numeral.to - at <= 3 && suffix.kind === "number") return "soft";
  if (suffix.kind === "percent" || suffix.kind === "year") return "firm";
  return numeral.value > 10 && numeral.value === numeral.high ? "firm" : "soft";
}

/** 北京、上海、天津3市: English mostly names them without their number. */
function isEnumerated(text: string, at: number, value: number): boolean {
  if (value < 2 || value > 12) return false;
  const listed = /[^，。；：,;:]*$/.exec(text.slice(Math.max(0, at - 90), at))?.[0] ?? "";
  return (listed.match(/[、和]/g)?.length ?? 0) + 1 >= value;
}

/** 半年, 半个月: half of a unit. */
function halfOf({ text }: Source, at: number): Figure[] | undefined {
  const start = text.charAt(at + 1) === "个" ? at + 2 : at + 1;
  const unit = unitAt("zh", text, start);
  const [kind, to] = unit === undefined ? ["fraction" as const, at + 1] : ["number" as const, unit.to];
  return [figure(kind, [0.5], at, to, { unit: unit?.unit, weight: "soft", digits: false })];
}
