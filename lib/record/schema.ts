import { z } from "zod";
import { isDay, isDayOrInstant, isInstant, isMonth, isYear } from "./days.ts";
import { idPattern, isArticleId } from "./ids.ts";
import { kinds } from "./kinds.ts";
import { type Locale, locales, originalLocale } from "./languages.ts";
import { isPictureReference } from "./pictures.ts";
import type { Expectation } from "./problems/front-matter.ts";
import { reporterRoles } from "./roles.ts";
import { textFields } from "./text-fields.ts";
import { todoSubjects } from "./todo.ts";

/**
 * The record's format (docs/editors.md). A schema's `error` text is the `Expectation` that
 * `wrong-type` words for editors; a refinement's `params.code` is a problem code of its own.
 */
const expected = (expectation: Expectation) => ({ error: expectation });

/** What readers are shown as it is written. */
export const printedText = z.string(expected("text")).trim().min(1, { error: "empty" });
const text = printedText;
/** A name or a code. */
const word = z.string(expected("text")).trim().min(1, { error: "empty" });
const id = z.string(expected("id")).regex(idPattern, expected("id"));
/** A text or a list of lines; a list of lines either way once it is read. */
const lines = z
  .union([text, z.array(text).min(1, expected("lines"))], expected("lines"))
  .transform((value) => (typeof value === "string" ? [value] : value));
const day = z.string(expected("text")).refine(isDay, { params: { code: "not-a-day" } });
const dayOrInstant = z.string(expected("text")).refine(isDayOrInstant, { params: { code: "not-a-day" } });
const instant = z.string(expected("text")).refine(isInstant, { params: { code: "not-a-time" } });
const localizedText = z.strictObject(inEachLanguage(text), expected("localized"));

/** A picture that stands beside its article as `<slug>.<file>`. */
const picture = z.strictObject(
  {
    file: z.string(expected("pictureFile")).refine(isPictureReference, expected("pictureFile")),
    /** What is to be seen, for those who cannot see it. */
    alt: localizedText,
    caption: localizedText.optional(),
    credit: localizedText.optional(),
  },
  expected("map"),
);

/** One thing to do, by the word for what it is about. */
function aboutOne<Subject extends string>(subject: Subject) {
  return z.strictObject({ [subject]: word } as Record<Subject, typeof word>);
}

function inEachLanguage<Schema>(schema: Schema): Record<Locale, Schema> {
  return Object.fromEntries(locales.map((locale) => [locale, schema])) as Record<Locale, Schema>;
}

/** Fields whose warnings an editor may answer, beside those. */
const answeredFields = [
  "date",
  "held",
  "position",
  "publish",
  "continues",
  "formerly",
  "updated",
  "corrections",
  "withdrawn",
] as const;
const caption = "caption:[^\\s/:]+";
const correctedPlace = new RegExp(`^(p[1-9]\\d*|${textFields.join("|")}|${caption})$`);
const answeredPlace = new RegExp(`^(p[1-9]\\d*|${[...textFields, ...answeredFields].join("|")}|${caption})$`);
/** Pages of an issue; no paper has more. */
const mostPages = 999;

export const originalSchema = z.strictObject(
  {
    headline: lines,
    kicker: lines.optional(),
    deck: lines.optional(),
    kind: z.enum(kinds, expected("text")),
    date: day,
    held: day.optional(),
    byline: text.optional(),
    reporters: z.array(id, expected("ids")),
    topics: z.array(id, expected("ids")),
    people: z.array(id, expected("ids")).optional(),
    position: z.int(expected("position")).min(1, expected("position")).optional(),
    /** The page of the issue (版) that it stands on. */
    page: z.int(expected("page")).min(1, expected("page")).max(mostPages, expected("page")).optional(),
    /** The id of the article that this one is the rest of (上接). */
    continues: z.string(expected("articleId")).refine(isArticleId, expected("articleId")).optional(),
    /** Before that nobody sees it; without it, nobody does before its day begins. */
    publish: instant.optional(),
    withdrawn: z.strictObject({ date: day, note: localizedText }, expected("withdrawal")).optional(),
    /** Earlier slugs on its day. */
    formerly: z.array(id, expected("ids")).optional(),
    /** The ids of the bulletins that it stands on, in reading order. */
    bulletin: z
      .union([word, z.array(word).min(1, expected("bulletins"))], expected("bulletins"))
      .transform((value) => (typeof value === "string" ? [value] : value))
      .optional(),
    pictures: z.array(picture, expected("mapList")).optional(),
    supplied: z.array(z.enum(textFields, expected("text")), expected("list")).optional(),
    updated: dayOrInstant.optional(),
    corrections: z
      .array(
        z.strictObject(
          {
            block: z.string(expected("correctedPlace")).regex(correctedPlace, expected("correctedPlace")),
            ...{ from: text, to: text, note: localizedText, date: day },
          },
          expected("map"),
        ),
        expected("mapList"),
      )
      .optional(),
    /** Characters that the reading of a scan was not sure of. */
    unsure: z
      .array(
        z.strictObject(
          {
            block: z.string(expected("correctedPlace")).regex(correctedPlace, expected("correctedPlace")),
            text,
          },
          expected("map"),
        ),
        expected("mapList"),
      )
      .optional(),
    accept: z
      .array(
        z.strictObject(
          {
            block: z.string(expected("blockOrField")).regex(answeredPlace, expected("blockOrField")),
            code: word,
            why: text,
          },
          expected("map"),
        ),
        expected("mapList"),
      )
      .optional(),
    /** What is left to do before it is whole, as the importer or an editor notes it. */
    todo: z
      .array(z.union([word, ...todoSubjects.map(aboutOne)], expected("todo")), expected("list"))
      .optional(),
    status: z.enum(["draft", "published"], expected("text")).default("published"),
  },
  expected("map"),
);
/** An original's front matter, as checked and read. */
export type OriginalFields = z.infer<typeof originalSchema>;
export type Withdrawal = NonNullable<OriginalFields["withdrawn"]>;
export type Picture = NonNullable<OriginalFields["pictures"]>[number];
export type Unsure = NonNullable<OriginalFields["unsure"]>[number];
export type Correction = NonNullable<OriginalFields["corrections"]>[number];

export const translationSchema = z.strictObject(
  {
    headline: lines,
    kicker: lines.optional(),
    deck: lines.optional(),
    translator: text,
    reviewed: z.boolean(expected("boolean")).default(false),
    translates: z
      .array(z.string(expected("hashes")).regex(/^[0-9a-f]{6,64}$/, expected("hashes")), expected("hashes"))
      .optional(),
    /** The same of headline, kicker, deck, notes and captions, each with its name: `headline a1b2c3d4`. */
    translatesTexts: z
      .array(
        z.string(expected("textHashes")).regex(/^\S+ [0-9a-f]{6,64}$/, expected("textHashes")),
        expected("textHashes"),
      )
      .optional(),
  },
  expected("map"),
);
/** A translation's front matter, as checked and read. */
export type TranslationFields = z.infer<typeof translationSchema>;

const reporter = z.strictObject(
  { id, name: localizedText, role: z.enum(reporterRoles, expected("text")) },
  expected("map"),
);
const topic = z.strictObject({ id, name: localizedText, about: localizedText.optional() }, expected("map"));
/** An office with its first and last day; without one of them it is open at that end. */
const datedOffice = z.strictObject(
  { office: localizedText, from: day.optional(), to: day.optional() },
  expected("map"),
);
const person = z
  .strictObject(
    {
      id,
      name: localizedText,
      /** On days that none of `offices` covers. */
      office: localizedText.optional(),
      offices: z.array(datedOffice, expected("mapList")).min(1, expected("mapList")).optional(),
    },
    expected("map"),
  )
  .refine(({ office, offices }) => office !== undefined || offices !== undefined, { path: ["office"] });
const term = z.strictObject(
  {
    id,
    term: localizedText,
    also: z
      .strictObject(inEachLanguage(z.array(text, expected("list")).optional()), expected("map"))
      .optional(),
    note: localizedText.optional(),
  },
  expected("map"),
);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** RFC 4151 §2.1: who may give out names, and a day on which that was so. */
function isTaggingEntity(text: string): boolean {
  const domain = "[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)+";
  const date = new RegExp(`^(?:[a-z0-9._-]+@)?${domain},(?<date>\\S+)$`).exec(text)?.groups?.date;
  return date !== undefined && (isYear(date) || isMonth(date) || isDay(date));
}

const contact = z.union([z.email(), z.url({ protocol: /^https?$/ })], expected("contact"));

/** What makes the site a paper's own. */
export const siteSchema = z.strictObject(
  {
    name: localizedText,
    description: localizedText.optional(),
    publisher: localizedText.optional(),
    /** Where readers write to who find an error: an e-mail or a web address. */
    contact: contact.optional(),
    licence: localizedText.optional(),
    rights: localizedText.optional(),
    /** Those that the site shows; the originals' is one of them. */
    languages: z
      .array(z.enum(locales, expected("text")), expected("languages"))
      .refine((languages) => languages.includes(originalLocale), expected("languages"))
      .default([...locales]),
    /** Begins the ids of what feeds hold: a domain or an e-mail address, and a day on which it was the paper's. */
    authority: z.string(expected("authority")).refine(isTaggingEntity, expected("authority")).optional(),
    /** IANA name. Every instant is read in this zone, whatever the machine's own. */
    timeZone: z.string(expected("timeZone")).refine(isTimeZone, expected("timeZone")),
  },
  expected("map"),
);
export type Site = z.infer<typeof siteSchema>;

/** The registries by the name of their file. Each is a list of entries with an id. */
export const registrySchemas = {
  reporters: z.array(reporter, expected("mapList")),
  topics: z.array(topic, expected("mapList")),
  people: z.array(person, expected("mapList")),
  glossary: z.array(term, expected("mapList")),
} as const;
/** What is said of the site is kept as a registry with one entry. */
export type Registries = {
  [Name in keyof typeof registrySchemas]: z.infer<(typeof registrySchemas)[Name]>;
} & {
  site: ({ id: "site" } & Site)[];
};
export type RegistryName = keyof Registries;
export const registryNames = [...Object.keys(registrySchemas), "site"] as RegistryName[];
export type Reporter = Registries["reporters"][number];
export type Person = Registries["people"][number];
export type DatedOffice = z.infer<typeof datedOffice>;
export type Term = Registries["glossary"][number];

/** What is known of a bulletin beside its text: where it came from, and what is set aside on purpose. */
export const bulletinSchema = z.strictObject(
  {
    origin: localizedText.optional(),
    /** The name of the untouched file beside it that the text was converted from. */
    source: word.optional(),
    /** The encoding or format of `source`, such as GB18030 or PDF. */
    encoding: word.optional(),
    setAside: z
      .array(
        z.strictObject(
          {
            lines: z
              .tuple(
                [z.int(expected("lineRange")).min(1), z.int(expected("lineRange")).min(1)],
                expected("lineRange"),
              )
              .refine(([from, to]) => from <= to, expected("lineRange")),
            text,
            why: text,
          },
          expected("map"),
        ),
        expected("mapList"),
      )
      .optional(),
  },
  expected("map"),
);
export type BulletinFields = z.infer<typeof bulletinSchema>;
