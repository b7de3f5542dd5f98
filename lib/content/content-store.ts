import { join, relative, sep } from "node:path";
import { isTranslationLocale } from "../record/languages.ts";
import { type FileRole, roleOf } from "../record/paths.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { reasonOf } from "../record/problems/files.ts";
import type { OriginalFields, TranslationFields } from "../record/schema.ts";
import { assemble } from "./assemble.ts";
import type { BulletinChecks } from "./bulletin-checks.ts";
import type { Content } from "./content.ts";
import { hasEscapedName, nameInGb18030 } from "./file-names.ts";
import { type FileState, notRead } from "./file-state.ts";
import { entryAt, isUnfollowedLink } from "./links.ts";
import { type ArticleFile, parseOriginal, parseTranslation } from "./parse-article.ts";
import {
  type BulletinFieldsFile,
  parseBulletinFields,
  parseRegistry,
  type RegistryFile,
} from "./parse-registry.ts";
import { checkInvisible, readTextFile } from "./read-file.ts";
import { scanFolder } from "./scan-folder.ts";

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
  | (RoleOf<"registry"> & { registry?: RegistryFile })
  | (RoleOf<"bulletin-text"> & { text?: string })
  | (RoleOf<"bulletin-fields"> & BulletinFieldsFile)
  | RoleOf<"kept">
  | RoleOf<"stray">
);

/**
 * The files of a content folder, read once and again only where they change.
 * Reading and parsing is here; what holds between files is `assemble`'s.
 */
export class ContentStore {
  readonly #folder: string;
  readonly #files = new Map<string, ContentFile>();
  readonly #bulletinChecks: BulletinChecks = new Map();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Reads everything afresh. */
  async scan(): Promise<void> {
    this.#files.clear();
    await this.#read("");
  }

  /**
   * Reads again what stands at these paths, files or folders, and forgets what no longer does.
   * @param paths absolute
   */
  async update(paths: Iterable<string>): Promise<void> {
    for (const absolute of paths) {
      const path = relative(this.#folder, absolute).split(sep).join("/");
      if (path.startsWith("..")) continue;
      for (const known of [...this.#files.keys()]) {
        if (path === "" || known === path || known.startsWith(`${path}/`)) this.#files.delete(known);
      }
      await this.#read(path);
    }
  }

  /** All content with all its problems. */
  content(): Content {
    const files = [...this.#files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    return assemble(files, this.#bulletinChecks);
  }

  async #read(path: string): Promise<void> {
    const files = scanFolder(this.#folder, path);
    const read = await Promise.all(files.map((file) => readContentFile(this.#folder, file.path)));
    for (const file of read) this.#files.set(file.path, file);
  }
}

/** Reads and parses one file, by itself. */
export async function readContentFile(folder: string, path: string): Promise<ContentFile> {
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
  const { text, problems, state } = await readTextFile(join(folder, path), path);
  if (state.digest === notRead.gone) return { ...role, path, problems: [], state };
  if (role.role === "stray") {
    const stray = problem("stray-file", start);
    const unreadable = problems.filter(({ code }) => code === "unreadable-file");
    return { ...role, path, problems: [stray, ...unreadable], state };
  }
  if (text === undefined) return { ...role, path, problems, state };
  try {
    return { ...parseFile(role, text, path), state };
  } catch (error) {
    // A fault of the program: it concerns this file alone, and the others are read.
    return { ...role, path, problems: [problem("not-taken-in", start, { why: reasonOf(error) })], state };
  }
}

type ReadRole = Exclude<FileRole, { role: "kept" | "stray" }>;

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
  }
}
