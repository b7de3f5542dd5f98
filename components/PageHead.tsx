import { siteDescription } from "#lib/i18n/site-description.ts";
import { type Locale, languageTag, locales, originalLocale } from "#lib/record/languages.ts";
import type { Site } from "#lib/record/schema.ts";

/** What is shown of a page where somebody shares it. */
export interface SharedImage {
  /** With origin. */
  address: string;
  width: number;
  height: number;
}

/** What is said of an article where somebody shares it. */
export interface SharedArticle {
  /** A day, or an ISO date-time. */
  published: string;
  modified: string | undefined;
  /** The addresses of the pages of its authors. */
  authors: readonly string[];
  /** The kind of article. */
  section: string;
}

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
  /** The address that finds out a reader's language, with origin; by default the original's. */
  anyLanguage?: string | undefined;
  /** Of a page that shows one article. */
  article?: SharedArticle | undefined;
  image?: SharedImage | undefined;
}

/** What a page says of itself in its head; React puts these elements there. */
export function PageHead(props: PageHeadProps) {
  const { locale, site, title, description, addresses = {}, canonical = locale, isListed = true } = props;
  const inLanguages = locales.filter(
    (language) => addresses[language] !== undefined && site.languages.includes(language),
  );
  const fullTitle = title === site.name[locale] ? title : `${title} · ${site.name[locale]}`;
  const about = description ?? `${title} · ${siteDescription(site, locale)}`;
  return (
    <>
      <title>{fullTitle}</title>
      <meta name="description" content={about} />
      {(inLanguages.length === 0 || !isListed) && <meta name="robots" content="noindex" />}
      {addresses[canonical] && <link rel="canonical" href={addresses[canonical]} />}
      {isListed && inLanguages.length > 1 && (
        <>
          {inLanguages.map((language) => (
            <link
              key={language}
              rel="alternate"
              hrefLang={languageTag[language]}
              href={addresses[language]}
            />
          ))}
          <link rel="alternate" hrefLang="x-default" href={props.anyLanguage ?? addresses[originalLocale]} />
        </>
      )}
      {inLanguages.length > 0 && <OpenGraph {...props} about={about} inLanguages={inLanguages} />}
    </>
  );
}

/** As Open Graph names languages. */
const openGraphLocale = { zh: "zh_CN", en: "en_GB" } as const satisfies Record<Locale, string>;

/** What is shown of a page where somebody shares it (https://ogp.me). */
function OpenGraph(props: PageHeadProps & { about: string; inLanguages: readonly Locale[] }) {
  const { locale, site, title, about, addresses = {}, canonical = locale } = props;
  const { article, image, inLanguages } = props;
  const others = inLanguages.filter((language) => language !== canonical);
  const properties: (readonly [property: string, content: string | number | undefined])[] = [
    ["og:type", article ? "article" : "website"],
    ["og:title", title],
    ["og:description", about],
    ["og:url", addresses[canonical]],
    ["og:site_name", site.name[locale]],
    ["og:locale", openGraphLocale[canonical]],
    ...others.map((language) => ["og:locale:alternate", openGraphLocale[language]] as const),
    ...imageProperties(image, title),
    ...articleProperties(article),
  ];
  return (
    <>
      {properties.map(([property, content]) =>
        content === undefined ? null : (
          <meta key={`${property} ${content}`} property={property} content={`${content}`} />
        ),
      )}
      {image && <meta name="twitter:card" content="summary_large_image" />}
    </>
  );
}

function imageProperties(image: SharedImage | undefined, alt: string) {
  if (image === undefined) return [];
  return [
    ["og:image", image.address],
    ["og:image:width", image.width],
    ["og:image:height", image.height],
    ["og:image:alt", alt],
  ] as const;
}

function articleProperties(article: SharedArticle | undefined) {
  if (article === undefined) return [];
  return [
    ["article:published_time", article.published],
    ["article:modified_time", article.modified],
    ["article:section", article.section],
    ...article.authors.map((author) => ["article:author", author] as const),
  ] as const;
}
