import { scaleLinear } from "d3-scale";
import { area, curveStepAfter } from "d3-shape";
import type { Trend } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { pathOfList } from "#lib/list-addresses.ts";
import type { Locale } from "#lib/record/languages.ts";
import { ChartTable } from "./ChartTable.tsx";
import { countsIn, formatBriefly, formatPeriod, type Periods } from "./chart-periods.ts";

interface TrendListProps {
  locale: Locale;
  title: string;
  facet: "topics" | "reporters";
  trends: readonly Trend[];
  periods: Periods;
}

/** Of a strip, in its own units; across, a period has one. */
const height = 24;

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
              {periods.all.length > 1 && <Strip counts={counts} most={most} />}
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
      <ChartTable
        locale={locale}
        caption={title}
        columns={[translate(locale, "Nav")(facet), t("total"), t(periods.unit)]}
        rows={rows.map(({ id, name, articles, counts }) => ({
          key: id,
          cells: [
            <a key="name" href={pathOfList({ facet, tag: id }, locale)}>
              {name[locale]}
            </a>,
            articles,
            periods.all
              .flatMap((at, index) => {
                const count = counts[index] ?? 0;
                return count === 0 ? [] : t("ofKind", { name: formatPeriod(at, locale), count });
              })
              .join(t("comma")),
          ],
        }))}
      />
    </figure>
  );
}

function Strip({ counts, most }: { counts: readonly number[]; most: number }) {
  const tall = scaleLinear().domain([0, most]).range([height, 0]);
  const shape = area<number>()
    .x((_, index) => index)
    .y0(height)
    .y1((count) => Math.round(tall(count) * 10) / 10)
    .curve(curveStepAfter);
  // The last one is as wide as the others.
  const path = shape([...counts, counts.at(-1) ?? 0]) ?? "";
  return (
    <svg viewBox={`0 0 ${counts.length} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
