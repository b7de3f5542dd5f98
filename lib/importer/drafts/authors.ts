import type { Reporter } from "../../record/schema.ts";
import type { ArticlePlan, Fragment } from "../page-plan.ts";
import { type Credit, matchReporters, readInlineCredits, readWholeByline } from "./credits.ts";
import { draftLines } from "./draft-text.ts";
import { partSignature } from "./signature.ts";

/** Who wrote an article, as far as the print says. */
export interface Authors {
  /** As printed, apart from whitespace: authors on lines of their own stay apart. */
  byline?: string;
  /** Ids of those whom the registry has, in print order. */
  reporters: string[];
  /** Those whom it lacks, with the ids that are proposed for them. */
  unknown: Reporter[];
  /** Rows of characters that may be one name or several. */
  unclear: string[];
}

/** The paragraphs that remain where a signature at the end is none of the last one's text, and that signature. */
export function withoutSignature<Paragraph extends { text: string; gapAfter: boolean }>(
  paragraphs: readonly Paragraph[],
): { paragraphs: Paragraph[]; signature?: string } {
  const last = paragraphs.at(-1);
  const parted = last === undefined || last.gapAfter ? undefined : partSignature(last.text);
  if (last === undefined || parted === undefined || (parted.body === "" && paragraphs.length === 1))
    return { paragraphs: [...paragraphs] };
  const rest = paragraphs.slice(0, -1);
  return {
    paragraphs: parted.body === "" ? rest : [...rest, { ...last, text: parted.body }],
    signature: parted.signature,
  };
}

/**
 * @param registry those of the registry, and after them those that were proposed for articles before
 * @param isKnown whether an id is one of the registry's own
 */
export function authorsOf(
  plan: ArticlePlan,
  fragments: ReadonlyMap<string, Fragment>,
  registry: readonly Reporter[],
  isKnown: (id: string) => boolean,
  signature: string | undefined,
): Authors & { proposed: Reporter[] } {
  const names = registry.map(({ name }) => name.zh);
  const textsOf = (ids: readonly string[]) => ids.map((id) => fragments.get(id)?.text ?? "");
  const lines = textsOf(plan.byline);
  const printed = [...lines, ...(signature === undefined ? [] : [signature])];
  const readings = printed.map((text) => readWholeByline(text, names));
  const paragraphs = plan.paragraphs.map((paragraph) => textsOf(paragraph.fragments).join(""));
  const credits = distinct([
    ...readings.flatMap((reading) => reading.credits),
    ...readInlineCredits(paragraphs, names),
  ]);
  const { ids, proposed } = matchReporters(credits, registry);
  const byline = [...lines.flatMap(draftLines), ...(signature === undefined ? [] : [signature])].join(" ");
  return {
    ...(byline !== "" && { byline }),
    reporters: ids.filter(isKnown),
    unknown: [...registry.filter(({ id }) => ids.includes(id) && !isKnown(id)), ...proposed],
    unclear: readings.flatMap(({ unclear }) => unclear),
    proposed,
  };
}

function distinct(credits: readonly Credit[]): Credit[] {
  return credits.filter(({ name }, index) => credits.findIndex((credit) => credit.name === name) === index);
}
