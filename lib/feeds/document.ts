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

/**
 * What search engines are to list in the place of a document that says the same as a page (RFC 6596).
 * @param page its whole address
 */
export function canonicalAt(page: string): readonly string[] {
  return ["Link", `<${page}>; rel="canonical"`];
}

/** @returns nothing where there is no such document, or no more */
export type MakeDocument<Name extends DocumentName = DocumentName> = (
  address: Extract<DocumentAddress, { page: Name }>,
  source: Source,
) => Promise<MadeDocument | undefined>;
