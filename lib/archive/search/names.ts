import type { DatabaseSync } from "node:sqlite";
import { stemmer } from "stemmer";
import type { Registries } from "../../record/schema.ts";
import { tagToken } from "./rows.ts";
import { runsOf } from "./tokens.ts";

/** What else a name or term of the record is called, and what articles are tagged with for it. */
export interface Meaning {
  /** In either language. */
  names: Set<string>;
  /** Tokens of the column `tags`. */
  tags: Set<string>;
}

export interface Names {
  /** @param text a name in either language, folded or not, in the plural or not */
  meaningOf(text: string): Meaning | undefined;
  /** Every name in either language, each once. */
  all: readonly string[];
}

/** The names that readers may search by: the registries' and the glossary's, with their other forms. */
export function readNames(database: DatabaseSync): Names {
  const byKey = new Map<string, Meaning>();
  const all = new Set<string>();
  const learn = (names: readonly string[], tag?: string) => {
    for (const name of names) {
      all.add(name);
      const key = keyOf(name);
      const meaning = byKey.get(key) ?? { names: new Set(), tags: new Set() };
      byKey.set(key, meaning);
      for (const other of names) if (keyOf(other) !== key) meaning.names.add(other);
      if (tag) meaning.tags.add(tag);
    }
  };
  for (const { registry, data } of database.prepare("SELECT registry, data FROM entries").all()) {
    const entry = JSON.parse(String(data));
    if (registry === "glossary") {
      const { term, also } = entry as Registries["glossary"][number];
      learn([term.zh, term.en, ...(also?.zh ?? []), ...(also?.en ?? [])]);
    } else {
      const { id, name } = entry as Registries["people"][number];
      learn([name.zh, name.en], tagToken(String(registry), id));
    }
  }
  return { meaningOf: (text) => byKey.get(keyOf(text)), all: [...all] };
}

/** The same for all forms of a name that a reader would take for the same. */
function keyOf(name: string): string {
  return runsOf(name, "words")
    .map((run) => {
      const text = run.map(({ character }) => character).join("");
      return run[0]?.han ? text : stemmer(text);
    })
    .join(" ");
}
