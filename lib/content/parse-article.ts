import type { Root } from "mdast";
import type { z } from "zod";
import { type Body, isBlock, renderBody } from "../markdown/blocks.ts";
import { type Excess, excessInText, excessInTree } from "../markdown/limits.ts";
import { parseMarkdown } from "../markdown/parse.ts";
import { type Locale, originalLocale } from "../record/languages.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { addProblems } from "../record/problems/listing.ts";
import { originalSchema, translationSchema } from "../record/schema.ts";
import { textFields } from "../record/text-fields.ts";
import { checkAddresses } from "./address-checks.ts";
import {
  checkBodyTypography,
  checkDecoded,
  checkFieldTypography,
  checkGaps,
  checkRawHtml,
} from "./body-checks.ts";
import { type BodyPlace, type BodyText, bodyText } from "./body-text.ts";
import { checkCharacters, placesInFields } from "./character-checks.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { checkLines } from "./line-checks.ts";
import { checkNotes } from "./note-checks.ts";
import { checkPicturesInText, type NamedPicture } from "./picture-marks.ts";
import { checkInvisible } from "./read-file.ts";
import { checkSigns } from "./sign-checks.ts";
import { checkBodyTexts, checkFieldTexts } from "./text-checks.ts";
import { checkUnshown } from "./unshown-checks.ts";
import { validate } from "./validate.ts";
import type { Position, YamlDocument } from "./yaml-document.ts";

/** A Markdown file of the record, read by itself: what it says, and what is wrong with it alone. */
export interface ArticleFile<Fields> {
  /** As the schema reads them; absent where they break it. */
  fields?: Fields;
  /** The front matter as it stands, valid or not. */
  raw: unknown;
  body?: Body;
  /** The line of the file on which each block starts. */
  blockLines: number[];
  /** Each block as it is written. */
  blockSources: string[];
  /** The pictures that the text places. */
  placed: NamedPicture[];
  /** The file's last line. */
  lastLine: number;
  /** Where a field of the front matter stands. */
  valueAt(path: readonly PropertyKey[]): Position;
  problems: Problem[];
}

const noBlocks = { blockLines: [], blockSources: [], placed: [] };

export function parseOriginal(text: string, file: string) {
  return parseArticle(originalSchema, text, file, originalLocale);
}

export function parseTranslation(text: string, file: string, locale: Locale) {
  return parseArticle(translationSchema, text, file, locale);
}

function parseArticle<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  file: string,
  locale: Locale,
): ArticleFile<z.output<Schema>> & { document?: YamlDocument } {
  const { fields: document, body: source, bodyLine, problems: found } = splitFrontMatter(text, file);
  const problems = [...checkInvisible(text, file), ...found];
  const front = text.split("\n", bodyLine - 1).join("\n");
  addProblems(problems, checkCharacters(front, locale === originalLocale, placesInFields(front, file)));
  const lastLine = text.replace(/\n$/, "").split("\n").length;
  const nowhere = { line: 1, column: 1 };
  if (document === undefined) {
    return { raw: undefined, ...noBlocks, lastLine, valueAt: () => nowhere, problems };
  }
  const checked = validate(schema, document, file);
  addProblems(problems, checked.problems, checkFieldTexts(schema, document, file, locale));
  addProblems(problems, checkPrintedFields(document, file, locale));

  const at = { file, bodyLine };
  const { root, problems: excess } = parseBody(source, at);
  addProblems(problems, excess);
  if (root === undefined) {
    const { valueAt } = document;
    return { raw: document.data, ...noBlocks, lastLine, valueAt, document, problems };
  }
  addProblems(problems, checkRawHtml(root, at, locale !== originalLocale));
  addProblems(problems, checkAddresses(root, at), checkDecoded(root, source, at));
  addProblems(problems, checkBodyTypography(root, source, at, locale));
  const { placed, problems: ofPictures } = checkPicturesInText(root, source, at);
  addProblems(problems, ofPictures);
  addProblems(problems, checkReading(bodyText(root, source, locale, at)));
  const blocks = root.children.filter(isBlock).flatMap(({ position }) => position ?? []);
  const body = renderBody(root, locale);
  addProblems(problems, checkBodyTexts(root, body, source, at, locale));
  // A picture may be all that there is to show.
  if (body.blocks.length === 0 && (document.data as { pictures?: unknown } | null)?.pictures === undefined) {
    problems.push(problem("empty-body", { file, line: lastLine, column: 1, field: "body" }));
  }
  return {
    ...(checked.value !== undefined && { fields: checked.value }),
    raw: document.data,
    body,
    blockLines: blocks.map(({ start }) => bodyLine + start.line - 1),
    blockSources: blocks.map(({ start, end }) => source.slice(start.offset, end.offset)),
    placed,
    lastLine,
    valueAt: document.valueAt,
    document,
    problems,
  };
}

/** @returns no tree where the text has more than can be parsed and rendered in bounded time */
function parseBody(source: string, { file, bodyLine }: BodyPlace): { root?: Root; problems: Problem[] } {
  const tooComplex = ({ line, column, ...details }: Excess) =>
    problem("too-complex", { file, line: bodyLine + line - 1, column, field: "body" }, details);
  const inText = excessInText(source);
  if (inText) return { problems: [tooComplex(inText)] };
  const root = parseMarkdown(source);
  const inTree = excessInTree(root);
  return inTree ? { problems: [tooComplex(inTree)] } : { root, problems: [] };
}

/** What readers would see otherwise than it is written. */
function checkReading(body: BodyText): Problem[] {
  const { source, locale, placeOf } = body;
  return [
    ...checkCharacters(source, locale === originalLocale, placeOf),
    ...checkGaps(body),
    ...checkNotes(body),
    ...checkLines(body),
    ...checkSigns(body),
    ...checkUnshown(body),
  ];
}

/** Typography of the printed words in the front matter. */
function checkPrintedFields(document: YamlDocument, file: string, locale: Locale): Problem[] {
  const raw = document.data as Record<string, unknown> | null;
  return textFields.flatMap((field) => {
    const value = raw?.[field];
    const texts = Array.isArray(value) ? value : [value];
    return texts.flatMap((text: unknown, index) => {
      if (typeof text !== "string") return [];
      const path = Array.isArray(value) ? [field, index] : [field];
      return checkFieldTypography(text, { file, ...document.valueAt(path), field, block: field }, locale);
    });
  });
}
