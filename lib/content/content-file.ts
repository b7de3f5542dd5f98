import { join } from "node:path";
import { isTranslationLocale } from "../record/languages.ts";
import { pathMeant } from "../record/path-meant.ts";
import { type FileRole, roleOf } from "../record/paths.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { reasonOf } from "../record/problems/files.ts";
import type { OriginalFields, TranslationFields } from "../record/schema.ts";
import { type AnswersFile, parseAnswers } from "./answer-checks.ts";
import { checkConflictMarkers } from "./conflict-markers.ts";
import { hasEscapedName, nameInGb18030 } from "./file-names.ts";
import { type FileState, notRead } from "./file-state.ts";
import { entryAt, isUnfollowedLink } from "./links.ts";
import { lookAtPrint } from "./look-at-print.ts";
import { type ArticleFile, parseOriginal, parseTranslation } from "./parse-article.ts";
import { type BoxesFile, parseBoxes } from "./parse-boxes.ts";
import {
  type BulletinFieldsFile,
  parseBulletinFields,
  parseRegistry,
  type RegistryFile,
} from "./parse-registry.ts";
import { type PrintMark, readPrintMark } from "./print-mark.ts";
import { checkInvisible, readTextFile } from "./read-file.ts";
import { type PictureFile, readPicture } from "./read-picture.ts";

type RoleOf<Name extends FileRole["role"]> = Extract<FileRole, { role: Name }>;

/** One file of the record, read by itself. What could not be read has problems and nothing else. */
export type ContentFile = {
  path: string;
  problems: Problem[];
  /** Of the bytes that this was made from; absent where none were read. */
  state?: FileState;
} & (
  | (RoleOf<"original"> & { article?: ArticleFile<OriginalFields> })
  | (RoleOf<"translation"> & { article?: ArticleFile<TranslationFields> })
  /** Whatever is wrong with a picture is told where an article lists it; one that may not be read has none. */
  | (RoleOf<"picture"> & { picture?: PictureFile })
  | (RoleOf<"registry"> & { registry?: RegistryFile })
  | (RoleOf<"bulletin-text"> & { text?: string })
  | (RoleOf<"bulletin-fields"> & BulletinFieldsFile)
  | (RoleOf<"bulletin-answers"> & AnswersFile)
  | (RoleOf<"bulletin-boxes"> & BoxesFile)
  | (RoleOf<"bulletin-image"> & { picture?: PictureFile })
  | (RoleOf<"print"> & { mark?: PrintMark | undefined })
  | RoleOf<"kept">
  | RoleOf<"stray">
);

/** A file of one role. */
export type FileOf<Role extends ContentFile["role"]> = Extract<ContentFile, { role: Role }>;

/**
 * Reads and parses one file, by itself.
 * @param wholePictures whether pictures are read to their end, which only their digests need
 */
export async function readContentFile(
  folder: string,
  path: string,
  wholePictures = true,
): Promise<ContentFile> {
  const role = roleOf(path);
  const start = { file: path, line: 1, column: 1, field: "file" };
  if (hasEscapedName(path) && entryAt(join(folder, path)) === undefined) {
    return {
      role: "stray",
      path,
      problems: [problem("name-not-utf8", start, { name: nameInGb18030(path) })],
    };
  }
  if (role.role === "kept") return { ...role, path, problems: [] };
  if (isUnfollowedLink(folder, path)) return { ...role, path, problems: [problem("unfollowed-link", start)] };
  if (role.role === "print") {
    const isPdf = lookAtPrint(join(folder, path)) !== notRead.special;
    const problems = isPdf ? [] : [problem("unreadable-file", start, { reason: "not a PDF" })];
    return { ...role, path, problems, mark: readPrintMark(join(folder, path)) };
  }
  if (role.role === "picture" || role.role === "bulletin-image") {
    const picture = readPicture(join(folder, path), wholePictures);
    return { ...role, path, picture, problems: [], state: picture.state };
  }
  const { text, problems, state } = await readTextFile(join(folder, path), path);
  if (state.digest === notRead.gone) return { ...role, path, problems: [], state };
  if (role.role === "stray") {
    const [first] = path.split("/", 1);
    const area = !path.includes("/") ? "top" : first === "bulletins" ? "bulletins" : "articles";
    const stray = problem("stray-file", start, { nearest: pathMeant(path), area });
    const unreadable = problems.filter(({ code }) => code === "unreadable-file");
    return { ...role, path, problems: [stray, ...unreadable], state };
  }
  if (text === undefined) return { ...role, path, problems, state };
  // Of two versions in one file, nothing else that could be said would be of what the editor wants.
  const conflicts = checkConflictMarkers(text, path);
  if (conflicts.length > 0) return { ...role, path, problems: conflicts, state };
  try {
    return { ...parseFile(role, text, path), state };
  } catch (error) {
    // A fault of the program: it concerns this file alone, and the others are read.
    return { ...role, path, problems: [problem("not-taken-in", start, { why: reasonOf(error) })], state };
  }
}

type ReadRole = Exclude<FileRole, { role: "kept" | "print" | "stray" | "picture" | "bulletin-image" }>;

function parseFile(role: ReadRole, text: string, path: string): ContentFile {
  switch (role.role) {
    case "original": {
      const article = parseOriginal(text, path);
      return { ...role, path, article, problems: article.problems };
    }
    case "translation": {
      // In a locale that the site does not have, nothing is known of what its text should be.
      if (!isTranslationLocale(role.locale)) return { ...role, path, problems: [] };
      const article = parseTranslation(text, path, role.locale);
      return { ...role, path, article, problems: article.problems };
    }
    case "registry": {
      const registry = parseRegistry(role.name, text, path);
      return { ...role, path, registry, problems: registry.problems };
    }
    case "bulletin-text":
      return { ...role, path, text, problems: checkInvisible(text, path) };
    case "bulletin-fields":
      return { ...role, path, ...parseBulletinFields(text, path) };
    case "bulletin-answers":
      return { ...role, path, ...parseAnswers(text, path) };
    case "bulletin-boxes":
      return { ...role, path, ...parseBoxes(text, path) };
  }
}
