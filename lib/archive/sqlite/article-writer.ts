import type { DatabaseSync } from "node:sqlite";
import type { Original } from "../../content/content.ts";
import { isDay } from "../../record/days.ts";
import { isOnPages, type Moment, type Standing, standingOf } from "../../record/due.ts";
import { articleId } from "../../record/ids.ts";
import type { Articles, Written } from "../keeping/kept-index.ts";
import { removeLostAddresses, writeAddresses, writeContinuation } from "./address-writer.ts";
import {
  type ArticleData,
  articleData,
  captionsOf,
  originOf,
  rankOf,
  tagsOf,
  text,
  textsOf,
} from "./article-data.ts";
import { removeGoneBulletins, writeBulletin } from "./bulletin-writer.ts";
import { writeFeatures } from "./feature-table.ts";
import { pack } from "./packed.ts";
import { writePictures } from "./picture-table.ts";
import { prepared } from "./prepared.ts";
import { bulletinDueAt, forgetGone, isStillDue, scheduleArticle, scheduleBulletin } from "./schedule.ts";
import { freeArticleId, updateSearch } from "./search/search-index.ts";
import { concernsAll } from "./sqlite-errors.ts";
import { totalChanges } from "./total-changes.ts";

/** As `KeptIndex` has it. */
export function writeArticles(
  database: DatabaseSync,
  content: Articles,
  moment: Moment,
  days?: readonly string[],
): Written {
  const failures: Written["failures"] = new Map();
  // What was written and undone counts as written, though nobody will see it.
  const begin = totalChanges(database);
  // What lies in a folder that is named for no day was never served.
  const served = days?.filter(isDay);
  removeGoneArticles(database, content, served, moment);
  removeGoneBulletins(database, content.bulletins, served, moment);
  updateSearch(database);
  const writes = writesFor(database, content, moment);
  const write = (some: typeof writes) =>
    inSavepoint(database, () => {
      for (const { run } of some) run();
      updateSearch(database);
    });
  // One by one only where it has to be found out which of them fail: search takes in many much sooner.
  if (write(writes) !== undefined) {
    for (const each of writes) {
      const failure = write([each]);
      if (failure !== undefined) failures.set(each.file, failure);
    }
  }
  const isDifferent = totalChanges(database) !== begin;
  writeSchedule(database, content, moment, served, failures);
  return { isDifferent, failures };
}

/** What is to be written, by the file that it is made from. */
function writesFor(
  database: DatabaseSync,
  content: Articles,
  moment: Moment,
): { file: string; run: () => void }[] {
  const articles = [...content.originals].map(([id, original]) => {
    if (original === undefined)
      return { file: `articles/${id}.md`, run: () => writeTranslationsOfKeptArticle(database, id, content) };
    const standing = standingOf(original.fields, moment);
    return {
      file: original.file,
      run() {
        if (isOnPages(standing, moment)) writeArticle(database, id, original, content, standing);
        writeAddresses(database, original, standing, moment);
      },
    };
  });
  const bulletins = [...content.bulletins.values()].flatMap((bulletin) =>
    bulletin !== undefined && bulletin.missing.length === 0 && bulletinDueAt(bulletin, moment) <= moment.now
      ? [{ file: bulletin.file, run: () => writeBulletin(database, bulletin) }]
      : [],
  );
  return [...articles, ...bulletins];
}

/**
 * Does some writes, or none of them where they fail.
 * @returns why they failed
 * @throws what concerns the index as a whole
 */
function inSavepoint(database: DatabaseSync, write: () => void): string | undefined {
  database.exec("SAVEPOINT one");
  try {
    write();
    database.exec("RELEASE one");
    return undefined;
  } catch (error) {
    if (!database.isTransaction || concernsAll(error)) throw error;
    database.exec("ROLLBACK TO one; RELEASE one");
    return error instanceof Error ? error.message : String(error);
  }
}

/** Takes away what is gone, or was never to be seen, or is no longer: also a last good version before its time. */
function removeGoneArticles(
  database: DatabaseSync,
  content: Articles,
  days: readonly string[] | undefined,
  moment: Moment,
): void {
  for (const table of ["articles", "withdrawn"] as const) {
    const remove = prepared(database, `DELETE FROM ${table} WHERE day = ? AND slug = ?`);
    for (const { day, slug } of rowsOf(database, table, days)) {
      const original = content.originals.get(articleId(day, slug));
      const stays =
        original === undefined
          ? content.originals.has(articleId(day, slug)) &&
            isStillDue(database, `articles/${day}/${slug}.md`, day, moment)
          : isIn(table, standingOf(original.fields, moment), moment);
      if (!stays) remove.run(day, slug);
    }
  }
  removeLostAddresses(database, days);
}

function isIn(table: "articles" | "withdrawn", standing: Standing, moment: Moment): boolean {
  return table === "articles" ? isOnPages(standing, moment) : standing === "withdrawn";
}

function rowsOf(
  database: DatabaseSync,
  table: "articles" | "withdrawn",
  days: readonly string[] | undefined,
): { day: string; slug: string }[] {
  const rows = days
    ? days.flatMap((day) => prepared(database, `SELECT day, slug FROM ${table} WHERE day = ?`).all(day))
    : prepared(database, `SELECT day, slug FROM ${table}`).all();
  return rows.map(({ day, slug }) => ({ day: String(day), slug: String(slug) }));
}

/** What is held until when. What could not be written is tried again as what is due is. */
function writeSchedule(
  database: DatabaseSync,
  { originals, bulletins }: Articles,
  moment: Moment,
  days: readonly string[] | undefined,
  failures: Written["failures"],
): void {
  const files = new Map<string, unknown>([
    ...[...originals].map(([id, original]) => [`articles/${id}.md`, original] as const),
    ...[...bulletins].map(([id, bulletin]) => [`bulletins/${id}.txt`, bulletin] as const),
  ]);
  forgetGone(database, (file, isHeld) => files.has(file) && (files.get(file) !== undefined || !isHeld), days);
  for (const original of originals.values()) {
    if (original !== undefined && !failures.has(original.file)) scheduleArticle(database, original, moment);
  }
  for (const bulletin of bulletins.values()) {
    if (bulletin !== undefined && !failures.has(bulletin.file)) scheduleBulletin(database, bulletin, moment);
  }
}

function writeArticle(
  database: DatabaseSync,
  id: string,
  original: Original,
  content: Articles,
  standing: Standing,
): void {
  const { day, slug } = original;
  const rank = rankOf(original);
  const unseen = standing === "shown" ? undefined : standing;
  const data = JSON.stringify({ ...articleData(original), unseen } satisfies ArticleData);
  const known = prepared(database, "SELECT id, rank, data FROM articles WHERE day = ? AND slug = ?").get(
    day,
    slug,
  );
  let article = known?.id ?? null;
  if (article === null) {
    article = freeArticleId(database, day);
    prepared(database, "INSERT INTO articles (id, day, slug, rank, data) VALUES (?, ?, ?, ?, ?)").run(
      article,
      day,
      slug,
      rank,
      data,
    );
  } else if (known?.rank !== rank || known.data !== data) {
    prepared(database, "UPDATE articles SET rank = ?, data = ? WHERE id = ?").run(rank, data, article);
  }
  const key = Number(article);
  writeTags(database, key, original, rank);
  writeCorrections(database, key, original);
  writePictures(database, key, original);
  writeContinuation(database, key, original);
  writeTexts(database, key, id, original, content);
  writeFeatures(database, key, original);
}

function writeTags(database: DatabaseSync, article: number, original: Original, rank: string): void {
  const wanted = new Map(tagsOf(original).map(({ facet, tag }) => [`${facet}/${tag}`, { facet, tag }]));
  for (const row of prepared(database, "SELECT facet, tag, day, rank FROM tags WHERE article = ?").all(
    article,
  )) {
    const key = `${row.facet}/${row.tag}`;
    if (wanted.has(key) && row.rank === rank) wanted.delete(key);
    else {
      prepared(
        database,
        "DELETE FROM tags WHERE facet = ? AND tag = ? AND day = ? AND rank = ? AND article = ?",
      ).run(row.facet ?? null, row.tag ?? null, row.day ?? null, row.rank ?? null, article);
    }
  }
  const insert = prepared(database, "INSERT INTO tags VALUES (?, ?, ?, ?, ?)");
  for (const { facet, tag } of wanted.values()) insert.run(facet, tag, original.day, rank, article);
}

function writeCorrections(database: DatabaseSync, article: number, { fields }: Original): void {
  const wanted = (fields.corrections ?? []).map((correction) => JSON.stringify(correction));
  const known = prepared(database, "SELECT data FROM corrections WHERE article = ? ORDER BY number").all(
    article,
  );
  if (JSON.stringify(wanted) === JSON.stringify(known.map(({ data }) => data))) return;
  prepared(database, "DELETE FROM corrections WHERE article = ?").run(article);
  const insert = prepared(database, "INSERT INTO corrections VALUES (?, ?, ?, ?)");
  fields.corrections?.forEach((correction, number) => {
    insert.run(article, number, correction.date, JSON.stringify(correction));
  });
}

function writeTexts(
  database: DatabaseSync,
  article: number,
  id: string,
  original: Original,
  content: Articles,
): void {
  const translations = content.translations.get(id) ?? new Map();
  const wanted = textsOf(original, translations);
  for (const row of wanted) writeText(database, article, row);
  const kept = new Set<string>([...wanted.map(({ locale }) => locale), ...translations.keys()]);
  for (const { locale } of prepared(database, "SELECT locale FROM texts WHERE article = ?").all(article)) {
    if (kept.has(String(locale))) continue;
    prepared(database, "DELETE FROM texts WHERE article = ? AND locale = ?").run(article, locale ?? null);
  }
}

function writeText(database: DatabaseSync, article: number, row: ReturnType<typeof text>): void {
  prepared(
    database,
    `INSERT INTO texts VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET summary = excluded.summary, body = excluded.body
       WHERE summary <> excluded.summary OR body <> excluded.body`,
  ).run(article, row.locale, JSON.stringify(row.summary), pack(row.body));
}

/** An original at fault keeps its last good version; its translations are files of their own and go on. */
function writeTranslationsOfKeptArticle(database: DatabaseSync, id: string, content: Articles): void {
  const [day = "", slug = ""] = id.split("/");
  const known = prepared(database, "SELECT id, data FROM articles WHERE day = ? AND slug = ?").get(day, slug);
  const article = known?.id;
  if (typeof article !== "number") return;
  const { pictures } = JSON.parse(String(known?.data)) as ArticleData;
  const translations = content.translations.get(id) ?? new Map();
  const locales = prepared(database, "SELECT locale FROM texts WHERE article = ? AND locale <> 'zh'");
  for (const { locale } of locales.all(article)) {
    if (!translations.has(locale)) {
      prepared(database, "DELETE FROM texts WHERE article = ? AND locale = ?").run(article, locale ?? null);
    }
  }
  for (const [locale, translation] of translations) {
    if (translation === undefined) continue;
    const more = { ...originOf(translation), ...captionsOf(pictures, locale) };
    writeText(database, article, text(locale, translation, more));
  }
}
