import type { DatabaseSync } from "node:sqlite";
import type { Day } from "../../record/days.ts";
import type { Locale } from "../../record/languages.ts";
import { noteRead, readKeys } from "../reads.ts";
import type { ArticleLink } from "../views.ts";
import { nearDays, nearSpan } from "./feature-table.ts";
import { prepared } from "./prepared.ts";
import { wordsOf } from "./summaries.ts";

/** So many are named. */
const mostNamed = 4;
/** What is more than so many days away counts as that far. */
const farthest = 3650;
/** What an editor has listed counts for more than what a word tells. */
const listed = 3;
/** Likeness that words alone must come to, lest one that means little brings articles together. */
const leastByWords = 10;

interface Candidate {
  id: number;
  day: Day;
  slug: string;
  likeness: number;
  isListed: boolean;
}

/**
 * The articles of other days that are most like an article, as decision 029 has it; of those that are equally like it
 * the newest first.
 * @param except the addresses, `day/slug`, of those that its page leads to already
 */
export function readRelated(
  database: DatabaseSync,
  article: { id: number; day: Day; slug: string },
  except: ReadonlySet<string>,
  locale: Locale,
): ArticleLink[] {
  noteRead(readKeys.related(article.day, article.slug));
  const candidates = new Map<number, Candidate>();
  for (const { feature } of prepared(database, "SELECT feature FROM features WHERE article = ?").all(
    article.id,
  )) {
    const isListed = !String(feature).startsWith("words/");
    const near = nearOf(database, String(feature), article.day);
    const weight = weightOf(near, article.day) * (isListed ? listed : 1);
    for (const { id, day, slug } of near) {
      const candidate = candidates.get(id) ?? { id, day, slug, likeness: 0, isListed: false };
      candidate.likeness += weight;
      candidate.isListed ||= isListed;
      candidates.set(id, candidate);
    }
  }
  return [...candidates.values()]
    .filter(({ isListed, likeness }) => isListed || likeness >= leastByWords)
    .filter(({ day, slug }) => !except.has(`${day}/${slug}`))
    .sort(
      (one, other) =>
        other.likeness - one.likeness ||
        (one.day === other.day ? (one.slug < other.slug ? -1 : 1) : one.day < other.day ? 1 : -1),
    )
    .slice(0, mostNamed)
    .map(({ id, day, slug }) => ({ day, slug, words: wordsOf(database, { id, day, slug }, locale) }));
}

interface Near {
  id: number;
  day: Day;
  slug: string;
}

/** The articles with a feature on the days near, in the order of their days; none of the day itself. */
function nearOf(database: DatabaseSync, feature: string, day: Day): Near[] {
  const { first, last } = nearSpan("?1", "?2");
  return prepared(
    database,
    `SELECT a.id, a.day, a.slug FROM features f JOIN articles a ON a.id = f.article
     WHERE f.feature = ?1 AND f.day BETWEEN ${first} AND ${last} AND f.day <> ?2 ORDER BY f.day`,
  )
    .all(feature, day)
    .map(({ id, day, slug }) => ({ id: Number(id), day: String(day), slug: String(slug) }));
}

/**
 * What sharing a feature counts for: the seldomer it is around that day, the more. 1 for one of every day, and 1 more
 * each time that the days with it lie twice as far apart.
 */
function weightOf(near: readonly Near[], day: Day): number {
  const days = [...new Set(near.map((each) => each.day))];
  const at = days.filter((each) => each < day).length;
  const [before, after] = [days.slice(0, at), days.slice(at)];
  const reach = (side: readonly Day[], edge: Day | undefined) =>
    edge === undefined || side.length < nearDays ? farthest : Math.abs(numberOf(edge) - numberOf(day));
  const nearest = Math.min(farthest, reach(before, before[0]), reach(after, after.at(-1)));
  return 1 + Math.floor(Math.log2(nearest / nearDays));
}

/** Days since 1970. */
function numberOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}
