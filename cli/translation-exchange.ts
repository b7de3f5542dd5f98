import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { originalPaths, readText } from "#lib/editing/content-texts.ts";
import { applyEdits, EditConflict } from "#lib/editing/edits.ts";
import { Refusal } from "#lib/editing/refusal.ts";
import { isDay } from "#lib/record/days.ts";
import type { Locale, Localized } from "#lib/record/languages.ts";
import { checkFolder } from "#lib/settings.ts";
import {
  articleOf,
  exportedArticle,
  type Returned,
  readReturned,
  takeReturned,
} from "#lib/translating/exchange.ts";
import { type TakenGlossary, takeGlossary } from "#lib/translating/take-glossary.ts";
import { readTbx, writeTbx } from "#lib/translating/tbx.ts";
import { readArticlePair, readRenderings } from "#lib/translating/translate-article.ts";
import { writeXliff } from "#lib/translating/xliff/write-xliff.ts";
import { XmlFault } from "#lib/translating/xml/parse-xml.ts";
import { writeWhole } from "#lib/write-whole.ts";
import { contentFolder, readChosenContent } from "./content-folder.ts";
import { failureOf, idOfPath, published } from "./editing.ts";

const isTbx = (file: string) => /\.tbx$/i.test(file);

/**
 * Writes articles for translators' tools (XLIFF), or the glossary (TBX).
 * @param chosen ids of articles or days; all where there is none
 * @returns the exit code
 */
export function exportTranslations(
  file: string,
  chosen: readonly string[],
  json: boolean,
  locale: Locale,
): Promise<number> {
  return told(json, locale, async () => {
    const { text, count } = isTbx(file) ? await glossaryText() : await articlesText(chosen);
    await writeWhole(file, text);
    if (json) process.stdout.write(`${JSON.stringify({ file, count }, undefined, 2)}\n`);
    else process.stdout.write(`${file}\n`);
    const noun = `${isTbx(file) ? "term" : "article"}${count === 1 ? "" : "s"}`;
    const what = { zh: isTbx(file) ? `${count} 条术语` : `${count} 篇`, en: `${count} ${noun}` };
    process.stderr.write(`${what[locale]}\n`);
    return 0;
  });
}

async function glossaryText() {
  const { registries } = await readChosenContent();
  if (registries.glossary === undefined) throw unreadableGlossary();
  const name = registries.site?.[0]?.name;
  return { text: writeTbx(registries.glossary, name?.en ?? "Glossary"), count: registries.glossary.length };
}

function takeNeedsTbx(): Refusal {
  return new Refusal({
    zh: "--take 只用于术语表（.tbx）；什么都没有改",
    en: "--take is for a glossary (.tbx) alone; nothing was changed",
  });
}

function unreadableGlossary(): Refusal {
  const reason = {
    zh: "glossary.yaml 读不出来；先运行 bulletin check",
    en: "glossary.yaml cannot be read; run bulletin check first",
  };
  return new Refusal(reason, "problem");
}

async function articlesText(chosen: readonly string[]) {
  const folder = await checkedFolder();
  const all = originalPaths(folder).flatMap((path) => /^articles\/([^/]+\/[^/]+)\.md$/.exec(path)?.[1] ?? []);
  const ids =
    chosen.length === 0
      ? all
      : chosen.flatMap((each) =>
          isDay(each) ? all.filter((id) => id.startsWith(`${each}/`)) : [idOfPath(each)],
        );
  if (ids.length === 0) throw new Refusal({ zh: "没有文章可导出", en: "there is no article to export" });
  const known = await readRenderings(folder);
  const articles = [];
  for (const id of new Set(ids)) articles.push(exportedArticle(await readArticlePair(folder, id), known));
  return { text: writeXliff(articles, known), count: articles.length };
}

/**
 * Takes in what translators' tools made of it.
 * @param chosen the ids of terms that are to be as the document has them, though the glossary has them otherwise
 * @returns the exit code
 */
export function importTranslations(
  file: string,
  chosen: ReadonlySet<string> | "all",
  json: boolean,
  locale: Locale,
): Promise<number> {
  return told(json, locale, async () => {
    if (!isTbx(file) && (chosen === "all" || chosen.size > 0)) throw takeNeedsTbx();
    const text = await readInput(file);
    const folder = await checkedFolder();
    const { edits, taken, refused } = isTbx(file)
      ? await readGlossary(folder, text, chosen)
      : await takeArticles(folder, text);
    await applyEdits(folder, edits);
    if (json)
      process.stdout.write(
        `${JSON.stringify({ changes: edits.map(published), taken, refused }, undefined, 2)}\n`,
      );
    else process.stdout.write(edits.map(({ path }) => `${path}\n`).join(""));
    for (const { unit, reason } of refused) process.stderr.write(`${unit}  ${reason[locale]}\n`);
    const words = {
      zh: `收入 ${taken.length} 处，没有收入 ${refused.length} 处`,
      en: `${taken.length} taken in, ${refused.length} not`,
    };
    process.stderr.write(`${words[locale]}\n`);
    return refused.length > 0 ? 1 : 0;
  });
}

async function takeArticles(folder: string, text: string): Promise<Returned> {
  const known = await readRenderings(folder);
  const all: Returned = { edits: [], taken: [], refused: [] };
  for (const file of readReturned(text)) {
    const id = articleOf(file);
    const { edits, taken, refused } = takeReturned(await readArticlePair(folder, id), file, known);
    if (edits.some(({ path }) => all.edits.some((edit) => edit.path === path)))
      throw new Refusal({ zh: `${id} 在文件里有两次`, en: `${id} is in the document twice` });
    all.edits.push(...edits);
    all.taken.push(...taken.map((unit) => `${id} ${unit}`));
    all.refused.push(...refused.map(({ unit, reason }) => ({ unit: `${id} ${unit}`, reason })));
  }
  return all;
}

async function readGlossary(
  folder: string,
  text: string,
  chosen: ReadonlySet<string> | "all",
): Promise<TakenGlossary> {
  const path = "glossary.yaml";
  const { registries } = await readChosenContent();
  if (registries.glossary === undefined) throw unreadableGlossary();
  const { terms, left } = readTbx(text);
  const taken = takeGlossary(await readText(folder, path), registries.glossary, terms, chosen);
  const lacking = left.map((unit) => ({
    unit,
    reason: {
      zh: "缺中文或英文的词，没有收入",
      en: "it has no term in Chinese, or none in English; it was not taken in",
    },
  }));
  return { ...taken, refused: [...taken.refused, ...lacking] };
}

async function readInput(file: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
  } catch {
    throw new Refusal({
      zh: `${file} 读不出来，或不是 UTF-8`,
      en: `${file} cannot be read, or is not UTF-8`,
    });
  }
}

async function checkedFolder(): Promise<string> {
  const folder = contentFolder();
  await checkFolder("CONTENT_DIR", folder);
  return resolve(folder);
}

/** Does it, and tells why where it cannot be done. */
async function told(json: boolean, locale: Locale, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    const { reason, code } = reasonOf(error);
    if (json) process.stdout.write(`${JSON.stringify({ changes: [], reason }, undefined, 2)}\n`);
    process.stderr.write(`${reason[locale]}\n`);
    return code;
  }
}

function reasonOf(error: unknown): { reason: Localized; code: number } {
  if (error instanceof XmlFault)
    return {
      reason: {
        zh: `不是能读的 XML：${error.message}`,
        en: `this is no XML that can be read: ${error.message}`,
      },
      code: 2,
    };
  if (error instanceof Refusal || error instanceof EditConflict) return failureOf(error);
  if (error instanceof Error && "code" in error)
    return { reason: { zh: error.message, en: error.message }, code: 2 };
  throw error;
}
