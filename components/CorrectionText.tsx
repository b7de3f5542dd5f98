import type { CorrectionView } from "#lib/archive/views.ts";
import { formatDay } from "#lib/dates.ts";
import { placeName } from "#lib/i18n/correction-text.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";

/** What was corrected, from what to what, and why. */
export function CorrectionText(props: {
  locale: Locale;
  correction: CorrectionView;
  /** The article's path where the correction stands on another page. */
  path?: string;
}) {
  const { locale, correction, path = "" } = props;
  const t = translate(locale, "Corrections");
  const { from, to, note, date, block } = correction;
  const lang = locale === "zh" ? undefined : languageTag.zh;
  return (
    <div className="correction">
      <p className="meta">
        <time dateTime={date}>{formatDay(date, locale)}</time>
        <a href={`${path}#${block}`}>{placeName(block, locale)}</a>
      </p>
      <p>{note[locale]}</p>
      <p>
        {t("was")} <del lang={lang}>{from}</del> {t("is")} <ins lang={lang}>{to}</ins>
      </p>
    </div>
  );
}
