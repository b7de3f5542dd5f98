import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageName, languageTag, locales } from "#lib/record/languages.ts";

/** Leads to this same page in the other language. */
export function LanguageSwitch({ locale, paths }: { locale: Locale; paths: Record<Locale, string> }) {
  const t = translate(locale, "Nav");
  return (
    <nav className="switch" aria-label={t("languages")}>
      {locales.map((language) => (
        <a
          key={language}
          href={paths[language]}
          lang={languageTag[language]}
          hrefLang={languageTag[language]}
          aria-current={language === locale ? "true" : undefined}
        >
          {languageName[language]}
        </a>
      ))}
    </nav>
  );
}
