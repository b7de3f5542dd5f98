import type { DatabaseSync } from "node:sqlite";
import { type Locale, originalLocale } from "../../record/languages.ts";
import type { Term } from "../../record/schema.ts";
import { issuePageSize } from "../archive.ts";
import { noteRead, readKeys } from "../reads.ts";
import { type ArticleLink, mostTermUses, type TermView } from "../views.ts";
import { prepared } from "./prepared.ts";
import { anyPhrase } from "./search/match.ts";
import { wordsOf } from "./summaries.ts";

/** Of so many terms is looked up where they are used: each takes up to a millisecond, in which nobody else is served. */
const mostLookedUp = 1_000;
/** So many of the articles that have a term are named. */
const mostNamed = 3;

/** All terms with their renderings, and the newest articles whose Chinese has them. */
export function readGlossary(database: DatabaseSync, locale: Locale): readonly TermView[] {
  // Any article may come to have a term.
  noteRead(readKeys.everything);
  const rows = prepared(
    database,
    "SELECT data FROM entries WHERE registry = 'glossary' ORDER BY place, id",
  ).all();
  return rows.map(({ data }, index) => {
    const { id, term, also = {}, note } = JSON.parse(String(data)) as Term;
    const forms = [term[originalLocale], ...(also[originalLocale] ?? [])];
    const uses = index < mostLookedUp ? usesOf(database, forms) : undefined;
    return {
      ...{ id, term, also, note },
      articles: uses?.length,
      latest: newest(database, uses ?? [], locale),
    };
  });
}

/** The ids of articles that have one of some texts in Chinese, those of the newest days first. */
function usesOf(database: DatabaseSync, texts: readonly string[]): number[] | undefined {
  const phrases = anyPhrase(texts);
  if (phrases === undefined) return undefined;
  return prepared(
    database,
    `SELECT rowid AS id FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ${mostTermUses}`,
  )
    .all(`{headline_zh deck_zh body_zh} : (${phrases})`)
    .map(({ id }) => Number(id));
}

/** The newest of some articles, each day's in its issue's order. */
function newest(database: DatabaseSync, ids: readonly number[], locale: Locale): ArticleLink[] {
  const select = prepared(database, "SELECT id, day, slug, rank FROM articles WHERE id = ?");
  return ids
    .slice(0, issuePageSize)
    .flatMap((each) => {
      const row = select.get(each);
      return row === undefined ? [] : [row];
    })
    .map(({ id, day, slug, rank }) => ({
      ...{ id: Number(id), day: String(day), slug: String(slug), rank: String(rank) },
    }))
    .sort((one, other) =>
      one.day === other.day ? (one.rank < other.rank ? -1 : 1) : one.day < other.day ? 1 : -1,
    )
    .slice(0, mostNamed)
    .map(({ id, day, slug }) => ({ day, slug, words: wordsOf(database, { id, day, slug }, locale) }));
}
