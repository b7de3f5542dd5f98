import { href } from "../addresses.ts";
import type { FullArticle } from "../archive/views.ts";
import { translate } from "../i18n/translate.ts";
import type { FeedAddress } from "../list-addresses.ts";
import { languageTag } from "../record/languages.ts";
import type { MadeDocument, Source } from "./document.ts";
import { entryHtml } from "./entry-html.ts";
import { addressesOf, categoriesOf, entryId, type Feed, readFeed, titleOf } from "./feed.ts";
import { feedHeaders } from "./feed-headers.ts";
import { ownInstant, publishedAt, rfc3339, updatedAt } from "./times.ts";
import { element, xmlDocument } from "./xml.ts";

/** A feed as Atom (RFC 4287), a page of it at a time (RFC 5005 §3). */
export async function atom(address: FeedAddress, source: Source): Promise<MadeDocument | undefined> {
  const feed = await readFeed(address, source);
  return feed && atomDocument(feed);
}

function atomDocument(feed: Feed): MadeDocument {
  const { locale, site, siteUrl, id, title, subtitle, pages, other, self, paging, hub, entries } = feed;
  const link = (rel: string, to: string, type = atomType, more: Record<string, string> = {}) =>
    element("link", { rel, type, ...more, href: to });
  const inLanguage = (each: typeof locale) => ({ hreflang: languageTag[each] });
  const root = element(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": languageTag[locale] },
    element("id", {}, id),
    element("title", {}, title),
    element("subtitle", {}, subtitle),
    element("updated", {}, rfc3339(feed.updated, site.timeZone)),
    element(
      "author",
      {},
      element("name", {}, paperOf(feed)),
      element("uri", {}, siteUrl + href(locale, "about")),
    ),
    element("icon", {}, `${siteUrl}/icon-192.png`),
    element("rights", {}, site.rights?.[locale] ?? translate(locale, "About")("licence")),
    link("self", self),
    link("alternate", pages[locale], "text/html", inLanguage(locale)),
    other && link("alternate", pages[other.locale], "text/html", inLanguage(other.locale)),
    other && link("alternate", other.address, atomType, inLanguage(other.locale)),
    ...Object.entries(paging).map(([rel, to]) => link(rel, to)),
    hub === undefined ? undefined : element("link", { rel: "hub", href: hub }),
    ...entries.map((article) => entry(article, feed)),
  );
  return {
    contentType: `${atomType}; charset=utf-8`,
    body: xmlDocument(root),
    headers: feedHeaders(feed),
  };
}

const atomType = "application/atom+xml";

/** Who answers for what no reporter has signed. */
export function paperOf({ site, locale }: Pick<Feed, "site" | "locale">): string {
  return site.publisher?.[locale] ?? site.name[locale];
}

function entry(article: FullArticle, feed: Feed) {
  const { locale, site, siteUrl } = feed;
  const { words, reporters, translation, excerpt } = article;
  const id = entryId(site, locale, article);
  const [published, updated] = [publishedAt(article, site.timeZone), updatedAt(article, site.timeZone)];
  const translator = translation?.translator;
  return element(
    "entry",
    words.locale === locale ? {} : { "xml:lang": languageTag[words.locale] },
    element("id", {}, id),
    element("title", {}, titleOf(article)),
    element("published", {}, rfc3339(published, site.timeZone)),
    element("updated", {}, ownInstant(updated, id, site.timeZone)),
    ...reporters.map((reporter) =>
      element(
        "author",
        {},
        element("name", {}, reporter.name[locale]),
        element("uri", {}, siteUrl + href(locale, "reporter", { id: reporter.id })),
      ),
    ),
    translator === undefined || translator === "machine"
      ? undefined
      : element("contributor", {}, element("name", {}, translator)),
    ...addressesOf(article, feed).map(({ locale: language, address }) =>
      element("link", {
        ...{ rel: "alternate", type: "text/html", hreflang: languageTag[language], href: address },
      }),
    ),
    ...categoriesOf(article, locale).map(({ term, scheme, label }) =>
      element("category", { term, scheme: `${siteUrl}/${locale}/${scheme}`, label }),
    ),
    excerpt.length > 0 ? element("summary", {}, excerpt.join("\n")) : undefined,
    element("content", { type: "html" }, entryHtml(article, locale, siteUrl)),
  );
}
