import { resolve } from "node:path";
import { styleText } from "node:util";
import { checkLive } from "#lib/archive/check-live.ts";
import { watchFolder } from "#lib/archive/keeping/watch-folder.ts";
import type { ArchiveFault } from "#lib/archive/status.ts";
import { unseenIn } from "#lib/content/unseen.ts";
import type { Locale } from "#lib/record/languages.ts";
import { type Problem, wordingOf } from "#lib/record/problems/catalogue.ts";
import { formatProblem, hasErrors } from "#lib/record/problems/listing.ts";
import { type Command, parse, UsageError } from "./command.ts";
import { contentFolder, readChosenContent, settings } from "./content-folder.ts";
import { heldLine } from "./list.ts";

const options = {
  json: { type: "boolean" },
  live: { type: "boolean" },
  strict: { type: "boolean" },
  watch: { type: "boolean" },
} as const;

/** Milliseconds that a server has to answer, and to take in what was saved just now. */
const patience = { answer: 2_000, takingIn: 5_000 };

export const check: Command = {
  summary: {
    zh: "检查全部内容，列出每一个问题",
    en: "check all content and list every problem",
  },
  help: {
    zh: `用法：bulletin check [--json | --watch] [--live] [--strict]

检查 CONTENT_DIR（默认 content）里的全部文件，每个问题一行：
  文件:行:列  error 或 warning  字段  问题

  --json     在标准输出打印一个 JSON 文档
  --live     还看正在运行的网站（同样的 CONTENT_DIR、DATA_DIR、PORT）：哪些文件没有收进去
  --strict   有 warning 也算没有通过
  --watch    每保存一次就再检查一次，直到按 Ctrl-C
  --help     显示这段说明

退出码：0 没有问题，1 有问题，2 用法不对。
`,
    en: `Usage: bulletin check [--json | --watch] [--live] [--strict]

Checks all files in CONTENT_DIR (content by default). Each problem is one line:
  file:line:column  error or warning  field  what is wrong

  --json     print one JSON document on standard output
  --live     also look at the running site (the same CONTENT_DIR, DATA_DIR and PORT): what it has not taken in
  --strict   count warnings as failures too
  --watch    check again after each change, until Ctrl-C
  --help     show this help

Exit code: 0 fine, 1 problems found, 2 wrong use.
`,
  },
  async run(args, locale) {
    const { values } = parse(args, options);
    if (values.watch && values.json)
      throw new UsageError({
        zh: "--watch 和 --json 不能同时用",
        en: "--watch prints lines: not with --json",
      });
    const checkOnce = async () => {
      const content = await readChosenContent();
      const problems = values.live ? [...content.problems, ...(await liveProblems())] : content.problems;
      const { held } = unseenIn(content, Date.now());
      if (values.json)
        process.stdout.write(
          `${JSON.stringify({ problems: problems.map(published), held }, undefined, 2)}\n`,
        );
      else {
        print(problems, locale);
        for (const each of held) process.stderr.write(`${heldLine(each, locale)}\n`);
      }
      return hasErrors(problems) || (values.strict && problems.length > 0) ? 1 : 0;
    };
    return values.watch ? checkAlways(checkOnce) : checkOnce();
  },
};

/** Checks again after each change, one check at a time. @returns the last check's exit code, once interrupted */
async function checkAlways(checkOnce: () => Promise<number>): Promise<number> {
  let [code, checking, isStale] = [await checkOnce(), false, false];
  const onChange = async () => {
    isStale = true;
    if (checking) return;
    checking = true;
    try {
      while (isStale) {
        isStale = false;
        process.stderr.write("\n");
        code = await checkOnce();
      }
    } finally {
      checking = false;
    }
  };
  const tell = (error: unknown) => process.stderr.write(`${String(error)}\n`);
  const watch = await watchFolder(resolve(contentFolder()), () => void onChange().catch(tell), tell);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  watch.close();
  return code;
}

/** @throws {UsageError} where a setting is wrong */
function liveProblems(): Promise<Problem[]> {
  const { CONTENT_DIR, DATA_DIR, PORT } = settings("CONTENT_DIR", "DATA_DIR", "PORT");
  return checkLive({
    contentFolder: resolve(CONTENT_DIR),
    dataFolder: resolve(DATA_DIR),
    patience: patience.takingIn,
    async askFault() {
      try {
        const signal = AbortSignal.timeout(patience.answer);
        const response = await fetch(`http://localhost:${PORT}/healthz`, { signal });
        return (await response.json()) as { fault?: ArchiveFault };
      } catch {
        return undefined;
      }
    },
  });
}

/** A problem in the shape that scripts rely on. */
function published(problem: Problem) {
  const { file, line, column, severity, code, field } = problem;
  return { file, line, column, severity, code, field, ...wordingOf(problem) };
}

/** What to do, and what `accept` would have to name. */
function remedy(problem: Problem, locale: Locale): string {
  const { block, code, severity } = problem;
  const named = block === undefined || severity === "error" ? "" : `  (block: ${block}, code: ${code})`;
  return wordingOf(problem).fix[locale] + named;
}

function print(problems: readonly Problem[], locale: Locale): void {
  for (const problem of problems) {
    process.stdout.write(`${formatProblem(problem, locale)}\n`);
    // On a terminal the remedy stands below; in a pipe each problem stays one line.
    if (process.stdout.isTTY) process.stdout.write(`    ${styleText("dim", remedy(problem, locale))}\n`);
  }
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  const summary = {
    zh: `${errors} 个错误，${warnings} 个警告`,
    en: `${errors} ${errors === 1 ? "error" : "errors"}, ${warnings} ${warnings === 1 ? "warning" : "warnings"}`,
  };
  process.stderr.write(`${summary[locale]}\n`);
}
