import type { Registries, Reporter } from "../../record/schema.ts";
import type { Todo } from "../../record/todo.ts";
import { introducedPeople } from "../page/person-names.ts";
import { type Decision, type Fragment, surelyDecided } from "../page-plan.ts";
import { fragmentName } from "./fragment-name.ts";
import { romanisedName } from "./romanise.ts";

/** More people than a story introduces are a list of names. */
const mostPeople = 6;

/** What the importer leaves to the editor of a draft, in the order in which it is best done. */
export function todoOf({
  fragments,
  decisions,
  isSupplied,
  turns = [],
  reporters,
  people,
}: {
  /** The article's fragments. */
  fragments: readonly Fragment[];
  decisions: readonly Decision[];
  /** Whether its headline is none of the print. */
  isSupplied: boolean;
  /** The marks that it goes on on another page or comes from one. */
  turns?: readonly string[];
  /** Whom its byline names and the registry lacks; `en` is empty where a row of names could not be told apart. */
  reporters: readonly Reporter["name"][];
  /** Whom its text names and the registry lacks, in Chinese. */
  people: readonly string[];
}): Todo[] {
  const own = new Map(fragments.map((fragment) => [fragment.id, fragment]));
  const doubtful = decisions
    .filter(({ confidence }) => confidence < surelyDecided)
    // Where a whole article is in doubt, it is one of its parts that is: the choices about those say which.
    .flatMap(({ kind, fragments: ids }) => (kind === "article" ? [] : (own.get(ids.at(-1) ?? "") ?? [])));
  const named = (name: string, latin: string) => (latin === "" ? name : `${name} (${latin})`);
  return [
    ...[...new Set(doubtful)].map((fragment) => ({ fragment: fragmentName(fragment) })),
    ...turns.map((mark) => ({ continuation: mark })),
    ...(isSupplied ? ["headline"] : []),
    "kind",
    "topics",
    ...reporters.map(({ zh, en }) => ({ reporter: named(zh, en) })),
    ...people.slice(0, mostPeople).map((name) => ({ person: named(name, romanisedName(name)) })),
    "translation",
  ];
}

/** Whom a text introduces and no registry has, in their order. */
export function unregistered(
  text: string,
  { people, reporters }: Pick<Registries, "people" | "reporters">,
  proposed: readonly Reporter[],
): string[] {
  const known = new Set([...people, ...reporters, ...proposed].map(({ name }) => name.zh));
  return introducedPeople(text).filter((name) => !known.has(name));
}
