import { href } from "#lib/addresses.ts";
import type { Count } from "#lib/archive/views.ts";
import { formatMonthOfYear, monthGrid, weekdayHeadings } from "#lib/dates.ts";
import type { Day } from "#lib/record/days.ts";
import type { Locale } from "#lib/record/languages.ts";
import { IssueDayLink } from "./IssueDayLink.tsx";

interface MonthCalendarProps {
  locale: Locale;
  month: string;
  /** The days of the month that have issues, perhaps among others. */
  days: readonly Count[];
  /** The day that the page shows. */
  current?: Day | undefined;
  /** Whether the caption leads to the month's page. */
  linked?: boolean;
}

/** A month's days in weeks from Monday; those with an issue are filled and lead to it. */
export function MonthCalendar({ locale, month, days, current, linked = true }: MonthCalendarProps) {
  const articles = new Map(days.map(({ at, articles }) => [at, articles]));
  const total = days.filter(({ at }) => at.startsWith(month)).length;
  const caption = formatMonthOfYear(month, locale);
  return (
    <table className="calendar">
      <caption>
        {linked && total > 0 ? <a href={href(locale, "month", { month })}>{caption}</a> : caption}
      </caption>
      <thead>
        <tr>
          {weekdayHeadings(locale).map(({ short, long }) => (
            <th key={long} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthGrid(month).map((week, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the weeks of a month have no other name
          <tr key={index}>
            {week.map((day, weekday) => {
              const count = day && articles.get(day);
              const key = day ?? `${index}-${weekday}`;
              if (!day) return <td key={key} className="blank" />;
              if (!count) return <td key={key}>{Number(day.slice(8))}</td>;
              return (
                <td key={key} className={`issue n${Math.min(4, count)}`}>
                  <IssueDayLink locale={locale} day={day} count={count} current={current} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
