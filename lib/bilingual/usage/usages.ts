import type { Lexicon } from "../lengths/make-lexicon.ts";
import { Answers } from "./answers.ts";
import { bodiesIn } from "./bodies.ts";
import { formOf, nameRuns } from "./english-names.ts";
import { peopleIn } from "./people.ts";
import { quotedIn } from "./quoted.ts";
import type { Usage, UsageContext } from "./usage.ts";

/** Of a long list of names the rest is let pass. */
const mostBeside = 40;

const made = new WeakMap<Lexicon, Answers>();

/** How a translation renders the names and terms on which nothing is agreed, where that can be told. */
export function usagesIn(
  { original, translation }: { original: string; translation: string },
  { lexicon, agreed, emphasised }: UsageContext,
): Usage[] {
  const answers = made.get(lexicon) ?? new Answers(lexicon);
  made.set(lexicon, answers);
  const runs = nameRuns(translation);
  const context = { original, translation, lexicon, answers, runs, agreed, emphasised };
  const found = [...quotedIn(context), ...bodiesIn(context), ...peopleIn(context)];
  const beside = [...new Set([...found.map(({ form }) => form), ...runs.map(formOf)])].slice(0, mostBeside);
  const seen = new Set<string>();
  return found
    .filter(({ term, form }) => {
      const key = `${term}\0${form}`;
      return !seen.has(key) && seen.add(key);
    })
    .map((usage) => ({ ...usage, beside: beside.filter((form) => form !== usage.form) }));
}
