import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { readContentFile } from "../../content/content-file.ts";
import { scanFolder } from "../../content/scan-folder.ts";
import type { Day } from "../../record/days.ts";
import { type Registries, type RegistryName, registryNames } from "../../record/schema.ts";

/** An original that stands in the folder of a day. */
export interface ExistingArticle {
  /** Relative to the content folder. */
  path: string;
  slug: string;
  /** Absent where the file is at fault. */
  status?: "draft" | "published";
  /** The bulletins that it names. */
  bulletins: readonly string[];
}

/** The registries of a content folder; those at fault are empty and named. */
export async function readRegistries(folder: string): Promise<{ registries: Registries; faulty: string[] }> {
  const faulty: string[] = [];
  const read = async <Name extends RegistryName>(name: Name): Promise<[Name, Registries[Name]]> => {
    const path = `${name}.yaml`;
    if (!(await exists(join(folder, path)))) return [name, []];
    const file = await readContentFile(folder, path);
    const entries = file.role === "registry" ? file.registry?.entries : undefined;
    if (entries === undefined) faulty.push(path);
    return [name, (entries ?? []) as Registries[Name]];
  };
  const entries = await Promise.all(registryNames.map(read));
  return { registries: Object.fromEntries(entries) as Registries, faulty };
}

/** The originals of one day. */
export async function readDay(folder: string, day: Day): Promise<ExistingArticle[]> {
  const paths = scanFolder(folder, `articles/${day}`).map(({ path }) => path);
  const articles = paths.sort().map(async (path): Promise<ExistingArticle[]> => {
    const file = await readContentFile(folder, path);
    if (file.role !== "original" || file.nested) return [];
    const { status, bulletin: bulletins = [] } = file.article?.fields ?? {};
    return [{ path, slug: file.slug, ...(status && { status }), bulletins }];
  });
  return (await Promise.all(articles)).flat();
}

/** A file's bytes, or nothing where there is no file. */
export async function bytesOf(path: string): Promise<Uint8Array | undefined> {
  return (await exists(path)) ? readFile(path) : undefined;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
