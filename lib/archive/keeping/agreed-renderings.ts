import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Rendering } from "../../bilingual/renderings/agreed.ts";
import { Trie } from "../../bilingual/renderings/trie.ts";
import { originalOf } from "../../content/compare-translation.ts";
import type { RegistryName } from "../../record/schema.ts";
import type { KeptIndex } from "./kept-index.ts";
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

/** So many files are looked through before other changes have their turn. */
const atOnce = 60;

/** Names and terms of which something else is agreed now, and how far the translations were looked through for them. */
interface Sought {
  texts: string[];
  /** The path that was looked at last: they are gone through from the newest day on. */
  before: string;
}

const soughtFact = "sought";
/** Follows all paths below `articles`: a slash is followed by 0. */
const end = "articles0";

/** Has the translations looked for whose originals have some names or terms. */
export async function seekTranslations(index: KeptIndex, texts: readonly string[]): Promise<void> {
  if (texts.length === 0) return;
  const { texts: others = [] } = (await sought(index)) ?? {};
  const all: Sought = { texts: [...new Set([...others, ...texts])], before: end };
  await index.writeFact(soughtFact, JSON.stringify(all));
}

async function sought(index: KeptIndex): Promise<Sought | undefined> {
  const fact = await index.readFact(soughtFact);
  return typeof fact === "string" && fact !== "" ? JSON.parse(fact) : undefined;
}

/**
 * Looks through some of the translations for names and terms of which something else is agreed now, and has those
 * compared again whose original has one. The files are read: what an index knows of texts leaves out drafts, and what
 * is held or at fault.
 * @returns whether there was something to look for
 */
export async function lookForSome(index: KeptIndex, folder: string): Promise<boolean> {
  const now = await sought(index);
  if (now === undefined) return false;
  const terms = new Trie<string, true>();
  for (const text of now.texts) terms.add(text, true);
  const paths = await index.files.articleFilesBefore(now.before, atOnce);
  const found = paths.filter((path) => {
    const original = originalOf(path);
    return original !== undefined && terms.all(textOf(join(folder, original))).next().done === false;
  });
  await index.inTransaction(async () => {
    // Where more is sought since, all is looked through anew.
    if (JSON.stringify(await sought(index)) !== JSON.stringify(now)) return;
    for (const path of found) await index.comparisons.renew(path);
    const before = paths.at(-1);
    await index.writeFact(soughtFact, before === undefined ? "" : JSON.stringify({ ...now, before }));
  });
  return true;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // What is not there, or is no file, has no translation that could be checked.
    return "";
  }
}
