import type { DatabaseSync } from "node:sqlite";
import { blockHash } from "../../bilingual/block-hash.ts";
import { pairBlocks } from "../../bilingual/pairing.ts";
import { notesOfOriginal } from "../../markdown/notes.ts";
import type { Day } from "../../record/days.ts";
import { type Locale, originalLocale } from "../../record/languages.ts";
import type { Correction } from "../../record/schema.ts";
import { noteRead, readKeys } from "../reads.ts";
import { excerptOf } from "../text/excerpt.ts";
import { paragraphCodes } from "../text/paragraph-codes.ts";
import type {
  ArticleLink,
  ArticleSummary,
  ArticleView,
  BlockView,
  ContinuationLink,
  CorrectionView,
  Departure,
  Named,
  PairView,
  ParallelView,
} from "../views.ts";
import type { ArticleData, BodyData } from "./article-data.ts";
import { unpack } from "./packed.ts";
import { readSketch } from "./page-query.ts";
import { readFigures } from "./picture-query.ts";
import { prepared } from "./prepared.ts";
import { readRelated } from "./related-query.ts";
import { type ArticleRow, namedEntries, summaries, summaryColumns, wordsOf } from "./summaries.ts";
import { markTerms } from "./term-query.ts";

/** An article with all that its page shows. */
export function readArticle(
  database: DatabaseSync,
  day: Day,
  slug: string,
  locale: Locale,
): ArticleView | undefined {
  const read = readUnmarked(database, day, slug, locale);
  if (read === undefined) return undefined;
  const { id, article } = read;
  return {
    ...article,
    ...markTerms(database, id, day, article.blocks),
    related: relatedTo(database, id, article, locale),
  };
}

/** The same without marks in its text, and its number in the index. */
export function readUnmarked(
  database: DatabaseSync,
  day: Day,
  slug: string,
  locale: Locale,
): { id: number; article: ArticleView } | undefined {
  const row = prepared(
    database,
    `SELECT ${summaryColumns}, a.rank FROM articles a WHERE a.day = ? AND a.slug = ?`,
  ).get(day, slug) as unknown as (ArticleRow & { rank: string }) | undefined;
  noteRead(readKeys.article(day, slug));
  const [summary] = row ? summaries(database, [row], locale) : [];
  if (row === undefined || summary === undefined) return undefined;

  const { held, updated, bulletin = [] } = JSON.parse(row.data) as ArticleData;
  const shown = bulletin.filter((id) => isShown(database, id));
  const article: ArticleView = {
    ...summary,
    terms: [],
    held,
    updated,
    ...readText(database, row, summary.words.locale, locale),
    bulletins: shown,
    sketches: shown.flatMap((id) => readSketch(database, id, row) ?? []),
    people: peopleOf(database, row.id),
    corrections: correctionsOf(database, row, summary.words),
    previous: neighbour(database, row, "<", "DESC", locale),
    next: neighbour(database, row, ">", "ASC", locale),
    continues: continuedBy(database, row.id, locale),
    continuedIn: restOf(database, row, locale),
    related: [],
  };
  return { id: row.id, article };
}

/** Without those that the page leads to already. */
function relatedTo(database: DatabaseSync, id: number, article: ArticleView, locale: Locale): ArticleLink[] {
  const { day, slug, continues, continuedIn } = article;
  const linked = [...(continues ? [continues] : []), ...continuedIn];
  const except = new Set(linked.map((link) => `${link.day}/${link.slug}`));
  return readRelated(database, { id, day, slug }, except, locale);
}

/**
 * An article's text with its pictures and notes.
 * @param shown the language that it is shown in
 * @param locale of the readers
 */
export function readText(
  database: DatabaseSync,
  row: ArticleRow,
  shown: Locale,
  locale: Locale,
): Pick<ArticleView, "locales" | "blocks" | "figures" | "notes" | "notesOfOriginal" | "hasGaps"> {
  const { pictures } = JSON.parse(row.data) as ArticleData;
  const bodies = readBodies(database, row.id);
  const original = bodies.get(originalLocale);
  if (original === undefined) throw new Error(`article ${row.id} has no original`);
  const translated = shown === originalLocale ? undefined : bodies.get(shown);
  const body = translated ?? original;
  const codes = paragraphCodes(
    row.day,
    row.slug,
    original.blocks.map(({ text }) => blockHash(text)),
  );
  const blocks = blocksOf(original, translated, shown, codes);
  return {
    locales: [...bodies.keys()],
    blocks,
    figures: readFigures(database, pictures ?? [], locale),
    notes: body.notes,
    notesOfOriginal: notesOfOriginal(
      blocks.flatMap(({ untranslated, html }) => (untranslated ? [html] : [])),
      original.noteItems ?? [],
      locale,
    ),
    hasGaps: body.gaps > 0,
  };
}

/** An article in both languages. */
export function readParallel(
  database: DatabaseSync,
  day: Day,
  slug: string,
  locale: Locale,
): ParallelView | undefined {
  const [read, other] = (["zh", "en"] as const).map((language) =>
    readUnmarked(database, day, slug, language),
  );
  const [zh, en] = [read?.article, other?.article];
  if (read === undefined || zh === undefined || en?.translation === undefined) return undefined;
  const shown = locale === "zh" ? zh : en;
  const html = (blocks: readonly BlockView[]) =>
    new Map(blocks.flatMap((block) => (block.untranslated ? [] : [[block.id, block.html]])));
  const [chinese, english] = [html(zh.blocks), html(en.blocks)];
  // The English one has those too that only the original has, and those that only it has.
  const pairs = en.blocks.map(({ id, behind, code }): PairView => {
    const [original, translation] = [chinese.get(id), english.get(id)];
    return {
      ...{ id, behind, code },
      html: {
        ...(original !== undefined && { zh: original }),
        ...(translation !== undefined && { en: translation }),
      },
    };
  });
  return {
    article: { ...shown, related: relatedTo(database, read.id, shown, locale) },
    translation: en.translation,
    words: { zh: zh.words, en: en.words },
    pairs,
    figures: zh.figures.flatMap(({ after, picture }, index) => {
      const other = en.figures[index]?.picture;
      return other === undefined ? [] : [{ after, picture: { zh: picture, en: other } }];
    }),
    notes: { zh: zh.notes, en: en.notes },
  };
}

/** What has become of an article that is not at its address any more. What two claim leads to neither. */
export function readDeparture(database: DatabaseSync, day: Day, slug: string): Departure | undefined {
  noteRead(readKeys.article(day, slug));
  const data = prepared(database, "SELECT data FROM withdrawn WHERE day = ? AND slug = ?").get(
    day,
    slug,
  )?.data;
  if (typeof data === "string") return { withdrawn: JSON.parse(data) };
  const isThere = prepared(database, "SELECT 1 FROM articles WHERE day = ? AND slug = ?").get(day, slug);
  if (isThere !== undefined) return undefined;
  const claims = prepared(database, "SELECT slug FROM former WHERE day = ? AND former = ? LIMIT 2").all(
    day,
    slug,
  );
  const [claim] = claims;
  return claims.length === 1 ? { slug: String(claim?.slug) } : undefined;
}

const continuation = `SELECT a.id, a.day, a.slug, a.data ->> 'page' AS page FROM`;

function continuedBy(database: DatabaseSync, article: number, locale: Locale): ContinuationLink | undefined {
  const target = prepared(database, "SELECT day, slug FROM continuations WHERE article = ?").get(article);
  if (target === undefined) return undefined;
  noteRead(readKeys.article(String(target.day), String(target.slug)));
  const row = prepared(database, `${continuation} articles a WHERE a.day = ? AND a.slug = ?`).get(
    target.day ?? null,
    target.slug ?? null,
  );
  return row && continuationLink(database, row, locale);
}

function restOf(database: DatabaseSync, { day, slug }: ArticleRow, locale: Locale): ContinuationLink[] {
  const rows = prepared(
    database,
    `${continuation} continuations c JOIN articles a ON a.id = c.article
     WHERE c.day = ? AND c.slug = ? ORDER BY a.day, a.rank`,
  ).all(day, slug);
  return rows.map((row) => continuationLink(database, row, locale));
}

function continuationLink(
  database: DatabaseSync,
  row: Record<string, unknown>,
  locale: Locale,
): ContinuationLink {
  const { id, day, slug } = { id: Number(row.id), day: String(row.day), slug: String(row.slug) };
  const page = typeof row.page === "number" ? row.page : undefined;
  return { day, slug, words: wordsOf(database, { id, day, slug }, locale), page };
}

/** So many of an issue's first articles have room for more of their text. */
const leading = 4;

/** The same articles; the first few with longer excerpts. */
export function withLongExcerpts(
  database: DatabaseSync,
  articles: readonly ArticleSummary[],
): ArticleSummary[] {
  const select = prepared(
    database,
    `SELECT t.body FROM articles a JOIN texts t ON t.article = a.id AND t.locale = ?
       WHERE a.day = ? AND a.slug = ?`,
  );
  return articles.map((article, index) => {
    const { day, slug, words } = article;
    const row = index < leading ? select.get(words.locale, day, slug) : undefined;
    if (row === undefined) return article;
    return { ...article, excerpt: excerptOf(unpack<BodyData>(row.body).blocks, words.locale, "long") };
  });
}

function isShown(database: DatabaseSync, bulletin: string): boolean {
  noteRead(readKeys.bulletin(bulletin));
  return prepared(database, "SELECT 1 FROM bulletins WHERE id = ?").get(bulletin) !== undefined;
}

/** By locale, the original's first. */
function readBodies(database: DatabaseSync, article: number): Map<Locale, BodyData> {
  const rows = prepared(
    database,
    "SELECT locale, body FROM texts WHERE article = ? ORDER BY locale <> ?, locale",
  ).all(article, originalLocale);
  return new Map(rows.map(({ locale, body }) => [locale as Locale, unpack<BodyData>(body)]));
}

/** A block without its translation shows the original's; nothing of either is left out. */
function blocksOf(
  original: BodyData,
  translated: BodyData | undefined,
  locale: Locale,
  codes: readonly string[],
): BlockView[] {
  if (translated === undefined) {
    const as = { locale: originalLocale, untranslated: false, behind: false } as const;
    return original.blocks.map(({ id, html }, index) => ({ id, html, ...as, code: codes[index] }));
  }
  return pairBlocks(original.blocks, translated.blocks, translated.translates).flatMap(
    ({ id, original: from, translation: to, behind }, index): BlockView[] => {
      const code = from && codes[index];
      if (to !== undefined) return [{ id, html: to.html, locale, untranslated: false, behind, code }];
      const as = { locale: originalLocale, untranslated: true, behind, code } as const;
      return from === undefined ? [] : [{ id, html: from.html, ...as }];
    },
  );
}

/** The persons that an article names in its fields. */
export function peopleOf(database: DatabaseSync, article: number): Named[] {
  const ids = prepared(database, "SELECT tag FROM tags WHERE article = ? AND facet = 'people'")
    .all(article)
    .map(({ tag }) => String(tag));
  return namedEntries(database)("people", ids);
}

export function correctionsOf(
  database: DatabaseSync,
  row: ArticleRow,
  words: ArticleView["words"],
): CorrectionView[] {
  return prepared(database, "SELECT data FROM corrections WHERE article = ? ORDER BY date, number")
    .all(row.id)
    .map(({ data }) => ({
      ...(JSON.parse(String(data)) as Correction),
      day: row.day,
      slug: row.slug,
      words,
    }));
}

function neighbour(
  database: DatabaseSync,
  { day, rank }: ArticleRow & { rank: string },
  comparison: "<" | ">",
  order: "ASC" | "DESC",
  locale: Locale,
): ArticleLink | undefined {
  noteRead(readKeys.day(day));
  const row = prepared(
    database,
    `SELECT id, slug FROM articles WHERE day = ? AND rank ${comparison} ? ORDER BY rank ${order} LIMIT 1`,
  ).get(day, rank);
  if (row === undefined) return undefined;
  const [id, slug] = [Number(row.id), String(row.slug)];
  return { day, slug, words: wordsOf(database, { id, day, slug }, locale) };
}
