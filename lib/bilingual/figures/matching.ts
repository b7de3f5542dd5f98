import type { Figure, FigureKind } from "./figure.ts";
import { inBaseUnit, unitOf } from "./units.ts";

/** Converted measures are rounded. */
const conversionSlack = 0.04;

const near = (left: number, right: number, slack = 1e-6): boolean =>
  Math.abs(left - right) <= slack * Math.max(Math.abs(left), Math.abs(right)) + 1e-9;

/** What is a plain number in one language may be said as one of these in the other. */
const countKinds = new Set<FigureKind>([
  "number",
  "ordinal",
  "fraction",
  "times",
  "year",
  "day",
  "decade",
  "century",
]);

/** Whether a figure of the original and one of the translation say the same. */
export function isSame(zh: Figure, en: Figure): boolean {
  return zh.values.some((left) => en.values.some((right) => sameValue(zh, left, en, right)));
}

function sameValue(zh: Figure, left: number, en: Figure, right: number): boolean {
  const kinds = `${zh.kind} ${en.kind}`;
  if (zh.weight === "vague" || en.weight === "vague") return sameMagnitude(zh, left, en, right);
  if (zh.kind === "clock" || en.kind === "clock") return sameClock(zh, left, en, right);
  if (zh.kind === en.kind && (zh.kind === "month" || zh.kind === "weekday")) return left === right;
  if (zh.kind === "month" || en.kind === "month" || zh.kind === "weekday" || en.kind === "weekday")
    return false;
  if (zh.kind === "decade" || en.kind === "decade") return sameDecade(zh, left, en, right);
  if (kinds === "percent percent") return samePercent(zh, left, en, right);
  if (zh.kind === "percent" && en.listed === "percent" && near(left, right)) return true;
  if (zh.kind === "percent" || en.kind === "percent") return sameShare(zh, left, en, right);
  if (zh.kind === "times" && (en.kind === "times" || en.kind === "number" || en.kind === "fraction")) {
    return [left, left + 1, left <= 3 ? left - 1 : left].some((each) => near(each, right) && right > 0);
  }
  if (kinds === "number times") return near(left, right);
  if (en.kind === "day") return zh.kind === "day" && left === right;
  if (zh.kind === "day" && ((en.unit !== undefined && en.unit !== "day") || en.rounded)) return false;
  if (countKinds.has(zh.kind) && countKinds.has(en.kind)) return sameMeasure(zh, left, en, right);
  return false;
}

/** 八折 is 80 percent of a price, and 20 percent off; a percentage is none of points. */
function samePercent(zh: Figure, left: number, en: Figure, right: number): boolean {
  if (zh.of === "discount") return near(left, 100 - right) || (en.of !== "off" && near(left, right));
  if (en.of === "point" && zh.of !== "point") return false;
  return near(left, right) || roundsTo(zh, left, en, right);
}

/** The nineties are the 1990s. */
function sameDecade(zh: Figure, left: number, en: Figure, right: number): boolean {
  if (left === right) return true;
  // Those of “95后” were born in 1995.
  const alike =
    zh.kind === en.kind || (zh.kind === "decade" && left < 100 && en.kind === "year" && right > 1900);
  return alike && left % 100 === right % 100 && (left < 100 || right < 100);
}

function sameMagnitude(zh: Figure, left: number, en: Figure, right: number): boolean {
  if (left <= 0 || right <= 0) return false;
  const [vague, other] = zh.weight === "vague" ? [left, right] : [right, left];
  if (zh.weight !== "vague" && en.weight !== "vague") return false;
  const ratio = other / vague;
  return ratio >= 1 && ratio < 10;
}

function sameClock(zh: Figure, left: number, en: Figure, right: number): boolean {
  if (zh.kind !== en.kind) {
    const [minutes, other, figure] = zh.kind === "clock" ? [left, right, en] : [right, left, zh];
    // 21:15 may be a score: 21-15.
    const unit = figure.unit ?? "minute";
    const part = Number.isInteger(minutes) && /^(?:minute|second)$/.test(unit) && figure.kind === "number";
    const hours = minutes / 60;
    // “At nine”, in the morning or the evening.
    const ofEither = figure.unit === undefined && other <= 12 && (Math.floor(hours) - other) % 12 === 0;
    return part && (ofEither || hours === other || Math.floor(hours) === other || minutes % 60 === other);
  }
  // Seconds are parts of a minute, and mostly left out.
  const whole = Number.isInteger(left) || Number.isInteger(right);
  const apart = whole ? Math.floor(left) - Math.floor(right) : left - right;
  return Math.abs(apart % (zh.sure && en.sure ? 1440 : 720)) < 0.001;
}

/** 30 % is three tenths; twice as much is 100 % more. */
function sameShare(zh: Figure, left: number, en: Figure, right: number): boolean {
  const [percent, other] = zh.kind === "percent" ? [left, en] : [right, zh];
  const value = zh.kind === "percent" ? right : left;
  if (other.unit === "point") return near(percent, value);
  if (other.unit === "basis point") return near(percent * 100, value);
  if (other.kind === "fraction") return near(percent / 100, value, 0.02);
  if (other.kind === "times")
    return [percent / 100, percent / 100 + 1, percent / 100 - 1].some((each) => near(each, value));
  return false;
}

function sameMeasure(zh: Figure, left: number, en: Figure, right: number): boolean {
  const [from, to] = [zh.unit && unitOf(zh.unit), en.unit && unitOf(en.unit)];
  if (from && to && from.dimension === to.dimension && zh.unit && en.unit && zh.unit !== en.unit) {
    if (from.dimension === "money" && from.currency !== to.currency) return false;
    return near(inBaseUnit(left, zh.unit), inBaseUnit(right, en.unit), conversionSlack);
  }
  return near(left, right) || roundsTo(zh, left, en, right);
}

/** A rounded one has fewer digits: 2.98亿 is nearly 300 million. Where both are rounded they are rounded alike. */
function roundsTo(zh: Figure, left: number, en: Figure, right: number): boolean {
  if (en.rounded === zh.rounded) return false;
  const [coarse, fine] = en.rounded ? [right, left] : [left, right];
  const digits = significant(coarse);
  if (digits > 2 || digits >= significant(fine) || Math.abs(fine) < 10) return false;
  return near(coarse, fine, 0.06);
}

function significant(value: number): number {
  return Math.max(
    1,
    String(Math.abs(value))
      .replace(".", "")
      .replace(/^0+|0+$|e.*$/g, "").length,
  );
}
