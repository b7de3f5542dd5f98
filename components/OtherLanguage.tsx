import { Fragment } from "react";
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
  return translationStates(translation).map((state, index) => (
    <Fragment key={state}>
      {index > 0 && " "}
      <span className="chip">{t(state)}</span>
    </Fragment>
  ));
}

/** What is told of a translation in lists, with the sign that stands for it where there is no room. */
export const signs = { inPart: "§", byMachineUnreviewed: "*", byMachine: "†", unreviewed: "‡" } as const;
export type TranslationSign = keyof typeof signs;

/** What is to be told of a translation; of an original, nothing. */
export function translationStates(translation: ArticleSummary["translation"]): TranslationSign[] {
  if (translation === undefined) return [];
  const { translator, reviewed, missing } = translation;
  const made = translator === "machine" ? (reviewed ? "byMachine" : "byMachineUnreviewed") : "unreviewed";
  return [
    ...(missing > 0 ? (["inPart"] as const) : []),
    ...(translator === "machine" || !reviewed ? [made as TranslationSign] : []),
  ];
}
