/** Plants one wrong number or date in a text, as a slip of the pen or of the mind would. */
export interface Planted {
  kind: "digit" | "unit" | "date";
  text: string;
}

/** A generator of numbers from 0 up to 1 that begins at a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;
const one = <T>(of: readonly T[], random: Random): T | undefined => of[Math.floor(random() * of.length)];

/** A digit becomes another; the first of several does not become 0. */
export function plantDigit(text: string, random: Random): Planted | undefined {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const at = one(places, random);
  if (at === undefined) return undefined;
  const first = !/[\d.,]/.test(text.charAt(at - 1)) && /[\d,]/.test(text.charAt(at + 1));
  const digits = [..."0123456789"].filter((each) => each !== text.charAt(at) && !(first && each === "0"));
  return { kind: "digit", text: text.slice(0, at) + one(digits, random) + text.slice(at + 1) };
}

const units: [RegExp, string[]][] = [
  [/(?<=[\d一二三四五六七八九十百千余多几])万(?![一亿])/g, ["亿"]],
  [/(?<=[\d一二三四五六七八九十百千余多几])亿/g, ["万"]],
  [/(?<=\d ?)[%％]/g, ["", "万"]],
  [/(?<=\d )(?:million|billion|thousand)\b/g, ["million", "billion", "thousand"]],
  [/(?<=\d) ?(?:%|percent|per cent)(?![a-z])/g, ["", " million"]],
];

/** 万 becomes 亿, million becomes billion, a percentage loses its sign. */
export function plantUnit(text: string, random: Random): Planted | undefined {
  const places = units.flatMap(([pattern, others]) =>
    [...text.matchAll(pattern)].map((found) => ({ at: found.index, written: found[0], others })),
  );
  const place = one(places, random);
  if (place === undefined) return undefined;
  const other = one(
    place.others.filter((each) => each !== place.written),
    random,
  );
  const end = place.at + place.written.length;
  return { kind: "unit", text: text.slice(0, place.at) + other + text.slice(end) };
}

const names = "January February March April May June July August September October November December".split(
  " ",
);
const date = new RegExp(
  `(?<year>(?<![\\d.,])20[012]\\d(?=年|\\b(?![,.%]?\\d)))|(?<month>(?<!\\d)1?\\d(?=月))|(?<day>(?<!\\d)[123]?\\d(?=日))|(?<name>\\b(?:${names.join("|")})\\b(?= \\d))|(?<=(?:${names.join("|")}) )(?<date>[123]?\\d)(?=st|nd|rd|th|,|\\b(?!,?\\d))`,
  "g",
);

/** A year, month or day becomes another. */
export function plantDate(text: string, random: Random): Planted | undefined {
  const place = one([...text.matchAll(date)], random);
  if (place === undefined) return undefined;
  const { year, month, day, name } = place.groups ?? {};
  const others =
    name !== undefined
      ? names
      : upTo(
          year !== undefined
            ? [2001, 2029]
            : month !== undefined
              ? [1, 12]
              : [1, day === undefined ? 28 : 31],
        );
  const other = one(
    others.filter((each) => each !== place[0]),
    random,
  );
  const end = place.index + place[0].length;
  return { kind: "date", text: text.slice(0, place.index) + other + text.slice(end) };
}

const upTo = ([from, to]: [number, number] | number[]): string[] =>
  Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, at) => String((from ?? 0) + at));
