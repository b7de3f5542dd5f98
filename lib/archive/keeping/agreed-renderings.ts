import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Rendering } from "../../bilingual/renderings/agreed.ts";
import { Trie } from "../../bilingual/renderings/trie.ts";
import { originalOf } from "../../content/compare-translation.ts";
import type { RegistryName } from "../../record/schema.ts";
import type { KeptIndex, KnownFiles } from "./kept-index.ts";
import type { ChangedRegistry } from "./take-registries.ts";

/** The registries that say what names and terms are in both languages. */
const agreeing = ["people", "reporters", "glossary"] as const satisfies RegistryName[];

const factOf = (name: RegistryName) => `agreed.${name}`;
/** How often what is agreed has changed. */
const timesChanged = "agreed";

/** Another one whenever something else is agreed on. */
export async function agreement(index: KeptIndex): Promise<number> {
  return Number((await index.readFact(timesChanged)) ?? 0);
}

/** All renderings that are agreed on now. A registry at fault says none. */
export async function agreedRenderings(index: KeptIndex): Promise<Rendering[]> {
  const lists = await Promise.all(agreeing.map((name) => remembered(index, name)));
  return lists.flat();
}

async function remembered(index: KeptIndex, name: RegistryName): Promise<Rendering[]> {
  return JSON.parse(String((await index.readFact(factOf(name))) ?? "[]"));
}

/**
 * Remembers what a registry says of names and terms.
 * @returns the names and terms in the original's language of which it says something else than before
 */
export async function takeRenderings(index: KeptIndex, { name, file }: ChangedRegistry): Promise<string[]> {
  if (!agreeing.some((each) => each === name)) return [];
  const now = file?.registry?.renderings ?? [];
  const before = await remembered(index, name);
  await index.writeFact(factOf(name), JSON.stringify(now));
  const [was, is] = [before, now].map((list) => new Map(list.map((each) => [JSON.stringify(each), each])));
  const changed = [...(was?.entries() ?? []), ...(is?.entries() ?? [])].filter(
    ([key]) => !(was?.has(key) && is?.has(key)),
  );
  if (changed.length > 0) await index.writeFact(timesChanged, (await agreement(index)) + 1);
  return [...new Set(changed.flatMap(([, { original }]) => original))];
}

/**
 * The translations whose original has one of some names or terms. The files are looked through: what an index knows of
 * texts leaves out drafts, and what is held or at fault.
 */
export async function translationsSaying(
  { folder, files }: { folder: string; files: KnownFiles },
  texts: readonly string[],
): Promise<string[]> {
  if (texts.length === 0) return [];
  const sought = new Trie<string, true>();
  for (const text of texts) sought.add(text, true);
  const found: string[] = [];
  for (const { path } of await files.below("articles")) {
    const original = originalOf(path);
    if (original === undefined) continue;
    if (sought.all(textOf(join(folder, original))).next().done === false) found.push(path);
  }
  return found;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // What is not there, or is no file, has no translation that could be checked.
    return "";
  }
}
