import type { ArticleSummary, Words } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";

interface OtherLanguageProps {
  locale: Locale;
  words: Pick<Words, "locale">;
  /** Of a story that readers may take for the original. */
  translation?: ArticleSummary["translation"];
}

/** Marks a story that is not in the reader's language, not wholly, or as a machine or nobody else has read it. */
export function OtherLanguage({ locale, words, translation }: OtherLanguageProps) {
  const t = translate(locale, "Article");
  if (words.locale !== locale) return <span className="chip">{t("otherLanguage")}</span>;
  if (translation === undefined) return null;
  const { translator, reviewed, missing } = translation;
  const made = translator === "machine" ? (reviewed ? "byMachine" : "byMachineUnreviewed") : "unreviewed";
  return (
    <>
      {missing > 0 && <span className="chip">{t("inPart")}</span>}
      {missing > 0 && " "}
      {(translator === "machine" || !reviewed) && <span className="chip">{t(made)}</span>}
    </>
  );
}
