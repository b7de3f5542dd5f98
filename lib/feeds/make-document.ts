import type { DocumentAddress, DocumentName } from "../addresses.ts";
import type { MadeDocument, MakeDocument, Source } from "./document.ts";

/** What makes each is loaded when it is asked for first: a server that nobody asks for a book needs no binder. */
const makers: { [Name in DocumentName]: () => Promise<MakeDocument<Name>> } = {
  manifest: async () => (await import("./manifest.ts")).manifest,
  robots: async () => (await import("./robots.ts")).robots,
};

/** Makes what is at a document's address. What it reads of the archive is noted, as with a page. */
export async function makeDocument(
  address: DocumentAddress,
  source: Source,
): Promise<MadeDocument | undefined> {
  const make = (await makers[address.page]()) as MakeDocument;
  return make(address, source);
}
