import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { FileFacts, Reference } from "../../content/read-batch.ts";
import { isDay } from "../../record/days.ts";
import type { Problem } from "../../record/problems/catalogue.ts";
import { sortProblems, toldOf } from "../../record/problems/listing.ts";
import type { KnownFile, KnownFiles } from "../keeping/kept-index.ts";
import { comparisonProblems } from "./comparison-table.ts";
import { pictureProblems } from "./picture-table.ts";
import { prepared } from "./prepared.ts";
import { termProblems } from "./term-table.ts";

/**
 * What the index remembers of each file, so that only changed ones are read again.
 * `belongs` names what a file is a part of: files with the same are always read together.
 */
export const fileTables = `
  CREATE TABLE files (
    path TEXT PRIMARY KEY, stamp TEXT, hash TEXT, belongs TEXT, problems TEXT, errors INTEGER, warnings INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX files_by_part ON files (belongs);
  CREATE INDEX files_at_fault ON files (path) WHERE errors + warnings > 0;
  CREATE TABLE refs (target TEXT, id TEXT, path TEXT, PRIMARY KEY (target, id, path)) WITHOUT ROWID;
  CREATE INDEX refs_of_file ON refs (path);
`;

const columns = "path, stamp, hash, belongs";

/** The table of files. */
export class FileTable implements KnownFiles {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  below(path: string): KnownFile[] {
    return path === ""
      ? this.#all(`SELECT ${columns} FROM files`)
      : this.#all(
          // A slash is followed by 0, whatever characters are in a name.
          `SELECT ${columns} FROM files WHERE path = ? OR path > ? AND path < ?`,
          path,
          `${path}/`,
          `${path}0`,
        );
  }

  size(): number {
    return Number(prepared(this.#database, "SELECT count(*) AS n FROM files").get()?.n);
  }

  hashOf(path: string): string | undefined {
    const hash = prepared(this.#database, "SELECT hash FROM files WHERE path = ?").get(path)?.hash;
    return typeof hash === "string" ? hash : undefined;
  }

  belongingTo(part: string): KnownFile[] {
    return this.#all(`SELECT ${columns} FROM files WHERE belongs = ?`, part);
  }

  naming({ to, id }: Reference): KnownFile[] {
    return this.#all(
      `SELECT ${columns} FROM files WHERE path IN (SELECT path FROM refs WHERE target = ? AND id = ?)`,
      to,
      id,
    );
  }

  namingUnknown(to: Reference["to"], known: { has(id: string): boolean } | undefined): KnownFile[] {
    if (known === undefined) return [];
    const rows = prepared(
      this.#database,
      // Few are at fault, very many name something: the planner would begin with those.
      `SELECT f.path, f.stamp, f.hash, f.belongs, r.id
       FROM files f INDEXED BY files_at_fault CROSS JOIN refs r INDEXED BY refs_of_file ON r.path = f.path
       WHERE f.errors + f.warnings > 0 AND f.errors > 0 AND r.target = ?`,
    ).all(to) as unknown as (KnownFile & { id: string })[];
    return rows.filter(({ id }) => !known.has(id));
  }

  namedBy(path: string): Reference[] {
    return prepared(this.#database, 'SELECT target AS "to", id FROM refs WHERE path = ?').all(
      path,
    ) as unknown as Reference[];
  }

  newestArticle(): string | undefined {
    const row = this.#database
      .prepare("SELECT max(path) AS path FROM files WHERE path > 'articles/' AND path < 'articles0'")
      .get();
    return typeof row?.path === "string" ? row.path : undefined;
  }

  articleFilesBefore(path: string, most: number): string[] {
    const sql = "SELECT path FROM files WHERE path > 'articles/' AND path < ? ORDER BY path DESC LIMIT ?";
    return prepared(this.#database, sql)
      .all(path, most)
      .map((row) => String(row.path));
  }

  bulletinIds(): string[] {
    return this.#database
      .prepare(
        "SELECT path FROM files WHERE path > 'bulletins/' AND path < 'bulletins0' AND path LIKE '%.txt'",
      )
      .all()
      .map(({ path }) => /^bulletins\/([^.]+)\.txt$/.exec(String(path))?.[1])
      .filter((id) => id !== undefined);
  }

  see({ path, stamp, hash, belongs }: KnownFile): void {
    this.#run(
      `INSERT INTO files VALUES (?, ?, ?, ?, '[]', 0, 0)
       ON CONFLICT DO UPDATE SET stamp = excluded.stamp, hash = excluded.hash, belongs = excluded.belongs`,
      path,
      stamp,
      hash,
      belongs,
    );
  }

  unsettle(path: string): void {
    this.#run("UPDATE files SET stamp = '', hash = '' WHERE path = ?", path);
  }

  learn({ path, references, problems }: FileFacts): Problem[] {
    const before = prepared(this.#database, "SELECT problems FROM files WHERE path = ?").get(path);
    const errors = problems.filter(({ severity }) => severity === "error").length;
    this.#run(
      `UPDATE files SET problems = ?1, errors = ?2,
         warnings = ?3 + (SELECT count(*) FROM term_problems WHERE file = ?4)
           + coalesce((SELECT warnings FROM comparisons WHERE file = ?4), 0)
       WHERE path = ?4`,
      JSON.stringify(problems),
      errors,
      problems.length - errors,
      path,
    );
    this.#run("DELETE FROM refs WHERE path = ?", path);
    for (const { to, id } of references) this.#run("INSERT INTO refs VALUES (?, ?, ?)", to, id, path);
    return JSON.parse(String(before?.problems ?? "[]"));
  }

  touch({ path, stamp }: Pick<KnownFile, "path" | "stamp">): void {
    this.#run("UPDATE files SET stamp = ? WHERE path = ?", stamp, path);
  }

  namedIds(target: string): string[] {
    return prepared(this.#database, "SELECT DISTINCT id FROM refs WHERE target = ?")
      .all(target)
      .map(({ id }) => String(id));
  }

  linkedTo(part: string): string[] {
    // What is no day has no bulletins, whatever it begins with.
    if (!isDay(part)) return [];
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

  continuedIn(part: string): string[] {
    const rows = prepared(
      this.#database,
      `SELECT DISTINCT r.id FROM files f CROSS JOIN refs r ON r.path = f.path AND r.target = 'continues'
       WHERE f.belongs = ?`,
    ).all(part);
    return rows.map(({ id }) => String(id));
  }

  forget(path: string): void {
    this.#run("DELETE FROM files WHERE path = ?", path);
    this.#run("DELETE FROM refs WHERE path = ?", path);
    this.#run("DELETE FROM comparisons WHERE file = ?", path);
    this.#run("DELETE FROM comparisons_due WHERE file = ?", path);
  }

  counts(): { errors: number; warnings: number } {
    const row = this.#database
      .prepare(
        "SELECT sum(errors) AS errors, sum(warnings) AS warnings FROM files WHERE errors + warnings > 0",
      )
      .get();
    const notMade = pictureProblems(this.#database).length;
    return { errors: Number(row?.errors ?? 0) + notMade, warnings: Number(row?.warnings ?? 0) };
  }

  problems(): Problem[] {
    const [compared, ofTerms] = [comparisonProblems(this.#database), termProblems(this.#database)];
    const inFiles = this.#database
      .prepare("SELECT path, problems FROM files WHERE errors + warnings > 0 ORDER BY path")
      .all()
      .flatMap(({ path, problems }) => {
        const own: Problem[] = JSON.parse(String(problems));
        const [found, more] = [compared.get(String(path)), ofTerms.get(String(path))];
        const ofFile = found === undefined ? own : toldOf([...own, ...found]);
        return more === undefined ? ofFile : sortProblems([...ofFile, ...more]);
      });
    return [...inFiles, ...pictureProblems(this.#database)];
  }

  #all(sql: string, ...values: SQLInputValue[]): KnownFile[] {
    return prepared(this.#database, sql).all(...values) as unknown as KnownFile[];
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    prepared(this.#database, sql).run(...values);
  }
}
