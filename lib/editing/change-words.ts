import { parseOriginal, parseTranslation } from "../content/parse-article.ts";
import type { Day } from "../record/days.ts";
import { type Locale, type Localized, originalLocale } from "../record/languages.ts";
import { textFields } from "../record/text-fields.ts";
import { readText } from "./content-texts.ts";
import type { Edit } from "./edits.ts";
import { frontMatter } from "./front-matter.ts";
import { Refusal, unreadable } from "./refusal.ts";

/** Words of an article that are to become others. */
export interface WordChange {
  /** The article's id. */
  article: string;
  /** The language whose words they are. */
  locale: Locale;
  /** `p3`, or a field of text such as the headline. */
  block: string;
  from: string;
  to: string;
  /** Of a departure from the print: what readers are told of it. */
  note?: Localized | undefined;
  /** The day of the correction, and from when the article counts as updated. */
  date: Day;
  /** Whether readers are to be told that the article was updated. */
  isUpdate?: boolean | undefined;
}

/**
 * What changes words at one place of an article, and notes it: as a correction where the print was wrong.
 * @throws {Refusal} where the words stand there not at all, or more than once
 */
export async function changeWords(folder: string, change: WordChange): Promise<Edit[]> {
  const { article, locale, note, date, isUpdate } = change;
  if (note !== undefined && locale !== originalLocale) {
    throw new Refusal({
      zh: "更正说的是与原报不同的中文；改译文不用更正",
      en: "a correction departs from the printed Chinese; a translation is mended without one",
    });
  }
  const path = `articles/${article}${locale === originalLocale ? "" : `.${locale}`}.md`;
  const edits = [await editOf(folder, path, (text) => noted(changed(text, path, change), path, change))];
  if (isUpdate && locale !== originalLocale) {
    const original = `articles/${article}.md`;
    edits.push(await editOf(folder, original, (text) => withField(text, original, "updated", date)));
  }
  return edits;
}

/** Works on the text without a byte order mark and with plain line ends, and leaves both as they were. */
async function editOf(folder: string, path: string, change: (text: string) => string): Promise<Edit> {
  const before = await readText(folder, path);
  if (before === undefined) throw new Refusal({ zh: `没有文件 ${path}`, en: `there is no file ${path}` });
  const [mark, rest] = before.startsWith("\uFEFF") ? ["\uFEFF", before.slice(1)] : ["", before];
  const isWindows = rest.includes("\r\n");
  const text = change(rest.replaceAll("\r\n", "\n"));
  return { kind: "text", path, before, text: mark + (isWindows ? text.replaceAll("\n", "\r\n") : text) };
}

function noted(text: string, path: string, { block, from, to, note, date, isUpdate }: WordChange): string {
  let now = text;
  if (note !== undefined) {
    const fields = frontMatter(now, path);
    fields.append("corrections", { block, from, to, note, date });
    now = fields.toString();
    const { fields: read, problems } = parseOriginal(now, path);
    if (read === undefined || problems.some(({ severity }) => severity === "error")) throw unreadable(path);
  }
  return isUpdate && !path.endsWith(".en.md") ? withField(now, path, "updated", date) : now;
}

function withField(text: string, path: string, field: string, value: unknown): string {
  const fields = frontMatter(text, path);
  fields.setValue(field, value);
  return fields.toString();
}

function changed(text: string, path: string, change: WordChange): string {
  return textFields.some((field) => field === change.block)
    ? changedField(text, path, change)
    : changedBlock(text, path, change);
}

function changedField(text: string, path: string, { block, from, to }: WordChange): string {
  const fields = frontMatter(text, path);
  const value = (fields.data as Record<string, unknown>)[block];
  const lines = [value].flat().filter((line) => typeof line === "string");
  const line = lines[onlyPlace(lines.map((each) => timesIn(each, from)))] ?? notThere({ path, block, from });
  fields.replace(
    [block],
    line,
    line.replace(from, () => to),
  );
  const now = fields.toString();
  const after = frontMatter(now, path).data as Record<string, unknown>;
  const isDone = [after[block]].flat().includes(line.replace(from, () => to));
  return isDone ? now : byHand({ path, block, from });
}

function changedBlock(text: string, path: string, { block, from, to, locale }: WordChange): string {
  const parse = () =>
    locale === originalLocale ? parseOriginal(text, path) : parseTranslation(text, path, locale);
  const { blockLines, blockSources, body } = parse();
  const index = Number(block.slice(1)) - 1;
  const [line, source, shown] = [blockLines[index], blockSources[index], body?.blocks[index]?.text];
  if (line === undefined || source === undefined || shown === undefined)
    return notThere({ path, block, from });
  const times = timesIn(source, from);
  if (times > 1) return tooOften({ path, block, from });
  if (times === 0)
    return shown.includes(from) ? byHand({ path, block, from }) : notThere({ path, block, from });
  const lineStart = text.split("\n", line - 1).reduce((length, each) => length + each.length + 1, 0);
  const start = text.indexOf(source, lineStart);
  if (start < 0) return byHand({ path, block, from });
  const now = source.replace(from, () => to);
  return text.slice(0, start) + now + text.slice(start + source.length);
}

function timesIn(text: string, words: string): number {
  return text.split(words).length - 1;
}

/** The index of the only one that is 1, where all others are 0. */
function onlyPlace(times: readonly number[]): number {
  return times.reduce((sum, each) => sum + each, 0) === 1 ? times.indexOf(1) : -1;
}

interface Words {
  path: string;
  block: string;
  from: string;
}

function notThere({ path, block, from }: Words): never {
  throw new Refusal({
    zh: `${path} 的 ${block} 里没有“${from}”，或不止一处；--from 要与那里的文字一字不差，而且只有一处`,
    en: `${path} does not have ${JSON.stringify(from)} in ${block} exactly once; --from must be the very words there`,
  });
}

function tooOften({ path, block, from }: Words): never {
  throw new Refusal({
    zh: `${path} 的 ${block} 里“${from}”不止一处；把 --from 和 --to 写长一些，只合一处`,
    en: `${path} has ${JSON.stringify(from)} more than once in ${block}; make --from and --to longer`,
  });
}

function byHand({ path, block, from }: Words): never {
  throw new Refusal({
    zh: `${path} 的 ${block} 里，“${from}”中间有标记或换行；请直接改文件`,
    en: `${path} has marks or a line break within ${JSON.stringify(from)} in ${block}; please change the file itself`,
  });
}
