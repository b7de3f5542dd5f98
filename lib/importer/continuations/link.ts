import { joinFeatures, pairFeatures } from "../evidence/evidence.ts";
import type { Features } from "../evidence/features.ts";
import { modelPage, type Node } from "../page/page-model.ts";
import { startsWithRest } from "../page/sentences.ts";
import { dictionary } from "../page/words.ts";
import type { Fragment } from "../page-plan.ts";
import fitted from "../solve/weights.json" with { type: "json" };
import type { Continuation, Piece } from "./pieces.ts";

/** What speaks for a continuation, in nats: marks that name each other's pages, words of the headline, no mark at all. */
const says = { page: 4, otherPage: -6, headline: 5, otherHeadline: -2, unmarked: -3, nothing: 1 };
/** What the text itself can say at most, for a seam and for a topic. */
const [mostSeam, mostTopic] = [4, 3];

/**
 * Finds which pieces of an issue's pages are one article: by the pages and the headlines that their marks name, by the
 * seam, and by what they are about. Each piece goes on in one other at most.
 */
export function linkPieces(pieces: readonly Piece[]): Continuation[] {
  const turns = pieces.filter(({ turn, gapAfter }) => turn !== undefined || gapAfter);
  const comes = pieces.filter((piece) => piece.comes !== undefined || piece.gapBefore);
  const possible = turns.flatMap((from) =>
    comes.filter((to) => canContinue(from, to)).map((to) => ({ from, to })),
  );
  if (possible.length === 0) return [];
  const textual = textEvidence([...new Set(possible.flatMap(({ from, to }) => [from, to]))]);
  const scored = possible
    .map(({ from, to }) => ({ from, to, score: markEvidence(from, to) + textual(from, to) }))
    .filter(({ score }) => score > hopeless);
  return bestLinks(scored).sort((a, b) => (a.from < b.from ? -1 : 1));
}

interface Possible {
  from: Piece;
  to: Piece;
  score: number;
}

/** Less than this speaks for no continuation, in nats. */
const hopeless = -3;
/** So many ways to link the pieces of an issue are compared; where there are more, the least likely are left out. */
const mostWays = 100_000;

/** The likeliest way to link all pieces; of each link, the share of all ways that have it, as likely as they are. */
function bestLinks(possible: readonly Possible[]): Continuation[] {
  let candidates = possible.toSorted((a, b) => b.score - a.score);
  const ways = () =>
    [...Map.groupBy(candidates, ({ from }) => from).values()].reduce(
      (product, own) => product * (own.length + 1),
      1,
    );
  while (ways() > mostWays) candidates = candidates.slice(0, -1);
  const turns = [...Map.groupBy(candidates, ({ from }) => from).values()];
  const shares = new Map<Possible, number>();
  let [total, best, bestScore]: [number, Possible[], number] = [0, [], Number.NEGATIVE_INFINITY];
  const visit = (at: number, chosen: Possible[], score: number): void => {
    const own = turns[at];
    if (own === undefined) {
      const weight = Math.exp(score);
      total += weight;
      for (const link of chosen) shares.set(link, (shares.get(link) ?? 0) + weight);
      if (score > bestScore) [best, bestScore] = [chosen, score];
      return;
    }
    visit(at + 1, chosen, score);
    for (const link of own) {
      if (chosen.some(({ to }) => to === link.to)) continue;
      visit(at + 1, [...chosen, link], score + link.score);
    }
  };
  visit(0, [], 0);
  return best.map((link) => ({
    from: link.from.key,
    to: link.to.key,
    confidence: (shares.get(link) ?? 0) / total,
  }));
}

function canContinue(from: Piece, to: Piece): boolean {
  if (from === to || from.pages[1] >= to.pages[0]) return false;
  // One of them says it, at least.
  return from.turn !== undefined || to.comes !== undefined;
}

function markEvidence(from: Piece, to: Piece): number {
  const named = [from.turn, to.comes].map((mark, index) => {
    if (mark === undefined) return says.unmarked;
    if (mark.page === undefined) return 0;
    return mark.page === (index === 0 ? to.pages[0] : from.pages[1]) ? says.page : says.otherPage;
  });
  const [before, after] = [`${from.head} ${from.turn?.words ?? ""}`, `${to.head} ${to.comes?.words ?? ""}`];
  const alike = likeness(before, after);
  const headline =
    alike === undefined ? 0 : says.otherHeadline + alike * (says.headline - says.otherHeadline);
  return named.reduce((sum, each) => sum + each, 0) + headline - says.nothing;
}

/** The share of the shorter one's pairs of characters that the other has; nothing where one says nothing. */
function likeness(a: string, b: string): number | undefined {
  const pairs = (text: string) => {
    const plain = text.replace(/[^\p{L}\p{N}]/gu, "");
    return new Set(Array.from({ length: Math.max(plain.length - 1, 0) }, (_, at) => plain.slice(at, at + 2)));
  };
  const [one, other] = [pairs(a), pairs(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>];
  if (one.size === 0) return undefined;
  return [...one].filter((pair) => other.has(pair)).length / one.size;
}

/** What two pieces' own text says of their being one. */
function textEvidence(pieces: readonly Piece[]): (from: Piece, to: Piece) => number {
  const nodes = modelPage(pieces.map(asFragment), dictionary());
  const nodeOf = new Map(pieces.map((piece, index) => [piece, nodes.nodes[index] as Node]));
  return (from, to) => {
    const [a, b] = [nodeOf.get(from), nodeOf.get(to)];
    if (a === undefined || b === undefined) return 0;
    const topic = clamp(weigh("pair", pairFeatures(a, b, nodes)), mostTopic);
    const start = to.paragraphs[0] ?? "";
    const seam = !a.ends
      ? clamp(weigh("look", joinFeatures(a, b, nodes)), mostSeam)
      : startsWithRest(start)
        ? -mostSeam
        : 0;
    return topic + seam;
  };
}

function asFragment(piece: Piece, index: number): Fragment {
  const text = piece.paragraphs.join("");
  return {
    id: String(index),
    text,
    lines: [index + 1, index + 1],
    role: "body",
    startsCut: piece.gapBefore,
    endsCut: piece.gapAfter,
  };
}

function weigh(kind: string, features: Features): number {
  const weights: Readonly<Record<string, number>> = fitted;
  return Object.entries(features).reduce(
    (sum, [name, value]) => sum + (weights[`${kind}.${name}`] ?? 0) * (value ?? 0),
    0,
  );
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(value, most));
}
