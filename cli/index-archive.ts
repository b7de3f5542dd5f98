import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { ComparisonTable } from "#lib/archive/sqlite/comparison-table.ts";
import { openIndex } from "#lib/archive/sqlite/database.ts";
import { fillIndex } from "#lib/archive/sqlite/fill-index.ts";
import { IndexStore, rebuildLease } from "#lib/archive/sqlite/index-store.ts";
import { indexVersion } from "#lib/archive/sqlite/index-version.ts";
import { Lease } from "#lib/archive/sqlite/lease.ts";
import { heldFiles } from "#lib/archive/sqlite/schedule.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { instantIn } from "#lib/dates.ts";
import type { Locale, Localized } from "#lib/record/languages.ts";
import { checkFolder } from "#lib/settings.ts";
import { type Command, parse, UsageError } from "./command.ts";
import { settings } from "./content-folder.ts";
import { heldLine } from "./list.ts";
import { progressBar } from "./progress-bar.ts";

const options = { json: { type: "boolean" }, rebuild: { type: "boolean" } } as const;

const heldByAnother: Localized = {
  zh: "索引正由运行中的服务器维护，不需要另外建立。",
  en: "A running server keeps the index: there is nothing to do.",
};
const isBeingRebuilt: Localized = {
  zh: "另一个进程正在重建索引，等它做完即可。",
  en: "Another process is rebuilding the index: wait until it is done.",
};

export const indexArchive: Command = {
  summary: {
    zh: "建立索引，或使它与内容一致",
    en: "build the index, or bring it in line with the content",
  },
  help: {
    zh: `用法：bulletin index [--rebuild] [--json]

把 DATA_DIR（默认 .bulletin）里的索引与 CONTENT_DIR（默认 content）比较，只读取有变化的文件。
服务器启动时会自动这样做；内容很多时可以先在这里做好。

  --rebuild  全部重新读取，在旁边另建一个新索引，建好后换上；服务器照常运行，不必停下。
             有错误的文件仍保留上一个好版本
  --json     在标准输出打印一个 JSON 文档
  --help     显示这段说明

退出码：0 索引与内容一致，2 用法不对，或另一个进程正在重建。
`,
    en: `Usage: bulletin index [--rebuild] [--json]

Compares the index in DATA_DIR (.bulletin by default) with CONTENT_DIR (content by default) and reads the files
that changed. A server does this by itself when it starts; with much content it can be done here beforehand.

  --rebuild  read everything anew: a new index is made beside the one in use and takes its place when it is
             done; a server may run meanwhile. Files that are at fault keep their last good version
  --json     print one JSON document on standard output
  --help     show this help

Exit code: 0 the index is in line with the content, 2 wrong use, or another process is rebuilding it.
`,
  },
  async run(args, locale) {
    const { values } = parse(args, options);
    const { CONTENT_DIR, DATA_DIR } = settings("CONTENT_DIR", "DATA_DIR");
    await checkFolder("CONTENT_DIR", CONTENT_DIR);
    const begin = performance.now();
    const rebuild = values.rebuild ?? false;
    const { files, indexFile } = await bringInLine(resolve(CONTENT_DIR), resolve(DATA_DIR), rebuild, locale);
    const database = openIndex(indexFile);
    const archive = sqliteArchive(database);
    const health = await archive.health();
    const comparisonsLeft = new ComparisonTable(database).left();
    const { timeZone } = await archive.site();
    const held = heldFiles(database).map(({ file, until }) => ({ file, until: instantIn(timeZone, until) }));
    archive.close();
    const seconds = Math.round((performance.now() - begin) / 100) / 10;
    if (values.json)
      process.stdout.write(`${JSON.stringify({ ...health, files, seconds, comparisonsLeft, held })}\n`);
    else {
      process.stdout.write(`${summary(locale, { ...health, files, seconds, comparisonsLeft })}\n`);
      for (const each of held) process.stderr.write(`${heldLine(each, locale)}\n`);
    }
    return 0;
  },
};

/** @returns how many files were read, and where the index is */
async function bringInLine(
  contentFolder: string,
  dataFolder: string,
  rebuild: boolean,
  locale: Locale,
): Promise<{ files: number; indexFile: string }> {
  mkdirSync(dataFolder, { recursive: true });
  const version = indexVersion();
  const store = new IndexStore(dataFolder, version);
  const writing = new Lease(dataFolder, version);
  // A new index is made beside the one in use, whoever writes that.
  const lease = rebuild ? new Lease(dataFolder, rebuildLease(version)) : writing;
  try {
    const holds = lease.hold();
    if (!holds && rebuild) throw new UsageError(isBeingRebuilt);
    if (!holds) process.stderr.write(`${heldByAnother[locale]}\n`);
    const { indexFile, lastGoodFrom } = rebuild ? store.besideCurrent() : store.toBeFilled();
    if (!holds) return { files: 0, indexFile };
    const heartbeat = setInterval(() => lease.hold(), 2_000);
    const { files } = await fillIndex({
      ...{ contentFolder, indexFile, lastGoodFrom },
      threads: availableParallelism(),
      beforeCommit: () => lease.extend(),
      onProgress: progressBar(process.stderr),
    }).finally(() => clearInterval(heartbeat));
    // A running server takes it by itself, and then removes the old one.
    if (!rebuild || writing.hold()) store.take(indexFile, writing.versionsInUse());
    return { files, indexFile };
  } finally {
    store.close();
    lease.release();
    if (rebuild) writing.release();
  }
}

interface Figures {
  articles: number;
  translations: number;
  problems: { errors: number; warnings: number };
  files: number;
  seconds: number;
  /** Translations that a server is still to compare with their originals. */
  comparisonsLeft: number;
}

function summary(locale: Locale, figures: Figures): string {
  const { articles, translations, problems, files, seconds, comparisonsLeft } = figures;
  const { errors, warnings } = problems;
  const left = {
    zh: `；还有 ${comparisonsLeft} 篇译文未与原文比对，由服务器随后完成（bulletin check 会立即比对）`,
    en: `; translations that a server has yet to compare with their originals: ${comparisonsLeft} (bulletin check compares them at once)`,
  }[locale];
  const done = {
    zh: `${articles} 篇文章，${translations} 篇译文，${errors} 个错误，${warnings} 个警告；读取了 ${files} 个文件，用时 ${seconds} 秒`,
    en: `${articles} articles, ${translations} translations, ${errors} errors, ${warnings} warnings; ${files} files read in ${seconds} s`,
  }[locale];
  return comparisonsLeft === 0 ? done : done + left;
}
