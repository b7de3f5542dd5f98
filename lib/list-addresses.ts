import { type Address, href, hrefOf } from "./addresses.ts";
import type { Locale } from "./record/languages.ts";

/** The lists of articles that have a feed of their own, by what is listed in them: the page and the feed of each. */
export const listPages = {
  kinds: { page: "kind", feed: "kindFeed" },
  reporters: { page: "reporter", feed: "reporterFeed" },
  topics: { page: "topic", feed: "topicFeed" },
  people: { page: "person", feed: "personFeed" },
} as const;
type Facet = keyof typeof listPages;
const facets = Object.keys(listPages) as Facet[];

/** What articles are listed under: a kind, or an entry of a registry. */
interface List {
  facet: Facet;
  tag: string;
}

/** All articles, in each of the formats that feeds of everything have. */
export const feedsOfAll = ["feed", "rss", "jsonFeed"] as const;

type FeedName = (typeof listPages)[Facet]["feed"] | (typeof feedsOfAll)[number] | "searchFeed";
export type FeedAddress = Extract<Address, { page: FeedName }>;

/** The path of the page that shows a list. */
export function pathOfList(list: List, locale: Locale): string {
  return href(locale, listPages[list.facet].page, paramsOf(list));
}

/** The path of the feed of a list. */
export function feedOfList(list: List, locale: Locale): string {
  return href(locale, listPages[list.facet].feed, paramsOf(list));
}

function paramsOf({ facet, tag }: List): never {
  return (facet === "kinds" ? { kind: tag } : { id: tag }) as never;
}

/** The list that a page shows or a feed brings; nothing for other addresses. */
export function listAt({ page, params }: Address): List | undefined {
  const facet = facets.find((each) => listPages[each].page === page || listPages[each].feed === page);
  if (facet === undefined) return undefined;
  const { id, kind } = params as { id?: string; kind?: string };
  return { facet, tag: id ?? kind ?? "" };
}

/** The path of the feed of what a page shows, whichever page of a list it is; nothing where there is only the site's. */
export function feedOfPage(address: Address): string | undefined {
  const { locale, page, params } = address;
  if (page === "search") return params.q === "" ? undefined : href(locale, "searchFeed", firstOf(params));
  const list = listAt(address);
  return list && feedOfList(list, locale);
}

/** The path of the page that a feed is the feed of. */
export function pageOfFeed(address: FeedAddress, locale: Locale): string {
  if (address.page === "searchFeed") return href(locale, "search", firstOf(address.params));
  const list = listAt(address);
  return list ? pathOfList(list, locale) : href(locale, "front");
}

function firstOf<Params extends { list: number }>(params: Params): Params {
  return { ...params, list: 1 };
}

/** The path of another page of a feed. */
export function feedPath(address: FeedAddress, list: number, locale: Locale = address.locale): string {
  return hrefOf({ ...address, params: { ...address.params, list } } as FeedAddress, locale);
}
