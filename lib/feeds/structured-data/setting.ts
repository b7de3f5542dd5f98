import type {
  DefinedTerm,
  NewsMediaOrganization,
  Person,
  PublicationIssue,
  Thing,
  WebSite,
} from "schema-dts";
import { href } from "../../addresses.ts";
import type { Named } from "../../archive/views.ts";
import type { Day } from "../../record/days.ts";
import { type Locale, originalLocale, otherLocale } from "../../record/languages.ts";
import type { Site } from "../../record/schema.ts";

/** A thing as schema.org has it. */
export type Described = Exclude<Thing, string>;

/** On whose site something is described, and for readers of which language. */
export interface Setting {
  locale: Locale;
  site: Site;
  /** Where readers find the site: an origin. */
  siteUrl: string;
}

/**
 * What names a thing that is the same in all languages: its address among the originals, with a fragment, since the
 * page at that address is another thing.
 */
export const ids = {
  organization: ({ siteUrl }: Setting) => `${siteUrl}/#organization`,
  website: ({ siteUrl }: Setting) => `${siteUrl}/#website`,
  reporter: ({ siteUrl }: Setting, id: string) =>
    `${siteUrl}${href(originalLocale, "reporter", { id })}#person`,
  person: ({ siteUrl }: Setting, id: string) => `${siteUrl}${href(originalLocale, "person", { id })}#person`,
  topic: ({ siteUrl }: Setting, id: string) => `${siteUrl}${href(originalLocale, "topic", { id })}#topic`,
  topics: ({ siteUrl }: Setting) => `${siteUrl}${href(originalLocale, "topics")}#terms`,
  glossary: ({ siteUrl }: Setting) => `${siteUrl}${href(originalLocale, "glossary")}#terms`,
  issue: ({ siteUrl }: Setting, day: Day) => `${siteUrl}${href(originalLocale, "issue", { day })}#issue`,
  /** In each language it is a work of its own. */
  article: ({ siteUrl }: Setting, locale: Locale, { day, slug }: { day: Day; slug: string }) =>
    `${siteUrl}${href(locale, "article", { day, slug })}#article`,
};

/** Who publishes the site; on pages that are about something else, no more than its name. */
export function publisherOf(setting: Setting): Exclude<NewsMediaOrganization, string> {
  const { locale, site } = setting;
  return {
    "@type": "NewsMediaOrganization",
    "@id": ids.organization(setting),
    name: (site.publisher ?? site.name)[locale],
  };
}

/** The site; on pages that are about something else, no more than its name. */
export function websiteOf(setting: Setting): Exclude<WebSite, string> {
  const { locale, site } = setting;
  return { "@type": "WebSite", "@id": ids.website(setting), name: site.name[locale] };
}

export function issueOf(setting: Setting, day: Day): Exclude<PublicationIssue, string> {
  return { "@type": "PublicationIssue", "@id": ids.issue(setting, day), datePublished: day };
}

export function topicOf(setting: Setting, { id, name }: Named): Exclude<DefinedTerm, string> {
  return { "@type": "DefinedTerm", "@id": ids.topic(setting, id), name: name[setting.locale] };
}

/** Somebody by name, with the page about them. @param as in which registry they are */
export function namedPerson(
  setting: Setting,
  { id, name }: Named,
  as: "reporter" | "person",
): Exclude<Person, string> {
  const { locale, siteUrl } = setting;
  return {
    "@type": "Person",
    "@id": ids[as](setting, id),
    name: name[locale],
    url: siteUrl + href(locale, as, { id }),
  };
}

/** What a thing is called in the other language, where that is something else. */
export function otherName({ locale }: Setting, name: Named["name"]): { alternateName?: string } {
  const other = name[otherLocale(locale)];
  return other === name[locale] ? {} : { alternateName: other };
}
