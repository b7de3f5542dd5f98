import { articleId } from "../record/ids.ts";
import type { TranslationLocale } from "../record/languages.ts";
import { isTranslationLocale } from "../record/languages.ts";
import type { Problem } from "../record/problems/catalogue.ts";
import { addProblems, hasErrors, toldOf } from "../record/problems/listing.ts";
import { type Registries, type RegistryName, registryNames } from "../record/schema.ts";
import { withoutAccepted } from "./accepted.ts";
import { type ComparedLanguages, checkLanguages } from "./bilingual-checks.ts";
import { checkBulletins } from "./bulletin-checks.ts";
import type { Content, Translation } from "./content.ts";
import type { ContentFile, FileOf } from "./content-file.ts";
import { checkContinuations, checkFormerSlugs } from "./continuation-checks.ts";
import { checkOriginal, checkPositions, checkTranslation, idsMeant, type KnownIds } from "./cross-checks.ts";
import { notRead } from "./file-state.ts";
import {
  checkPictures,
  checkPlaced,
  type PicturesBeside,
  picturesBeside,
  picturesOf,
  unusedPictures,
} from "./picture-checks.ts";
import { checkPrints } from "./print-state.ts";
import { namesOf } from "./registry-entries.ts";
import { checkTodos } from "./todo-checks.ts";

function ofRole<Role extends ContentFile["role"]>(files: readonly ContentFile[], role: Role): FileOf<Role>[] {
  return files.filter((file): file is FileOf<Role> => file.role === role);
}

/**
 * Puts the files of the record together and checks what holds between them.
 * @param files sorted by path
 * @param known the ids that may be named, where the files are not all of the record; what translations say is then
 *   compared with their originals apart (`compareTranslation`), since that takes far longer than all the rest
 */
export function assemble(files: readonly ContentFile[], known?: KnownIds): Content {
  const originals = ofRole(files, "original");
  const translations = ofRole(files, "translation");
  const registries = ofRole(files, "registry");
  const bulletinTexts = ofRole(files, "bulletin-text");
  const pictures = ofRole(files, "picture");
  const beside = picturesBeside(pictures);

  const ids = known ?? knownIds(registries, bulletinTexts, originals);
  const byId = new Map<string, FileOf<"original">>();
  const found = new Map<string, Problem[]>();
  // Files in their right place come first, so that of two with one slug the other one is told to move.
  for (const file of [...originals].sort((a, b) => Number(a.nested) - Number(b.nested))) {
    // What says another date than its folder's takes nobody's place there.
    const day = file.nested ? (file.article?.fields?.date ?? file.folder) : file.folder;
    const same = byId.get(articleId(day, file.slug));
    found.set(file.path, [...checkOriginal(file, ids, same?.path), ...checkPictures(file, beside)]);
    if (same === undefined) byId.set(articleId(day, file.slug), file);
  }
  const between = [
    checkContinuations(byId, ids.continues),
    checkFormerSlugs(byId),
    checkPositions(originals),
    checkTodos(originals, translations, ids),
  ];
  for (const more of between)
    for (const [path, problems] of more) addProblems(found.get(path) ?? [], problems);
  for (const file of translations) {
    const id = articleId(file.folder, file.slug);
    const original = byId.get(id);
    found.set(file.path, [
      ...checkTranslation(file, original),
      ...checkPlacedAgain(file, original, beside.get(id) ?? []),
    ]);
  }
  const compared = known === undefined ? compareLanguages(translations, byId, registries) : [];
  const checked = checkBulletins(originals, {
    texts: bulletinTexts,
    fields: ofRole(files, "bulletin-fields"),
    answers: ofRole(files, "bulletin-answers"),
    boxes: ofRole(files, "bulletin-boxes"),
    images: ofRole(files, "bulletin-image"),
  });
  const problems: Problem[] = [
    files.map((file) => (isWithoutText(file, byId) ? withoutEmptiness(file.problems) : file.problems)),
    [...found.values()],
    [checked.problems, unusedPictures(pictures, originals), checkPrints(files)],
    compared.map(({ problems }) => problems),
  ].flat(2);

  // What went while it was read is no more than not known: whoever told of it first tells of that too.
  const atFault = (file: ContentFile) =>
    file.state?.digest === notRead.gone || hasErrors([...file.problems, ...(found.get(file.path) ?? [])]);
  return {
    originals: readOriginals(originals, byId, atFault, checked.printOffsets, beside),
    translations: readTranslations(translations, atFault),
    registries: readRegistries(registries),
    bulletins: checked.bulletins,
    problems: toldOf(withoutAccepted(withIdsMeant(problems, originals, ids), originals, translations)),
    uses: compared.flatMap(({ uses }) => uses),
  };
}

/** What translations say otherwise than their originals. What stands where it should not is told to move first. */
function compareLanguages(
  translations: readonly FileOf<"translation">[],
  originals: ReadonlyMap<string, FileOf<"original">>,
  registries: readonly FileOf<"registry">[],
): ComparedLanguages[] {
  const renderings = registries.flatMap(({ registry }) => registry?.renderings ?? []);
  return translations.flatMap((file) => {
    const original = originals.get(articleId(file.folder, file.slug));
    return file.nested || original?.nested !== false ? [] : checkLanguages(file, original, renderings);
  });
}

/** A translation may place its original's pictures, which stand where the original has them. */
function checkPlacedAgain(
  { article, slug }: FileOf<"translation">,
  original: FileOf<"original"> | undefined,
  beside: readonly FileOf<"picture">[],
): Problem[] {
  const fields = original?.article?.fields;
  if (article === undefined || fields === undefined) return [];
  return checkPlaced(article.placed, slug, fields.pictures ?? [], beside);
}

/** Whether a file is the translation of an article that has pictures alone: there is no text to translate. */
function isWithoutText(file: ContentFile, originals: ReadonlyMap<string, FileOf<"original">>): boolean {
  if (file.role !== "translation") return false;
  const { article } = originals.get(articleId(file.folder, file.slug)) ?? {};
  return article?.body?.blocks.length === 0 && (article.fields?.pictures ?? []).length > 0;
}

function withoutEmptiness(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ code }) => code !== "empty-body");
}

function knownIds(
  registries: readonly FileOf<"registry">[],
  bulletins: readonly FileOf<"bulletin-text">[],
  originals: readonly FileOf<"original">[],
): KnownIds {
  // Ids in a registry that cannot be read are not known to be wrong.
  const idsOf = (name: RegistryName) => {
    const file = registries.find((registry) => registry.name === name);
    return file === undefined ? new Map<string, string[]>() : namesOf(file.registry);
  };
  return {
    reporters: idsOf("reporters"),
    topics: idsOf("topics"),
    people: idsOf("people"),
    bulletin: new Set(bulletins.map(({ id }) => id)),
    continues: new Set(
      originals.filter(({ nested }) => !nested).map(({ folder, slug }) => articleId(folder, slug)),
    ),
  };
}

function readOriginals(
  files: readonly FileOf<"original">[],
  byId: ReadonlyMap<string, FileOf<"original">>,
  atFault: (file: ContentFile) => boolean,
  printOffsets: ReadonlyMap<string, number>,
  beside: PicturesBeside,
): Content["originals"] {
  // A file at fault stands for what was served from its place before, whatever date it says now. From where it should
  // not be, nothing ever was.
  const read: Content["originals"] = new Map(
    files
      .filter((file) => !file.nested && atFault(file))
      .map(({ folder, slug }) => [articleId(folder, slug), undefined]),
  );
  for (const [id, file] of byId) {
    const { fields, body } = file.article ?? {};
    if (fields === undefined || body === undefined || atFault(file)) continue;
    const printOffset = printOffsets.get(file.path);
    const place = { file: file.path, day: fields.date, slug: file.slug };
    const pictures = picturesOf(file, beside);
    read.set(id, {
      ...{ ...place, fields, body },
      ...(pictures.length > 0 && { pictures }),
      ...(printOffset !== undefined && { printOffset }),
    });
  }
  return read;
}

function readTranslations(
  files: readonly FileOf<"translation">[],
  atFault: (file: ContentFile) => boolean,
): Content["translations"] {
  const read: Content["translations"] = new Map();
  for (const file of files) {
    if (!isTranslationLocale(file.locale) || file.nested) continue;
    const id = articleId(file.folder, file.slug);
    const ofArticle = read.get(id) ?? new Map<TranslationLocale, Translation | undefined>();
    read.set(id, ofArticle);
    const { fields, body } = file.article ?? {};
    const sound = fields !== undefined && body !== undefined && !atFault(file);
    ofArticle.set(file.locale, sound ? { file: file.path, fields, body } : undefined);
  }
  return read;
}

function readRegistries(files: readonly FileOf<"registry">[]): Content["registries"] {
  const entries = registryNames.map((name) => {
    const file = files.find((registry) => registry.name === name);
    return [name, file === undefined ? [] : file.registry?.entries];
  });
  return Object.fromEntries(entries) as { [Name in RegistryName]: Registries[Name] | undefined };
}

/** Tells of what is no id which one was probably meant, where the registry knows. */
function withIdsMeant(
  problems: readonly Problem[],
  originals: readonly FileOf<"original">[],
  known: KnownIds,
): Problem[] {
  const byPath = new Map(originals.map((file) => [file.path, file]));
  const meant = new Map<string, Map<string, string>>();
  return problems.map((each) => {
    const original = byPath.get(each.file);
    if (original === undefined || (each.code !== "wrong-type" && each.code !== "broken-yaml")) return each;
    const ofFile = meant.get(each.file) ?? idsMeant(original, known);
    meant.set(each.file, ofFile);
    const nearest = ofFile.get(each.field);
    return nearest === undefined ? each : { ...each, details: { ...(each.details as object), nearest } };
  });
}
