import { withoutSpace } from "../ledger/text-blocks.ts";
import type { PageBoxes } from "../record/page-boxes.ts";
import type { JoinedPieces } from "./continuations/join-issue.ts";
import { draftLines } from "./drafts/draft-text.ts";
import type { Draft } from "./drafts/drafts.ts";
import { type Suggestion, suggestionsFor } from "./page/look-alikes.ts";
import type { ArticlePlan, PagePlan } from "./page-plan.ts";

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
    /** On lines of its own. */
    byline: string | null;
    /** Who wrote it, at the end of its last paragraph, which has it too; a draft has it in its byline. */
    signature?: string;
    held: string | null;
    /** The text of its fragments joined, without whitespace; no marks of gaps. */
    paragraphs: { text: string; fragments: string[] }[];
    /** What is printed under its pictures; a draft has it at its end. */
    captions: string[];
    confidence: number;
    /** The mark that it goes on on another page, as printed, and where that was found. */
    turn?: { mark: string; to: string | null };
    /** The mark that it comes from another page, likewise. */
    comes?: { mark: string; from: string | null };
  }[];
  joins: { from: string; to: string; confidence: number }[];
  /** What is in no article, set aside or not. */
  unplaced: string[];
  /** Of a caption and its credit, with the slug of the article that the picture shows, where that is known. */
  setAside: {
    fragment: string;
    reason: string;
    confidence: number;
    article?: string;
    articleConfidence?: number;
  }[];
  /** What was probably printed where a look-alike stands; the text has it as it stands. */
  suggestions: Suggestion[];
  /** Where lines of the text stand on the page, as in the bulletin's `.boxes.json`; absent where that is not known. */
  boxes?: PageBoxes;
}

/**
 * @param drafts in the order of the plan's articles
 * @param boxes where the source knows
 * @param joined what goes over pages, of all that are imported
 */
export function importDocument(
  pagePlan: PagePlan,
  drafts: readonly Draft[],
  boxes?: PageBoxes,
  joined: readonly JoinedPieces[] = [],
): ImportDocument {
  const { setAside = [] } = pagePlan;
  const printed = new Map(pagePlan.fragments.map(({ id, text }) => [id, text]));
  const textsOf = (ids: readonly string[] = []) => ids.map((id) => printed.get(id) ?? "");
  return {
    fragments: pagePlan.fragments.map(({ id, text, lines: [from, to], role, confidence = 1 }) => ({
      id,
      text,
      lines: [from, to],
      role,
      roleConfidence: confidence,
    })),
    articles: drafts.map(({ slug, kind, headline, kicker, deck, held, confidence, ...draft }, index) => ({
      ...{ slug, kind, headline, kicker, deck },
      ...authorsOf(draft, textsOf(pagePlan.articles[index]?.byline)),
      held: held ?? null,
      paragraphs: (pagePlan.articles[index]?.paragraphs ?? []).map(({ fragments }) => ({
        text: withoutSpace(textsOf(fragments).join("")),
        fragments: [...fragments],
      })),
      captions: textsOf(pagePlan.articles[index]?.captions).map(withoutSpace),
      confidence,
      ...marksOf(pagePlan.articles[index], draft.path, joined),
    })),
    joins: pagePlan.joins.map(({ from, to, confidence }) => ({ from, to, confidence })),
    unplaced: [...pagePlan.unplaced],
    setAside: setAside.map(({ article, ...each }) => ({
      ...each,
      ...(article !== undefined && { article: drafts[article]?.slug ?? "" }),
    })),
    suggestions: suggestionsFor(pagePlan.fragments),
    ...(boxes !== undefined && { boxes }),
  };
}

function marksOf(
  { turn, comes }: Pick<ArticlePlan, "turn" | "comes"> = {},
  path: string,
  joined: readonly JoinedPieces[],
): Pick<ImportDocument["articles"][number], "turn" | "comes"> {
  const [next, before] = [
    joined.find(({ from }) => from.path === path),
    joined.find(({ to }) => to.path === path),
  ];
  return {
    ...(turn && { turn: { mark: turn.text, to: next?.to.bulletin ?? null } }),
    ...(comes && { comes: { mark: comes.text, from: before?.from.path ?? null } }),
  };
}

function authorsOf(
  { byline = "" }: Pick<Draft, "byline">,
  lines: readonly string[],
): Pick<ImportDocument["articles"][number], "byline" | "signature"> {
  const own = lines.flatMap(draftLines).join(" ");
  const signature = byline.slice(own.length).trim();
  return { byline: own === "" ? null : own, ...(signature !== "" && { signature }) };
}
