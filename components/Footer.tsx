import { href } from "#lib/addresses.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag, otherLocale } from "#lib/record/languages.ts";
import type { Site } from "#lib/record/schema.ts";

export function Footer({ locale, site }: { locale: Locale; site: Site }) {
  const t = translate(locale, "Nav");
  const other = otherLocale(locale);
  return (
    <footer className="footer">
      <p>
        {site.name[locale]} · <span lang={languageTag[other]}>{site.name[other]}</span>
      </p>
      <nav aria-label={t("footer")}>
        <a href={href(locale, "search", { q: "" })}>{translate(locale, "Search")("title")}</a>
        <a href={href(locale, "about")}>{t("about")}</a>
        <a href={href(locale, "corrections")}>{t("corrections")}</a>
      </nav>
    </footer>
  );
}
