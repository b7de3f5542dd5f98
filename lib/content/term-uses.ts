import { agree, type RenderingCount } from "../bilingual/usage/differing.ts";
import type { Usage } from "../bilingual/usage/usage.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import type { Place } from "../record/problems/place.ts";

/** A rendering of a name or term on which nothing is agreed, where a translation has it first. */
export interface TermUse extends Omit<Usage, "translation"> {
  place: Place;
  /** Whether a person has looked through the translation. */
  isReviewed: boolean;
  /** Whether the original's `accept` answers what would be said of it. */
  isAnswered: boolean;
}

/** All that articles have for one term. */
export interface UsesOfTerm {
  /** The renderings, as `byWeight` has them: so many at the most. */
  counts(most: number): RenderingCount[];
  /** Of the files that have a rendering the last, or the first ones; the last ones leave out what is answered. */
  last(form: string, most: number): TermUse[];
  first(form: string, most: number): TermUse[];
}

/** So many renderings of one term, and files with each, are looked at: what a saved file costs does not grow with the archive. */
const mostForms = 30;
const mostFiles = 20;
/** So many files with the other rendering are named. */
const mostNamed = 3;

/** Renderings by what speaks for them: reviewed translations, translations, and who was first. */
export function byWeight(one: RenderingCount, other: RenderingCount): number {
  return (
    other.reviewed - one.reviewed ||
    other.files - one.files ||
    compare(one.first, other.first) ||
    compare(one.form, other.form)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What is said of the articles that render a term otherwise than most do, or than the first one: the last ones of them. */
export function differencesOf(uses: UsesOfTerm): Problem[] {
  const counts = uses.counts(mostForms);
  const [prevailing, ...others] = counts;
  const differing = others.filter(({ form }) => prevailing !== undefined && !agree(form, prevailing.form));
  if (prevailing === undefined || differing.length === 0) return [];
  const named = uses.first(prevailing.form, mostNamed + 1);
  const [example] = named;
  return differing
    .flatMap(({ form }) => uses.last(form, mostFiles))
    .filter(({ beside }) => !beside.some((form) => agree(form, prevailing.form)))
    .sort((one, other) => compare(other.place.file, one.place.file) || compare(one.form, other.form))
    .slice(0, mostFiles)
    .map(({ kind, term, rendering, place }) =>
      problem(kind, place, {
        ...{ original: term, found: rendering, expected: [example?.rendering ?? prevailing.form] },
        elsewhere: named.slice(0, mostNamed).map((use) => use.place.file),
        isElsewhereToo: named.length > mostNamed,
      }),
    );
}

/** What is said of all terms together, where all articles are at hand. */
export function differencesIn(uses: readonly TermUse[]): Problem[] {
  const sorted = [...uses].sort((one, other) => compare(one.place.file, other.place.file));
  return [...Map.groupBy(sorted, keyOf).values()].flatMap((ofTerm) => differencesOf(listed(ofTerm)));
}

/** One name may be a person's and a term's, too. */
export function keyOf({ kind, term }: Pick<TermUse, "kind" | "term">): string {
  return `${kind} ${term}`;
}

/** @param uses of one term, by their files */
function listed(uses: readonly TermUse[]): UsesOfTerm {
  const byForm = Map.groupBy(uses, ({ form }) => form);
  const having = (form: string) => byForm.get(form) ?? [];
  return {
    counts: (most) =>
      [...byForm]
        .map(([form, own]) => ({
          ...{ form, files: own.length, first: own[0]?.place.file ?? "" },
          reviewed: own.filter(({ isReviewed }) => isReviewed).length,
        }))
        .sort(byWeight)
        .slice(0, most),
    last: (form, most) =>
      having(form)
        .filter(({ isAnswered }) => !isAnswered)
        .slice(-most)
        .reverse(),
    first: (form, most) => having(form).slice(0, most),
  };
}
