import { href } from "#lib/addresses.ts";
import type { ArticleView, TranslationState } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
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

/** Who translated, whether it was reviewed, and what is not translated yet. */
export function translationNote(
  locale: Locale,
  { translator, reviewed, missing, behind }: TranslationState,
): string {
  const t = translate(locale, "Article");
  const byMachine = t(reviewed ? "machineReviewed" : "machineTranslation");
  const byName = t(reviewed ? "translatedBy" : "translatedByUnreviewed", { name: translator });
  const made = translator === "machine" ? byMachine : byName;
  const sentences = [
    made,
    ...(missing > 0 ? [t("missingBlocks", { count: missing })] : []),
    ...(behind > 0 ? [t("behindBlocks", { count: behind })] : []),
    t("authoritative"),
  ];
  return sentences.join(locale === "zh" ? "" : " ");
}
