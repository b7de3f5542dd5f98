import { resolve } from "node:path";
import type { PageRange } from "#lib/importer/source/source-pages.ts";
import { bulletinId, isBulletinId } from "#lib/record/ids.ts";
import { dayOption, missing, parse, UsageError } from "./command.ts";
import { contentFolder } from "./content-folder.ts";

const options = {
  date: { type: "string" },
  page: { type: "string" },
  pages: { type: "string" },
  out: { type: "string" },
  json: { type: "boolean" },
  report: { type: "string" },
  assist: { type: "boolean" },
  force: { type: "boolean" },
  again: { type: "boolean" },
} as const;

export interface ImportArguments {
  /** A path, or `-` for standard input. */
  file: string;
  day: string;
  /** The number of the page, from 1. */
  page: number;
  /** Pages of a PDF, each of which is that page of the issue. */
  pages?: PageRange;
  /** The content folder as it was named. */
  folder: string;
  /** Where that is: in a working directory that is removed meanwhile, Node makes folders of a relative path for ever. */
  place: string;
  json: boolean;
  /** The report's path, absolute. */
  report?: string;
  assist: boolean;
  force: boolean;
  /** The bulletin that is put together again. */
  again?: string;
}

/** @throws {UsageError} */
export function readArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parse(args, options, 1);
  const [file] = positionals;
  if (file === undefined) throw missing("FILE", "文件");
  const { page = "1", pages, out, report, json = false, assist = false, force = false } = values;
  const isNamed = values.again === true && isBulletinId(file);
  const date = values.date ?? (isNamed ? file.slice(0, 10) : undefined);
  if (date === undefined) throw missing("--date");
  dayOption(date, "--date");
  if (values.again && (pages !== undefined || assist))
    throw notAgain(pages === undefined ? "--assist" : "--pages");
  if (!/^[1-9]\d?$/.test(page))
    throw new UsageError({
      zh: `--page 的“${page}”不是 1 到 99 的数`,
      en: `--page ${JSON.stringify(page)} is not a number from 1 to 99`,
    });
  // So that no article or bulletin is taken for one.
  if (report !== undefined && !/\.html?$/i.test(report)) {
    throw new UsageError({
      zh: `--report 的“${report}”不以 .html 结尾`,
      en: `--report ${JSON.stringify(report)} does not end in .html`,
    });
  }
  if (out === "") throw new UsageError({ zh: "--out 后面没有文件夹", en: "--out names no folder" });
  const folder = out ?? contentFolder();
  return {
    file,
    day: date,
    page: Number(page),
    ...(pages !== undefined && { pages: rangeOf(pages, values.page) }),
    folder,
    place: resolve(folder),
    json,
    ...(report !== undefined && { report: resolve(report) }),
    assist,
    force,
    ...(values.again && { again: isNamed ? file : bulletinId(date, Number(page)) }),
  };
}

function notAgain(option: string): UsageError {
  return new UsageError({
    zh: `--again 不能和 ${option} 一起用`,
    en: `--again and ${option} cannot both be given`,
  });
}

function rangeOf(pages: string, page: string | undefined): PageRange {
  const [, first = "", last = first] = /^([1-9]\d?)(?:-([1-9]\d?))?$/.exec(pages) ?? [];
  const range = { from: Number(first), to: Number(last) };
  if (first === "" || range.from > range.to)
    throw new UsageError({
      zh: `--pages 的“${pages}”不是 1-8 这样的范围`,
      en: `--pages ${JSON.stringify(pages)} is not a range such as 1-8`,
    });
  if (page !== undefined)
    throw new UsageError({
      zh: "--page 和 --pages 只能用一个",
      en: "--page and --pages cannot both be given",
    });
  return range;
}
