/** What a page came to: its status, what it tells of itself, and its bytes. */
export interface Crawled {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What one server may rightly say otherwise than another of the same content. */
const incidental = new Set(["date", "connection", "keep-alive", "transfer-encoding", "content-length"]);

export async function visit(url: string): Promise<Crawled> {
  const response = await fetch(url, { redirect: "manual" });
  const headers = [...response.headers].filter(([name]) => !incidental.has(name));
  return { status: response.status, headers: Object.fromEntries(headers), body: await response.text() };
}

/**
 * Visits every page that can be reached by links, from some on.
 * @param most pages that are visited
 */
export async function crawl(
  origin: string,
  siteUrl: string,
  from: readonly string[],
  most: number,
): Promise<Map<string, Crawled>> {
  const visited = new Map<string, Crawled>();
  const waiting = [...from];
  const known = new Set(from);
  while (waiting.length > 0 && visited.size < most) {
    const few = waiting.splice(0, Math.min(4, most - visited.size));
    const pages = await Promise.all(few.map(async (path) => [path, await visit(origin + path)] as const));
    for (const [path, page] of pages) {
      visited.set(path, page);
      for (const link of linksOf(page, path, siteUrl)) {
        if (known.has(link)) continue;
        known.add(link);
        waiting.push(link);
      }
    }
  }
  return visited;
}

/** Paths on the site that a page leads to. */
function linksOf({ headers, body }: Crawled, path: string, siteUrl: string): string[] {
  const type = headers["content-type"] ?? "";
  const found = /html|xml/.test(type)
    ? [...body.matchAll(/(?:href|src)="([^"]+)"|<loc>([^<]+)</g)].map(([, link, loc]) => link ?? loc ?? "")
    : [];
  return [headers.location ?? "", ...found].flatMap((link) => {
    if (link === "") return [];
    const url = URL.parse(link.replaceAll("&amp;", "&"), siteUrl + path);
    return url?.origin === siteUrl ? [url.pathname + url.search] : [];
  });
}
