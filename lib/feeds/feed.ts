import { createHash } from "node:crypto";
import { href } from "../addresses.ts";
import type { Archive } from "../archive/archive.ts";
import { SearchBusyError } from "../archive/unavailable.ts";
import type { FullArticle, Paged } from "../archive/views.ts";
import { siteDescription } from "../i18n/site-description.ts";
import { translate } from "../i18n/translate.ts";
import { type FeedAddress, feedPath, listAt, pageOfFeed } from "../list-addresses.ts";
import { type Locale, type Localized, otherLocale } from "../record/languages.ts";
import type { Site } from "../record/schema.ts";
import type { Source } from "./document.ts";
import { updatedAt } from "./times.ts";

/** A page of a feed, whatever it is written as. */
export interface Feed {
  locale: Locale;
  site: Site;
  siteUrl: string;
  /** The same for all pages of it, whatever its address. */
  id: string;
  title: string;
  subtitle: string;
  /** The page that it is the feed of, in each language. */
  pages: Localized;
  /** The same feed in the other language, where the site has one. */
  other: { locale: Locale; address: string } | undefined;
  self: string;
  /** Other pages of it (RFC 5005), with how each is related. */
  paging: Partial<Record<"first" | "previous" | "next" | "last", string>>;
  /** In milliseconds since 1970. */
  updated: number;
  entries: readonly FullArticle[];
  hub: string | undefined;
}

/** @returns nothing where there is no such page of it */
export async function readFeed(address: FeedAddress, source: Source): Promise<Feed | undefined> {
  const { archive, siteUrl, hubUrl } = source;
  const { locale, params } = address;
  const found = await listOf(address, archive);
  if (found === undefined) return undefined;
  const { name, about, list } = found;
  const site = await archive.site();
  const at = (page: number, inLocale = locale) => siteUrl + feedPath(address, page, inLocale);
  const other = otherLocale(locale);
  const { page, pages } = list;
  return {
    ...{ locale, site, siteUrl, hub: hubUrl, entries: list.items },
    id: tagUri(site, feedPath(address, 1).slice(1)),
    title: name === undefined ? site.name[locale] : `${name[locale]} · ${site.name[locale]}`,
    subtitle: about?.[locale] ?? siteDescription(site, locale),
    pages: {
      zh: siteUrl + pageOfFeed(address, "zh"),
      en: siteUrl + pageOfFeed(address, "en"),
    },
    other: site.languages.includes(other) ? { locale: other, address: at(1, other) } : undefined,
    self: at(params.list),
    paging:
      pages === 1
        ? {}
        : {
            first: at(1),
            ...(page > 1 && { previous: at(page - 1) }),
            ...(page < pages && { next: at(page + 1) }),
            last: at(pages),
          },
    updated: lastUpdate(list.items, site),
  };
}

/** When the newest of some articles was last changed. A feed without an entry has said nothing since ids began. */
function lastUpdate(articles: readonly FullArticle[], site: Site): number {
  if (articles.length === 0) return Date.parse(taggingEntity(site).split(",")[1] ?? "");
  return Math.max(...articles.map((article) => updatedAt(article, site.timeZone)));
}

/** What a feed is of: its name where that is not the site's. */
interface FeedList {
  name?: Localized;
  about?: Localized | undefined;
  list: Paged<FullArticle>;
}

async function listOf(address: FeedAddress, archive: Archive): Promise<FeedList | undefined> {
  if (address.page === "searchFeed") return foundBy(address, archive);
  const { locale, params } = address;
  const of = listAt(address);
  const list = await archive.newest(of, locale, params.list);
  if (list === undefined || of === undefined) return list && { list };
  if (address.page === "kindFeed") {
    const { kind } = address.params;
    return { name: { zh: translate("zh", "Kinds")(kind), en: translate("en", "Kinds")(kind) }, list };
  }
  const entry = of.facet === "kinds" ? undefined : await archive.entry(of.facet, of.tag, locale, 1);
  return entry && { name: entry.entry.name, about: entry.entry.about ?? entry.entry.office, list };
}

/** What a search finds, the newest first: what is best does not change when something comes. */
async function foundBy(
  { locale, params: { list: page, ...query } }: Extract<FeedAddress, { page: "searchFeed" }>,
  archive: Archive,
): Promise<FeedList | undefined> {
  const result = await archive.search({ ...query, page, order: "newest" }, locale);
  if (result === "busy") throw new SearchBusyError("too many search");
  if (result === undefined) return undefined;
  const { total, pages, items } = result.hits;
  const articles = await Promise.all(
    items.map(({ article: { day, slug } }) => archive.fullArticle(day, slug, locale)),
  );
  const title = (language: Locale) => translate(language, "Search")("resultsTitle", { query: result.q });
  return {
    name: { zh: title("zh"), en: title("en") },
    // One may have gone since it was found.
    list: { items: articles.filter((article) => article !== undefined), total, page, pages },
  };
}

/**
 * The authority and the date that begin ids (RFC 4151): the site's own, or one that nobody can have, by the site's
 * name. Neither goes by where the site is served, so that ids survive another domain.
 */
function taggingEntity({ authority, name }: Site): string {
  if (authority !== undefined) return authority;
  return `${createHash("sha256").update(name.zh).digest("hex").slice(0, 16)}.bulletin.invalid,2026`;
}

/** @param specific what it is the id of: characters that may stand in a path or query */
export function tagUri(site: Site, specific: string): string {
  return `tag:${taggingEntity(site)}:${specific}`;
}

/** An article's id in a language: it stays though its slug or the site's domain changes. */
export function entryId(site: Site, locale: Locale, { day, firstSlug }: FullArticle): string {
  return tagUri(site, href(locale, "article", { day, slug: firstSlug }).slice(1));
}

/** What a headline is as one line. */
export function titleOf({ words }: Pick<FullArticle, "words">): string {
  return words.headline.join(" ");
}

/** What something is listed under, with what that is called and where its list is. */
export function categoriesOf(
  { kind, topics, people }: FullArticle,
  locale: Locale,
): { term: string; scheme: string; label: string }[] {
  return [
    { term: kind, scheme: "kinds", label: translate(locale, "Kinds")(kind) },
    ...topics.map(({ id, name }) => ({ term: id, scheme: "topics", label: name[locale] })),
    ...people.map(({ id, name }) => ({ term: id, scheme: "people", label: name[locale] })),
  ];
}

/** An article's addresses: in the language of the feed first, where it is in that; else where it can be read. */
export function addressesOf(
  { day, slug, locales }: FullArticle,
  { locale, site, siteUrl }: Feed,
): { locale: Locale; address: string }[] {
  return [...locales]
    .filter((each) => site.languages.includes(each))
    .sort((a, b) => Number(b === locale) - Number(a === locale))
    .map((each) => ({ locale: each, address: siteUrl + href(each, "article", { day, slug }) }));
}
