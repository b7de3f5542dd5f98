import { isDay, isMonth, isYear } from "./record/days.ts";
import { isArticleId, isBulletinId, isId, isParagraphCode } from "./record/ids.ts";
import { isKind, type Kind } from "./record/kinds.ts";
import { isLocale, type Locale, originalLocale } from "./record/languages.ts";
import { isReportPlace } from "./record/report-places.ts";

/** The pages of the site and their parameters. `list` is the number of a list's page, from 1. */
interface Pages {
  front: object;
  dates: object;
  archive: object;
  year: { year: string };
  month: { month: string; list: number };
  issue: { day: string; list: number };
  /** The whole issue in full, for paper. */
  print: { day: string };
  /** `pinyin` stands above its Chinese, where that is asked for. */
  article: { day: string; slug: string; pinyin?: true };
  /** Both languages of an article, pair by pair. */
  parallel: { day: string; slug: string; pinyin?: true };
  bulletin: { id: string };
  reporters: { list: number };
  reporter: { id: string; list: number };
  topics: { list: number };
  topic: { id: string; list: number };
  people: { list: number };
  person: { id: string; list: number };
  kind: { kind: Kind; list: number };
  glossary: object;
  corrections: { list: number };
  search: {
    q: string;
    kind?: Kind | undefined;
    reporter?: string | undefined;
    topic?: string | undefined;
    from?: string | undefined;
    to?: string | undefined;
    list: number;
  };
  about: object;
  /** The form for an error, filled in as far as is known. */
  report: {
    /** The article's id. */
    article?: string;
    /** `p3`, or a field of the headline. */
    block?: string;
    /** What `whileShown` gave, where the form is shown again. */
    again?: string;
    /** Whether it has been sent. */
    sent?: true;
  };
  feeds: object;
}

/** What an article or an issue is exported as, by the ending of its address. */
export const exportFormats = ["txt", "md", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];
const isExportFormat = (text: string) => exportFormats.some((format) => format === text);

/** What is served to machines: made by `lib/feeds`, and not by a route of the app. */
interface Documents {
  /** An article and an issue for archives and programs, in all languages. */
  articleExport: { day: string; slug: string; format: ExportFormat };
  issueExport: { day: string; format: ExportFormat };
  /** What the site is as an app on a reader's device; in the original's language, or in English. */
  manifest: { en?: true };
  /** An issue as it was printed. */
  pdf: { day: string; format: "pdf" };
  robots: object;
  /** An issue as EPUB, in its language, or in both paragraph by paragraph. */
  book: { day: string; ending: "epub"; both?: true };
  /** Of all articles, as Atom, RSS 2.0 and JSON Feed. */
  feed: { list: number };
  rss: { list: number };
  jsonFeed: { list: number };
  reporterFeed: { id: string; list: number };
  topicFeed: { id: string; list: number };
  personFeed: { id: string; list: number };
  kindFeed: { kind: Kind; list: number };
  searchFeed: Pages["search"];
  /** Which sitemaps there are. */
  sitemap: object;
  /** The addresses of a month's articles and issues, of the lists, or of a registry's entries. */
  sitemapPart: { part: string; ending: "xml"; list: number };
  newsSitemap: object;
}

/** Pages that have a card: a picture that is shown where they are shared. */
const pagesWithCard = [
  ...["front", "dates", "year", "month", "issue", "article"],
  ...["reporters", "reporter", "topics", "topic", "people", "person", "kind"],
  ...["glossary", "corrections", "about"],
] as const satisfies readonly (keyof Pages)[];
type PageWithCard = (typeof pagesWithCard)[number];
/** The card of a list is that of its first page. */
type Cards = { [Page in PageWithCard as `${Page}Card`]: Omit<Pages[Page], "list" | "pinyin"> };

/** What only leads to a page, in the reader's language. */
interface Pointers {
  /** A paragraph, for good: whatever comes before it, and whatever its article is called. */
  paragraph: { code: string };
}

type All = Pages & Documents & Cards & Pointers;
export type PageName = keyof All;
export type DocumentName = keyof Documents | keyof Cards;

/** A page in a language. */
export type Address = { [Page in PageName]: { page: Page; locale: Locale; params: All[Page] } }[PageName];
export type DocumentAddress = Extract<Address, { page: DocumentName }>;
export type CardAddress = Extract<Address, { page: keyof Cards }>;
/** What a card is of. */
export type AddressWithCard = Extract<Address, { page: PageWithCard }>;

/** Characters of the longest path that may be a page's. */
const longestPath = 2_000;

/** The sitemaps that are of no month. */
export const sitemapLists = ["lists", "reporters", "topics", "people"] as const;
function isSitemapPart(segment: string): boolean {
  return isMonth(segment) || sitemapLists.some((each) => each === segment);
}

type Test = (segment: string) => boolean;
/**
 * A path after its locale: fixed words, and named parameters with what they may be. A segment may hold two parameters
 * with a dot between them: a name, and the ending of a file.
 */
type Pattern = readonly (
  | string
  | readonly [name: string, accepts: Test]
  | readonly [name: string, accepts: Test, ending: string, acceptsEnding: Test]
)[];

const ownPatterns: Record<keyof Pages | keyof Documents | keyof Pointers, Pattern> = {
  front: [],
  dates: ["dates"],
  archive: ["archive"],
  year: ["dates", ["year", isYear]],
  month: ["dates", ["month", isMonth]],
  issue: ["dates", ["day", isDay]],
  print: ["dates", ["day", isDay], "print"],
  article: ["articles", ["day", isDay], ["slug", isId]],
  parallel: ["articles", ["day", isDay], ["slug", isId], "parallel"],
  bulletin: ["bulletins", ["id", isBulletinId]],
  reporters: ["reporters"],
  reporter: ["reporters", ["id", isId]],
  topics: ["topics"],
  topic: ["topics", ["id", isId]],
  people: ["people"],
  person: ["people", ["id", isId]],
  kind: ["kinds", ["kind", isKind]],
  glossary: ["glossary"],
  corrections: ["corrections"],
  search: ["search"],
  about: ["about"],
  articleExport: ["articles", ["day", isDay], ["slug", isId, "format", isExportFormat]],
  issueExport: ["dates", ["day", isDay, "format", isExportFormat]],
  manifest: ["manifest.webmanifest"],
  pdf: ["dates", ["day", isDay, "format", (ending) => ending === "pdf"]],
  report: ["report"],
  feeds: ["feeds"],
  robots: ["robots.txt"],
  paragraph: ["b", ["code", isParagraphCode]],
  book: ["dates", ["day", isDay, "ending", (text) => text === "epub"]],
  feed: ["feed.xml"],
  rss: ["rss.xml"],
  jsonFeed: ["feed.json"],
  reporterFeed: ["reporters", ["id", isId], "feed.xml"],
  topicFeed: ["topics", ["id", isId], "feed.xml"],
  personFeed: ["people", ["id", isId], "feed.xml"],
  kindFeed: ["kinds", ["kind", isKind], "feed.xml"],
  searchFeed: ["search", "feed.xml"],
  sitemap: ["sitemap.xml"],
  sitemapPart: ["sitemaps", ["part", isSitemapPart, "ending", (ending) => ending === "xml"]],
  newsSitemap: ["news-sitemap.xml"],
};
const documents: Record<keyof Documents, true> = {
  ...{ articleExport: true, issueExport: true, book: true, pdf: true, manifest: true, robots: true },
  ...{ feed: true, rss: true, jsonFeed: true },
  ...{ reporterFeed: true, topicFeed: true, personFeed: true, kindFeed: true, searchFeed: true },
  ...{ sitemap: true, sitemapPart: true, newsSitemap: true },
};
const patterns = {
  ...ownPatterns,
  ...Object.fromEntries(pagesWithCard.map((page) => [`${page}Card`, [...ownPatterns[page], "card.png"]])),
} as Record<PageName, Pattern>;
/** These have no language, and so none in their address: they are the original's. */
export const withoutLocale: ReadonlySet<PageName> = new Set<PageName>([
  "manifest",
  "robots",
  "sitemap",
  "sitemapPart",
  "newsSitemap",
  "paragraph",
]);
const lists = new Set<PageName>([
  "month",
  "issue",
  "reporters",
  "reporter",
  "topics",
  "topic",
  "people",
  "person",
  "kind",
  "corrections",
  "search",
  "feed",
  "rss",
  "jsonFeed",
  "reporterFeed",
  "topicFeed",
  "personFeed",
  "kindFeed",
  "searchFeed",
  "sitemapPart",
]);
const searchQuery = { q: () => true, kind: isKind, reporter: isId, topic: isId, from: isDay, to: isDay };
/** What the query of a page may hold beside the number of the list's page, in the order of its address. */
const queries: Partial<Record<PageName, Record<string, Test>>> = {
  search: searchQuery,
  searchFeed: searchQuery,
  report: { article: isArticleId, block: isReportPlace, again: (token) => /^[0-9a-f]{32}$/.test(token) },
};

/** What the query of a page may hold without a value: `?pinyin`. Whatever value it is given, it is there or not. */
const flags: Partial<Record<PageName, readonly string[]>> = {
  article: ["pinyin"],
  parallel: ["pinyin"],
  manifest: ["en"],
  report: ["sent"],
  book: ["both"],
};

/**
 * Reads an address. Of a repeated query parameter the last counts; unknown ones are ignored, as are values that
 * cannot be.
 * @param path as in the request: no address of a page needs percent-encoding, so none is decoded
 * @returns nothing for what is no page's address; whether its day or id exists only the archive knows
 */
export function parseAddress(path: string, query: URLSearchParams): Address | undefined {
  return parse(path, query, query.getAll("page").at(-1));
}

function parse(path: string, query: URLSearchParams, number: string | undefined): Address | undefined {
  if (path.length > longestPath) return undefined;
  const [empty, ...all] = path.split("/");
  if (empty !== "") return undefined;
  const named = isLocale(all[0]) ? all[0] : undefined;
  const locale = named ?? originalLocale;
  const segments = named ? all.slice(1) : all;
  for (const page of Object.keys(patterns) as PageName[]) {
    if (withoutLocale.has(page) !== (named === undefined)) continue;
    const params = match(patterns[page], segments);
    if (params === undefined) continue;
    const asked = { ...params, ...queryOf(page, query), ...flagsOf(page, query) };
    if (!lists.has(page)) return { page, locale, params: asked } as Address;
    const list = listNumber(number);
    if (list === undefined) return undefined;
    return { page, locale, params: { ...asked, list } } as Address;
  }
  return undefined;
}

/**
 * The address of one of some pages, by its parameters as a route has them.
 * @returns nothing for what none of these pages has
 */
export function addressOf<Page extends PageName>(
  pages: readonly Page[],
  { locale = "", ...params }: Readonly<Record<string, string>>,
  query: URLSearchParams,
): Extract<Address, { page: Page }> | undefined {
  for (const page of pages) {
    const segments = patterns[page].map((part) => (typeof part === "string" ? part : params[part[0]]));
    const address = parseAddress(`/${[locale, ...segments].join("/")}`, query);
    if (address?.page === page) return address as Extract<Address, { page: Page }>;
  }
  return undefined;
}

/** What was asked for, and whether in the one spelling that is the page's own. */
export interface Spelled {
  address: Address;
  isOwnSpelling: boolean;
}

/**
 * Reads an address in any spelling: doubled slashes and one at the end, capitals, characters encoded that need not be
 * (RFC 3986 §6.2.2.2), and the number of a list's page with zeros before it, empty, or 1. Unknown parameters of the
 * query, empty ones, and their order make no other spelling; a filter that cannot be does.
 */
export function readAddress(path: string, query: URLSearchParams): Spelled | undefined {
  const ownPath = plainPath(path);
  const given = query.getAll("page").at(-1);
  const stripped = given?.replace(/^0+(?=[1-9])/, "");
  const number = stripped === "" || stripped === "1" ? undefined : stripped;
  const address = parse(ownPath, query, number);
  if (address === undefined) return undefined;
  const params: Record<string, string | number | boolean | undefined> = { ...address.params };
  const isNumberOwn = !("list" in params) || given === number;
  const areFiltersOwn = Object.keys(queries[address.page] ?? {}).every(
    (name) => (query.getAll(name).at(-1)?.trim() ?? "") === (params[name] ?? ""),
  );
  const areFlagsOwn = (flags[address.page] ?? []).every((flag) => !query.get(flag));
  return { address, isOwnSpelling: path === ownPath && isNumberOwn && areFiltersOwn && areFlagsOwn };
}

/** A path as the site writes it, for paths that it may write. */
export function plainPath(path: string): string {
  if (path.length > longestPath || /[^\x21-\x7e]/.test(path)) return path;
  const plain = path
    .replace(/%[2-7][0-9a-f]/gi, (code) => {
      const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[\w.~-]/.test(character) ? character : code;
    })
    .replace(/\/{2,}/g, "/")
    .toLowerCase();
  return plain.length > 1 && plain.endsWith("/") ? plain.slice(0, -1) : plain;
}

/** Whether it is for machines, and no page. */
export function isDocument(address: Address): address is DocumentAddress {
  return Object.hasOwn(documents, address.page) || isCard(address);
}

export function isCard(address: Address): address is CardAddress {
  return patterns[address.page].at(-1) === "card.png";
}

/** What a card is of: of a list, the first page. */
export function pageOfCard({ page, locale, params }: CardAddress): AddressWithCard {
  const of = page.slice(0, -"Card".length) as PageWithCard;
  return { page: of, locale, params: lists.has(of) ? { ...params, list: 1 } : params } as AddressWithCard;
}

/** The path of a page's card; what has none of its own has that of what it belongs to. */
export function cardHref({ page, locale, params }: Address): string {
  const own = page === "parallel" ? "article" : pagesWithCard.find((each) => each === page);
  return own === undefined
    ? href(locale, "frontCard")
    : href(locale, `${own}Card`, { ...params, list: 1 } as never);
}

/** Whether anything is looked for: words, or what a filter names, or a further page of what was found. */
export function isSearch({ page, params }: Address): boolean {
  if (page !== "search" && page !== "searchFeed") return false;
  const { q, list, ...filters } = params;
  return q !== "" || list > 1 || Object.keys(filters).length > 0;
}

function queryOf(page: PageName, query: URLSearchParams): Record<string, string> {
  const given = Object.entries(queries[page] ?? {}).map(([name, accepts]) => {
    const value = query.getAll(name).at(-1)?.trim() ?? "";
    return [name, accepts(value) ? value : ""];
  });
  // A search without a word is still a search; a filter without a value is none.
  return Object.fromEntries(given.filter(([name, value]) => value !== "" || name === "q"));
}

function flagsOf(page: PageName, query: URLSearchParams): Record<string, true> {
  const given = (flags[page] ?? []).filter((flag) => query.has(flag));
  return Object.fromEntries(given.map((flag) => [flag, true]));
}

function match(pattern: Pattern, segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const segment = segments[index] ?? "";
    if (typeof expected === "string") {
      if (segment !== expected) return undefined;
    } else {
      const found = parametersIn(segment, expected);
      if (found === undefined) return undefined;
      Object.assign(params, found);
    }
  }
  return params;
}

function parametersIn(
  segment: string,
  [name, accepts, ending, acceptsEnding]: Exclude<Pattern[number], string>,
): Record<string, string> | undefined {
  if (ending === undefined) return accepts(segment) ? { [name]: segment } : undefined;
  const dot = segment.lastIndexOf(".");
  const [before, after] = [segment.slice(0, Math.max(dot, 0)), segment.slice(dot + 1)];
  return accepts(before) && acceptsEnding?.(after) ? { [name]: before, [ending]: after } : undefined;
}

/** The number of a list's page as the query gives it; 1 where it gives none. */
function listNumber(text: string | undefined): number | undefined {
  if (text === undefined) return 1;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

type Parameters<Page extends PageName> = Omit<All[Page], "list"> & { list?: number };

/** The path of a page, with its query: what is searched for, and the number of a list's page but the first. */
export function href<Page extends PageName>(
  locale: Locale,
  page: Page,
  ...[params]: Record<never, never> extends Omit<All[Page], "list"> ? [Parameters<Page>?] : [Parameters<Page>]
): string {
  const given = (params ?? {}) as Record<string, string | number | boolean | undefined>;
  const segments = patterns[page].map((segment) =>
    typeof segment === "string"
      ? segment
      : [segment[0], segment[2]].flatMap((name) => (name === undefined ? [] : String(given[name]))).join("."),
  );
  const query = new URLSearchParams(
    Object.keys(queries[page] ?? {}).flatMap((name) => (given[name] ? [[name, String(given[name])]] : [])),
  );
  if (Number(given.list ?? 1) > 1) query.set("page", String(given.list));
  const asked = [
    ...(query.size > 0 ? [String(query)] : []),
    ...(flags[page] ?? []).filter((flag) => given[flag]),
  ];
  const path = withoutLocale.has(page) ? segments : [locale, ...segments];
  return `/${path.join("/")}${asked.length > 0 ? `?${asked.join("&")}` : ""}`;
}

/** The path of an address, perhaps in another language. */
export function hrefOf({ locale, page, params }: Address, inLocale: Locale = locale): string {
  return href(inLocale, page, params as never);
}

/** What each picture is served as, best first: browsers take the first that they know, and all know the last. */
export const servedFormats = ["avif", "webp", "jpg"] as const;
export type ServedFormat = (typeof servedFormats)[number];

const picturePath = new RegExp(`^/pictures/([0-9a-f]{24}-[1-9]\\d{0,3}\\.(${servedFormats.join("|")}))$`);

/** A file that a picture is served as. */
export interface PictureFile {
  name: string;
  format: ServedFormat;
}

/** The path of a picture's file as it is served: its name has its content's hash, so it never changes. */
export function pictureHref(name: string): string {
  return `/pictures/${name}`;
}

/** @returns the name of the file that a path of a picture stands for, and its format; nothing for any other path */
export function pictureFileAt(path: string): PictureFile | undefined {
  const [, name, found] = picturePath.exec(path) ?? [];
  const format = servedFormats.find((each) => each === found);
  return name === undefined || format === undefined ? undefined : { name, format };
}
