import { resolve } from "node:path";
import { isDay } from "#lib/record/days.ts";
import { parse, UsageError } from "./command.ts";
import { contentFolder } from "./content-folder.ts";

const options = {
  date: { type: "string" },
  page: { type: "string" },
  out: { type: "string" },
  json: { type: "boolean" },
  report: { type: "string" },
  assist: { type: "boolean" },
  force: { type: "boolean" },
} as const;

export interface ImportArguments {
  /** A path, or `-` for standard input. */
  file: string;
  day: string;
  /** The bulletin's id. */
  bulletin: string;
  /** The content folder as it was named. */
  folder: string;
  /** Where that is: in a working directory that is removed meanwhile, Node makes folders of a relative path for ever. */
  place: string;
  json: boolean;
  /** The report's path, absolute. */
  report?: string;
  assist: boolean;
  force: boolean;
}

/** @throws {UsageError} */
export function readArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parse(args, options, 1);
  const [file] = positionals;
  if (file === undefined) throw new UsageError("FILE is missing");
  const { date, page = "1", out, report, json = false, assist = false, force = false } = values;
  if (date === undefined) throw new UsageError("--date is missing");
  if (!isDay(date)) throw new UsageError(`--date ${JSON.stringify(date)} is not a day such as 2020-11-28`);
  if (!/^[1-9]\d?$/.test(page))
    throw new UsageError(`--page ${JSON.stringify(page)} is not a number from 1 to 99`);
  // So that no article or bulletin is taken for one.
  if (report !== undefined && !/\.html?$/i.test(report)) {
    throw new UsageError(`--report ${JSON.stringify(report)} does not end in .html`);
  }
  if (out === "") throw new UsageError("--out names no folder");
  const folder = out ?? contentFolder();
  return {
    file,
    day: date,
    bulletin: page === "1" ? date : `${date}-${page.padStart(2, "0")}`,
    folder,
    place: resolve(folder),
    json,
    ...(report !== undefined && { report: resolve(report) }),
    assist,
    force,
  };
}
