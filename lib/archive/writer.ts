import type { DatabaseSync } from "node:sqlite";
import type { Content, Original } from "../content/content.ts";
import { articleId } from "../content/paths.ts";
import { type RegistryName, registryNames } from "../content/schema.ts";
import { inTransaction } from "./database.ts";
import { articleData, rankOf, tagsOf, text, textsOf } from "./rows.ts";

/**
 * Brings the index in line with the content, in one transaction. Rows that are right already are not touched;
 * files that are at fault keep the rows of their last good version.
 * @returns the revision, one higher than before if anything changed that a reader may see
 */
export function applyContent(database: DatabaseSync, content: Content): number {
  return inTransaction(database, () => {
    const changes = totalChanges(database);
    writeArticles(database, content);
    writeTranslationsOfKeptArticles(database, content);
    for (const name of registryNames) writeRegistry(database, name, content);
    const changed = totalChanges(database) !== changes;

    const errors = content.problems.filter(({ severity }) => severity === "error").length;
    const setMeta = database.prepare("UPDATE meta SET value = ? WHERE key = ? AND value <> ?");
    const counts = { errors, warnings: content.problems.length - errors, filled: 1 };
    for (const [key, value] of Object.entries(counts)) setMeta.run(value, key, value);
    if (changed) database.exec("UPDATE meta SET value = value + 1 WHERE key = 'revision'");
    return Number(database.prepare("SELECT value FROM meta WHERE key = 'revision'").get()?.value);
  });
}

function totalChanges(database: DatabaseSync): unknown {
  return database.prepare("SELECT total_changes() AS n").get()?.n;
}

function writeArticles(database: DatabaseSync, content: Content): void {
  const remove = database.prepare("DELETE FROM articles WHERE day = ? AND slug = ?");
  for (const { day, slug } of database.prepare("SELECT day, slug FROM articles").all()) {
    const id = articleId(String(day), String(slug));
    const original = content.originals.get(id);
    const gone = !content.originals.has(id) || original?.fields.status === "draft";
    if (gone) remove.run(day ?? null, slug ?? null);
  }
  for (const [id, original] of content.originals) {
    if (original?.fields.status === "published") writeArticle(database, id, original, content);
  }
}

function writeArticle(database: DatabaseSync, id: string, original: Original, content: Content): void {
  const { day, slug } = original;
  const rank = rankOf(original);
  const data = JSON.stringify(articleData(original));
  const known = database
    .prepare("SELECT id, rank, data FROM articles WHERE day = ? AND slug = ?")
    .get(day, slug);
  let article = known?.id ?? null;
  if (article === null) {
    article = database
      .prepare("INSERT INTO articles (day, slug, rank, data) VALUES (?, ?, ?, ?)")
      .run(day, slug, rank, data).lastInsertRowid;
  } else if (known?.rank !== rank || known.data !== data) {
    database.prepare("UPDATE articles SET rank = ?, data = ? WHERE id = ?").run(rank, data, article);
  }
  const key = Number(article);
  writeTags(database, key, original, rank);
  writeCorrections(database, key, original);
  writeTexts(database, key, id, original, content);
}

function writeTags(database: DatabaseSync, article: number, original: Original, rank: string): void {
  const wanted = new Map(tagsOf(original).map(({ facet, tag }) => [`${facet}/${tag}`, { facet, tag }]));
  for (const row of database
    .prepare("SELECT facet, tag, day, rank FROM tags WHERE article = ?")
    .all(article)) {
    const key = `${row.facet}/${row.tag}`;
    if (wanted.has(key) && row.rank === rank) wanted.delete(key);
    else {
      database
        .prepare("DELETE FROM tags WHERE facet = ? AND tag = ? AND day = ? AND rank = ? AND article = ?")
        .run(row.facet ?? null, row.tag ?? null, row.day ?? null, row.rank ?? null, article);
    }
  }
  const insert = database.prepare("INSERT INTO tags VALUES (?, ?, ?, ?, ?)");
  for (const { facet, tag } of wanted.values()) insert.run(facet, tag, original.day, rank, article);
}

function writeCorrections(database: DatabaseSync, article: number, { fields }: Original): void {
  const wanted = (fields.corrections ?? []).map((correction) => JSON.stringify(correction));
  const known = database
    .prepare("SELECT data FROM corrections WHERE article = ? ORDER BY number")
    .all(article);
  if (JSON.stringify(wanted) === JSON.stringify(known.map(({ data }) => data))) return;
  database.prepare("DELETE FROM corrections WHERE article = ?").run(article);
  const insert = database.prepare("INSERT INTO corrections VALUES (?, ?, ?, ?)");
  fields.corrections?.forEach((correction, number) => {
    insert.run(article, number, correction.date, JSON.stringify(correction));
  });
}

function writeTexts(
  database: DatabaseSync,
  article: number,
  id: string,
  original: Original,
  content: Content,
): void {
  const translations = content.translations.get(id) ?? new Map();
  const wanted = textsOf(original, translations);
  for (const row of wanted) writeText(database, article, row);
  const kept = new Set<string>([...wanted.map(({ locale }) => locale), ...translations.keys()]);
  for (const { locale } of database.prepare("SELECT locale FROM texts WHERE article = ?").all(article)) {
    if (kept.has(String(locale))) continue;
    database.prepare("DELETE FROM texts WHERE article = ? AND locale = ?").run(article, locale ?? null);
  }
}

function writeText(database: DatabaseSync, article: number, row: ReturnType<typeof text>): void {
  database
    .prepare(
      `INSERT INTO texts VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET summary = excluded.summary, body = excluded.body
       WHERE summary <> excluded.summary OR body <> excluded.body`,
    )
    .run(article, row.locale, JSON.stringify(row.summary), JSON.stringify(row.body));
}

/** An original at fault keeps its last good version; its translations are files of their own and go on. */
function writeTranslationsOfKeptArticles(database: DatabaseSync, content: Content): void {
  for (const [id, original] of content.originals) {
    if (original !== undefined) continue;
    const [day = "", slug = ""] = id.split("/");
    const article = database.prepare("SELECT id FROM articles WHERE day = ? AND slug = ?").get(day, slug)?.id;
    if (typeof article !== "number") continue;
    const translations = content.translations.get(id) ?? new Map();
    for (const { locale } of database
      .prepare("SELECT locale FROM texts WHERE article = ? AND locale <> 'zh'")
      .all(article)) {
      if (!translations.has(locale)) {
        database.prepare("DELETE FROM texts WHERE article = ? AND locale = ?").run(article, locale ?? null);
      }
    }
    for (const [locale, translation] of translations) {
      if (translation === undefined) continue;
      const { translator, reviewed } = translation.fields;
      writeText(database, article, text(locale, translation, { translator, reviewed }));
    }
  }
}

function writeRegistry(database: DatabaseSync, name: RegistryName, content: Content): void {
  const entries = content.registries[name];
  if (entries === undefined) return;
  const upsert = database.prepare(
    `INSERT INTO entries VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET place = excluded.place, data = excluded.data
     WHERE place <> excluded.place OR data <> excluded.data`,
  );
  for (const [place, entry] of entries.entries()) upsert.run(name, entry.id, place, JSON.stringify(entry));
  const ids = new Set<string>(entries.map(({ id }) => id));
  const remove = database.prepare(
    // A last good version of an article may still name an entry that is gone from the file.
    `DELETE FROM entries WHERE registry = ?1 AND id = ?2
     AND NOT EXISTS (SELECT 1 FROM tags WHERE facet = ?1 AND tag = ?2)`,
  );
  for (const { id } of database.prepare("SELECT id FROM entries WHERE registry = ?").all(name)) {
    if (!ids.has(String(id))) remove.run(name, id ?? null);
  }
}
