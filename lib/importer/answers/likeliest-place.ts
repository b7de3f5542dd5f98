import { modelPage } from "../page/page-model.ts";
import { dictionary } from "../page/words.ts";
import { joinProbability, pathProblemOf, puzzleOf } from "../solve/puzzle.ts";
import type { PathProblem } from "../solve/solve.ts";
import fitted from "../solve/weights.json" with { type: "json" };
import { idsOf, type Stories, type Story } from "./stories.ts";

/** Where a chain of fragments may stand: behind a fragment of an article's text, at its beginning, or alone. */
export interface Place {
  /** Absent where it is an article by itself. */
  story?: Story;
  behind?: string;
  /** The probability that it is the right one of those that the answers allow. */
  confidence: number;
}

/** What cannot be, where it is so all the same. */
const impossible = -30;

/**
 * The evidence for where text stands on a page: the page's own, and that of the dictionary. The archive's is left
 * out, so that the same answers have the same result when it has grown.
 */
export class Evidence {
  readonly #index: ReadonlyMap<string, number>;
  readonly #problem: PathProblem;
  readonly #puzzle: ReturnType<typeof puzzleOf>;

  constructor(page: Stories) {
    const fragments = [...page.fragments.values()]
      .filter(({ id }) => page.slots.has(id) && page.slots.get(id) !== "caption")
      .map((fragment) => ({ ...fragment, role: page.roles.get(fragment.id) ?? fragment.role }));
    const model = modelPage(fragments, dictionary());
    this.#index = new Map(fragments.map(({ id }, at) => [id, at]));
    this.#puzzle = puzzleOf(model, fitted);
    this.#problem = pathProblemOf(this.#puzzle, fitted);
  }

  #at(id: string | undefined): number {
    return this.#index.get(id ?? "") ?? -1;
  }

  #follows(from: string | undefined, to: string | undefined): number {
    if (from === undefined && to === undefined) return 0;
    const { edge, start, end } = this.#problem;
    const score =
      from === undefined
        ? start[this.#at(to)]
        : to === undefined
          ? end[this.#at(from)]
          : edge[this.#at(from)]?.[this.#at(to)];
    return Math.max(score ?? impossible, impossible);
  }

  #together(chain: readonly string[], others: readonly string[]): number {
    return chain
      .flatMap((id) => others.map((other) => this.#problem.pair[this.#at(id)]?.[this.#at(other)] ?? 0))
      .reduce((sum, score) => sum + score, 0);
  }

  /** Whether the second rather goes on in the first one's sentence than after lost print. */
  goesOn(from: string, to: string): boolean {
    return joinProbability(this.#puzzle, fitted, this.#at(from), this.#at(to)) > 0.5;
  }

  /**
   * The likeliest place of a chain that stands in no article, the first of those that are alike.
   * @param allowed the articles in which it may be
   * @param mayBegin whether it may be an article by itself
   * @param isAllowed whether it may stand right behind a fragment
   */
  placeOf(
    chain: readonly string[],
    page: Stories,
    allowed: readonly Story[],
    mayBegin: boolean,
    isAllowed: (behind: string | undefined) => boolean,
  ): Place {
    const [first, last] = [chain[0], chain.at(-1)];
    const places: (Place & { score: number })[] = allowed.flatMap((story) => {
      const together = this.#together(chain, idsOf(story));
      return [undefined, ...story.body].flatMap((behind, at) => {
        const next = story.body[at];
        if (page.isJoined(behind, next) || !isAllowed(behind)) return [];
        const before = behind ?? story.byline.at(-1) ?? story.head.at(-1);
        const score =
          this.#follows(before, first) + this.#follows(last, next) - this.#follows(before, next) + together;
        return [{ story, ...(behind !== undefined && { behind }), score, confidence: 0 }];
      });
    });
    if (mayBegin || places.length === 0)
      places.push({ score: this.#follows(undefined, first) + this.#follows(last, undefined), confidence: 0 });
    const best = places.reduce((a, b) => (b.score > a.score ? b : a));
    const sum = places.reduce((total, { score }) => total + Math.exp(score - best.score), 0);
    const { score: _, ...place } = best;
    return { ...place, confidence: 1 / sum };
  }
}
