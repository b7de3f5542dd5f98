import type { DatabaseSync } from "node:sqlite";
import { type Address, isCard, pageOfCard, withoutLocale } from "../../addresses.ts";
import { listAt } from "../../list-addresses.ts";
import { locales } from "../../record/languages.ts";
import { issuePageSize, pageSize, sitemapSize } from "../archive.ts";
import { type Facet, facets } from "../views.ts";
import { readPrinted } from "./edition-query.ts";
import { countAll } from "./full-query.ts";
import { readParagraph } from "./paragraph-query.ts";
import { prepared } from "./prepared.ts";
import { isShown } from "./site-query.ts";
import { countEntries } from "./sitemap-query.ts";

/** Whether there is a page at an address, by primary keys and kept counts alone: all but search, which has none. */
export function exists(
  database: DatabaseSync,
  address: Exclude<Address, { page: "search" | "searchFeed" }>,
): boolean {
  const row = (sql: string, ...values: string[]) => prepared(database, sql).get(...values);
  const number = (sql: string, ...values: string[]) => Number(row(sql, ...values)?.n ?? 0);
  const within = (total: number, list: number, size = pageSize) => list === 1 || (list - 1) * size < total;

  if (isCard(address)) return exists(database, pageOfCard(address));
  if (namesNoLanguage(address)) return existsInAny(database, address);
  if (!areLanguagesShown(database, address)) return false;
  switch (address.page) {
    case "front":
    case "dates":
    case "archive":
    case "glossary":
    case "about":
    case "feeds":
      return true;
    case "report":
      return isReportable(database, address.params.article);
    case "feed":
    case "rss":
    case "jsonFeed":
      return within(countAll(database), address.params.list);
    case "year":
      return articlesIn(database, address.params.year) > 0;
    case "month": {
      const articles = articlesIn(database, address.params.month);
      return articles > 0 && within(articles, address.params.list);
    }
    case "issue": {
      const articles = number("SELECT articles AS n FROM days WHERE day = ?", address.params.day);
      return articles > 0 && within(articles, address.params.list, issuePageSize);
    }
    case "print":
    case "issueExport":
    case "book":
      return row("SELECT 1 FROM days WHERE day = ?", address.params.day) !== undefined;
    case "pdf":
      return readPrinted(database, address.params.day, address.locale) !== undefined;
    case "article":
    case "articleExport":
      return hasArticle(database, address.params.day, address.params.slug);
    case "parallel":
      return hasBoth(database, address.params.day, address.params.slug);
    case "bulletin":
      return row("SELECT 1 FROM bulletins WHERE id = ?", address.params.id) !== undefined;
    case "reporters":
    case "topics":
    case "people":
      return within(countRegistry(database, address.page), address.params.list);
    case "reporter":
    case "topic":
    case "person":
    case "reporterFeed":
    case "topicFeed":
    case "personFeed":
      return hasEntryPage(database, listAt(address)?.facet ?? "", address.params);
    case "kind":
    case "kindFeed":
      return within(countTagged(database, "kinds", address.params.kind), address.params.list);
    case "corrections":
      return within(number("SELECT count(*) AS n FROM corrections"), address.params.list);
  }
}

/** Whether an article is there in all languages, and the site shows them. */
function hasBoth(database: DatabaseSync, day: string, slug: string): boolean {
  if (!locales.every((locale) => isShown(database, locale))) return false;
  const inLanguages = prepared(
    database,
    "SELECT count(*) AS n FROM articles a JOIN texts t ON t.article = a.id WHERE a.day = ? AND a.slug = ?",
  ).get(day, slug)?.n;
  return inLanguages === locales.length;
}

/** Whether there is an article to report an error in, where one is named. */
function isReportable(database: DatabaseSync, article: string | undefined): boolean {
  const [day, slug] = article?.split("/") ?? [];
  return day === undefined || slug === undefined || hasArticle(database, day, slug);
}

function hasArticle(database: DatabaseSync, day: string, slug: string): boolean {
  return prepared(database, "SELECT 1 FROM articles WHERE day = ? AND slug = ?").get(day, slug) !== undefined;
}

/** Whether the site shows the languages that a page has. */
function areLanguagesShown(database: DatabaseSync, address: Address): boolean {
  const isBoth = address.page === "parallel" || (address.page === "book" && address.params.both === true);
  return (isBoth ? locales : [address.locale]).every((locale) => isShown(database, locale));
}

type WithoutLanguage = Extract<
  Address,
  { page: "robots" | "manifest" | "paragraph" | "sitemap" | "newsSitemap" | "sitemapPart" }
>;
function namesNoLanguage<Any extends Address>(address: Any | WithoutLanguage): address is WithoutLanguage {
  return withoutLocale.has(address.page);
}

/** What has no language is there whatever languages the site has. */
function existsInAny(database: DatabaseSync, address: WithoutLanguage): boolean {
  switch (address.page) {
    case "robots":
    case "sitemap":
    case "newsSitemap":
      return true;
    case "manifest":
      return !address.params.en || isShown(database, "en");
    case "paragraph":
      return readParagraph(database, address.params.code)?.id !== undefined;
    case "sitemapPart":
      return hasPart(database, address.params.part, address.params.list);
  }
}

function hasEntryPage(
  database: DatabaseSync,
  facet: string,
  { id, list }: { id: string; list: number },
): boolean {
  const entry = prepared(database, "SELECT 1 FROM entries WHERE registry = ? AND id = ?").get(facet, id);
  return entry !== undefined && (list === 1 || (list - 1) * pageSize < countTagged(database, facet, id));
}

function countTagged(database: DatabaseSync, facet: string, tag: string): number {
  const row = prepared(database, "SELECT articles AS n FROM tag_counts WHERE facet = ? AND tag = ?");
  return Number(row.get(facet, tag)?.n ?? 0);
}

function countRegistry(database: DatabaseSync, facet: Facet): number {
  const row = prepared(database, "SELECT count(*) AS n FROM entries WHERE registry = ?");
  return Number(row.get(facet)?.n ?? 0);
}

function hasPart(database: DatabaseSync, part: string, list: number): boolean {
  const facet = facets.find((each) => each === part);
  if (part === "lists") return list === 1;
  if (facet !== undefined) return list === 1 || (list - 1) * sitemapSize < countEntries(database, facet);
  return (list - 1) * sitemapSize < articlesIn(database, part);
}

function articlesIn(database: DatabaseSync, period: string): number {
  const sum = prepared(database, "SELECT sum(articles) AS n FROM days WHERE day BETWEEN ? AND ?");
  return Number(sum.get(`${period}-00`, `${period}-99`)?.n ?? 0);
}
