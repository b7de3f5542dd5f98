import { DatabaseSync } from "node:sqlite";
import { originalLocale } from "../../record/languages.ts";
import { registryNames } from "../../record/schema.ts";
import { FileTable } from "./file-table.ts";
import { readMeta, writeMeta } from "./meta.ts";
import { keepPicture, writePageImage } from "./picture-table.ts";
import { prepared } from "./prepared.ts";
import { freeArticleId, updateSearch } from "./search/search-index.ts";

/**
 * Gives a new index what an older one of the same version has of files that are at fault now: their last good versions
 * are nowhere else. Called within the transaction that fills the new one.
 * @param from path of the older one; what cannot be read of it is left
 */
export function keepLastGood(database: DatabaseSync, from: string): void {
  let old: DatabaseSync;
  try {
    old = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
  } catch {
    return;
  }
  try {
    keepRegistries(database, old);
    keepArticles(database, old);
    keepBulletins(database, old);
    keepNamedEntries(database, old);
    keepMadePictures(database, old);
    updateSearch(database);
  } catch {
    // It is damaged: what was read of it until then is good.
  } finally {
    old.close();
  }
}

const isThere = "SELECT 1 FROM files WHERE path = ?";
const isAtFault = "SELECT 1 FROM files WHERE path = ? AND errors > 0";

function keepArticles(database: DatabaseSync, old: DatabaseSync): void {
  const faulty = prepared(
    database,
    "SELECT path FROM files WHERE errors > 0 AND path > 'articles/' AND path < 'articles0' ORDER BY path",
  ).all();
  for (const { path } of faulty) {
    const [, day = "", slug = "", locale] =
      /^articles\/([^/]+)\/([^./]+)(?:\.([a-z]+))?\.md$/.exec(String(path)) ?? [];
    if (locale === undefined) keepAddresses(database, old, day, slug);
    const kept = old.prepare("SELECT id, rank, data FROM articles WHERE day = ? AND slug = ?").get(day, slug);
    if (kept === undefined) continue;
    if (locale === undefined) keepArticle(database, old, day, slug, kept);
    else keepText(database, old, day, slug, Number(kept.id), locale);
  }
}

type Row = Record<string, null | number | bigint | string | Uint8Array>;

function keepArticle(database: DatabaseSync, old: DatabaseSync, day: string, slug: string, kept: Row): void {
  if (idOf(database, day, slug) !== undefined) return;
  const id = freeArticleId(database, day);
  prepared(database, "INSERT INTO articles (id, day, slug, rank, data) VALUES (?, ?, ?, ?, ?)").run(
    ...[id, day, slug, kept.rank ?? null, kept.data ?? null],
  );
  const rows = (sql: string) => old.prepare(sql).all(kept.id ?? null) as Row[];
  for (const { facet, tag } of rows("SELECT facet, tag FROM tags WHERE article = ?")) {
    prepared(database, "INSERT INTO tags VALUES (?, ?, ?, ?, ?)").run(
      ...[facet ?? null, tag ?? null, day, kept.rank ?? null, id],
    );
  }
  for (const { number, date, data } of rows("SELECT number, date, data FROM corrections WHERE article = ?")) {
    prepared(database, "INSERT INTO corrections VALUES (?, ?, ?, ?)").run(
      ...[id, number ?? null, date ?? null, data ?? null],
    );
  }
  for (const picture of rows("SELECT id, path FROM article_pictures WHERE article = ?"))
    keepPicture(database, id, String(picture.id), String(picture.path));
  for (const to of rows("SELECT day, slug FROM continuations WHERE article = ?")) {
    prepared(database, "INSERT INTO continuations VALUES (?, ?, ?)").run(id, to.day ?? null, to.slug ?? null);
  }
  for (const { feature } of rows("SELECT feature FROM features WHERE article = ?"))
    prepared(database, "INSERT INTO features VALUES (?, ?, ?)").run(feature ?? null, day, id);
  for (const { locale } of rows("SELECT locale FROM texts WHERE article = ?")) {
    const file = `articles/${day}/${slug}${locale === originalLocale ? "" : `.${locale}`}.md`;
    if (prepared(database, isThere).get(file) === undefined) continue;
    keepText(database, old, day, slug, Number(kept.id), String(locale));
  }
  // Sound translations could not be taken in without their article, new ones neither; now they can.
  const table = new FileTable(database);
  for (const { path } of table.belongingTo(day)) {
    if (path.startsWith(`articles/${day}/${slug}.`) && path !== `articles/${day}/${slug}.md`)
      table.unsettle(path);
  }
}

/** What is made of pictures stays made. */
function keepMadePictures(database: DatabaseSync, old: DatabaseSync): void {
  const keep = prepared(
    database,
    "UPDATE pictures SET state = ?, width = ?, height = ?, fault = ? WHERE id = ?",
  );
  for (const row of old.prepare("SELECT state, width, height, fault, id FROM pictures").all()) {
    keep.run(
      ...[row.state ?? null, row.width ?? null, row.height ?? null, row.fault ?? null, row.id ?? null],
    );
  }
}

/** What led to an article, whether it was withdrawn, and when it was due. */
function keepAddresses(database: DatabaseSync, old: DatabaseSync, day: string, slug: string): void {
  for (const { data } of old
    .prepare("SELECT data FROM withdrawn WHERE day = ? AND slug = ?")
    .all(day, slug)) {
    prepared(database, "INSERT OR IGNORE INTO withdrawn VALUES (?, ?, ?)").run(day, slug, data ?? null);
  }
  for (const { former } of old
    .prepare("SELECT former FROM former WHERE day = ? AND slug = ?")
    .all(day, slug)) {
    prepared(database, "INSERT OR IGNORE INTO former VALUES (?, ?, ?)").run(day, former ?? null, slug);
  }
  keepTime(database, old, `articles/${day}/${slug}.md`);
}

function keepTime(database: DatabaseSync, old: DatabaseSync, file: string): void {
  const row = old.prepare("SELECT part, due FROM schedule WHERE file = ? AND is_held = 0").get(file);
  if (row === undefined) return;
  prepared(database, "INSERT OR IGNORE INTO schedule VALUES (?, ?, ?, 0)").run(
    ...[file, row.part ?? null, row.due ?? null],
  );
}

function keepText(
  database: DatabaseSync,
  old: DatabaseSync,
  day: string,
  slug: string,
  oldId: number,
  locale: string,
): void {
  const id = idOf(database, day, slug);
  const text = old
    .prepare("SELECT summary, body FROM texts WHERE article = ? AND locale = ?")
    .get(oldId, locale);
  if (id === undefined || text === undefined) return;
  prepared(database, "INSERT OR IGNORE INTO texts VALUES (?, ?, ?, ?)").run(
    ...[id, locale, text.summary ?? null, text.body ?? null],
  );
}

function idOf(database: DatabaseSync, day: string, slug: string): number | undefined {
  const id = prepared(database, "SELECT id FROM articles WHERE day = ? AND slug = ?").get(day, slug)?.id;
  return typeof id === "number" ? id : undefined;
}

/** A registry is kept whole. */
function keepRegistries(database: DatabaseSync, old: DatabaseSync): void {
  for (const name of registryNames) {
    if (prepared(database, isAtFault).get(`${name}.yaml`) === undefined) continue;
    for (const { id, place, data } of old
      .prepare("SELECT id, place, data FROM entries WHERE registry = ?")
      .all(name)) {
      keepEntry(database, name, id, place, data);
    }
    const listed = readMeta(old, `listed.${name}`);
    if (typeof listed === "string") writeMeta(database, `listed.${name}`, listed);
  }
}

/** Entries that are in no registry any more, and that a last good version of an article still names. */
function keepNamedEntries(database: DatabaseSync, old: DatabaseSync): void {
  const missing = prepared(
    database,
    `SELECT DISTINCT facet, tag FROM tags t WHERE facet <> 'kinds'
     AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.registry = t.facet AND e.id = t.tag)`,
  ).all();
  for (const { facet, tag } of missing) {
    const entry = old
      .prepare("SELECT place, data FROM entries WHERE registry = ? AND id = ?")
      .get(facet ?? null, tag ?? null);
    if (entry) keepEntry(database, String(facet), tag, entry.place, entry.data);
  }
}

function keepEntry(database: DatabaseSync, registry: string, ...values: (Row[string] | undefined)[]): void {
  prepared(database, "INSERT OR IGNORE INTO entries VALUES (?, ?, ?, ?)").run(
    registry,
    ...values.map((value) => value ?? null),
  );
}

function keepBulletins(database: DatabaseSync, old: DatabaseSync): void {
  for (const { id, digest, data } of old.prepare("SELECT id, digest, data FROM bulletins").all()) {
    if (prepared(database, isThere).get(`bulletins/${id}.txt`) === undefined) continue;
    const { changes } = prepared(database, "INSERT OR IGNORE INTO bulletins VALUES (?, ?, ?)").run(
      ...[id ?? null, digest ?? null, data ?? null],
    );
    if (changes > 0) keepPageImage(database, old, String(id));
    keepTime(database, old, `bulletins/${id}.txt`);
  }
}

function keepPageImage(database: DatabaseSync, old: DatabaseSync, bulletin: string): void {
  const image = old.prepare("SELECT id, path FROM page_images WHERE bulletin = ?").get(bulletin);
  if (image !== undefined)
    writePageImage(database, bulletin, { id: String(image.id), path: String(image.path) });
}
