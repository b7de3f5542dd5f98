import type { DatabaseSync } from "node:sqlite";
import { type Address, isCard, pageOfCard } from "../../addresses.ts";
import { locales } from "../../record/languages.ts";
import { issuePageSize, pageSize } from "../archive.ts";
import { readPrinted } from "./edition-query.ts";
import { readParagraph } from "./paragraph-query.ts";
import { prepared } from "./prepared.ts";
import { isShown } from "./site-query.ts";

/** Whether there is a page at an address, by primary keys and kept counts alone: all but search, which has none. */
export function exists(database: DatabaseSync, address: Exclude<Address, { page: "search" }>): boolean {
  const row = (sql: string, ...values: string[]) => prepared(database, sql).get(...values);
  const number = (sql: string, ...values: string[]) => Number(row(sql, ...values)?.n ?? 0);
  const within = (total: number, list: number, size = pageSize) => list === 1 || (list - 1) * size < total;
  const tagCount = "SELECT articles AS n FROM tag_counts WHERE facet = ? AND tag = ?";

  // They have no language, and are there whatever languages the site has.
  if (address.page === "robots") return true;
  if (address.page === "manifest") return !address.params.en || isShown(database, "en");
  if (isCard(address)) return exists(database, pageOfCard(address));
  if (address.page === "paragraph") return readParagraph(database, address.params.code)?.id !== undefined;
  if (!areLanguagesShown(database, address)) return false;
  switch (address.page) {
    case "front":
    case "dates":
    case "archive":
    case "glossary":
    case "about":
      return true;
    case "report": {
      const [day, slug] = address.params.article?.split("/") ?? [];
      return day === undefined || slug === undefined || hasArticle(database, day, slug);
    }
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
      return within(
        number("SELECT count(*) AS n FROM entries WHERE registry = ?", address.page),
        address.params.list,
      );
    case "reporter":
    case "topic":
    case "person": {
      const { id, list } = address.params;
      const facet = address.page === "person" ? "people" : `${address.page}s`;
      if (row("SELECT 1 FROM entries WHERE registry = ? AND id = ?", facet, id) === undefined) return false;
      return within(number(tagCount, facet, id), list);
    }
    case "kind":
      return within(number(tagCount, "kinds", address.params.kind), address.params.list);
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

function hasArticle(database: DatabaseSync, day: string, slug: string): boolean {
  return prepared(database, "SELECT 1 FROM articles WHERE day = ? AND slug = ?").get(day, slug) !== undefined;
}

/** Whether the site shows the languages that a page has. */
function areLanguagesShown(database: DatabaseSync, address: Address): boolean {
  const isBoth = address.page === "parallel" || (address.page === "book" && address.params.both === true);
  return (isBoth ? locales : [address.locale]).every((locale) => isShown(database, locale));
}

function articlesIn(database: DatabaseSync, period: string): number {
  const sum = prepared(database, "SELECT sum(articles) AS n FROM days WHERE day BETWEEN ? AND ?");
  return Number(sum.get(`${period}-00`, `${period}-99`)?.n ?? 0);
}
