import { stemmer } from "stemmer";
import { locales } from "../../record/languages.ts";
import type { Registries, RegistryName, Term } from "../../record/schema.ts";
import { runsOf, tagToken } from "./tokens.ts";

/** What else a name or term of the record is called, and what articles are tagged with for it. */
export interface Meaning {
  /** In either language. */
  names: ReadonlySet<string>;
  /** Tokens of the column `tags`. */
  tags: ReadonlySet<string>;
  /** What it is called in articles with one of some tags only. */
  among?: { tags: readonly string[]; names: readonly string[] };
  /** Whether its names and tags are all that is meant: the words of 16 March 2021 mean nothing each for itself. */
  whole?: boolean;
}

export interface Names {
  /** @param text a name in either language, folded or not, in the plural or not */
  meaningOf(text: string): Meaning | undefined;
  /** Every name in either language, each once. */
  all: readonly string[];
}

/** An entry of a registry. */
export interface NamedEntry {
  registry: RegistryName;
  entry: Registries[RegistryName][number];
}

/** The names that readers may search by: the registries' and the glossary's, with their other forms. */
export function namesOf(entries: Iterable<NamedEntry>): Names {
  const byKey = new Map<string, { names: Set<string>; tags: Set<string> }>();
  const all = new Set<string>();
  for (const { registry, entry } of entries) {
    if (registry === "site") continue;
    const names = "term" in entry ? renderingsOf(entry) : locales.map((locale) => entry.name[locale]);
    for (const name of names) {
      all.add(name);
      const key = keyOf(name);
      const meaning = byKey.get(key) ?? { names: new Set(), tags: new Set() };
      byKey.set(key, meaning);
      for (const other of names) if (keyOf(other) !== key) meaning.names.add(other);
      if (registry !== "glossary") meaning.tags.add(tagToken(registry, entry.id));
    }
  }
  return { meaningOf: (text) => byKey.get(keyOf(text)), all: [...all] };
}

function renderingsOf({ term, also }: Term): string[] {
  return [...locales.map((locale) => term[locale]), ...locales.flatMap((locale) => also?.[locale] ?? [])];
}

/** The same for all forms of a name that a reader would take for the same. */
function keyOf(name: string): string {
  return runsOf(name, "words")
    .map((run) => {
      const text = run.map(({ character }) => character).join("");
      return run[0]?.kind === "letter" ? stemmer(text) : text;
    })
    .join(" ");
}
