import type { DocumentAddress, DocumentName } from "../addresses.ts";
import type { Archive } from "../archive/archive.ts";

/** Something for machines, complete. */
export interface MadeDocument {
  contentType: string;
  body: string | Uint8Array;
  /** More headers, names and values by turns. */
  headers?: readonly string[];
}

/** What documents are made from. */
export interface Source {
  archive: Archive;
  /** Where readers find the site: an origin. */
  siteUrl: string;
  /** Where pictures are as they are served, beside the index; without it there are none. */
  dataFolder?: string;
  /** Where the record is. */
  contentFolder: string;
  /** The hub that is told which feeds have changed, where there is one. */
  hubUrl?: string | undefined;
}

/** @returns nothing where there is no such document, or no more */
export type MakeDocument<Name extends DocumentName = DocumentName> = (
  address: Extract<DocumentAddress, { page: Name }>,
  source: Source,
) => Promise<MadeDocument | undefined>;
