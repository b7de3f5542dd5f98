import { resolve } from "node:path";
import { applyEdits, EditConflict } from "#lib/editing/edits.ts";
import { Refusal } from "#lib/editing/refusal.ts";
import { readAssistSettings } from "#lib/importer/assist/assist.ts";
import type { Locale, Localized } from "#lib/record/languages.ts";
import { type Drafted, draftArticle } from "#lib/translating/draft/draft-article.ts";
import { readArticlePair } from "#lib/translating/translate-article.ts";
import { contentFolder, readChosenContent } from "./content-folder.ts";
import { failureOf, published } from "./editing.ts";

/** Has a language model draft what an article's translation lacks. @returns the exit code */
export async function draftTranslation(id: string, json: boolean, locale: Locale): Promise<number> {
  const settings = readAssistSettings(process.env, "--draft");
  const content = await readChosenContent();
  const folder = resolve(contentFolder());
  const tell = (block: number) => {
    if (process.stderr.isTTY) process.stderr.write(`p${block}…\n`);
  };
  try {
    const result = await draftArticle(await readArticlePair(folder, id), content, settings, tell);
    await applyEdits(folder, result.edits);
    print(result, json, locale);
    return result.failed.length + result.texts.failed.length > 0 || result.stopped !== undefined ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof EditConflict)) throw error;
    const { reason, code } = failureOf(error);
    if (json) process.stdout.write(`${JSON.stringify({ changes: [], reason }, undefined, 2)}\n`);
    process.stderr.write(`${reason[locale]}\n`);
    return code;
  }
}

function print({ edits, drafted, failed, texts, stopped }: Drafted, json: boolean, locale: Locale): void {
  const names = [...drafted.map((block) => `p${block}`), ...texts.drafted];
  const left = [...failed.map(({ block, faults }) => ({ name: `p${block}`, faults })), ...texts.failed];
  if (json) {
    const faults = left.map(({ name, faults }) => ({ block: name, faults }));
    const document = {
      changes: edits.map(published),
      drafted: names,
      failed: faults,
      ...(stopped && { stopped }),
    };
    process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
  } else process.stdout.write(edits.map(({ path }) => `${path}\n`).join(""));
  const lines: Localized[] = [
    {
      zh: `起草了 ${drafted.length} 段${texts.drafted.length > 0 ? `，另有 ${texts.drafted.join("、")}` : ""}`,
      en: `${drafted.length} ${drafted.length === 1 ? "block" : "blocks"} drafted${texts.drafted.length > 0 ? `, and ${texts.drafted.join(", ")}` : ""}`,
    },
    ...left.map(({ name, faults }) => ({
      zh: `${name} 问了三次都不合格：${faults.join("；")}`,
      en: `${name} was asked for three times, and no answer would do: ${faults.join("; ")}`,
    })),
    ...(stopped ? [{ zh: `没有再问：${stopped.zh}`, en: `nothing more was asked: ${stopped.en}` }] : []),
  ];
  for (const line of lines) process.stderr.write(`${line[locale]}\n`);
}
