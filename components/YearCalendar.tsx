import type { Count } from "#lib/archive/views.ts";
import { monthsOf } from "#lib/dates.ts";
import type { Locale } from "#lib/record/languages.ts";
import { MonthCalendar } from "./MonthCalendar.tsx";

/** Twelve months with their issue days filled. */
export function YearCalendar({
  locale,
  year,
  days,
}: {
  locale: Locale;
  year: string;
  days: readonly Count[];
}) {
  const byMonth = Map.groupBy(days, ({ at }) => at.slice(0, 7));
  return (
    <div className="year">
      {monthsOf(year).map((month) => (
        <MonthCalendar key={month} locale={locale} month={month} days={byMonth.get(month) ?? []} />
      ))}
    </div>
  );
}
