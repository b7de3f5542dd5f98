import type { Fragment } from "../page-plan.ts";

/**
 * Gives each byline to an article: it stands before the article's lead, after its headline or after its end.
 * Where two could be meant, the bylines are shared out so that as many articles as possible have one.
 * @param articleOf the article of every fragment that has one
 * @param firstBodies and lastBodies: the first and last paragraph's fragment of each article
 * @returns the article of each byline's fragment; bylines that belong nowhere are left out
 */
export function placeBylines(
  fragments: readonly Fragment[],
  articleOf: ReadonlyMap<string, number>,
  firstBodies: ReadonlySet<string>,
  lastBodies: ReadonlySet<string>,
): Map<string, number> {
  const bylines = fragments.filter(({ role }) => role === "byline");
  const claims = bylines.map(({ id }) => {
    const at = fragments.findIndex((fragment) => fragment.id === id);
    return claimsOf(fragments, at, articleOf, firstBodies, lastBodies);
  });
  const placed = new Map<string, number>();
  const taken = new Set<number>();
  // The surest claims first; an article that has a byline already gets a second one only if nobody else wants it.
  const order = claims
    .flatMap((options, index) => [...options].map(([article, score]) => ({ index, article, score })))
    .sort((a, b) => b.score - a.score);
  for (const { index, article } of withoutConflicts(order, claims)) {
    const id = bylines[index]?.id ?? "";
    if (placed.has(id) || taken.has(article)) continue;
    placed.set(id, article);
    taken.add(article);
  }
  for (const { index, article } of order) {
    const id = bylines[index]?.id ?? "";
    if (!placed.has(id)) placed.set(id, article);
  }
  return placed;
}

interface BylineClaim {
  index: number;
  article: number;
  score: number;
}

/** Claims in an order in which one that has no other choice goes before one that has. */
function withoutConflicts(
  order: readonly BylineClaim[],
  claims: readonly ReadonlyMap<number, number>[],
): BylineClaim[] {
  const choices = (index: number) => claims[index]?.size ?? 0;
  return [...order].sort((a, b) => choices(a.index) - choices(b.index) || b.score - a.score);
}

/** The articles that a byline may belong to by what stands around it, with how likely each is. */
function claimsOf(
  fragments: readonly Fragment[],
  at: number,
  articleOf: ReadonlyMap<string, number>,
  firstBodies: ReadonlySet<string>,
  lastBodies: ReadonlySet<string>,
): Map<number, number> {
  const claims = new Map<number, number>();
  const claim = (fragment: Fragment | undefined, score: number) => {
    const article = fragment && articleOf.get(fragment.id);
    if (article !== undefined) claims.set(article, Math.max(score, claims.get(article) ?? 0));
  };
  const [before, after] = [fragments[at - 1], fragments[at + 1]];
  if (after?.role === "lead") claim(after, 4);
  else if (after && firstBodies.has(after.id)) claim(after, 3);
  if (before && isHead(before)) claim(before, 3.5);
  if (before && lastBodies.has(before.id)) claim(before, after === undefined || isHead(after) ? 2 : 1);
  if (claims.size === 0) {
    claim(after, 0.5);
    claim(before, 0.4);
  }
  return claims;
}

function isHead({ role }: Fragment): boolean {
  return role === "headline" || role === "deck" || role === "kicker";
}
