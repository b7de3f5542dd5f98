import type { ArchiveFault } from "../status.ts";
import type { Awaitable, KeptIndex } from "./kept-index.ts";
import type { Synced } from "./sync-index.ts";

/** A look at the whole content folder. */
export interface WholeLook {
  folder: string;
  threads: number;
  mostRemoved: number;
  /** A revision that readers have seen: that of a new index is higher. */
  seenRevision: number;
  isPreview?: boolean | undefined;
}

/** Where an index is kept, and which of the processes may write it. */
export interface IndexHome {
  /** Takes or renews the sole right to write. @returns whether this process has it */
  hold(): Awaitable<boolean>;
  /** @throws where another process has taken it over: what was about to be written is not */
  extend(): Awaitable<void>;
  /** Opens the index that readers read. @returns whether there is one */
  open(): Awaitable<boolean>;
  /** The index that is open. */
  readonly index: KeptIndex | undefined;
  /** Whether what is open is still what readers read, and not damaged as far as a glance tells. */
  isCurrent(): Awaitable<boolean>;
  hasArticles(): Awaitable<boolean>;
  /** Removes what nobody needs any more beside the index that is open. */
  tidy(): Awaitable<void>;
  /**
   * Brings all of the index in line with the folder, best where it costs this process nothing, and opens it.
   * @throws what keeps it from that
   */
  takeAll(look: WholeLook, signal: AbortSignal): Promise<Synced>;
  /** What is told of an error; what is damaged is not used again. */
  faultOf(error: unknown): ArchiveFault;
  /** Leaves the index to whoever has the right to write. */
  leave(): Awaitable<void>;
  /** Gives the right to write back, and closes everything. */
  close(): Awaitable<void>;
}
