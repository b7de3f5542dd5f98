import type { Localized } from "../record/languages.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { reasonOf } from "../record/problems/files.ts";
import { assemble } from "./assemble.ts";
import type { Content } from "./content.ts";
import { type ContentFile, readContentFile } from "./content-file.ts";
import type { KnownIds } from "./cross-checks.ts";
import type { FileState } from "./file-state.ts";

/** What an original names: an entry of a registry, its bulletin, or the article that it continues. */
export interface Reference {
  to: keyof KnownIds;
  id: string;
}

/** What is to be remembered of a file beside its rows in the index. */
export interface FileFacts {
  path: string;
  references: Reference[];
  /** All but what comparing a translation with its original finds. */
  problems: Problem[];
  /** Of the bytes that all this was made from; absent where none were read. */
  state?: FileState | undefined;
}

export interface Batch {
  content: Omit<Content, "problems" | "registries" | "uses">;
  files: FileFacts[];
}

/**
 * Reads some files of the record and what holds between them. All files of an article and all of a bulletin with
 * its articles have to be in one batch; the ids that may be named are known beforehand.
 * @param paths relative to the folder
 */
export async function readBatch(folder: string, paths: readonly string[], known: KnownIds): Promise<Batch> {
  const files = await Promise.all([...paths].sort().map((path) => readContentFile(folder, path)));
  const { originals, translations, bulletins, problems } = assembleWhatCan(files, known);
  const byFile = Map.groupBy(problems, ({ file }) => file);
  return {
    content: { originals, translations, bulletins },
    files: files.map((file) => ({
      path: file.path,
      references: referencesOf(file),
      problems: byFile.get(file.path) ?? [],
      state: file.state,
    })),
  };
}

/** Where a fault of the program keeps the files from being put together, all but those articles that it is in. */
function assembleWhatCan(files: readonly ContentFile[], known: KnownIds): Content {
  try {
    return assemble(files, known);
  } catch (error) {
    const why = reasonOf(error);
    const without = (left: ReadonlySet<ContentFile>) =>
      assemble(
        files.map((file) => (left.has(file) ? unassembled(file, why) : file)),
        known,
      );
    const left = new Set(files.filter(({ role }) => role === "original" || role === "translation"));
    let content = without(left);
    for (const file of [...left]) {
      left.delete(file);
      try {
        content = without(left);
      } catch {
        left.add(file);
      }
    }
    return content;
  }
}

function unassembled(file: ContentFile, why: Localized): ContentFile {
  const place = { file: file.path, line: 1, column: 1, field: "file" };
  const { article, ...rest } = file as ContentFile & { article?: unknown };
  return { ...rest, problems: [...file.problems, problem("not-taken-in", place, { why })] };
}

function referencesOf(file: ContentFile): Reference[] {
  if (file.role !== "original") return [];
  const raw = file.article?.raw;
  if (typeof raw !== "object" || raw === null) return [];
  const named = (field: keyof KnownIds): Reference[] => {
    const value = (raw as Record<string, unknown>)[field];
    const ids = [value].flat().filter((id) => typeof id === "string");
    return [...new Set(ids)].map((id) => ({ to: field, id }));
  };
  return [
    ...named("reporters"),
    ...named("topics"),
    ...named("people"),
    ...named("bulletin"),
    ...named("continues"),
  ];
}
