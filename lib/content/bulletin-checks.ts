import { createHash } from "node:crypto";
import { type PrintedText, reconcilePages, type SetAside } from "../ledger/ledger.ts";
import { gap } from "../markdown/gaps.ts";
import type { Timed } from "../record/due.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { addProblems, hasErrors } from "../record/problems/listing.ts";
import type { OriginalFields } from "../record/schema.ts";
import { textFields } from "../record/text-fields.ts";
import { checkAnswersOn } from "./answer-checks.ts";
import { bulletinGroups } from "./bulletin-groups.ts";
import type { Bulletin, Content } from "./content.ts";
import type { FileOf } from "./content-file.ts";
import { uncorrected } from "./correction-checks.ts";
import { fieldName } from "./field-name.ts";
import { checkPage } from "./page-checks.ts";

/** The files of bulletins, by what they are. */
export interface BulletinFiles {
  texts: readonly FileOf<"bulletin-text">[];
  fields: readonly FileOf<"bulletin-fields">[];
  answers: readonly FileOf<"bulletin-answers">[];
  boxes: readonly FileOf<"bulletin-boxes">[];
  images: readonly FileOf<"bulletin-image">[];
}

/**
 * Holds each bulletin against the originals that name it, drafts too: what is lost, used twice or invented.
 */
export function checkBulletins(
  originals: readonly FileOf<"original">[],
  { texts, fields, answers, boxes, images }: BulletinFiles,
): { problems: Problem[]; bulletins: Content["bulletins"]; printOffsets: Map<string, number> } {
  const ids = new Set(texts.map(({ id }) => id));
  const fieldsOf = new Map(fields.map((file) => [file.id, file]));
  const answersOf = new Map(answers.map((file) => [file.id, file]));
  const boxesOf = new Map(boxes.map((file) => [file.id, file]));
  const imageOf = new Map(images.map((file) => [file.id, file]));
  const problems: Problem[] = [...fields, ...answers, ...boxes, ...images]
    .filter(({ id }) => !ids.has(id))
    .map(({ path }) =>
      problem("stray-file", { file: path, line: 1, column: 1, field: "file" }, { area: "bulletins" }),
    );
  const bulletins: Content["bulletins"] = new Map(texts.map(({ id }) => [id, undefined]));
  const printOffsets = new Map<string, number>();
  const articlesOf = Map.groupBy(
    originals.flatMap((file) => [...new Set(file.article?.fields?.bulletin)].map((id) => ({ id, file }))),
    ({ id }) => id,
  );
  const beginsOn = new Map(originals.map(({ path, article }) => [path, article?.fields?.bulletin?.[0]]));
  const unreadable = originals.filter(({ article }) => article?.fields === undefined);
  const pages = texts.flatMap(({ id, text, path }): Page[] => {
    if (text === undefined) return [];
    const beside = fieldsOf.get(id);
    const missing = [
      // Where an article of that day cannot be read, its text is not lost: it waits to be mended.
      ...unreadable.filter(({ folder, nested }) => !nested && folder === id.slice(0, 10)),
      // Nor is it where what is set aside cannot be read.
      ...(beside !== undefined && beside.fields === undefined ? [beside] : []),
    ].map((file) => file.path);
    const articles = (articlesOf.get(id) ?? []).map(({ file }) => file);
    const { problems: ofPage, ...page } = checkPage(text, boxesOf.get(id), imageOf.get(id));
    addProblems(problems, ofPage, checkAnswersOn(text, answersOf.get(id)));
    if (articles.some(isWithdrawn)) delete page.image;
    const origin = beside?.fields?.origin;
    const facts = { id, file: path, text, origin, missing, timed: timesOf(articles), ...page };
    return [{ facts, articles, setAside: setAsideOf(beside) }];
  });
  const atFault = new Set(texts.filter(({ problems: faults }) => hasErrors(faults)).map(({ id }) => id));
  for (const bulletin of accountsOf(pages)) {
    if (!atFault.has(bulletin.id)) bulletins.set(bulletin.id, bulletin);
    addProblems(problems, problemsOf(bulletin));
    for (const [file, offset] of bulletin.ledger.firstOffset) {
      // An article that goes over pages stands where it begins.
      if (!printOffsets.has(file) || beginsOn.get(file) === bulletin.id) printOffsets.set(file, offset);
    }
  }
  return { problems, bulletins, printOffsets };
}

/** A page with the articles that name it. */
interface Page {
  facts: Omit<Bulletin, "ledger" | "digest">;
  articles: readonly FileOf<"original">[];
  setAside: readonly SetAside[];
}

function isWithdrawn({ article }: FileOf<"original">): boolean {
  return article?.fields?.withdrawn !== undefined;
}

/** Pages that an article goes over are held against their articles together. */
function accountsOf(pages: readonly Page[]): Bulletin[] {
  const byId = new Map(pages.map((page) => [page.facts.id, page]));
  const named = pages.flatMap((page) => page.articles.map(({ article }) => article?.fields?.bulletin ?? []));
  return bulletinGroups([...byId.keys()], named).flatMap((ids) => {
    const group = ids.flatMap((id) => byId.get(id) ?? []);
    const files = [...new Set(group.flatMap((page) => page.articles))];
    const numbers = new Map(files.map((file) => [file.path, pagesNamed(file, ids)]));
    const textOf = ({ path }: FileOf<"original">) =>
      (numbers.get(path) ?? []).map((number) => group[number]?.facts.text ?? "").join("\n");
    const passages = files.flatMap((file) => passagesOf(file, textOf(file)));
    const printed = group.map(({ facts: { text }, setAside }) => ({ text, setAside }));
    const ledgers = reconcilePages(printed, passages, ({ file }) => numbers.get(file) ?? []);
    return group.flatMap(({ facts, setAside }, index): Bulletin[] => {
      const ledger = ledgers[index];
      const { timed, ...told } = facts;
      const rest = group.length === 1 ? [] : [printed];
      const digest = createHash("sha256").update(JSON.stringify([told, passages, setAside, ...rest]));
      return ledger === undefined ? [] : [{ ...told, timed, ledger, digest: digest.digest("hex") }];
    });
  });
}

/** The places in a list of ids of those that an article names, in its own order. */
function pagesNamed({ article }: FileOf<"original">, ids: readonly string[]): number[] {
  return (article?.fields?.bulletin ?? []).map((id) => ids.indexOf(id)).filter((index) => index !== -1);
}

/** Of a file at fault too: an error in it must not show its text before its time. */
function timesOf(articles: readonly FileOf<"original">[]): Timed[] {
  return articles.flatMap(({ article, folder, nested }) => {
    const { status, date = folder, publish } = article?.fields ?? {};
    if (status !== "published") return [];
    return [{ date: nested ? date : folder, ...(publish !== undefined && { publish }) }];
  });
}

function problemsOf({ id, file, ledger, missing }: Bulletin): Problem[] {
  return [
    ...ledger.invented.map(({ text, ...place }) =>
      problem("invented-text", place, { text: clipped(text), bulletin: id }),
    ),
    ...ledger.twice.map(({ text, first, ...place }) =>
      problem("text-twice", place, { text: clipped(text), bulletin: id, first }),
    ),
    ...(missing.length > 0 ? [] : ledger.lost).map(({ text, line, column }) =>
      problem("lost-text", { file, line, column, field: "file" }, { text: clipped(text), bulletin: id }),
    ),
  ];
}

function setAsideOf(beside: FileOf<"bulletin-fields"> | undefined): SetAside[] {
  const { path = "", fields, valueAt } = beside ?? {};
  return (fields?.setAside ?? []).map((entry, index) => ({
    file: path,
    line: valueAt?.(["setAside", index]).line ?? 1,
    ...entry,
  }));
}

/**
 * The printed Chinese of an original, as printed: without what is supplied, with corrections undone.
 * @param page the text of the page that it was printed on
 */
function passagesOf({ path: file, article }: FileOf<"original">, page: string): PrintedText[] {
  const { fields, body, blockLines = [], valueAt } = article ?? {};
  if (fields === undefined || body === undefined || valueAt === undefined) return [];
  const inFields = textFields
    .filter((field) => !fields.supplied?.includes(field))
    .flatMap((field) =>
      asPrinted(field, [fields[field] ?? []].flat(), fields).map((text, index, all): PrintedText => {
        const path = all.length > 1 ? [field, index] : [field];
        return { file, ...valueAt(path), field, block: field, text };
      }),
    );
  const inBody = body.blocks.flatMap(({ id, text }, index) =>
    asPrinted(id, [text], fields)
      .flatMap((printed) => printed.split(gap))
      .map(
        (piece): PrintedText => ({
          file,
          line: blockLines[index] ?? 1,
          column: 1,
          field: "body",
          block: id,
          text: piece,
        }),
      ),
  );
  const inPictures = printedCaptions(fields, page).map(
    ({ path, block, text }): PrintedText => ({ file, ...valueAt(path), field: fieldName(path), block, text }),
  );
  return [...inFields, ...inBody, ...inPictures].filter(({ text }) => text.trim() !== "");
}

/** Captions and credits that the page has. Many are an editor's own: of what it has not, nothing is said. */
function printedCaptions(fields: OriginalFields, page: string) {
  const onPage = page.replace(/\s+/g, "");
  return (fields.pictures ?? []).flatMap(({ file, caption, credit }, index) =>
    Object.entries({ caption, credit }).flatMap(([name, words]) => {
      const block = `caption:${file}`;
      const [text = ""] = words === undefined ? [] : asPrinted(block, [words.zh], fields);
      const isPrinted = text !== "" && onPage.includes(text.replace(/\s+/g, ""));
      return isPrinted ? [{ path: ["pictures", index, name, "zh"], block, text }] : [];
    }),
  );
}

function asPrinted(
  block: string,
  texts: readonly string[],
  { corrections = [] }: OriginalFields,
): readonly string[] {
  return uncorrected(
    texts,
    corrections.filter((correction) => correction.block === block),
  );
}

function clipped(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 40)}…${line.slice(-15)}` : line;
}
