import { href } from "../addresses.ts";
import { sitemapSize } from "../archive/archive.ts";
import type { Facet } from "../archive/views.ts";
import { pathOfList } from "../list-addresses.ts";
import { kinds } from "../record/kinds.ts";
import { type Locale, languageTag, originalLocale } from "../record/languages.ts";
import type { MadeDocument, MakeDocument, Source } from "./document.ts";
import { lastChange, publishedAt, rfc3339, w3cDate } from "./times.ts";
import { element, type XmlNode, xmlDocument } from "./xml.ts";

const sitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** Which sitemaps there are, each with the last day on which anything in it was changed. */
export const sitemap: MakeDocument<"sitemap"> = async (_, { archive, siteUrl }) => {
  const { months, entries, latest, corrected } = await archive.sitemap();
  const part = (name: string, addresses: number, lastmod: string | undefined) =>
    Array.from({ length: Math.ceil(addresses / sitemapSize) }, (_, index) =>
      located(
        "sitemap",
        siteUrl + href(originalLocale, "sitemapPart", { part: name, ending: "xml", list: index + 1 }),
        lastmod,
      ),
    );
  const ofLists = [latest, corrected].filter((day) => day !== undefined).sort();
  return xml(
    element(
      "sitemapindex",
      { xmlns: sitemapNamespace },
      ...part("lists", 1, ofLists.at(-1)),
      ...(Object.entries(entries) as [Facet, number][]).flatMap(([facet, count]) =>
        part(facet, count, latest),
      ),
      ...months.flatMap(({ at, articles, touched }) => part(at, articles, touched)),
    ),
  );
};

export const sitemapPart: MakeDocument<"sitemapPart"> = async ({ params: { part, list } }, source) => {
  switch (part) {
    case "lists":
      return lists(source);
    case "reporters":
    case "topics":
    case "people":
      return entries(part, list, source);
    default:
      return month(part, list, source);
  }
};

async function lists({ archive, siteUrl }: Source): Promise<MadeDocument> {
  const { months, latest, corrected } = await archive.sitemap();
  const { languages } = await archive.site();
  const years = [...new Set(months.map(({ at }) => at.slice(0, 4)))];
  const newestIn = (period: string) =>
    months
      .filter(({ at }) => at.startsWith(period))
      .map(({ touched }) => touched.slice(0, 10))
      .sort()
      .at(-1);
  const url = urlIn(languages, siteUrl);
  return urlset([
    ...url((locale) => href(locale, "front"), latest),
    ...url((locale) => href(locale, "dates"), latest),
    ...years.flatMap((year) => url((locale) => href(locale, "year", { year }), newestIn(year))),
    ...months.flatMap(({ at, touched }) => url((locale) => href(locale, "month", { month: at }), touched)),
    ...kinds.flatMap((kind) => url((locale) => href(locale, "kind", { kind }))),
    ...(["reporters", "topics", "people"] as const).flatMap((facet) => url((locale) => href(locale, facet))),
    ...(["archive", "glossary", "about", "feeds"] as const).flatMap((page) =>
      url((locale) => href(locale, page)),
    ),
    ...url((locale) => href(locale, "corrections"), corrected),
  ]);
}

async function entries(
  facet: Facet,
  list: number,
  { archive, siteUrl }: Source,
): Promise<MadeDocument | undefined> {
  const found = await archive.entryAddresses(facet, list);
  const { languages } = await archive.site();
  const url = urlIn(languages, siteUrl);
  return (
    found &&
    urlset(
      found.items.flatMap(({ id, latest }) =>
        url((locale) => pathOfList({ facet, tag: id }, locale), latest),
      ),
    )
  );
}

/** A month's issues and printed pages stand with the first of its articles. */
async function month(
  at: string,
  list: number,
  { archive, siteUrl }: Source,
): Promise<MadeDocument | undefined> {
  const found = await archive.monthAddresses(at, list);
  if (found === undefined) return undefined;
  const { languages, timeZone } = await archive.site();
  const { articles, days, bulletins } = found;
  const url = urlIn(languages, siteUrl);
  const lists =
    list > 1
      ? []
      : [
          ...days.flatMap((day) => url((locale) => href(locale, "issue", { day }), day)),
          ...bulletins.flatMap((id) => url((locale) => href(locale, "bulletin", { id }), id.slice(0, 10))),
        ];
  return urlset([
    ...lists,
    ...articles.items.flatMap((article) => {
      const { day, slug } = article;
      const lastmod = w3cDate(lastChange(article, timeZone), timeZone);
      const own = languages.filter((locale) => article.locales.includes(locale));
      return urlIn(own, siteUrl)((locale) => href(locale, "article", { day, slug }), lastmod);
    }),
  ]);
}

/** An address in each of its languages, each with all of them; where none fits, there is the original's. */
function urlIn(languages: readonly Locale[], siteUrl: string) {
  return (pathIn: (locale: Locale) => string, lastmod?: string): XmlNode[] => {
    const alternates = [
      ...languages.map((locale) => [languageTag[locale], pathIn(locale)] as const),
      ["x-default", pathIn(originalLocale)] as const,
    ].map(([hreflang, path]) => element("xhtml:link", { rel: "alternate", hreflang, href: siteUrl + path }));
    return languages.map((locale) => located("url", siteUrl + pathIn(locale), lastmod, ...alternates));
  };
}

/** What is at an address, and when that was changed last. */
function located(name: string, address: string, lastmod: string | undefined, ...more: readonly XmlNode[]) {
  const changed = lastmod === undefined ? undefined : element("lastmod", {}, lastmod);
  return element(name, {}, element("loc", {}, address), changed, ...more);
}

function urlset(urls: readonly XmlNode[], more: Record<string, string> = {}): MadeDocument {
  const namespaces = { xmlns: sitemapNamespace, "xmlns:xhtml": "http://www.w3.org/1999/xhtml", ...more };
  return xml(element("urlset", namespaces, ...urls));
}

function xml(root: Parameters<typeof xmlDocument>[0]): MadeDocument {
  return { contentType: "application/xml; charset=utf-8", body: xmlDocument(root) };
}

/** So many addresses a news sitemap may have. */
const mostNews = 1_000;
/** As Google News calls the languages. */
const newsLanguage: Record<Locale, string> = { zh: "zh-cn", en: "en" };

/** What was first seen in the last two days, for Google News. */
export const newsSitemap: MakeDocument<"newsSitemap"> = async (_, { archive, siteUrl }) => {
  const { languages, name, timeZone } = await archive.site();
  const urls = (await archive.news()).flatMap((item) => {
    const { day, slug, headlines } = item;
    const date = item.times.publish === undefined ? day : rfc3339(publishedAt(item, timeZone), timeZone);
    return item.locales
      .filter((locale) => languages.includes(locale))
      .map((locale) =>
        element(
          "url",
          {},
          element("loc", {}, siteUrl + href(locale, "article", { day, slug })),
          element(
            "news:news",
            {},
            element(
              "news:publication",
              {},
              element("news:name", {}, name[locale]),
              element("news:language", {}, newsLanguage[locale]),
            ),
            element("news:publication_date", {}, date),
            element("news:title", {}, (headlines[locale] ?? []).join(" ")),
          ),
        ),
      );
  });
  return urlset(urls.slice(0, mostNews), { "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9" });
};
