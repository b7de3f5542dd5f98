import { type FileOf, readContentFile } from "../../content/content-file.ts";
import type { KnownIds } from "../../content/cross-checks.ts";
import type { NamedIds } from "../../content/meant.ts";
import { namesOf } from "../../content/registry-entries.ts";
import { type RegistryName, registryNames } from "../../record/schema.ts";
import type { Changes } from "./changes.ts";
import type { KeptIndex } from "./kept-index.ts";

/** A registry that changed; without a file where that is gone. */
export interface ChangedRegistry {
  name: RegistryName;
  file: FileOf<"registry"> | undefined;
}

export async function changedRegistries(
  folder: string,
  { changed, removed }: Changes,
): Promise<ChangedRegistry[]> {
  const gone = registryNames.filter((name) => removed.includes(`${name}.yaml`));
  const read = new Map<RegistryName, ChangedRegistry>(gone.map((name) => [name, { name, file: undefined }]));
  for (const { path, role } of changed) {
    if (role.role !== "registry") continue;
    const file = await readContentFile(folder, path);
    if (file.role === "registry") read.set(file.name, { name: file.name, file });
  }
  return [...read.values()];
}

/** A registry is taken whole: with an error in it, its last good version stays. @returns whether readers see it */
export async function takeRegistry(index: KeptIndex, { name, file }: ChangedRegistry): Promise<boolean> {
  const ids = idsOf(file);
  await index.writeFact(`ids.${name}`, JSON.stringify(ids ? [...ids] : null));
  const entries = file === undefined ? [] : file.registry?.entries;
  if (entries === undefined) return false;
  await index.writeFact(`listed.${name}`, JSON.stringify(entries.map(({ id }) => id)));
  return index.writeRegistry(name, entries);
}

/** Removes the entries that no registry lists any more. @returns whether readers see it */
export async function removeUnlisted(index: KeptIndex): Promise<boolean> {
  let isDifferent = false;
  for (const name of registryNames) {
    const listed = JSON.parse(String((await index.readFact(`listed.${name}`)) ?? "[]"));
    isDifferent = (await index.removeUnusedEntries(name, new Set<string>(listed))) || isDifferent;
  }
  return isDifferent;
}

/** Ids of a registry that may be named with another result than before: gone, new, or of other names. Called before it is taken. */
export async function idsThatChanged(index: KeptIndex, { name, file }: ChangedRegistry): Promise<string[]> {
  if (name === "glossary" || name === "site") return [];
  const ids = idsOf(file);
  const before = await rememberedIds(index, name);
  // Where the registry could not be read before, or cannot be now, nothing was or is said of any id.
  if (before === undefined || ids === undefined) {
    return (await index.files.namedIds(name)).filter((id) => !ids?.has(id));
  }
  // A byline is compared with the names.
  const named = (known: NamedIds, id: string) => JSON.stringify(known.get(id));
  return [...new Set([...before.keys(), ...ids.keys()])].filter((id) => named(before, id) !== named(ids, id));
}

/** The ids that may be named now, but for articles; `undefined` where their registry cannot be read. */
export async function knownIds(index: KeptIndex): Promise<Omit<KnownIds, "continues">> {
  return {
    reporters: await rememberedIds(index, "reporters"),
    topics: await rememberedIds(index, "topics"),
    people: await rememberedIds(index, "people"),
    bulletin: new Set(await index.files.bulletinIds()),
  };
}

async function rememberedIds(index: KeptIndex, name: RegistryName): Promise<NamedIds | undefined> {
  const stored = await index.readFact(`ids.${name}`);
  const ids = typeof stored === "string" ? (JSON.parse(stored) as [string, string[]][] | null) : [];
  return ids === null ? undefined : new Map(ids);
}

function idsOf(file: FileOf<"registry"> | undefined): NamedIds | undefined {
  return file === undefined ? new Map() : namesOf(file.registry);
}
