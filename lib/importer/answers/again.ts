import type { DraftSettings } from "../drafts/drafts.ts";
import type { PlannedFile } from "../folder/import-plan.ts";
import type { Answer } from "./answer.ts";
import { mergeLines } from "./merge-lines.ts";
import { type AnsweredImport, type KeptDraft, type PlanRecord, putTogether } from "./plan-record.ts";

/** Why a draft that would change is left, and with it everything. */
export interface InTheWay {
  path: string;
  why: "edited" | "published" | "gone" | "beside";
}

/** What stands in a draft's place now. */
export interface StandingFile {
  text: string;
  /** Absent where its fields cannot be read. */
  status?: "draft" | "published";
}

export interface AgainPlan extends AnsweredImport {
  files: PlannedFile[];
  /** Drafts of which nothing is left. */
  removed: string[];
  /** Drafts in which the change was made beside what an editor had changed. */
  merged: string[];
  inTheWay: InTheWay[];
}

/**
 * What putting a page together again would write. A draft whose article is as it was is not touched, whoever has
 * edited it since, and whatever the registries say by now.
 * @param standing the files that stand in the drafts' places, by their paths
 * @param force whether drafts that were edited, and those that are gone, are written all the same
 */
export function planAgain(
  before: PlanRecord,
  answers: readonly Answer[],
  settings: DraftSettings,
  standing: ReadonlyMap<string, StandingFile>,
  force: boolean,
): AgainPlan {
  const made = putTogether(before.plan, answers, settings, before.slugs);
  const plan: AgainPlan = { ...made, files: [], removed: [], merged: [], inTheWay: [] };
  const kept = new Map(before.drafts.map((draft) => [draft.key, draft]));
  const keptNow = made.record.drafts.map((draft): KeptDraft => {
    const former = kept.get(draft.key);
    kept.delete(draft.key);
    if (former !== undefined && isSame(former, draft)) return former;
    writeDraft(plan, former, draft, standing.get(draft.path), force);
    return draft;
  });
  for (const former of kept.values()) remove(plan, former, standing.get(former.path), force);
  return { ...plan, record: { ...made.record, drafts: keptNow } };
}

/** Whether nothing was answered that concerns a draft. */
function isSame(a: KeptDraft, b: KeptDraft): boolean {
  const said = ({ article: { confidence: _, ...article }, text }: KeptDraft) =>
    JSON.stringify([article, [...text.matchAll(/^ {2}- fragment: .*$/gm)].map(([line]) => line)]);
  return said(a) === said(b);
}

function writeDraft(
  plan: AgainPlan,
  former: KeptDraft | undefined,
  { path, text, article }: KeptDraft,
  standing: StandingFile | undefined,
  force: boolean,
): void {
  const write = (written: string) =>
    plan.files.push({ path, bytes: Buffer.from(written), replaces: standing !== undefined });
  if (former === undefined && standing === undefined) write(text);
  else if (standing === undefined) {
    if (force) write(text);
    else plan.inTheWay.push({ path, why: "gone" });
  } else if (standing.text === former?.text) write(text);
  else {
    const merged = former === undefined ? undefined : mergeLines(former.text, standing.text, text);
    const isWholeStill = former !== undefined && JSON.stringify(former.article) === JSON.stringify(article);
    // Of an article that is out only its editor's notes would change.
    if (standing.status !== "draft") {
      if (!isWholeStill) plan.inTheWay.push({ path, why: standing.status ?? "edited" });
    } else if (merged !== undefined) {
      if (merged === standing.text) return;
      plan.merged.push(path);
      write(merged);
    } else if (force) write(text);
    else plan.inTheWay.push({ path, why: "edited" });
  }
}

function remove(
  plan: AgainPlan,
  { path, text }: KeptDraft,
  standing: StandingFile | undefined,
  force: boolean,
): void {
  if (standing === undefined) return;
  if (standing.text === text || (force && standing.status === "draft")) plan.removed.push(path);
  else plan.inTheWay.push({ path, why: standing.status === "published" ? "published" : "edited" });
}
