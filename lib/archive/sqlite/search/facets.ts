import type { DatabaseSync } from "node:sqlite";
import { kinds } from "../../../record/kinds.ts";
import type { SearchFacets } from "../../search-views.ts";
import type { Named } from "../../views.ts";
import { prepared } from "../prepared.ts";
import { namedEntries } from "../summaries.ts";
import { firstPlaceOf } from "./search-index.ts";

/** So many reporters and topics are offered. */
const mostOffered = 10;

/** Counts articles by what they are listed under. What it has read of them it keeps, for one state of the index. */
export class FacetCounter {
  readonly #database: DatabaseSync;
  /** Each tag's place in `#tags`, by article. */
  readonly #ofArticle = new Map<number, number[]>();
  readonly #tags: { facet: string; tag: string }[] = [];
  readonly #placeOf = new Map<string, number>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  count(articles: readonly number[]): SearchFacets {
    this.#read(articles.filter((article) => !this.#ofArticle.has(article)));
    const counts = new Uint32Array(this.#tags.length);
    for (const article of articles) {
      for (const tag of this.#ofArticle.get(article) ?? []) counts[tag] = (counts[tag] ?? 0) + 1;
    }
    const found = this.#tags
      .map((tag, place) => ({ ...tag, articles: counts[place] ?? 0 }))
      .filter(({ articles }) => articles > 0)
      .sort((a, b) => b.articles - a.articles || (a.tag < b.tag ? -1 : 1));
    const names = namedEntries(this.#database);
    const named = (registry: "reporters" | "topics") =>
      found
        .filter(({ facet }) => facet === registry)
        .slice(0, mostOffered)
        .flatMap(({ tag, articles }) =>
          names(registry, [tag]).map(({ id, name }): Named & { articles: number } => ({
            id,
            name,
            articles,
          })),
        );
    return {
      kinds: kinds.flatMap((id) => {
        const articles = found.find(({ facet, tag }) => facet === "kinds" && tag === id)?.articles;
        return articles === undefined ? [] : { id, articles };
      }),
      reporters: named("reporters"),
      topics: named("topics"),
      years: this.#countYears(articles),
    };
  }

  #read(articles: readonly number[]): void {
    for (const article of articles) this.#ofArticle.set(article, []);
    const rows = this.#database
      .prepare(
        `SELECT t.article, t.facet, t.tag
         FROM json_each(?) found CROSS JOIN tags t ON t.article = found.value`,
      )
      .iterate(JSON.stringify(articles));
    for (const { article, facet, tag } of rows) {
      this.#ofArticle.get(Number(article))?.push(this.#place(String(facet), String(tag)));
    }
  }

  #place(facet: string, tag: string): number {
    const key = `${facet}/${tag}`;
    let place = this.#placeOf.get(key);
    if (place === undefined) {
      place = this.#tags.push({ facet, tag }) - 1;
      this.#placeOf.set(key, place);
    }
    return place;
  }

  /** By the articles' numbers, which are in the order of their days; newest first. */
  #countYears(articles: readonly number[]): SearchFacets["years"] {
    const years = prepared(this.#database, "SELECT year FROM years ORDER BY year DESC")
      .all()
      .map(({ year }) => ({ year: String(year), articles: 0 }));
    const newestFirst = Float64Array.from(articles).sort().reverse();
    let at = 0;
    for (const each of years) {
      const from = firstPlaceOf(`${each.year}-01-01`);
      const begin = at;
      while (at < newestFirst.length && (newestFirst[at] ?? 0) >= from) at++;
      each.articles = at - begin;
    }
    return years.filter(({ articles }) => articles > 0);
  }
}
