import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { buffer } from "node:stream/consumers";
import type { AnsweredImport } from "#lib/importer/answers/plan-record.ts";
import { answersTemplate } from "#lib/importer/answers/template.ts";
import type { JoinedPieces } from "#lib/importer/continuations/join-issue.ts";
import type { DraftSettings } from "#lib/importer/drafts/drafts.ts";
import { archiveTexts } from "#lib/importer/folder/archive-texts.ts";
import { readDay, readRegistries } from "#lib/importer/folder/import-folder.ts";
import { planImport, takenSlugs } from "#lib/importer/folder/import-plan.ts";
import {
  bytesOfFile,
  type ImportUnit,
  type ImportUnits,
  unitOf,
  unitsOfPages,
} from "#lib/importer/folder/import-units.ts";
import { planIssue } from "#lib/importer/folder/issue-plan.ts";
import { readFolder } from "#lib/importer/folder/read-folder.ts";
import { writeFiles } from "#lib/importer/folder/write-files.ts";
import { type ImportDocument, importDocument } from "#lib/importer/import-json.ts";
import type { ImportedPage } from "#lib/importer/import-page.ts";
import { languageModelOf } from "#lib/importer/page/language-model.ts";
import { lostIn } from "#lib/importer/page-plan.ts";
import type { Report } from "#lib/importer/report/report.ts";
import { bulletinId } from "#lib/record/ids.ts";
import type { Locale, Localized } from "#lib/record/languages.ts";
import { writeWhole } from "#lib/write-whole.ts";
import type { Command } from "./command.ts";
import { describeAnswerProblems, putTogetherAgain } from "./import-again.ts";
import { type ImportArguments, readArguments } from "./import-arguments.ts";
import { faultyRegistry, reasonOf, unwritable } from "./import-faults.ts";
import { describeConflicts, describeImport, describeRest, describeSourceError } from "./import-print.ts";
import { progressBar } from "./progress-bar.ts";

export const importCommand: Command = {
  summary: {
    zh: "把一版报纸的文字整理成 Markdown 草稿",
    en: "turn a printed page's text into Markdown drafts",
  },
  help: {
    zh: `用法：bulletin import 文件或文件夹 --date 2020-11-28 [--page 2] [--out content] [选项]

读入一版（UTF-8、GB18030、UTF-16 的文字，PDF，
扫描或拍照的 PNG、JPEG、TIFF、WebP，电子报的文章网页；- 是标准输入），或者整期的文件夹
（电子报的版面页和文章网页，或者每版一个文件），在 CONTENT_DIR（默认 content）里写入：
  bulletins/<编号>.txt             版面文字，UTF-8
  bulletins/<编号>.source.*、.yaml  转换过的，原件和来历
  bulletins/<编号>.plan.json       当时怎么归的篇；.answers.yaml 是存疑的判断，等编辑答复
  bulletins/<编号>.boxes.json      文字在版面上的位置（说得出的）；.page.webp 是版面图片
  articles/<日期>/<名称>.md        每篇一份草稿（status: draft）

  --date 年-月-日  出版日期，必填
  --page 数字      第几版，默认 1；第 2 版的编号是 2020-11-28-02
  --pages 1-8      PDF 或 TIFF 的这些页，一页一版
  --out 文件夹     写到哪个内容文件夹；登记表也从这里读
  --json           在标准输出打印一个 JSON 文档，不写入任何文件（--report 除外）
  --report 文件    另写一份 HTML 报告，文件名以 .html 结尾
  --assist         请语言模型参谋（BULLETIN_LLM_URL、BULLETIN_LLM_MODEL、BULLETIN_LLM_KEY）
  --again          按 bulletins/<编号>.answers.yaml 里的答复重新归篇；没有答复的，一概不动：
                   bulletin import --again 2020-11-28
  --force          替换同一版面的草稿、图片和位置；已发布的文章和不同的版面文字从不替换
  --help           显示这段说明

退出码：0 全部归了篇，1 有文字没有归处（草稿照写），2 用法不对、读不懂或文件已存在（那一版什么都不写）。
`,
    en: `Usage: bulletin import FILE|FOLDER --date 2020-11-28 [--page 2] [--out content] [options]

Reads a page (text in UTF-8, GB18030 or UTF-16, a PDF, a scan or photograph as PNG, JPEG, TIFF or WebP, an article's
web page of an e-paper; - is standard input), or the folder of an issue (an e-paper's page files and articles, or a file for each page), and writes, in CONTENT_DIR
(content by default):
  bulletins/<id>.txt               the page's text in UTF-8
  bulletins/<id>.source.*, .yaml   what was converted, untouched, and where it came from
  bulletins/<id>.plan.json         how it was put together; .answers.yaml holds what was doubtful, for you to answer
  bulletins/<id>.boxes.json        where the text stands on the page, where the source tells; .page.webp is its image
  articles/<day>/<slug>.md         a draft of each article (status: draft)

  --date YYYY-MM-DD  the issue's day; required
  --page NUMBER      the page, 1 by default; page 2 has the id 2020-11-28-02
  --pages 1-8        these pages of a PDF or TIFF, each as that page of the issue
  --out FOLDER       the content folder to write to; its registries are read too
  --json             print one JSON document on standard output and write nothing (but --report)
  --report FILE      write an HTML report too; the name ends in .html
  --assist           ask a language model for advice (BULLETIN_LLM_URL, BULLETIN_LLM_MODEL, BULLETIN_LLM_KEY)
  --again            put a page together again as bulletins/<id>.answers.yaml says; what is not answered stays as it is:
                     bulletin import --again 2020-11-28
  --force            replace drafts of this bulletin, its image and boxes; never a published article, never another text of the bulletin
  --help             show this help

Exit code: 0 everything has its place, 1 some text is unplaced (the drafts are written), 2 wrong use, unreadable
input or files that exist already (of that page nothing is written).
`,
  },
  async run(args, locale) {
    const given = readArguments(args);
    if (given.again !== undefined) return runAgain(given, locale);
    const { units, unread } = await readUnits(given);
    for (const { file, error } of unread) process.stderr.write(describeSourceError(file, error, locale));
    if (units.length === 0) return 2;
    const read: ImportedUnit[] = [];
    let failed = unread.length > 0;
    const ids = new Set(units.map(({ bulletin }) => bulletin));
    for (const unit of units) {
      // Nothing of what stands before it in the issue need be written.
      const before = read.flatMap(({ page }) => page.drafts.map(({ slug }) => slug));
      const imported = await readUnit(given, unit, { before, ids }, locale);
      if (imported === undefined) failed = true;
      else read.push(imported);
    }
    const { done, joined } = await joinAndWrite(given, read, locale);
    if (done.length === 0) return 2;
    await printAll(given, done, joined, locale);
    if (failed || done.length < read.length) return 2;
    return done.some(({ page }) => lostIn(page.pagePlan).length > 0) ? 1 : 0;
  },
};

/** A page that is a bulletin already, put together again by its editor's answers. */
async function runAgain(given: ImportArguments, locale: Locale): Promise<number> {
  const made = await putTogetherAgain(given, locale);
  if (made === undefined) return 2;
  const { bulletin, text, page, said } = made;
  const { pagePlan, drafts } = page;
  if (given.report !== undefined) await writeReports(given.report, [{ bulletin, text, page }], locale);
  const document = {
    ...importDocument(pagePlan, drafts),
    answers: answersTemplate(pagePlan, bulletin, locale),
  };
  process.stdout.write(given.json ? `${JSON.stringify(document, undefined, 2)}\n` : said);
  return lostIn(pagePlan).length > 0 ? 1 : 0;
}

async function readUnits({ file, day, page, pages }: ImportArguments): Promise<ImportUnits> {
  const progress = progressBar(process.stderr);
  if (file !== "-" && (await isFolder(file))) return readFolder(file, day, progress);
  const bytes = file === "-" ? await buffer(process.stdin) : await bytesOfFile(file);
  return pages === undefined
    ? unitOf(file, bytes, bulletinId(day, page), progress)
    : unitsOfPages(file, bytes, day, pages, progress);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

/** A page with its drafts, and what is to be said of it. */
interface ImportedUnit {
  unit: ImportUnit;
  page: ImportedPage;
  /** The same, with what is kept of how it was put together. */
  made: AnsweredImport;
  settings: DraftSettings;
  notes: Localized[];
  /** Drafts of this page that go over others, too, and stay. */
  kept?: string[];
}

// What is heavy (dictionaries, the report's styles) is loaded by those who import, not by every verb.
async function readUnit(
  { day, place: folder, force, json, assist: asks }: ImportArguments,
  unit: ImportUnit,
  { before, ids }: { before: readonly string[]; ids: ReadonlySet<string> },
  locale: Locale,
): Promise<ImportedUnit | undefined> {
  const { bulletin, source } = unit;
  const [{ registries, faulty }, articles] = await Promise.all([
    readRegistries(folder),
    readDay(folder, day),
  ]);
  // A page that says itself what belongs together needs no advice.
  const assistance = asks && source.plan === undefined ? await assist(source.text) : {};
  const { planOf } = await import("#lib/importer/import-page.ts");
  const { importAnswered } = await import("#lib/importer/folder/again-folder.ts");
  const taken = [...takenSlugs(articles, bulletin), ...before];
  const settings = { day, bulletin, registries, taken, ...(source.doubts && { doubts: source.doubts }) };
  const archive = source.plan === undefined ? await archiveTexts(folder, bulletin) : [];
  const options = {
    ...(archive.length > 0 && { languageModel: languageModelOf(archive) }),
    ...(assistance.advice && { advice: assistance.advice }),
  };
  const planned = planOf(source.text, options, source.plan);
  const answered = await importAnswered(folder, bulletin, planned, settings);
  if ("problems" in answered) {
    process.stderr.write(describeAnswerProblems(answered.problems, locale));
    return undefined;
  }
  const { page } = answered.made;
  const notes = [
    ...source.notes,
    ...faulty.map(faultyRegistry),
    ...(assistance.note ? [assistance.note] : []),
  ];
  const imported = { unit, page, made: answered.made, settings, notes };
  if (json) return imported;
  // What was imported before is in the way, or stays as it is where it goes over other pages, too.
  const { conflicts, kept } = await planImport(folder, unit, [], articles, { force, imported: ids });
  if (conflicts.length > 0) {
    process.stderr.write(describeConflicts(conflicts, locale));
    return undefined;
  }
  return { ...imported, kept };
}

/** Puts together what goes over pages, and writes all that nothing is in the way of. */
async function joinAndWrite(
  { day, place: folder, force, json, folder: named }: ImportArguments,
  read: readonly ImportedUnit[],
  locale: Locale,
): Promise<{ done: ImportedUnit[]; joined: JoinedPieces[] }> {
  const { joinPages } = await import("#lib/importer/continuations/join-pages.ts");
  const articles = await readDay(folder, day);
  const issue = await joinPages(folder, read, articles);
  if (json) return { done: [...read], joined: issue.joined };
  const done: ImportedUnit[] = [];
  const { keptOf } = await import("#lib/importer/folder/again-folder.ts");
  for (const group of await planIssue(folder, read, articles, issue, force, locale)) {
    const { bulletins, files, removed, conflicts, leftDrafts } = group;
    if (conflicts.length > 0) {
      process.stderr.write(describeConflicts(conflicts, locale));
      continue;
    }
    for (const { unit, made } of read.filter((each) => bulletins.includes(each.unit.bulletin)))
      files.push(...(await keptOf(folder, made, unit.bulletin, locale)));
    const fault = await writeFiles(folder, files, removed).catch(reasonOf);
    if (fault !== undefined) {
      process.stderr.write(unwritable(named, fault, locale));
      continue;
    }
    const [first, ...others] = read.filter(({ unit }) => bulletins.includes(unit.bulletin));
    if (first) done.push({ ...first, notes: [...first.notes, ...leftDrafts.map(leftDraft)] }, ...others);
  }
  return { done, joined: issue.joined };
}

async function printAll(
  { json, report, pages: range, file }: ImportArguments,
  done: readonly ImportedUnit[],
  joined: readonly JoinedPieces[],
  locale: Locale,
): Promise<void> {
  const pages = done.map(({ unit: { bulletin, source }, page }) => {
    const { text, boxes, image } = source;
    return { bulletin, text, page, look: boxes && { boxes, image } };
  });
  if (report !== undefined) await writeReports(report, pages, locale);
  const isIssue = range !== undefined || (await isFolder(file));
  const documents = done.map(({ unit, page }) => ({
    bulletin: unit.bulletin,
    ...importDocument(page.pagePlan, page.drafts, unit.source.boxes, joined),
    answers: answersTemplate(page.pagePlan, unit.bulletin, locale),
  }));
  const [first] = documents;
  const document = isIssue || first === undefined ? { pages: documents } : withoutBulletin(first);
  process.stdout.write(
    json
      ? `${JSON.stringify(document, undefined, 2)}\n`
      : done.map(({ unit, page }) => describeImport(page, unit.bulletin, locale)).join(""),
  );
  process.stderr.write(
    describeRest(
      done.map(({ page }) => page),
      uniqueNotes([...done.flatMap(({ notes }) => notes), ...joined.map(continuationNote)]),
      !json,
      locale,
    ),
  );
}

function withoutBulletin({
  bulletin: _,
  ...document
}: ImportDocument & { bulletin: string; answers: string }): ImportDocument & { answers: string } {
  return document;
}

function uniqueNotes(notes: readonly Localized[]): Localized[] {
  return [...new Map(notes.map((note) => [note.en, note])).values()];
}

async function assist(text: string) {
  const { askForAdvice, readAssistSettings } = await import("#lib/importer/assist/assist.ts");
  const { planPage } = await import("#lib/importer/solve/plan-page.ts");
  return askForAdvice(planPage(text).fragments, readAssistSettings(process.env));
}

/** A page with what its report shows. */
interface ReportedPage {
  bulletin: string;
  text: string;
  page: ImportedPage;
  /** What the page looks like, where that is known. */
  look?: Report["look"];
}

async function writeReports(path: string, pages: readonly ReportedPage[], locale: Locale): Promise<void> {
  const { reportHtml } = await import("#lib/importer/report/report.ts");
  await mkdir(dirname(path), { recursive: true });
  for (const { bulletin: title, text: source, page, look } of pages) {
    const { pagePlan, drafts } = page;
    const html = reportHtml({ source, pagePlan, drafts, title, locale, look });
    const place = pages.length === 1 ? path : path.replace(/(?=\.html?$)/i, `.${title}`);
    await writeWhole(place, html);
  }
}

function continuationNote({ from, to, confidence, as }: JoinedPieces): Localized {
  const sure = confidence.toFixed(2);
  const what = {
    one: { zh: "合成一篇", en: "one draft now" },
    two: {
      zh: "各自成篇，后一篇写了 continues",
      en: "two articles; the second names the first in continues",
    },
    published: {
      zh: "后一篇已经发布，没有改动；要接上，在它里面写 continues",
      en: "the second is published and was left alone; to join them, write continues in it",
    },
  }[as];
  return {
    zh: `${from.path} 转到 ${to.bulletin}（${to.path}，把握 ${sure}）：${what.zh}。`,
    en: `${from.path} goes on in ${to.bulletin} (${to.path}, ${sure}): ${what.en}.`,
  };
}

function leftDraft(path: string): Localized {
  return {
    zh: `${path} 是这个版面的旧草稿，没有被替换；如果用不上了就删去。`,
    en: `${path} is an older draft of this bulletin that nothing replaced; delete it if it is no longer needed.`,
  };
}
