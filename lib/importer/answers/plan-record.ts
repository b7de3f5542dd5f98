import { type DraftSettings, makeDrafts } from "../drafts/drafts.ts";
import type { ImportedPage } from "../import-page.ts";
import type { ArticlePlan, PagePlan } from "../page-plan.ts";
import type { Answer } from "./answer.ts";
import { applyAnswers } from "./apply-answers.ts";

/** A draft as it was last written, whatever has become of it. */
export interface KeptDraft {
  /** The fragment that names its article. */
  key: string;
  path: string;
  text: string;
  article: ArticlePlan;
}

/** How a bulletin was put together, kept beside its text: what answers start from, and what stays without any. */
export interface PlanRecord {
  format: 1;
  /** Before any answer. */
  plan: PagePlan;
  /** The slugs of its articles, by the fragments that name them: those of answers that were taken back, too. */
  slugs: Record<string, string>;
  drafts: KeptDraft[];
  /** Characters of the text that may be others, as the reading of a scan said. */
  doubts?: number[];
  /** What was set aside when the drafts were written. */
  aside: string[];
}

export function planRecordText(record: PlanRecord): string {
  return `${JSON.stringify(record, undefined, 1)}\n`;
}

/** @returns nothing where the text is no record of this form */
export function readPlanRecord(text: string): PlanRecord | undefined {
  try {
    const record = JSON.parse(text) as PlanRecord;
    return record.format === 1 && Array.isArray(record.plan?.fragments) ? record : undefined;
  } catch {
    return undefined;
  }
}

/** A page as it was answered, and what is to be kept of it. */
export interface AnsweredImport {
  page: ImportedPage;
  keys: string[];
  record: PlanRecord;
  /** Of the answers, those that name an article by a fragment that is in none. */
  homeless: number[];
}

/**
 * Puts a page together from its plan and an editor's answers, and makes its drafts.
 * @param slugs those that its articles have already; without them they are named as if nothing were answered
 */
export function putTogether(
  plan: PagePlan,
  answers: readonly Answer[],
  settings: DraftSettings,
  slugs: Readonly<Record<string, string>> = answers.length === 0 ? {} : slugsBefore(plan, settings),
): AnsweredImport {
  const { plan: answered, keys, homeless } = applyAnswers(plan, answers);
  const named = {
    ...settings,
    slugs: keys.map((key) => slugs[key]),
    taken: [...(settings.taken ?? []), ...Object.values(slugs)],
  };
  const page = { pagePlan: answered, ...makeDrafts(answered, named) };
  return { page, keys, record: recordOf(plan, page, keys, slugs, settings.doubts), homeless };
}

/** What is to be kept of a page as its drafts are now, which other pages may have named anew. */
export function recordNow({ page, keys, record: { plan, slugs, doubts } }: AnsweredImport): PlanRecord {
  return recordOf(plan, page, keys, slugs, doubts);
}

function recordOf(
  plan: PagePlan,
  { pagePlan, drafts }: ImportedPage,
  keys: readonly string[],
  slugs: Readonly<Record<string, string>>,
  doubts: readonly number[] | undefined,
): PlanRecord {
  return {
    format: 1,
    plan,
    slugs: { ...slugs, ...Object.fromEntries(drafts.map(({ slug }, at) => [keys[at] ?? "", slug])) },
    drafts: drafts.map(({ path, text }, at) => ({
      key: keys[at] ?? "",
      path,
      text,
      article: pagePlan.articles[at] as ArticlePlan,
    })),
    ...(doubts !== undefined && { doubts: [...doubts] }),
    aside: (pagePlan.setAside ?? []).map(({ fragment }) => fragment),
  };
}

function slugsBefore(plan: PagePlan, settings: DraftSettings): Record<string, string> {
  const { keys } = applyAnswers(plan, []);
  return Object.fromEntries(makeDrafts(plan, settings).drafts.map(({ slug }, at) => [keys[at] ?? "", slug]));
}
