import type { CorrectionView } from "../archive/views.ts";
import { formatDay } from "../dates.ts";
import type { Locale } from "../record/languages.ts";
import { textFields } from "../record/text-fields.ts";
import { translate } from "./translate.ts";

/** What was corrected when, from what to what, and why: as one line. */
export function correctionText(
  locale: Locale,
  { block, from, to, note, date }: Pick<CorrectionView, "block" | "from" | "to" | "note" | "date">,
): string {
  return translate(locale, "Corrections")("line", {
    ...{ date: formatDay(date, locale), place: placeName(block, locale) },
    ...{ from, to, note: note[locale] },
  });
}

/** What readers call the place of a correction. @param block `p3`, a field of the headline, or a picture's caption */
export function placeName(block: string, locale: Locale): string {
  const t = translate(locale, "Corrections");
  const field = textFields.find((name) => name === block);
  if (field !== undefined) return translate(locale, "Bulletin")(field);
  return block.startsWith("caption:") ? t("caption") : t("paragraph", { number: block.slice(1) });
}
