import { comparePair, type PairFinding } from "../../bilingual/compare-pair.ts";
import type { FigureFinding } from "../../bilingual/figures/compare.ts";
import {
  type Agreed,
  type Rendering as AgreedRendering,
  agreedOf,
  namesAgreed,
  termsAgreed,
} from "../../bilingual/renderings/agreed.ts";
import { wordingOf } from "../../record/problems/catalogue.ts";
import type { Registries } from "../../record/schema.ts";

/** What a draft is held against. */
export interface PairChecks {
  agreed: Agreed;
  /** All that the original says. */
  article: string;
  day: string;
}

/** A block in both languages, as readers see it. */
export interface Texts {
  original: string;
  translation: string;
}

export function pairChecks(
  { glossary, people, reporters }: Pick<Registries, "glossary" | "people" | "reporters">,
  article: string,
  day: string,
): PairChecks {
  const names = [...namesAgreed(people), ...namesAgreed(reporters)];
  return { agreed: agreedOf([...names, ...termsAgreed(glossary)]), article, day };
}

/**
 * What a translation says otherwise than its original, as `check` would tell it.
 * @param before the translated blocks above it: what they have in full may be short in this one
 */
export function pairFaults(
  pair: Texts,
  before: readonly Texts[],
  { agreed, article, day }: PairChecks,
): string[] {
  const earlier = new Set<AgreedRendering>();
  const compare = ({ original, translation }: Texts) =>
    comparePair(
      { original: withoutNotes(original), translation: withoutNotes(translation), day },
      { agreed, earlier, article, emphasised: [] },
    );
  for (const each of before) for (const rendering of compare(each).rendered) earlier.add(rendering);
  return compare(pair).findings.map(faultText);
}

/** A block by itself does not know its notes, and has their marks as text. */
function withoutNotes(text: string): string {
  return text.replace(/\[\^[^\]\s]+\]/g, "");
}

function isFigure(finding: PairFinding): finding is FigureFinding {
  return finding.code === "number" || finding.code === "date";
}

function faultText(finding: PairFinding): string {
  if (!isFigure(finding)) return wordingOf(finding).message.en;
  const { original, expected, translation } = finding.details;
  if (original === undefined) return `the ${finding.code} “${translation}” is not in the text`;
  const meaning = expected === undefined ? "" : `, which is “${expected}”`;
  const instead = translation === undefined ? "nothing of it" : `“${translation}”`;
  return `the text has the ${finding.code} “${original}”${meaning}; the translation has ${instead}`;
}
