import { readFile, rename, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { originalPaths, readText } from "#lib/editing/content-texts.ts";
import { applyEdits, type Edit, EditConflict } from "#lib/editing/edits.ts";
import { Refusal } from "#lib/editing/refusal.ts";
import { entryText } from "#lib/editing/yaml-text.ts";
import { isDay } from "#lib/record/days.ts";
import type { Locale, Localized } from "#lib/record/languages.ts";
import type { Term } from "#lib/record/schema.ts";
import { checkFolder } from "#lib/settings.ts";
import {
  articleOf,
  exportedArticle,
  type Returned,
  readReturned,
  takeReturned,
} from "#lib/translating/exchange.ts";
import { readTbx, writeTbx } from "#lib/translating/tbx.ts";
import { readArticlePair, readRenderings } from "#lib/translating/translate-article.ts";
import { writeXliff } from "#lib/translating/xliff/write-xliff.ts";
import { XmlFault } from "#lib/translating/xml/parse-xml.ts";
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
    await writeFile(`${file}.part`, text);
    await rename(`${file}.part`, file);
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

/** Takes in what translators' tools made of it. @returns the exit code */
export function importTranslations(file: string, json: boolean, locale: Locale): Promise<number> {
  return told(json, locale, async () => {
    const text = await readInput(file);
    const folder = await checkedFolder();
    const { edits, taken, refused } = isTbx(file)
      ? await takeGlossary(folder, text)
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

/** Adds the terms that the glossary has not; what it has otherwise is told of, for an editor to decide. */
async function takeGlossary(folder: string, text: string): Promise<Returned> {
  const path = "glossary.yaml";
  const { registries } = await readChosenContent();
  if (registries.glossary === undefined) throw unreadableGlossary();
  const own = new Map(registries.glossary.map((term) => [term.id, term]));
  const terms = readTbx(text);
  const added = terms.filter(({ id }) => !own.has(id));
  const refused = terms
    .filter((term) => own.has(term.id) && JSON.stringify(own.get(term.id)) !== JSON.stringify(term))
    .map(({ id }) => ({
      unit: id,
      reason: { zh: "术语表里写的不一样，没有改", en: "the glossary has it otherwise and was left as it is" },
    }));
  const before = await readText(folder, path);
  const bare = before?.trim() === "[]" ? "" : (before ?? "");
  const after = `${bare}${bare === "" || bare.endsWith("\n") ? "" : "\n"}${added.map(termText).join("")}`;
  const edits: Edit[] =
    added.length === 0
      ? []
      : [
          before === undefined
            ? { kind: "new", path, text: after }
            : { kind: "text", path, before, text: after },
        ];
  return { edits, taken: added.map(({ id }) => id), refused };
}

function termText({ also, ...term }: Term): string {
  const lists = Object.entries(also ?? {}).map(
    ([locale, words]) => `    ${locale}: ${JSON.stringify(words)}\n`,
  );
  return `${entryText(term)}${lists.length === 0 ? "" : `  also:\n${lists.join("")}`}`;
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
