import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";
import type { Site } from "#lib/record/schema.ts";

export interface PageHeadProps {
  locale: Locale;
  site: Site;
  /** Of the page alone; the site's name follows it. */
  title: string;
  /** What the page shows; by default its title and what the site is. */
  description?: string | undefined;
  /** The page's address in each language that it exists in, with origin. Pages without addresses have none. */
  addresses?: Partial<Record<Locale, string>>;
  /** The language of the canonical address; the page's own by default. */
  canonical?: Locale;
  /** Whether searches may list it; what only shows something another page has is not listed. */
  isListed?: boolean;
}

/** What the site is, in a sentence. */
export function siteDescription(site: Site, locale: Locale): string {
  return site.description?.[locale] ?? translate(locale, "Site")("description");
}

/** What a page says of itself in its head; React puts these elements there. */
export function PageHead({
  locale,
  site,
  title,
  description,
  addresses = {},
  canonical = locale,
  isListed = true,
}: PageHeadProps) {
  const inLanguages = (Object.entries(addresses) as [Locale, string][]).filter(([language]) =>
    site.languages.includes(language),
  );
  const fullTitle = title === site.name[locale] ? title : `${title} · ${site.name[locale]}`;
  const about = description ?? `${title} · ${siteDescription(site, locale)}`;
  return (
    <>
      <title>{fullTitle}</title>
      <meta name="description" content={about} />
      {(inLanguages.length === 0 || !isListed) && <meta name="robots" content="noindex" />}
      {addresses[canonical] && <link rel="canonical" href={addresses[canonical]} />}
      {isListed &&
        inLanguages.length > 1 &&
        inLanguages.map(([language, address]) => (
          <link key={language} rel="alternate" hrefLang={languageTag[language]} href={address} />
        ))}
    </>
  );
}
