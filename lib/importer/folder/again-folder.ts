import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { stringify } from "yaml";
import { answersOn } from "../../content/answer-checks.ts";
import { readContentFile } from "../../content/content-file.ts";
import { YamlText } from "../../editing/yaml-text.ts";
import type { Locale, Localized } from "../../record/languages.ts";
import { answersPath, planPath } from "../../record/paths.ts";
import { type Problem, problem } from "../../record/problems/catalogue.ts";
import { type AgainPlan, type InTheWay, planAgain, type StandingFile } from "../answers/again.ts";
import { type Answer, answersOf } from "../answers/answer.ts";
import {
  type AnsweredImport,
  type PlanRecord,
  planRecordText,
  putTogether,
  readPlanRecord,
  recordNow,
} from "../answers/plan-record.ts";
import { answersTemplate } from "../answers/template.ts";
import { assertWhole } from "../drafts/coverage.ts";
import type { DraftSettings } from "../drafts/drafts.ts";
import type { PagePlan } from "../page-plan.ts";
import { readDay } from "./import-folder.ts";
import { type PlannedFile, setAsideOf } from "./import-plan.ts";

/** An editor's answers by the fragments of a plan, and what is wrong with them: then none may be applied. */
interface ReadAnswers {
  answers: Answer[];
  problems: Problem[];
}

/** The answers to a bulletin's import; none where there is no file of them. */
async function readAnswersOn(folder: string, bulletin: string, plan: PagePlan): Promise<ReadAnswers> {
  const path = answersPath(bulletin);
  if ((await textOf(folder, path)) === undefined) return { answers: [], problems: [] };
  const file = await readContentFile(folder, path);
  if (file.role !== "bulletin-answers" || file.answers === undefined || file.problems.length > 0)
    return { answers: [], problems: file.problems };
  const read = answersOn(file, plan.fragments);
  return { answers: answersOf(read.answers, plan), problems: read.problems };
}

/** What is wrong with answers that name articles by fragments that are in none. */
function homelessProblems(bulletin: string, homeless: readonly number[]): Problem[] {
  return homeless.map((answer) =>
    problem(
      "contradicting-answers",
      { file: answersPath(bulletin), line: 1, column: 1, field: `[${answer}].article` },
      { why: "no-article" },
    ),
  );
}

/** What an import keeps of itself beside the text, and the questions that it leaves. */
function keptFiles(
  pagePlan: PagePlan,
  record: PlanRecord,
  bulletin: string,
  existing: ReadonlySet<string>,
  locale: Locale,
): PlannedFile[] {
  const [plan, answers] = [planPath(bulletin), answersPath(bulletin)];
  const questions = answersTemplate(pagePlan, bulletin, locale);
  return [
    { path: plan, bytes: Buffer.from(planRecordText(record)), replaces: existing.has(plan) },
    // What an editor has answered is the editor's.
    ...(questions === "" || existing.has(answers)
      ? []
      : [{ path: answers, bytes: Buffer.from(questions), replaces: false }]),
  ];
}

/** The same of a page that is taken in anew. */
export async function keptOf(
  folder: string,
  made: AnsweredImport,
  bulletin: string,
  locale: Locale,
): Promise<PlannedFile[]> {
  const existing = await keptAlready(folder, bulletin);
  return keptFiles(made.page.pagePlan, recordNow(made), bulletin, existing, locale);
}

/** Those of the files that an import keeps which are there already. */
async function keptAlready(folder: string, bulletin: string): Promise<Set<string>> {
  const names = new Set(await readdir(join(folder, "bulletins")).catch(() => []));
  return new Set([planPath(bulletin), answersPath(bulletin)].filter((path) => names.has(basename(path))));
}

/** Why a page cannot be put together again. */
interface AgainRefusal {
  message: Localized;
  fix: Localized;
}

/** What putting a page together again writes and removes, or why nothing can be. */
export type Again =
  | { plan: AgainPlan; text: string; files: PlannedFile[]; removed: string[] }
  | { refusal: AgainRefusal }
  | { problems: Problem[] };

export async function importAgain(
  folder: string,
  bulletin: string,
  settings: Omit<DraftSettings, "taken">,
  options: { force: boolean; locale: Locale },
): Promise<Again> {
  const text = await textOf(folder, `bulletins/${bulletin}.txt`);
  if (text === undefined) return { refusal: notImported(bulletin) };
  const record = readPlanRecord((await textOf(folder, planPath(bulletin))) ?? "");
  if (record === undefined) return { refusal: noPlan(bulletin) };
  if (!isOf(text, record.plan)) return { refusal: otherText(bulletin) };
  const { answers, problems } = await readAnswersOn(folder, bulletin, record.plan);
  if (problems.length > 0) return { problems };
  const day = await readDay(folder, settings.day);
  const own = new Set(Object.values(record.slugs));
  const taken = day.map(({ slug }) => slug).filter((slug) => !own.has(slug));
  const drafted = { ...settings, taken, ...(record.doubts && { doubts: record.doubts }) };
  const standing = new Map<string, StandingFile>();
  for (const { path, status } of day) {
    const draft = await textOf(folder, path);
    if (draft !== undefined) standing.set(path, { text: draft, ...(status && { status }) });
  }
  const plan = planAgain(record, answers, drafted, standing, options.force);
  if (plan.homeless.length > 0) return { problems: homelessProblems(bulletin, plan.homeless) };
  const beside = await withSomethingBeside(folder, plan.removed);
  const inTheWay = [...plan.inTheWay, ...beside.map((path): InTheWay => ({ path, why: "beside" }))];
  const fields = await fieldsAgain(folder, bulletin, record, plan, options.locale);
  const existing = await keptAlready(folder, bulletin);
  const kept = keptFiles(plan.page.pagePlan, plan.record, bulletin, existing, options.locale);
  return {
    plan: { ...plan, inTheWay },
    text,
    files: [...plan.files, ...fields, ...kept],
    removed: plan.removed,
  };
}

/** Takes a bulletin in anew, with the answers that there are. */
export async function importAnswered(
  folder: string,
  bulletin: string,
  plan: PagePlan,
  settings: DraftSettings,
): Promise<{ made: AnsweredImport } | { problems: Problem[] }> {
  const { answers, problems } = await readAnswersOn(folder, bulletin, plan);
  if (problems.length > 0) return { problems };
  const made = putTogether(plan, answers, settings);
  return made.homeless.length > 0 ? { problems: homelessProblems(bulletin, made.homeless) } : { made };
}

function isOf(text: string, plan: PagePlan): boolean {
  try {
    assertWhole(text, plan);
    return true;
  } catch {
    return false;
  }
}

/** Drafts beside which a translation or a picture stands. */
async function withSomethingBeside(folder: string, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const names = await readdir(join(folder, dirname(path))).catch(() => []);
    const slug = basename(path, ".md");
    if (names.some((name) => name.startsWith(`${slug}.`) && name !== `${slug}.md`)) found.push(path);
  }
  return found;
}

/** The bulletin's fields with what is set aside now, where that has changed; what an editor wrote there stays. */
async function fieldsAgain(
  folder: string,
  bulletin: string,
  { aside }: PlanRecord,
  { page: { pagePlan }, record }: AgainPlan,
  locale: Locale,
): Promise<PlannedFile[]> {
  const [before, after] = [new Set(aside), new Set(record.aside)];
  const linesOf = (id: string) => pagePlan.fragments.find((fragment) => fragment.id === id)?.lines.join(" ");
  const gone = new Set(aside.filter((id) => !after.has(id)).map(linesOf));
  const come = (pagePlan.setAside ?? []).filter(({ fragment }) => !before.has(fragment));
  if (gone.size === 0 && come.length === 0) return [];
  const path = `bulletins/${bulletin}.yaml`;
  const text = await textOf(folder, path);
  const yaml = YamlText.ofFile(text ?? "");
  const said = (yaml.data as { setAside?: { lines: [number, number] }[] } | null)?.setAside ?? [];
  const setAside = [
    ...said.filter(({ lines }) => !gone.has(lines.join(" "))),
    ...setAsideOf({ ...pagePlan, setAside: come }, locale),
  ];
  if (text === undefined || yaml.data === null)
    return [
      { path, bytes: Buffer.from(stringify({ setAside }, { lineWidth: 0 })), replaces: text !== undefined },
    ];
  yaml.setValue("setAside", setAside);
  return [{ path, bytes: Buffer.from(yaml.toString()), replaces: true }];
}

async function textOf(folder: string, path: string): Promise<string | undefined> {
  return readFile(join(folder, path), "utf8").catch(() => undefined);
}

const notImported = (bulletin: string): AgainRefusal => ({
  message: {
    zh: `没有 bulletins/${bulletin}.txt：这一版还没有导入`,
    en: `there is no bulletins/${bulletin}.txt: that page was not imported yet`,
  },
  fix: {
    zh: "先用 bulletin import 文件 --date 日期 导入；第 2 版的编号是 2020-11-28-02。",
    en: "Import it with bulletin import FILE --date DAY; page 2 has the id 2020-11-28-02.",
  },
});
const noPlan = (bulletin: string): AgainRefusal => ({
  message: {
    zh: `没有读得懂的 bulletins/${bulletin}.plan.json，不知道这一版当时是怎么归篇的`,
    en: `there is no bulletins/${bulletin}.plan.json that can be read, so how the page was put together is not known`,
  },
  fix: {
    zh: "重新导入一次：bulletin import 文件 --date 日期 --force；答复文件会一并用上。",
    en: "Import it anew: bulletin import FILE --date DAY --force. The answers are taken in with it.",
  },
});
const otherText = (bulletin: string): AgainRefusal => ({
  message: {
    zh: `bulletins/${bulletin}.txt 导入以后改过，和归篇时的文字不同`,
    en: `bulletins/${bulletin}.txt is not the text that was put together: it has changed since`,
  },
  fix: {
    zh: "恢复原来的文字，或者重新导入：bulletin import 文件 --date 日期 --force。",
    en: "Restore it, or import it anew: bulletin import FILE --date DAY --force.",
  },
});
