import type { EntryView } from "#lib/archive/views.ts";
import { formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";

interface OfficesProps {
  locale: Locale;
  offices: NonNullable<EntryView["offices"]>;
}

/** The offices that somebody holds or held, with their days where they are known. */
export function Offices({ locale, offices }: OfficesProps) {
  const t = translate(locale, "People");
  return (
    <ul className="offices" aria-label={t("offices")}>
      {offices.map(({ office, from, to }) => (
        <li key={`${office.zh} ${from} ${to}`}>
          {office[locale]}
          {(from || to) && " "}
          {(from || to) && <span className="meta">{term(locale, from, to)}</span>}
        </li>
      ))}
    </ul>
  );
}

function term(locale: Locale, from: string | undefined, to: string | undefined): string {
  const t = translate(locale, "People");
  const days = { from: from ? formatDay(from, locale) : "", to: to ? formatDay(to, locale) : "" };
  if (from && to) return t("fromTo", days);
  return from ? t("since", { from: days.from }) : t("until", { to: days.to });
}
