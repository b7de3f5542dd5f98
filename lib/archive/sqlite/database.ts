import { mkdirSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { addressTables } from "./address-writer.ts";
import { changedKeyTables } from "./changed-keys.ts";
import { comparisonTables } from "./comparison-table.ts";
import { featureTable } from "./feature-table.ts";
import { fileTables } from "./file-table.ts";
import { indexFiles, nextIndexFile } from "./index-files.ts";
import { indexVersion } from "./index-version.ts";
import { pageImageTable, pictureTables } from "./picture-table.ts";
import { scheduleTable } from "./schedule.ts";
import { searchTables } from "./search/search-index.ts";
import { faultIn } from "./sqlite-errors.ts";
import { tallyTables } from "./tally-tables.ts";
import { termTables } from "./term-table.ts";

const tables = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
  INSERT INTO meta VALUES ('revision', 0), ('filled', 0);
  ${fileTables}
  ${comparisonTables}
  ${termTables}

  -- One row for each published article; rank orders a day's articles. The newer its day, the higher its id.
  CREATE TABLE articles (
    id INTEGER PRIMARY KEY, day TEXT, slug TEXT, rank TEXT, data TEXT, UNIQUE (day, slug)
  );
  CREATE INDEX articles_in_order ON articles (day DESC, rank);
  -- The last day on which anything was done to a month's articles, and those that were first seen at a time of their own.
  CREATE INDEX articles_touched ON articles (substr(day, 1, 7), data ->> 'touched')
    WHERE data ->> 'touched' IS NOT NULL;
  CREATE INDEX articles_published ON articles (data ->> 'publish') WHERE data ->> 'publish' IS NOT NULL;
  -- Its words in each language. A list needs the summary alone; the body is packed.
  CREATE TABLE texts (
    article INTEGER REFERENCES articles ON DELETE CASCADE, locale TEXT, summary TEXT, body BLOB,
    PRIMARY KEY (article, locale)
  );
  -- What it is listed under: its kind, reporters and topics.
  CREATE TABLE tags (
    facet TEXT, tag TEXT, day TEXT, rank TEXT, article INTEGER REFERENCES articles ON DELETE CASCADE,
    PRIMARY KEY (facet, tag, day DESC, rank, article)
  ) WITHOUT ROWID;
  CREATE INDEX tags_of_article ON tags (article, facet);
  CREATE TABLE corrections (
    article INTEGER REFERENCES articles ON DELETE CASCADE, number INTEGER, date TEXT, data TEXT,
    PRIMARY KEY (article, number)
  );
  CREATE INDEX corrections_in_order ON corrections (date DESC, article, number);
  ${pictureTables}
  CREATE TABLE entries (
    registry TEXT, id TEXT, place INTEGER, data TEXT, PRIMARY KEY (registry, id)
  ) WITHOUT ROWID;
  CREATE INDEX entries_in_order ON entries (registry, place, id);

  -- One row for each printed page: its text with where each piece of it went.
  CREATE TABLE bulletins (id TEXT PRIMARY KEY, digest TEXT, data TEXT);
  ${pageImageTable}

  -- Counts are kept, not counted: a page's cost does not grow with the archive.
  CREATE TABLE days (day TEXT PRIMARY KEY, articles INTEGER) WITHOUT ROWID;
  CREATE TABLE years (year TEXT PRIMARY KEY, articles INTEGER, issues INTEGER) WITHOUT ROWID;
  CREATE TABLE tag_counts (
    facet TEXT, tag TEXT, articles INTEGER, PRIMARY KEY (facet, tag)
  ) WITHOUT ROWID;
  CREATE TRIGGER article_added AFTER INSERT ON articles BEGIN
    INSERT INTO days VALUES (new.day, 1) ON CONFLICT DO UPDATE SET articles = articles + 1;
    INSERT INTO years VALUES (substr(new.day, 1, 4), 1, 0) ON CONFLICT DO UPDATE SET articles = articles + 1;
  END;
  CREATE TRIGGER article_removed AFTER DELETE ON articles BEGIN
    UPDATE days SET articles = articles - 1 WHERE day = old.day;
    DELETE FROM days WHERE day = old.day AND articles = 0;
    UPDATE years SET articles = articles - 1 WHERE year = substr(old.day, 1, 4);
    DELETE FROM years WHERE year = substr(old.day, 1, 4) AND articles = 0;
  END;
  CREATE TRIGGER day_added AFTER INSERT ON days BEGIN
    INSERT INTO years VALUES (substr(new.day, 1, 4), 0, 1) ON CONFLICT DO UPDATE SET issues = issues + 1;
  END;
  CREATE TRIGGER day_removed AFTER DELETE ON days BEGIN
    UPDATE years SET issues = issues - 1 WHERE year = substr(old.day, 1, 4);
  END;
  CREATE TRIGGER tag_added AFTER INSERT ON tags BEGIN
    INSERT INTO tag_counts VALUES (new.facet, new.tag, 1) ON CONFLICT DO UPDATE SET articles = articles + 1;
  END;
  CREATE TRIGGER tag_removed AFTER DELETE ON tags BEGIN
    UPDATE tag_counts SET articles = articles - 1 WHERE facet = old.facet AND tag = old.tag;
    DELETE FROM tag_counts WHERE facet = old.facet AND tag = old.tag AND articles = 0;
  END;
  ${tallyTables}
  ${addressTables}
  ${scheduleTable}
  ${searchTables}
  ${changedKeyTables}
  ${featureTable}
`;

/**
 * Opens the newest index of this version in the data folder, or makes the first one. It is disposable: all that it
 * holds comes from the content.
 * @throws naming the folder where it cannot be written, or does not lock as the index needs (network file systems)
 */
export function openDatabase(dataFolder: string): DatabaseSync {
  return naming(dataFolder, () => {
    mkdirSync(dataFolder, { recursive: true });
    const version = indexVersion();
    for (const { path } of indexFiles(dataFolder, version)) {
      try {
        return openIndex(path);
      } catch (error) {
        if (faultIn(error) !== "damaged") throw error;
      }
    }
    return openIndex(nextIndexFile(dataFolder, version));
  });
}

/** Runs what uses the data folder. @throws what it throws, saying which folder it is and what that has to be */
export function naming<Result>(dataFolder: string, use: () => Result): Result {
  try {
    return use();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const advice = "it has to be a folder on a local disk that this user may write in";
    throw new Error(`DATA_DIR=${JSON.stringify(dataFolder)} cannot hold the index: ${advice} (${reason})`, {
      cause: error,
    });
  }
}

/** Opens an index for writing and reading; a new file is given its tables. */
export function openIndex(path: string): DatabaseSync {
  const database = openWithJournal(path);
  try {
    database.exec("PRAGMA foreign_keys = ON");
    if (!hasTables(database)) {
      inTransaction(database, () => {
        // Another process may have made them in the meantime.
        if (hasTables(database)) return;
        database.exec(tables);
        database.exec("PRAGMA user_version = 1");
      });
    }
    // A file that was written over in its middle opens like any other.
    database.prepare("SELECT value FROM meta WHERE key = 'filled'").get();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a database that several processes write in, one after the other, while others read. */
function openWithJournal(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 5000 });
  try {
    // A file system that cannot share memory between processes keeps the journal in another mode.
    const mode = database.prepare("PRAGMA journal_mode = WAL").get()?.journal_mode;
    if (mode !== "wal") throw new Error(`the journal is in mode ${mode}`);
    database.exec("PRAGMA synchronous = NORMAL");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function hasTables(database: DatabaseSync): boolean {
  return database.prepare("PRAGMA user_version").get()?.user_version === 1;
}

/** Runs a change in one transaction that keeps other writers out: all of it happens, or nothing. */
export function inTransaction<Result>(database: DatabaseSync, change: () => Result): Result {
  return transaction(database, "BEGIN IMMEDIATE", change);
}

/** The same for a change that waits for others' work. Nothing else may use the connection meanwhile. */
export async function inTransactionAsync<Result>(
  database: DatabaseSync,
  change: () => Promise<Result>,
): Promise<Result> {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = await change();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/** Runs queries on one state of the index, whatever is written meanwhile. */
export function inSnapshot<Result>(database: DatabaseSync, read: () => Result): Result {
  return transaction(database, "BEGIN", read);
}

function transaction<Result>(database: DatabaseSync, begin: string, work: () => Result): Result {
  database.exec(begin);
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}
