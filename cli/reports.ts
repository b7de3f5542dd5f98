import { resolve } from "node:path";
import { dayOf } from "#lib/dates.ts";
import { articleNow } from "#lib/editing/article-now.ts";
import { changeWords } from "#lib/editing/change-words.ts";
import { readText } from "#lib/editing/content-texts.ts";
import type { Edit } from "#lib/editing/edits.ts";
import { YamlText } from "#lib/editing/yaml-text.ts";
import { type Locale, type Localized, locales } from "#lib/record/languages.ts";
import { type Site, siteSchema } from "#lib/record/schema.ts";
import { defaultSite } from "#lib/record/site.ts";
import type { Outcome } from "#lib/reports/report.ts";
import { type KeptReport, ReportFolder, type Unreadable } from "#lib/reports/report-folder.ts";
import { type Command, missing, parse, UsageError } from "./command.ts";
import { contentFolder, settings } from "./content-folder.ts";
import { makeEdits } from "./editing.ts";
import { reportLine, reportText } from "./report-text.ts";

const options = {
  json: { type: "boolean" },
  all: { type: "boolean" },
  correct: { type: "boolean" },
  mend: { type: "boolean" },
  updated: { type: "boolean" },
  close: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  in: { type: "string" },
  block: { type: "string" },
  zh: { type: "string" },
  en: { type: "string" },
} as const;
type Values = ReturnType<typeof parse<typeof options>>["values"];

export const reports: Command = {
  summary: {
    zh: "列出读者报告的错误，并改正",
    en: "list the errors that readers have reported, and correct them",
  },
  help: {
    zh: `用法：bulletin reports [--all] [--json]
      bulletin reports 编号 [--json]
      bulletin reports 编号 --correct --from 原文 --to 改成 --zh 说明 --en 说明
      bulletin reports 编号 --mend --from 原文 --to 改成 [--updated]
      bulletin reports 编号 --close 理由

读者的报告存在 REPORTS_DIR 里，一条一个文件。不写编号就列出等着处理的；编号写开头几位就行。

  --correct    原报印错了：改文章的中文，并在 corrections 里记一条更正，给读者看
  --mend       是我们自己的错：只改文字。报告是读英文时写的，就改译文；--in zh 或 --in en 另选
  --updated    同时把文章的 updated 写成今天
  --close      不用改；写明理由
  --from、--to 要改的文字和改成的文字，都不带 Markdown；在那一段里只能有一处
  --block      报告没有写明段落，或段号变了：p3、headline 等
  --all        处理过的也列出来
  --json       在标准输出打印一个 JSON 文档
  --help       显示这段说明

退出码：0 好了，1 有文件读不出来或刚被改过，2 用法不对。
`,
    en: `Usage: bulletin reports [--all] [--json]
       bulletin reports ID [--json]
       bulletin reports ID --correct --from WORDS --to WORDS --zh NOTE --en NOTE
       bulletin reports ID --mend --from WORDS --to WORDS [--updated]
       bulletin reports ID --close WHY

Readers' reports are kept in REPORTS_DIR, a file each. Without an ID, those that wait are listed; the first characters
of an ID are enough.

  --correct    the print was wrong: changes the Chinese text, and adds an entry to corrections, which readers see
  --mend       a slip of our own: changes the words alone. They are the translation's where the reader read English;
               --in zh or --in en chooses
  --updated    also sets the article's updated to today
  --close      nothing is to be changed; say why
  --from, --to the words that are to be changed and what they become, without Markdown; once in that paragraph
  --block      where the report names no paragraph, or its number is another now: p3, headline and the like
  --all        list those that were dealt with, too
  --json       print one JSON document on standard output
  --help       show this help

Exit code: 0 fine, 1 a file cannot be read or has just been changed, 2 wrong use.
`,
  },
  async run(args, locale) {
    const { values, positionals } = parse(args, options, 1);
    const folder = new ReportFolder(reportsFolder());
    const { reports: kept, unreadable } = await folder.list({ settled: values.all === true });
    const [id] = positionals;
    const ways = [values.correct, values.mend, values.close !== undefined].filter(Boolean).length;
    if (id === undefined) {
      if (ways > 0) throw missing("ID", "报告的编号");
      return list(kept, unreadable, { json: values.json, locale });
    }
    if (ways > 1) {
      throw new UsageError({
        zh: "--correct、--mend、--close 只能写一个",
        en: "only one of --correct, --mend and --close",
      });
    }
    const report = chosen(kept, id);
    if (ways === 0) {
      process.stdout.write(
        values.json ? `${JSON.stringify(flat(report), undefined, 2)}\n` : reportText(report, locale),
      );
      return 0;
    }
    if (report.report.settled) {
      throw new UsageError({ zh: `${report.id} 已经处理过`, en: `${report.id} has been dealt with` });
    }
    return values.close !== undefined
      ? close(folder, report, values.close, { json: values.json, locale })
      : change(folder, report, values, locale);
  },
};

/** @throws {UsageError} */
function reportsFolder(): string {
  const { REPORTS_DIR } = settings("REPORTS_DIR");
  if (REPORTS_DIR === undefined) {
    throw new UsageError({
      zh: "没有设 REPORTS_DIR：网站没有开放读者报告",
      en: "REPORTS_DIR is not set: the site takes no reports",
    });
  }
  return REPORTS_DIR;
}

function list(
  kept: readonly KeptReport[],
  unreadable: readonly Unreadable[],
  { json, locale }: { json: boolean | undefined; locale: Locale },
): number {
  if (json)
    process.stdout.write(`${JSON.stringify({ reports: kept.map(flat), unreadable }, undefined, 2)}\n`);
  else {
    process.stdout.write(kept.map((each) => reportLine(each, locale)).join(""));
    const none: Localized = { zh: "没有等着处理的报告。\n", en: "No reports wait.\n" };
    if (kept.length === 0) process.stderr.write(none[locale]);
  }
  for (const { id, why } of unreadable) process.stderr.write(`${id}.yaml: ${why}\n`);
  return unreadable.length > 0 ? 1 : 0;
}

function flat({ id, report }: KeptReport) {
  return { id, ...report };
}

/** @throws {UsageError} where none or several begin so */
function chosen(kept: readonly KeptReport[], id: string): KeptReport {
  const found = kept.filter((each) => each.id.startsWith(id));
  const [report] = found;
  if (report !== undefined && found.length === 1) return report;
  throw new UsageError(
    found.length === 0
      ? {
          zh: `没有报告 ${id}（处理过的要加 --all）`,
          en: `there is no report ${id} (with --all, of those dealt with)`,
        }
      : {
          zh: `有 ${found.length} 条报告的编号以 ${id} 开头`,
          en: `${found.length} reports have an ID that begins with ${id}`,
        },
  );
}

async function close(
  folder: ReportFolder,
  report: KeptReport,
  why: string,
  { json, locale }: { json: boolean | undefined; locale: Locale },
): Promise<number> {
  if (why.trim() === "") throw missing("WHY", "理由");
  await folder.settle(report, await settledAs("closed", why.trim()));
  if (json) process.stdout.write(`${JSON.stringify({ closed: report.id }, undefined, 2)}\n`);
  else process.stderr.write({ zh: `${report.id} 已了结\n`, en: `${report.id} is closed\n` }[locale]);
  return 0;
}

async function change(
  folder: ReportFolder,
  kept: KeptReport,
  values: Values,
  locale: Locale,
): Promise<number> {
  const { report } = kept;
  const { from = report.quote, to, block = report.block } = values;
  if (report.article === undefined) {
    throw new UsageError({
      zh: "这一条没有写明是哪篇文章；改好文件以后用 --close 了结",
      en: "this report names no article; change the file yourself and use --close",
    });
  }
  if (block === undefined) throw missing("--block");
  if (from === undefined) throw missing("--from");
  if (!to) throw missing("--to");
  const outcome: Outcome = values.correct ? "corrected" : "mended";
  const wanted = {
    ...{ article: report.article, block, from, to, date: await today(), isUpdate: values.updated },
    locale: values.correct ? ("zh" as const) : languageOf(values, report.locale),
    note: values.correct ? noteOf(values) : undefined,
  };
  const edits = async (content: string): Promise<Edit[]> =>
    changeWords(content, { ...wanted, article: await articleNow(content, wanted.article) });
  const code = await makeEdits(edits, {
    ...{ json: values.json, locale },
    next: {
      zh: "改好了；运行 bulletin check 看看译文是否也要改。",
      en: "Done; run bulletin check to see whether the other language has to change, too.",
    },
  });
  if (code === 0) await folder.settle(kept, await settledAs(outcome, `${from} → ${to}`));
  return code;
}

function languageOf({ in: given }: Values, own: Locale): Locale {
  if (given === undefined) return own;
  const language = locales.find((each) => each === given);
  if (language !== undefined) return language;
  throw new UsageError({ zh: "--in 是 zh 或 en", en: "--in is zh or en" });
}

/** What readers are told of the correction. @throws {UsageError} */
function noteOf({ zh, en }: Values): Localized {
  if (!zh?.trim()) throw missing("--zh");
  if (!en?.trim()) throw missing("--en");
  return { zh: zh.trim(), en: en.trim() };
}

async function settledAs(outcome: Outcome, note: string) {
  return { date: await today(), outcome, note };
}

/** By the site's own clock. */
async function today(): Promise<string> {
  const text = await readText(resolve(contentFolder()), "site.yaml");
  const site = text === undefined ? undefined : (YamlText.ofFile(text).data as Partial<Site> | null);
  const timeZone = siteSchema.shape.timeZone.safeParse(site?.timeZone);
  return dayOf(new Date().toISOString(), timeZone.data ?? defaultSite.timeZone);
}
