import type { Finding, Pair, Span } from "../pair.ts";
import type { Agreed, Rendering } from "./agreed.ts";
import { type Form, formsOf } from "./english-forms.ts";
import { mentionsIn, type Words } from "./mentions.ts";

/** What a block has to be seen in to tell whether its names and terms are rendered. */
export interface RenderingContext {
  agreed: Agreed;
  words: Words;
  /** What the translation's earlier texts (its headline is one) have in full: a second mention may be shorter. */
  earlier: ReadonlySet<Rendering>;
}

/** `original` is as it is written; the first of `expected` is the rendering to use. */
export type MissingRendering = Finding<"name" | "term", { original: string; expected: readonly string[] }> & {
  original: Span;
};

export interface ComparedRenderings {
  /** The names and terms of the original whose agreed rendering is not in the translation, each once. */
  missing: MissingRendering[];
  /** Where those stand that the translation renders as agreed, and where it does. */
  answered: { original: Span[]; translation: Span[] };
  /** What the translation has in full. */
  rendered: ReadonlySet<Rendering>;
  /** Where the original has a name or term, rendered or not. */
  mentioned: Span[];
  /** The names that the original has, as it has them. */
  named: { original: string; expected: readonly string[] }[];
}

export function compareRenderings(
  { original, translation }: Pick<Pair, "original" | "translation">,
  context: RenderingContext,
): ComparedRenderings {
  const mentions = mentionsIn(original, context.agreed, context.words);
  const forms = formsOf(translation);
  const found = [...context.agreed.translation.all(forms.map(({ form }) => form))];
  const rendered = new Set(found.flatMap(({ values }) => values));
  const missing = new Map<string, MissingRendering>();
  const answered: ComparedRenderings["answered"] = { original: [], translation: [] };
  const isRendered = renderedIn(forms, rendered, context);
  // Two may have one name: then either will do.
  const well = new Set(
    mentions.filter((mention) => isRendered(mention.rendering)).map(({ span: [from] }) => from),
  );
  for (const { rendering, span } of mentions) {
    if (well.has(span[0])) {
      answered.original.push(span);
      continue;
    }
    const key = `${rendering.kind} ${rendering.id}`;
    const details = { original: original.slice(...span), expected: rendering.translation };
    if (!missing.has(key)) missing.set(key, { code: rendering.kind, details, original: span });
  }
  const meant = new Set(mentions.map(({ rendering }) => rendering));
  for (const { from, to, values } of found) {
    if (values.some((each) => meant.has(each)))
      answered.translation.push([forms[from]?.from ?? 0, forms[to - 1]?.to ?? 0]);
  }
  const named = mentions
    .filter(({ rendering }) => rendering.kind === "name")
    .map(({ rendering, span }) => ({ original: original.slice(...span), expected: rendering.translation }));
  const mentioned = mentions.map(({ span }) => span);
  return { missing: [...missing.values()], answered, rendered, mentioned, named };
}

/** Whether the translation has a rendering, told once for each however often the original has it. */
function renderedIn(
  forms: readonly Form[],
  rendered: ReadonlySet<Rendering>,
  { earlier }: RenderingContext,
): (rendering: Rendering) => boolean {
  const told = new Map<Rendering, boolean>();
  const look = (each: Rendering) =>
    rendered.has(each) ||
    (each.kind === "term" && each.translation.some((name) => isSpread(formsOf(name), forms))) ||
    (earlier.has(each) && isShortened(each, forms));
  return (rendering) => {
    const known = told.get(rendering) ?? look(rendering);
    told.set(rendering, known);
    return known;
  };
}

/** Other words may stand between those of a term: as many at the most. */
const mostBetween = 2;

/** Whether the words of a term stand in a text in their order, near each other. */
function isSpread(term: readonly Form[], forms: readonly Form[]): boolean {
  if (term.length < 2) return false;
  return forms.some(({ form }, start) => {
    if (form !== term[0]?.form) return false;
    let at = start;
    return term.slice(1).every(({ form: wanted }) => {
      const next = forms.slice(at + 1, at + 2 + mostBetween).findIndex((each) => each.form === wanted);
      at += next + 1;
      return next >= 0;
    });
  });
}

const pronouns = new Set(["he", "she", "hi", "him", "her", "hers", "himself", "herself", "who", "whose"]);
/** Words of a name or office by which nothing is told. */
const empty = new Set(["of", "and", "for", "in", "on", "to", "at", "by", "with", "from", "no"]);

/** Whether a text has a shorter name of what was named in full before: “Zhu”, “he”, “the institute”, “IWHR”. */
function isShortened(
  { kind, original, translation, offices = [] }: Rendering,
  forms: readonly Form[],
): boolean {
  const [full = ""] = translation;
  const all = formsOf(full);
  const names = kind === "name" ? [familyName(original[0] ?? "", all)] : all;
  const initials = full.match(/\p{Lu}/gu)?.join("") ?? "";
  const others = new Set([...names, ...formsOf(offices.join(" "))].map((each) => each?.form));
  return forms.some(({ form, from, to, isCapitalised }) => {
    if (kind === "name" && pronouns.has(form)) return true;
    if (isCapitalised && to - from > 1 && form === initials.toLowerCase()) return true;
    return others.has(form) && !empty.has(form);
  });
}

/** The first word of a Chinese name, the last of another's. */
function familyName(original: string, names: readonly Form[]): Form | undefined {
  return /^\p{Script=Han}{2,4}$/u.test(original) ? names[0] : names.at(-1);
}
