import { href } from "#lib/addresses.ts";
import type { ArticleView } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { translationNote } from "#lib/i18n/translation-note.ts";
import { type Locale, languageTag, originalLocale } from "#lib/record/languages.ts";

/** Says of a translation who made it and what it lacks, and of an article without one that this is the original. */
export function Notice({ locale, article }: { locale: Locale; article: ArticleView }) {
  if (locale === originalLocale) return null;
  const t = translate(locale, "Article");
  const { day, slug, translation } = article;
  if (translation === undefined) {
    return (
      <p className="notice" role="note">
        {t("originalOnly")}
      </p>
    );
  }
  return (
    <p className="notice" role="note">
      {translationNote(locale, translation)}{" "}
      <a href={href(originalLocale, "article", { day, slug })} hrefLang={languageTag[originalLocale]}>
        {t("readOriginal")}
      </a>
    </p>
  );
}
