import type { Words } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";

/** Marks a story that is not in the reader's language. */
export function OtherLanguage({ locale, words }: { locale: Locale; words: Pick<Words, "locale"> }) {
  if (words.locale === locale) return null;
  return <span className="chip">{translate(locale, "Article")("otherLanguage")}</span>;
}
