import type { Registries } from "../../record/schema.ts";
import { formsOf } from "./english-forms.ts";
import { Trie } from "./trie.ts";

/** A person or a term with all forms of its name that are agreed on; the first of each language is the one to use. */
export interface Rendering {
  kind: "name" | "term";
  id: string;
  original: readonly string[];
  translation: readonly string[];
  /** What a person is called instead of the name. */
  offices?: readonly string[];
}

/** All agreed renderings, made for being searched for. */
export interface Agreed {
  /** By character. */
  original: Trie<string, Rendering>;
  /** By word, in the form of `english-forms.ts`. */
  translation: Trie<string, Rendering>;
  size: number;
}

/** What a registry of people says: reporters are people. */
export function namesAgreed(people: Registries["people"] | Registries["reporters"]): Rendering[] {
  return people.map((person) => ({
    ...{ kind: "name", id: person.id, original: [person.name.zh], translation: [person.name.en] },
    offices: officesOf(person),
  }));
}

function officesOf(person: Registries["people"][number] | Registries["reporters"][number]): string[] {
  if ("role" in person) return [];
  return [person.office, ...(person.offices ?? []).map(({ office }) => office)].flatMap(
    (each) => each?.en ?? [],
  );
}

/** What the glossary says. */
export function termsAgreed(glossary: Registries["glossary"]): Rendering[] {
  return glossary.map(({ id, term, also }) => ({
    ...{ kind: "term", id },
    original: [term.zh, ...(also?.zh ?? [])].map(withoutQuotes),
    translation: [term.en, ...(also?.en ?? [])],
  }));
}

/** Whether a term stands in quotes is the text's own affair. */
function withoutQuotes(term: string): string {
  return term.replace(/^[“‘「『《](.*)[”’」』》]$/u, "$1");
}

export function agreedOf(renderings: readonly Rendering[]): Agreed {
  const agreed: Agreed = { original: new Trie(), translation: new Trie(), size: renderings.length };
  for (const rendering of renderings) {
    for (const name of rendering.original) agreed.original.add(name, rendering);
    for (const name of rendering.translation)
      agreed.translation.add(
        formsOf(name).map(({ form }) => form),
        rendering,
      );
  }
  return agreed;
}
