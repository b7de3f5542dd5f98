import type { Dimension } from "#lib/bilingual/figures/units.ts";
import { unsignedNumberAt } from "./en-numbers.ts";
import type { Expression } from "./expression.ts";

interface Named {
  unit: string;
  pattern: RegExp;
  /** A sign or letters that are a unit only with digits before them: 5m, 10 pm. */
  short: boolean;
}

type Row = [unit: string, words: string, short?: string];
const prefixes: [string, string][] = [
  ["kilo", "k"],
  ["centi", "c"],
  ["milli", "m"],
  ["micro", "(?:μ|µ|mc)"],
  ["nano", "n"],
  ["pico", "p"],
  ["deci", "d"],
];

/** Metre, kilometre and the rest, with their letters. */
function withPrefixes(base: string, stem: string, letter: string): Row[] {
  return [
    [base, `${stem}s?`, letter],
    ...prefixes.map(([name, short]): Row => [`${name}${base}`, `${name}${stem}s?`, `${short}${letter}`]),
  ];
}

const metre = "met(?:er|re)";
const litre = "lit(?:er|re)";
const lengths = withPrefixes("meter", metre, "m");
const speeds: Row[] = [
  ["mile per hour", "miles (?:per|an) hour", "mph"],
  ["kilometer per hour", "kilomet(?:er|re)s? (?:per|an) hour", "(?:kmph|kph|km\\/hr?)"],
  ...(["meter", "centimeter", "kilometer"] as const).flatMap((name): Row[] => {
    const letter = { meter: "m", centimeter: "cm", kilometer: "km" }[name];
    const word = name.replace("meter", metre);
    return [
      [`${name} per millisecond`, `${word}s?(?: per |\\/)millisecond`, `${letter}\\/ms`],
      [`${name} per second`, `${word}s?(?: per |\\/)second`, `${letter}\\/s`],
    ];
  }),
];
const areas: Row[] = [
  ["square kilometer", `square kilo${metre}s?`, "km(?:2|²)"],
  ["square meter", `square ${metre}s?`, "m(?:2|²)"],
  ["square mile", "square miles?"],
  ["square foot", "square (?:feet|foot)", "sq ?ft"],
  ["hectare", "hectares?"],
  ["acre", "acres?"],
];
const volumes: Row[] = [
  ["cubic foot", "cubic (?:feet|foot)"],
  ["cubic meter", `cubic ${metre}s?`, "m(?:3|³)"],
  ...withPrefixes("liter", litre, "l"),
  ["gallon", "gallons?"],
  ["barrel", "barrels?"],
  ["tablespoon", "tablespoons?", "tbsp"],
  ["teaspoon", "teaspoons?", "tsp"],
  ["cup", "cups?"],
];
const masses: Row[] = [
  ["metric ton", "metric tons?"],
  ["ton", "(?:tons?|tonnes?)", "t"],
  ...withPrefixes("gram", "gram(?:me)?", "g"),
  ["pound", "pounds?", "lbs?"],
  ["ounce", "ounces?", "oz"],
  ["dram", "(?:drams?|drachmas?)"],
];
const others: Row[] = [
  ["mile", "miles?"],
  ["foot", "(?:feet|foot)", "ft"],
  ["inch", "inch(?:es)?", '(?:in(?= more|$|[.,;])|")'],
  ["yard", "yards?"],
  ["megabyte", "megabytes?", "MB"],
  ["megabit", "megabits?", "mb"],
  ["gigabyte", "gigabytes?", "GB"],
  ["kilobyte", "kilobytes?", "KB"],
  ["byte", "bytes?"],
  ["bit", "bits?"],
  ["radian", "radians?", "rad"],
  ["turn", "turns?"],
];

const named = (rows: Row[]): Named[] =>
  rows.flatMap(([unit, words, short]) => [
    { unit, pattern: new RegExp(`${words}(?![\\p{L}\\d])`, "iuy"), short: false },
    ...(short === undefined
      ? []
      : [{ unit, pattern: new RegExp(`${short}(?![\\p{L}\\d²³])`, "uy"), short: true }]),
  ]);

/** Longer names come first: square metres before metres, speeds before lengths. */
const tables = new Map<Dimension | "all", Named[]>();

function measures(): Named[] {
  const known = tables.get("all");
  if (known !== undefined) return known;
  const made = named([...speeds, ...areas, ...volumes, ...masses, ...lengths, ...others]);
  tables.set("all", made);
  return made;
}

const open = /[ -]?[([{<]?/y;
const close: Record<string, string> = { "(": ")", "[": "]", "{": "}", "<": ">" };

/** The unit behind a number: `45-acre`, `20 (kg)`, `5 feet`. */
function unitBehind(text: string, at: number): { unit: string; to: number } | undefined {
  open.lastIndex = at;
  const gap = open.exec(text)?.[0] ?? "";
  const bracket = close[gap.at(-1) ?? ""];
  const start = at + gap.length;
  for (const { unit, pattern, short } of measures()) {
    pattern.lastIndex = start;
    const found = pattern.exec(text);
    if (found === null || (short && gap === "-")) continue;
    const end = start + found[0].length;
    if (bracket === undefined) return { unit, to: end };
    return text.charAt(end) === bracket ? { unit, to: end + 1 } : undefined;
  }
  return undefined;
}

/** Units that stand alone and can be nothing else. */
const aloneHere = /(?<unit>metric tons?|gramme|mcg)(?![\p{L}\d])/iuy;
const inchesHere = / (?:and )?(\d+(?:\.\d+)?) ?(?:inch(?:es)?|in)(?![\p{L}\d])/iuy;
const feetHere = /(?:feet|foot|ft)$/i;
const angleHere = / degrees?(?!\p{L})/iuy;

/** The number with its unit that begins at an offset. */
export function measureAt(text: string, at: number): Expression | undefined {
  aloneHere.lastIndex = at;
  const alone = aloneHere.exec(text)?.groups?.unit;
  if (alone !== undefined && !/[\d)] ?$/.test(text.slice(0, at))) {
    const unit = /ton/i.test(alone) ? "metric ton" : /mcg/i.test(alone) ? "microgram" : "gram";
    return { from: at, to: at + alone.length, value: undefined, unit };
  }
  const one = /^one (?=[a-z])/i.test(text.slice(at)) ? { from: at, to: at + 3, value: 1 } : undefined;
  const plain = unsignedNumberAt(text, at) ?? gluedDigits(text, at) ?? one;
  if (plain?.value === undefined) return undefined;
  const unit = gluedUnit(text, at) ?? unitBehind(text, plain.to);
  if (unit === undefined) return angleAt(text, plain);
  if (isOther(text, plain.from, unit.to, unit.unit)) return undefined;
  const value = "value" in unit && typeof unit.value === "number" ? unit.value : plain.value;
  const measured = { from: at, to: unit.to, value, unit: unit.unit };
  inchesHere.lastIndex = unit.to;
  const inches = feetHere.test(text.slice(at, unit.to)) ? inchesHere.exec(text) : null;
  if (inches === null) return measured;
  return { ...measured, to: unit.to + inches[0].length, value: plain.value + Number(inches[1]) / 12 };
}

/** 2 pm is a time of day, unless lengths are spoken of; a man's “10 in April” none at all. */
function isOther(text: string, from: number, to: number, unit: string): boolean {
  const written = text.slice(from, to);
  if (/pm$/i.test(written)) return !/\bpicomet/i.test(text);
  if (unit === "turn") return !/\b(?:make|rotate|turn)\b/i.test(text.slice(0, from));
  return /\d ?m$/.test(written) && /^['’]/.test(text.slice(to));
}

const gluedHere = /\d+(?:,\d{3})*(?:\.\d+)?(?=[a-z°μµ"])/iy;

function gluedDigits(text: string, at: number): Expression | undefined {
  gluedHere.lastIndex = at;
  const [digits] = gluedHere.exec(text) ?? [];
  return digits === undefined
    ? undefined
    : { from: at, to: at + digits.length, value: Number(digits.replaceAll(",", "")) };
}

/** 10m, 100t: the letter is the unit's and no million. */
function gluedUnit(text: string, at: number): { unit: string; to: number; value: number } | undefined {
  const digits = /^\d+(?:,\d{3})*(?:\.\d+)?/.exec(text.slice(at))?.[0];
  if (digits === undefined) return undefined;
  if (!/^ ?[a-z°μµ"]/i.test(text.slice(at + digits.length))) return undefined;
  const unit = unitBehind(text, at + digits.length);
  return unit && { ...unit, value: Number(digits.replaceAll(",", "")) };
}

/** 90 degrees where something turns. */
function angleAt(text: string, number: Expression): Expression | undefined {
  angleHere.lastIndex = number.to;
  const degrees = /\b(?:turn|rotate|angle)\b/i.test(text) ? angleHere.exec(text) : null;
  return degrees === null ? undefined : { ...number, to: number.to + degrees[0].length, unit: "degree" };
}
