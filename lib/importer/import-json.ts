import type { PageBoxes } from "../record/page-boxes.ts";
import type { Draft } from "./drafts/drafts.ts";
import type { PagePlan } from "./page-plan.ts";

/** What `bulletin import --json` prints: a page put back together, whitespace aside exactly its own text. */
export interface ImportDocument {
  fragments: { id: string; text: string; lines: [number, number]; role: string; roleConfidence: number }[];
  articles: {
    slug: string;
    kind: string;
    /** One entry for each printed line; empty where the print has no headline. */
    headline: string[];
    kicker: string[];
    deck: string[];
    byline: string | null;
    held: string | null;
    /** The text of its fragments joined, without whitespace; no marks of gaps. */
    paragraphs: { text: string; fragments: string[] }[];
    /** What is printed under its pictures; a draft has it at its end. */
    captions: string[];
    confidence: number;
  }[];
  joins: { from: string; to: string; confidence: number }[];
  /** What is in no article, set aside or not. */
  unplaced: string[];
  setAside: { fragment: string; reason: string; confidence: number }[];
  /** Where lines of the text stand on the page, as in the bulletin's `.boxes.json`; absent where that is not known. */
  boxes?: PageBoxes;
}

/**
 * @param drafts in the order of the plan's articles
 * @param boxes where the source knows
 */
export function importDocument(
  pagePlan: PagePlan,
  drafts: readonly Draft[],
  boxes?: PageBoxes,
): ImportDocument {
  const { setAside = [] } = pagePlan;
  return {
    fragments: pagePlan.fragments.map(({ id, text, lines: [from, to], role, confidence = 1 }) => ({
      id,
      text,
      lines: [from, to],
      role,
      roleConfidence: confidence,
    })),
    articles: drafts.map(
      ({ slug, kind, headline, kicker, deck, byline, held, confidence, ...draft }, index) => ({
        slug,
        kind,
        headline,
        kicker,
        deck,
        byline: byline ?? null,
        held: held ?? null,
        ...textsOf(draft.paragraphs, pagePlan.articles[index]?.captions),
        confidence,
      }),
    ),
    joins: pagePlan.joins.map(({ from, to, confidence }) => ({ from, to, confidence })),
    unplaced: [...pagePlan.unplaced],
    setAside: setAside.map((each) => ({ ...each })),
    ...(boxes !== undefined && { boxes }),
  };
}

function textsOf(paragraphs: Draft["paragraphs"], captions: readonly string[] = []) {
  const isCaption = ({ fragments }: Draft["paragraphs"][number]) => captions.includes(fragments[0] ?? "");
  return {
    paragraphs: paragraphs
      .filter((paragraph) => !isCaption(paragraph))
      .map(({ text, fragments }) => ({ text: text.replace(/\s+/g, ""), fragments: [...fragments] })),
    captions: paragraphs.filter(isCaption).map(({ text }) => text.replace(/\s+/g, "")),
  };
}
