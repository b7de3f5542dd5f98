import type { DatabaseSync } from "node:sqlite";
import { differencesOf, keyOf, type TermUse, type UsesOfTerm } from "../../content/term-uses.ts";
import type { Problem } from "../../record/problems/catalogue.ts";
import { problemKey } from "../../record/problems/listing.ts";
import type { KeptTerms } from "../keeping/kept-index.ts";
import { prepared } from "./prepared.ts";

/**
 * How translations render names and terms on which nothing is agreed, and what is said of those that differ. What
 * concerns one term is looked up by it, and counts are kept, not counted.
 */
export const termTables = `
  CREATE TABLE term_uses (
    term TEXT, form TEXT, file TEXT, reviewed INTEGER, answered INTEGER, data TEXT, PRIMARY KEY (term, form, file)
  ) WITHOUT ROWID;
  CREATE INDEX term_uses_of_file ON term_uses (file);
  CREATE INDEX term_uses_to_tell ON term_uses (term, form, file) WHERE answered = 0;
  CREATE TABLE term_forms (
    term TEXT, form TEXT, files INTEGER, reviewed INTEGER, PRIMARY KEY (term, form)
  ) WITHOUT ROWID;
  CREATE TRIGGER term_use_added AFTER INSERT ON term_uses BEGIN
    INSERT INTO term_forms VALUES (new.term, new.form, 1, new.reviewed)
      ON CONFLICT DO UPDATE SET files = files + 1, reviewed = reviewed + excluded.reviewed;
  END;
  CREATE TRIGGER term_use_removed AFTER DELETE ON term_uses BEGIN
    UPDATE term_forms SET files = files - 1, reviewed = reviewed - old.reviewed
      WHERE term = old.term AND form = old.form;
    DELETE FROM term_forms WHERE term = old.term AND form = old.form AND files = 0;
  END;
  CREATE TABLE term_problems (
    term TEXT, number INTEGER, file TEXT, problem TEXT, PRIMARY KEY (term, number)
  ) WITHOUT ROWID;
  CREATE INDEX term_problems_of_file ON term_problems (file);
`;

/** More terms than that are not asked for one by one. */
const manyTerms = 500;

export class TermTable implements KeptTerms {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  replace(file: string, uses: readonly TermUse[]): string[] {
    const rows = prepared(this.#database, "SELECT term, form, data FROM term_uses WHERE file = ?").all(file);
    const before = new Map(
      rows.map(({ term, form, data }) => [`${term}\0${form}`, { term: String(term), data }]),
    );
    const now = new Map(
      uses.map((use) => [`${keyOf(use)}\0${use.form}`, { use, term: keyOf(use), data: JSON.stringify(use) }]),
    );
    const changed = new Set<string>();
    for (const [key, { term, data }] of before) {
      if (now.get(key)?.data === data) continue;
      changed.add(term);
      const form = key.slice(term.length + 1);
      prepared(this.#database, "DELETE FROM term_uses WHERE term = ? AND form = ? AND file = ?").run(
        term,
        form,
        file,
      );
    }
    for (const [key, { use, term, data }] of now) {
      if (before.get(key)?.data === data) continue;
      changed.add(term);
      prepared(this.#database, "INSERT INTO term_uses VALUES (?, ?, ?, ?, ?, ?)").run(
        ...([term, use.form, file, Number(use.isReviewed), Number(use.isAnswered), data] as const),
      );
    }
    return [...changed];
  }

  review(terms: ReadonlySet<string>): Problem[] {
    const told: Problem[] = [];
    for (const term of this.#worthReview(terms)) {
      const before = prepared(
        this.#database,
        "SELECT problem FROM term_problems WHERE term = ? ORDER BY number",
      )
        .all(term)
        .map(({ problem }) => String(problem));
      const problems = differencesOf(this.#usesOf(term));
      const now = problems.map((problem) => JSON.stringify(problem));
      if (now.length === before.length && now.every((problem, at) => problem === before[at])) continue;
      this.#write(term, problems);
      const known = new Set(before.map((problem) => problemKey(JSON.parse(problem))));
      told.push(...problems.filter((problem) => !known.has(problemKey(problem))));
    }
    return told;
  }

  /** Of all terms of a whole archive, those that have, or had, more than one rendering. */
  #worthReview(terms: ReadonlySet<string>): Iterable<string> {
    if (terms.size <= manyTerms) return terms;
    const several = prepared(
      this.#database,
      "SELECT term FROM term_forms GROUP BY term HAVING count(*) > 1 UNION SELECT term FROM term_problems",
    ).all();
    return several.map(({ term }) => String(term)).filter((term) => terms.has(term));
  }

  #write(term: string, problems: readonly Problem[]): void {
    const count = "UPDATE files SET warnings = warnings + ? WHERE path = ?";
    for (const { file } of prepared(this.#database, "SELECT file FROM term_problems WHERE term = ?").all(
      term,
    ))
      prepared(this.#database, count).run(-1, file as string);
    prepared(this.#database, "DELETE FROM term_problems WHERE term = ?").run(term);
    problems.forEach((problem, number) => {
      prepared(this.#database, "INSERT INTO term_problems VALUES (?, ?, ?, ?)").run(
        ...([term, number, problem.file, JSON.stringify(problem)] as const),
      );
      prepared(this.#database, count).run(1, problem.file);
    });
  }

  #usesOf(term: string): UsesOfTerm {
    const having = (order: string, form: string, most: number): TermUse[] =>
      prepared(this.#database, `SELECT data FROM term_uses WHERE term = ? AND form = ? ${order} LIMIT ?`)
        .all(term, form, most)
        .map(({ data }) => JSON.parse(String(data)));
    return {
      counts: (most) =>
        prepared(
          this.#database,
          `SELECT form, files, reviewed, (
             SELECT min(file) FROM term_uses u WHERE u.term = f.term AND u.form = f.form
           ) AS first
           FROM term_forms f WHERE term = ? ORDER BY reviewed DESC, files DESC, first, form LIMIT ?`,
        ).all(term, most) as unknown as ReturnType<UsesOfTerm["counts"]>,
      last: (form, most) => having("AND answered = 0 ORDER BY file DESC", form, most),
      first: (form, most) => having("ORDER BY file", form, most),
    };
  }
}

/** What is said of terms in files, by file. */
export function termProblems(database: DatabaseSync): Map<string, Problem[]> {
  const rows = database.prepare("SELECT file, problem FROM term_problems ORDER BY term, number").all();
  const byFile = Map.groupBy(rows, ({ file }) => String(file));
  return new Map(
    [...byFile].map(([file, own]) => [file, own.map(({ problem }) => JSON.parse(String(problem)))]),
  );
}
