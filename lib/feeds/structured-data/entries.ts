import type { DefinedTerm, DefinedTermSet, Person } from "schema-dts";
import type { EntryView, Facet, TermView } from "../../archive/views.ts";
import { translate } from "../../i18n/translate.ts";
import {
  type Described,
  ids,
  namedPerson,
  otherName,
  publisherOf,
  type Setting,
  topicOf,
} from "./setting.ts";

/** An entry of a registry that articles are grouped by. */
export function entryOf(setting: Setting, facet: Facet, entry: EntryView): Described {
  if (facet === "topics") return topicWithSet(setting, entry);
  return facet === "reporters" ? reporterOf(setting, entry) : personOf(setting, entry);
}

function topicWithSet(setting: Setting, entry: EntryView): Exclude<DefinedTerm, string> {
  const { name, about } = entry;
  return {
    ...topicOf(setting, entry),
    ...otherName(setting, name),
    ...(about && { description: about[setting.locale] }),
    inDefinedTermSet: { "@id": ids.topics(setting) },
  };
}

function reporterOf(setting: Setting, entry: EntryView): Exclude<Person, string> {
  const { name, role } = entry;
  return {
    ...namedPerson(setting, entry, "reporter"),
    ...otherName(setting, name),
    ...(role && { jobTitle: translate(setting.locale, "Roles")(role) }),
    // 本报记者 is who works for this paper; a correspondent or a photographer may work for anybody.
    ...(role === "staff" && { worksFor: publisherOf(setting) }),
  };
}

function personOf(setting: Setting, entry: EntryView): Exclude<Person, string> {
  const { name, office } = entry;
  return {
    ...namedPerson(setting, entry, "person"),
    ...otherName(setting, name),
    ...(office && { jobTitle: office[setting.locale] }),
  };
}

/** The topics on a page of their list, as the vocabulary that they are. */
export function topicSetOf(
  setting: Setting,
  name: string,
  entries: readonly EntryView[],
): Exclude<DefinedTermSet, string> {
  return {
    "@type": "DefinedTermSet",
    "@id": ids.topics(setting),
    name,
    hasDefinedTerm: entries.map((entry) => ({
      ...topicOf(setting, entry),
      ...otherName(setting, entry.name),
    })),
  };
}

export function glossaryOf(
  setting: Setting,
  name: string,
  terms: readonly TermView[],
): Exclude<DefinedTermSet, string> {
  const { locale } = setting;
  return {
    "@type": "DefinedTermSet",
    "@id": ids.glossary(setting),
    name,
    hasDefinedTerm: terms.map(
      ({ term, note }): DefinedTerm => ({
        "@type": "DefinedTerm",
        name: term[locale],
        ...otherName(setting, term),
        ...(note && { description: note[locale] }),
      }),
    ),
  };
}
