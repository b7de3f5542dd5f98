import { translate } from "#lib/i18n/translate.ts";
import { type Locale, type Localized, languageName, languageTag } from "#lib/record/languages.ts";

interface LanguageSwitchProps {
  locale: Locale;
  /** Those that the site shows. */
  languages: readonly Locale[];
  paths: Localized;
}

/** Leads to this same page in the other language, where the site shows one. */
export function LanguageSwitch({ locale, languages, paths }: LanguageSwitchProps) {
  if (languages.length < 2) return null;
  const t = translate(locale, "Nav");
  return (
    <nav className="switch" aria-label={t("languages")}>
      {languages.map((language) => (
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
