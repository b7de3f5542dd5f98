import { blockHash } from "../../bilingual/block-hash.ts";
import type { Content } from "../../content/content.ts";
import { holdsPlace, isChinese } from "../../content/text-checks.ts";
import type { Edit } from "../../editing/edits.ts";
import { chatReason } from "../../importer/assist/assist.ts";
import { type ChatSettings, chat } from "../../importer/assist/chat.ts";
import type { Localized } from "../../record/languages.ts";
import { labelsIn } from "../footnotes.ts";
import { withoutEnd } from "../original-comment.ts";
import { type Rendering, renderingsIn, renderingsOf } from "../renderings.ts";
import {
  type ArticlePair,
  editsFor,
  ownFootnotes,
  type Planned,
  planTranslation,
  type TranslatedField,
  translatedFields,
  withTexts,
} from "../translate-article.ts";
import { blocksIn } from "../translation-text.ts";
import type { Draft, Updated, UpdatedBlock } from "../update-text.ts";
import { readAnswer } from "./answer.ts";
import { type Memory, memoryOf } from "./memory.ts";
import { type PairChecks, pairChecks, pairFaults, type Texts } from "./pair-faults.ts";
import { draftMessages, type Question, type Refused } from "./prompt.ts";

/** How often a block is asked for. */
const mostAsked = 3;

export interface Drafted {
  edits: Edit[];
  /** The blocks that got a draft, from 1. */
  drafted: number[];
  /** What no answer would do for, with what was wrong with the last one. */
  failed: { block: number; faults: string[] }[];
  /** The same of headline, kicker, deck and notes: `headline`, `note 1`. */
  texts: { drafted: string[]; failed: { name: string; faults: string[] }[] };
  /** Why nothing more was asked. */
  stopped?: Localized;
}

/** What a language model says to one question, after as many attempts as it takes. */
type Answer = { text: string } | { faults: string[] } | { stopped: Localized };

/**
 * Has a language model draft what an article's translation lacks: blocks that are not translated, and blocks that are
 * behind and that nobody but a machine has written. Each draft says what its original says, or it is not taken.
 */
export async function draftArticle(
  pair: ArticlePair,
  content: Content,
  settings: ChatSettings,
  tell: (block: number) => void = () => undefined,
): Promise<Drafted> {
  const registries = registriesOf(content);
  const known = renderingsIn(registries);
  const article = [...pair.fields.headline, ...pair.blocks.map(({ text }) => text)].join("\n");
  const checks = pairChecks(registries, article, pair.fields.date);
  const memory = memoryOf(content, pair.id);
  const planned = planTranslation(pair, known);
  const wanted = wantedBlocks(pair, planned.updated);
  const drafts = new Map<number, Draft>();
  const [drafted, failed]: [number[], Drafted["failed"]] = [[], []];
  let stopped: Localized | undefined;
  for (const index of wanted) {
    const original = pair.blocks[index];
    if (original === undefined) continue;
    tell(index + 1);
    const question = questionOf(index, pair, { ...planned.updated, drafts }, { known, memory });
    const answer = await answerTo(question, settings, (text) =>
      pairFaults(
        { original: original.text, translation: text },
        textsBefore(index, pair, planned.updated, drafts),
        checks,
      ),
    );
    if ("stopped" in answer) {
      stopped = answer.stopped;
      break;
    }
    if ("text" in answer) {
      drafts.set(index, { text: answer.text, notes: replacedNote(planned.updated.blocks[index]) });
      drafted.push(index + 1);
    } else {
      drafts.set(index, { notes: [failureNote(answer.faults)] });
      failed.push({ block: index + 1, faults: answer.faults });
    }
  }
  const ask = (source: string) => askedText(source, { settings, known, checks });
  const texts = await draftTexts(pair, drafts, ask, stopped);
  const edits = drafts.size + texts.fields.size > 0 ? editsWith(pair, known, drafts, { planned, texts }) : [];
  stopped ??= texts.stopped;
  return {
    ...{ edits, drafted, failed },
    texts: { drafted: [...texts.fields.keys(), ...texts.notesDrafted], failed: texts.failed },
    ...(stopped && { stopped }),
  };
}

function registriesOf({ registries }: Content) {
  const { glossary = [], people = [], reporters = [] } = registries;
  return { glossary, people, reporters };
}

/** The indexes of the blocks to be drafted. What somebody wrote or reviewed is never among them. */
function wantedBlocks({ translation, blocks }: ArticlePair, { blocks: updated }: Updated): number[] {
  const isMachines = isMachine(translation?.fields, updated);
  return updated.flatMap(({ state, source, comment }, index) => {
    // A rule or a picture has nothing to translate.
    if (!/\p{L}/u.test(blocks[index]?.text ?? "")) return [];
    const own = comment.machine !== undefined ? comment.machine === blockHash(source) : isMachines;
    return state === "untranslated" || (state === "behind" && own) ? [index] : [];
  });
}

/** Whether all of a translation is a machine's: it says so, and none of its blocks says so of itself alone. */
function isMachine(
  fields: { translator: string; reviewed: boolean } | undefined,
  blocks: readonly UpdatedBlock[],
) {
  const isSaid = fields?.translator === "machine" && !fields.reviewed;
  return isSaid && blocks.every(({ comment }) => comment.machine === undefined);
}

/** What an editor may have mended in a machine's text is not thrown away. */
function replacedNote(block: UpdatedBlock | undefined): string[] {
  if (block === undefined || block.state !== "behind" || block.comment.machine !== undefined) return [];
  return [`<!-- before this draft\n${withoutEnd(block.source)}\n-->`];
}

function failureNote(faults: readonly string[]): string {
  const list = faults.map((fault) => withoutEnd(fault).replace(/\s+/g, " ")).join("\n");
  return `<!-- no draft: asked ${mostAsked} times, and the last answer would not do\n${list}\n-->`;
}

function questionOf(
  index: number,
  { blocks }: ArticlePair,
  { blocks: updated, drafts }: Updated & { drafts: ReadonlyMap<number, Draft> },
  { known, memory }: { known: readonly Rendering[]; memory: Memory },
): Question {
  const passage = (at: number) => {
    const [block, translated] = [blocks[at], updated[at]];
    if (block === undefined) return undefined;
    const en = drafts.get(at)?.text ?? (translated?.state === "translated" ? translated.source : undefined);
    return { zh: block.source, ...(en !== undefined && { en }) };
  };
  const [before, after] = [passage(index - 1), passage(index + 1)];
  const { source = "", text = "" } = blocks[index] ?? {};
  return {
    source,
    ...(before && { before }),
    ...(after && { after }),
    renderings: renderingsOf(text, known),
    memory: memory.like(text),
  };
}

/** What stands above a block, in both languages, drafts among it. */
function textsBefore(
  index: number,
  { blocks }: ArticlePair,
  { blocks: updated }: Updated,
  drafts: ReadonlyMap<number, Draft>,
): Texts[] {
  return blocks.slice(0, index).flatMap(({ text: original }, at) => {
    const own = updated[at];
    const translation = drafts.get(at)?.text ?? (own?.state === "translated" ? own.source : undefined);
    return translation === undefined ? [] : [{ original, translation }];
  });
}

/** Asks until an answer will do. A server that gives none, time after time, is not asked for anything else. */
async function answerTo(
  question: Question,
  settings: ChatSettings,
  faultsOf: (translation: string) => string[],
): Promise<Answer> {
  const refused: Refused[] = [];
  let silence: Localized | undefined;
  for (let asked = 0; asked < mostAsked; asked++) {
    const answer = await chat(settings, draftMessages(question, refused.slice(-1)));
    if (typeof answer !== "string") {
      silence = chatReason(answer, settings);
      if (answer.fault === "unreachable" || answer.fault === "status") break;
      continue;
    }
    const read = readAnswer(answer, question.source);
    if ("faults" in read) {
      refused.push({ answer, faults: read.faults });
      continue;
    }
    const translation = blocksIn(read.text)[0]?.text ?? "";
    const faults = faultsOf(translation);
    if (faults.length === 0) return read;
    refused.push({ answer, faults });
  }
  const last = refused.at(-1);
  if (last !== undefined) return { faults: [...last.faults] };
  return { stopped: silence ?? { zh: "没有回答", en: "there was no answer" } };
}

function editsWith(
  pair: ArticlePair,
  known: readonly Rendering[],
  drafts: ReadonlyMap<number, Draft>,
  { planned, texts }: { planned: Planned; texts: DraftedTexts },
): Edit[] {
  const isDrafted = texts.fields.size > 0 || [...drafts.values()].some(({ text }) => text !== undefined);
  const all = isMachine(pair.translation?.fields, planned.updated.blocks)
    ? machineText(planned.updated, drafts)
    : drafts;
  const { file } = planTranslation(pair, known, { drafts: all, footnotes: texts.footnotes });
  const written = withTexts(file, texts.fields, pair.translation?.fields.reviewed ?? false);
  return editsFor(pair, isDrafted ? stampedMachine(written, pair) : written);
}

/** Once some blocks say that they are a machine's, the others of a machine's translation say so too. */
function machineText({ blocks }: Updated, drafts: ReadonlyMap<number, Draft>): ReadonlyMap<number, Draft> {
  const all = new Map(drafts);
  blocks.forEach(({ state, source }, index) => {
    if (state === "translated" && !all.has(index)) all.set(index, { text: source, notes: [] });
  });
  return all;
}

/** What is drafted beside the blocks. */
interface DraftedTexts {
  fields: Map<TranslatedField, string>;
  /** By their labels. The Chinese stands where no answer will do. */
  footnotes: Map<string, string>;
  notesDrafted: string[];
  failed: Drafted["texts"]["failed"];
  stopped?: Localized;
}

/** Headline, kicker and deck that nobody has translated, and the notes that drafts refer to and the translation has not. */
async function draftTexts(
  pair: ArticlePair,
  drafts: ReadonlyMap<number, Draft>,
  ask: (source: string) => Promise<Answer>,
  stopped: Localized | undefined,
): Promise<DraftedTexts> {
  const made: DraftedTexts = { fields: new Map(), footnotes: new Map(), notesDrafted: [], failed: [] };
  if (stopped !== undefined) return made;
  for (const [field, source] of fieldsWanted(pair)) {
    const answer = await ask(field === "headline" ? `# ${source}` : source);
    if ("stopped" in answer) return { ...made, stopped: answer.stopped };
    if ("text" in answer) made.fields.set(field, plainOf(answer.text));
    else made.failed.push({ name: field, faults: answer.faults });
  }
  const own = ownFootnotes(pair);
  const labels = [...drafts.values()].flatMap(({ text = "" }) => labelsIn(text));
  for (const label of new Set(labels)) {
    const source = pair.footnotes.get(label);
    if (source === undefined || own.has(label)) continue;
    const answer = await ask(source);
    if ("text" in answer) made.notesDrafted.push(`note ${label}`);
    else if ("faults" in answer) made.failed.push({ name: `note ${label}`, faults: answer.faults });
    made.footnotes.set(label, "text" in answer ? answer.text : source);
  }
  return made;
}

/** The fields of the original that the translation lacks, or still has in Chinese. */
function fieldsWanted({ fields, translation }: ArticlePair): [TranslatedField, string][] {
  return translatedFields.flatMap((field) => {
    const [source, own] = [fields[field]?.join(" "), translation?.fields[field]?.join(" ")];
    const isWritten = own !== undefined && !holdsPlace(own) && !isChinese(own);
    return source === undefined || isWritten || !/\p{L}/u.test(source) ? [] : [[field, source]];
  });
}

function plainOf(markdown: string): string {
  return blocksIn(markdown)[0]?.text ?? markdown;
}

/** A text that stands by itself, without neighbours. */
function askedText(
  source: string,
  { settings, known, checks }: { settings: ChatSettings; known: readonly Rendering[]; checks: PairChecks },
): Promise<Answer> {
  const original = plainOf(source);
  const question = { source, renderings: renderingsOf(source, known), memory: [] };
  return answerTo(question, settings, (translation) => pairFaults({ original, translation }, [], checks));
}

/** Says in the front matter that a machine has translated, and that nobody has reviewed it; who did before stays. */
function stampedMachine(file: string, { translation }: ArticlePair): string {
  const { translator = "TODO", reviewed = false } = translation?.fields ?? {};
  const end = file.indexOf("\n---", 3);
  let front = file.slice(0, end);
  if (translator !== "machine") {
    front = front.replace(/^translator:.*(?:\n[ \t]+.*)*$/m, "translator: machine");
    if (translation !== undefined)
      front += `\n# ${translator.replace(/\s+/g, " ")} translated before the machine's drafts`;
  }
  if (reviewed) front = front.replace(/^reviewed:.*$/m, "reviewed: false");
  return front + file.slice(end);
}
