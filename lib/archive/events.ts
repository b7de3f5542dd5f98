import type { Problem } from "../record/problems/catalogue.ts";
import type { ArchiveStatus } from "./status.ts";

/** What the archive tells of its work. */
export interface ArchiveEvents {
  /** The index holds this state of the content. `problems` are those that were not there before. */
  onApplied(event: AppliedEvent): void;
  /** A fault that was not there before; the archive goes on with what it has. */
  onFault(error: unknown): void;
  /** How it stands with the taking in of changes, whenever that is another than before. */
  onStatus?(status: ArchiveStatus): void;
}

export interface AppliedEvent {
  revision: number;
  problems: readonly Problem[];
  errors: number;
  warnings: number;
  /** How many files were read. */
  files: number;
  /** How many pictures were made ready, where that is what changed. */
  pictures?: number;
  /** How many translations were compared with their originals, where that is what was done. */
  compared?: number;
  milliseconds: number;
}
