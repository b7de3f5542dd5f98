import type { Trend } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { pathOfList } from "#lib/list-addresses.ts";
import type { Locale } from "#lib/record/languages.ts";
import { countsIn, formatBriefly, type Periods } from "./chart-periods.ts";
import { TrendStrip } from "./TrendStrip.tsx";
import { TrendTable } from "./TrendTable.tsx";

interface TrendListProps {
  locale: Locale;
  title: string;
  facet: "topics" | "reporters";
  trends: readonly Trend[];
  periods: Periods;
}

/** What there is most of, each with a strip of how much there was when; all strips by one scale. */
export function TrendList({ locale, title, facet, trends, periods }: TrendListProps) {
  const t = translate(locale, "Charts");
  if (trends.length === 0) return <p>{t("nothing")}</p>;
  const rows = trends.map((trend) => ({ ...trend, counts: countsIn(periods, trend.over) }));
  const most = Math.max(...rows.flatMap(({ counts }) => counts));
  const [first = "", last = ""] = [periods.all[0], periods.all.at(-1)];
  return (
    <figure className="chart">
      <ol className="trends">
        {rows.map(({ id, name, articles, counts }) => (
          <li key={id}>
            <a href={pathOfList({ facet, tag: id }, locale)}>
              <span>{name[locale]}</span>
              {periods.all.length > 1 && <TrendStrip counts={counts} most={most} />}
            </a>
            <span className="count">{translate(locale, "Counts")("articles", { count: articles })}</span>
          </li>
        ))}
      </ol>
      {periods.all.length > 1 && (
        <p className="axis" aria-hidden="true">
          <span>{formatBriefly(first, locale)}</span>
          <span>{formatBriefly(last, locale)}</span>
        </p>
      )}
      <TrendTable {...{ locale, facet, periods, rows }} caption={title} />
    </figure>
  );
}
