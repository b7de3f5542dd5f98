import { type Pair, pairBlocks } from "../bilingual/pairing.ts";
import { textsBehind, textsBeside } from "../bilingual/text-stamps.ts";
import type { Content, Original, Translation } from "../content/content.ts";
import { isChinese } from "../content/text-checks.ts";
import { translatedTexts } from "../content/translated-texts.ts";

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
  /** What beside the blocks is not translated, and what is behind: `headline`, `note:1`. */
  texts: { untranslated: string[]; behind: string[] };
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

const noTexts = { untranslated: [], behind: [] };

/** A gap or a rule is the same in both. */
function isStillChinese(original: string, text: string): boolean {
  return isChinese(text) || (/\p{Script=Han}/u.test(original) && text.trim() === original.trim());
}

function articleStatus(
  id: string,
  original: Original | undefined,
  translation: Translation | undefined,
  isThere: boolean,
): ArticleStatus {
  const blocks = original?.body.blocks ?? [];
  const none = { id, blocks: blocks.length, untranslated: blocks.length, behind: 0, texts: noTexts };
  if (original === undefined || (isThere && translation === undefined)) return { ...none, state: "at-fault" };
  if (translation === undefined) return { ...none, state: "missing" };
  const { translates, reviewed, translator } = translation.fields;
  const pairs = pairBlocks(blocks, translation.body.blocks, translates);
  const isMissing = ({ original: from, translation: to }: Pair) =>
    from && (!to || isStillChinese(from.text, to.text));
  const untranslated = pairs.filter(isMissing).length;
  const behind = pairs.filter((pair) => pair.behind).length;
  const own = translatedTexts(translation.fields, translation.body);
  const stamps = translation.fields.translatesTexts;
  const texts = {
    untranslated: own.untranslated,
    behind: textsBehind(stamps, textsBeside(original.fields, original.body), own.translated).map(
      ({ name }) => name,
    ),
  };
  const [isOpen, isBehind] = [untranslated + texts.untranslated.length > 0, behind + texts.behind.length > 0];
  const state = isOpen ? "missing" : isBehind ? "behind" : reviewed ? "done" : "unreviewed";
  return { id, state, blocks: blocks.length, untranslated, behind, texts, translator };
}
