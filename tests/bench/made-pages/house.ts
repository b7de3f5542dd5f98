import { pick, type Random, whole } from "./chance.ts";
import { person, towns } from "./words.ts";

/** What a page is printed in: one form of each dimension, and what the paper is called. */
export interface House {
  random: Random;
  paper: string;
  town: string;
  date: { year: number; month: number; day: number };
  /** Reporters, who sign again and again. */
  staff: readonly string[];
  style: Readonly<Record<Dimension, string>>;
}

/**
 * What houses differ in, each independent of the others. A fit may leave any one form out, so that it can be
 * measured on pages that have it.
 */
export const dimensions = {
  masthead: ["none", "daily", "evening", "weekly", "bilingual"],
  pageHead: ["none", "lines", "one-line", "dotted", "title-page", "spaced-letters"],
  staffLine: ["none", "colon", "spaces", "slashes", "bars", "odd-titles", "marked"],
  headline: [
    "own",
    "two-lines",
    "broken",
    "spaces",
    "comma",
    "question",
    "quoted",
    "speaker",
    "statement",
    "topic",
    "brief",
  ],
  kicker: ["none", "meeting", "series", "section", "dash", "occasion"],
  deck: ["none", "persons", "figures", "dash", "sentence", "saying"],
  byline: [
    "none",
    "reporter",
    "marked",
    "media-reporter",
    "bare",
    "row",
    "with-intern",
    "from-place",
    "text-picture",
    "agency",
    "duties",
  ],
  dateline: ["none", "dispatch", "place-day", "agency", "brackets", "paper-name", "reports", "gap-only"],
  signature: [
    "none",
    "inline-reporter",
    "inline-names",
    "inline-source",
    "block-brackets",
    "block-dash",
    "block-open",
    "block-unit",
  ],
  caption: ["figure-is", "arrow", "numbered", "plain", "with-credit", "label", "scene"],
  credit: ["line", "slash", "label", "supplied", "brackets", "agency"],
  guide: [
    "none",
    "arrow",
    "page-after",
    "page-before",
    "dots",
    "brackets",
    "two-lines",
    "bare-number",
    "marked",
  ],
  turn: ["none", "brackets", "arrow", "bare", "marked"],
  subhead: ["none", "plain", "numbered", "brackets", "short", "spaces", "marked", "question"],
  notice: ["none", "office", "lost", "sale", "outage", "appeal", "correction", "advert", "boxed"],
  listing: [
    "none",
    "names",
    "prices",
    "schedule",
    "verse",
    "table",
    "briefs",
    "weather",
    "letters",
    "questions",
  ],
  column: ["none", "bare", "brackets", "marked", "with-number"],
  wrap: ["none", "narrow", "wide", "indented", "dense"],
  script: ["simplified", "traditional"],
  marks: ["full", "half", "corner"],
  noise: ["none", "look-alikes", "radicals"],
  cut: ["tails-later", "interleaved", "scattered", "pieces", "lossy"],
} as const;

export type Dimension = keyof typeof dimensions;
/** How many times likelier than another form these are: most pages are printed plainly. */
const usual: Partial<Record<Dimension, Readonly<Record<string, number>>>> = {
  wrap: { none: 6 },
  script: { simplified: 9 },
  marks: { full: 8 },
  noise: { none: 10 },
  masthead: { none: 3 },
};

/** A form that pages must have, or must not. */
export interface Held {
  dimension: Dimension;
  form: string;
}

const titles = [
  "日报",
  "晚报",
  "晨报",
  "时报",
  "商报",
  "周报",
  "都市报",
  "新报",
  "导报",
  "观察报",
  "时讯",
  "消息",
  "新闻",
  "早报",
  "快报",
];

/** A house as chance has it; without a form, or with it. */
export function drawHouse(random: Random, { without, only }: { without?: Held; only?: Held } = {}): House {
  const style = Object.fromEntries(
    Object.entries(dimensions).map(([dimension, forms]) => {
      if (only?.dimension === dimension) return [dimension, only.form];
      const open = forms.filter((form) => without?.dimension !== dimension || form !== without.form);
      const weights = usual[dimension as Dimension] ?? {};
      return [
        dimension,
        pick(
          random,
          open.flatMap((form) => new Array<string>(weights[form] ?? 1).fill(form)),
        ),
      ];
    }),
  ) as Record<Dimension, string>;
  const town = pick(random, towns);
  return {
    random,
    town,
    paper: town + pick(random, titles),
    date: { year: whole(random, 1998, 2026), month: whole(random, 1, 12), day: whole(random, 1, 28) },
    staff: Array.from({ length: 5 }, () => person(random)),
    style,
  };
}

/** A reporter of the house, or someone else. */
export function reporter({ random, staff }: House): string {
  return random() < 0.6 ? pick(random, staff) : person(random);
}
