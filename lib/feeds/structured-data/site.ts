import type { NewsMediaOrganization, WebSite } from "schema-dts";
import { href } from "../../addresses.ts";
import { languageTag } from "../../record/languages.ts";
import { otherName, publisherOf, type Setting, websiteOf } from "./setting.ts";

/** What `site.yaml` says of who publishes the site. */
export function organizationOf(setting: Setting): Exclude<NewsMediaOrganization, string> {
  const { locale, site, siteUrl } = setting;
  const { contact } = site;
  return {
    ...publisherOf(setting),
    ...otherName(setting, site.publisher ?? site.name),
    url: siteUrl + href(locale, "front"),
    ...(contact !== undefined &&
      (isEmail(contact) ? { email: contact } : { contactPoint: { "@type": "ContactPoint", url: contact } })),
  };
}

/** A web address may hold an at sign, an e-mail address no slash. */
function isEmail(contact: string): boolean {
  return contact.includes("@") && !contact.includes("/");
}

/** A search as schema.org's actions have it: what fills the template's place is said beside the action. */
type SearchTarget = { "@type": "SearchAction"; target: string; "query-input": string };

/** What `site.yaml` says of the site, and how it is searched. */
export function wholeWebsiteOf(setting: Setting): Exclude<WebSite, string> {
  const { locale, site, siteUrl } = setting;
  const search: SearchTarget = {
    "@type": "SearchAction",
    target: `${siteUrl}${href(locale, "search", { q: "" })}?q={q}`,
    "query-input": "required name=q",
  };
  return {
    ...websiteOf(setting),
    ...otherName(setting, site.name),
    url: siteUrl + href(locale, "front"),
    ...(site.description && { description: site.description[locale] }),
    inLanguage: site.languages.map((language) => languageTag[language]),
    publisher: { "@id": publisherOf(setting)["@id"] ?? "" },
    ...(site.rights && { copyrightNotice: site.rights[locale] }),
    potentialAction: search,
  };
}
