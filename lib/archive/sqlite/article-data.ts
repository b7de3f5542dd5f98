import { blockHash } from "../../bilingual/block-hash.ts";
import { stampsOf, textsBeside } from "../../bilingual/text-stamps.ts";
import type { Original, OriginalPicture, PicturePlace, Translation } from "../../content/content.ts";
import { translatedTexts } from "../../content/translated-texts.ts";
import type { Block } from "../../markdown/blocks.ts";
import type { NoteText } from "../../markdown/note-texts.ts";
import type { NoteItem } from "../../markdown/notes.ts";
import { pictureId } from "../../pictures/served.ts";
import type { Day } from "../../record/days.ts";
import type { Standing } from "../../record/due.ts";
import { pageOfBulletin } from "../../record/ids.ts";
import type { Kind } from "../../record/kinds.ts";
import type { TranslationLocale } from "../../record/languages.ts";
import { type Locale, originalLocale } from "../../record/languages.ts";
import type { Picture } from "../../record/schema.ts";
import { wordsOf } from "../chinese-words.ts";
import { excerptOf, lengthOf } from "../text/excerpt.ts";
import { type Breaks, breaksOf } from "../text/headline-breaks.ts";

/** What a row's JSON holds: written by the writer, read by the reader, never seen elsewhere. */
export interface ArticleData {
  kind: Kind;
  held?: string | undefined;
  updated?: string | undefined;
  publish?: string | undefined;
  /** The day of the last correction. */
  corrected?: Day | undefined;
  /** The last day on which anything was done to it, where that is after its own. */
  touched?: Day | undefined;
  /** The first of its earlier slugs. */
  former?: string | undefined;
  page?: number | undefined;
  byline?: string | undefined;
  bulletin?: readonly string[] | undefined;
  reporters: readonly string[];
  topics: readonly string[];
  supplied: readonly string[];
  /** In a preview: why readers do not see it. */
  unseen?: Standing | undefined;
  pictures?: readonly PictureData[] | undefined;
}

/** A picture as its article has it. */
export interface PictureData extends Picture {
  id: string;
  places: readonly PicturePlace[];
}

export interface Summary {
  headline: readonly string[];
  breaks: readonly Breaks[];
  kicker: readonly string[];
  deck: readonly string[];
  excerpt: readonly string[];
  length: number;
  /** Of an original: a hash for each of its blocks. */
  hashes?: readonly string[];
  /** Of a translation: whether each of its blocks is there. */
  translated?: readonly boolean[];
  translator?: string | undefined;
  reviewed?: boolean | undefined;
  translates?: readonly string[] | undefined;
  /** Of an original: what tells its headline, kicker, deck, notes and captions, as `translatesTexts` has it. */
  stamps?: readonly string[];
  /** Of a translation that says what it was made from: that, and the names of those that it has in its language. */
  translatesTexts?: readonly string[];
  translatedTexts?: readonly string[];
}

type Origin = Pick<Summary, "translator" | "reviewed" | "translates" | "translatesTexts" | "translatedTexts">;

export interface BodyData {
  blocks: readonly Block[];
  notes: string;
  noteTexts: readonly NoteText[];
  noteItems?: readonly NoteItem[];
  /** What stands under the pictures, with its id on the page. */
  captions?: readonly PassageText[];
  gaps: number;
  /** A hash for each block of the original that a translation was made from, where it is known. */
  translates?: readonly string[];
}

export interface PassageText {
  id: string;
  text: string;
}

/** What of a text is searched, with its id on the page. What is not translated is searched in the original. */
export function passagesOf({ blocks, noteTexts, captions = [] }: BodyData): PassageText[] {
  return [...blocks.filter(({ untranslated }) => !untranslated), ...captions, ...noteTexts];
}

export function articleData({ fields, pictures }: Original): ArticleData {
  const { kind, held, updated, publish, page, byline, bulletin, reporters, topics, supplied = [] } = fields;
  const corrected = fields.corrections?.map(({ date }) => date).reduce(later);
  const touched = [updated, publish, corrected].map((time = "") => time.slice(0, 10)).reduce(later);
  return {
    kind,
    held,
    updated,
    publish,
    corrected,
    touched: touched > fields.date ? touched : undefined,
    former: fields.formerly?.[0],
    page,
    byline,
    bulletin,
    reporters,
    topics,
    supplied,
    pictures: pictures?.map(pictureData),
  };
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

function pictureData({ path: _, digest, ...picture }: OriginalPicture): PictureData {
  return { ...picture, id: pictureId(digest) };
}

/** Orders a day's articles: by place on the front page, then by page, bulletin and place in it, then by slug. */
export function rankOf({ fields, printOffset, slug }: Original): string {
  const position = String(fields.position ?? 999_999).padStart(6, "0");
  const [first] = fields.bulletin ?? [];
  const page = String(fields.page ?? (first && pageOfBulletin(first)) ?? 9999).padStart(4, "0");
  const print = `${first ?? "~"} ${String(printOffset ?? 99_999_999).padStart(8, "0")}`;
  return `${position} ${page} ${print} ${slug}`;
}

/** What an article is listed under. A list is never longer for an id that is named twice. */
export function tagsOf({ fields }: Original): { facet: string; tag: string }[] {
  return [
    { facet: "kinds", tag: fields.kind },
    ...[...new Set(fields.reporters)].map((tag) => ({ facet: "reporters", tag })),
    ...[...new Set(fields.topics)].map((tag) => ({ facet: "topics", tag })),
    ...[...new Set(fields.people)].map((tag) => ({ facet: "people", tag })),
  ];
}

/** An article's words in each language that it has. */
export function textsOf(
  original: Original,
  translations: ReadonlyMap<TranslationLocale, Translation | undefined>,
): { locale: Locale; summary: Summary; body: BodyData }[] {
  return [
    text(originalLocale, original, captionsOf(original.pictures, originalLocale)),
    ...[...translations].flatMap(([locale, translation]) => {
      if (translation === undefined) return [];
      const more = { ...originOf(translation), ...captionsOf(original.pictures, locale) };
      return [text(locale, translation, more)];
    }),
  ];
}

/** Who made a translation, and of what. */
export function originOf({ fields, body }: Translation): Origin {
  const { translator, reviewed, translates, translatesTexts } = fields;
  return {
    ...{ translator, reviewed },
    ...(translates !== undefined && { translates }),
    ...(translatesTexts !== undefined && {
      translatesTexts,
      translatedTexts: [...translatedTexts(fields, body).translated],
    }),
  };
}

/** What stands under an article's pictures, of a text in this language. */
export function captionsOf(
  pictures: readonly Picture[] | undefined = [],
  locale: Locale,
): Pick<BodyData, "captions"> {
  const captions = pictures.flatMap(({ file, caption, credit }) => {
    const text = [caption, credit].flatMap((words) => words?.[locale] ?? []).join(" ");
    return text === "" ? [] : [{ id: `caption:${file}`, text }];
  });
  return captions.length === 0 ? {} : { captions };
}

export function text(
  locale: Locale,
  {
    fields,
    body,
  }: Pick<Original, "body"> & {
    fields: Pick<Original["fields"], "headline" | "kicker" | "deck"> & {
      pictures?: readonly Picture[] | undefined;
    };
  },
  { captions, ...origin }: Origin & Pick<BodyData, "captions">,
): { locale: Locale; summary: Summary; body: BodyData } {
  const { headline, kicker = [], deck = [] } = fields;
  return {
    locale,
    summary: {
      ...{ headline, kicker, deck },
      breaks: locale === "zh" ? headline.map((line) => breaksOf(line, wordsOf)) : [],
      excerpt: excerptOf(body.blocks, locale),
      length: lengthOf(body.blocks, locale),
      ...(locale === originalLocale
        ? {
            hashes: body.blocks.map(({ text }) => blockHash(text)),
            stamps: stampsOf(textsBeside(fields, body)),
          }
        : { translated: body.blocks.map(({ untranslated }) => !untranslated) }),
      ...origin,
    },
    body: {
      ...body,
      ...(captions && { captions }),
      ...(origin.translates && { translates: origin.translates }),
    },
  };
}
