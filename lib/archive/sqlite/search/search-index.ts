import type { DatabaseSync } from "node:sqlite";
import type { Locale } from "../../../record/languages.ts";
import { dayTokens } from "../../text/days-named.ts";
import { readLetters } from "../../text/letters.ts";
import { cuttingOf, indexText, plainEnglish, tagToken } from "../../text/tokens.ts";
import { type ArticleData, type BodyData, passagesOf, type Summary } from "../article-data.ts";
import { unpack } from "../packed.ts";
import { prepared } from "../prepared.ts";
import { TokenCounts } from "./token-counts.ts";

/** The columns of the search index, those with most text first: what stands in a later one costs more bytes. */
export const columns = [
  "body_zh",
  "body_en",
  "headline_zh",
  "headline_en",
  "deck_zh",
  "deck_en",
  "byline",
  "tags",
] as const;

/**
 * Two indexes without a copy of the texts, their rows numbered as the articles. `search` has the tokens of each
 * column; `search_characters` which Han characters an article has, since to look one up among pairs takes long.
 * What changed in an article is noted by triggers until `updateSearch` has taken it in.
 */
export const searchTables = `
  CREATE VIRTUAL TABLE search USING fts5(
    ${columns.join(", ")}, content = '', contentless_delete = 1,
    tokenize = 'porter ascii tokenchars ''_'''
  );
  CREATE VIRTUAL TABLE search_characters USING fts5(
    characters, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
  );
  -- Nothing in it is unique: the policy of the statement that fires a trigger overrides the trigger's own.
  CREATE TABLE search_changes (article INTEGER);
  ${["articles", "texts", "tags"]
    .flatMap((table) =>
      ["INSERT", "UPDATE", "DELETE"].map((change) => {
        const row = `${change === "DELETE" ? "old" : "new"}.${table === "articles" ? "id" : "article"}`;
        return `CREATE TRIGGER search_${table}_${change} AFTER ${change} ON ${table} BEGIN
          INSERT INTO search_changes VALUES (${row});
        END;`;
      }),
    )
    .join("\n")}
`;

const indexes = ["search", "search_characters"] as const;

/** Numbers that a day has for its articles; more of them take those of the next days. */
export const placesOfDay = 1024;

/** The least number that an article of the day may have. */
export function firstPlaceOf(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 719_528) * placesOfDay;
}

/**
 * The number of a new article, in all tables: the newer its day, the higher, so that the newest matches are the
 * first to be read from the end of an index. Within a day it says nothing.
 */
export function freeArticleId(database: DatabaseSync, day: string): number {
  const first = firstPlaceOf(day);
  const last = prepared(database, "SELECT max(id) AS id FROM articles WHERE id >= ? AND id < ?").get(
    first,
    first + placesOfDay,
  )?.id;
  if (typeof last !== "number") return first;
  if (last + 1 < first + placesOfDay) return last + 1;
  // The day's last number is taken, perhaps while others have become free.
  if (prepared(database, "SELECT 1 FROM articles WHERE id = ?").get(first) === undefined) return first;
  const next = prepared(
    database,
    `SELECT a.id + 1 AS free FROM articles a WHERE a.id >= ?
     AND NOT EXISTS (SELECT 1 FROM articles b WHERE b.id = a.id + 1) ORDER BY a.id LIMIT 1`,
  );
  return Number(next.get(first)?.free);
}

/** Takes in what changed in the articles since the last time. Called within the transaction of the change. */
export function updateSearch(database: DatabaseSync): void {
  const changes = prepared(database, "SELECT DISTINCT article FROM search_changes").all();
  if (changes.length === 0) return;
  const counts = new TokenCounts(database, "search");
  for (const { article } of changes) {
    const id = Number(article);
    if (counts.noteGone(id))
      for (const index of indexes) prepared(database, `DELETE FROM ${index} WHERE rowid = ?`).get(id);
    const row = prepared(database, "SELECT day, data FROM articles WHERE id = ?").get(id);
    if (row) insertArticle(database, id, String(row.day), JSON.parse(String(row.data)));
  }
  // FTS5 writes rows of its own with numbers too large for JavaScript. `run` reads the number of the row that was
  // inserted last, whatever it did itself: so they are written now, and then a row of ours.
  for (const index of indexes) prepared(database, `INSERT INTO ${index} (${index}) VALUES ('flush')`).get();
  counts.countOff();
  prepared(database, "INSERT INTO search_changes VALUES (0)").run();
  prepared(database, "DELETE FROM search_changes").run();
}

function insertArticle(database: DatabaseSync, id: number, day: string, data: ArticleData): void {
  const { byline = "", held } = data;
  const tags = prepared(database, "SELECT facet, tag FROM tags WHERE article = ?").all(id);
  const values: Partial<Record<(typeof columns)[number], string>> = {
    byline: indexText(byline, "characters"),
    tags: [
      ...tags.map(({ facet, tag }) => tagToken(String(facet), String(tag))),
      ...new Set([day, ...(held ? [held] : [])].flatMap(dayTokens)),
    ].join(" "),
  };
  const characters = new Set<string>();
  for (const row of prepared(database, "SELECT locale, summary, body FROM texts WHERE article = ?").all(id)) {
    const locale = row.locale as Locale;
    const { headline, kicker, deck } = JSON.parse(String(row.summary)) as Summary;
    const texts = {
      // A headline's lines are one text, as readers see and remember it.
      headline: headline.join(" "),
      deck: [...kicker, ...deck].join("\n"),
      // The mark keeps paragraphs apart.
      body: passagesOf(unpack<BodyData>(row.body))
        .map(({ text }) => text)
        .join("\n|\n"),
    };
    for (const part of ["headline", "deck", "body"] as const) {
      values[`${part}_${locale}`] = indexText(texts[part], cuttingOf[locale]);
      for (const character of hanOf(texts[part])) {
        characters.add(character);
        if (part === "headline") characters.add(headlineToken(character));
      }
    }
  }
  prepared(
    database,
    `INSERT INTO search (rowid, ${columns.join(", ")}) VALUES (?${", ?".repeat(columns.length)})`,
  ).get(id, ...columns.map((column) => values[column] ?? ""));
  prepared(database, "INSERT INTO search_characters (rowid, characters) VALUES (?, ?)").get(
    id,
    [...characters].join(" "),
  );
}

/** The Han characters of a text, folded, each once. */
function hanOf(text: string): Set<string> {
  const han = new Set<string>();
  if (plainEnglish.test(text)) return han;
  readLetters(text, (found) => {
    if (typeof found !== "string" && found.kind === "unspaced") han.add(found.character);
  });
  return han;
}

/** The token of all articles with a character in their headline. */
export function headlineToken(character: string): string {
  return `h${character}`;
}
