import { createHash } from "node:crypto";

/** More tags than that are one that stands for everything: a proxy takes a head of some thousand bytes only. */
const mostTags = 200;

/**
 * What a cache in front of the site knows a key by: short, since a page of a list has a hundred of them, and made of
 * letters that no cache takes for a separator.
 */
export function tagOf(key: string): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 8);
}

/**
 * The headers by which caches that can let go of pages by tag know which ones to let go of: Cloudflare and Akamai
 * read `Cache-Tag`, Fastly and Varnish `Surrogate-Key`.
 * @returns names and values by turns
 */
export function cacheTags(keys: ReadonlySet<string>, everything: string): string[] {
  const tags = [...(keys.size > mostTags ? [everything] : keys)].map(tagOf);
  return tags.length === 0 ? [] : ["Cache-Tag", tags.join(","), "Surrogate-Key", tags.join(" ")];
}
