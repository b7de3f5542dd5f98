import type { DatabaseSync } from "node:sqlite";
import { blockHash } from "../../bilingual/block-hash.ts";
import type { Day } from "../../record/days.ts";
import { originalLocale } from "../../record/languages.ts";
import type { Correction } from "../../record/schema.ts";
import { articleDigits, blockDigits, readParagraphCode } from "../text/paragraph-codes.ts";
import type { ParagraphPlace } from "../views.ts";
import type { BodyData, Summary } from "./article-data.ts";
import { unpack } from "./packed.ts";
import { prepared } from "./prepared.ts";

interface Candidate {
  /** Absent for an article that was withdrawn. */
  article: number | null;
  slug: string;
}

/**
 * Where a paragraph is that a code names. An article's earlier slugs name its paragraphs, too, and what they said
 * before their corrections. A code that two paragraphs have leads to neither.
 */
export function readParagraph(database: DatabaseSync, code: string): ParagraphPlace | undefined {
  const named = readParagraphCode(code);
  if (named === undefined) return undefined;
  const { day, block } = named;
  const candidates = candidatesOf(database, day).filter(
    ({ name }) => articleDigits(day, name) === named.article,
  );
  const articles = [...new Map(candidates.map((candidate) => [candidate.slug, candidate])).values()];
  const found = articles.flatMap(({ article, slug }) => {
    const id = article === null ? undefined : paragraphIn(database, article, block);
    return id === undefined ? [] : [{ day, slug, id }];
  });
  const [one, another] =
    found.length > 0 ? found : articles.map(({ slug }) => ({ day, slug, id: undefined }));
  return another === undefined ? one : undefined;
}

/** All articles of a day by each of their slugs, now and before. */
function candidatesOf(database: DatabaseSync, day: Day): (Candidate & { name: string })[] {
  return prepared(
    database,
    `SELECT id AS article, slug, slug AS name FROM articles WHERE day = ?1
     UNION ALL SELECT NULL, slug, slug FROM withdrawn WHERE day = ?1
     UNION ALL SELECT a.id, f.slug, f.former FROM former f
       LEFT JOIN articles a ON a.day = f.day AND a.slug = f.slug WHERE f.day = ?1`,
  ).all(day) as unknown as (Candidate & { name: string })[];
}

function paragraphIn(database: DatabaseSync, article: number, block: string): string | undefined {
  const row = prepared(database, "SELECT summary, body FROM texts WHERE article = ? AND locale = ?").get(
    article,
    originalLocale,
  );
  if (row === undefined) return undefined;
  const { hashes = [] } = JSON.parse(String(row.summary)) as Summary;
  const index = blockDigits(hashes).indexOf(block);
  return index < 0 ? beforeCorrections(database, article, block, row.body) : `p${index + 1}`;
}

/** What a paragraph said before its corrections were made, one after the other, is known from them. */
function beforeCorrections(
  database: DatabaseSync,
  article: number,
  block: string,
  body: unknown,
): string | undefined {
  const corrections = prepared(
    database,
    "SELECT data FROM corrections WHERE article = ? ORDER BY date DESC, number DESC",
  )
    .all(article)
    .map(({ data }) => JSON.parse(String(data)) as Correction);
  if (corrections.length === 0) return undefined;
  const texts = unpack<BodyData>(body).blocks.map(({ text }) => text);
  for (const { block: id, from, to } of corrections) {
    const index = Number(/^p(\d+)$/.exec(id)?.[1] ?? 0) - 1;
    const text = texts[index];
    if (text === undefined) continue;
    texts[index] = text.replace(to, () => from);
    if (blockDigits(texts.map(blockHash))[index] === block) return id;
  }
  return undefined;
}
