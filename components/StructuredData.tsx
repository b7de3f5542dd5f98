import type { Described } from "#lib/feeds/structured-data/setting.ts";

/** What a page is about, for search engines (JSON-LD 1.1, schema.org). */
export function StructuredData({ things }: { things: readonly Described[] }) {
  const graph = JSON.stringify({ "@context": "https://schema.org", "@graph": things });
  // No text of the record can close the element that it stands in, nor open a comment in it.
  const json = graph.replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
