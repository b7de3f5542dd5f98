import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseOriginal } from "../../content/parse-article.ts";
import { parseRegistry } from "../../content/parse-registry.ts";
import { readTextFile } from "../../content/read-file.ts";
import type { Day } from "../../record/days.ts";
import { roleOf } from "../../record/paths.ts";
import { type Registries, type RegistryName, registryNames } from "../../record/schema.ts";

/** An original that stands in the folder of a day. */
export interface ExistingArticle {
  /** Relative to the content folder. */
  path: string;
  slug: string;
  /** Absent where the file is at fault. */
  status?: "draft" | "published";
  bulletin?: string;
}

/** The registries of a content folder; those at fault are empty and named. */
export async function readRegistries(folder: string): Promise<{ registries: Registries; faulty: string[] }> {
  const faulty: string[] = [];
  const read = async <Name extends RegistryName>(name: Name): Promise<[Name, Registries[Name]]> => {
    const file = `${name}.yaml`;
    if (!(await exists(join(folder, file)))) return [name, []];
    const { text } = await readTextFile(join(folder, file), file);
    const entries = text === undefined ? undefined : parseRegistry(name, text, file).entries;
    if (entries === undefined) faulty.push(file);
    return [name, (entries ?? []) as Registries[Name]];
  };
  const entries = await Promise.all(registryNames.map(read));
  return { registries: Object.fromEntries(entries) as Registries, faulty };
}

/** The originals of one day. */
export async function readDay(folder: string, day: Day): Promise<ExistingArticle[]> {
  const names = await readdir(join(folder, "articles", day)).catch(() => []);
  const articles = names.sort().map(async (name): Promise<ExistingArticle[]> => {
    const path = `articles/${day}/${name}`;
    const role = roleOf(path);
    if (role.role !== "original") return [];
    const { text } = await readTextFile(join(folder, path), path);
    const fields = text === undefined ? undefined : parseOriginal(text, path).fields;
    if (fields === undefined) return [{ path, slug: role.slug }];
    const { status, bulletin } = fields;
    return [{ path, slug: role.slug, status, ...(bulletin !== undefined && { bulletin }) }];
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
