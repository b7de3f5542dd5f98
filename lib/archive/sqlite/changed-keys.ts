import type { DatabaseSync } from "node:sqlite";
import { readMeta, writeMeta } from "./meta.ts";
import { prepared } from "./prepared.ts";

/** So many keys of one change are told one by one. */
const mostKeys = 20_000;
/** So many keys are remembered in all: a reader that was away for longer lets everything go. */
const mostRemembered = 100_000;

/** The key of a row's article; none while the article itself goes, which tells by itself. */
const articleOf = (row: "new" | "old") =>
  `(SELECT 'article/' || day || '/' || slug FROM articles WHERE id = ${row}.article)`;
const ofArticle = (row: "new" | "old") => `'article/' || ${row}.day || '/' || ${row}.slug`;
const order = (row: "new" | "old") => [`'day/' || ${row}.day`, `'month/' || substr(${row}.day, 1, 7)`];
const counts = (row: "new" | "old") => [`'year/' || substr(${row}.day, 1, 4)`, "'years'"];
const tag = (row: "new" | "old") => [
  `'tag/' || ${row}.facet || '/' || ${row}.tag`,
  `iif(${row}.facet = 'topics', 'topics/' || ${row}.day, NULL)`,
  "'tallies'",
];
const sitemap = (row: "new" | "old") => `'sitemap/' || substr(${row}.day, 1, 7)`;
const sitemapOfText = (row: "new" | "old") =>
  `(SELECT 'sitemap/' || substr(day, 1, 7) FROM articles WHERE id = ${row}.article)`;
/** What of an article's row sitemaps go by. */
const times = (row: "new" | "old") =>
  `json_array(${["updated", "publish", "corrected"].map((field) => `${row}.data ->> '$.${field}'`).join(", ")})`;
const entry = (row: "new" | "old") => `'entry/' || ${row}.registry || '/' || ${row}.id`;
/** What it is called, its other names included. */
const named = (row: "new" | "old") =>
  `json_array(${["name", "term", "also"].map((path) => `${row}.data ->> '$.${path}'`).join(", ")})`;
const registry = (row: "new" | "old") => `'registry/' || ${row}.registry`;

/** Of an issue as it is printed; other files are told of by what is made from them. */
const print = (row: "new" | "old") =>
  `iif(${row}.path GLOB 'articles/*/print.*.pdf', 'print/' || substr(${row}.path, 10, 10), NULL)`;

/** What a change of a row changes, as `readKeys` names it; `NULL` is no key. */
const keysOfRows: Record<string, Partial<Record<"INSERT" | "UPDATE" | "DELETE", readonly string[]>>> = {
  articles: {
    INSERT: [ofArticle("new"), ...order("new"), ...counts("new"), sitemap("new")],
    UPDATE: [
      ofArticle("new"),
      ...[...order("new"), "'corrections'"].map((key) => `iif(old.rank <> new.rank, ${key}, NULL)`),
      "iif(old.data ->> 'page' IS NOT new.data ->> 'page', 'day/' || new.day, NULL)",
      ...[sitemap("new"), "'touched'"].map((key) => `iif(${times("old")} <> ${times("new")}, ${key}, NULL)`),
    ],
    DELETE: [ofArticle("old"), ...order("old"), ...counts("old"), sitemap("old")],
  },
  texts: {
    INSERT: [articleOf("new"), sitemapOfText("new")],
    UPDATE: [articleOf("new")],
    DELETE: [articleOf("old"), sitemapOfText("old")],
  },
  tags: { INSERT: [articleOf("new"), ...tag("new")], DELETE: [articleOf("old"), ...tag("old")] },
  tag_counts: { INSERT: ["'listed/' || new.facet"], DELETE: ["'listed/' || old.facet"] },
  corrections: {
    INSERT: ["'corrections'", articleOf("new")],
    DELETE: ["'corrections'", articleOf("old")],
  },
  withdrawn: { INSERT: [ofArticle("new")], UPDATE: [ofArticle("new")], DELETE: [ofArticle("old")] },
  former: {
    INSERT: ["'article/' || new.day || '/' || new.former"],
    DELETE: ["'article/' || old.day || '/' || old.former"],
  },
  continuations: {
    INSERT: [ofArticle("new"), articleOf("new")],
    DELETE: [ofArticle("old"), articleOf("old")],
  },
  files: {
    INSERT: [print("new")],
    UPDATE: [`iif(old.hash IS NOT new.hash, ${print("new")}, NULL)`],
    DELETE: [print("old")],
  },
  days: { INSERT: ["'days'"], DELETE: ["'days'"] },
  entries: {
    INSERT: [entry("new"), registry("new"), "'names'"],
    UPDATE: [
      entry("new"),
      `iif(old.place <> new.place, ${registry("new")}, NULL)`,
      `iif(${named("old")} <> ${named("new")}, 'names', NULL)`,
    ],
    DELETE: [entry("old"), registry("old"), "'names'"],
  },
  bulletins: {
    INSERT: ["'bulletin/' || new.id", "'bulletins/' || substr(new.id, 1, 10)"],
    UPDATE: ["'bulletin/' || new.id"],
    DELETE: ["'bulletin/' || old.id", "'bulletins/' || substr(old.id, 1, 10)"],
  },
};

/**
 * What each change changed, by its revision. Triggers note it, so that no way of writing can forget it; while an index
 * is filled nobody has read of it.
 */
export const changedKeyTables = `
  -- Nothing in it is unique: the policy of the statement that fires a trigger overrides the trigger's own.
  CREATE TABLE changed (revision INTEGER, key TEXT);
  CREATE INDEX changed_in_order ON changed (revision, key);
  ${Object.entries(keysOfRows)
    .flatMap(([table, events]) =>
      Object.entries(events).map(
        ([event, keys]) => `CREATE TRIGGER changed_${table}_${event} AFTER ${event} ON ${table}
          WHEN (SELECT value FROM meta WHERE key = 'filled') = 1 BEGIN
            INSERT INTO changed
              SELECT (SELECT value FROM meta WHERE key = 'revision') + 1, key
              FROM (SELECT ${keys.join(" AS key UNION ALL SELECT ")} AS key) WHERE key IS NOT NULL;
          END;`,
      ),
    )
    .join("\n")}
  -- Who else an article names is news to all whom it names.
  ${(["INSERT", "DELETE"] as const)
    .map((event) => {
      const row = event === "INSERT" ? "new" : "old";
      return `CREATE TRIGGER changed_company_${event} AFTER ${event} ON tags
        WHEN ${row}.facet = 'people' AND (SELECT value FROM meta WHERE key = 'filled') = 1 BEGIN
          INSERT INTO changed
            SELECT (SELECT value FROM meta WHERE key = 'revision') + 1, 'company/' || tag
            FROM tags WHERE article = ${row}.article AND facet = 'people';
        END;`;
    })
    .join("\n")}
  -- What is made of a picture changes all articles that have it, and the printed page whose image it is.
  CREATE TRIGGER changed_pictures AFTER UPDATE ON pictures
    WHEN (SELECT value FROM meta WHERE key = 'filled') = 1 BEGIN
      INSERT INTO changed
        SELECT (SELECT value FROM meta WHERE key = 'revision') + 1, 'article/' || a.day || '/' || a.slug
        FROM article_pictures p JOIN articles a ON a.id = p.article WHERE p.id = new.id;
      INSERT INTO changed
        SELECT (SELECT value FROM meta WHERE key = 'revision') + 1, 'bulletin/' || bulletin
        FROM page_images WHERE id = new.id;
    END;
`;

/** Notes a key of the change that is being made, where no row has it. */
export function noteChangedKey(database: DatabaseSync, key: string): void {
  if (readMeta(database, "filled") !== 1) return;
  const revision = Number(readMeta(database, "revision")) + 1;
  prepared(database, "INSERT INTO changed VALUES (?, ?)").run(revision, key);
}

/** Keeps what is remembered small. Called at the end of the transaction of a change. */
export function forgetOldKeys(database: DatabaseSync, revision: number): void {
  const number = (sql: string, ...values: number[]) => Number(prepared(database, sql).get(...values)?.n ?? 0);
  if (number("SELECT count(*) AS n FROM changed WHERE revision = ?", revision) > mostKeys) {
    forget(database, revision);
    // Rows are numbered as they come, and go from the front: counting them would take longer each time.
  } else if (number("SELECT max(rowid) - min(rowid) AS n FROM changed") > mostRemembered) {
    const half = prepared(
      database,
      "SELECT revision FROM changed ORDER BY revision DESC LIMIT 1 OFFSET ?",
    ).get(mostRemembered / 2)?.revision;
    forget(database, Number(half ?? revision));
  }
}

function forget(database: DatabaseSync, upTo: number): void {
  prepared(database, "DELETE FROM changed WHERE revision <= ?").run(upTo);
  writeMeta(database, "keysSince", upTo);
}

/** The keys of all that changed after a revision; nothing where that is no longer known. */
export function keysChangedSince(database: DatabaseSync, revision: number): ReadonlySet<string> | undefined {
  if (revision < Number(readMeta(database, "keysSince") ?? Number.POSITIVE_INFINITY)) return undefined;
  const rows = prepared(database, "SELECT DISTINCT key FROM changed WHERE revision > ?").all(revision);
  return new Set(rows.map(({ key }) => String(key)));
}
