import type { DatabaseSync } from "node:sqlite";
import { type Locale, otherLocale } from "../../../record/languages.ts";
import { pageSize } from "../../archive.ts";
import type { Passage, SearchHit, SearchQuery, SearchResult } from "../../search-views.ts";
import { meaningOfDay } from "../../text/days-named.ts";
import { Marker } from "../../text/marks.ts";
import { type NamedEntry, type Names, namesOf } from "../../text/names.ts";
import { otherOrdinals } from "../../text/ordinals.ts";
import { type ParsedQuery, parseQuery } from "../../text/parse-query.ts";
import { beginningOf, passageOf, piecesOf } from "../../text/passages.ts";
import { suggestions } from "../../text/suggestions.ts";
import type { ArticleSummary } from "../../views.ts";
import { type BodyData, passagesOf } from "../article-data.ts";
import { inSnapshot } from "../database.ts";
import { unpack } from "../packed.ts";
import { prepared } from "../prepared.ts";
import { type ArticleRow, namedEntries, summaries, summaryColumns } from "../summaries.ts";
import { datesFound, yearsOf } from "./dates-found.ts";
import { FacetCounter } from "./facets.ts";
import { matchOf } from "./match.ts";
import { type Found, findArticles, findsAny, isEmpty, someOf } from "./rank.ts";
import { waysOn } from "./ways-on.ts";

/** Searches one state of the index after the other, and keeps what it found last for the next page of it. */
export class Searcher {
  readonly #database: DatabaseSync;
  #revision: unknown;
  #names: Names = { meaningOf: () => undefined, all: [] };
  #facets: FacetCounter;
  readonly #found = new Map<string, Found>();

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#facets = new FacetCounter(database);
  }

  /** @returns nothing for a page past the end */
  search(query: SearchQuery, locale: Locale): SearchResult | undefined {
    return inSnapshot(this.#database, () => {
      this.#renew();
      return this.#read(query, locale);
    });
  }

  #renew(): void {
    const revision = prepared(this.#database, "SELECT value FROM meta WHERE key = 'revision'").get()?.value;
    if (revision === this.#revision) return;
    this.#revision = revision;
    this.#names = withNumbers(namesOf(entriesIn(this.#database)), yearsOf(this.#database));
    this.#facets = new FacetCounter(this.#database);
    this.#found.clear();
  }

  #read(query: SearchQuery, locale: Locale): SearchResult | undefined {
    const parsed = parseQuery(query.q);
    const found = this.#find(parsed, query);
    const pages = Math.max(1, Math.ceil(found.articles.length / pageSize));
    if (query.page > pages) return undefined;
    const from = (query.page - 1) * pageSize;
    const match = matchOf(parsed, this.#names);
    const total = found.articles.length;
    const names = namedEntries(this.#database);
    const nothing = total === 0 && parsed.terms.length > 0;
    const ways = nothing
      ? waysOn(this.#database, query, (other) => this.#find(parsed, other).articles.length)
      : undefined;
    const finds = (q: string) => findsAny(this.#database, matchOf(parseQuery(q), this.#names));
    return {
      q: parsed.text,
      cut: parsed.cut,
      searched: parsed.terms.length > 0,
      more: found.more,
      hits: {
        items: readHits(this.#database, someOf(this.#database, found, from, pageSize), locale, match.marked),
        ...{ total, page: query.page, pages },
      },
      dates: datesFound(this.#database, parsed),
      facets: this.#facets.count(found.articles),
      filters: {
        reporter: names("reporters", [query.reporter ?? ""])[0],
        topic: names("topics", [query.topic ?? ""])[0],
      },
      // What is found elsewhere is no mistake.
      suggestions: ways?.everywhere === 0 ? suggestions(parsed, this.#names, finds) : [],
      waysOn: ways,
    };
  }

  #find(parsed: ParsedQuery, query: SearchQuery): Found {
    const match = matchOf(parsed, this.#names);
    if (isEmpty(match)) return { articles: [], grades: [], more: false };
    const { kind, reporter, topic, from, to, order } = query;
    const key = JSON.stringify([match, kind, reporter, topic, from, to, order]);
    const known = this.#found.get(key);
    if (known) return known;
    const found = findArticles(this.#database, match, query);
    this.#found.set(key, found);
    if (this.#found.size > 32) this.#found.delete(this.#found.keys().next().value ?? "");
    return found;
  }
}

/** Days and ordinals are called by several names, too. */
function withNumbers(names: Names, years: readonly string[]): Names {
  const ordinal = (text: string) => {
    const other = otherOrdinals(text);
    return other === undefined ? undefined : { names: new Set([other]), tags: new Set<string>() };
  };
  return {
    ...names,
    meaningOf: (text) => meaningOfDay(text, years) ?? names.meaningOf(text) ?? ordinal(text),
  };
}

function entriesIn(database: DatabaseSync): NamedEntry[] {
  const rows = prepared(database, "SELECT registry, data FROM entries").all();
  return rows.map(({ registry, data }) => ({
    registry: registry as NamedEntry["registry"],
    entry: JSON.parse(String(data)),
  }));
}

function readHits(
  database: DatabaseSync,
  ids: readonly number[],
  locale: Locale,
  marked: readonly string[],
): SearchHit[] {
  const select = prepared(database, `SELECT ${summaryColumns} FROM articles a WHERE a.id = ?`);
  const rows = ids.flatMap((id) => (select.get(id) as unknown as ArticleRow | undefined) ?? []);
  const marker = new Marker(marked);
  return summaries(database, rows, locale).map((article, index): SearchHit => {
    const { headline, locale } = article.words;
    const text = headline.join(" ");
    return {
      article,
      headline: piecesOf(text, marker.find(text, locale)),
      passage: passageFor(database, rows[index]?.id ?? 0, article, marker),
    };
  });
}

/** In the language that the article is shown in if what was looked for stands there, else in the other one. */
function passageFor(
  database: DatabaseSync,
  id: number,
  { words }: ArticleSummary,
  marker: Marker,
): Passage | undefined {
  const { locale } = words;
  const blocks = blocksOf(database, id, locale);
  const decks = [...words.kicker, ...words.deck].map((text) => ({ text }));
  const found = passageOf([...decks, ...blocks], locale, marker);
  if (found) return found;
  // What the headline shows already need not be shown in another language.
  const shown = words.headline.some((line) => marker.find(line, locale).length > 0);
  const other = otherLocale(locale);
  const inOther = shown ? undefined : passageOf(blocksOf(database, id, other), other, marker);
  return inOther ?? beginningOf(blocks, locale);
}

function blocksOf(database: DatabaseSync, id: number, locale: Locale): { id: string; text: string }[] {
  const row = prepared(database, "SELECT body FROM texts WHERE article = ? AND locale = ?").get(id, locale);
  return row === undefined ? [] : passagesOf(unpack<BodyData>(row.body));
}
