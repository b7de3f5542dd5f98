import { Fragment } from "react";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, type Localized, languageName, languageTag } from "#lib/record/languages.ts";

export interface LanguageSwitchProps {
  locale: Locale;
  /** Those that the site shows. */
  languages: readonly Locale[];
  paths: Localized;
  /** What shows both side by side, where there is such a page. */
  both?: { path: string; isCurrent: boolean } | undefined;
}

/** Leads to this same page in the other language, where the site shows one, and to both together. */
export function LanguageSwitch({ locale, languages, paths, both }: LanguageSwitchProps) {
  if (languages.length < 2) return null;
  const t = translate(locale, "Nav");
  return (
    <nav className={both ? "switch three" : "switch"} aria-label={t("languages")}>
      {languages.map((language, index) => (
        <Fragment key={language}>
          {index > 0 && both && (
            <a href={both.path} aria-current={both.isCurrent ? "page" : undefined}>
              {t("both")}
            </a>
          )}
          <a
            href={paths[language]}
            lang={languageTag[language]}
            hrefLang={languageTag[language]}
            aria-current={language === locale && !both?.isCurrent ? "true" : undefined}
          >
            {languageName[language]}
          </a>
        </Fragment>
      ))}
    </nav>
  );
}
