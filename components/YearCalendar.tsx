import type { Count } from "#lib/archive/views.ts";
import type { Locale } from "#lib/record/languages.ts";
import { MonthCalendar } from "./MonthCalendar.tsx";

/** The months of a year that have issues, with their days filled. */
export function YearCalendar({ locale, days }: { locale: Locale; days: readonly Count[] }) {
  const byMonth = Map.groupBy(days, ({ at }) => at.slice(0, 7));
  return (
    <div className="year">
      {[...byMonth].map(([month, days]) => (
        <MonthCalendar key={month} locale={locale} month={month} days={days} />
      ))}
    </div>
  );
}
