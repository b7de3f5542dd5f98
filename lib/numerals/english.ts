import { exactly } from "./han.ts";

const small = new Map(
  [
    ...[
      "zero",
      "one",
      "two",
      "three",
      "four",
      "five",
      "six",
      "seven",
      "eight",
      "nine",
      "ten",
      "eleven",
      "twelve",
    ],
    ...["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
  ].map((word, value) => [word, value] as const),
);
const tens = new Map(
  ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].map(
    (word, at) => [word, (at + 2) * 10] as const,
  ),
);
tens.set("fourty", 40);
const scales = new Map([
  ["hundred", 100],
  ["thousand", 1e3],
  ["lakh", 1e5],
  ["million", 1e6],
  ["mil", 1e6],
  ["mln", 1e6],
  ["mn", 1e6],
  ["crore", 1e7],
  ["billion", 1e9],
  ["bln", 1e9],
  ["bn", 1e9],
  ["trillion", 1e12],
  ["tln", 1e12],
  ["tn", 1e12],
]);
const ordinals = new Map([
  ...([
    ["first", 1],
    ["second", 2],
    ["third", 3],
    ["fourth", 4],
    ["fifth", 5],
    ["sixth", 6],
    ["seventh", 7],
    ["eighth", 8],
    ["ninth", 9],
    ["tenth", 10],
    ["eleventh", 11],
    ["twelfth", 12],
    ["twelveth", 12],
    ["thirteenth", 13],
    ["fourteenth", 14],
    ["fifteenth", 15],
    ["sixteenth", 16],
    ["seventeenth", 17],
    ["eighteenth", 18],
    ["nineteenth", 19],
  ] as const),
  ...[...tens].map(([word, value]) => [word.replace(/y$/, "ieth"), value] as const),
  ...[...scales].slice(0, 1).map(([word, value]) => [`${word}th`, value] as const),
  ...[...scales].slice(1).map(([word, value]) => [`${word}th`, value] as const),
]);
/** What a fraction's lower number may be, in the singular. */
const parts = new Map<string, number>([...ordinals, ["half", 2], ["halve", 2], ["quarter", 4]]);
parts.delete("first");

export interface EnglishNumeral {
  value: number;
  to: number;
  digits: boolean;
  /** `whole` and `decimal` count; `ordinal` is 3rd or third; `fraction` has a lower number, as in two thirds. */
  form: "whole" | "decimal" | "ordinal" | "fraction";
  decimals: number;
  /** It has thousand or another word for a scale. */
  scaled: boolean;
}

interface Word {
  word: string;
  from: number;
  to: number;
}

const wordHere = /[a-z]+/iy;
const gapHere = /(?: ?- ?| {1,3}|, (?=and ))/y;

function wordAt(text: string, at: number): Word | undefined {
  wordHere.lastIndex = at;
  const [word] = wordHere.exec(text) ?? [];
  return word === undefined ? undefined : { word: word.toLowerCase(), from: at, to: at + word.length };
}

function nextWord(text: string, at: number): Word | undefined {
  gapHere.lastIndex = at;
  const [gap] = gapHere.exec(text) ?? [];
  return gap === undefined ? undefined : wordAt(text, at + gap.length);
}

/** Sums of tens and ones below a thousand, and the thousands above. */
interface Sum {
  total: number;
  part: number;
  to: number;
  /** The size of the last thing taken: after a ten only ones may follow. */
  last: number;
  ordinal: boolean;
  scaled: boolean;
}

const start = (at: number): Sum => ({
  total: 0,
  part: 0,
  to: at,
  last: Number.POSITIVE_INFINITY,
  ordinal: false,
  scaled: false,
});

function takeWord(sum: Sum, word: string): boolean {
  const ordinal = ordinals.get(word);
  const scale = scales.get(word) ?? scales.get(word.replace(/th$/, ""));
  if (scale !== undefined) {
    if (sum.part === 0 && sum.total === 0) sum.part = 1;
    if (sum.part === 0) {
      sum.total *= scale;
    } else if (scale === 100) {
      if (sum.part >= 100) return false;
      sum.part *= 100;
    } else {
      if (sum.scaled && sum.total > 0 && sum.total % (scale * 10) !== 0 && sum.total < scale) return false;
      sum.total += sum.part * scale;
      sum.part = 0;
    }
    sum.scaled = true;
    sum.last = scale;
    if (ordinal !== undefined) sum.ordinal = true;
    return true;
  }
  const value = ordinal ?? small.get(word) ?? tens.get(word);
  if (value === undefined) return false;
  const fits = value >= 20 ? sum.last >= 100 : value >= 10 ? sum.last >= 100 : sum.last >= 20;
  if (!fits || (value === 0 && sum.last !== Number.POSITIVE_INFINITY)) return false;
  sum.part += value;
  sum.last = value >= 20 ? 20 : 1;
  if (ordinal !== undefined) sum.ordinal = true;
  return true;
}

/** A whole number or an ordinal in words. */
function wordsAt(text: string, at: number): Sum | undefined {
  let word = wordAt(text, at);
  const sum = start(at);
  if (word !== undefined && (word.word === "a" || word.word === "an")) {
    word = nextWord(text, word.to);
    if (word === undefined || !scales.has(word.word)) return undefined;
    sum.part = 1;
    sum.last = 1;
  }
  while (word !== undefined) {
    const linked = word.word === "and" && sum.scaled ? nextWord(text, word.to) : undefined;
    const taken = linked ?? word;
    if (linked !== undefined && sum.last < 100) break;
    if (!takeWord(sum, taken.word)) break;
    sum.to = taken.to;
    if (sum.ordinal) break;
    word = nextWord(text, taken.to);
  }
  return sum.to === at ? undefined : sum;
}

const digitsHere = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+/y;
const suffixHere = /(st|nd|rd|th)(?![a-z\d])/iy;
const scaleHere =
  /(?: |-)?(hundred|thousand|million|billion|trillion|lakh|crore|mln|bln|tln|mn|bn|tn|k|m|b)(?![A-Za-z])/iy;
const pointHere = / point((?: (?:zero|oh|one|two|three|four|five|six|seven|eight|nine))+)(?![a-z])/iy;

/** The number that begins at an offset, where a word or digits begin. */
export function englishNumeralAt(text: string, at: number): EnglishNumeral | undefined {
  const digits = fromDigits(text, at);
  const whole = digits ?? fromWords(text, at);
  return whole === undefined ? partAlone(text, at) : withPart(text, whole);
}

function fromDigits(text: string, at: number): EnglishNumeral | undefined {
  digitsHere.lastIndex = at;
  const [written] = digitsHere.exec(text) ?? [];
  if (written === undefined) return undefined;
  let value = Number(written.replaceAll(",", ""));
  let to = at + written.length;
  const decimals = written.split(".")[1]?.length ?? 0;
  suffixHere.lastIndex = to;
  const ordinal = decimals === 0 ? suffixHere.exec(text) : null;
  if (ordinal !== null) return { value, to: to + 2, digits: true, form: "ordinal", decimals, scaled: false };
  let scaled = false;
  for (;;) {
    scaleHere.lastIndex = to;
    const scale = scaleHere.exec(text);
    // Ka-52M and 4K/8K are names.
    if (
      scale === null ||
      (scale[1]?.length === 1 && (scale[0].length > 1 || /[A-Za-z]-?$/.test(text.slice(0, at))))
    )
      break;
    value = exactly(
      value *
        ({ k: 1e3, m: 1e6, b: 1e9 }[scale[1]?.toLowerCase() ?? ""] ??
          scales.get(scale[1]?.toLowerCase() ?? "") ??
          1),
    );
    to += scale[0].length;
    scaled = true;
  }
  return { value, to, digits: true, form: decimals > 0 ? "decimal" : "whole", decimals, scaled };
}

function fromWords(text: string, at: number): EnglishNumeral | undefined {
  const sum = wordsAt(text, at);
  if (sum === undefined) return undefined;
  const value = sum.total + sum.part;
  const form = sum.ordinal ? "ordinal" : "whole";
  pointHere.lastIndex = sum.to;
  const point = sum.ordinal ? null : pointHere.exec(text);
  if (point === null) return { value, to: sum.to, digits: false, form, decimals: 0, scaled: sum.scaled };
  const decimals = (point[1] ?? "")
    .trim()
    .split(" ")
    .map((word) => small.get(word.toLowerCase()) ?? 0);
  return {
    value: Number(`${value}.${decimals.join("")}`),
    to: sum.to + point[0].length,
    ...{ digits: false, form: "decimal", decimals: decimals.length, scaled: sum.scaled },
  };
}

const halfHere = /(?: |-)and(?: |-)(?:a|one)(?: |-)(half|quarter|third)(?![a-z])/iy;
const slashHere = /\/(\d+)(?![\d/])/y;

/** Two thirds, two and a half, 3/4. */
function withPart(text: string, whole: EnglishNumeral): EnglishNumeral {
  halfHere.lastIndex = whole.to;
  const half = halfHere.exec(text);
  if (half !== null && whole.form !== "ordinal") {
    const value = whole.value + 1 / (parts.get((half[1] ?? "").toLowerCase()) ?? 2);
    return ofScale(text, { ...whole, value, to: whole.to + half[0].length, form: "decimal" });
  }
  slashHere.lastIndex = whole.to;
  const slash = whole.digits && whole.form === "whole" && !whole.scaled ? slashHere.exec(text) : null;
  if (slash !== null && Number(slash[1]) > 1 && whole.value < 1000) {
    return {
      ...whole,
      value: whole.value / Number(slash[1]),
      to: whole.to + slash[0].length,
      form: "fraction",
    };
  }
  const next = nextWord(text, whole.to);
  const part = next && parts.get(singular(next.word, whole.value));
  if (next === undefined || part === undefined || whole.form === "ordinal" || whole.scaled) return whole;
  if (whole.value > 1 && !/s$|halves$/.test(next.word)) return whole;
  return ofScale(text, { ...whole, value: whole.value / part, to: next.to, form: "fraction" });
}

function singular(word: string, above: number): string {
  if (above === 1) return word === "second" ? "" : word;
  return word === "halves" ? "half" : word === "seconds" ? "" : word.replace(/s$/, "");
}

const ofScaleHere =
  / (?:of )?an? (hundred|thousand|million|billion|trillion)(?![a-z])| (million|billion)(?![a-z])/iy;

/** A quarter of a million, half a million. */
function ofScale(text: string, part: EnglishNumeral): EnglishNumeral {
  ofScaleHere.lastIndex = part.to;
  const found = ofScaleHere.exec(text);
  if (found === null) return part;
  const value = exactly(part.value * (scales.get((found[1] ?? found[2] ?? "").toLowerCase()) ?? 1));
  return {
    ...part,
    value,
    to: part.to + found[0].length,
    form: part.form === "decimal" ? "decimal" : "whole",
    scaled: true,
  };
}

/** A half, a third, half. */
function partAlone(text: string, at: number): EnglishNumeral | undefined {
  const first = wordAt(text, at);
  if (first === undefined) return undefined;
  const next = first.word === "a" || first.word === "one" ? nextWord(text, first.to) : first;
  if (next === undefined || (next === first && next.word !== "half")) return undefined;
  const part = next.word === "second" ? undefined : parts.get(next.word);
  if (part === undefined || part >= 1000) return undefined;
  const alone: EnglishNumeral = {
    value: 1 / part,
    to: next.to,
    digits: false,
    form: "fraction",
    decimals: 0,
    scaled: false,
  };
  return ofScale(text, alone);
}
