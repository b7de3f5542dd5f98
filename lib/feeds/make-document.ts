import { type CardAddress, type DocumentAddress, type DocumentName, isCard } from "../addresses.ts";
import type { MadeDocument, MakeDocument, Source } from "./document.ts";

/** What makes each is loaded when it is asked for first: a server that nobody asks for a book needs no binder. */
const makers: { [Name in Exclude<DocumentName, CardAddress["page"]>]: () => Promise<MakeDocument<Name>> } = {
  articleExport: async () => (await import("./exports/documents.ts")).articleExport,
  issueExport: async () => (await import("./exports/documents.ts")).issueExport,
  book: async () => (await import("./book/book.ts")).book,
  manifest: async () => (await import("./manifest.ts")).manifest,
  pdf: async () => (await import("./pdf.ts")).pdf,
  feed: async () => (await import("./atom.ts")).atom,
  reporterFeed: async () => (await import("./atom.ts")).atom,
  topicFeed: async () => (await import("./atom.ts")).atom,
  personFeed: async () => (await import("./atom.ts")).atom,
  kindFeed: async () => (await import("./atom.ts")).atom,
  searchFeed: async () => (await import("./atom.ts")).atom,
  rss: async () => (await import("./rss.ts")).rss,
  jsonFeed: async () => (await import("./json-feed.ts")).jsonFeed,
  sitemap: async () => (await import("./sitemap.ts")).sitemap,
  sitemapPart: async () => (await import("./sitemap.ts")).sitemapPart,
  newsSitemap: async () => (await import("./sitemap.ts")).newsSitemap,
  robots: async () => (await import("./robots.ts")).robots,
};

/** Makes what is at a document's address. What it reads of the archive is noted, as with a page. */
export async function makeDocument(
  address: DocumentAddress,
  source: Source,
): Promise<MadeDocument | undefined> {
  if (isCard(address)) return (await import("./cards/make-card.ts")).makeCard(address, source);
  const make = (await makers[address.page]()) as MakeDocument;
  return make(address, source);
}
