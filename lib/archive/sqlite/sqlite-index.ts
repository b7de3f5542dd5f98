import type { DatabaseSync } from "node:sqlite";
import type { Moment } from "../../record/due.ts";
import type { Registries, RegistryName } from "../../record/schema.ts";
import type { Articles, KeptIndex, Written } from "../keeping/kept-index.ts";
import { writeArticles } from "./article-writer.ts";
import { forgetOldKeys } from "./changed-keys.ts";
import { ComparisonTable } from "./comparison-table.ts";
import { inTransactionAsync } from "./database.ts";
import { FileTable } from "./file-table.ts";
import { readMeta, writeMeta } from "./meta.ts";
import { PictureTable } from "./picture-table.ts";
import { removeUnusedEntries, writeRegistry } from "./registry-writer.ts";
import { heldParts, isToday, momentOf, nextDue, noteToday, untimelyParts } from "./schedule.ts";
import { TermTable } from "./term-table.ts";

/** The embedded index. */
export class SqliteIndex implements KeptIndex {
  readonly files: FileTable;
  readonly pictures: PictureTable;
  readonly comparisons: ComparisonTable;
  readonly terms: TermTable;
  readonly database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.database = database;
    this.files = new FileTable(database);
    this.pictures = new PictureTable(database);
    this.comparisons = new ComparisonTable(database);
    this.terms = new TermTable(database);
  }

  state(): unknown {
    return this.database.prepare("PRAGMA data_version").get()?.data_version;
  }

  inTransaction<Result>(change: () => Promise<Result>): Promise<Result> {
    return inTransactionAsync(this.database, change);
  }

  readFact(key: string): unknown {
    return readMeta(this.database, key);
  }

  writeFact(key: string, value: string | number): void {
    writeMeta(this.database, key, value);
  }

  finish(isDifferent: boolean): number {
    const revision = Number(this.readFact("revision")) + (isDifferent ? 1 : 0);
    this.writeFact("revision", revision);
    if (this.readFact("filled") === 1) forgetOldKeys(this.database, revision);
    else this.writeFact("keysSince", revision);
    this.writeFact("filled", 1);
    return revision;
  }

  writeArticles(content: Articles, moment: Moment, days?: readonly string[]): Written {
    return writeArticles(this.database, content, moment, days);
  }

  momentOf(now: number, isPreview?: boolean): Moment {
    return momentOf(this.database, now, isPreview);
  }

  isToday(moment: Moment): boolean {
    return isToday(this.database, moment);
  }

  noteToday(moment: Moment): boolean {
    return noteToday(this.database, moment);
  }

  untimelyParts(moment: Moment): string[] {
    return untimelyParts(this.database, moment);
  }

  heldParts(): string[] {
    return heldParts(this.database);
  }

  nextDue(): number | undefined {
    return nextDue(this.database);
  }

  writeRegistry<Name extends RegistryName>(name: Name, entries: Registries[Name]): boolean {
    return writeRegistry(this.database, name, entries);
  }

  removeUnusedEntries(name: RegistryName, ids: ReadonlySet<string>): boolean {
    return removeUnusedEntries(this.database, name, ids);
  }
}
