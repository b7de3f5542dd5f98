import type { Reporter } from "../record/schema.ts";
import { withTurns } from "./continuations/with-turns.ts";
import { assertWhole } from "./drafts/coverage.ts";
import { type Draft, type DraftSettings, makeDrafts } from "./drafts/drafts.ts";
import { withCaptions } from "./page/captions.ts";
import type { PagePlan } from "./page-plan.ts";
import { type PlanOptions, planPage } from "./solve/plan-page.ts";

export interface ImportedPage {
  pagePlan: PagePlan;
  /** In the order of the plan's articles. */
  drafts: Draft[];
  /** Entries for reporters whom the registry lacks. */
  proposed: Reporter[];
}

/**
 * How a page's text belongs together.
 * @param said the page's plan, where its source says itself what belongs together
 */
export function planOf(text: string, options: PlanOptions = {}, said?: PagePlan): PagePlan {
  const pagePlan = withCaptions(withTurns(said ?? planPage(text, options)));
  assertWhole(text, pagePlan);
  return pagePlan;
}

/** From a page's text to drafts, nothing read and nothing written. */
export function importPage(
  text: string,
  settings: DraftSettings,
  options: PlanOptions = {},
  said?: PagePlan,
): ImportedPage {
  const pagePlan = planOf(text, options, said);
  return { pagePlan, ...makeDrafts(pagePlan, settings) };
}
