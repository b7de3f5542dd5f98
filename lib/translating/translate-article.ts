import { stringify } from "yaml";
import { blockHash } from "../bilingual/block-hash.ts";
import { type NamedText, stampsFor, textsBeside } from "../bilingual/text-stamps.ts";
import type { FileOf } from "../content/content-file.ts";
import { readContentFile } from "../content/content-file.ts";
import { translatedTexts } from "../content/translated-texts.ts";
import { readText } from "../editing/content-texts.ts";
import type { Edit } from "../editing/edits.ts";
import { Refusal, unreadable } from "../editing/refusal.ts";
import { YamlText } from "../editing/yaml-text.ts";
import { isArticleId } from "../record/ids.ts";
import type { OriginalFields, Registries, TranslationFields } from "../record/schema.ts";
import { footnotesIn, labelsIn } from "./footnotes.ts";
import { type Rendering, renderingLines, renderingsIn } from "./renderings.ts";
import { blocksIn, readTranslationText, splitFile } from "./translation-text.ts";
import { type OriginalBlock, type Stamps, type Updated, updateText } from "./update-text.ts";

/** An article with its translation, as their files are. */
export interface ArticlePair {
  id: string;
  path: string;
  fields: OriginalFields;
  blocks: OriginalBlock[];
  /** Its notes by their labels. */
  footnotes: ReadonlyMap<string, string>;
  /** What stands beside its blocks: headline, kicker, deck, captions and notes. */
  texts: readonly NamedText[];
  /** The names of those that the translation has in English. */
  translated: ReadonlySet<string>;
  translation?: { path: string; file: string; fields: TranslationFields };
}

export interface Options {
  /** Who translates; of a new file, or to be written into one. */
  translator?: string | undefined;
  done?: Stamps["done"];
  /** The names of texts beside the blocks that are up to date. */
  doneTexts?: ReadonlySet<string> | undefined;
  drafts?: Stamps["drafts"];
  footnotes?: Stamps["footnotes"];
}

/** The fields of an original that a translation has too, in the order in which they are printed. */
export const translatedFields = ["kicker", "headline", "deck"] as const;
export type TranslatedField = (typeof translatedFields)[number];

export const translationPath = (id: string) => `articles/${id}.en.md`;

/** @throws {Refusal} where there is no such article, or one of its files cannot be read */
export async function readArticlePair(folder: string, id: string): Promise<ArticlePair> {
  if (!isArticleId(id)) {
    throw new Refusal({
      zh: `“${id}”不是文章的编号，如 2020-11-28/standing-committee`,
      en: `${JSON.stringify(id)} is no article's id, such as 2020-11-28/standing-committee`,
    });
  }
  const path = `articles/${id}.md`;
  const text = await readText(folder, path);
  if (text === undefined) throw new Refusal({ zh: `没有文章 ${path}`, en: `there is no article ${path}` });
  const original = (await readContentFile(folder, path)) as FileOf<"original">;
  const { fields, body } = original.article ?? {};
  if (fields === undefined || body === undefined) throw unreadable(path);
  const blocks = blocksIn(splitFile(asLines(text)).body).map((block) => ({
    ...block,
    hash: blockHash(block.text),
  }));

  const translation = translationPath(id);
  const file = await readText(folder, translation);
  const footnotes = footnotesIn(splitFile(asLines(text)).body);
  const texts = textsBeside(fields, body);
  if (file === undefined) return { id, path, fields, blocks, footnotes, texts, translated: new Set() };
  const read = (await readContentFile(folder, translation)) as FileOf<"translation">;
  if (read.article?.fields === undefined || read.article.body === undefined) throw unreadable(translation);
  return {
    id,
    path,
    fields,
    blocks,
    footnotes,
    texts,
    translated: translatedTexts(read.article.fields, read.article.body).translated,
    translation: { path: translation, file, fields: read.article.fields },
  };
}

/** Lines end with `\n`, and no byte order mark stands before them. */
function asLines(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

/** The registries of a content folder that can be read. */
export async function readRenderings(folder: string): Promise<Rendering[]> {
  const names = ["glossary", "people", "reporters"] as const;
  const files = await Promise.all(names.map((name) => readContentFile(folder, `${name}.yaml`)));
  const entries = names.map((name, index) => {
    const file = files[index] as FileOf<"registry"> | undefined;
    return [name, file?.registry?.entries ?? []];
  });
  return renderingsIn(Object.fromEntries(entries) as Pick<Registries, (typeof names)[number]>);
}

/** An article's translation as it is to be. */
export interface Planned {
  edits: Edit[];
  file: string;
  updated: Updated;
}

/**
 * Makes an article's translation, or puts it in step with the article as it is now.
 * @throws {Refusal} where the text cannot be put together anew with nothing lost
 */
export function planTranslation(
  pair: ArticlePair,
  known: readonly Rendering[],
  options: Options = {},
): Planned {
  const { blocks, translation, fields } = pair;
  const { front, body } = splitFile(asLines(translation?.file ?? ""));
  const { translates, reviewed } = translation?.fields ?? {};
  const stamps = {
    translates,
    reviewed,
    done: options.done,
    drafts: options.drafts,
    footnotes: options.footnotes,
  };
  const updated = updateText(blocks, body, stamps, ({ text, source }) => [
    ...noteLines(source, pair.footnotes),
    ...renderingLines(text, known),
  ]);
  // A translator who sends a text back has mended it.
  const replaced = [...(options.drafts?.values() ?? [])].filter(
    ({ isMachine }) => isMachine === false,
  ).length;
  mustKeepAll(pair, body, updated, replaced);
  const head = translation === undefined ? newFront(fields) : front;
  const translatesTexts = stampsFor(
    translation?.fields.translatesTexts,
    pair.texts,
    pair.translated,
    options.done === "all" ? "all" : (options.doneTexts ?? new Set()),
  );
  const written = { translates: updated.translates, translatesTexts, translator: options.translator };
  const file = withFields(head, written) + bodyOf(updated);
  return { file, updated, edits: editsFor(pair, file) };
}

/** The notes that a block of the original has, each on a line. */
function noteLines(source: string, footnotes: ReadonlyMap<string, string>): string[] {
  return labelsIn(source).flatMap((label) => {
    const text = footnotes.get(label);
    return text === undefined ? [] : [`[^${label}]: ${text.replace(/\s+/g, " ")}`];
  });
}

/** The notes of a translation by their labels. */
export function ownFootnotes({ translation }: ArticlePair): ReadonlyMap<string, string> {
  return footnotesIn(splitFile(asLines(translation?.file ?? "")).body);
}

function bodyOf({ body }: Updated): string {
  return body === "" ? "" : `\n${body}`;
}

/** @param file the translation as it is to be, its lines ending with `\n`; a file keeps the line ends that it has */
export function editsFor({ id, translation }: ArticlePair, file: string): Edit[] {
  const path = translationPath(id);
  if (translation === undefined) return [{ kind: "new", path, text: file }];
  const before = translation.file;
  const text = before.includes("\r\n") ? file.replaceAll("\n", "\r\n") : file;
  return before === text ? [] : [{ kind: "text", path, before, text }];
}

/** A new translation has the original's headline until somebody writes one: readers see it, and `check` tells of it. */
function newFront({ headline, kicker, deck }: OriginalFields): string {
  const lines = Object.entries({ kicker, deck }).flatMap(([name, texts]) =>
    (texts ?? []).map((text) => `# ${name}: ${text.replace(/\s+/g, " ")}\n`),
  );
  const value = headline.length === 1 ? headline[0] : headline;
  return `---\n${yaml({ headline: value })}${lines.join("")}translator: TODO\nreviewed: false\n---\n`;
}

function yaml(value: unknown): string {
  return stringify(value, { version: "1.2", schema: "core", lineWidth: 0 });
}

export interface WrittenFields {
  translates: readonly string[];
  translatesTexts: readonly string[];
  translator?: string | undefined;
}

/** The front matter with these fields; everything else in it stays as it was written. */
export function withFields(front: string, { translator, ...stamps }: WrittenFields): string {
  const stamped = YamlText.ofFrontMatter(front);
  if (stamped === undefined) return front;
  const data = stamped.data as { translates?: unknown; translatesTexts?: unknown; translator?: unknown };
  const { translator: before } = data;
  if (translator !== undefined && before !== translator) stamped.setValue("translator", translator);
  for (const field of ["translates", "translatesTexts"] as const) {
    if (JSON.stringify(data[field]) === JSON.stringify(stamps[field])) continue;
    // The name of a picture may hold what means something in YAML.
    const words = stamps[field].map((stamp) =>
      /^[\p{L}\p{N}.:_ -]+$/u.test(stamp) ? stamp : JSON.stringify(stamp),
    );
    stamped.setList(field, words);
  }
  return stamped.toString();
}

/** A translation's file with these texts in its front matter, and whether it was reviewed. */
export function withTexts(file: string, texts: ReadonlyMap<string, string>, reviewed: boolean): string {
  const { front, body } = splitFile(file);
  const stamped = YamlText.ofFrontMatter(front);
  if (stamped === undefined) return file;
  for (const [field, text] of texts) {
    const lines = text.split("\n").map((line) => line.trim());
    stamped.setValue(field, lines.length === 1 ? lines[0] : lines);
  }
  const { reviewed: before = false } = stamped.data as { reviewed?: unknown };
  if (before !== reviewed) stamped.setValue("reviewed", reviewed);
  return stamped.toString() + body;
}

/**
 * @param replaced how many blocks somebody has sent another text for
 * @throws {Refusal} where a word would be lost, or what was put together is read otherwise than it was meant
 */
function mustKeepAll(
  { path, blocks }: ArticlePair,
  before: string,
  updated: Updated,
  replaced: number,
): void {
  const [old, made] = [readTranslationText(before), readTranslationText(updated.body)];
  const plain = (text: string) => text.replaceAll("--&gt;", "-->").replace(/\s+/g, " ");
  const written = plain(updated.body);
  const missing = old.blocks.filter(
    ({ source, untranslated, comment }) =>
      // What a machine drafted and nobody has touched may give way to another draft.
      !untranslated && comment?.machine !== blockHash(source) && !written.includes(plain(source)),
  );
  const places = made.blocks.filter(({ comment }) => comment !== undefined).length;
  if (missing.length <= replaced && places === blocks.length) return;
  throw new Refusal(
    {
      zh: `${path} 的译文没有动：重排之后读出来会不一样，多半是有代码块或注释没有收尾；改好再运行`,
      en: `the translation of ${path} was left as it is: put in order it would be read otherwise; an open code block or comment is the most likely reason`,
    },
    "problem",
  );
}
