import { href } from "#lib/addresses.ts";
import type { TermCard } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag, locales } from "#lib/record/languages.ts";

/** What the marked names and terms of a text open: hidden until then, and below the text for browsers without popovers. */
export function TermCards({ locale, terms }: { locale: Locale; terms: readonly TermCard[] }) {
  if (terms.length === 0) return null;
  const t = translate(locale, "Terms");
  return (
    <div lang={languageTag[locale]}>
      {terms.map(({ anchor, registry, id, name, about }) => (
        <div key={anchor} id={anchor} popover="auto">
          <p>
            {locales.map((language) => (
              <b key={language} lang={languageTag[language]}>
                {name[language]}
              </b>
            ))}
          </p>
          {about && <p>{about[locale]}</p>}
          <a
            href={
              registry === "people" ? href(locale, "person", { id }) : `${href(locale, "glossary")}#${id}`
            }
          >
            {t(registry === "people" ? "toPerson" : "toGlossary")}
          </a>
        </div>
      ))}
    </div>
  );
}
