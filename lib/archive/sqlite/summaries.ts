import type { DatabaseSync } from "node:sqlite";
import { partnersOf } from "../../bilingual/partners.ts";
import { namesBehind } from "../../bilingual/text-stamps.ts";
import { type Locale, originalLocale } from "../../record/languages.ts";
import { noteRead, readKeys } from "../reads.ts";
import { type Breaks, outside } from "../text/headline-breaks.ts";
import type { ArticleSummary, Named, ReporterLink, TranslationState, Words } from "../views.ts";
import type { ArticleData, Summary } from "./article-data.ts";
import { nameFinder } from "./kept-names.ts";
import { readPicture } from "./picture-query.ts";
import { prepared } from "./prepared.ts";

/** What a list reads of each article; the table `articles` is named `a`. */
export const summaryColumns = "a.id, a.day, a.slug, a.data";

export interface ArticleRow {
  id: number;
  day: string;
  slug: string;
  data: string;
}

interface TextRow {
  locale: Locale;
  summary: string;
}

/** What makes a list: rows of a table that has the articles by day and rank. */
export interface ListedBy {
  table: "articles" | "tags";
  /** All of them, where it is left out. */
  where?: string;
  values?: readonly string[];
}

/** Some of the articles of a list, newest day first, each day in its issue's order. */
export function listedRows(
  database: DatabaseSync,
  { table, where = "true", values = [] }: ListedBy,
  size: number,
  offset: number,
): ArticleRow[] {
  return prepared(
    database,
    // Which they are is read from the index alone, however many come before.
    `SELECT ${summaryColumns} FROM
       (SELECT ${table === "tags" ? "article" : "id"} AS id FROM ${table}
        WHERE ${where} ORDER BY day DESC, rank LIMIT ? OFFSET ?) n
       CROSS JOIN articles a ON a.id = n.id ORDER BY a.day DESC, a.rank`,
  ).all(...values, size, offset) as unknown as ArticleRow[];
}

/** The articles of a list in its language, each by primary key. */
export function summaries(
  database: DatabaseSync,
  rows: readonly ArticleRow[],
  locale: Locale,
): ArticleSummary[] {
  const names = namedEntries(database);
  return rows.map(({ id, day, slug, data }): ArticleSummary => {
    noteRead(readKeys.article(day, slug));
    const { kind, page, byline, reporters, topics, supplied, pictures } = JSON.parse(data) as ArticleData;
    const { words, excerpt, length, translation } = textOf(database, id, locale);
    return {
      ...{ day, slug, kind, words, excerpt, length, translation, page, byline, supplied },
      reporters: names("reporters", reporters) as ReporterLink[],
      topics: names("topics", topics),
      picture: pictures?.[0] && readPicture(database, pictures[0], locale),
    };
  });
}

/** An article's headline in the language asked for, or in the original's. */
export function wordsOf(
  database: DatabaseSync,
  { id, day, slug }: Pick<ArticleRow, "id" | "day" | "slug">,
  locale: Locale,
): Words {
  noteRead(readKeys.article(day, slug));
  return textOf(database, id, locale).words;
}

function textOf(
  database: DatabaseSync,
  article: number,
  locale: Locale,
): { words: Words } & Pick<ArticleSummary, "excerpt" | "length" | "translation"> {
  const rows = prepared(
    database,
    "SELECT locale, summary FROM texts WHERE article = ? AND locale IN (?, ?)",
  ).all(article, locale, originalLocale) as unknown as TextRow[];
  const row = rows.find((candidate) => candidate.locale === locale) ?? rows[0];
  if (row === undefined) throw new Error(`article ${article} has no text`);
  const { headline, kicker, deck, excerpt, length, breaks, ...made } = JSON.parse(row.summary) as Summary;
  const original = rows.find((candidate) => candidate.locale === originalLocale);
  return {
    words: {
      ...{ locale: row.locale, headline, kicker, deck },
      breaks: outsideNames(database, headline, breaks),
    },
    excerpt,
    length,
    translation: original && original !== row ? translationState(made, original) : undefined,
  };
}

function translationState(made: Partial<Summary>, original: TextRow): TranslationState {
  const { translator = "", reviewed = false, translated = [], translates } = made;
  const { translatesTexts, translatedTexts = [] } = made;
  const { hashes = [], stamps = [] } = JSON.parse(original.summary) as Summary;
  const partners = partnersOf(hashes, translates, translated.length);
  const shown = partners.filter((_, index) => translated[index]);
  const has = new Set(shown.map((partner) => partner.original));
  return {
    translator,
    reviewed,
    missing: hashes.filter((_, index) => !has.has(index)).length,
    behind: shown.filter(({ behind }) => behind).length,
    behindTexts: namesBehind(translatesTexts, stamps, new Set(translatedTexts)),
  };
}

/** No name or term of the record is broken. */
function outsideNames(
  database: DatabaseSync,
  headline: readonly string[],
  breaks: readonly Breaks[],
): readonly Breaks[] {
  if (breaks.length === 0) return breaks;
  const names = nameFinder(database);
  return headline.map((line, index) => outside(breaks[index] ?? [], names.find(line)));
}

/** Looks up entries of the registries by id, each once. An id without an entry gives nothing. */
export function namedEntries(database: DatabaseSync): (registry: string, ids: readonly string[]) => Named[] {
  const select = prepared(database, "SELECT data FROM entries WHERE registry = ? AND id = ?");
  const known = new Map<string, Named | undefined>();
  return (registry, ids) =>
    ids.flatMap((id) => {
      const key = `${registry}/${id}`;
      noteRead(readKeys.entry(registry, id));
      if (!known.has(key)) {
        const data = select.get(registry, id)?.data;
        known.set(key, typeof data === "string" ? JSON.parse(data) : undefined);
      }
      return known.get(key) ?? [];
    });
}
