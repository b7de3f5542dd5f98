import { nearest } from "../../content/nearest.ts";
import { fold } from "./fold.ts";
import type { Names } from "./names.ts";
import type { ParsedQuery, Term } from "./parse-query.ts";

const most = 3;
/** So many are tried at most. */
const mostTried = 16;
/** Names are not longer. */
const longestName = 60;
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** Other queries that find something, for one that found nothing: what may be meant, then less of it. */
export function suggestions(
  { terms }: ParsedQuery,
  names: Names,
  finds: (query: string) => boolean,
): string[] {
  const given = terms.map(write).join(" ");
  const less = terms.map((left) => terms.filter((term) => term !== left).map(write));
  const candidates = new Set([
    ...mistyped(terms, names),
    terms.map(apart).join(" "),
    ...less.map((rest) => rest.join(" ")),
    ...terms.map(write),
  ]);
  const found: string[] = [];
  for (const candidate of [...candidates].slice(0, mostTried)) {
    if (found.length === most) break;
    if (candidate !== "" && candidate !== given && finds(candidate)) found.push(candidate);
  }
  return found;
}

function write({ text, quoted }: Term): string {
  return quoted ? `"${text}"` : text;
}

/** The query with the names that the whole of it or its terms nearly are: all of them put right, or one alone. */
function mistyped(terms: readonly Term[], names: Names): string[] {
  const byFolded = new Map(names.all.map((name) => [fold(name), name]));
  const near = (text: string) => {
    // Of two characters, one is too much.
    const name =
      text.length < 3 || text.length > longestName ? undefined : nearest(fold(text), byFolded.keys());
    return name === undefined ? [] : [byFolded.get(name) ?? name];
  };
  const whole = near(terms.map(({ text }) => text).join(" "));
  if (whole.length > 0) return whole;
  const found = terms.map((term) => near(term.text));
  if (found.every((one) => one.length === 0)) return [];
  return [terms.map((term, at) => found[at]?.[0] ?? write(term)).join(" "), ...found.flat()];
}

/** A phrase as its words, each for itself. */
function apart({ text }: Term): string {
  const words = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike);
  // Single characters say too little.
  return words.some(({ segment }) => segment.length < 2)
    ? text
    : words.map(({ segment }) => segment).join(" ");
}
