import { exactly } from "../../numerals/han.ts";
import type { Figure } from "./figure.ts";
import { englishNameOf } from "./units.ts";

const months = "January February March April May June July August September October November December".split(
  " ",
);
const weekdays = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const large: [number, string][] = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"],
];

/** What a number or date of the original is in English, as a newspaper has it: `1.2亿` is `120 million`. */
export function inEnglish(figures: Figure[]): string {
  const part = (kind: Figure["kind"]) => figures.find((each) => each.kind === kind)?.values[0];
  const [year, month, day] = [part("year"), part("month"), part("day")];
  const monthAndDay = [month === undefined ? undefined : months[month - 1], day].filter(
    (each) => each !== undefined,
  );
  const date =
    month === undefined && day !== undefined
      ? `the ${ordinal(day)}`
      : monthAndDay.join(" ") + (year === undefined ? "" : `${day === undefined ? " " : ", "}${year}`);
  const others = figures.filter(({ kind }) => kind !== "year" && kind !== "month" && kind !== "day");
  return [date.trim(), ...others.map(one)].filter((each) => each !== "").join(" ");
}

function one({ kind, values, unit, of }: Figure): string {
  const [value = 0] = values;
  switch (kind) {
    case "ordinal":
      return ordinal(value);
    case "percent":
      return of === "point"
        ? `${plain(value)} percentage point${value === 1 ? "" : "s"}`
        : `${plain(value)} percent`;
    case "times":
      return value === 2 ? "twice" : `${plain(value)} times`;
    case "fraction":
      return fraction(value);
    case "decade":
      return `the ${value < 100 ? value + (value < 30 ? 2000 : 1900) : value}s`;
    case "century":
      return `the ${ordinal(value)} century`;
    case "weekday":
      return weekdays[value - 1] ?? "";
    case "clock":
      return clock(value);
    default:
      return withUnit(value, unit);
  }
}

function withUnit(value: number, unit: string | undefined): string {
  const number = large.some(([scale]) => value >= scale) ? inWords(value) : plain(value);
  const name = unit && englishNameOf(unit, value);
  return name ? `${number} ${name}` : number;
}

function inWords(value: number): string {
  const [scale, word] = large.find(([each]) => value >= each) ?? [1, ""];
  const many = exactly(value / scale);
  // 1,234,567 has no short form.
  return String(many).replace(/^\d+\.?/, "").length > 3 ? plain(value) : `${plain(many)} ${word}`;
}

function plain(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 10 });
}

function ordinal(value: number): string {
  const teen = value % 100 > 10 && value % 100 < 14;
  return `${plain(value)}${teen ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th")}`;
}

const names = ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

const counts = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

function fraction(value: number): string {
  for (const [at, name] of names.entries()) {
    const above = exactly(value * (at + 2));
    if (above === 1) return name === "half" ? "half" : `a ${name}`;
    const number = counts[Math.round(above)];
    if (Math.abs(above - Math.round(above)) < 1e-9 && number !== undefined) return `${number}-${name}s`;
  }
  return plain(value);
}

function clock(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), Math.floor(minutes % 60)];
  return `${hour}:${String(minute).padStart(2, "0")}`;
}
