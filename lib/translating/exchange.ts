import { blockHash } from "../bilingual/block-hash.ts";
import { textsBehind } from "../bilingual/text-stamps.ts";
import { isChinese } from "../content/text-checks.ts";
import type { Edit } from "../editing/edits.ts";
import { Refusal } from "../editing/refusal.ts";
import type { Localized } from "../record/languages.ts";
import type { Rendering } from "./renderings.ts";
import {
  type ArticlePair,
  editsFor,
  ownFootnotes,
  planTranslation,
  type TranslatedField,
  translatedFields,
  withTexts,
} from "./translate-article.ts";
import { readTranslationText } from "./translation-text.ts";
import type { Draft, OriginalBlock, UpdatedBlock } from "./update-text.ts";
import { type ReadFile, type ReadUnit, unitsIn } from "./xliff/read-units.ts";
import { nmtoken } from "./xliff/schema.ts";
import { readXliff } from "./xliff/validate.ts";
import { type ExportedArticle, textStamp, type Unit } from "./xliff/write-xliff.ts";
import { attribute } from "./xml/parse-xml.ts";

/** An article's texts as they go to translators. */
export function exportedArticle(pair: ArticlePair, known: readonly Rendering[]): ExportedArticle {
  const { translation } = pair;
  const isReviewed = translation?.fields.reviewed === true;
  const { blocks } = planTranslation(pair, known).updated;
  const behindTexts = behindOf(pair);
  const fieldUnits = translatedFields.flatMap((field): Unit[] => {
    const source = linesOf(pair.fields[field]);
    if (source === undefined) return [];
    const target = linesOf(translation?.fields[field]);
    const isTranslated = target !== undefined && target !== source;
    const behind = behindTexts.has(field);
    const state = isTranslated && !behind ? (isReviewed ? "reviewed" : "translated") : "initial";
    return [{ id: field, source, ...(isTranslated && { target }), state, behind }];
  });
  const blockUnits = blocks.map(({ state, source, comment }, index): Unit => {
    const unit = { id: `p${index + 1}`, source: comment.source, behind: state === "behind" };
    if (state === "untranslated") return { ...unit, state: "initial" };
    return {
      ...unit,
      target: source,
      state: state === "behind" ? "initial" : isReviewed ? "reviewed" : "translated",
    };
  });
  const own = ownFootnotes(pair);
  const noteUnits = [...pair.footnotes].flatMap(([label, source]): Unit[] => {
    const [target, id] = [own.get(label), `note.${label}`];
    if (!nmtoken.test(id)) return [];
    const behind = behindTexts.has(`note:${label.toLowerCase()}`);
    const state = target === undefined || behind ? "initial" : isReviewed ? "reviewed" : "translated";
    return [{ id, source, ...(target !== undefined && { target }), state, behind }];
  });
  return { id: pair.id, path: pair.path, units: [...fieldUnits, ...blockUnits, ...noteUnits] };
}

/** The names of the texts beside the blocks that are behind. */
function behindOf({ texts, translated, translation }: ArticlePair): Set<string> {
  const found = textsBehind(translation?.fields.translatesTexts, texts, translated);
  return new Set(found.map(({ name }) => name));
}

function linesOf(lines: readonly string[] | undefined): string | undefined {
  return lines?.join("\n");
}

/** What came back for one article. */
export interface Returned {
  edits: Edit[];
  /** The units whose text is another one now. */
  taken: string[];
  /** What was not taken, and why. */
  refused: { unit: string; reason: Localized }[];
}

/** @throws {Refusal} where it is no XLIFF that can be read */
export function readReturned(text: string): ReadFile[] {
  const read = readXliff(text);
  if ("root" in read) {
    mustBeLanguages(attribute(read.root, "srcLang") ?? "", attribute(read.root, "trgLang"));
    return unitsIn(read.root);
  }
  const list = read.faults.map(({ line, reason }) =>
    reason.startsWith("line ") ? reason : `line ${line}: ${reason}`,
  );
  throw new Refusal({
    zh: `不是合乎标准的 XLIFF 2.1：\n${list.join("\n")}`,
    en: `this is no XLIFF 2.1 as the standard has it:\n${list.join("\n")}`,
  });
}

/** @throws {Refusal} where a document is of other languages: its texts would stand where readers look for English */
function mustBeLanguages(from: string, to: string | undefined): void {
  const is = (tag: string, language: string) => tag.toLowerCase().split("-")[0] === language;
  if (is(from, "zh") && (to === undefined || is(to, "en"))) return;
  throw new Refusal({
    zh: `文件是从 ${from} 译成 ${to ?? "?"} 的（srcLang、trgLang），不是从中文（zh）译成英文（en）；什么都没有改`,
    en: `the document is a translation from ${from} to ${to ?? "?"} (srcLang, trgLang), not from Chinese (zh) to English (en); nothing was changed`,
  });
}

/** The id of the article that a file of an XLIFF document was made from. */
export function articleOf({ original, id }: ReadFile): string {
  const [, article] = /(?:^|\/)(\d{4}-\d{2}-\d{2}\/[a-z0-9-]+)\.md$/.exec(original) ?? [];
  return article ?? id.replace(".", "/");
}

/**
 * Takes the texts of one article in. Each goes beside the text that it was made from; where that says something else
 * now, or is gone, it is refused, and nothing is lost: it is in the document.
 */
export function takeReturned(pair: ArticlePair, file: ReadFile, known: readonly Rendering[]): Returned {
  const planned = planTranslation(pair, known).updated;
  const drafts = new Map<number, Draft>();
  const texts = new Map<TranslatedField, string>();
  const footnotes = new Map<string, string>();
  const [taken, refused]: [string[], Returned["refused"]] = [[], []];
  let isOpen = false;
  for (const unit of file.units) {
    const field = translatedFields.find((name) => name === unit.id);
    const label = /^note\.(.+)$/.exec(unit.id)?.[1];
    const fault =
      field !== undefined
        ? takeField(unit, field, pair, texts)
        : label !== undefined
          ? takeNote(unit, label, pair, footnotes)
          : takeBlock(unit, pair, planned.blocks, drafts);
    isOpen ||= fault === "open";
    if (fault === "same" || fault === "open") continue;
    if (fault === undefined) taken.push(unit.id);
    else refused.push({ unit: unit.id, reason: fault });
  }
  const reviewed = isReviewed(file, planned.blocks.length) && refused.length === 0 && !isOpen;
  const before = pair.translation?.fields.reviewed === true;
  if (taken.length === 0 && reviewed === before) return { edits: [], taken, refused };
  const notes = [...footnotes.keys()].map((label) => `note:${label.toLowerCase()}`);
  const doneTexts = new Set([...texts.keys(), ...notes]);
  const { file: made } = planTranslation(pair, known, { drafts, footnotes, doneTexts });
  return { edits: editsFor(pair, withTexts(made, texts, reviewed)), taken, refused };
}

/** Whether somebody has reviewed all that there is. */
function isReviewed({ units }: ReadFile, count: number): boolean {
  const blocks = units.filter(({ id }) => /^p\d+$/.test(id));
  const done = ({ state, target }: ReadUnit) =>
    (state === "reviewed" || state === "final") && target !== undefined;
  return blocks.length === count && units.every(done);
}

/** Why a text is not taken in; `same` where it is there already, `open` where the translator has left it as it was. */
type Taken = Localized | "same" | "open" | undefined;

const changed: Localized = {
  zh: "原文后来改过，没有收入",
  en: "its original has changed since; it was not taken in",
};
const changedHere: Localized = {
  zh: "导出以后，这里的译文有人改过，没有收入；两种译文比较之后，自己改",
  en: "its translation has been changed here since the export; it was not taken in: compare the two, and mend the file",
};
const stillChinese: Localized = {
  zh: "译文还是中文，没有收入",
  en: "it is still in Chinese; it was not taken in",
};

/**
 * Whether a text that came back is to stand where another one does.
 * @param own the translation as it is now, where there is one
 */
function judge({ source, exported }: ReadUnit, target: string, own: string | undefined): Taken {
  if (target === own?.trim()) return "same";
  // Tools put the source where nobody has translated yet.
  if (target === source.trim() && /\p{Script=Han}/u.test(target)) return "open";
  if (isChinese(target)) return stillChinese;
  if (exported === undefined) return undefined;
  // The translator has left it, and somebody else has mended it here since.
  if (textStamp(target) === exported) return "open";
  return textStamp(own) === exported ? undefined : changedHere;
}

/** What a translator wrote; `undefined` where that is nothing. */
function targetOf({ target }: ReadUnit): string | undefined {
  return target?.replace(/\r\n?/g, "\n").replace(/^\n+|\s+$/g, "") || undefined;
}

function takeBlock(
  unit: ReadUnit,
  { blocks }: ArticlePair,
  planned: readonly UpdatedBlock[],
  drafts: Map<number, Draft>,
): Taken {
  const target = targetOf(unit);
  if (target === undefined) return "open";
  const [number, made] = [Number(unit.id.slice(1)) - 1, blockHash(unit.source)];
  const isOwn = ({ source }: OriginalBlock | Record<"source", undefined>) =>
    source !== undefined && blockHash(source) === made;
  const index = isOwn(blocks[number] ?? { source: undefined }) ? number : blocks.findIndex(isOwn);
  const [block, before] = [blocks[index], planned[index]];
  if (block === undefined || before === undefined) return changed;
  const isSame = before.state !== "untranslated" && before.source.trim() === target.trim();
  // What is behind stays so until somebody says that it is done.
  if (isSame && (before.state === "translated" || unit.state === "initial")) return "same";
  const judged = judge(unit, target.trim(), before.state === "untranslated" ? undefined : before.source);
  if (judged !== undefined && !isSame) return judged;
  const read = readTranslationText(target);
  const isBare =
    read.tail.length === 0 && read.blocks.every((each) => each.before.length === 0 && !each.comment);
  if (read.blocks.length === 0 || !isBare || (read.blocks.length > 1 && !isSame)) {
    return {
      zh: "译文不是一段：空行分段、注释都不行",
      en: "it is not one block: no blank lines, no comments",
    };
  }
  if (read.blocks[0]?.untranslated) return "open";
  drafts.set(index, {
    text: target,
    notes: [],
    isMachine: false,
    isBehind: before.state === "behind" && unit.state === "initial",
  });
  return undefined;
}

function takeNote(unit: ReadUnit, label: string, pair: ArticlePair, footnotes: Map<string, string>): Taken {
  const target = targetOf(unit)?.trim();
  if (target === undefined) return "open";
  const [source, own] = [pair.footnotes.get(label), ownFootnotes(pair).get(label)];
  const isDone = unit.state !== "initial" && behindOf(pair).has(`note:${label.toLowerCase()}`);
  if (target === own && !isDone) return "same";
  if (source === undefined || blockHash(source) !== blockHash(unit.source)) return changed;
  const judged = judge(unit, target, own);
  if (judged !== undefined && target !== own) return judged;
  const isOther = target.includes("\n\n") && !source.includes("\n\n");
  if (isOther || /<!--|\[\^[^\]]*\]:/.test(target))
    return { zh: "注释不是一段", en: "it is not one paragraph of a note" };
  footnotes.set(label, target);
  return undefined;
}

function takeField(
  unit: ReadUnit,
  field: TranslatedField,
  pair: ArticlePair,
  texts: Map<TranslatedField, string>,
): Taken {
  const { fields: own, translation } = pair;
  const target = targetOf(unit)?.trim();
  if (target === undefined) return "open";
  const isDone = unit.state !== "initial" && behindOf(pair).has(field);
  const [source, before] = [linesOf(own[field]) ?? "", linesOf(translation?.fields[field])];
  if (target === before && !isDone) return target === source ? "open" : "same";
  if (blockHash(unit.source) !== blockHash(source)) return changed;
  const judged = judge(unit, target, before === source ? undefined : before);
  if (judged !== undefined && target !== before) return judged;
  texts.set(field, target);
  return undefined;
}
