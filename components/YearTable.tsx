import { href } from "#lib/addresses.ts";
import type { Count } from "#lib/archive/views.ts";
import { formatMonth, formatYear } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { ChartTable } from "./ChartTable.tsx";
import { IssueDayLink } from "./IssueDayLink.tsx";

interface YearTableProps {
  locale: Locale;
  year: string;
  /** The days of the year that have issues. */
  days: readonly Count[];
  /** Whether they are named. */
  withDays: boolean;
}

/** The issues of a year by month: what a map of its days shows. */
export function YearTable({ locale, year, days, withDays }: YearTableProps) {
  const t = translate(locale, "Charts");
  return (
    <ChartTable
      locale={locale}
      caption={formatYear(year, locale)}
      columns={[t("month"), t("issues"), t("articles"), ...(withDays ? [t("days")] : [])]}
      rows={[...Map.groupBy(days, ({ at }) => at.slice(0, 7))].map(([month, ofMonth]) => ({
        key: month,
        cells: [
          <a key="month" href={href(locale, "month", { month })}>
            {formatMonth(month, locale)}
          </a>,
          ofMonth.length,
          ofMonth.reduce((sum, { articles }) => sum + articles, 0),
          ...(withDays
            ? [
                <ul key="days" className="row">
                  {ofMonth.map(({ at, articles }) => (
                    <li key={at}>
                      <IssueDayLink locale={locale} day={at} count={articles} current={undefined} />
                      <span className="count"> ({articles})</span>
                    </li>
                  ))}
                </ul>,
              ]
            : []),
        ],
      }))}
    />
  );
}
