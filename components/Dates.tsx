import { href } from "#lib/addresses.ts";
import type { CalendarView } from "#lib/archive/views.ts";
import { formatYear } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { Heading } from "./Heading.tsx";
import { YearCalendar } from "./YearCalendar.tsx";

/** All years with their counts, and the months of the newest. */
export function Dates({ locale, calendar }: { locale: Locale; calendar: CalendarView }) {
  const t = translate(locale, "Dates");
  const counts = translate(locale, "Counts");
  const newest = calendar.years[0];
  if (newest === undefined) return <Heading title={t("title")} intro={t("none")} />;
  return (
    <>
      <Heading title={t("title")} intro={t("intro")} />
      <nav className="years" aria-label={t("years")}>
        <ul>
          {calendar.years.map(({ at, articles, issues }) => (
            <li key={at}>
              <a href={href(locale, "year", { year: at })}>{formatYear(at, locale)}</a>
              <span className="count">
                {counts("issues", { count: issues })} · {counts("articles", { count: articles })}
              </span>
            </li>
          ))}
        </ul>
      </nav>
      <h2 className="year-name">{formatYear(newest.at, locale)}</h2>
      <YearCalendar locale={locale} year={newest.at} days={calendar.days} />
    </>
  );
}
