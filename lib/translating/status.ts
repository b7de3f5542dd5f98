import { pairBlocks } from "../bilingual/pairing.ts";
import type { Content, Original, Translation } from "../content/content.ts";

/** How far an article's translation is, the furthest last. What cannot be read is at fault. */
export const translationStates = ["at-fault", "missing", "behind", "unreviewed", "done"] as const;
export type TranslationState = (typeof translationStates)[number];

export interface ArticleStatus {
  id: string;
  state: TranslationState;
  /** Blocks of the original. */
  blocks: number;
  untranslated: number;
  behind: number;
  translator?: string;
}

export interface IssueStatus {
  day: string;
  articles: ArticleStatus[];
}

/** How far the English of each article is, by issue, the newest first. What was withdrawn needs none. */
export function statusOf({ originals, translations }: Content, day?: string): IssueStatus[] {
  const issues = new Map<string, ArticleStatus[]>();
  for (const [id, original] of [...originals].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [of = ""] = id.split("/");
    if ((day !== undefined && of !== day) || original?.fields.withdrawn !== undefined) continue;
    const files = translations.get(id);
    const status = articleStatus(id, original, files?.get("en"), files?.has("en") === true);
    issues.set(of, [...(issues.get(of) ?? []), status]);
  }
  return [...issues].sort(([a], [b]) => (a < b ? 1 : -1)).map(([of, articles]) => ({ day: of, articles }));
}

function articleStatus(
  id: string,
  original: Original | undefined,
  translation: Translation | undefined,
  isThere: boolean,
): ArticleStatus {
  const blocks = original?.body.blocks ?? [];
  const none = { id, blocks: blocks.length, untranslated: blocks.length, behind: 0 };
  if (original === undefined || (isThere && translation === undefined)) return { ...none, state: "at-fault" };
  if (translation === undefined) return { ...none, state: "missing" };
  const { translates, reviewed, translator } = translation.fields;
  const pairs = pairBlocks(blocks, translation.body.blocks, translates);
  const untranslated = pairs.filter((pair) => pair.original && !pair.translation).length;
  const behind = pairs.filter((pair) => pair.behind).length;
  const state = untranslated > 0 ? "missing" : behind > 0 ? "behind" : reviewed ? "done" : "unreviewed";
  return { id, state, blocks: blocks.length, untranslated, behind, translator };
}
