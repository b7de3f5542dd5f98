import { withHiddenShown } from "../hidden-characters.ts";
import type { Localized } from "../languages.ts";
import { answerProblems } from "./answers.ts";
import { bodyProblems } from "./body.ts";
import { characterProblems } from "./characters.ts";
import { doubtProblems } from "./doubts.ts";
import { draftProblems } from "./drafts.ts";
import { type Entry, type EntryPlace, entryWords } from "./entry.ts";
import { figureProblems } from "./figures.ts";
import { fileProblems } from "./files.ts";
import { freshnessProblems } from "./freshness.ts";
import { frontMatterProblems } from "./front-matter.ts";
import { ledgerProblems } from "./ledger.ts";
import { markupProblems } from "./markup.ts";
import { pageBoxesProblems } from "./page-boxes.ts";
import { pictureProblems } from "./pictures.ts";
import type { Place, Severity } from "./place.ts";
import { publicationProblems } from "./publication.ts";
import { referenceProblems } from "./references.ts";
import { registryProblems } from "./registries.ts";
import { renderingProblems } from "./renderings.ts";

/** Every kind of problem. The codes are stable: `accept` and scripts name them. */
const catalogue = {
  ...fileProblems,
  ...characterProblems,
  ...frontMatterProblems,
  ...referenceProblems,
  ...publicationProblems,
  ...bodyProblems,
  ...freshnessProblems,
  ...markupProblems,
  ...ledgerProblems,
  ...answerProblems,
  ...pictureProblems,
  ...pageBoxesProblems,
  ...doubtProblems,
  ...draftProblems,
  ...registryProblems,
  ...renderingProblems,
  ...figureProblems,
} satisfies Record<string, Entry<never>>;

export type ProblemCode = keyof typeof catalogue;
export const problemCodes = Object.keys(catalogue) as ProblemCode[];

type Details<Code extends ProblemCode> = Parameters<(typeof catalogue)[Code]["message"]>[0];

/** One fault in the content. It is put into words where it is shown (`wordingOf`), so that better ones reach all. */
export interface Problem extends Place {
  severity: Severity;
  code: ProblemCode;
  /** What its wording needs, as plain data; absent where it needs nothing. */
  details?: unknown;
}

/** What editors of either language are told: what is wrong, and what to do. */
export interface Wording {
  message: Localized;
  fix: Localized;
}

/** Makes the problem of this code at this place; the details are what its wording needs. */
export function problem<Code extends ProblemCode>(
  code: Code,
  place: Place,
  ...[details]: Details<Code> extends void ? [] : [details: Details<Code>]
): Problem {
  return { ...place, severity: catalogue[code].severity, code, ...(details !== undefined && { details }) };
}

export function wordingOf({ code, details }: Pick<Problem, "code" | "details">): Wording {
  const { message, fix } = catalogue[code] as Entry<unknown>;
  const { entry } = (details ?? {}) as { entry?: EntryPlace };
  const words = message(details);
  const { zh, en } = entry === undefined ? { zh: "", en: "" } : entryWords(entry);
  return { message: shown({ zh: zh + words.zh, en: en + words.en }), fix: shown(fix(details)) };
}

/** What is quoted from a file may hold characters that nobody sees. */
function shown({ zh, en }: Localized): Localized {
  return { zh: withHiddenShown(zh), en: withHiddenShown(en) };
}
