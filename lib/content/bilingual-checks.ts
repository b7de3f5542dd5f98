import { comparePair, type PairFinding } from "../bilingual/compare-pair.ts";
import { type Agreed, agreedOf, type Rendering } from "../bilingual/renderings/agreed.ts";
import type { Body } from "../markdown/blocks.ts";
import { type Problem, type ProblemCode, problem, problemCodes } from "../record/problems/catalogue.ts";
import type { Place } from "../record/problems/place.ts";
import type { OriginalFields, TranslationFields } from "../record/schema.ts";
import { textFields } from "../record/text-fields.ts";
import type { FileOf } from "./content-file.ts";
import { partnersIn } from "./freshness-checks.ts";
import type { ArticleFile } from "./parse-article.ts";
import { keyOf, type TermUse } from "./term-uses.ts";
import { holdsPlace, isChinese } from "./text-checks.ts";

/** One text of an article in both languages. */
interface TextPair {
  original: string;
  translation: string;
  /** What stands in italics in the translation. */
  emphasised: readonly string[];
  /** Where it is in the translation, or where an offset of it is. */
  at(offset?: number): Place;
}

type Sound<Fields> = ArticleFile<Fields> & { fields: Fields; body: Body };

/** Makes the agreed renderings searchable once for all files that are checked with them. */
const made = new WeakMap<readonly Rendering[], Agreed>();

function searchable(renderings: readonly Rendering[]): Agreed {
  const agreed = made.get(renderings) ?? agreedOf(renderings);
  made.set(renderings, agreed);
  return agreed;
}

export interface ComparedLanguages {
  problems: Problem[];
  uses: TermUse[];
}

/**
 * What a translation says otherwise than its original, text by text: headline and deck, then block by block; and how it
 * renders what other articles may render otherwise. Nothing is said where one of the two cannot be read.
 */
export function checkLanguages(
  file: FileOf<"translation">,
  original: FileOf<"original"> | undefined,
  renderings: readonly Rendering[],
): ComparedLanguages {
  const [from, to] = [original?.article, file.article];
  if (original === undefined || !isSound(from) || !isSound(to)) return { problems: [], uses: [] };
  const pairs = [...fieldPairs(file, from, to), ...blockPairs(file, original, from, to)];
  const article = wordsOf(from);
  const earlier = new Set<Rendering>();
  const used = new Map<string, TermUse>();
  const problems = pairs.flatMap(({ original: text, translation, emphasised, at }) => {
    if (isPlaceholder(text) || isPlaceholder(translation) || isChinese(translation)) return [];
    const { findings, rendered, usages } = comparePair(
      { original: text, translation, day: from.fields.date },
      { agreed: searchable(renderings), earlier, article, emphasised },
    );
    for (const each of rendered) earlier.add(each);
    for (const { translation: span, ...usage } of usages) {
      const key = `${keyOf(usage)} ${usage.form}`;
      const use = { ...usage, place: at(span[0]), isReviewed: to.fields.reviewed === true };
      if (!used.has(key)) used.set(key, { ...use, isAnswered: isAnswered(from.fields, use) });
    }
    return findings.flatMap((finding) => problemOf(finding, at));
  });
  return { problems, uses: [...used.values()] };
}

function isAnswered(
  { accept = [] }: OriginalFields,
  { kind, place }: Pick<TermUse, "kind" | "place">,
): boolean {
  return accept.some(({ block, code }) => block === place.block && code === kind);
}

/** All that an original says, its captions too. */
function wordsOf({ fields, body }: Sound<OriginalFields>): string {
  const { headline, kicker = [], deck = [], byline = "", pictures = [] } = fields;
  const captions = pictures.flatMap(({ caption, credit }) => [caption?.zh ?? "", credit?.zh ?? ""]);
  const texts = body.blocks.map(({ text }) => text);
  return [...headline, ...kicker, ...deck, byline, ...captions, ...texts].join("\n");
}

function isSound<Fields>(article: ArticleFile<Fields> | undefined): article is Sound<Fields> {
  return article?.fields !== undefined && article.body !== undefined;
}

/** What only holds the place of a text that is to come. */
function isPlaceholder(text: string): boolean {
  return text.trim() === "" || holdsPlace(text);
}

function problemOf({ code, details, translation }: PairFinding, at: TextPair["at"]): Problem[] {
  if (!(problemCodes as readonly string[]).includes(code)) return [];
  // Each check has the details of its own code: `compare-pair.ts` lists them together.
  const make = problem as (code: ProblemCode, place: Place, details: object) => Problem;
  return [make(code as ProblemCode, at(translation?.[0]), details)];
}

function fieldPairs(
  { path }: FileOf<"translation">,
  from: Sound<OriginalFields>,
  to: Sound<TranslationFields>,
): TextPair[] {
  return textFields.flatMap((field) => {
    if (!(field in to.fields)) return [];
    const name = field as "headline" | "kicker" | "deck";
    const [original, translation] = [from.fields[name]?.join(""), to.fields[name]?.join(" ")];
    if (original === undefined || translation === undefined) return [];
    const place = { file: path, ...to.valueAt([name]), field: name, block: name };
    return [{ original, translation, emphasised: [], at: () => place }];
  });
}

function blockPairs(
  file: FileOf<"translation">,
  original: FileOf<"original">,
  from: Sound<OriginalFields>,
  to: Sound<TranslationFields>,
): TextPair[] {
  const partners = partnersIn(file, original) ?? [];
  // Where one has more than the other, whatever stands beside the other may be another's.
  if (partners.length !== from.body.blocks.length) return [];
  return partners.flatMap(({ original: beside }, index) => {
    const [block, own] = [from.body.blocks[beside ?? -1], to.body.blocks[index]];
    if (block === undefined || own === undefined || own.untranslated) return [];
    const start = { file: file.path, line: to.blockLines[index] ?? 1, column: 1 };
    const place = { ...start, field: "body", block: block.id };
    const source = to.blockSources[index] ?? "";
    return [
      {
        ...{ original: block.text, translation: own.text, emphasised: emphasisedIn(own.html) },
        at: (offset?: number) => ({ ...place, ...placeIn(source, own.text, offset, place) }),
      },
    ];
  });
}

const emphasis = /<(em|i|cite)>(.*?)<\/\1>/gs;

function emphasisedIn(html: string): string[] {
  return [...html.matchAll(emphasis)].map(([, , text]) => text ?? "");
}

/** So many characters are enough to find a place again in the source. */
const enough = 24;

/** Where in the file the text at an offset of a block stands; the block's beginning where markup is in the way. */
function placeIn(
  source: string,
  text: string,
  offset: number | undefined,
  { line, column }: { line: number; column: number },
): { line: number; column: number } {
  if (offset === undefined) return { line, column };
  const wanted = text.slice(offset).trimStart().slice(0, enough).split("\n", 1)[0] ?? "";
  const at = wanted === "" ? -1 : source.indexOf(wanted, Math.max(0, offset - enough));
  if (at < 0) return { line, column };
  const before = source.slice(0, at).split("\n");
  const last = before.at(-1)?.length ?? 0;
  return { line: line + before.length - 1, column: before.length === 1 ? column + last : last + 1 };
}
