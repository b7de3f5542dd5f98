import { blockHash } from "../bilingual/block-hash.ts";
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
import type { ExportedArticle, Unit } from "./xliff/write-xliff.ts";

/** An article's texts as they go to translators. */
export function exportedArticle(pair: ArticlePair, known: readonly Rendering[]): ExportedArticle {
  const { translation } = pair;
  const isReviewed = translation?.fields.reviewed === true;
  const { blocks } = planTranslation(pair, known).updated;
  const fieldUnits = translatedFields.flatMap((field): Unit[] => {
    const source = linesOf(pair.fields[field]);
    if (source === undefined) return [];
    const target = linesOf(translation?.fields[field]);
    const isTranslated = target !== undefined && target !== source;
    const state = isTranslated ? (isReviewed ? "reviewed" : "translated") : "initial";
    return [{ id: field, source, ...(isTranslated && { target }), state, behind: false }];
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
    const state = target === undefined ? "initial" : isReviewed ? "reviewed" : "translated";
    return [{ id, source, ...(target !== undefined && { target }), state, behind: false }];
  });
  return { id: pair.id, path: pair.path, units: [...fieldUnits, ...blockUnits, ...noteUnits] };
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
  if ("root" in read) return unitsIn(read.root);
  const list = read.faults.map(({ line, reason }) =>
    reason.startsWith("line ") ? reason : `line ${line}: ${reason}`,
  );
  throw new Refusal({
    zh: `不是合乎标准的 XLIFF 2.1：\n${list.join("\n")}`,
    en: `this is no XLIFF 2.1 as the standard has it:\n${list.join("\n")}`,
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
  for (const unit of file.units) {
    const field = translatedFields.find((name) => name === unit.id);
    const label = /^note\.(.+)$/.exec(unit.id)?.[1];
    const fault =
      field !== undefined
        ? takeField(unit, field, pair, texts)
        : label !== undefined
          ? takeNote(unit, label, pair, footnotes)
          : takeBlock(unit, pair, planned.blocks, drafts);
    if (fault === "same") continue;
    if (fault === undefined) taken.push(unit.id);
    else refused.push({ unit: unit.id, reason: fault });
  }
  const reviewed = isReviewed(file, planned.blocks.length) && refused.length === 0;
  const before = pair.translation?.fields.reviewed === true;
  if (taken.length === 0 && reviewed === before) return { edits: [], taken, refused };
  const { file: made } = planTranslation(pair, known, { drafts, footnotes });
  return { edits: editsFor(pair, withTexts(made, texts, reviewed)), taken, refused };
}

/** Whether somebody has reviewed all that there is. */
function isReviewed({ units }: ReadFile, count: number): boolean {
  const blocks = units.filter(({ id }) => /^p\d+$/.test(id));
  const done = ({ state, target }: ReadUnit) =>
    (state === "reviewed" || state === "final") && target !== undefined;
  return blocks.length === count && units.every(done);
}

type Taken = Localized | "same" | undefined;

const changed: Localized = {
  zh: "原文后来改过，没有收入",
  en: "its original has changed since; it was not taken in",
};

function takeBlock(
  unit: ReadUnit,
  { blocks }: ArticlePair,
  planned: readonly UpdatedBlock[],
  drafts: Map<number, Draft>,
): Taken {
  const target = unit.target?.replace(/\r\n?/g, "\n").replace(/^\n+|\s+$/g, "");
  if (target === undefined || target === "") return "same";
  const [number, made] = [Number(unit.id.slice(1)) - 1, blockHash(unit.source)];
  const isOwn = ({ source }: OriginalBlock | Record<"source", undefined>) =>
    source !== undefined && blockHash(source) === made;
  const index = isOwn(blocks[number] ?? { source: undefined }) ? number : blocks.findIndex(isOwn);
  const [block, before] = [blocks[index], planned[index]];
  if (block === undefined || before === undefined) return changed;
  const isSame = before.state !== "untranslated" && before.source.trim() === target.trim();
  // What is behind stays so until somebody says that it is done.
  if (isSame && (before.state === "translated" || unit.state === "initial")) return "same";
  const read = readTranslationText(target);
  const isBare =
    read.tail.length === 0 && read.blocks.every((each) => each.before.length === 0 && !each.comment);
  if (read.blocks.length === 0 || !isBare || (read.blocks.length > 1 && !isSame)) {
    return {
      zh: "译文不是一段：空行分段、注释都不行",
      en: "it is not one block: no blank lines, no comments",
    };
  }
  if (read.blocks[0]?.untranslated) return "same";
  drafts.set(index, {
    text: target,
    notes: [],
    isMachine: false,
    isBehind: before.state === "behind" && unit.state === "initial",
  });
  return undefined;
}

function takeNote(unit: ReadUnit, label: string, pair: ArticlePair, footnotes: Map<string, string>): Taken {
  const target = unit.target?.replace(/\r\n?/g, "\n").trim();
  if (target === undefined || target === "" || target === ownFootnotes(pair).get(label)) return "same";
  const source = pair.footnotes.get(label);
  if (source === undefined || blockHash(source) !== blockHash(unit.source)) return changed;
  const isOther = target.includes("\n\n") && !source.includes("\n\n");
  if (isOther || /<!--|\[\^[^\]]*\]:/.test(target))
    return { zh: "注释不是一段", en: "it is not one paragraph of a note" };
  footnotes.set(label, target);
  return undefined;
}

function takeField(
  unit: ReadUnit,
  field: TranslatedField,
  { fields: own, translation }: ArticlePair,
  texts: Map<TranslatedField, string>,
): Taken {
  const target = unit.target?.trim();
  if (target === undefined || target === "") return "same";
  if (target === linesOf(translation?.fields[field])) return "same";
  if (blockHash(unit.source) !== blockHash(linesOf(own[field]) ?? "")) return changed;
  texts.set(field, target);
  return undefined;
}
