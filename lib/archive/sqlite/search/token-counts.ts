import type { DatabaseSync } from "node:sqlite";
import { prepared } from "../prepared.ts";

/**
 * How many rows an FTS5 index has, and tokens in each column: bm25 weighs by them. FTS5 (3.53) does not count off what
 * is deleted of an index with `contentless_delete`, so that the same texts would be weighed another way after each
 * save. It keeps the counts as varints in its record 1 (sqlite.org/fts5.html, "The %_data table"), those of a row in
 * `%_docsize`.
 */
export class TokenCounts {
  readonly #database: DatabaseSync;
  readonly #index: string;
  #gone: number[] = [];

  constructor(database: DatabaseSync, index: string) {
    this.#database = database;
    this.#index = index;
  }

  /** Called before a row is deleted. @returns whether there is one */
  noteGone(id: number): boolean {
    const row = prepared(this.#database, `SELECT sz FROM ${this.#index}_docsize WHERE id = ?`).get(id);
    if (row === undefined) return false;
    const gone = [1, ...readVarints(row.sz as Uint8Array)];
    this.#gone = gone.map((count, at) => count + (this.#gone[at] ?? 0));
    return true;
  }

  /** Called once FTS5 has written all it had to. */
  countOff(): void {
    const [rows = 0] = this.#gone;
    if (rows === 0) return;
    const block = prepared(this.#database, `SELECT block FROM ${this.#index}_data WHERE id = 1`).get()?.block;
    const counts = readVarints(block as Uint8Array).map((count, at) => count - (this.#gone[at] ?? 0));
    this.#gone = [];
    // What only FTS5 itself may write.
    this.#database.enableDefensive(false);
    try {
      prepared(this.#database, `UPDATE ${this.#index}_data SET block = ? WHERE id = 1`).run(
        writeVarints(counts),
      );
    } finally {
      this.#database.enableDefensive(true);
    }
  }
}

/** Whole numbers as SQLite writes them: seven bits a byte, the highest first (sqlite.org/fileformat.html §1.6). */
function readVarints(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of bytes) {
    number = number * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  return numbers;
}

function writeVarints(numbers: readonly number[]): Uint8Array {
  return Uint8Array.from(
    numbers.flatMap((number) => {
      const bytes = [number % 128];
      for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128)) {
        bytes.unshift((rest % 128) | 0x80);
      }
      return bytes;
    }),
  );
}
