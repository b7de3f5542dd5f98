import { href } from "../addresses.ts";
import type { FullArticle } from "../archive/views.ts";
import { languageTag } from "../record/languages.ts";
import { paperOf } from "./atom.ts";
import type { MakeDocument } from "./document.ts";
import { entryHtml } from "./entry-html.ts";
import { addressesOf, categoriesOf, entryId, type Feed, readFeed, titleOf } from "./feed.ts";
import { feedHeaders } from "./feed-headers.ts";
import { publishedAt, rfc3339, updatedAt } from "./times.ts";

/** All articles as JSON Feed 1.1. */
export const jsonFeed: MakeDocument<"jsonFeed"> = async (address, source) => {
  const feed = await readFeed(address, source);
  if (feed === undefined) return undefined;
  const { locale, siteUrl, title, subtitle, pages, self, paging, hub, entries } = feed;
  const json = {
    version: "https://jsonfeed.org/version/1.1",
    ...{ title, home_page_url: pages[locale], feed_url: self, description: subtitle },
    ...(paging.next !== undefined && { next_url: paging.next }),
    // Square, of 512 pixels, and of a format that every reader knows.
    icon: `${siteUrl}/icon-512.png`,
    favicon: `${siteUrl}/icon-192.png`,
    authors: [{ name: paperOf(feed), url: siteUrl + href(locale, "about") }],
    language: languageTag[locale],
    ...(hub !== undefined && { hubs: [{ type: "WebSub", url: hub }] }),
    items: entries.map((article) => item(article, feed)),
  };
  return {
    contentType: "application/feed+json; charset=utf-8",
    body: JSON.stringify(json),
    headers: feedHeaders(feed),
  };
};

function item(article: FullArticle, feed: Feed) {
  const { locale, site, siteUrl } = feed;
  const { words, reporters, excerpt, picture } = article;
  const image = picture?.sources.at(-1)?.images.at(-1)?.path;
  return {
    id: entryId(site, locale, article),
    url: addressesOf(article, feed)[0]?.address,
    title: titleOf(article),
    content_html: entryHtml(article, locale, siteUrl),
    ...(excerpt.length > 0 && { summary: excerpt.join("\n") }),
    ...(image !== undefined && { image: siteUrl + image }),
    date_published: rfc3339(publishedAt(article, site.timeZone), site.timeZone),
    date_modified: rfc3339(updatedAt(article, site.timeZone), site.timeZone),
    ...(reporters.length > 0 && {
      authors: reporters.map(({ id, name }) => ({
        name: name[locale],
        url: siteUrl + href(locale, "reporter", { id }),
      })),
    }),
    tags: categoriesOf(article, locale).map(({ label }) => label),
    language: languageTag[words.locale],
  };
}
