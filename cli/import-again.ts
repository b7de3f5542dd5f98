import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Again } from "#lib/importer/folder/again-folder.ts";
import { readRegistries } from "#lib/importer/folder/import-folder.ts";
import { bytesOfFile, unitOf } from "#lib/importer/folder/import-units.ts";
import { writeFiles } from "#lib/importer/folder/write-files.ts";
import type { ImportedPage } from "#lib/importer/import-page.ts";
import { lostIn } from "#lib/importer/page-plan.ts";
import { withoutSpace } from "#lib/ledger/text-blocks.ts";
import type { Locale } from "#lib/record/languages.ts";
import type { Problem } from "#lib/record/problems/catalogue.ts";
import { formatProblem } from "#lib/record/problems/listing.ts";
import type { ImportArguments } from "./import-arguments.ts";
import { faultyRegistry, reasonOf, unwritable } from "./import-faults.ts";
import { describeAgain, describeInTheWay, describeSourceError } from "./import-print.ts";

/** A page that was put together again, and what the command is to say of it. */
export interface PageAgain {
  bulletin: string;
  text: string;
  page: ImportedPage;
  said: string;
}

/**
 * Puts a page together again by an editor's answers, and writes what that changes.
 * @returns nothing where nothing was written, for a reason that is told of on standard error
 */
export async function putTogetherAgain(
  { again: bulletin = "", file, day, place: folder, folder: named, json, force }: ImportArguments,
  locale: Locale,
): Promise<PageAgain | undefined> {
  if (file !== bulletin && !(await isTextOf(file, folder, bulletin, locale))) return undefined;
  const { registries, faulty } = await readRegistries(folder);
  const { importAgain } = await import("#lib/importer/folder/again-folder.ts");
  const made = await importAgain(folder, bulletin, { day, bulletin, registries }, { force, locale });
  if (!("plan" in made)) {
    process.stderr.write(refused(made, bulletin, locale));
    return undefined;
  }
  const { plan, text, files, removed } = made;
  if (!json) {
    if (plan.inTheWay.length > 0) {
      process.stderr.write(describeInTheWay(plan.inTheWay, locale));
      return undefined;
    }
    const fault = await writeFiles(folder, files, removed).catch(reasonOf);
    if (fault !== undefined) {
      process.stderr.write(unwritable(named, fault, locale));
      return undefined;
    }
  }
  for (const name of faulty) process.stderr.write(`${faultyRegistry(name)[locale]}\n`);
  return {
    bulletin,
    text,
    page: plan.page,
    said: describeAgain(plan, lostIn(plan.page.pagePlan).length, locale),
  };
}

/** Whether a file is the page that was imported under an id. */
async function isTextOf(file: string, folder: string, bulletin: string, locale: Locale): Promise<boolean> {
  const { units, unread } = await unitOf(file, await bytesOfFile(file), bulletin);
  for (const { error } of unread) process.stderr.write(describeSourceError(file, error, locale));
  const [unit] = units;
  if (unit === undefined) return false;
  const kept = await readFile(join(folder, `bulletins/${bulletin}.txt`), "utf8").catch(() => undefined);
  if (kept === undefined || withoutSpace(kept) === withoutSpace(unit.source.text)) return true;
  const message = {
    zh: `不是版面 ${bulletin} 的文字：和 bulletins/${bulletin}.txt 不同`,
    en: `is not the text of bulletin ${bulletin}: bulletins/${bulletin}.txt differs`,
  };
  const fix = {
    zh: "看看日期和版次；或者只写编号：bulletin import --again 编号。",
    en: "Look at the day and the page, or name the bulletin alone: bulletin import --again ID.",
  };
  process.stderr.write(describeSourceError(file, { message, fix }, locale));
  return false;
}

function refused(made: Exclude<Again, { plan: unknown }>, bulletin: string, locale: Locale): string {
  return "problems" in made
    ? describeAnswerProblems(made.problems, locale)
    : describeSourceError(bulletin, made.refusal, locale);
}

/** What is wrong with the answers, as `check` says it. */
export function describeAnswerProblems(problems: readonly Problem[], locale: Locale): string {
  const nothing = {
    zh: "答复有问题，什么都没有写入。\n",
    en: "The answers are at fault; nothing was written.\n",
  };
  return problems.map((each) => `${formatProblem(each, locale)}\n`).join("") + nothing[locale];
}
