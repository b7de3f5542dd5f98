import { href } from "#lib/addresses.ts";
import { formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Day } from "#lib/record/days.ts";
import type { Locale } from "#lib/record/languages.ts";

interface IssueDayLinkProps {
  locale: Locale;
  day: Day;
  /** Of how many articles its issue is. */
  count: number;
  /** The day that the page shows. */
  current: Day | undefined;
}

/** A day of a calendar, as a number that leads to its issue. */
export function IssueDayLink({ locale, day, count, current }: IssueDayLinkProps) {
  return (
    <a
      href={href(locale, "issue", { day })}
      aria-label={translate(locale, "Dates")("dayLabel", { date: formatDay(day, locale), count })}
      aria-current={day === current ? "date" : undefined}
    >
      {Number(day.slice(8))}
    </a>
  );
}
