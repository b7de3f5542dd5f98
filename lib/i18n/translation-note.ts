import type { TranslationState } from "../archive/views.ts";
import type { Locale } from "../record/languages.ts";
import { translate } from "./translate.ts";

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
