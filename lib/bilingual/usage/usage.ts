import type { Lexicon } from "../lengths/make-lexicon.ts";
import type { Span } from "../pair.ts";
import type { Answers } from "./answers.ts";
import type { NameRun } from "./english-names.ts";

/** A name or term of an original on which nothing is agreed, as a translation renders it. */
export interface Usage {
  kind: "name" | "term";
  /** As the original has it, without quotes. */
  term: string;
  /** As the translation has it. */
  rendering: string;
  /** The same for all that say it in the same words. */
  form: string;
  /** The forms of all else in this text that might render it. */
  beside: readonly string[];
  translation: Span;
}

export type FoundUsage = Omit<Usage, "beside">;

export interface UsageContext {
  lexicon: Lexicon;
  /** Where the original has what is agreed on. */
  agreed: readonly Span[];
  /** What stands in italics in the translation. */
  emphasised: readonly string[];
}

export interface TextContext extends UsageContext {
  original: string;
  translation: string;
  answers: Answers;
  runs: readonly NameRun[];
}
