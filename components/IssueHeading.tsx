import { href } from "#lib/addresses.ts";
import { formatDayWithWeekday, formatMonthOfYear, formatYear } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Day } from "#lib/record/days.ts";
import type { Locale } from "#lib/record/languages.ts";
import { Breadcrumbs } from "./Breadcrumbs.tsx";

/** Where an issue stands among the dates, and its day as the page's heading. */
export function IssueHeading({ locale, day }: { locale: Locale; day: Day }) {
  const [year, month] = [day.slice(0, 4), day.slice(0, 7)];
  const trail = [
    { path: href(locale, "dates"), name: translate(locale, "Nav")("dates") },
    { path: href(locale, "year", { year }), name: formatYear(year, locale) },
    { path: href(locale, "month", { month }), name: formatMonthOfYear(month, locale) },
  ];
  return (
    <div className="issue-heading">
      <Breadcrumbs locale={locale} trail={trail} />
      <h1>{formatDayWithWeekday(day, locale)}</h1>
    </div>
  );
}
