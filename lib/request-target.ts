import { type Address, href, hrefOf, plainPath, readAddress } from "./addresses.ts";
import type { Archive } from "./archive/archive.ts";
import { isLocale, type Locale } from "./record/languages.ts";

/** What a request asks for, as far as its target tells. */
export interface Target {
  path: string;
  /** The path as the site would write it. */
  plainPath: string;
  /** The language that it begins with. */
  locale: Locale | undefined;
  /** The page; nothing where no page can have such an address. */
  address: Address | undefined;
  /** Whether the address is written as the site writes it. */
  isOwnSpelling: boolean;
}

/** @param target of a request, also in the absolute form, which a server has to understand (RFC 9112 §3.2.2) */
export function readTarget(target: string): Target {
  const relative = target.replace(/^https?:\/\/[^/?#]*/i, "");
  const mark = relative.indexOf("?");
  const path = (mark < 0 ? relative : relative.slice(0, mark)) || "/";
  const query = mark < 0 ? "" : relative.slice(mark + 1);
  const plain = plainPath(path);
  const named = plain.split("/", 2)[1];
  return {
    ...{ path, plainPath: plain, locale: isLocale(named) ? named : undefined },
    ...(readAddress(path, new URLSearchParams(query)) ?? { address: undefined, isOwnSpelling: false }),
  };
}

/** What to answer: a page, or where to go for it. */
export type Settled =
  | { kind: "root" }
  | { kind: "page"; address: Address }
  | { kind: "moved"; to: string; forGood: boolean; isByLanguage?: true }
  | { kind: "withdrawn"; address: ArticleAddress; isByLanguage?: true }
  /** A paragraph that its article has no more. */
  | { kind: "lost"; address: ArticleAddress; isByLanguage: true }
  | { kind: "missing" };

/** An address of an article, or of something that belongs to it. */
export type ArticleAddress = Extract<Address, { params: { day: string; slug: string } }>;

/** Where the app shows why an article is gone. It is nobody's address: it is shown in the article's place. */
export function withdrawalPath({ locale, params: { day, slug } }: ArticleAddress): string {
  return `/${locale}/withdrawn/${day}/${slug}`;
}

/** What of the site is there only where it was set up. */
export interface Offers {
  /** Whether readers may report errors. */
  takesReports?: boolean;
}

/** Where the app shows that an article has a paragraph no more, likewise. */
export function lostPath({ locale, params: { day, slug } }: ArticleAddress): string {
  return `/${locale}/lost/${day}/${slug}`;
}

/** Where browsers look for an icon that no page has named, and where it is. */
const icon = { asked: "/favicon.ico", own: "/icon.svg" };

/**
 * Settles what a target leads to, before anything renders. It never leads to another site, nor to what is not there.
 * @param ownLocale the language that the site shows a reader who has not chosen one
 */
export async function settle(
  target: Target,
  archive: Pick<Archive, "exists" | "departure" | "paragraph">,
  ownLocale: () => Promise<Locale>,
  { takesReports = false }: Offers = {},
): Promise<Settled> {
  const exists = (address: Address) => archive.exists(address);
  if (target.path === "/") return { kind: "root" };
  if (target.plainPath === "/") return { kind: "moved", to: "/", forGood: true };
  if (target.plainPath === icon.asked) return { kind: "moved", to: icon.own, forGood: true };
  if (target.address === undefined) return { kind: "missing" };
  if (target.address.page === "report" && !takesReports) return { kind: "missing" };
  if (target.address.page === "paragraph")
    return settleParagraph(target.address.params.code, archive, await ownLocale());
  const address = await withKnownFilters(await withOwnArticle(target.address, archive), exists);
  if (!(await exists(address))) return departed(address, archive);
  if (target.isOwnSpelling && address === target.address) return { kind: "page", address };
  return { kind: "moved", to: hrefOf(address), forGood: false };
}

/** Where a paragraph is now that was given an address for good. */
async function settleParagraph(
  code: string,
  archive: Pick<Archive, "departure" | "paragraph">,
  locale: Locale,
): Promise<Settled> {
  const place = await archive.paragraph(code);
  if (place === undefined) return { kind: "missing" };
  const { day, slug, id } = place;
  const isByLanguage = true;
  if (id !== undefined) {
    const to = `${href(locale, "article", { day, slug })}#${id}`;
    return { kind: "moved", to, forGood: false, isByLanguage };
  }
  const address: ArticleAddress = { page: "article", locale, params: { day, slug } };
  const departure = await archive.departure(day, slug);
  if (departure === undefined) return { kind: "lost", address, isByLanguage };
  return "withdrawn" in departure ? { kind: "withdrawn", address, isByLanguage } : { kind: "missing" };
}

/** Where an article is that was at an address before, or why it is gone. */
async function departed(address: Address, archive: Pick<Archive, "exists" | "departure">): Promise<Settled> {
  // Nothing is to be seen in a language that the site does not show.
  if (!isOfArticle(address) || !(await archive.exists({ page: "front", locale: address.locale, params: {} })))
    return { kind: "missing" };
  const { day, slug } = address.params;
  const found = await archive.departure(day, slug);
  if (found === undefined) return { kind: "missing" };
  if ("withdrawn" in found) return { kind: "withdrawn", address };
  const now = { ...address, params: { ...address.params, slug: found.slug } } as ArticleAddress;
  const next = await archive.departure(day, found.slug);
  const isThere = (await archive.exists(now)) || (next !== undefined && "withdrawn" in next);
  return isThere ? { kind: "moved", to: hrefOf(now), forGood: false } : { kind: "missing" };
}

function isOfArticle(address: Address): address is ArticleAddress {
  return "slug" in address.params;
}

/** The form for an error in an article that was renamed, under the name that this has now. */
async function withOwnArticle(
  address: Address,
  archive: Pick<Archive, "exists" | "departure">,
): Promise<Address> {
  if (address.page !== "report" || (await archive.exists(address))) return address;
  const [day = "", slug = ""] = address.params.article?.split("/") ?? [];
  const found = await archive.departure(day, slug);
  if (found === undefined || !("slug" in found)) return address;
  return { ...address, params: { ...address.params, article: `${day}/${found.slug}` } };
}

/** A search without the filters that name nothing; itself where all name something. */
async function withKnownFilters(
  address: Address,
  exists: (address: Address) => Promise<boolean>,
): Promise<Address> {
  if (address.page !== "search" && address.page !== "searchFeed") return address;
  const { locale, params } = address;
  const known = { ...params };
  for (const page of ["reporter", "topic"] as const) {
    const id = params[page];
    if (id !== undefined && !(await exists({ page, locale, params: { id, list: 1 } }))) delete known[page];
  }
  return Object.keys(known).length === Object.keys(params).length ? address : { ...address, params: known };
}
