import { href } from "#lib/addresses.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag, otherLocale } from "#lib/record/languages.ts";
import type { Site } from "#lib/record/schema.ts";

interface FooterProps {
  locale: Locale;
  site: Site;
  /** The page's own, with origin: paper shows it. */
  address: string | undefined;
}

export function Footer({ locale, site, address }: FooterProps) {
  const t = translate(locale, "Nav");
  const other = otherLocale(locale);
  return (
    <footer className="footer">
      <p>
        {site.name[locale]} · <span lang={languageTag[other]}>{site.name[other]}</span>
      </p>
      {address && <p className="address">{address}</p>}
      <nav className="row" aria-label={t("footer")}>
        <a href={href(locale, "search", { q: "" })}>{translate(locale, "Search")("title")}</a>
        <a href={href(locale, "people")}>{t("people")}</a>
        <a href={href(locale, "glossary")}>{translate(locale, "Terms")("title")}</a>
        <a href={href(locale, "feeds")}>{t("feeds")}</a>
        <a href={href(locale, "about")}>{t("about")}</a>
        <a href={href(locale, "corrections")}>{t("corrections")}</a>
      </nav>
    </footer>
  );
}
