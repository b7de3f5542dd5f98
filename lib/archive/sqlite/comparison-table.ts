import type { DatabaseSync } from "node:sqlite";
import type { Problem } from "../../record/problems/catalogue.ts";
import type { KeptComparisons } from "../keeping/kept-index.ts";
import { readMeta } from "./meta.ts";
import { prepared } from "./prepared.ts";

/**
 * What comparing translations with their originals found, and which are still to be compared. `pair` tells the texts
 * that were compared; it is empty where something else than they has changed since.
 */
export const comparisonTables = `
  CREATE TABLE comparisons (
    file TEXT PRIMARY KEY, pair TEXT, problems TEXT, warnings INTEGER
  ) WITHOUT ROWID;
  CREATE TABLE comparisons_due (file TEXT PRIMARY KEY) WITHOUT ROWID;
`;

export class ComparisonTable implements KeptComparisons {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  note(file: string, pair: string): void {
    prepared(
      this.#database,
      `INSERT INTO comparisons_due SELECT ?1 WHERE NOT EXISTS (
         SELECT 1 FROM comparisons WHERE file = ?1 AND pair = ?2
       ) ON CONFLICT DO NOTHING`,
    ).run(file, pair);
  }

  renew(file: string): void {
    prepared(this.#database, "UPDATE comparisons SET pair = '' WHERE file = ?").run(file);
    prepared(this.#database, "INSERT INTO comparisons_due VALUES (?) ON CONFLICT DO NOTHING").run(file);
  }

  next(): string | undefined {
    const row = prepared(this.#database, "SELECT max(file) AS file FROM comparisons_due").get();
    return typeof row?.file === "string" ? row.file : undefined;
  }

  left(): number {
    const { n } = prepared(this.#database, "SELECT count(*) AS n FROM comparisons_due").get() ?? {};
    // What is sought for what was agreed on may be in one more at least.
    return Number(n) + (readMeta(this.#database, "sought") ? 1 : 0);
  }

  settle(file: string, pair: string, problems: readonly Problem[]): Problem[] {
    const before = prepared(this.#database, "SELECT problems, warnings FROM comparisons WHERE file = ?").get(
      file,
    );
    prepared(
      this.#database,
      `INSERT INTO comparisons VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE
       SET pair = excluded.pair, problems = excluded.problems, warnings = excluded.warnings`,
    ).run(file, pair, JSON.stringify(problems), problems.length);
    const more = problems.length - Number(before?.warnings ?? 0);
    prepared(this.#database, "UPDATE files SET warnings = warnings + ? WHERE path = ?").run(more, file);
    this.leave(file);
    return JSON.parse(String(before?.problems ?? "[]"));
  }

  leave(file: string): void {
    prepared(this.#database, "DELETE FROM comparisons_due WHERE file = ?").run(file);
  }
}

/** What was found, by file. */
export function comparisonProblems(database: DatabaseSync): Map<string, Problem[]> {
  const rows = database.prepare("SELECT file, problems FROM comparisons WHERE warnings > 0").all();
  return new Map(rows.map(({ file, problems }) => [String(file), JSON.parse(String(problems))]));
}
