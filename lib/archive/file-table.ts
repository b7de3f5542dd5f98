import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { FileFacts, Reference } from "../content/read-batch.ts";
import type { FoundFile } from "../content/scan-folder.ts";
import { prepared } from "./prepared.ts";

/**
 * What the index remembers of each file, so that only changed ones are read again.
 * `belongs` names what a file is a part of: files with the same are always read together.
 */
export const fileTables = `
  CREATE TABLE files (
    path TEXT PRIMARY KEY, size INTEGER, modified REAL, hash TEXT, belongs TEXT, problems TEXT,
    errors INTEGER, warnings INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX files_by_part ON files (belongs);
  CREATE INDEX files_at_fault ON files (path) WHERE errors + warnings > 0;
  CREATE TABLE refs (target TEXT, id TEXT, path TEXT, PRIMARY KEY (target, id, path)) WITHOUT ROWID;
  CREATE INDEX refs_of_file ON refs (path);
`;

export interface KnownFile {
  path: string;
  size: number;
  modified: number;
  hash: string;
  belongs: string;
}

const columns = "path, size, modified, hash, belongs";

/** The table of files. */
export class FileTable {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** All files at or below a path. */
  below(path: string): KnownFile[] {
    return path === ""
      ? this.#all(`SELECT ${columns} FROM files`)
      : this.#all(
          `SELECT ${columns} FROM files WHERE path = ? OR path BETWEEN ? AND ?`,
          path,
          `${path}/`,
          `${path}/\uFFFF`,
        );
  }

  belongingTo(part: string): KnownFile[] {
    return this.#all(`SELECT ${columns} FROM files WHERE belongs = ?`, part);
  }

  /** Originals that name an entry of a registry, or a bulletin. */
  naming({ to, id }: Reference): KnownFile[] {
    return this.#all(
      `SELECT ${columns} FROM files WHERE path IN (SELECT path FROM refs WHERE target = ? AND id = ?)`,
      to,
      id,
    );
  }

  /** What a file named when it was last read. */
  namedBy(path: string): Reference[] {
    return prepared(this.#database, 'SELECT target AS "to", id FROM refs WHERE path = ?').all(
      path,
    ) as unknown as Reference[];
  }

  /** A file of the last day that has articles. */
  newestArticle(): string | undefined {
    const row = this.#database
      .prepare("SELECT max(path) AS path FROM files WHERE path BETWEEN 'articles/' AND 'articles/\uFFFF'")
      .get();
    return typeof row?.path === "string" ? row.path : undefined;
  }

  /** Ids of the bulletins whose text is there. */
  bulletinIds(): string[] {
    return this.#database
      .prepare(
        "SELECT path FROM files WHERE path BETWEEN 'bulletins/' AND 'bulletins/\uFFFF' AND path LIKE '%.txt'",
      )
      .all()
      .map(({ path }) => /^bulletins\/([^.]+)\.txt$/.exec(String(path))?.[1])
      .filter((id) => id !== undefined);
  }

  /** Remembers a file as it was found; its problems and references follow once it is read. */
  see({ path, size, modified }: FoundFile, hash: string, belongs: string): void {
    this.#run(
      `INSERT INTO files VALUES (?, ?, ?, ?, ?, '[]', 0, 0)
       ON CONFLICT DO UPDATE SET size = excluded.size, modified = excluded.modified, hash = excluded.hash,
         belongs = excluded.belongs`,
      path,
      size,
      modified,
      hash,
      belongs,
    );
  }

  /** @returns the problems that it had before, as JSON */
  learn({ path, references, problems }: FileFacts): string {
    const before = prepared(this.#database, "SELECT problems FROM files WHERE path = ?").get(path);
    const errors = problems.filter(({ severity }) => severity === "error").length;
    this.#run(
      "UPDATE files SET problems = ?, errors = ?, warnings = ? WHERE path = ?",
      JSON.stringify(problems),
      errors,
      problems.length - errors,
      path,
    );
    this.#run("DELETE FROM refs WHERE path = ?", path);
    for (const { to, id } of references) this.#run("INSERT INTO refs VALUES (?, ?, ?)", to, id, path);
    return String(before?.problems ?? "[]");
  }

  /** Remembers another time or size of a file that is the same. */
  touch({ path, size, modified }: FoundFile): void {
    this.#run("UPDATE files SET size = ?, modified = ? WHERE path = ?", size, modified, path);
  }

  /** All ids that originals name of a registry. */
  namedIds(target: string): string[] {
    return prepared(this.#database, "SELECT DISTINCT id FROM refs WHERE target = ?")
      .all(target)
      .map(({ id }) => String(id));
  }

  /** The other parts whose bulletins a part's originals name, or whose originals name its bulletins. */
  linkedTo(part: string): string[] {
    const named = prepared(
      this.#database,
      `SELECT DISTINCT substr(r.id, 1, 10) AS part FROM files f JOIN refs r ON r.path = f.path AND r.target = 'bulletin'
       WHERE f.belongs = ?1 AND substr(r.id, 1, 10) <> ?1`,
    ).all(part);
    const naming = prepared(
      this.#database,
      `SELECT DISTINCT f.belongs AS part FROM refs r JOIN files f ON f.path = r.path
       WHERE r.target = 'bulletin' AND r.id BETWEEN ?1 AND ?1 || '~' AND f.belongs <> ?1`,
    ).all(part);
    return [...named, ...naming].map((row) => String(row.part));
  }

  forget(path: string): void {
    this.#run("DELETE FROM files WHERE path = ?", path);
    this.#run("DELETE FROM refs WHERE path = ?", path);
  }

  /** Errors and warnings in all files. */
  counts(): { errors: number; warnings: number } {
    const row = this.#database
      .prepare(
        "SELECT sum(errors) AS errors, sum(warnings) AS warnings FROM files WHERE errors + warnings > 0",
      )
      .get();
    return { errors: Number(row?.errors ?? 0), warnings: Number(row?.warnings ?? 0) };
  }

  /** The problems of all files, by file. */
  problems(): FileFacts["problems"] {
    return this.#database
      .prepare("SELECT problems FROM files WHERE errors + warnings > 0 ORDER BY path")
      .all()
      .flatMap(({ problems }) => JSON.parse(String(problems)));
  }

  #all(sql: string, ...values: SQLInputValue[]): KnownFile[] {
    return prepared(this.#database, sql).all(...values) as unknown as KnownFile[];
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    prepared(this.#database, sql).run(...values);
  }
}
