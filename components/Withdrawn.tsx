import { href } from "#lib/addresses.ts";
import { formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import type { Withdrawal } from "#lib/record/schema.ts";

/** What stands in the place of an article that was withdrawn: that it was, when, and why. */
export function Withdrawn(props: { locale: Locale; withdrawal: Withdrawal }) {
  const { locale, withdrawal } = props;
  const t = translate(locale, "Withdrawn");
  const { date, note } = withdrawal;
  return (
    <div className="error">
      <p className="label">
        <time dateTime={date}>{t("on", { date: formatDay(date, locale) })}</time>
      </p>
      <h1>{t("title")}</h1>
      <p>{note[locale]}</p>
      <ul>
        {(["front", "dates", "corrections"] as const).map((page) => (
          <li key={page}>
            <a href={href(locale, page)}>{translate(locale, "Nav")(page)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
