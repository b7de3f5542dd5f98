import { href } from "#lib/addresses.ts";
import { formatDayOfYear, formatMonthOfYear, formatYear } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";

interface Step {
  path: string;
  name: string;
}

/** The way to a year, a month or a day, itself the last step; without one, to all dates. */
export function trailTo(locale: Locale, period = ""): Step[] {
  const [year, month] = [period.slice(0, 4), period.slice(0, 7)];
  const steps = [
    { path: href(locale, "dates"), name: translate(locale, "Nav")("dates") },
    period.length >= 4 && { path: href(locale, "year", { year }), name: formatYear(year, locale) },
    period.length >= 7 && { path: href(locale, "month", { month }), name: formatMonthOfYear(month, locale) },
    period.length >= 10 && {
      path: href(locale, "issue", { day: period }),
      name: formatDayOfYear(period, locale),
    },
  ];
  return steps.filter((step) => step !== false);
}

/** The way to this page from above; the page itself is its heading and is not repeated. */
export function Breadcrumbs({ locale, trail }: { locale: Locale; trail: readonly Step[] }) {
  return (
    <nav className="breadcrumbs" aria-label={translate(locale, "Nav")("breadcrumbs")}>
      <ol>
        {trail.map(({ path, name }) => (
          <li key={path}>
            <a href={path}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
