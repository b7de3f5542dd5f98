import { nearest } from "../../content/nearest.ts";
import { fold } from "./fold.ts";
import type { Names } from "./names.ts";
import type { ParsedQuery, Term } from "./parse-query.ts";

const most = 3;
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
  for (const candidate of candidates) {
    if (found.length === most) break;
    if (candidate !== "" && candidate !== given && finds(candidate)) found.push(candidate);
  }
  return found;
}

function write({ text, quoted }: Term): string {
  return quoted ? `"${text}"` : text;
}

/** The name that the whole, or one of the terms, is nearly. */
function mistyped(terms: readonly Term[], names: Names): string[] {
  const byFolded = new Map(names.all.map((name) => [fold(name), name]));
  const near = (text: string) => {
    // A name of two characters is one character away from too many.
    const name = [...text].length < 3 ? undefined : nearest(fold(text), byFolded.keys());
    return name === undefined ? undefined : byFolded.get(name);
  };
  const whole = near(terms.map(({ text }) => text).join(" "));
  if (whole !== undefined) return [whole];
  return terms.flatMap((term, at) => {
    const name = near(term.text);
    return name === undefined
      ? []
      : terms.map((other, index) => (index === at ? name : write(other))).join(" ");
  });
}

/** A phrase as its words, each for itself. */
function apart({ text }: Term): string {
  const words = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike);
  // Single characters say too little.
  return words.some(({ segment }) => segment.length < 2)
    ? text
    : words.map(({ segment }) => segment).join(" ");
}
