import { plainWord } from "../record/editors-words.ts";
import { articleId, isId } from "../record/ids.ts";
import { isTranslationLocale } from "../record/languages.ts";
import { pathMeant } from "../record/path-meant.ts";
import { type Problem, type ProblemCode, problem } from "../record/problems/catalogue.ts";
import { addProblems } from "../record/problems/listing.ts";
import type { Place } from "../record/problems/place.ts";
import { checkByline } from "./byline-checks.ts";
import type { FileOf } from "./content-file.ts";
import { checkCorrections } from "./correction-checks.ts";
import { checkDates } from "./date-checks.ts";
import { fieldName } from "./field-name.ts";
import { checkCounts, checkFreshness, checkTextFreshness, partnersIn } from "./freshness-checks.ts";
import { dayOfText, idsNamedBy, type NamedIds } from "./meant.ts";
import { nearest } from "./nearest.ts";
import { checkUnsure } from "./unsure-checks.ts";

/**
 * The ids that an original's fields may name, with the names of what has them; `undefined` where their registry cannot
 * be read.
 */
export interface KnownIds {
  reporters: NamedIds | undefined;
  topics: NamedIds | undefined;
  people: NamedIds | undefined;
  bulletin: ReadonlySet<string> | undefined;
  /** Articles, by their ids: those that are there of all that the files at hand may continue. */
  continues: ReadonlySet<string>;
}

const idFields = {
  reporters: "unknown-reporter",
  topics: "unknown-topic",
  people: "unknown-person",
  bulletin: "unknown-bulletin",
} as const satisfies Partial<Record<keyof KnownIds, ProblemCode>>;

/**
 * What is wrong with an original beyond its own text.
 * @param other the file that has the same slug on the same day, where there is one
 */
export function checkOriginal(file: FileOf<"original">, ids: KnownIds, other: string | undefined): Problem[] {
  const problems = checkPlace(file);
  const start = { file: file.path, line: 1, column: 1, field: "file" };
  if (other !== undefined) problems.push(problem("duplicate-slug", start, { other }));
  const { article } = file;
  if (article === undefined) return problems;

  const at = (field: string, path: readonly PropertyKey[]): Place => ({
    file: file.path,
    ...article.valueAt(path),
    field,
  });
  const raw = (typeof article.raw === "object" && article.raw !== null ? article.raw : {}) as Record<
    string,
    unknown
  >;
  if (article.fields && !file.nested && article.fields.date !== file.folder) {
    const details = { date: article.fields.date, folder: file.folder };
    problems.push(problem("date-differs-from-folder", at("date", ["date"]), details));
  }
  for (const [field, code] of Object.entries(idFields) as [
    keyof typeof idFields,
    (typeof idFields)[keyof typeof idFields],
  ][]) {
    const known = ids[field];
    for (const { id, path } of namedIn(raw[field], field)) {
      // What is no id at all is the schema's to tell.
      const isForm = field === "bulletin" || (isId(id) && path.length > 1);
      if (known === undefined || known.has(id) || !isForm) continue;
      const meant = isNamed(known) ? idsNamedBy(id, known) : nearest(dayOfText(id) ?? id, known);
      problems.push(problem(code, at(field, path), { id, nearest: meant }));
    }
  }
  const { fields, body } = article;
  if (fields !== undefined) {
    const text = body?.blocks.map((block) => block.text).join("\n") ?? "";
    const byline = at("byline", ["byline"]);
    addProblems(problems, checkDates(fields, text, at), checkByline(fields, ids.reporters, byline));
  }
  addProblems(
    problems,
    checkAnswers(file, at),
    checkCorrections(file, at),
    checkUnsure(file, at),
    checkPublish(file, at),
  );
  return problems;
}

/** What an original names in a field, where that is a text. */
function namedIn(value: unknown, field: string): { id: string; path: PropertyKey[] }[] {
  const named: unknown[] = Array.isArray(value) ? value : [value];
  return named.flatMap((id, index) =>
    typeof id === "string" && id !== ""
      ? [{ id, path: Array.isArray(value) ? [field, index] : [field] }]
      : [],
  );
}

/**
 * What an original names that is no id, by the field where it does: the ids that were probably meant, as they are to
 * be written. A list that is written as a text is meant to be one.
 */
export function idsMeant({ article }: FileOf<"original">, ids: KnownIds): Map<string, string> {
  const raw = (article?.raw ?? {}) as Record<string, unknown>;
  const meant = new Map<string, string>();
  for (const field of ["reporters", "topics", "people"] as const) {
    const known = ids[field];
    for (const { id, path } of known === undefined ? [] : namedIn(raw[field], field)) {
      if (path.length > 1 && isId(id)) continue;
      const found = idsNamedBy(id, known ?? new Map());
      if (found !== undefined) meant.set(fieldName(path), path.length > 1 ? found : `[${found}]`);
    }
  }
  return meant;
}

type At = (field: string, path: readonly PropertyKey[]) => Place;

function checkAnswers({ article }: FileOf<"original">, at: At): Problem[] {
  const blocks = new Set(article?.body?.blocks.map(({ id }) => id));
  return (article?.fields?.accept ?? []).flatMap(({ block }, index) =>
    /^p\d/.test(block) && !blocks.has(block)
      ? [problem("unknown-block", at(`accept[${index}].block`, ["accept", index, "block"]), { block })]
      : [],
  );
}

/** Milliseconds that an article may be published before its day or after. */
const farOff = 366 * 24 * 60 * 60 * 1000;

function checkPublish({ article }: FileOf<"original">, at: At): Problem[] {
  const { publish, date } = article?.fields ?? {};
  if (publish === undefined || date === undefined) return [];
  if (Math.abs(Date.parse(publish) - Date.parse(date)) <= farOff) return [];
  const place = { ...at("publish", ["publish"]), block: "publish" };
  return [problem("publish-far-off", place, { publish, date })];
}

/**
 * What is wrong with a translation beyond its own text.
 * @param original the file it belongs to, sound or not
 */
export function checkTranslation(
  file: FileOf<"translation">,
  original: FileOf<"original"> | undefined,
): Problem[] {
  const problems = checkPlace(file);
  const start = { file: file.path, line: 1, column: 1, field: "file" };
  if (!isTranslationLocale(file.locale)) {
    return [...problems, problem("unknown-locale", start, { locale: file.locale })];
  }
  if (original === undefined) {
    const path = `articles/${articleId(file.folder, file.slug)}.md`;
    if (!file.nested) problems.push(problem("orphan-translation", start, { original: path }));
    return problems;
  }
  addProblems(problems, checkTextFreshness(file, original));
  const partners = partnersIn(file, original);
  if (partners !== undefined) {
    addProblems(problems, checkCounts(file, original, partners), checkFreshness(file, original, partners));
  }
  return problems;
}

function checkPlace({ path, nested, slug }: FileOf<"original"> | FileOf<"translation">): Problem[] {
  const start = { file: path, line: 1, column: 1, field: "file" };
  return [
    ...(nested ? [problem("misplaced-file", start, { nearest: pathMeant(path) })] : []),
    ...(isId(slug) ? [] : [problem("wrong-slug", start, { slug, nearest: slugMeant(path, slug) })]),
  ];
}

/** What a slug was probably meant to be: one of other letters and marks, or the name of a translation. */
function slugMeant(path: string, slug: string): string | undefined {
  if (/[-_]en$/i.test(slug)) return pathMeant(path)?.split("/").at(-1);
  const plain = plainWord(slug)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return isId(plain) ? `${plain}.md` : undefined;
}

function isNamed(known: NamedIds | ReadonlySet<string>): known is NamedIds {
  return "get" in known;
}

/** Articles that stand at the position of another one, by their files. Drafts and what is withdrawn take no place. */
export function checkPositions(originals: readonly FileOf<"original">[]): Map<string, Problem[]> {
  const taken = new Map<string, string>();
  const found = new Map<string, Problem[]>();
  for (const { path, folder, nested, article } of originals) {
    const { position, page = 1, status, withdrawn } = article?.fields ?? {};
    if (article === undefined || position === undefined || nested) continue;
    if (status === "draft" || withdrawn !== undefined) continue;
    const key = `${folder} ${page} ${position}`;
    const other = taken.get(key);
    if (other === undefined) taken.set(key, path);
    else {
      const place = { file: path, ...article.valueAt(["position"]), field: "position", block: "position" };
      found.set(path, [problem("same-position", place, { position, other })]);
    }
  }
  return found;
}
