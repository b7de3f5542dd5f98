import type { FullArticle } from "../archive/views.ts";
import { translate } from "../i18n/translate.ts";
import { languageTag } from "../record/languages.ts";
import { paperOf } from "./atom.ts";
import type { MakeDocument } from "./document.ts";
import { entryHtml, escaped } from "./entry-html.ts";
import { addressesOf, categoriesOf, entryId, type Feed, readFeed, titleOf } from "./feed.ts";
import { feedHeaders } from "./feed-headers.ts";
import { publishedAt, rfc822 } from "./times.ts";
import { element, xmlDocument } from "./xml.ts";

const namespaces = {
  "xmlns:atom": "http://www.w3.org/2005/Atom",
  "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
};

/** All articles as RSS 2.0, with what it has no element for in Atom's and Dublin Core's. */
export const rss: MakeDocument<"rss"> = async (address, source) => {
  const feed = await readFeed(address, source);
  if (feed === undefined) return undefined;
  const { locale, site, title, subtitle, pages, self, paging, hub, entries, updated } = feed;
  const link = (rel: string, href: string) =>
    element("atom:link", { rel, type: "application/rss+xml", href });
  const channel = element(
    "channel",
    {},
    element("title", {}, title),
    element("link", {}, pages[locale]),
    element("description", {}, subtitle),
    element("language", {}, locale === "zh" ? "zh-cn" : languageTag[locale]),
    element("copyright", {}, site.rights?.[locale] ?? translate(locale, "About")("licence")),
    element("lastBuildDate", {}, rfc822(updated, site.timeZone)),
    link("self", self),
    ...Object.entries(paging).map(([rel, to]) => link(rel, to)),
    hub === undefined ? undefined : element("atom:link", { rel: "hub", href: hub }),
    ...entries.map((article) => item(article, feed)),
  );
  return {
    contentType: "application/rss+xml; charset=utf-8",
    body: xmlDocument(element("rss", { version: "2.0", ...namespaces }, channel)),
    headers: feedHeaders(feed),
  };
};

function item(article: FullArticle, feed: Feed) {
  const { locale, site, siteUrl } = feed;
  const { words, reporters, excerpt } = article;
  const creators = reporters.length > 0 ? reporters.map(({ name }) => name[locale]) : [paperOf(feed)];
  return element(
    "item",
    {},
    element("title", {}, titleOf(article)),
    element("link", {}, addressesOf(article, feed)[0]?.address ?? siteUrl),
    element("guid", { isPermaLink: "false" }, entryId(site, locale, article)),
    element("pubDate", {}, rfc822(publishedAt(article, site.timeZone), site.timeZone)),
    ...creators.map((creator) => element("dc:creator", {}, creator)),
    words.locale === locale ? undefined : element("dc:language", {}, languageTag[words.locale]),
    ...categoriesOf(article, locale).map(({ scheme, label }) =>
      element("category", { domain: `${siteUrl}/${locale}/${scheme}` }, label),
    ),
    // What stands there is read as HTML.
    element("description", {}, excerpt.map((text) => `<p>${escaped(text)}</p>`).join("")),
    element("content:encoded", {}, entryHtml(article, locale, siteUrl)),
  );
}
